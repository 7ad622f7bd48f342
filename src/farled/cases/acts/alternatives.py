"""The alternatives a draft compares."""

from datetime import datetime

from django.db import transaction

from farled.cases import rules
from farled.cases.acts.cases import take_away
from farled.cases.acts.rows import Choice, opened_draft
from farled.cases.models import Alternative, Case
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.optimistic import check_version


def _placed(row: Alternative, choice: Choice, *, by: Actor, at: datetime) -> None:
    """Write the choice on a row that holds no choice yet, and move the choice here from another when it is chosen."""
    others = Alternative.objects.filter(case_id=row.case_id).exclude(pk=row.pk)
    rules.check_name_is_free(choice.title.strip(), list(others.values_list("title", flat=True)))
    rules.check_zero_is_one(
        row, others_zero=others.filter(is_zero=True).exists(), is_zero=choice.is_zero, chosen=choice.chosen
    )
    if choice.chosen:
        for other in others.filter(chosen=True).select_related("case"):
            with trail.changing(other, "cases.alternative.changed", by=by, at=at):
                other.chosen = False


@transaction.atomic
def add_alternative(*, case: Case, choice: Choice, by: Actor, at: datetime) -> Alternative:
    """Add an alternative to compare with (lägg till alternativ). Raises Refused, Invalid or Forbidden."""
    parent = opened_draft(case, by)
    row = Alternative(case=parent, position=parent.alternatives.count())
    _placed(row, choice, by=by, at=at)
    choice.put_on(row)
    row.save(force_insert=True)
    trail.created(row, "cases.alternative.added", by=by, at=at)
    return row


@transaction.atomic
def change_alternative(
    *, alternative: Alternative, version: int, choice: Choice, by: Actor, at: datetime
) -> Alternative:
    """Change an alternative, or let it be the one that is applied for (ändra, förorda)."""
    parent = opened_draft(alternative.case, by)
    row = Alternative.objects.get(pk=alternative.pk)
    row.case = parent
    check_version(current=row.version, seen=version, stored=row.trail_values())
    _placed(row, choice, by=by, at=at)
    with trail.changing(row, "cases.alternative.changed", by=by, at=at):
        choice.put_on(row)
    return row


@transaction.atomic
def remove_alternative(*, alternative: Alternative, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Remove an alternative with its lines (ta bort). The chosen one and doing nothing stay."""
    parent = opened_draft(alternative.case, by)
    row = Alternative.objects.get(pk=alternative.pk)
    row.case = parent
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_can_be_removed(row)
    take_away(row, by=by, at=at, why=why)
