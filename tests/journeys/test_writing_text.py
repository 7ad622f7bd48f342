"""A strategist writes the text of a plan by keyboard: a section, a passage split, merged, moved, and what changed."""

from typing import Any

import pytest
from django.utils.translation import override

from farled.direction import acts
from farled.direction.models import DocumentVersion
from farled.direction.reads import mark_of, text_of
from farled.direction.states import VersionState
from tests.cast import NOW, World
from tests.factories.direction import a_draft
from tests.journeys.journey import Journey

pytestmark = pytest.mark.browser

TEXT = "# Styrning\n\nVarje nämnd ansvarar för sin del.\n\n# Uppföljning\n\nPlanen följs upp varje år."
SECTION = (
    "# Styrning\n\nVarje nämnd ansvarar för sin del.\n\nStyrelsen leder arbetet. Bolagen deltar i det.\n\n"
    "- Öppet\n- Säkert"
)


def read(version: DocumentVersion) -> list[tuple[int, str]]:
    return [(each.wording.passage.number, each.wording.plain) for each in text_of(version)]


def type_in(journey: Journey, field: str, words: str) -> None:
    """Replace what a field of text says; the way there passes a link with the same name."""
    journey.keys.reach(journey.say(field), "textbox")
    journey.page.keyboard.press("Control+a")
    journey.page.keyboard.insert_text(words)


def numbered(version: DocumentVersion, words: str, journey: Journey) -> str:
    """The label of the passage that begins so, in the journey's language."""
    with override(journey.language):
        return next(each.label for each in text_of(version) if each.wording.plain.startswith(words))


def test_A2_a_text_is_written_split_merged_moved_and_compared_by_keyboard(world: World, journey: Journey) -> None:
    first = a_draft(world, title="Planen").versions.get()
    acts.write_text(draft=first, version=mark_of([]), text=TEXT, by=world.hand, at=NOW)
    acts.send_for_consultation(document=first.document, by=world.hand, at=NOW)
    draft = first.document.versions.get(state=VersionState.DRAFT)
    text = f"{journey.server}/direction/versions/{draft.pk}/text/"
    keys, say, page = journey.keys, journey.say, journey.page

    def passage(words: str, link: str) -> None:
        """From the text by a passage's label to its page, and by its link on."""
        page.goto(text)
        journey.go(f"{say('Textställe')} {numbered(draft, words, journey)}")
        journey.go(link)

    journey.sign_in(world, "asa")
    page.goto(text)
    journey.look("the text")
    journey.go(f"{say('Ändra avsnittet')} Styrning")
    journey.look("the section")
    type_in(journey, "Texten", SECTION)
    keys.follow(say("Spara avsnittet"), "button")
    assert say("Avsnittet är sparat.") in journey.read()

    passage("Styrelsen leder", "Dela stycket")
    type_in(journey, "Texten", "Styrelsen leder arbetet.\n\nBolagen deltar i det.")
    keys.follow(say("Dela stycket"), "button")
    passage("Styrelsen leder", "Slå ihop med nästa")
    keys.follow(say("Slå ihop"), "button")
    assert "Styrelsen leder arbetet. Bolagen deltar i det." in journey.read()

    passage("Planen följs upp", "Flytta stycket")
    keys.select(say("Efter vilket stycke ska det stå?"), say("Först i texten"))
    keys.follow(say("Flytta"), "button")
    assert read(draft)[0] == (4, "Planen följs upp varje år.")
    assert [number for number, _words in read(draft)] == [4, 1, 2, 5, 6, 7, 3]

    passage("Varje nämnd", "Ta bort stycket")
    journey.look("dropping")
    keys.follow(say("Ta bort stycket"), "button")
    journey.go("Lägg till sist i texten")
    keys.write(say("Vad ska läggas till?"), "Varje nämnd ansvarar för hela sin del nu.")
    keys.follow(say("Lägg till"), "button")
    assert read(draft)[-1][0] == 2, "cut out and put back it is the same"

    page.goto(f"{journey.server}/direction/versions/{draft.pk}/changes/")
    journey.look("what changed")
    journey.go("Ta fram som Word eller PDF")
    journey.look("ordering it")
    keys.follow(say("Ta fram ändringarna"), "button")
    assert say("Ändringarna är beställda. De tas fram nu.") in journey.read()
    journey.faultless()


def test_what_was_typed_stands_when_somebody_was_faster_and_going_back_does_nothing_twice(
    world: World, journey: Journey, live_server: Any
) -> None:
    draft = a_draft(world, title="Planen").versions.get()
    acts.write_text(draft=draft, version=mark_of([]), text=TEXT, by=world.hand, at=NOW)
    row = next(each.wording for each in text_of(draft) if each.label == "1 st. 1")
    page, say = journey.page, journey.say
    journey.sign_in(world, "asa")
    page.goto(f"{live_server.url}/direction/versions/{draft.pk}/passages/{row.passage.number}/reword/")
    acts.reword(draft=draft, passage=row.passage, version=1, text="Någon annans ord.", by=world.hand, at=NOW)
    type_in(journey, "Texten", "Mina egna ord.")
    journey.keys.follow(say("Spara stycket"), "button")
    assert "Någon annans ord." in page.content()
    assert "Mina egna ord." in page.content()
    page.goto(f"{live_server.url}/direction/versions/{draft.pk}/add-passages/")
    journey.keys.write(say("Vad ska läggas till?"), "En gång räcker.")
    journey.keys.follow(say("Lägg till"), "button")
    page.go_back()
    journey.keys.follow(say("Lägg till"), "button")
    assert [words for _number, words in read(draft)].count("En gång räcker.") == 1
