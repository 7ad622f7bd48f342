"""A passage cut out in one place and pasted in another is the same, at once or later; a person is asked when unsure."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.direction import acts
from farled.direction.invariants import texts_lie_fast
from farled.direction.models import DocumentVersion, Passage, Wording
from farled.direction.reads import text as reads
from farled.direction.reads.followed import stand_in
from farled.direction.states import VersionState
from farled.methods.passages import Nature
from farled.web.refused import Forbidden, Invalid, Refused
from tests.api.keys import Program, a_key
from tests.cast import NOW, World
from tests.direction.test_write_text import at, told
from tests.factories.direction import a_draft, an_objective

AsUser = Callable[[str], Client]

TEXT = """# Styrning

Varje nämnd ansvarar för sin del av planen.

Kommunstyrelsen samordnar arbetet med alla nämnder.

# Uppföljning

Planen följs upp varje år i årsredovisningen.
"""
CUT = "Kommunstyrelsen samordnar arbetet med alla nämnder."


@pytest.fixture
def draft(world: World) -> DocumentVersion:
    """A draft that goes on from a text that has been sent out."""
    first = a_draft(world, title="Planen").versions.get()
    acts.write_text(draft=first, version=reads.mark_of([]), text=TEXT, by=world.hand, at=NOW)
    acts.send_for_consultation(document=first.document, by=world.hand, at=NOW)
    return first.document.versions.get(state=VersionState.DRAFT)


def write(world: World, version: DocumentVersion, heading: str, text: str) -> None:
    """Write one section anew, as its page does."""
    rows = [each.wording for each in reads.text_of(version)]
    first = next(row for row in rows if row.plain == heading)
    mark = reads.mark_of(reads.section_from(rows, first))
    acts.write_section(draft=version, passage=first.passage, version=mark, text=text, by=world.hand, at=NOW)


def without(heading: str) -> str:
    """The section it was cut out of, or the one it was pasted in."""
    return {
        "cut": "# Styrning\n\nVarje nämnd ansvarar för sin del av planen.",
        "pasted": f"# Uppföljning\n\nPlanen följs upp varje år i årsredovisningen.\n\n{CUT}",
    }[heading]


def natures(version: DocumentVersion) -> dict[int, set[Nature]]:
    before = version.document.versions.get(number=version.number - 1)
    found = reads.differences(before, version)
    return {each.placed.wording.passage.number: set(each.natures) for each in found}


@pytest.mark.parametrize("order", [("cut", "pasted"), ("pasted", "cut")])
def test_text_moved_between_sections_in_two_saves_is_the_same_passage(
    world: World, draft: DocumentVersion, order: tuple[str, str]
) -> None:
    goal = an_objective(world, draft.document, title="Samordning")
    acts.tie_passages(objective=goal, version=1, passages=[at(draft, "1 st. 2").passage], by=world.hand, at=NOW)
    for step in order:
        write(world, draft, {"cut": "Styrning", "pasted": "Uppföljning"}[step], without(step))
    assert [(number, text) for _label, number, text in told(draft)][-1] == (3, CUT)
    assert natures(draft) == {3: {Nature.MOVED}}, "neither new nor dropped"
    assert reads.told_by(goal) == [Passage.objects.get(document=draft.document, number=3).pk]
    assert not list(texts_lie_fast())


def test_what_was_dropped_and_is_added_again_is_the_same(world: World, draft: DocumentVersion) -> None:
    row = at(draft, "1 st. 2")
    by: dict[str, Any] = {"draft": draft, "by": world.hand, "at": NOW}
    acts.drop(passage=row.passage, version=row.version, **by)
    [made] = acts.add_passages(text=CUT, **by)
    assert made.passage_id == row.passage_id
    written = at(draft, "1 st. 1")
    acts.reword(passage=written.passage, version=written.version, text="Alla nämnder ansvarar för sin del.", **by)
    acts.drop(passage=written.passage, version=written.version + 1, **by)
    [other] = acts.add_passages(text="Alla nämnder ansvarar för sin del.", **by)
    assert other.passage_id == written.passage_id, "it is known by what it said last"


def test_what_has_only_stood_in_the_draft_is_recognised_too(world: World) -> None:
    draft = a_draft(world, title="Ny plan").versions.get()
    acts.write_text(draft=draft, version=reads.mark_of([]), text=TEXT, by=world.hand, at=NOW)
    row = at(draft, "1 st. 2")
    acts.drop(draft=draft, passage=row.passage, version=1, by=world.hand, at=NOW)
    write(world, draft, "Uppföljning", without("pasted"))
    assert told(draft)[-1][1:] == (3, CUT)


def test_a_copy_is_another_passage(world: World, draft: DocumentVersion) -> None:
    write(world, draft, "Uppföljning", without("pasted"))
    assert [number for _label, number, text in told(draft) if text == CUT] == [3, 6]


def test_short_words_are_asked_about_and_never_taken_for_granted(
    world: World, draft: DocumentVersion, as_user: AsUser
) -> None:
    head = at(draft, "2")
    acts.drop(draft=draft, passage=head.passage, version=head.version, by=world.hand, at=NOW)
    [made] = acts.add_passages(draft=draft, text="# Uppföljning", by=world.hand, at=NOW)
    assert made.passage_id != head.passage_id
    page = as_user("asa").get(reverse("direction:text", args=[draft.pk])).content.decode()
    asked = reverse("direction:same_passage", args=[draft.pk, made.passage.number])
    assert f"{asked}?earlier={head.passage_id}" in page
    assert "Är det samma stycke?" in page


def test_what_was_merged_and_is_split_again_is_what_it_was(world: World, draft: DocumentVersion) -> None:
    pair = [at(draft, "1 st. 1"), at(draft, "1 st. 2")]
    by: dict[str, Any] = {"draft": draft, "by": world.hand, "at": NOW}
    acts.merge(passage=pair[0].passage, version=reads.mark_of(pair), **by)
    whole = at(draft, "1 st. 1")
    parts = f"{pair[0].plain}\n\n{pair[1].plain}"
    acts.split(passage=whole.passage, version=whole.version, text=parts, **by)
    assert [number for _label, number, _text in told(draft)] == [1, 2, 3, 4, 5]
    assert natures(draft) == {}


# --- A person says so -------------------------------------------------------------------------------------------------


def rewritten(world: World, draft: DocumentVersion) -> tuple[Wording, Wording]:
    """A passage that was taken out, and one added that may be it."""
    row = at(draft, "1 st. 2")
    acts.drop(draft=draft, passage=row.passage, version=row.version, by=world.hand, at=NOW)
    text = "Kommunstyrelsen samordnar och leder arbetet tillsammans med regionen."
    [made] = acts.add_passages(draft=draft, text=text, by=world.hand, at=NOW)
    assert made.passage_id != row.passage_id
    return row, made


def test_a_person_says_that_it_is_the_same_and_all_ties_follow(
    world: World, draft: DocumentVersion, as_user: AsUser
) -> None:
    old, new = rewritten(world, draft)
    before, after = (an_objective(world, draft.document, title=title) for title in ("Förut", "Sedan"))
    acts.tie_passages(objective=before, version=1, passages=[old.passage], by=world.hand, at=NOW)
    acts.tie_passages(objective=after, version=1, passages=[new.passage], by=world.hand, at=NOW)
    asa = as_user("asa")
    url = reverse("direction:same_passage", args=[draft.pk, new.passage.number])
    opened = asa.get(f"{url}?earlier={old.passage_id}")
    shown = opened.content.decode()
    assert "Kommunstyrelsen samordnar arbetet" in shown
    assert "<del>" in shown, "what would have changed is shown"
    sent = {"version": new.version, "earlier": old.passage_id, "once": opened.context["form"]["once"].value()}
    done = asa.post(url, sent)
    assert done.status_code == 303
    assert done["Location"].endswith(f"#p{old.passage.number}")
    row = Wording.objects.get(pk=new.pk)
    assert row.passage_id == old.passage_id
    assert natures(draft)[3] == {Nature.MOVED, Nature.REWORDED}
    page = asa.get(reverse("direction:passage", args=[old.passage_id])).content.decode()
    assert "Förut" in page
    assert "Sedan" in page
    assert stand_in(draft, [new.passage_id]) == {new.passage_id: (old.passage_id,)}
    assert "Är det samma stycke?" not in asa.get(reverse("direction:text", args=[draft.pk])).content.decode()
    again = asa.post(url, sent)
    assert (again.status_code, again["Location"]) == (303, done["Location"]), "sent twice it is done once"
    moved = asa.get(reverse("direction:passage", args=[new.passage_id]))
    assert moved["Location"] == reverse("direction:passage", args=[old.passage_id])
    assert not list(texts_lie_fast())


def test_only_what_is_new_becomes_one_that_is_gone(world: World, draft: DocumentVersion, as_user: AsUser) -> None:
    old, new = rewritten(world, draft)
    by: dict[str, Any] = {"draft": draft, "by": world.hand, "at": NOW}
    stands = at(draft, "1 st. 1")
    with pytest.raises(Refused, match="stood_before"):
        acts.same_passage(passage=stands.passage, version=stands.version, earlier=old.passage, **by)
    with pytest.raises(Invalid, match="not_taken_out"):
        acts.same_passage(passage=new.passage, version=new.version, earlier=stands.passage, **by)
    with pytest.raises(Forbidden):
        acts.same_passage(**by | {"by": world.actor("erik")}, passage=new.passage, version=1, earlier=old.passage)
    url = reverse("direction:same_passage", args=[draft.pk, new.passage.number])
    assert as_user("vera").get(url).status_code == 403
    assert as_user("otto").get(url).status_code == 404
    asa = as_user("asa")
    assert asa.post(url, {"version": new.version}).status_code == 422
    assert asa.post(url, {"version": new.version, "earlier": stands.passage_id}).status_code == 422
    acts.reword(passage=new.passage, version=new.version, text=f"{new.text} Snart.", **by)
    assert asa.post(url, {"version": new.version, "earlier": old.passage_id}).status_code == 412
    acts.send_for_consultation(document=draft.document, by=world.hand, at=NOW)
    assert asa.get(url).status_code == 409


def test_a_program_says_so_too(world: World, draft: DocumentVersion) -> None:
    old, new = rewritten(world, draft)
    program = Program(a_key(world, "asa"))
    path = reverse("api:direction.wording", args=[new.pk])
    done = program.send("POST", f"{path}same-passage/", {"earlier": old.passage_id}, seen=new.version)
    assert done.status_code == 200, done.content
    assert Wording.objects.get(pk=new.pk).passage_id == old.passage_id
