"""Åsa runs a consultation by keyboard, from the decision to the adopted text.

The board sends the programme out, its bodies answer, an association is late, the council sends the matter back with two
points and adopts it when they are answered.
"""

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import pytest
from django.core import mail
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from farled.agenda.reads import Duty
from farled.consultation import acts
from farled.consultation.models import Consultation, Recipient, Remark, Treatment
from farled.consultation.refusals import SENTENCES
from farled.consultation.states import ConsultationState, Place, ReplyStanding, Stance
from farled.direction.reads import Document, DocumentVersion, Passage
from farled.direction.states import VersionState
from farled.matters.reads import Decision, Matter
from farled.people import acts as people
from farled.people.states import BodyKind
from tests.cast import NOW, World
from tests.factories.consultation import a_draft
from tests.factories.matters import a_matter
from tests.journeys.conftest import Calendar
from tests.journeys.journey import Journey

pytestmark = pytest.mark.browser

TITLE = "Program för digital utveckling"
COUNCIL_OF = "Rådet för funktionshinderfrågor"
OUTSIDE = "Föreningen Läsa lätt"
CHANGED = "Programmet har tre mål, och kommunstyrelsen följer upp dem varje år."
SCHOOL_SAYS = "Säg hur målen följs upp och av vem."
CARE_SAYS = "Säg hur målen ska följas upp och av vem."
OF_THE_WHOLE = "Vi behöver stöd med kompetens."
WELCOMES = "Bra att vi får delta i arbetet."
LATE = "Skriv en lättläst version."


@dataclass
class Scene:
    """A programme with its text, and the matter it is handled in."""

    world: World
    draft: DocumentVersion
    matter: Matter
    calendar: Calendar

    @property
    def row(self) -> Consultation:
        """The consultation as it is stored."""
        return Consultation.objects.get()

    def asked(self, name: str) -> Recipient:
        """A recipient by name."""
        return Recipient.objects.select_related("consultation").get(name=name)


@pytest.fixture
def scene(world: World, calendar: Calendar) -> Scene:
    people.add_body(
        organisation=world.ours, name=COUNCIL_OF, kind=BodyKind.ADVISORY_COUNCIL, parent=world.executive, by=world.hand,
        at=NOW,
    )  # fmt: skip
    matter = a_matter(world, title=f"{TITLE} 2027–2030", reference="KS 2026/0412")
    return Scene(world, a_draft(world, TITLE), matter, calendar)


def test_a_strategist_runs_a_consultation_from_decision_to_adoption(
    scene: Scene, journey: Journey, tmp_path: Path
) -> None:
    world, calendar = scene.world, scene.calendar
    journey.sign_in(world, "asa")
    prepare(scene, journey)
    choose_recipients(journey)
    add_questions_and_papers(scene, journey, tmp_path)
    refused_without_a_decision(journey)
    journey.sign_out()
    journey.sign_in(world, "rut")
    decide(scene, journey, on=date(2026, 11, 18), body="Kommunstyrelsen", paragraph="412", outcome="remitteras")
    journey.sign_out()
    journey.sign_in(world, "asa")
    send_out(scene, journey)
    calendar.turn(date(2027, 2, 10))
    some_answer(scene)
    remind(scene, journey)
    calendar.turn(date(2027, 2, 25))
    close(scene, journey)
    treat(scene, journey)
    put_together(scene, journey)
    journey.sign_out()
    calendar.turn(date(2027, 4, 20))
    sent_back_and_answered(scene, journey)
    adopt(scene, journey)
    journey.faultless()


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


def decide(
    scene: Scene,
    journey: Journey,
    *,
    on: date,
    body: str,
    paragraph: str,
    outcome: str,
    points: str = "",
) -> None:
    """Write a decision in the matter, as the registrar."""
    keys, say = journey.keys, journey.say
    journey.room("Ärenden")
    journey.go(scene.matter.title)
    journey.go("Registrera beslut")
    keys.content()
    journey.date("Sammanträdets dag", on)
    keys.select(say("Nämnd eller styrelse som sammanträdde"), body)
    keys.write(say("Paragraf i protokollet"), paragraph)
    keys.select(say("Vad blev beslutet?"), say(outcome))
    if points:
        keys.write(say("Vad ska kompletteras?"), points)
    keys.follow(say("Registrera beslutet"), "button")


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


