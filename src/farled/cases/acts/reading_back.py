"""A workbook that was filled in elsewhere is written into its draft: every row of it, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from farled.cases.acts.lines import add_benefit, add_cost, change_benefit, change_cost
from farled.cases.acts.rows import Cost, Gains, opened_draft
from farled.cases.models import Alternative, BenefitLine, Case, CostLine
from farled.people.reads import Actor
from farled.web.optimistic import check_version


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of one line: a new one of the alternative, or ``line`` as it was seen changed to ``content``."""

    alternative: Alternative
    content: Cost | Gains
    line: CostLine | BenefitLine | None = None
    version: int = 0


@transaction.atomic
def read_back(*, case: Case, version: int, rows: Sequence[Row], by: Actor, at: datetime) -> Case:
    """Write what a workbook says into the draft (läs tillbaka): all rows or none. Lines it does not name stay.

    Raises Stale when the draft, or a line, has been changed since the workbook was looked at; Refused and Invalid as
    the acts of the lines do.
    """
    draft = opened_draft(case, by)
    check_version(current=draft.version, seen=version, stored=draft.trail_values())
    for row in rows:
        if isinstance(row.content, Cost):
            if isinstance(row.line, CostLine):
                change_cost(line=row.line, version=row.version, content=row.content, by=by, at=at)
            else:
                add_cost(alternative=row.alternative, content=row.content, by=by, at=at)
        elif isinstance(row.line, BenefitLine):
            change_benefit(line=row.line, version=row.version, content=row.content, by=by, at=at)
        else:
            add_benefit(alternative=row.alternative, content=row.content, by=by, at=at)
    return draft
