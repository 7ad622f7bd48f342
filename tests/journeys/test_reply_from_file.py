"""Rut, registrar: a body gets longer time with a reason, and its reply in Word is read in, mended and registered."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from farled.consultation.models import Reply
from farled.imports.models import ReplyReading
from tests.cast import World
from tests.consultation.scene import a_round
from tests.imports.arrived import word
from tests.journeys.journey import Journey
from tests.journeys.test_registrar import send, write

pytestmark = pytest.mark.browser


def test_A1_A5_a_registrar_gives_longer_time_and_reads_in_the_reply_as_it_came(
    world: World, journey: Journey, tmp_path: Path
) -> None:
    scene = a_round(world)
    came = tmp_path / "svar från skolnämnden.docx"
    came.write_bytes(word())

    journey.sign_in(world, "rut")
    journey.room("Remiss")
    journey.go("Remiss av planen")
    journey.go("Skolnämnden")
    journey.go("Ge längre tid")
    write(journey, until="2027-01-15", why="Nämnden sammanträder i januari.")
    send(journey)
    scene.school.refresh_from_db()
    assert (scene.school.extended_to, scene.school.extended_why) == (
        date(2027, 1, 15), "Nämnden sammanträder i januari.",
    )  # fmt: skip
    assert "Nämnden sammanträder i januari." in journey.read()

    journey.go("Läs in svar från fil")
    journey.look("file")
    journey.choose_file("Vilken fil?", came)
    journey.keys.follow(journey.say("Läs filen"), "button")
    expect(journey.page.locator("#helheten")).to_be_visible()
    journey.look("draft")
    assert "Skolorna har i dag sextio lokaler i tolv områden." in journey.read(), "what was not understood is shown"
    reading = ReplyReading.objects.get()
    motion = reading.parts.get(kind="motion")
    journey.keys.follow(f"{journey.say('Ändra')} {journey.say('yrkande')} {motion.number}")
    journey.look("motion")
    write(journey, fate="carried")
    journey.keys.follow(journey.say("Spara i utkastet"), "button")
    remark = reading.parts.filter(kind="remark").first()
    assert remark is not None
    left_out = f"{journey.say('Ta inte med')} {journey.say('synpunkt')} {remark.number}"
    journey.page.goto(f"{journey.server}/imports/replies/{reading.pk}/")
    journey.go(left_out)
    journey.page.goto(f"{journey.server}/imports/replies/{reading.pk}/head/")
    journey.look("head")
    write(journey, reference="SKN 0212/26")
    journey.keys.follow(journey.say("Spara i utkastet"), "button")
    journey.go("Registrera svaret")
    journey.look("register")
    send(journey)
    journey.look("reply")

    reply = Reply.objects.get()
    assert (reply.stance, reply.standing, reply.reference) == ("supports", "adopted", "SKN 0212/26")
    assert (reply.decided_on, reply.paragraph) == (date(2026, 11, 18), "64")
    assert reply.remarks.filter(passage=scene.passage).exists()
    assert reply.file is not None
    journey.page.goto(f"{journey.server}/consultation/{scene.consultation.pk}/")
    row = journey.page.locator("tbody tr", has_text="Skolnämnden")
    expect(row).to_contain_text(journey.say("beslutat yttrande"))
    journey.look("round")
    journey.faultless()
