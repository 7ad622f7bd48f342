"""A case is begun, changed while it is a draft, and followed by a new version."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from farled.cases import reads, rules
from farled.cases.acts.closing import ended_cost
from farled.cases.acts.rows import Content, locked, opened_draft
from farled.cases.models import Alternative, BenefitLine, Case, CostLine
from farled.initiatives.reads import Initiative
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.optimistic import check_version

NOTHING, PROPOSAL = "Göra ingenting", "Förslaget"  # what the first two alternatives are called until somebody says else


@transaction.atomic
def begin(*, initiative: Initiative, content: Content, by: Actor, at: datetime) -> Case:
    """Begin the case of an initiative (påbörja nyttokalkylen), with doing nothing and the proposal to compare.

    Of an initiative that closes a system the proposal has a benefit from the start: the cost that ends (S69).
    Raises Refused when it has a case: that is followed by a new version.
    """
    rules.check_can_begin(by, initiative)
    rules.check_unfinished(initiative)
    trail.hold(initiative.organisation_id)
    rules.check_first(list(Case.objects.filter(initiative=initiative).values_list("number", flat=True)))
    row = Case(
        organisation_id=initiative.organisation_id,
        initiative=initiative,
        body=initiative.body,
        number=1,
        begun_on=local_day(at),
    )
    content.put_on(row)
    row.save(force_insert=True)
    trail.created(row, "cases.case.begun", by=by, at=at)
    first = [
        Alternative(case=row, title=NOTHING, is_zero=True, position=0),
        Alternative(case=row, title=PROPOSAL, chosen=True, position=1),
    ]
    _nothing, proposal = first = Alternative.objects.bulk_create(first)
    trail.created_many(first, "cases.alternative.added", by=by, at=at)
    if initiative.exit is not None:
        line = ended_cost(proposal, initiative.exit)
        line.save(force_insert=True)
        trail.created(line, "cases.benefit_line.added", by=by, at=at)
    return row


@transaction.atomic
def change_case(*, case: Case, version: int, content: Content, by: Actor, at: datetime) -> Case:
    """Change what a draft says (ändra). With other years its lines get as many: new ones cost nothing more.

    A benefit goes on as in its last year. Raises Stale, Refused, Invalid or Forbidden.
    """
    row = opened_draft(case, by)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    years = row.years
    with trail.changing(row, "cases.case.changed", by=by, at=at):
        content.put_on(row)
    for benefit in BenefitLine.objects.filter(alternative__case=row):
        rules.check_budget_effect(row.first_year, benefit)
    if row.years != years:
        _fit(row, years, by=by, at=at)
    return row


def _fit(row: Case, before: tuple[int, ...], *, by: Actor, at: datetime) -> None:
    """Let each line have a value for every year: that of the same year as before, and beyond what it goes on with."""
    for cost in CostLine.objects.filter(alternative__case=row).select_related("alternative__case").order_by("pk"):
        known = dict(zip(before, cost.amounts, strict=True))
        with trail.changing(cost, "cases.cost_line.changed", by=by, at=at):
            cost.amounts = [known.get(year, 0) for year in row.years]
    for gain in BenefitLine.objects.filter(alternative__case=row).select_related("alternative__case").order_by("pk"):
        shares = dict(zip(before, gain.ramp, strict=True))
        last = gain.ramp[-1] if gain.ramp else 0
        with trail.changing(gain, "cases.benefit_line.changed", by=by, at=at):
            gain.ramp = [shares.get(year, last if year > before[-1] else 0) for year in row.years]


@transaction.atomic
def make_version(*, case: Case, version: int, why: str, by: Actor, at: datetime) -> Case:
    """Make a new version of what is submitted, with all its lines, to be changed and submitted (ny version)."""
    row = locked(case)
    rules.check_can_edit(by, row)
    rules.check_unfinished(row.initiative)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_can_be_followed(row, draft=reads.draft_of(row.initiative_id))
    rules.check_reason(why)
    new = Case(
        organisation_id=row.organisation_id,
        initiative=row.initiative,
        body=row.initiative.body,
        number=row.number + 1,
        title=row.title,
        summary=row.summary,
        first_year=row.first_year,
        horizon=row.horizon,
        price_year=row.price_year,
        innovation=row.innovation,
        begun_on=local_day(at),
        why=why.strip(),
    )
    new.save(force_insert=True)
    trail.created(new, "cases.case.versioned", by=by, at=at, why=why.strip())
    for each in reads.lines_of([row.pk]).get(row.pk, []):
        _copy(each, new, by=by, at=at)
    return new


def _copy(old: Alternative, case: Case, *, by: Actor, at: datetime) -> None:
    costs, benefits = list(old.cost_lines.all()), list(old.benefit_lines.all())
    new = Alternative(
        case=case, title=old.title, text=old.text, is_zero=old.is_zero, chosen=old.chosen, position=old.position
    )
    new.save(force_insert=True)
    trail.created(new, "cases.alternative.added", by=by, at=at)
    _write_again(costs, new, "cases.cost_line.added", by=by, at=at)
    _write_again(benefits, new, "cases.benefit_line.added", by=by, at=at)


def _write_again(
    rows: Sequence[CostLine] | Sequence[BenefitLine], alternative: Alternative, verb: str, *, by: Actor, at: datetime
) -> None:
    """The same lines in another alternative, as new rows."""
    written: list[CostLine | BenefitLine] = []
    for row in rows:
        said = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        new = type(row)(**said | {"id": None, "version": 1, "alternative_id": alternative.pk})
        new.alternative = alternative
        new.save(force_insert=True)
        written.append(new)
    trail.created_many(written, verb, by=by, at=at)


@transaction.atomic
def discard(*, case: Case, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Throw a draft away, with all its lines (kasta utkastet). History keeps that it was. Raises Stale, Refused."""
    row = opened_draft(case, by)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    for each in reads.lines_of([row.pk]).get(row.pk, []):
        take_away(each, by=by, at=at, why=why)
    trail.removed(row, "cases.case.discarded", by=by, at=at, why=why.strip())
    row.delete()


def take_away(alternative: Alternative, *, by: Actor, at: datetime, why: str = "") -> None:
    """Remove an alternative of a draft with its lines."""
    for cost in alternative.cost_lines.all():
        trail.removed(cost, "cases.cost_line.removed", by=by, at=at, why=why.strip())
        cost.delete()
    for gain in alternative.benefit_lines.all():
        trail.removed(gain, "cases.benefit_line.removed", by=by, at=at, why=why.strip())
        gain.delete()
    trail.removed(alternative, "cases.alternative.removed", by=by, at=at, why=why.strip())
    alternative.delete()
