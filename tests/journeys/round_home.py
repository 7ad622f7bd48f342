"""The remarks of a consultation are treated, put together, sent back, answered and the text adopted."""

import io
from datetime import date
from pathlib import Path

import docx
from django.urls import reverse
from playwright.sync_api import expect

from farled.consultation import acts
from farled.consultation.models import Remark, Treatment
from farled.consultation.states import ConsultationState, ReplyStanding, Stance
from farled.direction.reads import Document, DocumentVersion
from farled.direction.states import VersionState
from farled.matters.reads import Decision
from tests.journeys.journey import Journey
from tests.journeys.round_scene import (
    CARE_SAYS,
    CHANGED,
    LATE,
    OF_THE_WHOLE,
    OUTSIDE,
    SCHOOL_SAYS,
    TITLE,
    Scene,
    decide,
    open_round,
    open_treatment,
)


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
