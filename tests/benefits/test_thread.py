"""The red thread runs from vision to measured benefit, and every place where it breaks is listed."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farled.benefits import acts, figures, reads
from farled.benefits.models import Benefit
from farled.methods.goal_chain import BreakCode
from farled.thread.reads import NodeKind
from farled.thread.state import state
from farled.thread.states import key
from farled.web import slots
from farled.web.refused import Refused
from tests.cast import NOW, TODAY, World
from tests.factories.benefits import a_benefit, a_measurement, fresh, owned
from tests.factories.initiatives import an_initiative
from tests.factories.planning import adopt, make_area, make_plan


def codes(world: World, on: date = TODAY) -> set[tuple[str, str]]:
    found = state(world.actor("asa"), on=on).breaks
    return {(each.code.value, each.key) for each in found if each.code.value.split(".")[0] in {"benefit", "initiative"}}


def test_an_initiative_hangs_whole_by_a_benefit_that_is_to_be_measured(world: World) -> None:
    plan = make_plan(world, adopted=False)
    area = make_area(world, plan)
    adopt(world, plan)
    one = an_initiative(world, aims=[area])
    name = key(NodeKind.INITIATIVE, one.pk)
    assert (BreakCode.INITIATIVE_NO_EFFECT.value, name) in codes(world)
    assert state(world.actor("asa"), on=TODAY).whole.failing.keys() == {name}
    row = owned(world, a_benefit(world, of=one))
    standing = state(world.actor("asa"), on=TODAY)
    assert (standing.whole.numerator, standing.whole.denominator) == (1, 1), "initiatives are counted"
    assert standing.work == {name}
    assert row.next_due is not None


def test_a_benefit_that_was_not_measured_on_its_day_breaks_the_thread_until_it_is(world: World) -> None:
    row = owned(world)
    name = key(NodeKind.BENEFIT, row.pk)
    late = date(2027, 2, 1)
    assert (BreakCode.BENEFIT_NEVER_MEASURED.value, name) not in codes(world)
    assert (BreakCode.BENEFIT_NEVER_MEASURED.value, name) in codes(world, late)
    a_measurement(world, row)
    assert (BreakCode.BENEFIT_NEVER_MEASURED.value, name) not in codes(world, late)


def test_who_can_mend_is_told(world: World) -> None:
    row = a_benefit(world, first_measured=None, last_measured=None)
    kind = slots.break_kinds[BreakCode.BENEFIT_NEVER_MEASURED]
    assert kind.mend(world.actor("erik"), [row.pk])[row.pk].url == f"/benefits/benefits/{row.pk}/change/"
    assert not kind.mend(world.actor("maj"), [row.pk])[row.pk].url
    owned(world, row)
    assert kind.mend(world.actor("erik"), [row.pk])[row.pk].url == f"/benefits/benefits/{row.pk}/measure/"


STEPS = ("plan", "own", "leave", "hand_over", "measure", "withdraw", "forecast", "end", "change")


def step(world: World, name: str, row: Benefit | None, turn: int) -> None:
    """Do one thing to a benefit, as far as it may be done now; whatever is refused changes nothing."""
    hand, now = world.hand, datetime(2026, 12, 20, 12, turn % 60, tzinfo=UTC)
    if row is None or name == "plan":
        a_benefit(world, f"Nytta {turn}")
        return
    said = {"benefit": row, "version": row.version, "by": hand, "at": now}
    match name:
        case "own":
            acts.accept_benefit(function="Chef", **said)  # type: ignore[arg-type]
        case "leave":
            acts.leave_benefit(why="Byter", **said)  # type: ignore[arg-type]
        case "hand_over":
            acts.hand_over(body=world.care, why="Flyttar", **said)  # type: ignore[arg-type]
        case "measure":
            acts.measure(on=date(2026, 12, 20), year=2026, value=Decimal(turn), how="Mätt", **said)  # type: ignore[arg-type]
        case "forecast":
            acts.forecast(values={2027: Decimal(turn)}, why="Tror", **said)  # type: ignore[arg-type]
        case "end":
            acts.end_benefit(why="Slut", **said)  # type: ignore[arg-type]
        case "withdraw":
            for made in reads.measurements_of(row)[:1]:
                acts.withdraw_measurement(measurement=made, version=made.version, why="Fel", by=hand, at=now)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 3)), min_size=3, max_size=10))
@pytest.mark.django_db
def test_no_sequence_counts_a_benefit_twice_or_breaks_the_thread_without_it_being_listed(
    world: World, steps: list[tuple[str, int]]
) -> None:
    asa = world.actor("asa")
    for turn, (name, which) in enumerate(steps):
        rows = list(Benefit.objects.order_by("pk"))
        row = rows[which % len(rows)] if rows else None
        try:
            step(world, name, row, turn)
        except Refused:
            continue
    rows = reads.whole(reads.benefits(asa))
    realised = reads.realised_of([row.pk for row in rows])
    once = sum(
        (Decimal(row.price or 0) * value for row in rows for value in realised.get(row.pk, {}).values()), Decimal(0)
    )
    assert all(figures.table(asa, by, rows).total.realised == once for by in figures.BY)
    assert not [each for invariant in slots.invariants for each in invariant.check() if "benefits" in each.invariant]
    late = date(2030, 1, 1)
    standing = state(asa, on=late)
    listed = {each.key for each in standing.breaks if each.code is BreakCode.BENEFIT_NEVER_MEASURED}
    never = {key(NodeKind.BENEFIT, row.pk) for row in rows if not realised.get(row.pk) and not row.ended_because}
    assert listed == never
    assert all(fresh(row).version == row.version for row in rows)
    assert NOW.year == TODAY.year
