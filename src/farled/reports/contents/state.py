"""A plan's state in figures and charts: by state, by goal area, over time."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from django.utils.translation import gettext as _

from farled.planning import figures
from farled.planning.figures import AreaLines
from farled.planning.reads import Activity
from farled.planning.states import Status
from farled.reports.contents.source import PlanSource
from farled.reports.contents.words import mark_of
from farled.reports.document import Block, Cell, Column, Mark, Paragraph, Picture, Section, Table
from farled.web import formats
from farled.web.charts import Slice, Stack, shares, stacks
from farled.web.signs import Kind

DRAWN_OVER_TIME = 30  # a longer plan does not fit a page


def state_section(source: PlanSource) -> Section:
    """The state in figures."""
    blocks: list[Block] = [_figures(source)]
    if source.counts.total:
        blocks += [_by_state(source), *_by_area(source), *_over_time(source)]
    return Section(_("Läget i siffror"), tuple(blocks))


def _figures(source: PlanSource) -> Table:
    counts, hows = source.counts, figures.hows(source.every)
    rows: tuple[tuple[Cell, ...], ...] = (
        (_("pågår"), counts.ongoing, counts.total, hows.ongoing),
        (_("har passerat sin sluttid"), counts.late, counts.total, hows.late),
        (_("saknar färsk rapport"), counts.unreported, counts.total, hows.unreported),
        (_("är avslutade"), counts.finished, counts.total, hows.finished),
    )
    columns = (
        Column(_("Rader i planen som"), 20),
        Column(_("Antal"), 8, number=True),
        Column(_("Av"), 6, number=True),
        Column(_("Så räknas det"), 46),
    )
    return Table(_("Planen i fyra siffror"), columns, rows, sheet=_("Läget"))


# --- Groups a chart can tell apart, also in grey ----------------------------------------------------------------------


def groups(rows: Iterable[Activity], source: PlanSource) -> dict[Kind, int]:
    """How many rows there are of each group: carried out, under way, at risk, late, and the others."""
    found = dict.fromkeys(_labels(source.activities), 0)
    for row in rows:
        found[_group(row, source)] += 1
    return found


def _group(row: Activity, source: PlanSource) -> Kind:
    kind = mark_of(figures.state_of(row, source.on)).kind
    status = Status(row.status)
    return Kind.GOING if kind is Kind.GOOD and not status.finished else kind


def _labels(rows: Iterable[Activity]) -> dict[Kind, str]:
    """What the groups are called in this plan: the last one holds what is not begun, what was given up, or both."""
    statuses = {Status(row.status) for row in rows}
    paused = Status.PAUSED in statuses
    given_up = bool(statuses & {Status.REPLACED, Status.NOT_USED, Status.DROPPED})
    if not given_up:
        rest = _("inte påbörjade")
    elif Status.NEW in statuses:
        rest = _("inte påbörjade eller avförda")
    else:
        rest = _("avförda")
    return {
        Kind.GOOD: _("genomförda"),
        Kind.GOING: _("pågår"),
        Kind.WARN: _("risk eller pausade") if paused else _("risk för försening"),
        Kind.BAD: _("försenade"),
        Kind.PLAIN: rest,
    }


def _slices(rows: Iterable[Activity], source: PlanSource) -> tuple[Slice, ...]:
    labels, counted = _labels(source.activities), groups(rows, source)
    return tuple(Slice(labels[kind], counted[kind], kind) for kind in labels)


def _by_state(source: PlanSource) -> Picture:
    slices = _slices(source.activities, source)
    chart = shares("lage", _("Så går det"), slices, sentence=_sentence(source))
    exact: dict[Mark, int] = {}
    for row in source.activities:
        mark = mark_of(figures.state_of(row, source.on))
        exact[mark] = exact.get(mark, 0) + 1
    order = list(Kind)
    ordered = sorted(exact.items(), key=lambda pair: (order.index(pair[0].kind), -pair[1], pair[0].word))
    rows: list[tuple[Cell, ...]] = [(mark, number, Fraction(number, source.counts.total)) for mark, number in ordered]
    rows.append((_("Sammanlagt"), source.counts.total, Fraction(1)))
    columns = (Column(_("Läge"), 40), Column(_("Antal"), 10, number=True), Column(_("Andel"), 10, number=True))
    table = Table(_("Rader efter läge"), columns, tuple(rows), sheet=_("Efter läge"), total=True)
    return Picture(chart, table)


def _sentence(source: PlanSource) -> str:
    most = max(_slices(source.activities, source), key=lambda each: each.count)
    return _("Störst är gruppen %(group)s: %(n)s.") % {
        "group": most.label,
        "n": formats.of_total(most.count, source.counts.total),
    }


def _by_area(source: PlanSource) -> Iterator[Block]:
    """Each goal area, when there are several to compare."""
    areas = [area for area in source.areas if area.state.counts.total]
    if len(areas) < 2:
        return
    labels = _labels(source.activities)
    items = [Stack(area.state.title, _slices(_own(area), source)) for area in areas]
    behind = [area.state.title for area in areas if area.state.counts.late or area.state.counts.red]
    sentence = (
        _("Försenat finns i %(n)s målområden.") % {"n": formats.of_total(len(behind), len(areas))}
        if behind
        else _("Inget målområde har något försenat.")
    )
    rows: list[tuple[Cell, ...]] = [(item.label, *(each.count for each in item.slices), item.total) for item in items]
    sums = [sum(item.slices[nr].count for item in items) for nr in range(len(labels))]
    rows.append((_("Sammanlagt"), *sums, sum(sums)))
    columns = (
        Column(_("Målområde"), 26),
        *(Column(label.capitalize(), 14, number=True) for label in labels.values()),
        Column(_("Summa"), 8, number=True),
    )
    table = Table(_("Målområdena i siffror"), columns, tuple(rows), sheet=_("Målområden"), total=True)
    chart = stacks("omraden", _("Målområdena sida vid sida"), items, sentence=sentence)
    yield Picture(chart, table, kinds=tuple(labels))


def _own(area: AreaLines) -> Iterator[Activity]:
    return (line.activity for line in area.lines if not line.also)


def _over_time(source: PlanSource) -> Iterator[Block]:
    """The plan over time, while it fits a page; the same times stand in the tables of the goal areas."""
    if source.counts.total > DRAWN_OVER_TIME:
        yield Paragraph(_("Planen är för lång för att ritas över tid. I Farled finns den under Över tid."))
        return
    drawn = figures.gantt(_("Planen"), source.rows, source.where, on=source.on)
    if drawn is not None:
        yield Picture(drawn.chart, None)
