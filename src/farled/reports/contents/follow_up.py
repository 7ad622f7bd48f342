"""The follow-up report of a plan (uppföljningsrapport): what the strategist hands to those who steer it (R39-R43)."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

from farled.direction.reads import Document as Plan
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.reports.contents.areas import areas_section
from farled.reports.contents.notes import notes_section
from farled.reports.contents.rows import Listed, full_table
from farled.reports.contents.source import PlanSource, plan_source
from farled.reports.contents.state import state_section
from farled.reports.contents.thread import reporting_section, thread_section
from farled.reports.contents.words import conclusions, lead, to_decide
from farled.reports.document import Block, Bullets, Document, Look, Paragraph, Section
from farled.reports.states import PaperKind
from farled.web import formats


def title_of(plan: str) -> str:
    """What a report of a plan is called, by the plan's title."""
    return _("Uppföljning av %(plan)s") % {"plan": plan}


def report(reader: Actor, plan: Plan, *, on: date, author: str, at: datetime, for_everyone: bool = False) -> Document:
    """Compose the report as ``reader`` may see the plan, as it stood on a day. ``author`` is who produced it."""
    source = plan_source(reader, plan, on=on, today=local_day(at))
    empty = not source.counts.total
    return Document(
        title=title_of(plan.title),
        subtitle=_("Läget %(day)s") % {"day": formats.day(on)},
        organisation=reader.organisation_name,
        author=author,
        on=on,
        made_at=at,
        facts=tuple(_facts(source, author, at)),
        summary=_summary(source),
        sections=() if empty else (
            state_section(source), areas_section(source), thread_section(source), reporting_section(source),
        ),
        notes=notes_section(
            reader, on=on, past=source.past, sources=tuple(_sources(source)),
            for_everyone=for_everyone,
        ),
        sheets=() if empty else (full_table(Listed(source.rows, source.reports, source.where, on)),),
        file_name=_("Uppföljning %(plan)s %(day)s") % {"plan": plan.title, "day": on.isoformat()},
        paper=PaperKind.FOLLOW_UP,
    )  # fmt: skip


def _facts(source: PlanSource, author: str, at: datetime) -> Iterator[tuple[str, str]]:
    plan = source.plan
    yield _("Plan"), plan.title
    if source.stand.period:
        yield _("Planperiod"), source.stand.period
    if source.decision is not None:
        yield _("Beslutad"), _decided(source)
    elif source.stand.version is None or source.stand.version.valid_from is None:
        yield _("Beslutad"), _("Planen är ett utkast och är inte beslutad")
    keeper = plan.body.name if plan.body else plan.responsible.name if plan.responsible else plan.responsible_function
    if keeper:
        yield _("Håller planen"), keeper
    yield _("Avser läget"), formats.day(source.on)
    yield _("Framtagen"), _("%(at)s av %(who)s") % {"at": formats.moment(at), "who": author}
    if plan.follow_up:
        yield _("Så följs planen upp"), plan.follow_up


def _decided(source: PlanSource) -> str:
    decision = source.decision
    assert decision is not None  # noqa: S101 -- asked for by the caller
    told = f"{decision.meeting.organ} {formats.day(decision.meeting.on)}"
    paragraph = f" § {decision.paragraph}" if decision.paragraph else ""
    return f"{told}{paragraph}, {decision.matter.reference}"


def _summary(source: PlanSource) -> Section:
    blocks: list[Block] = [Paragraph(lead(source), Look.LEAD)]
    if told := tuple(conclusions(source)):
        blocks.append(Bullets(told))
    decide = tuple(to_decide(source))
    waiting: Block = Bullets(decide) if decide else Paragraph(_("Inget väntar på ställningstagande."))
    below = (Section(_("Att ta ställning till"), (waiting,)),) if source.counts.total else ()
    return Section(_("Sammanfattning"), tuple(blocks), below)


def _sources(source: PlanSource) -> Iterator[tuple[str, str]]:
    plan = source.plan
    known = [plan.reference, source.stand.period, plan.source]
    yield plan.title, ", ".join(each for each in known if each) or _("Planens egen sida i Farled")
    given = sorted({row.source for row in source.activities if row.source})
    if given:
        yield _("Raderna"), _("Varje rads källa står i kolumnen Källa i Excelfilen.")
