"""The report of a frozen round: everything comes from its frozen data, so that it says the same whenever it is written.

It is of the whole group, of one body (what it leads or contributes to) or of one goal area.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.planning import figures
from farled.planning.figures import AreaLines, Line, Thawed
from farled.planning.figures.difference import What
from farled.planning.reads import PlanRow, Tally
from farled.planning.states import ReturnState
from farled.reports.contents.areas import mark_of_light
from farled.reports.contents.rows import Listed, full_table
from farled.reports.contents.words import mark_of, named
from farled.reports.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Look,
    Mark,
    Paragraph,
    Particulars,
    Section,
    Table,
)
from farled.reports.states import PaperKind
from farled.web import formats

TOLD = 300  # rows whose texts stand on paper; more is nothing to read, and then they stand in the workbook


@dataclass(frozen=True, slots=True)
class Part:
    """The rows a report is of, and what they are called: all of them, a body's or a goal area's."""

    thawed: Thawed
    rows: tuple[PlanRow, ...]
    name: str
    body: int | None
    every: int
    counts: Tally
    areas: tuple[AreaLines, ...]


def title_of(title: str, name: str = "") -> str:
    """What the report of a round is called."""
    return f"{title}: {name}" if name else title


def choices(thawed: Thawed) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a report can be of, besides the whole: bodies that take part and goal areas, as (value, name)."""
    taking = {pk for row in thawed.rows for pk in (*row.leads, *row.contributing)}
    bodies = [(f"body-{pk}", name) for pk, name in thawed.where.bodies.items() if pk in taking]
    found = {area.id: area for row in thawed.rows if (area := thawed.where.area_of(row.activity))}
    areas = [(f"area-{area.id}", area.title) for area in sorted(found.values(), key=lambda each: each.place)]
    return [(_("Nämnder, förvaltningar och andra"), bodies), (_("Målområden"), areas)]


def part_of(thawed: Thawed, parameters: Mapping[str, str]) -> Part:
    """The part that ``parameters`` choose (``body`` or ``area``); without them the whole."""
    body, area = parameters.get("body"), parameters.get("area")
    rows, name, where = thawed.rows, "", thawed.where
    if body:
        rows = tuple(row for row in rows if int(body) in (*row.leads, *row.contributing))
        name = where.bodies.get(int(body), "")
    elif area:
        rows = tuple(row for row in rows if (found := where.area_of(row.activity)) and found.id == int(area))
        name = next((each.title for each in where.areas.values() if each.id == int(area)), "")
    every = thawed.every
    activities = [row.activity for row in rows]
    counts = figures.tally(activities, on=thawed.on, every=every)
    states = figures.areas(counts, where, figures.soonest(activities, on=thawed.on))
    lines = tuple(figures.lines(rows, states, where, on=thawed.on))
    return Part(thawed, rows, name, int(body) if body else None, every, figures.together(counts), lines)


def report(thawed: Thawed, parameters: Mapping[str, str], *, checksum: str = "") -> Document:
    """Compose the report of a frozen round. ``checksum`` is that of its frozen data."""
    part = part_of(thawed, parameters)
    data = thawed.data
    title = title_of(data["round"]["title"], part.name)
    start, end = (date.fromisoformat(data["round"][name]) for name in ("period_from", "period_to"))
    return Document(
        title=title,
        subtitle=_("Fryst %(day)s") % {"day": formats.day(thawed.on)},
        organisation=data["organisation"],
        author=data["frozen_by"],
        on=thawed.on,
        made_at=thawed.frozen_at,
        facts=(
            (_("Plan"), data["plan"]["title"]),
            (_("Period"), formats.period(start, end)),
            (_("Omfattar"), part.name or _("hela organisationen")),
            (_("Fryst"), _("%(at)s av %(who)s") % {"at": formats.moment(thawed.frozen_at), "who": data["frozen_by"]}),
        ),
        summary=_summary(part),
        sections=tuple(_sections(part)),
        notes=_notes(part),
        sheets=(full_table(Listed(part.rows, thawed.reports, thawed.where, thawed.on)),) if part.rows else (),
        file_name=f"{title} {thawed.on.isoformat()}",
        paper=_paper(parameters),
        particulars=Particulars(checksum=checksum),
    )  # fmt: skip


