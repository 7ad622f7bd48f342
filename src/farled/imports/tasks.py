"""The work of readings: a file is read, its rows are applied. A task is told an id and asks for everything anew."""

from django.utils import timezone
from django_tasks import task

from farled.files.reads import content_of
from farled.imports import acts, reads
from farled.imports.reading import read_content
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
