"""Treating remarks: each gets a treatment when its reply comes in, alone or together with those that say the same."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db import transaction
from django.db.models import prefetch_related_objects

from farled.consultation.acts.comparisons import compare_what_came
from farled.consultation.acts.dispositions import have_dispositions
from farled.consultation.models import ChangedPassage, Consultation, Disposition, Remark, Reply, Theme, Treatment
from farled.consultation.reads.treatments import mark_of, stored_of
from farled.consultation.rules import treatments as rules
from farled.direction.reads import Passage
from farled.methods.periods import local_day
from farled.people.reads import Actor, User
from farled.trail import acts as trail
from farled.web.optimistic import check_version

BESIDE = ("changes", "remarks")  # rows that belong to a treatment and stand in its history


class Kept(Enum):
    """What is left as it is."""

    KEPT = "kept"


KEPT = Kept.KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How remarks are treated; what is not given is left as it is.

    ``passages`` are those that were changed, added or taken away because of the remarks. ``source`` is where the
    answer is told, for one that was given before the round was kept here.
    """

    theme: Theme | Kept | None = KEPT
    handler: User | Kept | None = KEPT
    disposition: Disposition | Kept | None = KEPT
    answer: str | Kept = KEPT
    refers_to: str | Kept = KEPT
    passages: Collection[Passage] | Kept = KEPT
    source: str | Kept = KEPT


@transaction.atomic
def receive(*, reply: Reply, by: Actor, at: datetime) -> list[Treatment]:
    """Give each remark of a reply that has come in a treatment of its own (ta emot). What has one keeps it."""
    consultation = reply.recipient.consultation
    waiting = list(Remark.objects.filter(reply=reply, treatment=None).order_by("number"))
    if waiting:
        have_dispositions(organisation=consultation.organisation, by=by, at=at)
    made = Treatment.objects.bulk_create(Treatment(consultation=consultation) for _ in waiting)
    for remark, treatment in zip(waiting, made, strict=True):
        remark.treatment = treatment
    Remark.objects.bulk_update(waiting, ["treatment"])
    prefetch_related_objects(made, *BESIDE)
    trail.created_many(made, "consultation.remark.received", by=by, at=at)
    compare_what_came(consultation=consultation, by=by, at=at)
    return made


@transaction.atomic
def treat(
    *, treatments: Sequence[Treatment], version: int, how: How, by: Actor, at: datetime, why: str = ""
) -> list[Treatment]:
    """Say how remarks are treated (behandla), one or many at once. ``version`` is their ``mark_of``. Raises Stale."""
    consultation, rows = _held(treatments, version, by)
    rules.check_theme(consultation, None if how.theme is KEPT else how.theme)
    if how.handler is not KEPT:
        rules.check_handler(consultation, how.handler, on=local_day(at))
    for row in rows:
        _say(row, how, by=by, at=at, why=why)
    return rows


def _say(row: Treatment, how: How, *, by: Actor, at: datetime, why: str) -> None:
    """Write what is given on one treatment, with the passages it changed."""
    disposition = row.disposition if how.disposition is KEPT else how.disposition
    held = {each.passage_id for each in row.changes.all()}
    if how.passages is not KEPT:
        wanted = {passage.pk for passage in how.passages}
    else:
        wanted = held if disposition and disposition.changes_text else set()
    rules.check_stays_treated(row, disposition)
    rules.check_disposition(row, disposition, wanted)
    with trail.changing(row, "consultation.remark.treated", by=by, at=at, why=why.strip()):
        row.disposition = disposition
        row.theme = row.theme if how.theme is KEPT else how.theme
        row.handler = row.handler if how.handler is KEPT else how.handler
        row.answer = row.answer if how.answer is KEPT else how.answer.strip()
        row.refers_to = row.refers_to if how.refers_to is KEPT else how.refers_to.strip()
        row.source = row.source if how.source is KEPT else how.source.strip()
        if wanted != held:
            row.changes.exclude(passage__in=wanted).delete()
            ChangedPassage.objects.bulk_create(
                ChangedPassage(treatment=row, passage_id=pk) for pk in sorted(wanted - held)
            )
            read_anew(row)


@transaction.atomic
def group(*, treatments: Sequence[Treatment], version: int, by: Actor, at: datetime, why: str = "") -> Treatment:
    """Let remarks that say the same be answered once (gruppera). Each body still sees its own remark. Raises Stale.

    What one of them has been given is kept; refused when two have been answered in different ways.
    """
    _consultation, rows = _held(treatments, version, by)
    rules.check_can_group(rows)
    first = next((row for row in rows if row.disposition_id or row.answer or row.refers_to), rows[0])
    others = [row for row in rows if row.pk != first.pk]
    theme = next((row.theme for row in [first, *others] if row.theme), None)
    handler = next((row.handler for row in [first, *others] if row.handler), None)
    with trail.changing(first, "consultation.remark.grouped", by=by, at=at, why=why.strip()):
        for row in others:
            trail.removed(row, "consultation.remark.grouped", by=by, at=at, why=why.strip())
        Remark.objects.filter(treatment__in=others).update(treatment=first)
        changed = ChangedPassage.objects.filter(treatment__in=others)
        passages = set(changed.values_list("passage_id", flat=True)) - {each.passage_id for each in first.changes.all()}
        changed.delete()
        ChangedPassage.objects.bulk_create(ChangedPassage(treatment=first, passage_id=pk) for pk in sorted(passages))
        Treatment.objects.filter(pk__in=[row.pk for row in others]).delete()
        first.theme, first.handler = theme, handler
        read_anew(first)
    return first


@transaction.atomic
def ungroup(*, remark: Remark, version: int, by: Actor, at: datetime, why: str = "") -> Treatment:
    """Take a remark out of those it is answered with (dela upp): it waits for an answer of its own. Raises Stale."""
    rules.check_is_received(remark)
    consultation, (row,) = _held([remark.treatment], version, by)
    rules.check_is_grouped(row)
    rules.check_can_ungroup(row)
    own = Treatment(consultation=consultation, theme=row.theme, handler=row.handler)
    own.save(force_insert=True)
    with trail.changing(row, "consultation.remark.ungrouped", by=by, at=at, why=why.strip()):
        Remark.objects.filter(pk=remark.pk).update(treatment=own)
        read_anew(row)
    read_anew(own)
    trail.created(own, "consultation.remark.ungrouped", by=by, at=at, why=why.strip())
    return own


def read_anew(row: Treatment) -> None:
    """Fetch the rows beside a treatment again after some of them have been written."""
    row.refresh_from_db(fields=list(BESIDE))  # forgets what was prefetched, and asks nothing of the database
    prefetch_related_objects([row], *BESIDE)


def _held(treatments: Sequence[Treatment | None], version: int, by: Actor) -> tuple[Consultation, list[Treatment]]:
    """The treatments as they are now, of one consultation, held until the transaction ends, when they are as seen."""
    refs = [row.pk for row in treatments if row is not None]
    found = Treatment.objects.select_for_update(of=("self",)).filter(pk__in=refs).order_by("pk")
    rows = list(found.select_related("consultation", "theme", "disposition", "handler").prefetch_related(*BESIDE))
    consultation = rules.one_consultation(rows, len(set(refs)))
    rules.check_can_treat(by, consultation)
    check_version(current=mark_of(rows), seen=version, stored=stored_of(rows))
    return consultation, rows
