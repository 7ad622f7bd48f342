"""What is thought of the years to come, and what was measured (S76)."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from farled.benefits import rules
from farled.benefits.acts.rows import ask_for_measuring, locked, reread, settle
from farled.benefits.models import Benefit, Measurement
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import Refused, check_says


@transaction.atomic
def forecast(
    *, benefit: Benefit, version: int, values: Mapping[int, Decimal], why: str, by: Actor, at: datetime
) -> Benefit:
    """Say what is thought now of years to come, counted in the unit, for a reason (ändra prognosen).

    Years that are not named keep what was thought. Raises Stale, Refused, Invalid or Forbidden.
    """
    row, today = locked(benefit), local_day(at)
    rules.check_can_measure(by, row)
    rules.check_followed(row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_why(why)
    points = {point.year: point for point in row.points.all()}
    rules.check_forecast(values, points, today=today)
    with trail.changing(row, "benefits.benefit.forecast", by=by, at=at, why=why.strip()):
        for year, value in values.items():
            point = points[year]
            point.forecast, point.forecast_on, point.forecast_why = value, today, why.strip()[:300]
            point.save(update_fields=["forecast", "forecast_on", "forecast_why"])
        reread(row)
    return row


@transaction.atomic
def measure(
    *,
    benefit: Benefit,
    version: int,
    on: date,
    year: int,
    value: Decimal,
    how: str,
    by: Actor,
    at: datetime,
    note: str = "",
    source: str = "",
    is_example: bool = False,
) -> Measurement:
    """Tell what a benefit came to in a year, counted in its unit, and how that was measured (mäta).

    The latest measurement that holds counts for its year. Raises Stale, Refused, Invalid or Forbidden.
    """
    row = locked(benefit)
    rules.check_can_measure(by, row)
    rules.check_followed(row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_owned(row)
    rules.check_measuring(row, on=on, year=year, value=value, today=local_day(at))
    rules.check_cost_has_ended(row, year=year, value=value)
    check_says(how, field="how")
    made = Measurement(
        benefit=row,
        on=on,
        year=year,
        value=value,
        how=how.strip(),
        note=note.strip(),
        by_name=by.signature[:200],
        source=source.strip(),
        is_example=is_example,
    )
    rules.check_lengths(made)
    with trail.changing(row, "benefits.benefit.measured", by=by, at=at):
        made.save(force_insert=True)
        settle(row)
    trail.created(made, "benefits.measurement.made", by=by, at=at)
    ask_for_measuring(row, by=by, at=at)
    return made


@transaction.atomic
def withdraw_measurement(*, measurement: Measurement, version: int, why: str, by: Actor, at: datetime) -> Measurement:
    """Say that a measurement does not hold, for a reason (ta tillbaka mätningen). It stays to be read, uncounted."""
    row = locked(measurement.benefit)
    rules.check_can_measure(by, row)
    made = Measurement.objects.select_for_update(of=("self",)).select_related("benefit").get(pk=measurement.pk)
    check_version(current=made.version, seen=version, stored=made.trail_values())
    if made.withdrawn_because:
        raise Refused("benefits.measured.withdrawn")
    rules.check_why(why)
    with trail.changing(made, "benefits.measurement.withdrawn", by=by, at=at, why=why.strip()):
        made.withdrawn_because = why.strip()
    with trail.changing(row, "benefits.benefit.unmeasured", by=by, at=at, why=why.strip()):
        settle(row)
    ask_for_measuring(row, by=by, at=at)
    return made
