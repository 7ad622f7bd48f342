"""Recommittals are answered point by point, and tabled matters come back (R12, R13)."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client

from farled.matters import acts
from farled.matters.acts import Said
from farled.matters.models import AgendaItem, Decision, Matter, Point
from farled.matters.states import MatterState, Outcome, PointState
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.matters import a_decision, a_matter, a_recommittal

pytestmark = pytest.mark.usefixtures("standing_clock")
AsUser = Callable[[str], Client]


def answer(world: World, point: Point, *, on: date = date(2025, 12, 10), **more: object) -> Point:
    said: dict[str, object] = {"answer": "Analysen finns.", "version": point.version, "by": world.hand, "at": NOW}
    return acts.answer_point(point=point, on=on, **said | more)  # type: ignore[arg-type]


@pytest.mark.parametrize("outcome", [Outcome.ADOPTED, Outcome.SUPPORTED, Outcome.GRANTED, Outcome.FULFILLED])
def test_nothing_is_taken_while_a_point_is_unanswered(world: World, outcome: Outcome) -> None:
    sent_back = a_recommittal(world, "Analysera riskerna.", "Föreslå åtgärder.")
    first, second = sent_back.points.all()
    answer(world, first)
    with pytest.raises(Refused) as refused:
        a_decision(world, matter=sent_back.matter, outcome=outcome, on=date(2025, 12, 15))
    assert "2. Föreslå åtgärder." in refused.value.sentence
    assert "1. Analysera" not in refused.value.sentence
    answer(world, second, moved_text="Eget ärende våren 2026")
    a_decision(world, matter=sent_back.matter, outcome=outcome, on=date(2025, 12, 15))


def test_it_can_be_rejected_tabled_and_sent_back_again(world: World) -> None:
    sent_back = a_recommittal(world)
    for number, outcome in enumerate((Outcome.TABLED, Outcome.RECOMMITTED, Outcome.REJECTED)):
        a_decision(world, matter=sent_back.matter, outcome=outcome, on=date(2025, 12, 15), paragraph=str(number))


def test_an_answer_given_later_does_not_count_at_an_earlier_meeting(world: World) -> None:
    sent_back = a_recommittal(world, "Analysera riskerna.")
    answer(world, sent_back.points.get(), on=date(2026, 1, 10))
    with pytest.raises(Refused):
        a_decision(world, matter=sent_back.matter, on=date(2025, 12, 15))
    a_decision(world, matter=sent_back.matter, on=date(2026, 1, 15))


def test_a_decision_is_not_corrected_past_an_unanswered_point(world: World) -> None:
    sent_back = a_recommittal(world, "Analysera riskerna.")
    later = a_decision(world, matter=sent_back.matter, outcome=Outcome.NOTED, on=date(2025, 12, 15))
    with pytest.raises(Refused):
        acts.correct_decision(decision=later, version=1, outcome=Outcome.ADOPTED, paragraph="", clauses=[], why="Fel",
                              immediately_verified=False, copies_to="", by=world.hand, at=NOW)  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"answer": " "}, "answer"),
        ({"on": date(2025, 11, 30)}, "on"),
        ({"on": date(2026, 11, 22)}, "on"),
    ],
)
def test_an_answer_says_something_on_a_day_after_the_recommittal(
    world: World, wrong: dict[str, object], field: str
) -> None:
    point = a_recommittal(world).points.all()[0]
    with pytest.raises(Invalid) as refused:
        answer(world, point, **wrong)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_point_moves_to_another_matter_of_ours(world: World) -> None:
    point = a_recommittal(world).points.all()[0]
    with pytest.raises(Invalid):
        answer(world, point, moved_to=point.decision.matter)
    with pytest.raises(Invalid):
        answer(world, point, moved_to=a_matter(world, theirs=True))
    assert answer(world, point, moved_to=a_matter(world)).state is PointState.MOVED


def test_R1_a_stale_answer_is_refused(world: World) -> None:
    point = a_recommittal(world).points.all()[0]
    answer(world, point)
    with pytest.raises(Stale):
        answer(world, point, version=1)


def test_who_may_not_answer(world: World, as_user: AsUser) -> None:
    point = a_recommittal(world).points.all()[0]
    for name in ("erik", "vera", "otto"):
        with pytest.raises(Forbidden):
            answer(world, point, by=world.actor(name))
    assert as_user("vera").get(f"/matters/points/{point.pk}/answer/").status_code == 403
    assert as_user("otto").get(f"/matters/points/{point.pk}/answer/").status_code == 404


def test_the_matter_shows_the_answers_and_what_is_left(world: World, as_user: AsUser) -> None:
    sent_back = a_recommittal(world, "Analysera riskerna.", "Föreslå åtgärder.")
    url = f"/matters/{sent_back.matter_id}/"
    asa = as_user("asa")
    assert "2 punkter är obesvarade" in asa.get(url).text
    first, second = sent_back.points.all()
    typed = {"version": "1", "answer": "Analysen finns.", "on": "2025-12-10"}
    assert asa.post(f"/matters/points/{first.pk}/answer/", typed).status_code == 303
    shown = as_user("vera").get(url).text
    assert "en punkt är obesvarad" in shown
    assert "Analysen finns." in shown
    moved = {**typed, "moved_text": "Eget ärende våren 2026"}
    assert asa.post(f"/matters/points/{second.pk}/answer/", moved).status_code == 303
    assert "Flyttad: Eget ärende våren 2026." in as_user("vera").get(url).text


def test_an_answered_point_stands_when_the_recommittal_is_corrected(world: World) -> None:
    sent_back = a_recommittal(world, "Analysera riskerna.", "Föreslå åtgärder.")
    answer(world, sent_back.points.all()[0])

    def correct(*points: str) -> Decision:
        sent_back.refresh_from_db()
        return acts.correct_decision(
            decision=sent_back, version=sent_back.version, outcome=Outcome.RECOMMITTED, paragraph="", clauses=[],
            immediately_verified=False, copies_to="", said=Said(points=points), why="Fel", by=world.hand, at=NOW,
        )  # fmt: skip

    for points in ((), ("Något annat.", "Föreslå åtgärder.")):
        with pytest.raises(Invalid) as refused:
            correct(*points)
        assert refused.value.code == "matters.point_answered"
    correct("Analysera riskerna.", "Föreslå tre åtgärder.", "Räkna på det.")
    assert [point.text for point in Point.objects.all()] == [
        "Analysera riskerna.", "Föreslå tre åtgärder.", "Räkna på det.",
    ]  # fmt: skip
    correct("Analysera riskerna.")
    assert Point.objects.count() == 1


def test_a_matter_is_tabled_any_number_of_times_and_stands_on_the_next_list(world: World) -> None:
    matter = a_matter(world)
    days = [date(2026, 3, 23), date(2026, 4, 6), date(2026, 4, 27)]
    for on, again in pairwise(days):
        table(world, matter, on, again)
    listed = [(item.meeting.on, item.meeting.body) for item in AgendaItem.objects.order_by("meeting__on")]
    assert listed == [(days[1], world.council), (days[2], world.council)]
    matter.refresh_from_db()
    assert matter.state == MatterState.PREPARATION


def table(world: World, matter: Matter, on: date, again: date | None, outcome: Outcome = Outcome.TABLED) -> Decision:
    return acts.decide(
        matter=matter, on=on, outcome=outcome, body=world.council, tabled_to=again, by=world.hand, at=NOW
    )  # fmt: skip


def test_only_what_is_tabled_comes_back_and_on_a_later_day(world: World) -> None:
    for again, outcome in ((TODAY, Outcome.TABLED), (date(2026, 12, 1), Outcome.NOTED)):
        with pytest.raises(Invalid) as refused:
            table(world, a_matter(world), TODAY, again, outcome)
        assert refused.value.field == "tabled_to"


def test_a_day_that_is_corrected_moves_the_matter_to_that_days_list(world: World) -> None:
    decision = table(world, a_matter(world), date(2026, 3, 23), date(2026, 4, 6))
    kept: dict[str, Any] = {
        "paragraph": "", "clauses": [], "immediately_verified": False, "copies_to": "", "why": "Fel dag",
        "by": world.hand, "at": NOW,
    }  # fmt: skip
    corrected = acts.correct_decision(
        decision=decision, version=decision.version, outcome=Outcome.TABLED, tabled_to=date(2026, 4, 27), **kept
    )
    assert [item.meeting.on for item in AgendaItem.objects.all()] == [date(2026, 4, 27)]
    acts.correct_decision(decision=corrected, version=corrected.version, outcome=Outcome.NOTED, **kept)
    assert not AgendaItem.objects.exists()
