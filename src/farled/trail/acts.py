"""Writing history. Called by every act of every room, inside the act's own transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Protocol

from django.db import connection, transaction

from farled.trail import chain
from farled.trail.models import Entry, Governed, Head, Version

BATCH = 500  # rows an INSERT holds when many are told of at once


class Who(Protocol):
    """Whoever acts: a person in a role, or a job acting for someone."""

    @property
    def kind(self) -> str:
        """``person``, ``token`` (a program that acts for a person) or ``system``."""

    @property
    def user_id(self) -> int | None:
        """The person's id, if a person."""

    @property
    def signature(self) -> str:
        """The name at the time, and which key a program used."""


class NotInTransaction(Exception):
    """History was written outside a transaction; wrap the act in ``transaction.atomic``."""


def entry_content(entry: Entry) -> dict[str, Any]:
    """What the content hash of an entry covers."""
    return {
        "at": entry.at.astimezone(UTC).isoformat(),
        "actor": [entry.actor_kind, entry.actor_id, entry.actor_name, entry.on_behalf_of],
        "verb": entry.verb,
        "subject": [entry.subject_kind, entry.subject_id, entry.subject_name],
        "why": entry.why,
        "changes": entry.changes,
        "confidential": entry.confidential,
    }


def append(
    verb: str,
    *,
    organisation_id: int,
    subject: tuple[str, int, str],
    by: Who,
    at: datetime,
    why: str = "",
    on_behalf_of: str = "",
    changes: dict[str, Any] | None = None,
    confidential: bool = False,
) -> Entry:
    """Add one entry at the end of the organisation's chain and move its seal.

    ``subject`` is (kind, id, name). ``changes`` maps field to [old, new].
    Raises NotInTransaction outside a transaction.
    """
    head = _locked_head(organisation_id, verb)
    entry = _entry(
        verb, subject, by=by, at=at, why=why, on_behalf_of=on_behalf_of, changes=changes, confidential=confidential
    )
    _link(head, [entry])
    _seal(head)
    return entry


def hold(organisation_id: int) -> None:
    """Let nobody else write the organisation's history until the transaction ends.

    Every act ends up doing so; one that needs a lock of its own as well holds the history first, so that no two acts
    wait for each other.
    """
    _locked_head(organisation_id, "trail.hold")


def _locked_head(organisation_id: int, verb: str) -> Head:
    """The end of the organisation's chain, locked until the transaction ends."""
    if not connection.in_atomic_block:
        raise NotInTransaction(verb)
    head = Head.objects.select_for_update().filter(organisation_id=organisation_id).first()
    if head is None:
        Head.objects.get_or_create(organisation_id=organisation_id)
        head = Head.objects.select_for_update().get(organisation_id=organisation_id)
    return head


def _entry(
    verb: str,
    subject: tuple[str, int, str],
    *,
    by: Who,
    at: datetime,
    why: str,
    on_behalf_of: str,
    changes: dict[str, Any] | None,
    confidential: bool,
) -> Entry:
    """An entry that has no place in a chain yet."""
    kind, ref, name = subject
    return Entry(
        at=at,
        actor_kind=by.kind,
        actor_id=by.user_id,
        actor_name=by.signature[:200],
        on_behalf_of=on_behalf_of[:200],
        verb=verb,
        subject_kind=kind,
        subject_id=ref,
        subject_name=name[:300],
        why=why,
        changes=changes or {},
        confidential=confidential,
    )


def _link(head: Head, entries: Sequence[Entry]) -> None:
    """Store entries at the end of a chain whose head is locked, and move the head (which ``_seal`` then stores)."""
    for entry in entries:
        entry.organisation_id, entry.seq = head.organisation_id, head.seq + 1
        entry.content_hash = chain.content_hash(entry_content(entry))
        entry.hash = chain.link(
            previous=head.hash, organisation_id=head.organisation_id, seq=entry.seq, content=entry.content_hash
        )
        head.seq, head.hash = entry.seq, entry.hash
    Entry.objects.bulk_create(entries)


def _seal(head: Head) -> None:
    """Store where the chain now ends, sealed."""
    head.seal = chain.seal(organisation_id=head.organisation_id, seq=head.seq, last=head.hash)
    head.save(update_fields=["seq", "hash", "seal"])