def treat(scene: Scene, journey: Journey) -> None:
    """Two that say the same are answered once, the text is changed for it, and the rest is treated together."""
    keys, say = journey.keys, journey.say
    journey.look("closed")
    journey.go("Behandla synpunkterna")
    journey.look("treatment")
    journey.go("Lägg till ett tema")
    keys.content()
    keys.write(say("Tema"), "Uppföljning")
    keys.follow(say("Lägg till temat"))
    journey.go("Behandla synpunkter")
    journey.look("remarks")
    journey.go(SCHOOL_SAYS)
    journey.look("remark")
    assert CARE_SAYS in journey.read(), "what may say the same is suggested"
    journey.go("Besvara tillsammans med andra")
    journey.look("answer together")
    keys.content()
    keys.press(f"Äldrenämnden: {CARE_SAYS}", "checkbox", "Space")
    keys.follow(say("Besvara tillsammans"), "button")
    journey.go("Behandla")
    keys.content()
    keys.select(say("Tema"), "Uppföljning")
    keys.select(say("Behandling"), "Texten förtydligas")
    keys.write(say("Svar"), "Målen får en årlig uppföljning.")
    keys.follow(say("Spara behandlingen"))
    journey.look("a change without a place")
    expect(journey.page.locator(".error-summary")).to_be_focused()
    assert Treatment.objects.filter(disposition__isnull=False).count() == 0
    keys.press(" ".join(journey.page.locator("label", has_text="Programmet har tre mål.").inner_text().split()),
               "checkbox", "Space")  # fmt: skip
    keys.follow(say("Spara behandlingen"))
    journey.look("treated together")
    treated = Treatment.objects.get(disposition__isnull=False)
    assert sorted(each.text for each in treated.remarks.all()) == sorted([SCHOOL_SAYS, CARE_SAYS])
    change_the_text(journey)
    treat_the_rest(scene, journey)


def change_the_text(journey: Journey) -> None:
    """Write what was promised where it was promised."""
    keys, say = journey.keys, journey.say
    journey.room("Riktning")
    journey.go(TITLE)
    keys.content()
    draft = reverse("direction:text", args=[DocumentVersion.objects.get(state=VersionState.DRAFT).pk])
    keys.follow(" ".join(journey.page.locator(f'main a[href="{draft}"]').first.inner_text().split()))
    keys.content()
    keys.follow(f"{say('Ändra avsnittet')} Mål")
    text = journey.page.locator("textarea[name=text]")
    written = text.input_value()
    keys.content()
    keys.reach(say("Texten"), "textbox")
    journey.page.keyboard.press("Control+a")
    journey.page.keyboard.insert_text(written.replace("Programmet har tre mål.", CHANGED))
    keys.follow(say("Spara avsnittet"))
    journey.look("text after the consultation")
    assert CHANGED in journey.read()


def treat_the_rest(scene: Scene, journey: Journey) -> None:
    """What is left is picked out and treated at once; what comes late waits."""
    keys, say = journey.keys, journey.say
    open_treatment(scene, journey)
    journey.go("Behandla synpunkter")
    keys.content()
    keys.follow(say("Behandla flera på en gång"))
    journey.look("pick out")
    keys.content()
    keys.follow(say("Behandla alla %(count)s") % {"count": 2}, "button")
    journey.look("treat many")
    keys.content()
    keys.select(say("Behandling"), "Ingen åtgärd")
    keys.write(say("Svar"), "Tack för synpunkten.")
    keys.follow(say("Spara behandlingen"))
    assert not Treatment.objects.filter(disposition=None).exists()
    acts.register_reply(
        recipient=scene.asked(OUTSIDE), standing=ReplyStanding.OFFICE, by=scene.world.hand, at=scene.calendar.at,
        said=acts.Said(stance=Stance.OWN_STATEMENT, statement="Vi tänker på dem som läser långsamt."),
        remarks=[acts.Placed(remarked=acts.Remarked(text=LATE))],
    )  # fmt: skip
    open_treatment(scene, journey)
    journey.look("one came late")
    journey.go("Ändra vem som ser den")
    keys.content()
    keys.press(say("Alla i organisationen ser hur synpunkterna behandlas"), "checkbox", "Space")
    keys.follow(say("Spara"), "button")


def put_together(scene: Scene, journey: Journey) -> None:
    """The compilation, read and fetched as Word: every remark with its answer, in the order of the text."""
    keys, say = journey.keys, journey.say
    open_round(scene, journey)
    journey.go("Sammanställningen")
    journey.look("compilation")
    journey.go("Ta fram som fil")
    keys.content()
    keys.follow(say("Ta fram sammanställningen"), "button")
    journey.look("compilation as files")
    keys.content()
    keys.reach("Word")
    with journey.page.expect_download() as download:
        journey.page.keyboard.press("Enter")
    document = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    places = [cells.index(each) for each in (SCHOOL_SAYS, OF_THE_WHOLE)]
    assert places == sorted(places), "what is said of a passage stands before what is said of the whole"
    for text in (*Remark.objects.values_list("text", flat=True), "Målen får en årlig uppföljning."):
        assert any(text in cell for cell in cells), text


