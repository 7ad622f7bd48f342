"""A decision paper (beslutsunderlag): all that whoever grants or declines money has to know, and what was decided."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from farled.cases.figures.result import answer
from farled.people.reads import Actor
from farled.portfolio.figures.applications import decided_by as declined_by
from farled.portfolio.figures.grants import decided_by
from farled.portfolio.reads import Application
from farled.portfolio.states import ApplicationState
from farled.reports.contents.decision import asked, counted, decided, judged, worth
from farled.reports.contents.decision.source import Source, gathered
from farled.reports.contents.decision.words import money
from farled.reports.document import Bullets, Document, Look, Paragraph, Particulars, Section
from farled.reports.states import PaperKind
from farled.web import formats


def title_of(row: Application) -> str:
    """What the paper is called."""
    return _("Beslutsunderlag: %(title)s") % {"title": row.initiative.title}


def report(reader: Actor, row: Application, *, terms: Sequence[str], on: date, author: str, at: datetime) -> Document:
    """Compose the paper. The caller has checked that the reader may see the application. ``terms``: as proposed."""
    source = gathered(reader, row, on=on, terms=terms)
    title = title_of(row)
    made = Document(
        title=title,
        subtitle=_("Ansökan nummer %(number)s från %(body)s") % {"number": row.number, "body": row.body.name},
        organisation=reader.organisation_name,
        author=author,
        on=on,
        made_at=at,
        facts=tuple(_facts(source)),
        summary=_summary(source),
        sections=tuple(_sections(source)),
        notes=Section(""),
        file_name=f"{title} {on.isoformat()}"[:120],
        paper=PaperKind.DECISION,
        particulars=Particulars(handler=row.coach_name),
        kept=True,
    )
    return counted.with_notes(made, source)


def _sections(source: Source) -> Iterator[Section]:
    after = source.row.decided_on is not None
    if after:
        yield from decided.sections(source)
    yield from asked.sections(source)
    yield from worth.sections(source)
    yield from judged.sections(source)
    if not after:
        yield from decided.sections(source)


def _facts(source: Source) -> Iterator[tuple[str, str]]:
    row = source.row
    yield _("Sökande"), row.body.name
    yield _("Söker"), money(source.money.asked)
    yield _("Läge"), str(ApplicationState(row.state).label)
    if source.grant is not None:
        yield _("Beslutat av"), decided_by(source.grant)
    elif row.decided_on is not None:
        yield _("Beslutat av"), declined_by(row) or formats.DASH
    elif source.deciding is not None:
        yield _("Beslutas av"), source.deciding.who
    if row.decided_on:
        yield _("Beslutat"), formats.day(row.decided_on)
    yield _("Kan börja"), formats.day(row.start)
    if row.coach_name:
        yield _("Projektcoach"), row.coach_name
    if row.is_example:
        yield _("Uppgifterna"), _("exempelvärden")


def _summary(source: Source) -> Section:
    found = source.result
    told = [answer(found)]
    if found.appraised is not None:
        told.append(
            _("Den oberoende värderaren kommer till %(theirs)s, den sökande till %(ours)s.")
            % {"theirs": formats.kr(found.appraised), "ours": formats.kr(found.npv)}
        )
    if missing := [each.body.name for each in source.borne if each.said is None or not each.said.accepted]:
        told.append(_("Driftskostnaden är inte godtagen av %(bodies)s.") % {"bodies": ", ".join(missing)})
    else:
        told.append(_("Alla som ska bära driften har godtagit sin kostnad."))
    if source.deciding is not None and (count := len(source.deciding.hinders) + len(source.deciding.short)):
        told.append(_("%(n)s saker återstår före beslut.") % {"n": formats.number(count)})
    return Section(_("Sammanfattning"), (Paragraph(_lead(source), Look.LEAD), Bullets(tuple(told))))


def _lead(source: Source) -> str:
    row = source.row
    if source.grant is not None:
        return _("%(amount)s beviljades %(day)s av %(who)s.") % {
            "amount": money(source.grant.amount),
            "day": formats.day(source.grant.decided_on),
            "who": decided_by(source.grant),
        }
    if row.decided_on is not None:
        return _("Ansökan om %(amount)s avslogs %(day)s av %(who)s.") % {
            "amount": money(source.money.asked),
            "day": formats.day(row.decided_on),
            "who": declined_by(row) or _("den som beslutar om summan"),
        }
    who = source.deciding.who if source.deciding else ""
    return _("%(body)s söker %(amount)s. Det beslutas av %(who)s.") % {
        "body": row.body.name,
        "amount": money(source.money.asked),
        "who": who,
    }
