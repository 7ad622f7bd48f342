"""What must always hold of the history: an unbroken, untampered chain, whole to its end, that nothing may rewrite."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection

from farled.trail import chain, triggers
from farled.trail.acts import entry_content
from farled.trail.models import Entry, Head, Version
from farled.web.slots import Violation


def chain_is_unbroken() -> Iterator[Violation]:
    """Each entry stands in its place, holds what it held, and hangs on the one before; the head is sealed and last."""
    heads = {head.organisation_id: head for head in Head.objects.all()}
    tails: dict[int, tuple[int, str]] = {}
    for entry in Entry.objects.order_by("organisation_id", "seq").iterator(chunk_size=2000):
        seq, last = tails.get(entry.organisation_id, (0, ""))
        name = f"{entry.organisation_id}/{entry.seq}"
        if entry.seq != seq + 1:
            yield Violation("trail.chain", name, f"entries {seq + 1} to {entry.seq - 1} are missing")
        if chain.content_hash(entry_content(entry)) != entry.content_hash:
            yield Violation("trail.chain", name, "the content has been changed")
        expected = chain.link(
            previous=last, organisation_id=entry.organisation_id, seq=entry.seq, content=entry.content_hash
        )
        if expected != entry.hash and entry.seq == seq + 1:
            yield Violation("trail.chain", name, "the entry does not follow from the one before it")
        tails[entry.organisation_id] = (entry.seq, entry.hash)
    for organisation_id in sorted(heads.keys() | tails.keys()):
        yield from _head_is_last(organisation_id, heads.get(organisation_id), tails.get(organisation_id, (0, "")))


def _head_is_last(organisation_id: int, head: Head | None, tail: tuple[int, str]) -> Iterator[Violation]:
    if head is None:
        yield Violation("trail.head", str(organisation_id), "the chain has no head")
        return
    if (head.seq, head.hash) != tail:
        yield Violation(
            "trail.head", str(organisation_id), f"the tail is cut: {tail[0]} of {head.seq} entries are left"
        )
    known = chain.sealed(
        organisation_id=organisation_id,
        seq=head.seq,
        last=head.hash,
        seal_found=head.seal,
        fallbacks=list(settings.SECRET_KEY_FALLBACKS),
    )
    if head.seq and not known:
        yield Violation("trail.head", str(organisation_id), "the seal was not set by this installation")


def versions_do_not_overlap() -> Iterator[Violation]:
    """A record's versions follow on each other: each ends where the next begins."""
    previous: Version | None = None
    ordered = Version.objects.order_by("subject_kind", "subject_id", "valid_from", "id").defer("values")
    for version in ordered.iterator(chunk_size=2000):
        same = previous is not None and (previous.subject_kind, previous.subject_id) == (
            version.subject_kind,
            version.subject_id,
        )
        if same and previous is not None and previous.valid_to != version.valid_from:
            subject = f"{version.subject_kind} {version.subject_id}"
            yield Violation("trail.versions", subject, f"a gap or overlap at {version.valid_from.isoformat()}")
        previous = version


def the_database_keeps_it_append_only() -> Iterator[Violation]:
    """The triggers that refuse to change or remove history are there, switched on and what they were made."""
    for name in triggers.missing(connection):
        yield Violation("trail.append_only", name, "the trigger is gone, switched off or changed")
