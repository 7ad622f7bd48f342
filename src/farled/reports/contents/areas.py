"""A plan goal area by goal area: its goals, its rows at a glance, and what is said of each row."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from farled.planning import figures
from farled.planning.figures import AreaLines, Line
from farled.planning.reads import StatusReport
from farled.planning.states import ActivityKind, Light
from farled.reports.contents.source import PlanSource
from farled.reports.contents.words import area_answer, mark_of, named
from farled.reports.document import Block, Cell, Column, Facts, Look, Mark, Paragraph, Section, Table
from farled.web import formats


def areas_section(source: PlanSource) -> Section:
    """Every goal area of the plan."""
    return Section(
        _("Målområde för målområde"),
        sections=tuple(_area(source, area) for area in source.areas),
    )


def _area(source: PlanSource, area: AreaLines) -> Section:
    blocks: list[Block] = [Paragraph(area_answer(area.state), Look.LEAD)]
    goal = source.objectives.get(area.state.area.id) if area.state.area else None
    if goal is not None:
        if goal.text:
            blocks.append(Paragraph(goal.text))
        if states := _states(goal.present_state, goal.new_state):
            blocks.append(Facts(states))
    blocks += list(_goals(source, area))
    if area.lines:
        blocks.append(_glance(source, area))
    return Section(
        area.state.title,
        tuple(blocks),
        tuple(_row(source, line) for line in area.lines if not line.also),
        mark=mark_of(area.state.state) if area.state.counts.total else None,
    )


def _states(present: str, new: str) -> tuple[tuple[str, str], ...]:
    return tuple(fact for fact in ((_("Nuläge"), present), (_("Nyläge"), new)) if fact[1])


def _goals(source: PlanSource, area: AreaLines) -> Iterator[Table]:
    """The goals below the area, with how many rows work for each."""
    if area.state.area is None:
        return
    below = [
        goal
        for pk, goal in source.objectives.items()
        if pk != area.state.area.id and source.where.areas[pk].id == area.state.area.id
    ]
    if not below:
        return
    told = any(goal.present_state or goal.new_state for goal in below)
    served = [row.activity.objective_id for row in source.rows]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (goal.title, *((goal.present_state, goal.new_state) if told else ()), served.count(goal.pk)) for goal in below
    )
    columns = (
        Column(_("Mål"), 24),
        *((Column(_("Nuläge"), 24), Column(_("Nyläge"), 24)) if told else ()),
        Column(_("Rader"), 8, number=True),
    )
    yield Table(_("Mål inom %(area)s") % {"area": area.state.title}, columns, rows)


def _glance(source: PlanSource, area: AreaLines) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (_titled(line), mark_of(line.state), _leads(source, line), line.time) for line in area.lines
    )
    columns = (Column(_("Aktivitet"), 34), Column(_("Läge"), 17), Column(_("Ansvarar"), 20), Column(_("Tid"), 13))
    caption = _("Rader inom %(area)s") % {"area": area.state.title}
    return Table(caption, columns, rows, caption_shown=False)


def _leads(source: PlanSource, line: Line) -> str:
    """Who answers for a row: the first few when they are many; all of them stand with the row itself."""
    bodies = source.where.bodies
    return named([bodies[pk] for pk in line.row.leads if pk in bodies]) or line.leads or _("Ingen är angiven")


def _titled(line: Line) -> str:
    notes = [
        _("insats") if line.activity.kind == ActivityKind.INSATS else "",
        _("anges även här") if line.also else "",
        _("tillkom under året") if line.activity.added_on else "",
    ]
    noted = ", ".join(note for note in notes if note)
    return f"{line.activity.title} ({noted})" if noted else line.activity.title


def _row(source: PlanSource, line: Line) -> Section:
    row = line.activity
    blocks: list[Block] = [Paragraph(" · ".join(_shortly(source, line)), Look.SMALL)]
    if row.description:
        blocks.append(Paragraph(row.description))
    if facts := tuple(facts_of(source, line)):
        blocks.append(Facts(facts))
    return Section(row.title, tuple(blocks), mark=mark_of(line.state))


def _shortly(source: PlanSource, line: Line) -> Iterator[str]:
    yield line.leads or _("Ingen ansvarig är angiven")
    if helpers := figures.names(line.row.contributing, source.where.bodies):
        yield _("med %(bodies)s") % {"bodies": helpers}
    yield line.time


def facts_of(source: PlanSource, line: Line) -> Iterator[tuple[str, str]]:
    """What is said of a row beside its name, description, time and who answers for it."""
    row = line.activity
    if report := source.reports.get(row.pk):
        yield from _report(report)
    if row.outcome:
        yield _("Utfall %(day)s") % {"day": formats.day(row.outcome_on) if row.outcome_on else ""}, row.outcome
    if row.first_end is not None and row.end is not None:
        times = {"first": formats.day(row.first_end), "last": formats.day(row.end)}
        yield _("Förlängd"), _("från %(first)s till %(last)s") % times
    if row.proposed_end is not None:
        yield _("Föreslagen ny sluttid"), formats.day(row.proposed_end)
    if row.added_on is not None:
        yield _("Tillkom"), formats.day(row.added_on)
    for note in row.footnotes:
        yield _("Not"), note
    if row.effect:
        yield (
            _("Förväntad effekt"),
            _effect(row.effect, row.effect_for, formats.day(row.effect_due) if row.effect_due else ""),
        )
    home = source.where.areas.get(row.objective_id) if row.objective_id else None
    goal = source.objectives.get(row.objective_id) if row.objective_id else None
    if goal is not None and home is not None and home.id != goal.pk:
        yield _("Mål"), goal.title
    if listed := [source.objectives[pk].title for pk in line.row.listings if pk in source.objectives]:
        yield _("Anges även under"), ", ".join(listed)


def _report(report: StatusReport) -> Iterator[tuple[str, str]]:
    word = mark_of_light(report)
    yield _("Rapport %(day)s") % {"day": formats.day(report.on)}, f"{word.text}. {report.text}"
    if report.next_step:
        yield _("Nästa steg"), report.next_step


def mark_of_light(report: StatusReport) -> Mark:
    """The light of a report, as word and sign."""
    kind, word = Light(report.light).state_tag
    return mark_of((kind, word))  # type: ignore[arg-type]  # a light's kind is written as its name


def _effect(effect: str, whom: str, due: str) -> str:
    told = [f"{effect.rstrip('.')}."]
    if whom:
        told.append(_("För vem: %(whom)s.") % {"whom": whom.rstrip(".")})
    if due:
        told.append(_("Följs upp %(day)s.") % {"day": due})
    return " ".join(told)
