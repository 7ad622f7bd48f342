"""Meetings with their lists, and motions."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from farled.matters import acts
from farled.matters.models import AgendaItem, Decision, Meeting, Motion
from farled.matters.states import MatterKind, Outcome
from farled.planning.states import ActivityKind
from farled.thread.states import key
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.matters import a_decision, a_matter
from tests.factories.planning import make_activity, make_plan

pytestmark = pytest.mark.usefixtures("standing_clock")
AsUser = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]


def call(world: World, on: date = TODAY) -> Meeting:
    return acts.call_meeting(organisation=world.ours, body=world.executive, on=on, by=world.hand, at=NOW)


def test_the_day_begins_with_a_list_and_ends_with_decisions(world: World, as_user: AsUser) -> None:
    rut, matter = as_user("rut"), a_matter(world, title="Plan för digitalisering")
    made = rut.post("/matters/meetings/call/", {"body": str(world.executive.pk), "on": TODAY.isoformat()})
    assert made.status_code == 303
    page = made["Location"]
    assert "För upp det första ärendet" in rut.get(page).text
    assert rut.post(f"{page}list/", {"matter": str(matter.pk)}).status_code == 303
    shown = rut.get(page).text
    assert "Ett ärende väntar" in shown
    meeting = Meeting.objects.get()
    url = f"/matters/{matter.pk}/decide/?meeting={meeting.pk}"
    assert url in shown
    form = rut.get(url).text
    assert f'value="{TODAY.isoformat()}"' in form
    assert f'value="{world.executive.pk}" selected' in form
    typed = {"on": TODAY.isoformat(), "body": str(world.executive.pk), "outcome": "supported", "paragraph": "12"}
    assert rut.post(url, typed).status_code == 303
    shown = as_user("vera").get(page).text
    assert "§&nbsp;12" in shown
    assert "Allt på listan är behandlat." in shown
    assert "Kommunstyrelsen" in as_user("vera").get("/matters/meetings/").text


def test_a_matter_is_taken_off_the_list_until_it_has_been_handled(world: World, as_user: AsUser) -> None:
    item = acts.place_on_list(meeting=call(world), matter=a_matter(world), by=world.hand, at=NOW)
    assert as_user("vera").get(f"/matters/meetings/items/{item.pk}/remove/").status_code == 403
    a_decision(world, matter=item.matter, body=world.executive, on=TODAY, outcome=Outcome.TABLED)
    assert as_user("rut").post(f"/matters/meetings/items/{item.pk}/remove/").status_code == 409
    other = acts.place_on_list(meeting=item.meeting, matter=a_matter(world), by=world.hand, at=NOW)
    assert as_user("rut").post(f"/matters/meetings/items/{other.pk}/remove/").status_code == 303
    assert AgendaItem.objects.get() == item


def test_a_meeting_ahead_has_a_list_but_no_decisions(world: World, as_user: AsUser) -> None:
    ahead = call(world, date(2026, 12, 9))
    acts.place_on_list(meeting=ahead, matter=a_matter(world), by=world.hand, at=NOW)
    shown = as_user("rut").get(f"/matters/meetings/{ahead.pk}/").text
    assert "/decide/" not in shown
    assert call(world, date(2026, 12, 9)) == ahead, "it is noted once"


def test_S2_a_meeting_shows_only_the_matters_one_may_see(world: World, as_user: AsUser) -> None:
    meeting = call(world)
    secret = a_matter(world, title="Kanariefågel", secret="OSL 18 kap. 8 §")
    acts.place_on_list(meeting=meeting, matter=secret, by=world.hand, at=NOW)
    a_decision(world, matter=secret, body=world.executive, on=TODAY, outcome=Outcome.NOTED, paragraph="5")
    shown = as_user("vera").get(f"/matters/meetings/{meeting.pk}/").text
    assert secret.reference not in shown
    assert "§&nbsp;5" not in shown
    assert secret.reference in as_user("rut").get(f"/matters/meetings/{meeting.pk}/").text
    assert as_user("otto").get(f"/matters/meetings/{meeting.pk}/").status_code == 404


def test_who_calls_and_what_is_listed(world: World) -> None:
    with pytest.raises(Forbidden):
        acts.call_meeting(organisation=world.ours, body=world.council, on=TODAY, by=world.actor("vera"), at=NOW)
    with pytest.raises(Invalid):
        acts.call_meeting(organisation=world.ours, on=TODAY, by=world.hand, at=NOW)
    with pytest.raises(Refused):
        acts.place_on_list(meeting=call(world), matter=a_matter(world, theirs=True), by=world.their_hand, at=NOW)


def test_R16_a_meeting_asks_as_much_for_many_matters(world: World, as_user: AsUser, count_queries: Count) -> None:
    meeting, vera = call(world), as_user("vera")
    a_decision(world, body=world.executive, on=TODAY)
    few = count_queries(lambda: vera.get(f"/matters/meetings/{meeting.pk}/"))
    for number in range(10):
        a_decision(world, body=world.executive, on=TODAY, paragraph=str(number))
    assert Decision.objects.count() == 11
    assert count_queries(lambda: vera.get(f"/matters/meetings/{meeting.pk}/")) == few


def test_a_motion_says_who_what_and_what_covers_it(world: World, as_user: AsUser) -> None:
    insats = make_activity(world, make_plan(world, "Handlingsplan"), "Kraftsamla kring AI", kind=ActivityKind.INSATS)
    matter = a_matter(world, kind=MatterKind.MOTION, title="Motion om AI")
    rut, url = as_user("rut"), f"/matters/{matter.pk}/motion/"
    typed = {"version": "0", "parties": "Anna Andersson", "submitted_on": "2026-09-07", "claims": "att AI utreds",
             "covered_by": key("insats", insats.pk)}  # fmt: skip
    assert "Kraftsamla kring AI" in rut.get(url).text
    assert rut.post(url, typed).status_code == 422, "a person is nobody's party"
    assert rut.post(url, {**typed, "parties": "M", "claims": ""}).status_code == 422
    assert rut.post(url, {**typed, "parties": "M"}).status_code == 303
    shown = as_user("vera").get(f"/matters/{matter.pk}/").text
    assert "Väckt av M" in shown
    assert "att AI utreds" in shown
    assert "Kraftsamla kring AI" in shown
    assert 'value="M"' in rut.get(url).text
    assert rut.post(url, {**typed, "parties": "M, L"}).status_code == 412, "somebody wrote it meanwhile"
    assert rut.post(url, {**typed, "version": "1", "parties": "M, L"}).status_code == 303
    assert Motion.objects.get().parties == ["M", "L"]


def test_only_a_motion_is_a_motion(world: World) -> None:
    with pytest.raises(Refused) as refused:
        acts.write_motion(matter=a_matter(world), version=0, parties=["M"], submitted_on=TODAY, text="", claims=["att"],
                          by=world.hand, at=NOW)  # fmt: skip
    assert refused.value.code == "matters.no_motion"


def test_a_paragraph_that_looks_like_a_number_does_not_break_the_meeting(world: World, as_user: AsUser) -> None:
    decision = a_decision(world, paragraph="²")
    assert as_user("rut").get(f"/matters/meetings/{decision.meeting_id}/").status_code == 200
