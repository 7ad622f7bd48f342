"""The costs and benefits of a draft's alternatives."""

from datetime import datetime

from django.db import transaction

from farled.cases import reads
from farled.cases.acts.rows import Cost, Gains, opened_draft
from farled.cases.models import Alternative, BenefitLine, CostLine
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def add_cost(*, alternative: Alternative, content: Cost, by: Actor, at: datetime) -> CostLine:
    """Add a cost to an alternative (lägg till kostnad). Raises Refused, Invalid or Forbidden."""
    case = opened_draft(alternative.case, by)
    row = CostLine(alternative=alternative)
    content.put_on(row, case)
    row.save(force_insert=True)
    trail.created(row, "cases.cost_line.added", by=by, at=at)
    return row


@transaction.atomic
def change_cost(*, line: CostLine, version: int, content: Cost, by: Actor, at: datetime) -> CostLine:
    """Change a cost of a draft (ändra kostnad). Raises Stale, Refused, Invalid or Forbidden."""
    case = opened_draft(line.alternative.case, by)
    row = CostLine.objects.select_related("alternative__case").get(pk=line.pk)
    check_version(current=row.version, seen=version, stored=reads.cost_as_typed(row))
    with trail.changing(row, "cases.cost_line.changed", by=by, at=at):
        content.put_on(row, case)
    return row


@transaction.atomic
def remove_cost(*, line: CostLine, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Remove a cost from a draft (ta bort kostnad)."""
    opened_draft(line.alternative.case, by)
    row = CostLine.objects.select_related("alternative__case").get(pk=line.pk)
    check_version(current=row.version, seen=version, stored=reads.cost_as_typed(row))
    trail.removed(row, "cases.cost_line.removed", by=by, at=at, why=why.strip())
    row.delete()


@transaction.atomic
def add_benefit(*, alternative: Alternative, content: Gains, by: Actor, at: datetime) -> BenefitLine:
    """Add a benefit to an alternative (lägg till nytta). Raises Refused, Invalid or Forbidden."""
    case = opened_draft(alternative.case, by)
    row = BenefitLine(alternative=alternative)
    content.put_on(row, case)
    row.save(force_insert=True)
    trail.created(row, "cases.benefit_line.added", by=by, at=at)
    return row


@transaction.atomic
def change_benefit(*, line: BenefitLine, version: int, content: Gains, by: Actor, at: datetime) -> BenefitLine:
    """Change a benefit of a draft (ändra nytta). Raises Stale, Refused, Invalid or Forbidden."""
    case = opened_draft(line.alternative.case, by)
    row = BenefitLine.objects.select_related("alternative__case").get(pk=line.pk)
    check_version(current=row.version, seen=version, stored=reads.benefit_as_typed(row))
    with trail.changing(row, "cases.benefit_line.changed", by=by, at=at):
        content.put_on(row, case)
    return row


@transaction.atomic
def remove_benefit(*, line: BenefitLine, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Remove a benefit from a draft (ta bort nytta)."""
    opened_draft(line.alternative.case, by)
    row = BenefitLine.objects.select_related("alternative__case").get(pk=line.pk)
    check_version(current=row.version, seen=version, stored=reads.benefit_as_typed(row))
    trail.removed(row, "cases.benefit_line.removed", by=by, at=at, why=why.strip())
    row.delete()
