"""Writing the files of a frozen statement. A task is told an id and asks anew."""

from django.utils import timezone
from django_tasks import task

from farled.matters import acts, reads
from farled.matters.models import FrozenStatement
from farled.people.reads import system
from farled.web import jobs
from farled.web.statements import Writing, Written, statement_formats


@task
def write_statement(pk: int) -> None:
    """Write what was frozen as every kind of file there is, and keep the files."""
    with jobs.working(FrozenStatement, pk, clock=timezone.now) as frozen:
        if frozen is None:
            return
        data, organisation = reads.frozen_data(frozen), frozen.statement.matter.organisation
        written: list[Written] = []
        total = len(statement_formats.names())
        for each in statement_formats:
            jobs.advance(frozen, len(written), total, at=timezone.now())
            at = timezone.now()
            written.append(each.write(Writing(data, frozen.sha256, organisation.pk, at)))
        by = system(organisation, "Farled")
        acts.keep_statement_files(frozen=frozen, written=written, by=by, at=timezone.now())
