"""Days beside the round: presentations and dialogues, and information to the unions (S23, S24)."""

from datetime import date, datetime

from django.db import transaction

from farled.consultation import rules
from farled.consultation.acts.consultations import held
from farled.consultation.models import Consultation, Occasion
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def add_occasion(
    *,
    consultation: Consultation,
    title: str,
    on: date,
    by: Actor,
    at: datetime,
    union: bool = False,
    body: Body | None = None,
    invited: int | None = None,
    attended: int | None = None,
    notes: str = "",
) -> Occasion:
    """Note a day with recipients or unions (lägg till ett tillfälle), held or planned."""
    row = held(consultation, by)
    rules.check_date_of_occasion(on=on, today=local_day(at), attended=attended)
    one = Occasion(
        consultation=row,
        union=union,
        title=rules.checked_title(title),
        on=on,
        body=body,
        invited=invited,
        attended=attended,
        notes=notes.strip(),
    )
    one.save(force_insert=True)
    trail.created(one, "consultation.occasion.added", by=by, at=at)
    return one


@transaction.atomic
def change_occasion(
    *,
    occasion: Occasion,
    version: int,
    title: str,
    on: date,
    by: Actor,
    at: datetime,
    union: bool = False,
    body: Body | None = None,
    invited: int | None = None,
    attended: int | None = None,
    notes: str = "",
) -> Occasion:
    """Change a day, or write what came of it. Raises Stale."""
    one = _held(occasion, version, by)
    rules.check_date_of_occasion(on=on, today=local_day(at), attended=attended)
    with trail.changing(one, "consultation.occasion.changed", by=by, at=at):
        one.title, one.on, one.union, one.body = rules.checked_title(title), on, union, body
        one.invited, one.attended, one.notes = invited, attended, notes.strip()
    return one


@transaction.atomic
def remove_occasion(*, occasion: Occasion, version: int, by: Actor, at: datetime) -> Consultation:
    """Take a day away that was never held; history keeps what it said. Raises Stale."""
    one = _held(occasion, version, by)
    trail.removed(one, "consultation.occasion.removed", by=by, at=at)
    one.delete()
    return one.consultation


def _held(occasion: Occasion, version: int, by: Actor) -> Occasion:
    row = held(occasion.consultation, by)
    one = Occasion.objects.select_for_update(of=("self",)).get(pk=occasion.pk)
    check_version(current=one.version, seen=version, stored=one.trail_values())
    one.consultation = row
    return one
