"""Reading history: of a record, of an organisation, and any governed record as of an instant."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from farled.trail.models import Entry, Governed, Head, Version

__all__ = ["Entry", "Governed", "as_of", "history_of", "log_of", "position", "values_at"]


def history_of(row: Governed) -> QuerySet[Entry]:
    """What has happened to a record, newest first. The caller has already checked that it may be seen."""
    return Entry.objects.about(row.KIND, row.pk)


def log_of(organisation_id: int) -> QuerySet[Entry]:
    """Everything that has happened in an organisation, newest first."""
    return Entry.objects.of_organisation(organisation_id).order_by("-seq")


def position(organisation_id: int) -> int:
    """How many entries the organisation's history holds; it grows with every change, so it can key a cache."""
    return Head.objects.filter(organisation_id=organisation_id).values_list("seq", flat=True).first() or 0


def as_of(model: type[Governed], organisation_id: int, at: datetime) -> dict[int, dict[str, Any]]:
    """The values every record of a kind had at an instant, by id, in one indexed query."""
    rows = Version.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=at),
        organisation_id=organisation_id,
        subject_kind=model.KIND,
        valid_from__lte=at,
    )
    return dict(rows.values_list("subject_id", "values"))


def values_at(kind: str, refs: Iterable[int], at: datetime) -> dict[int, dict[str, Any]]:
    """The values of the named records at an instant; a record that did not exist yet is left out."""
    rows = Version.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=at), subject_kind=kind, subject_id__in=list(refs), valid_from__lte=at
    )
    return dict(rows.values_list("subject_id", "values"))
