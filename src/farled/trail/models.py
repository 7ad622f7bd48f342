"""The history: entries (handlingar i historiken), the sealed head of each chain, and row versions."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise


class EntryQuerySet(models.QuerySet["Entry"]):
    """Reads of the history."""

    def of_organisation(self, organisation_id: int) -> Self:
        """Entries of one organisation's chain."""
        return self.filter(organisation_id=organisation_id)

    def open_to_all(self) -> Self:
        """Entries that tell of nothing secret."""
        return self.filter(confidential=False)

    def about(self, kind: str, ref: int) -> Self:
        """Entries about one record, newest first."""
        return self.filter(subject_kind=kind, subject_id=ref).order_by("-seq")


class Entry(models.Model):
    """One thing that happened: an act, a refused attempt, an export or the reading of something secret.

    ``confidential`` entries tell of secret records and are shown only to those who may read secrets.
    ``changes`` maps field to [old, new]. ``hash`` covers the previous entry's hash and ``content_hash``; the content
    may one day be lawfully erased while the chain still verifies.
    """

    organisation_id = models.BigIntegerField()
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=20)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_name = models.CharField(max_length=300)
    why = models.TextField(blank=True)
    changes = models.JSONField(default=dict)
    confidential = models.BooleanField(default=False)
    content_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        """One unbroken number series per organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "seq"], name="entry_seq_is_unique_in_the_organisation"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="entry_seq_starts_at_one"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_id", "seq"], name="entry_by_subject"),
            models.Index(fields=["organisation_id", "at"], name="entry_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}/{self.seq} {self.verb}"


class Head(models.Model):
    """The sealed end of an organisation's chain: how many entries there are and the last hash.

    ``seal`` is keyed with the installation's secret, so that cutting the tail and moving the head cannot go unseen.
    """

    organisation_id = models.BigIntegerField(unique=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.organisation_id}/{self.seq}"


class Version(models.Model):
    """The values of one governed record from one instant until the next change (radversion)."""

    organisation_id = models.BigIntegerField()
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    values = models.JSONField()

    class Meta:
        """One open version per record, and none that ends before it begins."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"], condition=Q(valid_to=None), name="version_one_is_open_per_record"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
                name="version_does_not_end_before_it_begins",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "subject_kind", "valid_from"], name="version_as_of"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} from {self.valid_from}"


class Governed(models.Model):
    """A row whose every change is history: it belongs to an organisation and carries a version for optimistic edits.

    ``KIND`` is its name in history and in the red thread, such as ``planning.activity``.
    """

    KIND: ClassVar[str]
    UNTRACKED: ClassVar[frozenset[str]] = frozenset({"id", "version"})
    TRAIL_LABELS: ClassVar[Mapping[str, str | Promise]] = {}  # words for the names in ``trail_related``
    TRAIL_NAMED_WITH: ClassVar[tuple[str, ...]] = ()  # relations its name is made of, fetched with it when it is named
    TRAIL_POINTS: ClassVar[Mapping[str, str]] = {}  # those whose values are ids: name → model, such as "people.Body"

    TRAIL_WORDS: ClassVar[Mapping[str, Callable[[Any], str]]] = {}  # how a stored value reads, such as öre in kronor

    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Rooms inherit this."""

        abstract = True

    def trail_name(self) -> str:
        """The record's name to a reader, as it is now."""
        return str(self)

    def trail_organisation(self) -> int:
        """The organisation in whose chain its history stands."""
        return int(self.organisation_id)  # type: ignore[attr-defined]

    def trail_confidential(self) -> bool:
        """Whether what happens to it is secret."""
        return False

    def trail_related(self) -> dict[str, Iterable[Any]]:
        """Values kept in rows beside this one that belong to it (such as contributing bodies), by name."""
        return {}

    def trail_values(self) -> dict[str, Any]:
        """Every stored value, JSON-safe, as history keeps it."""
        values: dict[str, Any] = {}
        for field in self._meta.concrete_fields:
            if field.name not in self.UNTRACKED:
                value = getattr(self, field.attname)
                values[field.name] = (
                    value if value is None or isinstance(value, bool | int | str | dict | list) else str(value)
                )
        values.update({name: sorted(related) for name, related in self.trail_related().items()})
        return values
