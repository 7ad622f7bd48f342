"""A list as somebody wants it: own columns in an own order, saved views, and tools for all its rows.

The address says it all: ``columns`` names the columns, ``view`` a saved view, ``pick`` that rows are to be picked out.
Rooms register their sheets here; the foundation ``lists`` keeps the views, and later parts bring tools.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from farled.web import formats
from farled.web.exchange import Holds, Lookups, Sheet, SheetColumn, spoken
from farled.web.numbers import wholes
from farled.web.slot import Slot

COLUMNS, VIEW, PICK, DO, PICKED = "columns", "view", "pick", "do", "row"
EVERY = "every"  # in the address of a POST: all rows, whichever are picked out
ALL_ROWS = "0"  # as a view: the list without any
BESIDE_A_VIEW = frozenset({VIEW, "page", "size", PICK, EVERY})  # may be asked for without leaving the view


@dataclass(frozen=True, slots=True)
class KeptView:
    """A view of a list that somebody has saved: ``query`` is its filters, order and columns, ``url`` its address.

    ``first``: it is what the list shows before anything is asked.
    """

    pk: int
    name: str
    query: str
    url: str
    first: bool
    own: bool


@dataclass(frozen=True, slots=True)
class ListKeeper:
    """Who keeps views. ``views``: (request, sheet key) → those the actor may use, one's own first, in one query.

    ``links``: (request, listing) → where columns are chosen and views saved, as (words, address). ``page``: sheet key →
    the sheet as a plain table.
    """

    views: Callable[[Any, str], Sequence[KeptView]]
    links: Callable[[Any, Any], Sequence[tuple[str | Promise, str]]]
    page: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ListTool:
    """Something to do with all rows that a list's filters leave, asked for by POST to the list's own address.

    ``may``: (actor, sheet) → whether it is offered. ``answer``: the list page → the answer. ``picks``: the rows can be
    picked out one by one, with ``words`` for all of them (``%(count)s``). ``page``: a route with the sheet's key
    that is gone to instead.
    """

    label: str | Promise
    may: Callable[[Any, Sheet], bool]
    answer: Callable[[Any], HttpResponse]
    picks: bool = False
    words: str | Promise = ""
    page: str = ""


sheets: Slot[Sheet] = Slot("sheets")  # by the sheet's key
list_keepers: Slot[ListKeeper] = Slot("list_keepers")  # one: the foundation lists
list_tools: Slot[ListTool] = Slot("list_tools")


class Own:
    """What a person has chosen for one list: the query that holds, and the view it comes from."""

    def __init__(self, request: HttpRequest, sheet: Sheet | None) -> None:
        self.request, self.sheet = request, sheet
        self.views: Sequence[KeptView] = ()
        self.view: KeptView | None = None
        self.query: QueryDict = request.GET
        if sheet is None:
            return
        (keeper,) = list_keepers
        self.views = keeper.views(request, sheet.key)
        self.view = self._view()
        if self.view is not None and request.GET.keys() <= BESIDE_A_VIEW:
            query = QueryDict(self.view.query, mutable=True)
            for name, values in request.GET.lists():
                query.setlist(name, values)
            query[VIEW] = str(self.view.pk)
            self.query = query

    def _view(self) -> KeptView | None:
        asked = self.request.GET.get(VIEW)
        if asked is None and self.request.GET.keys() - BESIDE_A_VIEW:
            return None  # filters of one's own: no view is asked for
        if asked is None:
            return next((view for view in self.views if view.first), None)
        return next((view for view in self.views if str(view.pk) == asked), None)

    @property
    def bare(self) -> dict[str, str]:
        """What the address of the whole list needs, where a view would show by itself."""
        return {VIEW: ALL_ROWS} if any(view.first for view in self.views) else {}

    def offered(self) -> list[tuple[str, ListTool]]:
        """The tools the actor may use on the list."""
        actor = getattr(self.request, "actor", None)
        if self.sheet is None or actor is None:
            return []
        return [(name, list_tools[name]) for name in list_tools.names() if list_tools[name].may(actor, self.sheet)]

    def where(self, tool: ListTool) -> str:
        """The page a tool is, for one that is a page."""
        return reverse(tool.page, args=[self.sheet.key]) if tool.page and self.sheet else ""

    def asked_tool(self) -> ListTool | None:
        """The tool that a POST asks for."""
        if self.request.method != "POST":
            return None
        asked = self.request.POST.get(DO, "")
        return next((tool for name, tool in self.offered() if name == asked), None)

    @property
    def every(self) -> bool:
        """Whether a POST is about all rows of the list."""
        return EVERY in self.request.GET

    def picked(self) -> list[int]:
        """The rows picked out in a POST."""
        return wholes(self.request.POST.getlist(PICKED))


def cells(sheet: Sheet, request: Any, rows: Callable[[], Iterable[Any]]) -> Callable[[SheetColumn], Callable[..., Any]]:
    """How a sheet's columns are written in a list; ``rows`` are those of the page, whose beside is fetched once."""
    lookups = Lookups(sheet, request.actor)
    ready: list[bool] = []

    def of(column: SheetColumn) -> Callable[[Any], object]:
        def cell(row: Any) -> object:
            if not ready:
                ready.append(True)
                prefetch_related_objects(list(rows()), *sheet.beside)
            return shown(column, column.value(row), lookups)

        return cell

    return of


