"""Benefits that were promised, owned and measured year after year, what deviated, and what was learned."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from benchmarks.changed import KRONA, Changed
from benchmarks.plan_rows import TEXT

if TYPE_CHECKING:
    from benchmarks.portfolios import Changes


def realise(made: "Changes", of: Changed) -> None:
    """Plan its benefits out of its case, or by hand from a draft; those of what was granted are owned and measured."""
    from farled.benefits import acts

    said: dict[str, Any] = {"by": made.by, "at": made.at(of.on + timedelta(days=240))}
    if of.stage:
        rows = acts.plan_from_case(initiative=of.row, **said)
    else:
        rows = [_by_hand(made, of, place, said) for place in range(made.lines)]
    if of.stage != "granted":
        return
    for number, row in enumerate(rows):
        _followed(made, row, number, said)
    if of.number % 2 == 0:
        acts.evaluate(initiative=of.row, reached=TEXT, missed=TEXT, by=made.by, at=made.at(made.today))
        content = acts.LessonSaid(
            title=f"Lärdom {of.number + 1}", situation=TEXT, learned=TEXT, body=of.body, initiative=of.row, advice=TEXT
        )
        acts.write_lesson(content=content, by=made.by, at=made.at(made.today))


def _by_hand(made: "Changes", of: Changed, place: int, said: dict[str, Any]) -> Any:
    from farled.benefits import acts

    year = made.today.year
    content = acts.Content(
        title=f"Nytta {place + 1} av förändring {of.number + 1}", kind="time", receiver="internal", body=of.body,
        unit="timmar", promised={year + 1: Decimal(40), year + 2: Decimal(made.pick.randint(50, 900))},
        price=450 * KRONA, method=TEXT, first_measured=date(year + 1, 12, 31), last_measured=date(year + 2, 12, 31),
    )  # fmt: skip
    return acts.plan_benefit(initiative=of.row, content=content, **said)


def _followed(made: "Changes", row: Any, number: int, said: dict[str, Any]) -> None:
    """Owned, and measured in January of each year after one that something was promised for."""
    from farled.benefits import acts

    row = acts.accept_benefit(benefit=row, version=row.version, function="Enhetschef", **said)
    promised = [point.year for point in row.points.all() if point.year < made.today.year]
    for year in promised:
        on = date(year + 1, 1, 10)
        value = Decimal(made.pick.randint(10, 3_000)) + Decimal("0.37")
        acts.measure(
            benefit=row, version=row.version, on=on, year=year, value=value, how="Mätt en vecka.", by=made.by,
            at=made.at(on),
        )  # fmt: skip
        row.refresh_from_db(fields=["version"])
    at = made.at(date(made.today.year, 1, 20))
    later = [point.year for point in row.points.all() if point.year >= made.today.year]
    if later and number % 4 == 0:
        values = {year: Decimal(made.pick.randint(10, 900)) for year in later}
        row = acts.forecast(benefit=row, version=row.version, values=values, why="Går trögt", by=made.by, at=at)
    if number % 5 == 0:
        acts.plan_budget_effect(
            benefit=row, body=row.body, year=made.today.year + 1, amount=made.pick.randint(1, 99) * 777_777, by=made.by,
            at=at,
        )  # fmt: skip
    if number == 3:
        acts.report_deviation(benefit=row, text=TEXT, cause=TEXT, by=made.by, at=at)
