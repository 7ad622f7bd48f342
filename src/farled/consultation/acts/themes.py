"""The subjects that remarks are sorted under, and how each is met."""

from datetime import datetime

from django.db import transaction

from farled.consultation.models import Consultation, Theme
from farled.consultation.rules import treatments as rules
from farled.people.acts import cleaned
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def add_theme(*, consultation: Consultation, name: str, by: Actor, at: datetime, reflection: str = "") -> Theme:
    """Add a subject to sort remarks under (lägga till ett tema), last."""
    held = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    rules.check_can_treat(by, held)
    name = cleaned(name, field="name")
    rules.check_name_is_free(held.themes.all(), name)
    last = held.themes.order_by("position").last()
    row = Theme(consultation=held, name=name, reflection=reflection.strip(), position=last.position + 1 if last else 1)
    row.save(force_insert=True)
    trail.created(row, "consultation.theme.added", by=by, at=at)
    return row


@transaction.atomic
def change_theme(
    *, theme: Theme, version: int, name: str, reflection: str, by: Actor, at: datetime, position: int | None = None
) -> Theme:
    """Name a theme anew, say how it is met (reflektion) or move it among the themes. Raises Stale."""
    row = _held(theme, version, by)
    name = cleaned(name, field="name")
    rules.check_name_is_free(Theme.objects.filter(consultation=row.consultation_id), name, but=row.pk)
    with trail.changing(row, "consultation.theme.changed", by=by, at=at):
        row.name, row.reflection = name, reflection.strip()
        row.position = row.position if position is None else position
    return row


@transaction.atomic
def remove_theme(*, theme: Theme, version: int, by: Actor, at: datetime) -> None:
    """Take away a theme that no remark is sorted under. Raises Stale."""
    row = _held(theme, version, by)
    rules.check_is_unused(row)
    trail.removed(row, "consultation.theme.removed", by=by, at=at)
    row.delete()


def _held(theme: Theme, version: int, by: Actor) -> Theme:
    """The theme as it is now, held, when the actor may change the version they saw."""
    row = Theme.objects.select_for_update(of=("self",)).select_related("consultation").get(pk=theme.pk)
    rules.check_can_treat(by, row.consultation)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row
