"""Reading history: of a record, of an organisation, and any governed record as of an instant."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from farled.trail.models import Entry, Governed, Head, Version
from farled.trail.telling import Change, Told, sentence, told, told_asked, values_told, who_acted, why_done
from farled.web.slots import withheld

__all__ = [
    "Change",
    "Entry",
    "Governed",
    "Told",
    "as_of",
    "as_read_by",
    "as_they_were",
    "beginning",
    "changed_at",
    "changed_since",
    "end",
    "ends",
    "first_values",
    "history_of",
    "known_by",
    "log_of",
    "position",
    "removed_values",
    "sentence",
    "told",
    "told_asked",
    "values_at",
    "values_told",
    "who_acted",
    "why_done",
    "written_in",
]


GovernedRow = TypeVar("GovernedRow", bound=Governed)


def history_of(row: Governed) -> QuerySet[Entry]:
    """What has happened to a record, newest first. The caller has already checked that it may be seen."""
    return Entry.objects.about(row.KIND, row.pk)


def log_of(organisation_id: int, *, secret: bool) -> QuerySet[Entry]:
    """Everything that has happened in an organisation, newest first; what is secret only when asked for by right."""
    entries = Entry.objects.of_organisation(organisation_id).order_by("-seq")
    return entries if secret else entries.open_to_all()


def as_read_by(entries: QuerySet[Entry], reader: Any) -> QuerySet[Entry]:
    """The entries, each marked ``wordless`` when it tells of something that the reader (an actor) may not read."""
    hidden = Q(pk=None)
    for each in withheld:
        condition = each.hidden(reader)
        if condition is not None:
            hidden |= Q(subject_kind=each.kind) & condition
    return entries.annotate(wordless=Case(When(hidden, then=Value(True)), default=Value(False)))


def position(organisation_id: int) -> int:
    """How many entries the organisation's history holds; it grows with every change, so it can key a cache."""
    return Head.objects.filter(organisation_id=organisation_id).values_list("seq", flat=True).first() or 0


def ends() -> QuerySet[Head, str]:
    """The last hash of every organisation's chain, in order of organisation.

    They change with every change and never come back, also when a backup is restored: together they key a cache.
    """
    return Head.objects.order_by("organisation_id").values_list("hash", flat=True)


def end(organisation_id: int) -> str:
    """The last hash of one organisation's chain, which keys what rests on nobody else's; empty before there is any."""
    return Head.objects.filter(organisation_id=organisation_id).values_list("hash", flat=True).first() or ""


def beginning(organisation_id: int) -> date | None:
    """The day the organisation's history begins: what is known of the time before was written in afterwards."""
    first = Entry.objects.of_organisation(organisation_id).order_by("seq").values_list("at", flat=True).first()
    return timezone.localtime(first).date() if first else None


def written_in(row: Governed) -> date:
    """The day a record was first written in."""
    first = Version.objects.filter(subject_kind=row.KIND, subject_id=row.pk).order_by("valid_from")
    return timezone.localtime(first.values_list("valid_from", flat=True)[0]).date()


def as_of(model: type[Governed], organisation_id: int, at: datetime) -> dict[int, dict[str, Any]]:
    """The values every record of a kind had at an instant, by id, in one indexed query."""
    rows = Version.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=at),
        organisation_id=organisation_id,
        subject_kind=model.KIND,
        valid_from__lte=at,
    )
    return dict(rows.values_list("subject_id", "values"))


def changed_since(kind: str, organisation_id: int, at: datetime) -> tuple[dict[int, dict[str, Any]], set[int]]:
    """What separates the records of a kind from how they were at an instant, in two queries.

    The values of those that have changed since, as they were, and the ids of those that came later.
    """
    rows = Version.objects.filter(organisation_id=organisation_id, subject_kind=kind)
    earlier = dict(rows.filter(valid_from__lte=at, valid_to__gt=at).values_list("subject_id", "values"))
    since = set(rows.filter(valid_from__gt=at).values_list("subject_id", flat=True))
    return earlier, since - earlier.keys()


def values_at(kind: str, refs: Iterable[int], at: datetime) -> dict[int, dict[str, Any]]:
    """The values of the named records at an instant; a record that did not exist yet is left out."""
    rows = Version.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=at), subject_kind=kind, subject_id__in=list(refs), valid_from__lte=at
    )
    return dict(rows.values_list("subject_id", "values"))


def removed_values(model: type[Governed], organisation_id: int, **values: int) -> list[tuple[datetime, dict[str, Any]]]:
    """What records of a kind that hold some values said last before they were removed, and when, the first first."""
    asked = {f"values__{name}": value for name, value in values.items()}
    rows = Version.objects.filter(organisation_id=organisation_id, subject_kind=model.KIND, **asked)
    later = Version.objects.filter(
        Q(valid_to=None) | Q(pk__gt=OuterRef("pk")), subject_kind=model.KIND, subject_id=OuterRef("subject_id")
    )
    ended = rows.filter(~Exists(later), valid_to__isnull=False)
    found = ended.order_by("valid_to", "pk").values_list("valid_to", "values")
    return [(at, said) for at, said in found if at is not None]


def known_by(kind: str, refs: Iterable[int], at: datetime) -> set[int]:
    """Those of the named records that had been written in by an instant."""
    rows = Version.objects.filter(subject_kind=kind, subject_id__in=list(refs), valid_from__lte=at)
    return set(rows.values_list("subject_id", flat=True))


def first_values(kind: str, refs: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The values of the named records when they were first written in: what is known of the time before, if anything.

    What was written at one instant, such as an import, counts as one.
    """
    rows = Version.objects.filter(subject_kind=kind, subject_id__in=list(refs))
    earlier = rows.filter(subject_id=OuterRef("subject_id"), valid_from__lt=OuterRef("valid_from"))
    return dict(rows.filter(~Exists(earlier)).order_by("pk").values_list("subject_id", "values"))


def as_they_were(rows: Iterable[GovernedRow], at: datetime, *, late: bool = False) -> list[GovernedRow]:
    """The rows with the values they had at an instant, in one query; those that did not exist yet are left out.

    With ``late`` those have the values they were first written in with, in one query more: they belong to something
    that held before anybody had written it in. For showing only: such a row is never saved.
    """
    found = list(rows)
    then = values_at(found[0].KIND, [row.pk for row in found], at) if found else {}
    if late and (missing := [row.pk for row in found if row.pk not in then]):
        then |= first_values(found[0].KIND, missing)
    shown = []
    for row in found:
        if row.pk in then:
            for field in row._meta.concrete_fields:
                if field.name in then[row.pk]:
                    setattr(row, field.attname, field.to_python(then[row.pk][field.name]))
            shown.append(row)
    return shown


def changed_at(kind: str, refs: Iterable[int]) -> dict[int, datetime]:
    """When each of the named records was last changed, or written in, in one query."""
    rows = Version.objects.filter(subject_kind=kind, subject_id__in=list(refs), valid_to=None)
    return dict(rows.values_list("subject_id", "valid_from"))
