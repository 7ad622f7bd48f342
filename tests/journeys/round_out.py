"""A consultation is prepared, decided, sent out, reminded about and closed."""

from datetime import date
from pathlib import Path

from django.core import mail
from playwright.sync_api import expect

from farled.agenda.reads import Duty
from farled.consultation import acts
from farled.consultation.models import Consultation, Recipient
from farled.consultation.states import ConsultationState, Place, ReplyStanding, Stance
from farled.direction.reads import Passage
from farled.direction.states import VersionState
from farled.matters.reads import Decision
from tests.journeys.journey import Journey
from tests.journeys.round_scene import (
    CARE_SAYS,
    COUNCIL_OF,
    OF_THE_WHOLE,
    OUTSIDE,
    SCHOOL_SAYS,
    TITLE,
    WELCOMES,
    Scene,
    open_round,
    stands,
    told,
)


def prepare(scene: Scene, journey: Journey) -> None:
    """From the document to a consultation that nobody has got yet."""
    keys, say = journey.keys, journey.say
    journey.room("Remiss")
    journey.look("no consultations")
    journey.room("Riktning")
    journey.go(TITLE)
    journey.go("Förbered en remiss")
    journey.look("prepare")
    keys.content()
    assert journey.page.locator("[name=due]").input_value() == "2027-02-21", "three months are suggested"
    keys.select(say("Ärende"), str(scene.matter))
    keys.write(say("Introduktion"), "Säg främst om målen går att följa upp.")
    keys.write(say("Följebrev"), "Kommunstyrelsen vill veta vad ni tycker om programmet.")
    keys.follow(say("Förbered remissen"))
    journey.look("prepared")


def choose_recipients(journey: Journey) -> None:
    """The advisory council that the text concerns is suggested; boards are ticked, an association is written in."""
    keys, say = journey.keys, journey.say
    assert say("personer med funktionsnedsättning") in journey.read(), "the text says whom it concerns"
    with_name = {"sv": f"Lägg till {COUNCIL_OF}", "en": f"Add {COUNCIL_OF}"}[journey.language]
    keys.content()
    keys.follow(with_name)
    journey.look("choose recipients")
    assert journey.page.get_by_role("checkbox", name=COUNCIL_OF).is_checked(), "what was suggested is ticked"
    keys.content()
    keys.press("Skolnämnden", "checkbox", "Space")
    keys.press("Äldrenämnden", "checkbox", "Space")
    keys.follow(say("Lägg till dem"))
    journey.go("Lägg till en instans utanför")
    keys.content()
    keys.write(say("Vad heter organisationen?"), OUTSIDE)
    keys.select(say("Vad är den?"), say("organisation"))
    keys.write(say("E-postadress"), "remiss@latt.example")
    keys.follow(say("Lägg till instansen"))
    assert Recipient.objects.count() == 4


def add_questions_and_papers(scene: Scene, journey: Journey, folder: Path) -> None:
    """Ten questions to begin with, and a paper to read."""
    keys, say = journey.keys, journey.say
    journey.go("Frågor till instanserna")
    journey.go("Börja med tio frågor att utgå från")
    journey.look("questions")
    keys.content()
    keys.follow(say("Spara frågorna"))
    assert scene.row.questions.count() == 10
    paper = folder / "nulägesbeskrivning.txt"
    paper.write_text("Så ser det ut i dag.", encoding="utf-8")
    journey.go("Lägg till ett underlag")
    keys.content()
    journey.choose_file("Vilken fil?", paper)
    keys.follow(say("Lägg till underlaget"))
    journey.look("ready but for the decision")
    assert "nulägesbeskrivning" in journey.read()


def refused_without_a_decision(journey: Journey) -> None:
    """Nothing leaves before somebody has decided that it shall."""
    journey.go("Sänd ut remissen")
    journey.keys.content()
    journey.keys.follow(journey.say("Sänd ut remissen"), "button")
    journey.look("nobody has decided")
    refusal = journey.page.locator(".error-summary")
    expect(refusal).to_be_focused()
    assert told("consultation.send.undecided", journey) in refusal.inner_text()
    assert Consultation.objects.get().state == ConsultationState.PREPARING


