"""From an ordered report to the content of its files, without writing a row. Every instant comes in as ``at``."""

from datetime import datetime

from farled.direction.reads import Document as Plan
from farled.methods.periods import local_day
from farled.people.reads import Actor, acting
from farled.reports import contents, reads, rules
from farled.reports.document import Document
from farled.reports.models import Production
from farled.reports.states import Format, ReportKind
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
        return contents.compose_round(reads.thawed_round(reader, production.parameters), production.parameters)
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


def written(document: Document, as_format: Format) -> bytes:
    """The document as the content of a file."""
    from farled.reports.writers import write

    return write(document, as_format)
