"""A plan over time (Gantt): on a page a table whose last column is drawn, on a phone a list, in a paper a picture."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from django.utils.translation import gettext as _

from farled.web import formats
from farled.web.charts.canvas import PAGE, Canvas
from farled.web.charts.chart import Chart, Table
from farled.web.signs import Kind

QUARTERS_UP_TO = 4  # years; a longer plan shows years only
FAR = 50  # years from today; what lies further off is drawn at the edge
DOCUMENT_WIDTH, NAMES = 960, 330
ROW, HEAD = 26, 28
NAME_LENGTH = 46


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the plan: its name, when (either end may be open), its state as (kind, word), and what it belongs to."""

    label: str
    start: date | None
    end: date | None
    state: tuple[Kind, str]
    group: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """The time a plan spans, whole years."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """Days from the first to the last."""
        return (date(self.last + 1, 1, 1) - date(self.first, 1, 1)).days

    def at(self, when: date, *, ends: bool = False) -> float:
        """Where a day begins (or ends), as a share of the whole; outside is the edge."""
        return min(max(((when - date(self.first, 1, 1)).days + ends) / self.days, 0.0), 1.0)

    def holds(self, when: date) -> bool:
        """Whether a day lies within."""
        return self.first <= when.year <= self.last

    def years(self) -> list[int]:
        """Every year."""
        return list(range(self.first, self.last + 1))

    def lines(self) -> Iterator[tuple[date, bool]]:
        """The grid: the day of each line, and whether a year begins there."""
        months = (1, 4, 7, 10) if self.last - self.first < QUARTERS_UP_TO else (1,)
        for year in self.years():
            yield from ((date(year, month, 1), month == 1) for month in months)


@dataclass(frozen=True, slots=True)
class Row:
    """A task placed in time. ``drawn`` is False when no time is given; ``open`` when an end is missing."""

    task: Task
    period: str
    x: str
    width: str
    drawn: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan placed on a scale, ready for a page (``{% chart plan %}``) or, as ``chart``, for a document.

    ``today`` is empty when the plan is over or lies ahead: then no line says where today is.
    """

    id: str
    title: str
    sentence: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    years: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, bool], ...]
    today: str
    today_text: str
    chart: Chart


def plan(name: str, title: str, tasks: Sequence[Task], *, today: date, sentence: str = "") -> Plan:
    """Place the tasks, in the order given, under their groups. Raises ValueError without tasks."""
    if not tasks:
        raise ValueError("an empty plan has nothing to draw; show what to do first instead")
    scale = _scale(tasks, today)
    rows = tuple(
        (task.label, formats.period(task.start, task.end), task.state[1], *((task.group,) if task.group else ()))
        for task in tasks
    )
    head = (_("Aktivitet"), _("Tid"), _("Läge"), *((_("Område"),) if tasks[0].group else ()))
    counted = _("%(count)s rader, %(first)s till %(last)s.") % {
        "count": formats.number(len(tasks)), "first": scale.first, "last": scale.last,
    }  # fmt: skip
    told = "; ".join(f"{task.label}, {formats.period(task.start, task.end)}, {task.state[1]}" for task in tasks)
    chart = Chart(
        id=name,
        title=title,
        sentence=sentence,
        description=f"{counted} {told}.",
        table=Table(head, rows),
        template="web/charts/plan.svg",
        draw=partial(_draw, tuple(tasks), scale, today),
    )
    return Plan(
        id=name,
        title=title,
        sentence=sentence,
        groups=_grouped(tasks, scale, PAGE),
        years=tuple((PAGE.x(scale.at(date(year, 1, 1))), str(year)) for year in scale.years()),
        lines=tuple((PAGE.x(scale.at(when)), strong) for when, strong in scale.lines()),
        today=PAGE.x(scale.at(today)) if scale.holds(today) else "",
        today_text=formats.day(today),
        chart=chart,
    )


def _scale(tasks: Sequence[Task], today: date) -> Scale:
    years = [when.year for task in tasks for when in (task.start, task.end) if when] or [today.year]
    near = [min(max(year, today.year - FAR), today.year + FAR) for year in years]
    return Scale(min(near), max(near))


def _grouped(tasks: Sequence[Task], scale: Scale, canvas: Canvas) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    return tuple(
        (group, tuple(_placed(task, scale, canvas) for task in members))
        for group, members in groupby(tasks, key=lambda task: task.group)
    )


def _placed(task: Task, scale: Scale, canvas: Canvas) -> Row:
    begins = scale.at(task.start) if task.start else 0.0
    ends = scale.at(task.end, ends=True) if task.end else 1.0
    drawn = task.start is not None or task.end is not None
    return Row(
        task=task,
        period=formats.period(task.start, task.end),
        x=canvas.x(begins),
        width=canvas.span(max(ends - begins, 0.006)),
        drawn=drawn,
        open=drawn and (task.start is None or task.end is None),
    )


def _draw(tasks: Sequence[Task], scale: Scale, today: date, canvas: Canvas) -> Mapping[str, object]:
    canvas = Canvas(width=canvas.width or DOCUMENT_WIDTH, left=NAMES)
    lines: list[dict[str, object]] = []
    for group, rows in _grouped(tasks, scale, canvas):
        if group:
            lines.append({"group": _shortened(group)})
        lines += [{"row": row, "name": _shortened(row.task.label)} for row in rows]
    for nr, line in enumerate(lines):
        top = HEAD + nr * ROW
        line.update(text=str(top + 17), bar=str(top + 5), sign=str(top + 18))
    bottom = HEAD + len(lines) * ROW
    return {
        "canvas": canvas,
        "paint": canvas.paint,
        "rows": lines,
        "years": [(canvas.x(scale.at(date(year, 1, 1))), str(year)) for year in scale.years()],
        "grid": [(canvas.x(scale.at(when)), strong) for when, strong in scale.lines()],
        "today": canvas.x(scale.at(today)) if scale.holds(today) else "",
        "top": str(HEAD),
        "bottom": str(bottom),
        "height": str(bottom + 8),
    }


def _shortened(text: str) -> str:
    return text if len(text) <= NAME_LENGTH else text[: NAME_LENGTH - 1].rstrip() + "…"