def send_out(scene: Scene, journey: Journey) -> None:
    """With the decision chosen it goes out: the text lies fast, bodies have a duty and the association a letter."""
    keys, say = journey.keys, journey.say
    open_round(scene, journey)
    journey.go("Ändra remissen")
    keys.content()
    keys.select(say("Beslutet om remiss"), str(Decision.objects.get(paragraph="412")))
    keys.follow(say("Spara ändringen"))
    journey.go("Sänd ut remissen")
    journey.look("send out")
    assert OUTSIDE in journey.page.locator("main").text_content()  # type: ignore[operator]
    keys.content()
    keys.follow(say("Sänd ut remissen"), "button")
    journey.look("out")
    assert scene.row.state == ConsultationState.OPEN
    scene.draft.refresh_from_db()
    assert scene.draft.state == VersionState.CONSULTED
    assert [letter.to for letter in mail.outbox] == [["remiss@latt.example"]]
    assert "vill veta vad ni tycker" in mail.outbox[0].body, "the covering letter goes along"
    assert stands(journey, "Skolnämnden") == say("inte öppnad")


def some_answer(scene: Scene) -> None:
    """The school board begins, the care board and the advisory council answer."""
    world, at = scene.world, scene.calendar.at
    answer(scene, "Skolnämnden", "erik", (Place.PASSAGE, SCHOOL_SAYS), (Place.WHOLE, OF_THE_WHOLE), hand_in=False)
    answer(scene, "Äldrenämnden", "maj", (Place.PASSAGE, CARE_SAYS))
    acts.register_reply(
        recipient=scene.asked(COUNCIL_OF), standing=ReplyStanding.ADOPTED, decided_on=date(2027, 2, 2), by=world.hand,
        at=at, said=acts.Said(stance=Stance.SUPPORTS, statement="Rådet stöder programmet."),
        remarks=[acts.Placed(remarked=acts.Remarked(text=WELCOMES, appreciates=True))],
    )  # fmt: skip


def answer(scene: Scene, name: str, who: str, *said: tuple[Place, str], hand_in: bool = True) -> None:
    """A board's own answer, written in the product by its people."""
    by, at = scene.world.actor(who), scene.calendar.at
    reply = acts.begin(recipient=scene.asked(name), by=by, at=at)
    for place, text in said:
        goals = Passage.objects.get(wordings__document_version=scene.draft, wordings__plain="Programmet har tre mål.")
        acts.add_remark(
            reply=reply, remarked=acts.Remarked(text=text), passage=goals if place == Place.PASSAGE else None, by=by,
            at=at,
        )  # fmt: skip
    reply.refresh_from_db()
    statement = acts.Said(stance=Stance.SUPPORTS_WITH_REMARKS, statement="Nämnden tillstyrker med synpunkter.")
    reply = acts.save(reply=reply, version=reply.version, said=statement, by=by, at=at)
    if hand_in:
        board_decides(scene, name, who)


def board_decides(scene: Scene, name: str, who: str) -> None:
    """The board adopts what is written, and it is handed in."""
    by, at = scene.world.actor(who), scene.calendar.at
    reply = scene.asked(name).reply
    reply = acts.adopt(
        reply=reply, version=reply.version, decided_on=date(2027, 2, 9), paragraph="14", motions=[], dissents=[], by=by,
        at=at,
    )  # fmt: skip
    acts.hand_in(reply=reply, version=reply.version, standing=ReplyStanding.ADOPTED, by=by, at=at)


def remind(scene: Scene, journey: Journey) -> None:
    """The table tells how far each has come; those who are silent are reminded, in the strategist's words."""
    keys, say = journey.keys, journey.say
    open_round(scene, journey)
    journey.look("some have answered")
    assert stands(journey, "Skolnämnden") == say("skriver svar")
    assert stands(journey, "Äldrenämnden") == say("beslutat yttrande")
    assert stands(journey, OUTSIDE) == say("inte öppnad")
    journey.go("Påminn dem som inte har svarat")
    journey.look("remind")
    assert journey.page.get_by_role("checkbox").count() == 2, "only those who have not answered"
    keys.content()
    keys.write(say("Några ord"), "Vi vill gärna ha ert svar.")
    keys.follow(say("Påminn"), "button")
    assert len(mail.outbox) == 2
    assert "Vi vill gärna ha ert svar." in mail.outbox[1].body
    assert Duty.objects.filter(note="Vi vill gärna ha ert svar.").count() == 1
    board_decides(scene, "Skolnämnden", "erik")


def close(scene: Scene, journey: Journey) -> None:
    """The day has passed: who is late is seen, and the round is closed."""
    keys, say = journey.keys, journey.say
    open_round(scene, journey)
    journey.go("är sena")
    journey.look("who is late")
    rows = journey.page.locator("main table tbody tr")
    expect(rows).to_have_count(1)
    assert OUTSIDE in rows.inner_text()
    open_round(scene, journey)
    journey.go("Stäng för svar")
    journey.look("close")
    keys.content()
    keys.follow(say("Stäng för svar"), "button")
    assert scene.row.state == ConsultationState.CLOSED
