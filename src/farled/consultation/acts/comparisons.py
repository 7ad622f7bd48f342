"""Comparing the remarks of a consultation, and what is made of the suggestions that come of it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from farled.consultation.figures.alike import FoundAlike
from farled.consultation.models import Alike, Comparison, Consultation
from farled.consultation.reads import comparisons as reads
from farled.consultation.rules import comparisons as rules
from farled.consultation.rules import treatments as who
from farled.methods.periods import local_day
from farled.parameters import reads as parameters
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web import jobs

THRESHOLD = "consultation.alike_from"  # the parameter: how alike, in per cent
BATCH = 500  # rows of an INSERT


@transaction.atomic
def compare(*, consultation: Consultation, by: Actor, at: datetime) -> Comparison:
    """Compare all remarks with each other (jämför), to find those that say the same. Raises Refused.

    The job does it. Asked for while somebody waits for it already, it is that one.
    """
    trail.hold(consultation.organisation_id)  # of two who ask at once, the second gets what the first asked for
    who.check_can_treat(by, consultation)
    rules.check_can_compare(consultation)
    if (waiting := _going(consultation, at=at)) is not None:
        return waiting
    return _ask(consultation, asked_by=by.user_id, at=at)


@transaction.atomic
def compare_what_came(*, consultation: Consultation, by: Actor, at: datetime) -> None:
    """Compare anew when remarks have come in or been moved since they were compared. Before that nothing happens."""
    trail.hold(consultation.organisation_id)
    made = reads.made(consultation)
    if made is None or _going(consultation, at=at) is not None or made.basis == reads.basis_of(consultation):
        return
    _ask(consultation, asked_by=None, at=at)


def _going(consultation: Consultation, *, at: datetime) -> Comparison | None:
    """The comparison somebody waits for; one whose worker is gone is ended."""
    going = Comparison.objects.going().filter(consultation=consultation).first()
    if going is not None and jobs.lost(going, at=at):
        jobs.stop(going, "web.job.lost", at=at)
        return None
    return going


def _ask(consultation: Consultation, *, asked_by: int | None, at: datetime) -> Comparison:
    from farled.consultation.tasks import compare as task

    value = parameters.at(THRESHOLD, organisation_id=consultation.organisation_id, on=local_day(at)).value
    row = Comparison(
        consultation=consultation,
        asked_by_id=asked_by,
        asked_at=at,
        threshold=format(value, "f"),
        job_beat_at=at,
    )
    row.save(force_insert=True)
    jobs.ask(row, task, at=at)
    return row


@transaction.atomic
def stop_comparing(*, consultation: Consultation, by: Actor, at: datetime) -> None:
    """Have the comparison end (avbryt). What was found before stays. Nothing happens when there is none under way."""
    trail.hold(consultation.organisation_id)
    who.check_can_treat(by, consultation)
    going = Comparison.objects.going().select_for_update(of=("self",)).filter(consultation=consultation).first()
    if going is not None and going.made_at is None:
        trail.noted(consultation, "consultation.remarks.comparison_stopped", by=by, at=at)
        jobs.stop(going, "consultation.comparison.stopped", at=at)


@transaction.atomic
def keep_comparison(
    *, comparison: Comparison, found: Sequence[FoundAlike], remarks: int, basis: str, by: Actor, at: datetime
) -> None:
    """Keep what the job has found, in place of what was found before. Raises Refused when it has been stopped."""
    trail.hold(comparison.consultation.organisation_id)
    who.check_can_treat(by, comparison.consultation)
    row = Comparison.objects.select_for_update(of=("self",)).get(pk=comparison.pk)
    jobs.check_goes_on(row)
    earlier = Comparison.objects.filter(consultation=row.consultation_id).exclude(pk=row.pk)
    aside = dict(
        Alike.objects.filter(comparison__in=earlier, set_aside_at__isnull=False).values_list("key", "set_aside_at")
    )
    made = Alike.objects.bulk_create(
        (
            Alike(
                comparison=row,
                number=number,
                likeness=each.likeness,
                same=each.same,
                words=list(each.words),
                key=each.key,
                set_aside_at=aside.get(each.key),
            )
            for number, each in enumerate(found, 1)
        ),
        batch_size=BATCH,
    )
    between = Alike.remarks.through
    between.objects.bulk_create(
        (
            between(alike_id=alike.pk, remark_id=pk)
            for alike, each in zip(made, found, strict=True)
            for pk in each.remarks
        ),
        batch_size=BATCH,
    )
    row.made_at, row.remarks, row.basis = at, remarks, basis
    row.save(update_fields=["made_at", "remarks", "basis"])
    comparison.made_at = at
    earlier.delete()
    trail.noted(comparison.consultation, "consultation.remarks.compared", by=by, at=at)


@transaction.atomic
def set_aside(*, alike: Alike, by: Actor, at: datetime) -> None:
    """Say that remarks do not say the same (lägg undan): just these are not suggested again.

    With others, or without one of them, they may be: that is another suggestion. Raises Refused.
    """
    consultation = alike.comparison.consultation
    trail.hold(consultation.organisation_id)
    who.check_can_treat(by, consultation)
    row = Alike.objects.select_for_update(of=("self",)).filter(pk=alike.pk).first()
    rules.check_is_there(row)
    if row is not None and row.set_aside_at is None:
        row.set_aside_at = at
        row.save(update_fields=["set_aside_at"])
        trail.noted(consultation, "consultation.suggestion.set_aside", by=by, at=at, why=", ".join(row.words))
