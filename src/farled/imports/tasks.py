"""The work of imports: plans and replies are read, rows applied, lists compared, changed and written.

A task is told an id and asks for everything anew.
"""

from django.utils import timezone
from django_tasks import task

from farled.files.reads import content_of
from farled.imports import acts, reads, trying
from farled.imports.reading import read_content, read_reply_content
from farled.imports.reads import replies
from farled.methods.periods import local_day
from farled.web import jobs
from farled.web.refused import Forbidden


@task()
def read(pk: int) -> None:
    """Read a reading's file, in a process apart, and keep what was found."""
    with jobs.working(reads.Reading, pk, clock=timezone.now) as reading:
        if reading is None or reading.file is None:  # it has been left since
            return
        by = reads.actor_of(reading, on=local_day(timezone.now()))
        mappings = reads.column_maps(reading.organisation_id)
        plan = read_content(reading.name, content_of(reading.file), mappings=mappings)
        known = {mapping.signature for mapping in mappings}
        used = [table.signature for table in plan.tables if table.read and table.signature in known]
        acts.keep_read(reading=reading, plan=plan, used=used, by=by, at=timezone.now())


@task()
def apply(pk: int) -> None:
    """Put a reading's confirmed rows in its plan, all of them or none."""
    with jobs.working(reads.Reading, pk, clock=timezone.now) as reading:
        if reading is None:
            return
        by = reads.actor_of(reading, on=local_day(timezone.now()))
        try:
            acts.apply(reading=reading, by=by, at=timezone.now())
        except acts.Hindered as hindered:
            acts.tell_problems(reading=reading, problems=hindered.problems, by=by, at=timezone.now())
        except Forbidden as forbidden:
            raise Forbidden("imports.apply.forbidden") from forbidden


@task()
def read_reply(pk: int) -> None:
    """Read a reply that came as a file, in a process apart, and keep the draft of it."""
    with jobs.working(replies.ReplyReading, pk, clock=timezone.now) as reading:
        if reading is None or reading.file is None:  # it has been left since
            return
        by = replies.actor_of(reading, on=local_day(timezone.now()))
        read = read_reply_content(reading.name, content_of(reading.file))
        acts.keep_reply_read(reading=reading, read=read, by=by, at=timezone.now())


@task()
def compare_list(pk: int) -> None:
    """Compare what comes back with the list, and try what its acts would say of each row."""
    with jobs.working(reads.ChangeSet, pk, clock=timezone.now) as change_set:
        if change_set is None:
            return
        by, sheet = trying.asker(change_set, on=local_day(timezone.now()))
        try:
            compared = trying.compared(change_set, sheet, by=by)
        except trying.Unreadable as unreadable:
            acts.refuse(change_set=change_set, problem=unreadable.problem, by=by, at=timezone.now())
            return

        def beat(done: int, total: int) -> None:
            jobs.advance(change_set, done, total, at=timezone.now())

        trying.try_all(compared, sheet, by=by, at=timezone.now(), why=change_set.why, tell=beat)
        acts.keep_compared(change_set=change_set, compared=compared, by=by, at=timezone.now())


@task()
def apply_list(pk: int) -> None:
    """Do the changes to a list that somebody has approved, all of them or none."""
    with jobs.working(reads.ChangeSet, pk, clock=timezone.now) as change_set:
        if change_set is None:
            return
        by, sheet = trying.asker(change_set, on=local_day(timezone.now()))
        try:
            acts.apply_changes(change_set=change_set, sheet=sheet, by=by, at=timezone.now())
        except acts.CellsHindered as hindered:
            acts.tell_hindered(change_set=change_set, problems=hindered.problems, by=by, at=timezone.now())


@task()
def write_list(pk: int) -> None:
    """Write a long list as a workbook."""
    with jobs.working(reads.ListFile, pk, clock=timezone.now) as row:
        if row is None:
            return
        at = timezone.now()
        by, sheet = trying.owner(row, on=local_day(at))
        name, content = trying.written(row, sheet, by=by)
        acts.keep_list_file(row=row, name=name, content=content, by=by, at=at)