def sent_back_and_answered(scene: Scene, journey: Journey) -> None:
    """The board sends the matter back with two points; nobody adopts before both are answered."""
    keys, say = journey.keys, journey.say
    journey.sign_in(scene.world, "rut")
    decide(
        scene, journey, on=date(2027, 4, 7), body="Kommunstyrelsen", paragraph="87", outcome="återremitteras",
        points="Redovisa kostnaden.\nSäg vem som ansvarar.",
    )  # fmt: skip
    journey.look("sent back")
    journey.sign_out()
    journey.sign_in(scene.world, "asa")
    for number, text in ((1, "Kostnaden ryms i budgeten."), (2, "Kommunstyrelsen ansvarar.")):
        if number == 2:
            journey.sign_out()
            journey.sign_in(scene.world, "rut")
            decide(scene, journey, on=date(2027, 4, 19), body="Kommunfullmäktige", paragraph="33", outcome="antas")
            journey.look("a point is not answered")
            assert "Säg vem som ansvarar." in journey.page.locator(".error-summary").inner_text()
            assert not Decision.objects.filter(paragraph="33").exists()
            journey.sign_out()
            journey.sign_in(scene.world, "asa")
        journey.room("Ärenden")
        journey.go(scene.matter.title)
        keys.content()
        keys.follow(f"{say('Besvara')} {say('punkt')} {number}")
        journey.look(f"point {number}")
        keys.content()
        keys.write(say("Vad är svaret?"), text)
        journey.date("Besvarad den", date(2027, 4, 14))
        keys.follow(say("Spara svaret"))
    journey.sign_out()
    journey.sign_in(scene.world, "rut")
    decide(scene, journey, on=date(2027, 4, 19), body="Kommunfullmäktige", paragraph="33", outcome="antas")
    assert Decision.objects.filter(paragraph="33").exists()
    journey.look("decided")
    journey.sign_out()


def adopt(scene: Scene, journey: Journey) -> None:
    """The decision is there, but a remark that came late is not treated: refused, treated, adopted."""
    keys, say = journey.keys, journey.say
    journey.sign_in(scene.world, "asa")
    document = Document.objects.get(title=TITLE)
    write_adoption(journey)
    journey.look("a remark is open")
    expect(journey.page.locator(".error-summary")).to_be_focused()
    assert document.versions.filter(state=VersionState.ADOPTED).count() == 0
    journey.room("Riktning")
    journey.go(TITLE)
    journey.go("Synpunkter som väntar på behandling")
    journey.look("what is left")
    journey.go("Behandla det som återstår")
    journey.go(LATE)
    journey.go("Behandla")
    keys.content()
    keys.select(say("Behandling"), "Ingen åtgärd")
    keys.write(say("Svar"), "En lättläst version tas fram när programmet är antaget.")
    keys.follow(say("Spara behandlingen"))
    write_adoption(journey)
    assert document.versions.get(state=VersionState.ADOPTED).wordings.filter(plain=CHANGED).exists()
    journey.look("adopted")
    open_round(scene, journey)
    journey.go("Avsluta remissen")
    keys.content()
    keys.follow(say("Avsluta remissen"), "button")
    assert scene.row.state == ConsultationState.FINISHED
    journey.look("finished")
    journey.go("Lärdomar")
    journey.look("lessons")


def write_adoption(journey: Journey) -> None:
    """Adopt the draft by the council's decision."""
    journey.room("Riktning")
    journey.go(TITLE)
    journey.go("Anta genom ett beslut")
    keys, say = journey.keys, journey.say
    field = journey.page.locator("[name=decision]")
    choice = field.locator("option").nth(1).inner_text()
    keys.content()
    keys.select(say("Genom vilket beslut antas det?"), choice)
    journey.date("Gäller från och med", date(2027, 5, 1))
    keys.follow(say("Anta dokumentet"))


# --- Around -----------------------------------------------------------------------------------------------------------


def open_round(scene: Scene, journey: Journey) -> None:
    """Go to the consultation by the navigation."""
    journey.room("Remiss")
    journey.go(scene.row.title)


def open_treatment(scene: Scene, journey: Journey) -> None:
    """Go to how its remarks are treated."""
    open_round(scene, journey)
    journey.go("Hur synpunkterna behandlas")
    assert journey.page.url.endswith(reverse("consultation:treatment", args=[scene.row.pk]))


def stands(journey: Journey, name: str) -> str:
    """How far somebody has come, as the round's table tells it."""
    row = journey.page.locator("main table tbody tr", has=journey.page.get_by_role("link", name=name, exact=True))
    return str(row.locator(".tag").first.evaluate("tag => tag.lastChild.textContent"))


def told(code: str, journey: Journey) -> str:
    """The sentence of a refusal, in the journey's language."""
    with override(journey.language):
        return str(SENTENCES[code])