def created(row: Governed, verb: str, *, by: Who, at: datetime, why: str = "", on_behalf_of: str = "") -> None:
    """Tell that a row (already saved, with its related rows) came to be, and open its first version."""
    created_many([row], verb, by=by, at=at, why=why, on_behalf_of=on_behalf_of)


def created_many(
    rows: Sequence[Governed], verb: str, *, by: Who, at: datetime, why: str = "", on_behalf_of: str = ""
) -> None:
    """Tell of many rows what ``created`` tells of one, in their order; the chain is locked and sealed once.

    Raises ValueError when the rows belong to several organisations: each has a chain of its own.
    """
    if not rows:
        return
    (organisation_id,) = {row.trail_organisation() for row in rows}
    head = _locked_head(organisation_id, verb)
    for start in range(0, len(rows), BATCH):
        versions, entries = [], []
        for row in rows[start : start + BATCH]:
            values = row.trail_values()
            changes = {name: [None, value] for name, value in values.items() if value not in (None, "", [], {})}
            versions.append(
                Version(
                    organisation_id=organisation_id,
                    subject_kind=row.KIND,
                    subject_id=row.pk,
                    valid_from=at,
                    values=values,
                )
            )
            entries.append(
                _entry(
                    verb,
                    (row.KIND, row.pk, row.trail_name()),
                    by=by,
                    at=at,
                    why=why,
                    on_behalf_of=on_behalf_of,
                    changes=changes,
                    confidential=row.trail_confidential(),
                )
            )
        Version.objects.bulk_create(versions)
        _link(head, entries)
    _seal(head)


@contextmanager
def changing(
    row: Governed, verb: str, *, by: Who, at: datetime, why: str = "", on_behalf_of: str = ""
) -> Iterator[None]:
    """Change a locked row: set its fields inside the ``with``; what differs is saved, versioned and told.

    Nothing is written when nothing differs. The row's ``version`` rises by one, so a form opened earlier becomes stale.
    """
    before = row.trail_values()
    yield
    after = row.trail_values()
    changes = {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}
    if not changes:
        return
    row.version += 1
    concrete = {field.name for field in row._meta.concrete_fields}
    row.save(update_fields=[*(name for name in changes if name in concrete), "version"])
    Version.objects.create(
        organisation_id=row.trail_organisation(),
        subject_kind=row.KIND,
        subject_id=row.pk,
        valid_from=_closed(row, at=at),
        values=after,
    )
    append(
        verb,
        organisation_id=row.trail_organisation(),
        subject=(row.KIND, row.pk, row.trail_name()),
        by=by,
        at=at,
        why=why,
        on_behalf_of=on_behalf_of,
        changes=changes,
        confidential=row.trail_confidential(),
    )


def _closed(row: Governed, *, at: datetime) -> datetime:
    """Close a record's open version, and say when: not before it began, for two servers' clocks may differ a little."""
    still = Version.objects.filter(subject_kind=row.KIND, subject_id=row.pk, valid_to=None)
    since = max([at, *still.values_list("valid_from", flat=True)])
    still.update(valid_to=since)
    return since


def removed(row: Governed, verb: str, *, by: Who, at: datetime, why: str = "") -> Entry:
    """Tell that a row is about to be removed (a draft only) and close its version. Call before deleting it."""
    _closed(row, at=at)
    return append(
        verb,
        organisation_id=row.trail_organisation(),
        subject=(row.KIND, row.pk, row.trail_name()),
        by=by,
        at=at,
        why=why,
        changes={name: [value, None] for name, value in row.trail_values().items() if value not in (None, "", [], {})},
        confidential=row.trail_confidential(),
    )


def noted(row: Governed, verb: str, *, by: Who, at: datetime, why: str = "", on_behalf_of: str = "") -> Entry:
    """Tell something about a row that changes no value of it: an export, the reading of something secret."""
    return append(
        verb,
        organisation_id=row.trail_organisation(),
        subject=(row.KIND, row.pk, row.trail_name()),
        by=by,
        at=at,
        why=why,
        on_behalf_of=on_behalf_of,
        confidential=row.trail_confidential(),
    )


@transaction.atomic
def refused(*, organisation_id: int, route: str, by: Who, at: datetime, code: str) -> Entry:
    """Tell that somebody tried to do what they may not. In a transaction of its own: the attempt's is rolled back."""
    return append(
        "trail.refused",
        organisation_id=organisation_id,
        subject=("route", 0, route),
        by=by,
        at=at,
        changes={"refused": [None, code]},
    )
