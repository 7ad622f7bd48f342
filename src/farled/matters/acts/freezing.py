"""A statement is frozen when a meeting is given it: its data kept with a checksum, and nothing in it changes (K3)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from farled.files import acts as files
from farled.files.reads import FileKind
from farled.matters import figures, reads, rules
from farled.matters.acts import duties
from farled.matters.acts.diary import made
from farled.matters.acts.matters import locked
from farled.matters.acts.meetings import on_the_list
from farled.matters.models import Basis, Decision, FrozenFile, FrozenStatement, Matter, Meeting, Statement
from farled.matters.states import StatementState
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web import jobs
from farled.web.canonical import canonical
from farled.web.formats import local
from farled.web.optimistic import check_version
from farled.web.statements import Written


@transaction.atomic
def send_statement(*, statement: Statement, version: int, meeting: Meeting, by: Actor, at: datetime) -> Statement:
    """Give an approved statement to a meeting, with the matter on its list, and freeze it (skicka till sammanträdet).

    Raises Stale, and Refused for one that is not approved or is frozen already.
    """
    matter = locked(statement.matter)
    one = Statement.objects.select_for_update(of=("self",)).select_related("layout").get(pk=statement.pk)
    one.matter = matter
    rules.check_can_send(by, one, meeting)
    by.check_lately(at)
    check_version(current=one.version, seen=version, stored=one.trail_values())
    on_the_list(meeting, matter, by=by, at=at)
    _freeze(one, meeting, by=by, at=at)
    return one


def rest_on_statement(matter: Matter, decision: Decision, *, by: Actor, at: datetime) -> None:
    """Let a new decision in a locked matter rest on the statement the meeting had, frozen now if nobody has sent it."""
    one, on = duties.worked_on(matter), decision.meeting.on
    if one is not None and one.state == StatementState.APPROVED and one.approved_on and one.approved_on <= on:
        _freeze(one, decision.meeting, by=by, at=at)
    frozen = reads.frozen_at(matter, on)
    if frozen is not None:
        Basis.objects.create(decision=decision, statement=frozen)


@transaction.atomic
def order_statement_files(*, frozen: FrozenStatement, by: Actor, at: datetime) -> FrozenStatement:
    """Have the files of a frozen statement written, when nobody has or the work stopped. Otherwise nothing happens."""
    row = FrozenStatement.objects.select_for_update(of=("self",)).get(pk=frozen.pk)
    rules.check_can_draft(by, row.statement.matter)
    if not row.files.exists() and (not row.was_asked or jobs.can_be_asked_again(row, at=at)):
        _ask(row, at=at)
        trail.noted(row, "matters.frozen_statement.ordered", by=by, at=at)
    return row


@transaction.atomic
def keep_statement_files(
    *, frozen: FrozenStatement, written: Iterable[Written], by: Actor, at: datetime
) -> FrozenStatement:
    """Keep what a frozen statement was written as, once."""
    row = FrozenStatement.objects.select_for_update(of=("self",)).get(pk=frozen.pk)
    for each in () if row.files.exists() else written:
        file = files.keep(
            kind=FileKind.RECORD, name=each.name, media_type=each.media_type, content=each.content, by=by, at=at,
            verb="matters.statement.written",
        )  # fmt: skip
        FrozenFile.objects.create(frozen=row, format=each.format, file=file, sha256=file.sha256, template=each.template)
    return row


def _freeze(one: Statement, meeting: Meeting, *, by: Actor, at: datetime) -> None:
    data = figures.frozen(one, meeting=meeting, at=at, by=by.name)
    file = files.keep(
        kind=FileKind.RECORD, name=f"{figures.file_name(data)}.json", media_type="application/json",
        content=canonical(data), by=by, at=at, verb="matters.statement.kept",
    )  # fmt: skip
    row = FrozenStatement(
        statement=one, file=file, sha256=file.sha256, frozen_at=at, frozen_by_id=by.user_id, job_beat_at=at
    )  # fmt: skip
    row.save(force_insert=True)
    with trail.changing(one, "matters.statement.frozen", by=by, at=at):
        one.state, one.meeting = StatementState.BASIS, meeting
    trail.created(row, "matters.frozen_statement.made", by=by, at=at)
    duties.done(one, by=by, at=at)
    made(one.matter, subject=f"{one}: {one.title}"[:300], on=local(at), by=by, at=at)
    if by.user_id is not None:  # what the system itself freezes, such as examples, is written when somebody asks
        _ask(row, at=at)


def _ask(row: FrozenStatement, *, at: datetime) -> None:
    from farled.matters.tasks import write_statement

    jobs.ask(row, write_statement, at=at)
