"""From an ordered report to the content of its files, without writing a row. Every instant comes in as ``at``."""

from dataclasses import replace
from datetime import datetime

from farled.direction.reads import Document as Plan
from farled.files.containers import Unreadable
from farled.files.reads import content_of, spoken_facts
from farled.methods.periods import local_day
from farled.people.reads import Actor, acting
from farled.reports import contents, reads, rules
from farled.reports.document import Document
from farled.reports.models import Production, TemplateVersion
from farled.reports.states import Format, ReportKind
from farled.reports.word_template import apart
from farled.reports.word_template.values import Findings, Problem
from farled.web.refused import Forbidden, Refused


def orderer(production: Production, *, at: datetime) -> Actor:
    """Whoever ordered the report, with the rights held now. Raises Refused when they no longer may."""
    try:
        by = acting(production.owner, production.organisation, on=local_day(at))
        rules.check_can_produce(by)
    except (ValueError, Forbidden) as without_right:
        raise Refused("reports.right_lost") from without_right
    return by


def composed(production: Production, *, by: Actor, at: datetime) -> Document:
    """The report as the one who ordered may see it now. Raises Refused when the plan is out of sight."""
    reader = reads.reader_of(by, edition=production.edition)
    if production.kind == ReportKind.ROUND:
        frozen = reads.frozen_round(reader, production.parameters).edition.file
        thawed = reads.thawed_round(reader, production.parameters)
        return contents.compose_round(thawed, production.parameters, checksum=frozen.sha256 if frozen else "")
    if production.kind == ReportKind.COMPILATION:
        return contents.compose_compilation(
            reads.consultation_of(reader, production.parameters), reader=reader, on=production.on, author=by.name, at=at
        )
    if production.kind == ReportKind.CHANGES:
        since, version = reads.compared_versions(reader, production.parameters)
        whole = "whole" in production.parameters
        return contents.compose_changes(
            since, version, whole=whole, reader=reader, on=production.on, author=by.name, at=at
        )
    if production.kind == ReportKind.DECISION:
        return contents.compose_decision(
            reads.application_of(reader, production.parameters),
            terms=production.parameters.get("terms", "").splitlines(),
            reader=reader,
            on=production.on,
            author=by.name,
            at=at,
        )
    return contents.compose(
        ReportKind(production.kind),
        reader=reader,
        plan=plan_of(production, reader),
        parameters=production.parameters,
        on=production.on,
        author=by.name,
        at=at,
        for_everyone=production.edition,
    )


def plan_of(production: Production, reader: Actor) -> Plan | None:
    """The plan the report is of, if it is of one. Raises Refused when the reader may not see it."""
    if production.plan_id is None:
        return None
    plan = reads.reportable_plans(reader).filter(pk=production.plan_id).first()
    if plan is None:
        raise Refused("reports.plan_gone")
    return plan


def formats_of(production: Production) -> list[Format]:
    """As what it shall be written."""
    return [Format(each) for each in production.formats]


def template_of(document: Document, *, organisation_id: int, at: datetime) -> TemplateVersion | None:
    """The organisation's own Word template that the document is written in now, or None when it has none for it."""
    return reads.template_in_force(organisation_id, document.paper, on=local_day(at))


def written(document: Document, as_format: Format, *, template: TemplateVersion | None = None) -> bytes:
    """The document as the content of a file. ``template`` is for Word. Raises Refused when it cannot be filled."""
    from farled.reports.writers import write

    try:
        return write(document, as_format, template=content_of(template.file) if template else b"")
    except Unreadable as failed:
        raise Refused("reports.template.failed") from failed


def keeper(version: TemplateVersion, *, at: datetime) -> Actor:
    """Whoever uploaded the template, with the rights held now. Raises Refused when they no longer may."""
    try:
        by = acting(version.uploaded_by, version.organisation, on=local_day(at))
        rules.check_can_keep_templates(by)
    except (ValueError, Forbidden) as without_right:
        raise Refused("reports.template.right_lost") from without_right
    return by


def checked(version: TemplateVersion, *, by: Actor, at: datetime) -> tuple[Findings, bytes | None]:
    """What is in a template, and an example written in it when nothing is wrong."""
    content = content_of(version.file)
    try:
        findings = apart.findings(content)
    except Unreadable as unreadable:
        facts = {name: str(value) for name, value in spoken_facts(unreadable.code, unreadable.facts).items()}
        return Findings((Problem(unreadable.code, facts),)), None
    if findings.problems:
        return findings, None
    try:
        return findings, written(
            contents.trial(by.organisation_name, author=by.name, at=at), Format.WORD, template=version
        )
    except Refused:
        return replace(findings, problems=(Problem("unfillable"),)), None
