"""Rut, registrar: a motion from claims to a voted decision with reservations; a recommittal answered by points."""

from datetime import date

import pytest
from playwright.sync_api import expect

from farled.matters.models import Decision, Point
from farled.matters.states import MatterKind, Outcome
from tests.cast import World
from tests.factories.matters import a_decision, a_matter, a_recommittal
from tests.journeys.journey import Journey

pytestmark = pytest.mark.browser


def write(journey: Journey, **typed: str) -> None:
    """Fill in fields by name (``__`` for a dash); a folded part of the form is opened first."""
    for name, value in typed.items():
        field = journey.page.locator(f'[name="{name.replace("__", "-")}"]')
        if not field.is_visible():
            field.locator("xpath=ancestor::details/summary").click()
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def send(journey: Journey) -> None:
    """Press the page's one primary button."""
    with journey.page.expect_navigation():
        journey.page.locator("form.main .actions button").click()


def test_A1_A5_a_motion_is_answered_with_its_reservations(world: World, journey: Journey) -> None:
    matter = a_matter(world, kind=MatterKind.MOTION, title="Motion om AI")
    a_decision(world, matter=matter, outcome=Outcome.REFERRED, paragraph="234")
    journey.sign_in(world, "rut")
    journey.room("Ärenden")
    journey.go("Motion om AI")
    journey.go("Skriv in motionen")
    write(journey, parties="M", claims="att alla nämnder utreder AI")
    journey.look("motion")
    send(journey)

    journey.go("Registrera beslut")
    write(journey, on="2026-03-04", body=str(world.executive.pk), paragraph="87", outcome="no_action",
          clauses="Motionen föranleder ingen ytterligare åtgärd.")  # fmt: skip
    journey.page.locator('[name="recommends"]').check()
    write(journey, proposals__0__who="M, SD", proposals__0__kind="approval", proposals__0__fate="lost",
          proposals__1__who="KD", proposals__1__kind="rejection", proposals__1__fate="carried",
          ballots__0__put="1", ballots__0__against="2", ballots__0__carried="second",
          dissents__0__who="M", dissents__0__kind="reservation")  # fmt: skip
    journey.look("decision")
    send(journey)
    expect(journey.page.locator(".error-summary")).to_be_visible()
    write(journey, dissents__0__favours="1")
    send(journey)
    journey.look("matter")
    assert Decision.objects.get(paragraph="87").dissents.get().favours is not None
    journey.sign_out()

    journey.sign_in(world, "vera")
    journey.page.goto(f"{journey.server}/matters/{matter.pk}/")
    told = journey.read()
    assert "M och SD" in told or "M and SD" in told
    assert journey.say("Reservationer och yttranden") in told
    journey.faultless()


def test_A1_A5_a_recommittal_is_answered_point_by_point(world: World, journey: Journey) -> None:
    sent_back = a_recommittal(world, "Analysera dataskyddet.", "Föreslå organisation.", on=date(2026, 4, 27))
    journey.sign_in(world, "rut")
    journey.page.goto(f"{journey.server}/matters/{sent_back.matter_id}/decide/")
    write(journey, on="2026-10-19", body=str(world.executive.pk), outcome="supported")
    send(journey)
    assert "2. Föreslå organisation." in journey.page.locator(".error-summary").inner_text()

    for point in Point.objects.all():
        journey.page.goto(f"{journey.server}/matters/points/{point.pk}/answer/")
        write(journey, answer="Det är gjort.", on="2026-09-23")
        if point.order == 2:
            write(journey, moved_text="Eget ärende våren 2027")
        journey.look(f"answer {point.order}")
        send(journey)
    journey.look("answers")
    journey.go("Registrera beslut")
    write(journey, on="2026-10-19", body=str(world.executive.pk), outcome="supported")
    send(journey)
    assert Decision.objects.filter(outcome=Outcome.SUPPORTED).count() == 1
    for place in ("meetings/", f"meetings/{sent_back.meeting_id}/", "diary/", "assignments/", "assignments/give/"):
        journey.page.goto(f"{journey.server}/matters/{place}")
        journey.look(place)
    journey.faultless()
