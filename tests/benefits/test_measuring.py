"""Measurements at their dates, what is late, forecasts, and the sums that always tie."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from farled.agenda.reads import Duty, waiting_for
from farled.benefits import acts, figures, reads
from farled.benefits.reads import Benefit
from farled.benefits.states import BenefitState
from farled.web import slots
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.benefits import HOUR, a_benefit, a_measurement, fresh, owned
from tests.factories.initiatives import an_initiative


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_measuring_is_asked_for_at_six_twelve_and_twenty_four_months(world: World) -> None:
    first = date(2027, 5, 21)
    row = owned(world, every=6, first_measured=first, last_measured=date(2028, 11, 21))
    days = []
    while row.next_due is not None:
        days.append(row.next_due)
        due = row.next_due
        acts.measure(
            benefit=row,
            version=row.version,
            on=due,
            year=due.year,
            value=Decimal(1),
            how="Mätt.",
            by=world.hand,
            at=at(due),
        )
        row = fresh(row)
    assert days == [date(2027, 5, 21), date(2027, 11, 21), date(2028, 5, 21), date(2028, 11, 21)]
    assert not [each for each in waiting_for(world.actor("erik"), on=TODAY) if "Mät nyttan" in each.title]


def measured(world: World, row: Benefit, year: int, on: date) -> date | None:
    """The next day of measuring when a year has been measured on a day."""
    a_measurement(world, row, year=year, on=on)
    return fresh(row).next_due


def test_a_year_is_measured_whenever_in_it_or_after_it_that_was_done(world: World) -> None:
    row = owned(world, first_measured=date(2025, 12, 31))
    assert measured(world, row, 2025, date(2025, 12, 15)) == date(2026, 12, 31), "sixteen days before its day"
    assert measured(world, row, 2026, date(2026, 2, 1)) == date(2027, 12, 31), "eleven months before its day"
    late = owned(world, a_benefit(world, "Färre resor", first_measured=date(2025, 12, 31)))
    assert measured(world, late, 2025, TODAY) == date(2026, 12, 31), "eleven months after it"


def test_a_year_nobody_has_measured_is_not_passed_over_because_a_later_one_is(
    world: World, as_user: Callable[[str], Client]
) -> None:
    row = owned(world, promised={year: Decimal(10) for year in range(2023, 2027)}, first_measured=date(2023, 12, 31))
    assert measured(world, row, 2023, TODAY) == date(2024, 12, 31)
    assert measured(world, row, 2026, TODAY) == date(2024, 12, 31)
    client, page = as_user("erik"), reverse("benefits:benefit", args=[row.pk])
    told = client.get(page).text
    assert "Skulle ha mätts 31\xa0dec\xa02024. Mät och skriv in värdet för 2024." in told
    whose = "En redaktör i Skolnämnden eller strategen skriver in värdet för 2024."
    assert whose in as_user("bo").get(page).text
    assert told[told.index('id="varde"') : told.index("Sammanlagt")].count("–</td>") == 2, "2024 and 2025"
    assert 'value="2024"' in client.get(reverse("benefits:measure", args=[row.pk])).text
    assert measured(world, row, 2024, TODAY) == date(2025, 12, 31)
    last = a_measurement(world, row, 0, year=2025)
    assert fresh(row).next_due == date(2027, 12, 31)
    told = client.get(page).text
    assert "–</td>" not in told[told.index('id="varde"') : told.index("Sammanlagt")], "0 was measured of 2025"
    assert 'value="2026"' in client.get(reverse("benefits:measure", args=[row.pk])).text, "2027 has not come"
    acts.withdraw_measurement(measurement=last, version=last.version, why="Fel", by=world.actor("erik"), at=NOW)
    assert fresh(row).next_due == date(2025, 12, 31), "what was taken back measures nothing"
    assert Duty.objects.get(kind=acts.MEASURE, subject_id=row.pk, done_at=None).due == date(2025, 12, 31)
    assert not [each for invariant in slots.invariants for each in invariant.check()]
    Benefit.objects.filter(pk=row.pk).update(next_due=TODAY)
    assert [each.invariant for invariant in slots.invariants for each in invariant.check()] == ["benefits.days"]


def test_a_day_in_the_first_months_of_a_year_is_about_the_year_before(world: World) -> None:
    row = owned(world, first_measured=date(2026, 1, 31))
    assert measured(world, row, 2026, TODAY) == date(2026, 1, 31)
    assert measured(world, row, 2025, TODAY) == date(2028, 1, 31)


def test_of_several_days_in_a_year_a_measurement_is_the_one_it_is_nearest_and_those_before(world: World) -> None:
    row = owned(world, every=6, first_measured=date(2026, 6, 30), last_measured=None)
    assert measured(world, row, 2025, TODAY) == date(2026, 6, 30), "another year's"
    assert measured(world, row, 2026, date(2026, 5, 2)) == date(2026, 12, 30)
    assert measured(world, row, 2026, date(2026, 9, 1)) == date(2026, 12, 30), "two months after the first"
    assert measured(world, row, 2026, date(2026, 11, 2)) == date(2027, 6, 30)


def test_thirty_days_late_is_told_to_whoever_decides_for_the_body(world: World) -> None:
    row = owned(world)
    assert row.next_due is not None
    told = [
        [each.key for each in waiting_for(world.actor("bo"), on=row.next_due + timedelta(days=days))]
        for days in (0, 1, 29, 30, 31)
    ]
    key = f"benefits.delayed:{row.pk}:{row.next_due.isoformat()}"
    assert [key in those for those in told] == [False, False, False, True, True]
    assert key not in [each.key for each in waiting_for(world.actor("maj"), on=row.next_due + timedelta(days=40))]


def test_only_what_is_owned_is_measured_and_only_by_the_body_or_the_strategist(world: World) -> None:
    row = a_benefit(world)
    with pytest.raises(Refused) as refused:
        a_measurement(world, row)
    assert refused.value.code == "benefits.no_owner"
    row = owned(world, row)
    for outside in ("maj", "rut", "vera", "cora"):
        with pytest.raises(Forbidden):
            a_measurement(world, row, who=outside)
    for more, code in (
        ({"on": TODAY + timedelta(days=1)}, "benefits.measured.ahead"),
        ({"year": 2027}, "benefits.measured.year"),
        ({"how": " "}, "web.text.empty"),
        ({"value": 10**12}, "benefits.measured.value"),
    ):
        with pytest.raises(Invalid) as wrong:
            a_measurement(world, row, **more)
        assert wrong.value.code == code


def test_a_measurement_that_is_taken_back_counts_no_more_and_stays_to_be_read(world: World) -> None:
    row = owned(world)
    first = a_measurement(world, row, 30)
    second = a_measurement(world, row, 35)
    assert reads.realised_of([row.pk]) == {row.pk: {2026: Decimal(35)}}, "the latest counts"
    with pytest.raises(Invalid):
        acts.withdraw_measurement(measurement=second, version=second.version, why="", by=world.actor("erik"), at=NOW)
    acts.withdraw_measurement(
        measurement=second, version=second.version, why="Fel vecka", by=world.actor("erik"), at=NOW
    )
    assert reads.realised_of([row.pk]) == {row.pk: {2026: Decimal(30)}}
    first.refresh_from_db()
    acts.withdraw_measurement(measurement=first, version=first.version, why="Fel skola", by=world.actor("erik"), at=NOW)
    assert (reads.realised_of([row.pk]), fresh(row).state) == ({}, BenefitState.ACCEPTED)
    assert len(reads.measurements_of(row)) == 2
    second.refresh_from_db()
    with pytest.raises(Refused) as refused:
        acts.withdraw_measurement(measurement=second, version=second.version, why="-", by=world.actor("erik"), at=NOW)
    assert refused.value.code == "benefits.measured.withdrawn"


def test_what_reaches_its_last_promise_is_realised(world: World) -> None:
    row = owned(world, promised={2025: Decimal(10), 2026: Decimal(40)}, first_measured=date(2026, 12, 31))
    a_measurement(world, row, 39)
    assert fresh(row).state == BenefitState.MEASURED
    a_measurement(world, row, 40)
    assert fresh(row).state == BenefitState.REALISED


def test_a_forecast_is_for_a_reason_and_leaves_the_promise(world: World) -> None:
    row = owned(world)

    def forecast(values: dict[int, Decimal], why: str = "Förseningen", who: str = "erik") -> None:
        one = fresh(row)
        acts.forecast(benefit=one, version=one.version, values=values, why=why, by=world.actor(who), at=NOW)

    for values, code in (
        ({}, "benefits.forecast.nothing"),
        ({2040: Decimal(1)}, "benefits.forecast.year"),
        ({2027: Decimal(-1)}, "benefits.promised.value"),
    ):
        with pytest.raises(Invalid) as wrong:
            forecast(values)
        assert wrong.value.code == code
    with pytest.raises(Invalid):
        forecast({2027: Decimal(1)}, why="")
    with pytest.raises(Forbidden):
        forecast({2027: Decimal(1)}, who="maj")
    forecast({2027: Decimal(80)})
    point = fresh(row).points.get(year=2027)
    assert (point.promised, point.forecast, point.forecast_on) == (Decimal(100), Decimal(80), TODAY)
    assert point.forecast_why == "Förseningen"


def test_the_past_is_measured_not_forecast(world: World) -> None:
    row = owned(world, promised={2025: Decimal(10), 2027: Decimal(40)})
    with pytest.raises(Invalid) as refused:
        acts.forecast(
            benefit=row, version=row.version, values={2025: Decimal(5)}, why="-", by=world.actor("erik"), at=NOW
        )
    assert refused.value.code == "benefits.forecast.past"


def test_the_sums_are_those_of_the_parts_to_the_ore_however_they_are_shared(world: World) -> None:
    one = an_initiative(world)
    row = owned(world, a_benefit(world, of=one, price=33_333, promised={2026: Decimal("1.5"), 2027: Decimal("2.25")}))
    a_measurement(world, row, 1)
    owned(world, a_benefit(world, "Färre resor", of=one, body=world.care), "maj")
    a_benefit(world, "Nöjdare elever", price=None, unit="procent")
    actor = world.actor("asa")
    rows = reads.whole(reads.benefits(actor))
    for by in figures.BY:
        found = figures.table(actor, by, rows)
        assert found.unvalued == 1
        assert found.by_year[2026].promised == 50_000 + 40 * HOUR, "1.5 · 333.33 kr is rounded once, to whole öre"
        assert found.by_year[2026].realised == 33_333
        for year in found.years:
            parts = [group.years[year] for group in found.groups]
            for what in ("promised", "forecast", "realised"):
                assert sum(getattr(part, what) for part in parts) == getattr(found.by_year[year], what)
    assert not [each for invariant in slots.invariants for each in invariant.check()]


def test_what_is_no_longer_followed_keeps_its_promise_and_what_it_came_to(world: World) -> None:
    row = owned(world)
    a_measurement(world, row, 10)
    row = fresh(row)
    acts.end_benefit(benefit=row, version=row.version, why="Slut", by=world.actor("asa"), at=NOW)
    rows = reads.whole(reads.benefits(world.actor("asa")))
    total = figures.table(world.actor("asa"), "body", rows).total
    assert total == figures.Sums(promised=340 * HOUR, forecast=10 * HOUR, realised=10 * HOUR)
