"""Making ordered reports: who ordered and what they may see is asked anew when the work is done."""

from django.utils import timezone
from django_tasks import task

from farled.reports import acts, making
from farled.reports.models import Production, TemplateVersion
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
        template = making.template_of(document, organisation_id=production.organisation_id, at=at)
        written: dict[Format, bytes] = {}
        for as_format in making.formats_of(production):
            jobs.advance(production, len(written), len(production.formats), at=timezone.now())
            written[as_format] = making.written(document, as_format, template=template)
        acts.keep_files(
            production=production,
            written=written,
            name=document.file_name,
            template=template,
            by=by,
            at=timezone.now(),
        )


@task
def check_template(pk: int) -> None:
    """Read one version of a Word template in a process apart, and write the trial in it when nothing is wrong."""
    with jobs.working(TemplateVersion, pk, clock=timezone.now) as version:
        if version is None:
            return
        at = timezone.now()
        by = making.keeper(version, at=at)
        findings, trial = making.checked(version, by=by, at=at)
        acts.keep_findings(version=version, findings=findings, trial=trial, by=by, at=timezone.now())