def shown(column: SheetColumn, value: Any, lookups: Lookups) -> str | SafeString:
    """A value as a cell shows it: long texts are cut, days and numbers do not break."""
    text = spoken(column, value, lookups)
    if column.holds in {Holds.PROSE, Holds.LINES} and len(text) > 160:
        return text[:157].rstrip() + "…"
    return format_html('<span class="nowrap">{}</span>', text) if text and column.holds is Holds.DAY else text


class Offers:
    """What a list page offers besides its rows: saved views, where columns are chosen, tools for all rows."""

    def __init__(self, listing: Any) -> None:
        self._listing, self._own = listing, listing.own
        self._tools = self._own.offered()

    @property
    def links(self) -> Sequence[tuple[str | Promise, str]]:
        """Where columns are chosen and views saved."""
        (keeper,) = list_keepers
        return keeper.links(self._listing.request, self._listing)

    @property
    def views(self) -> list[tuple[str | Promise, str, bool]]:
        """The saved views as (name, address, whether it shows), when there are any."""
        if not self._own.views:
            return []
        here, path = self._own.view, self._listing.path
        whole = f"{path}?{urlencode(self._own.bare)}" if self._own.bare else path
        return [
            (_("Alla"), whole, here is None and not self._listing.chosen),
            *((view.name, view.url, here is not None and view.pk == here.pk) for view in self._own.views),
        ]

    @property
    def tools(self) -> list[tuple[str, str | Promise, str]]:
        """What can be done with all rows: (name, label, the address where rows are picked out or "")."""
        return [
            (name, tool.label, self._listing.address(**{PICK: "1"}) if tool.picks else self._own.where(tool))
            for name, tool in self._tools
        ]

    @property
    def picking(self) -> bool:
        """Whether rows are to be picked out."""
        return bool(self._own.query.get(PICK)) and any(tool.picks for _name, tool in self._tools)

    @property
    def picking_tools(self) -> list[tuple[str, str | Promise, str]]:
        """What can be done with the rows picked out, and with all of them: (name, label, words for all)."""
        total = formats.number(self._listing.page.paginator.count)
        return [(name, tool.label, str(tool.words) % {"count": total}) for name, tool in self._tools if tool.picks]

    def first_cell(self, cell: Callable[[Any], object]) -> Callable[[Any], object]:
        """The first cell, with a box to pick the row by when rows are to be picked out."""
        sheet = self._own.sheet
        if not self.picking or sheet is None:
            return cell
        form, name = f"{self._listing.id}-rows", _("Välj %s")

        def picked(row: Any) -> object:
            html = '<input type="checkbox" class="pick" name="{}" value="{}" form="{}" aria-label="{}"> {}'
            return format_html(html, PICKED, row.pk, form, name % sheet.name(row), cell(row))

        return picked