def _paper(parameters: Mapping[str, str]) -> PaperKind:
    if parameters.get("body"):
        return PaperKind.ROUND_BODY
    return PaperKind.ROUND_AREA if parameters.get("area") else PaperKind.ROUND


def _summary(part: Part) -> Section:
    counts = part.counts
    if not counts.total:
        return Section(_("Sammanfattning"), (Paragraph(_("Planen hade inga rader."), Look.LEAD),))
    lead = figures.plan_answer(counts, [area.state for area in part.areas])
    told = [
        _("%(n)s pågår.") % {"n": formats.of_total(counts.ongoing, counts.total)},
        _("%(n)s är avslutade.") % {"n": formats.of_total(counts.finished, counts.total)},
        _("%(n)s har passerat sin sluttid.") % {"n": formats.of_total(counts.late, counts.total)},
    ]
    changes = _changes(part)
    if part.thawed.data["before"]:
        told += [
            f"{What(what).label.capitalize()}: {formats.number(len(those))}."
            for what, those in changes.items()
            if those
        ]
    return Section(_("Sammanfattning"), (Paragraph(lead, Look.LEAD), Bullets(tuple(told)), _figures(part)))


def _figures(part: Part) -> Table:
    counts, hows = part.counts, figures.hows(part.every)
    rows: tuple[tuple[Cell, ...], ...] = (
        (_("pågår"), counts.ongoing, counts.total, hows.ongoing),
        (_("har passerat sin sluttid"), counts.late, counts.total, hows.late),
        (_("saknar färsk rapport"), counts.unreported, counts.total, hows.unreported),
        (_("är avslutade"), counts.finished, counts.total, hows.finished),
    )
    columns = (
        Column(_("Rader i planen som"), 20), Column(_("Antal"), 8, number=True), Column(_("Av"), 6, number=True),
        Column(_("Så räknas det"), 46),
    )  # fmt: skip
    return Table(_("Planen i fyra siffror"), columns, rows, sheet=_("Läget"))


def _sections(part: Part) -> Iterator[Section]:
    if part.thawed.data["before"]:
        yield _difference(part)
    yield Section(_("Målområde för målområde"), sections=tuple(_area(part, area) for area in part.areas))
    yield _answers(part)


# --- What differs -----------------------------------------------------------------------------------------------------


def _changes(part: Part) -> dict[str, list[dict[str, Any]]]:
    """What differs from the edition before, by kind; of a part only what concerns its rows, and what is gone."""
    refs = {row.activity.pk for row in part.rows}
    whole = len(part.rows) == len(part.thawed.rows)
    every = [each for each in part.thawed.data["difference"] if whole or each["id"] in refs]
    return {what: [each for each in every if each["what"] == what] for what in What.values}


def _difference(part: Part) -> Section:
    before = part.thawed.data["before"]
    lead = _("Jämfört med %(title)s, fryst %(day)s.") % {
        "title": before["title"], "day": formats.day(date.fromisoformat(before["on"])),
    }  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (each["title"], str(What(what).label), " ".join(each["notes"]))
        for what, those in _changes(part).items()
        for each in those
    ]
    if not rows:
        return Section(_("Skillnad mot förra utgåvan"), (Paragraph(lead), Paragraph(_("Ingenting skiljer."))))
    columns = (Column(_("Aktivitet"), 34), Column(_("Har blivit"), 12), Column(_("Vad som skiljer"), 50))
    table = Table(_("Skillnad mot förra utgåvan"), columns, tuple(rows), sheet=_("Skillnad"), caption_shown=False)
    return Section(_("Skillnad mot förra utgåvan"), (Paragraph(lead), table))


# --- Rows -------------------------------------------------------------------------------------------------------------


