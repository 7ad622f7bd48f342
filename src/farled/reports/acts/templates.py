"""Word templates: uploaded, checked, put in use from a day, replaced by a newer version, taken out of use."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from farled.files import acts as files
from farled.files.reads import FileKind
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.reports import reads, rules
from farled.reports.models import TemplateVersion, WordTemplate
from farled.reports.states import Format, PaperKind
from farled.reports.word_template.values import Findings
from farled.trail import acts as trail
from farled.web import jobs
from farled.web.optimistic import check_version

OCTETS = "application/octet-stream"  # until it has been checked it is handed out as nothing but bytes


@transaction.atomic
def add_template(
    *, name: str, papers: Collection[str], file_name: str, content: bytes, by: Actor, at: datetime
) -> WordTemplate:
    """Upload a Word template for some kinds of papers; it is checked at once, and used when somebody says so."""
    rules.check_can_keep_templates(by)
    trail.hold(by.organisation_id)
    row = WordTemplate(organisation_id=by.organisation_id, name=rules.checked_template_name(name), papers=[])
    rules.check_name_is_free(row)
    rules.check_papers(papers)
    row.papers = _in_order(papers)
    rules.check_template_file(file_name, content)
    row.save(force_insert=True)
    trail.created(row, "reports.template.added", by=by, at=at)
    _keep(row, file_name, content, by=by, at=at)
    return row


@transaction.atomic
def add_version(*, template: WordTemplate, file_name: str, content: bytes, by: Actor, at: datetime) -> TemplateVersion:
    """Upload a newer version. The one in use stays so until the new one is put in use."""
    rules.check_can_keep_templates(by)
    row = _locked(template, by)
    rules.check_template_file(file_name, content)
    return _keep(row, file_name, content, by=by, at=at)


@transaction.atomic
def change_template(
    *, template: WordTemplate, version: int, name: str, papers: Collection[str], by: Actor, at: datetime
) -> WordTemplate:
    """Change what a template is called and which papers it is for."""
    rules.check_can_keep_templates(by)
    trail.hold(by.organisation_id)
    row = _locked(template, by)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_papers(papers)
    with trail.changing(row, "reports.template.changed", by=by, at=at):
        row.name, row.papers = rules.checked_template_name(name), _in_order(papers)
        rules.check_name_is_free(row)
        for used in row.versions.filter(used_from__isnull=False):
            rules.check_papers_are_free(row, used.used_from, until=used.used_until, today=local_day(at))
    return row


@transaction.atomic
def check_again(*, version: TemplateVersion, by: Actor, at: datetime) -> TemplateVersion:
    """Have a version checked again when the work stopped. Nothing happens while it goes on or when it is done."""
    from farled.reports.tasks import check_template

    rules.check_can_keep_templates(by)
    row = _locked_version(version, by)
    if jobs.can_be_asked_again(row, at=at):
        trail.noted(row, "reports.template_version.asked_again", by=by, at=at)
        jobs.ask(row, check_template, at=at)
    return row


@transaction.atomic
def keep_findings(
    *, version: TemplateVersion, findings: Findings, trial: bytes | None, by: Actor, at: datetime
) -> TemplateVersion:
    """Keep what the check found. One without problems can be fetched by everyone, with its trial (prov)."""
    row = _locked_version(version, by)
    with trail.changing(row, "reports.template_version.checked", by=by, at=at):
        row.checked_at = at
        if trial is not None:
            row.trial = files.keep(
                kind=FileKind.EDITION,
                name=f"Prov {row.template.name} {row.number}.docx",
                media_type=Format.WORD.media_type,
                content=trial,
                by=by,
                at=at,
            )
            files.share(file=row.file, media_type=Format.WORD.media_type, by=by, at=at)
    row.findings = asdict(findings)
    row.save(update_fields=["findings"])
    return row


@transaction.atomic
def put_in_use(*, version: TemplateVersion, seen: int, day: date, by: Actor, at: datetime) -> TemplateVersion:
    """Let a checked version be what papers are written in from a day; it replaces the template's earlier version."""
    rules.check_can_keep_templates(by)
    trail.hold(by.organisation_id)
    row = _locked_version(version, by)
    check_version(current=row.version, seen=seen, stored=row.trail_values())
    rules.check_can_put_in_use(row, day, today=local_day(at))
    rules.check_papers_are_free(row.template, day, until=None, today=local_day(at))
    for earlier in reads.versions_in_use_after(row.template, day).exclude(pk=row.pk).select_for_update(of=("self",)):
        with trail.changing(earlier, "reports.template_version.replaced", by=by, at=at):
            _end(earlier, day, today=local_day(at))
    with trail.changing(row, "reports.template_version.used", by=by, at=at):
        row.used_from, row.used_until = day, None
    return row


@transaction.atomic
def withdraw(*, template: WordTemplate, version: int, by: Actor, at: datetime) -> WordTemplate:
    """Take a template out of use from today. Files that were written in it stay as they are."""
    rules.check_can_keep_templates(by)
    trail.hold(by.organisation_id)
    row, today = _locked(template, by), local_day(at)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    used = list(reads.versions_in_use_after(row, today).select_for_update(of=("self",)))
    rules.check_is_used(used)
    for each in used:
        with trail.changing(each, "reports.template_version.withdrawn", by=by, at=at):
            _end(each, today, today=today)
    return row


@transaction.atomic
def remove_version(*, version: TemplateVersion, by: Actor, at: datetime) -> None:
    """Take away a version that did not pass the check, with its file; the template too when it has no other."""
    rules.check_can_keep_templates(by)
    row = _locked_version(version, by)
    rules.check_can_remove_version(row, at=at)
    template, file = row.template, row.file
    trail.removed(row, "reports.template_version.removed", by=by, at=at)
    row.delete()
    files.discard(file=file, by=by, at=at, why=template.name)
    if not template.versions.exists():
        trail.removed(template, "reports.template.removed", by=by, at=at)
        template.delete()


def _end(version: TemplateVersion, day: date, *, today: date) -> None:
    """Use a version no longer from a day; one that has not begun never does."""
    if version.used_from is not None and version.used_from > today:
        version.used_from = None
    else:
        version.used_until = day


def _keep(template: WordTemplate, name: str, content: bytes, *, by: Actor, at: datetime) -> TemplateVersion:
    from farled.reports.tasks import check_template

    file = files.keep(kind=FileKind.UPLOAD, name=name, media_type=OCTETS, content=content, by=by, at=at)
    row = TemplateVersion(
        organisation_id=by.organisation_id,
        template=template,
        number=reads.next_number(template),
        file=file,
        uploaded_by=reads.orderer(by),
        uploaded_at=at,
        job_beat_at=at,
    )
    row.save(force_insert=True)
    trail.created(row, "reports.template_version.added", by=by, at=at)
    jobs.ask(row, check_template, at=at)
    return row


def _locked(template: WordTemplate, by: Actor) -> WordTemplate:
    row: WordTemplate = WordTemplate.objects.visible_to(by).select_for_update(of=("self",)).get(pk=template.pk)
    return row


def _locked_version(version: TemplateVersion, by: Actor) -> TemplateVersion:
    rows = TemplateVersion.objects.visible_to(by).select_related("template", "file")
    row: TemplateVersion = rows.select_for_update(of=("self",)).get(pk=version.pk)
    return row


def _in_order(papers: Collection[str]) -> list[str]:
    return [each.value for each in PaperKind if each.value in set(papers)]
