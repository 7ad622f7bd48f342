"""The road map (färdplan, S132): an objective's stages in time, and what each year puts first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.direction.models import Objective, StageGoal
from farled.direction.states import Favours
from farled.web import formats
from farled.web.charts import Plan, Task, plan
from farled.web.signs import Kind


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the road map: how many stages are due, and what they put first."""

    year: int
    stages: int
    reached: int
    favours: list[tuple[str | Promise, int]]


def state(stage: StageGoal, on: date) -> tuple[Kind, str | Promise]:
    """How a stage goal stands on a day."""
    if stage.reached_on is not None and stage.reached_on <= on:
        return Kind.GOOD, gettext_lazy("nått")
    return (Kind.BAD, gettext_lazy("försenat")) if stage.due < on else (Kind.GOING, gettext_lazy("på väg"))


def stages(rows: Iterable[StageGoal], on: date) -> list[tuple[StageGoal, tuple[Kind, str | Promise]]]:
    """The stage goals with how each stands."""
    return [(row, state(row, on)) for row in rows]


def drawn(objectives: Mapping[int, Objective], rows: list[StageGoal], begins: date | None, on: date) -> Plan | None:
    """The stages in time, objective by objective: each from when the one before is due until its own day."""
    tasks = []
    for pk, objective in objectives.items():
        start = begins
        for row in (each for each in rows if each.objective_id == pk):
            kind, word = state(row, on)
            first = start if start is not None and start <= row.due else None
            tasks.append(
                Task(
                    label=row.title,
                    start=first,
                    end=row.due,
                    state=(kind, str(word)),
                    group=objective.title,
                    url=reverse("direction:objective", args=[pk]),
                    note=str(Favours(row.favours).label) if row.favours else "",
                )
            )
            start = row.due + timedelta(days=1)
    if not tasks:
        return None
    late = sum(1 for row in rows if state(row, on)[0] is Kind.BAD)
    reached = sum(1 for row in rows if state(row, on)[0] is Kind.GOOD)
    told = _("%(share)s delmål är nådda.") % {"share": formats.of_total(reached, len(rows))}
    if late:
        told += " " + _("%(count)s är försenade.") % {"count": formats.number(late)}
    return plan("fardplan", _("Färdplan"), tasks, today=on, sentence=told)


def years(rows: Iterable[StageGoal], on: date) -> list[Year]:
    """Which year favours what (S132)."""
    by_year: dict[int, list[StageGoal]] = {}
    for row in rows:
        by_year.setdefault(row.due.year, []).append(row)
    return [
        Year(
            year,
            len(each),
            sum(1 for row in each if state(row, on)[0] is Kind.GOOD),
            [
                (favours.label, number)
                for favours in Favours
                if (number := sum(1 for row in each if row.favours == favours))
            ],
        )
        for year, each in sorted(by_year.items())
    ]