def _area(part: Part, area: AreaLines) -> Section:
    blocks: list[Block] = []
    if area.lines:
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (line.activity.title, mark_of(line.state), _leads(part, line), line.time) for line in area.lines
        )
        columns = (Column(_("Aktivitet"), 34), Column(_("Läge"), 17), Column(_("Ansvarar"), 20), Column(_("Tid"), 13))
        caption = _("Rader inom %(area)s") % {"area": area.state.title}
        blocks.append(Table(caption, columns, rows, caption_shown=False))
    told = len(part.rows) <= TOLD
    below = tuple(_row(part, line) for line in area.lines if told and not line.also)
    mark = mark_of(area.state.state) if area.state.counts.total else None
    return Section(area.state.title, tuple(blocks), below, mark=mark)


def _leads(part: Part, line: Line) -> str:
    bodies = part.thawed.where.bodies
    return named([bodies[pk] for pk in line.row.leads if pk in bodies]) or line.leads or _("Ingen är angiven")


def _row(part: Part, line: Line) -> Section:
    row = line.activity
    blocks: list[Block] = [Paragraph(f"{_leads(part, line)} · {line.time}", Look.SMALL)]
    if facts := tuple(_facts(part, line)):
        blocks.append(Facts(facts))
    return Section(row.title, tuple(blocks), mark=mark_of(line.state))


def _facts(part: Part, line: Line) -> Iterator[tuple[str, str]]:
    row, bodies = line.activity, part.thawed.where.bodies
    if told := part.thawed.reports.get(row.pk):
        yield _("Rapport %(day)s") % {"day": formats.day(told.on)}, f"{mark_of_light(told).text}. {told.text}"
        if told.next_step:
            yield _("Nästa steg"), told.next_step
    for said in next(each["said"] for each in part.thawed.data["rows"] if each["id"] == row.pk):
        yield bodies.get(said["body"], ""), said["text"]
    if row.outcome:
        yield _("Utfall %(day)s") % {"day": formats.day(row.outcome_on) if row.outcome_on else ""}, row.outcome
    if row.first_end is not None and row.end is not None:
        times = {"first": formats.day(row.first_end), "last": formats.day(row.end)}
        yield _("Förlängd"), _("från %(first)s till %(last)s") % times
    if row.added_on is not None:
        yield _("Tillkom"), formats.day(row.added_on)
    for note in row.footnotes:
        yield _("Not"), note


# --- Who has answered -------------------------------------------------------------------------------------------------


def _answers(part: Part) -> Section:
    bodies = part.thawed.where.bodies
    every = [each for each in part.thawed.data["returns"] if part.body in (None, each["body"])]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            bodies.get(each["body"], ""),
            Mark(*_state(each)),
            date.fromisoformat(each["submitted_on"]) if each["submitted_on"] else None,
            each["without"],
        )
        for each in every
    )
    answered = len([each for each in every if each["state"] == ReturnState.SUBMITTED])
    lead = ngettext("%(n)s har svarat.", "%(n)s har svarat.", answered) % {"n": formats.of_total(answered, len(every))}
    columns = (
        Column(_("Vem"), 34), Column(_("Svar"), 16), Column(_("Inlämnat"), 14),
        Column(_("Utan medverkande, därför att"), 36),
    )  # fmt: skip
    table = Table(_("Vilka som har svarat"), columns, rows, sheet=_("Svar"), caption_shown=False)
    return Section(_("Vilka som har svarat"), (Paragraph(lead, Look.LEAD), table) if rows else (Paragraph(lead),))


def _state(each: Mapping[str, Any]) -> tuple[Any, str]:
    kind, word = ReturnState(each["state"]).state_tag
    return mark_of((kind, word)).kind, str(word)  # type: ignore[arg-type]  # a state's kind is written as its name


def _notes(part: Part) -> Section:
    told = [
        _("Allt i rapporten kommer ur uppföljningens frysta data. Det som har ändrats senare är inte med."),
        _("Samma frysta data ger samma text och siffror varje gång rapporten skrivs."),
    ]
    if len(part.rows) > TOLD:
        told.append(
            _("Rapporten har %(n)s rader, så deras texter står bara i Excelfilen. Rapporter för en nämnd har dem.")
            % {"n": formats.number(len(part.rows))}
        )
    return Section(_("Så är rapporten gjord"), (Bullets(tuple(told)),))
