"""Preparing a consultation: what is sent out, with which questions and papers (S13, S15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from django.db import transaction

from farled.consultation import rules
from farled.consultation.models import Consultation, Material, Question
from farled.direction.reads import DocumentVersion
from farled.files import acts as files
from farled.files.reads import FileKind
from farled.matters.reads import Decision, Matter
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import Refused

OCTETS = "application/octet-stream"  # material is fetched, never shown by the browser


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the reply template, and what is meant by it."""

    text: str
    explanation: str = ""


@transaction.atomic
def prepare(
    *,
    proposal: DocumentVersion,
    title: str,
    due: date,
    by: Actor,
    at: datetime,
    matter: Matter | None = None,
    decision: Decision | None = None,
    decided_text: str = "",
    reference: str = "",
    letter: str = "",
    introduction: str = "",
    reply_address: str = "",
    source: str = "",
) -> Consultation:
    """Prepare a consultation about a draft (förbered remiss). Raises Invalid or Forbidden."""
    rules.check_can_manage(by, proposal.document.organisation_id)
    trail.hold(by.organisation_id)
    rules.check_proposal(by, proposal, other=Consultation.objects.filter(proposal=proposal).first())
    row = Consultation(
        organisation_id=by.organisation_id,
        proposal=proposal,
        matter=matter or proposal.matter,
        decision=decision,
        decided_text=decided_text.strip(),
        title=rules.checked_title(title),
        reference=reference.strip(),
        letter=letter.strip(),
        introduction=introduction.strip(),
        reply_address=reply_address.strip(),
        due=due,
        source=source.strip(),
    )
    row.save(force_insert=True)
    trail.created(row, "consultation.prepared", by=by, at=at)
    return row


@transaction.atomic
def change(
    *,
    consultation: Consultation,
    version: int,
    title: str,
    due: date,
    by: Actor,
    at: datetime,
    matter: Matter | None = None,
    decision: Decision | None = None,
    decided_text: str = "",
    reference: str = "",
    letter: str = "",
    introduction: str = "",
    reply_address: str = "",
    why: str = "",
) -> Consultation:
    """Change what a consultation says before it is sent out. Raises Stale, Refused or Forbidden."""
    row = held(consultation, by, version)
    rules.check_preparing(row)
    with trail.changing(row, "consultation.changed", by=by, at=at, why=why.strip()):
        row.title, row.due = rules.checked_title(title), due
        row.matter, row.decision, row.decided_text = matter, decision, decided_text.strip()
        row.reference, row.reply_address = reference.strip(), reply_address.strip()
        row.letter, row.introduction = letter.strip(), introduction.strip()
    return row


@transaction.atomic
def set_questions(
    *, consultation: Consultation, version: int, questions: Sequence[Asked], by: Actor, at: datetime
) -> Consultation:
    """Say which questions the reply template asks, in order. Raises Stale, Refused or Forbidden."""
    row = held(consultation, by, version)
    rules.check_preparing(row)
    after = [(each.text.strip(), each.explanation.strip()) for each in questions]
    with trail.changing(row, "consultation.questions_set", by=by, at=at):
        row.questions.all().delete()
        Question.objects.bulk_create(
            Question(consultation=row, number=number, text=text, explanation=explanation)
            for number, (text, explanation) in enumerate(after, 1)
        )
    return row


@transaction.atomic
def add_material(
    *,
    consultation: Consultation,
    title: str,
    name: str,
    content: bytes,
    by: Actor,
    at: datetime,
    proposed: bool = False,
) -> Material:
    """Send a paper with the proposal (lägg till underlag). ``proposed``: it is a part of what is proposed (C98)."""
    row = held(consultation, by)
    rules.check_preparing(row)
    rules.check_file(name, content)
    file = files.keep(kind=FileKind.UPLOAD, name=name, media_type=OCTETS, content=content, by=by, at=at)
    last = row.material.order_by("position").values_list("position", flat=True).last() or 0
    one = Material(
        consultation=row,
        title=rules.checked_title(title or PurePosixPath(file.name).stem),
        proposed=proposed,
        file=file,
        position=last + 1,
    )
    with trail.changing(row, "consultation.material_added", by=by, at=at):
        one.save(force_insert=True)
    return one


@transaction.atomic
def remove_material(*, material: Material, by: Actor, at: datetime) -> Consultation:
    """Take a paper away before the consultation is sent out."""
    row = held(material.consultation, by)
    rules.check_preparing(row)
    one = Material.objects.select_related("file").filter(pk=material.pk).first()
    if one is None:
        raise Refused("consultation.material.gone")
    file = one.file
    with trail.changing(row, "consultation.material_removed", by=by, at=at):
        one.delete()
    if file is not None:
        files.discard(file=file, by=by, at=at)
    return row


# --- What the room's other acts build on ------------------------------------------------------------------------------


def held(consultation: Consultation, by: Actor, version: int | None = None) -> Consultation:
    """The row locked, when the actor runs consultations and, where a version is given, has seen the latest."""
    rules.check_can_manage(by, consultation.organisation_id)
    row = locked(consultation)
    if version is not None:
        check_version(current=row.version, seen=version, stored=row.trail_values())
    return row


def locked(consultation: Consultation) -> Consultation:
    """The row locked until the transaction ends."""
    trail.hold(consultation.organisation_id)
    rows = Consultation.objects.select_related("proposal__document", "organisation")
    return rows.select_for_update(of=("self",)).get(pk=consultation.pk)
