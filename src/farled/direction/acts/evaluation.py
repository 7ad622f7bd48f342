"""Evaluating a document: what was found, how far its goals were reached, and where the next text answers it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from farled.direction import rules
from farled.direction.models import Document, DocumentVersion, Finding, FindingAnswer, Objective, Passage
from farled.direction.reads.followed import retied
from farled.direction.states import Attained, FindingKind
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version


@transaction.atomic
def add_finding(
    *,
    document: Document,
    on: date,
    kind: FindingKind,
    text: str,
    by: Actor,
    at: datetime,
    objective: Objective | None = None,
    attained: Attained | str = "",
    known_from: str = "",
    answer: str = "",
    source: str = "",
) -> Finding:
    """Write down what an evaluation found (för in ett fynd). Raises Forbidden or Invalid."""
    rules.check_can_edit(by, document)
    rules.check_has_been(on, today=local(at), field="on")
    rules.check_finding_of(document, objective, attained)
    row = Finding(
        document=document, on=on, kind=kind, objective=objective, attained=attained, text=text.strip(),
        known_from=known_from.strip(), answer=answer.strip(), source=source,
    )  # fmt: skip
    row.save(force_insert=True)
    trail.created(row, "direction.finding.added", by=by, at=at)
    return row


@transaction.atomic
def change_finding(
    *,
    finding: Finding,
    version: int,
    on: date,
    kind: FindingKind,
    text: str,
    objective: Objective | None,
    attained: Attained | str,
    known_from: str,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Finding:
    """Correct what was said to be found. Raises Stale."""
    row = _locked(finding, version, by)
    rules.check_has_been(on, today=local(at), field="on")
    rules.check_finding_of(row.document, objective, attained)
    with trail.changing(row, "direction.finding.changed", by=by, at=at, why=why):
        row.on, row.kind, row.text, row.objective = on, kind, text.strip(), objective
        row.attained, row.known_from = attained, known_from.strip()
    return row


@transaction.atomic
def answer_finding(
    *,
    finding: Finding,
    version: int,
    answer: str,
    passages: Iterable[Passage],
    chosen_in: Iterable[DocumentVersion] = (),
    by: Actor,
    at: datetime,
    why: str = "",
) -> Finding:
    """Say how a finding is answered, and where in the text (besvara), instead of what was said. Raises Stale.

    The passages replace those that stand in the texts they were ``chosen_in``; others could not be chosen away.
    """
    row, wanted = _locked(finding, version, by), list(passages)
    rules.check_answers_own(row.document, wanted)
    with trail.changing(row, "direction.finding.answered", by=by, at=at, why=why):
        row.answer = answer.strip()
        held = list(row.answered_in.values_list("passage_id", flat=True))
        away, more = retied(held, {passage.pk for passage in wanted}, chosen_in)
        row.answered_in.filter(passage__in=away).delete()
        FindingAnswer.objects.bulk_create(FindingAnswer(finding=row, passage_id=passage) for passage in sorted(more))
    return row


@transaction.atomic
def remove_finding(*, finding: Finding, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take away what should not have been written. History keeps it. Raises Stale."""
    row = _locked(finding, version, by)
    trail.removed(row, "direction.finding.removed", by=by, at=at, why=why)
    row.delete()


def _locked(finding: Finding, version: int, by: Actor) -> Finding:
    trail.hold(finding.document.organisation_id)
    row = Finding.objects.select_for_update(of=("self",)).select_related("document").get(pk=finding.pk)
    rules.check_can_edit(by, row.document)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row
