"""A file is uploaded, read, read anew, or left."""

from datetime import datetime
from typing import Any

from django.db import transaction

from farled.direction import acts as direction
from farled.direction.reads import Document, DocumentKind
from farled.files import acts as files
from farled.files.reads import FileKind
from farled.imports import reads, rules
from farled.imports.models import Draft, Involvement, NamedGoal, NamedParty, Reading
from farled.imports.reading import ReadPlan
from farled.imports.states import ReadingState, RowState
from farled.imports.understanding import besides_rows, understand
from farled.people.reads import Actor, own_organisation
from farled.trail import acts as trail
from farled.web import jobs
from farled.web.optimistic import check_version
from farled.web.refused import Invalid, Refused

BATCH = 500
OCTETS = "application/octet-stream"  # whatever the file is, it is handed out as an attachment


@transaction.atomic
def start(*, document: Document | None, title: str, name: str, content: bytes, by: Actor, at: datetime) -> Reading:
    """Keep a file and have it read into a plan that is, or into a new one of that title (läsa in).

    Raises Invalid for a file that is not of a kind we read, Forbidden for whoever may not keep the plan.
    """
    rules.check_can_run(by, by.organisation_id)
    rules.check_file(name, content)
    person = rules.person(by)
    title = title.strip()
    if document is None and not title:
        raise Invalid("imports.plan.missing", field="document")
    if document is not None and title:
        raise Invalid("imports.plan.both", field="title")
    if document is None:
        document = direction.create_document(
            organisation=own_organisation(by), kind=DocumentKind.ACTION_PLAN, title=title, by=by, at=at
        )
    rules.check_can_keep(by, document)
    file = files.keep(kind=FileKind.UPLOAD, name=name, media_type=OCTETS, content=content, by=by, at=at)
    reading = Reading(
        organisation_id=by.organisation_id,
        document=document,
        name=file.name,
        file=file,
        started_by_id=person,
        started_at=at,
        asked_by_id=person,
        job_beat_at=at,
    )
    reading.save(force_insert=True)
    trail.created(reading, "imports.reading.started", by=by, at=at)
    _have_it_read(reading, at=at)
    return reading


@transaction.atomic
def keep_read(*, reading: Reading, plan: ReadPlan, used: list[str], by: Actor, at: datetime) -> Reading:
    """Keep what has been read from the file: draft rows to decide about, and everything that was not understood.

    ``used`` are the signatures of remembered columns. A file that was refused is told to be. Rows that stand in the
    plan already are marked so.
    """
    reading = locked(reading)
    rules.check_can_run(by, reading.organisation_id)
    to = ReadingState.REFUSED if plan.refused else ReadingState.REVIEW
    rules.check_move(reading, to)
    clear(reading)
    with trail.changing(reading, "imports.reading.refused" if plan.refused else "imports.reading.read", by=by, at=at):
        reading.state = to
    reading.found, reading.columns_used = besides_rows(plan), used
    reading.save(update_fields=["found", "columns_used"])
    if not plan.refused:
        _keep_rows(reading, plan, by)
    return reading


def _keep_rows(reading: Reading, plan: ReadPlan, by: Actor) -> None:
    found = understand(reading, plan, reads.ground(reading, by))
    for level in (found.areas, found.objectives):  # an objective knows its area by id
        NamedGoal.objects.bulk_create(level, batch_size=BATCH)
    kept = dict(NamedParty.objects.filter(reading=reading).values_list("name_key", "pk"))  # said to be remembered
    for party in found.parties:
        if party.name_key in kept:
            party.pk = kept[party.name_key]
    NamedParty.objects.bulk_create([party for party in found.parties if party.name_key not in kept], batch_size=BATCH)
    standing = reads.standing_in(reading.document)
    for draft in found.drafts:
        objective_id = draft.goal.objective_id if draft.goal else None
        there = standing.get(reads.key_of(draft.kind, draft.title, draft.start, draft.end, objective_id))
        if there is not None:
            draft.state, draft.activity_id = RowState.THERE, there
        put_problems(draft, [stored(each) for each in rules.problems_of(draft)])
    Draft.objects.bulk_create(found.drafts, batch_size=BATCH)
    Involvement.objects.bulk_create(found.involvements, batch_size=BATCH)


@transaction.atomic
def ask_again(*, reading: Reading, by: Actor, at: datetime) -> Reading:
    """Have the file read again, when the work has stopped or what is known has changed (läsa om)."""
    reading = locked(reading)
    rules.check_can_run(by, reading.organisation_id)
    rules.check_asked_again(reading, at=at)
    if reading.state == ReadingState.APPLYING:
        with trail.changing(reading, "imports.reading.stopped", by=by, at=at):
            reading.state = ReadingState.REVIEW
        return reading
    read_anew(reading, by=by, at=at)
    return reading


@transaction.atomic
def abandon(*, reading: Reading, version: int, by: Actor, at: datetime) -> Reading:
    """Leave a reading that nothing has come of (lämna). Its rows and file go, what was done stays in the history."""
    reading = locked(reading)
    rules.check_can_run(by, reading.organisation_id)
    check_version(current=reading.version, seen=version, stored=reading.trail_values())
    rules.check_can_abandon(reading)
    with trail.changing(reading, "imports.reading.abandoned", by=by, at=at):
        file, reading.state, reading.file = reading.file, ReadingState.ABANDONED, None
    if file is not None:
        files.discard(file=file, by=by, at=at, why=reading.document.title)
    reading.found = {}
    reading.save(update_fields=["found"])
    clear(reading)
    return reading


# --- What the acts of this part share ---------------------------------------------------------------------------------


def locked(reading: Reading) -> Reading:
    """The reading as it is now, locked until the transaction ends."""
    rows = Reading.objects.select_for_update(of=("self",)).select_related("document", "file", "organisation")
    return rows.get(pk=reading.pk)


def read_anew(reading: Reading, *, by: Actor, at: datetime) -> None:
    """Have a locked reading's file read from the beginning."""
    if reading.state != ReadingState.READING:
        rules.check_can_read_anew(reading)
        with trail.changing(reading, "imports.reading.again", by=by, at=at):
            reading.state = ReadingState.READING
    reading.asked_by_id = rules.person(by)
    reading.save(update_fields=["asked_by"])
    _have_it_read(reading, at=at)


def _have_it_read(reading: Reading, *, at: datetime) -> None:
    from farled.imports.tasks import read  # the task calls these acts in turn

    jobs.ask(reading, read, at=at)


def clear(reading: Reading) -> None:
    """Take away the rows and names of a reading; nobody has built upon them. What shall be remembered is kept."""
    Involvement.objects.filter(draft__reading=reading).delete()
    Draft.objects.filter(reading=reading).delete()
    NamedParty.objects.filter(reading=reading, remembered=False).delete()
    NamedGoal.objects.filter(reading=reading, area__isnull=False).delete()
    NamedGoal.objects.filter(reading=reading).delete()


def stored(refusal: Refused) -> dict[str, Any]:
    """A refusal as it is kept at a row."""
    facts = {name: str(value) for name, value in refusal.facts.items()}
    return {"code": refusal.code, "field": refusal.field, "facts": facts}


def put_problems(draft: Draft, problems: list[dict[str, Any]]) -> None:
    """Say what hinders a row, in memory."""
    draft.problems, draft.faulty = problems, bool(problems)
