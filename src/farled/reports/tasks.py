"""Making ordered reports: who ordered and what they may see is asked anew when the work is done."""

from django.utils import timezone
from django_tasks import task

from farled.reports import acts, making
from farled.reports.models import Production
from farled.reports.states import Format
from farled.web import jobs


@task
def produce(pk: int) -> None:
    """Make the files of one ordered report."""
    with jobs.working(Production, pk, clock=timezone.now) as production:
        if production is None:
            return
        at = timezone.now()
        by = making.orderer(production, at=at)
        document = making.composed(production, by=by, at=at)
        written: dict[Format, bytes] = {}
        for as_format in making.formats_of(production):
            jobs.advance(production, len(written), len(production.formats), at=timezone.now())
            written[as_format] = making.written(document, as_format)
        acts.keep_files(production=production, written=written, name=document.file_name, by=by, at=timezone.now())
