"""What must hold when activities go on in the next plan. No writes, no clock."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from farled.direction.reads import Document
from farled.planning.models import Activity
from farled.planning.states import Onward
from farled.web.refused import Invalid, Refused, RowsRefused

SEVERAL = 2


class Goes(Protocol):
    """What happens to one activity."""

    @property
    def activity(self) -> Activity:
        """The activity."""

    @property
    def how(self) -> Onward:
        """How it goes on."""

    @property
    def names(self) -> tuple[str, ...]:
        """What comes of it is called so."""


def check_another_plan(plan: Document, to: Document) -> None:
    """Activities go on in another plan than their own."""
    if plan.pk == to.pk:
        raise Invalid("planning.carry.same_plan", field="to")


def check_steps(steps: Sequence[Goes], rows: Mapping[int, Activity], carried: Collection[int]) -> None:
    """Every step is of a row in the plan that does not go on there already, and has the names its way needs."""
    if not steps:
        raise Refused("planning.carry.nothing")
    refused: dict[int, Refused] = {}
    merged = [step.names[0].casefold() for step in steps if step.how is Onward.MERGED and step.names]
    for place, step in enumerate(steps):
        problem = _problem(step, rows, carried, merged)
        if problem is not None:
            refused[place] = problem
    if refused:
        raise RowsRefused(refused)


def _problem(
    step: Goes, rows: Mapping[int, Activity], carried: Collection[int], merged: Sequence[str]
) -> Refused | None:
    title, how, number = step.activity.title, step.how, len(step.names)
    alone = number == 1 and merged.count(step.names[0].casefold()) < SEVERAL
    wrong: dict[str, bool] = {
        "planning.carry.elsewhere": step.activity.pk not in rows,
        "planning.carry.already": step.activity.pk in carried,
        "planning.carry.merge_alone": how is Onward.MERGED and (number != 1 or alone),
        "planning.carry.split_few": how is Onward.SPLIT and number < SEVERAL,
        "planning.carry.superseded_by": how is Onward.SUPERSEDED and number != 1,
        "planning.carry.one_name": how is Onward.CARRIED and number > 1,
    }
    code = next((code for code, holds in wrong.items() if holds), "")
    return Invalid(code, title=title) if code else None
