"""What the start page and the year's wheel show, gathered from everyone who has registered something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.agenda.reads import Ahead
from farled.agenda.states import DateKind
from farled.people.reads import Request
from farled.web import formats, slots
from farled.web.charts import Chart, Table
from farled.web.charts.canvas import Canvas
from farled.web.explained import linked
from farled.web.numbers import whole
from farled.web.together import Asks, asking, side_by_side

MOST_FIGURES = 4
FIRST_YEAR, LAST_YEAR = 1900, 2999
TOP, ROW = 24, 40  # points of the year's picture: the months, and each kind of date


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year's wheel; ``first`` is its first day."""

    first: date
    dates: list[Ahead]


@dataclass(frozen=True, slots=True)
class Said:
    """What the rooms say on the start page: the figures that matter most, panels by column, and notices."""

    figures: list[slots.Figure]
    main: list[slots.StartPanel]
    side: list[slots.StartPanel]
    notices: list[slots.Notice]


@asking
def said(request: Request, *, on: date) -> Asks[Said]:
    """What every room says to the actor of a day, in the order of the loop; at most four figures."""
    asked = [source for source in slots.start_sources if source.dated or on == request.today]
    found = yield from side_by_side(source.says(request, on) for source in asked)
    every = list(chain.from_iterable(found))
    panels = [each for each in every if isinstance(each, slots.StartPanel)]
    return Said(
        figures=[each for each in every if isinstance(each, slots.Figure)][:MOST_FIGURES],
        main=[each for each in panels if each.column == "main"],
        side=[each for each in panels if each.column == "side"],
        notices=[each for each in every if isinstance(each, slots.Notice)],
    )


def by_month(dates: list[Ahead], year: int) -> list[Month]:
    """The dates of a year in their months; months without dates are left out."""
    return [Month(date(year, month, 1), list(those)) for month, those in groupby(dates, key=lambda each: each.on.month)]


def year_asked(text: str, today: date) -> int:
    """The year in the address, or this one when there is none to read."""
    year = whole(text) or today.year
    return year if FIRST_YEAR <= year <= LAST_YEAR else today.year


def year_told(dates: Sequence[Ahead], *, year: int, today: date) -> str:
    """The year in a sentence or two: how many dates, how many are left, and the next one."""
    if not dates:
        return ""
    told = ngettext("Ett datum.", "%(n)s datum.", len(dates)) % {"n": formats.number(len(dates))}
    left = [each for each in dates if each.on >= today]
    if year != today.year:
        return told
    if not left:
        return f"{told} {_('Alla har varit.')}"
    nearest = _("Närmast: %(what)s, %(when)s.") % {"what": left[0].title, "when": formats.day(left[0].on, today=today)}
    return f"{told} {_('%(n)s återstår.') % {'n': formats.number(len(left))}} {nearest}"


def year_chart(dates: Sequence[Ahead], year: int, *, today: date) -> Chart:
    """The year as a band for each kind of date: filled marks are ahead, hollow ones have been."""
    kinds = [kind for kind in DateKind if any(each.kind is kind for each in dates)]
    names = [str(kind.label).capitalize() for kind in kinds]
    months = sorted({each.on.month for each in dates})

    def number(kind: DateKind, month: int) -> str:
        found = sum(each.kind is kind and each.on.month == month for each in dates)
        return linked("agenda.dates", found, year=year, month=month, kind=kind) if found else formats.DASH

    counted = [f"{name} {sum(each.kind is kind for each in dates)}" for kind, name in zip(kinds, names, strict=True)]
    return Chart(
        id="aret",
        title=_("Året %(year)s i bild") % {"year": year},
        sentence=_("Fyllda märken ligger framåt i tiden, tomma har varit."),
        description="; ".join(counted) + ".",
        table=Table(
            (_("Månad"), *names),
            tuple(
                (formats.words().months[month - 1].capitalize(), *(number(kind, month) for kind in kinds))
                for month in months
            ),
        ),
        template="agenda/charts/year.svg",
        draw=partial(_draw_year, tuple(dates), tuple(zip(kinds, names, strict=True)), year, today),
    )


def _draw_year(
    dates: Sequence[Ahead], kinds: Sequence[tuple[DateKind, str]], year: int, today: date, canvas: Canvas
) -> Mapping[str, object]:
    first, days = date(year, 1, 1), (date(year + 1, 1, 1) - date(year, 1, 1)).days

    def x(on: date) -> str:
        return canvas.x(0.01 + 0.98 * (on - first).days / days)

    height = TOP + len(kinds) * ROW + 6
    return {
        "months": [(x(date(year, nr, 1)), name[:3]) for nr, name in enumerate(formats.words().short, 1)],
        "rows": [
            {
                "label": name,
                "text": str(TOP + nr * ROW + 14),
                "line": str(TOP + nr * ROW + 27),
                "marks": [(x(each.on), each.on >= today) for each in dates if each.kind is kind],
            }
            for nr, (kind, name) in enumerate(kinds)
        ],
        "today": x(today) if today.year == year else "",
        "left": canvas.x(0),
        "right": canvas.x(1),
        "height": str(height),
    }
