"""The one machinery behind every list page: declared columns and orderings, filters, paging, count, exports.

A list works as a plain GET form; htmx only swaps the list itself. Two queries (count and page) plus one for each filter
whose choices are rows. Cells are written in Python, so fifty rows cost a few milliseconds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, Func, IntegerField, Model, Q, QuerySet, TextChoices, When
from django.db.models.functions import Collate
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_filters import FilterSet

from farled.web import formats, own_lists
from farled.web.exchange import Holds, Sheet
from farled.web.filter_words import given, names_of, spoken
from farled.web.long_words import unbroken
from farled.web.own_lists import Own

Text = str | Promise
SIZES = (50, 25, 100, 200)  # rows per page; the first is the default
SORT, PAGE, SIZE = "sort", "page", "size"


def swedish(field: str) -> Collate:
    """An ordering by text as Swedish orders it: å, ä and ö last."""
    return Collate(F(field), "sv-x-icu")


def as_declared(field: str, of: type[TextChoices]) -> Case:
    """An ordering by a kind or a state as its enumeration declares them, whatever their codes are."""
    places = (When(Q((field, value)), then=place) for place, value in enumerate(of.values))
    return Case(*places, output_field=IntegerField())


def ordering(model: type[Model], terms: Sequence[str | Func | Case], *, descending: bool) -> list[Any]:
    """The terms as an ordering of a model's rows. Rows without a value come last; rows alike keep one order.

    Where no row can be without a value nothing is said of it, so that an index may serve the order.
    """
    filled = {name for field in model._meta.concrete_fields if not field.null for name in (field.name, field.attname)}
    placed = []
    for term in terms:
        expression = F(term) if isinstance(term, str) else term
        last = None if term in filled else True
        placed.append(expression.desc(nulls_last=last) if descending else expression.asc(nulls_last=last))
    return [*placed, "pk"]  # the primary key decides, so that rows alike do not move from page to page


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``cell`` gives a row's content (text, or HTML from format_html; None is a dash).

    A column without a ``label`` has the label and the order that its key has in the list's sheet. ``order`` holds field
    names or expressions (``swedish("name")``); without it the column cannot be sorted. ``short`` is the label beside
    the value on a phone; the first column needs none. ``numeric`` aligns right. Whoever wants to sees columns that are
    not ``shown`` otherwise.
    """

    key: str
    cell: Callable[[Any], object]
    label: Text = ""
    order: Sequence[str | Func | Case] = ()
    numeric: bool = False
    short: Text = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """A column's header cell: its label, the address that sorts by it and how it is sorted now (aria-sort)."""

    key: str
    label: Text
    classes: str
    url: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link in the pagination; without ``url`` it is a gap. ``name`` is stable, so focus stays on it after a swap."""

    name: str
    label: str
    url: str = ""
    current: bool = False
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter in use, with the address of the list without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty list says: what will be here and what to do first."""

    title: Text
    text: Text
    url: str = ""
    verb: Text = ""


class ListPage:
    """A list of rows a person may see, filtered, ordered and paged as the address asks.

    ``nouns`` are the rows' name, one and many. ``default_order`` is a column's key, with a minus for descending.
    Names in the address that are not declared are left without effect. ``exports`` are (label, address); they get the
    same filters. ``name`` tells several lists of one page apart. ``sheet`` is the key of the sheet the list is of: its
    other columns can be shown too, in an own order, and views of it saved.
    """

    def __init__(
        self,
        request: HttpRequest,
        queryset: QuerySet[Any],
        *,
        columns: Sequence[Column],
        nouns: tuple[Text, Text],
        default_order: str,
        empty: Empty,
        filterset: type[FilterSet] | None = None,
        exports: Sequence[tuple[Text, str]] = (),
        caption: Text = "",
        name: str = "lista",
        sheet: str = "",
    ) -> None:
        self.request, self.nouns, self.empty, self.id = request, nouns, empty, name
        self.path = request.path
        self._default_order, self._exports = default_order, exports
        self.sheet: Sheet | None = own_lists.sheets.get(sheet) if sheet else None
        self.own = Own(request, self.sheet)
        self.asked = self.own.query
        self.every_column = [*map(self._labelled, columns), *self._further(columns)]
        self.columns = self._chosen_columns()
        self._filterset = filterset(self.asked, queryset, request=request) if filterset else None
        self._queryset: QuerySet[Any] = self._filterset.qs if self._filterset else queryset
        self.caption = caption or str(nouns[1]).capitalize()
        self.label = self.caption

    def _labelled(self, column: Column) -> Column:
        if self.sheet is None or column.label:
            return column
        same = self.sheet.by_key[column.key]
        return replace(column, label=same.label, order=same.order)

    def _further(self, columns: Sequence[Column]) -> list[Column]:
        """The columns of the sheet that the list does not declare itself.

        Beside a list that declares only what a row is known by, those that are usually shown are.
        """
        if self.sheet is None:
            return []
        cell = own_lists.cells(self.sheet, self.request, lambda: self.page.object_list)
        there = {column.key for column in columns}
        return [
            Column(
                key=each.key,
                label=each.label,
                cell=cell(each),
                order=each.order,
                numeric=each.holds is Holds.NUMBER,
                shown=each.shown and len(columns) == 1,
            )
            for each in self.sheet.columns
            if each.key not in there
        ]

    def _chosen_columns(self) -> Sequence[Column]:
        """The first column, by which a row is known, and then those chosen in their order, or those usually shown."""
        first, *others = self.every_column
        asked = self.asked.get(own_lists.COLUMNS, "").split(",") if self.sheet else []
        by_key = {column.key: column for column in others}
        chosen = [by_key[key] for key in dict.fromkeys(asked) if key in by_key]
        return [first, *(chosen or [column for column in others if column.shown])]

    # What the address asks for

    @cached_property
    def sort(self) -> str:
        """The ordering in use: a column's key, with a minus when descending."""
        asked = self.asked.get(SORT, "")
        known = {column.key for column in self.every_column if column.order}
        return asked if asked.removeprefix("-") in known else self._default_order

    @cached_property
    def page(self) -> Page[Any]:
        """The page asked for, or the nearest there is."""
        asked = self.asked.get(SIZE, "")
        size = int(asked) if asked in map(str, SIZES) else SIZES[0]
        return Paginator(self.found, size).get_page(self.asked.get(PAGE))

    @property
    def found(self) -> QuerySet[Any]:
        """All the rows that the filters leave, in order."""
        return self._queryset.order_by(*self._ordering())

    def _ordering(self) -> list[Any]:
        key, descending = self.sort.removeprefix("-"), self.sort.startswith("-")
        column = next(column for column in self.every_column if column.key == key)
        return ordering(self._queryset.model, column.order, descending=descending)

    def address(self, **changes: str) -> str:
        """The list's address with some parameters changed; an empty value takes one away. Page starts over."""
        query = self.asked.copy()
        query.pop(PAGE, None)
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        if query.get(SORT) == self._default_order:
            del query[SORT]
        for name in [name for name, values in query.lists() if not any(values)]:
            del query[name]
        return f"{self.path}?{query.urlencode()}" if query else self.path

    # What the templates show

    @cached_property
    def heads(self) -> list[Head]:
        """The header cells."""
        found = []
        for column in self.columns:
            classes = " ".join(filter(None, ("num" if column.numeric else "", "sortable" if column.order else "")))
            if not column.order:
                found.append(Head(column.key, column.label, classes))
                continue
            ascending = self.sort == column.key
            state = "ascending" if ascending else "descending" if self.sort == f"-{column.key}" else ""
            url = self.address(**{SORT: f"-{column.key}" if ascending else column.key})
            found.append(Head(column.key, column.label, classes, url, state))
        return found

    @cached_property
    def rows(self) -> list[SafeString]:
        """The cells of every row as HTML: the first is the row's header."""
        first, *others = self.columns
        shape = SafeString('<th scope="row">{}</th>') + format_html_join("", "{}", ((_shape(each),) for each in others))
        cells = [self.offers.first_cell(first.cell), *(column.cell for column in others)]
        return [format_html(shape, *(_filled(cell(row)) for cell in cells)) for row in self.page.object_list]

    @property
    def count_text(self) -> str:
        """``18 aktiviteter`` or, on one page of several, ``51–100 av 1 234 aktiviteter``."""
        total = self.page.paginator.count
        noun = self.nouns[0] if total == 1 else self.nouns[1]
        if not self.page.has_other_pages():
            return f"{formats.number(total)} {noun}"
        shown = f"{formats.number(self.page.start_index())}{formats.DASH}{formats.number(self.page.end_index())}"
        return f"{formats.words().of % (shown, formats.number(total))} {noun}"

    @cached_property
    def filters(self) -> list[BoundField]:
        """The filter form's fields."""
        return list(self._filterset.form) if self._filterset else []

    @cached_property
    def chosen(self) -> list[Chosen]:
        """The filters in use, each removable."""
        if not self._filterset:
            return []
        values: Mapping[str, Any] = getattr(self._filterset.form, "cleaned_data", {})
        return [
            Chosen(
                str(field.label), spoken(field, values[field.name]), self.address(**dict.fromkeys(names_of(field), ""))
            )
            for field in self.filters
            if given(values.get(field.name))
        ]

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """The orderings to choose from where no headers show, as (value, words, chosen)."""
        found = []
        for column in self.columns:
            if column.order:
                found.append((column.key, _("%s, stigande") % column.label, self.sort == column.key))
                found.append((f"-{column.key}", _("%s, fallande") % column.label, self.sort == f"-{column.key}"))
        return found

    @property
    def size(self) -> str:
        """The page size when it is not the default, for the filter form to carry on."""
        return "" if self.page.paginator.per_page == SIZES[0] else str(self.page.paginator.per_page)

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What the filter form carries on besides its own fields."""
        kept = (SIZE, self.size), *((name, self.asked.get(name, "")) for name in (own_lists.COLUMNS, own_lists.PICK))
        return [(name, value) for name, value in kept if value]

    @property
    def bare_url(self) -> str:
        """The list without filters, ordered as it is and with the columns it has."""
        kept = self.own.bare | {
            name: value
            for name, value in (
                (SORT, "" if self.sort == self._default_order else self.sort),
                (own_lists.COLUMNS, self.asked.get(own_lists.COLUMNS, "")),
            )
            if value
        }
        return f"{self.path}?{urlencode(kept)}" if kept else self.path

    @property
    def here(self) -> str:
        """The address of the list as it is asked for: its filters, order and columns, and no rows to pick."""
        return self.address(**{own_lists.PICK: ""})

    @cached_property
    def offers(self) -> own_lists.Offers:
        """Saved views and tools for all rows."""
        return own_lists.Offers(self)

    @property
    def exports(self) -> list[tuple[Text, str]]:
        """Links to the same rows as files."""
        query = self.address().partition("?")[2]
        return [(label, _with(url, query)) for label, url in self._exports]

    @cached_property
    def pages(self) -> list[PageLink]:
        """Links to the first, the last and the pages around this one; empty when one page holds all."""
        page, paginator = self.page, self.page.paginator
        if not page.has_other_pages():
            return []
        links = []
        if page.has_previous():
            links.append(PageLink("previous", _("Föregående"), self._page_url(page.previous_page_number()), rel="prev"))
        for name in paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1):
            if isinstance(name, int):
                links.append(PageLink(str(name), formats.number(name), self._page_url(name), name == page.number))
            else:
                links.append(PageLink("", "…"))
        if page.has_next():
            links.append(PageLink("next", _("Nästa"), self._page_url(page.next_page_number()), rel="next"))
        return links

    def _page_url(self, number: int) -> str:
        base = self.address()
        return base if number == 1 else f"{base}{'&' if '?' in base else '?'}{PAGE}={number}"

    def render(self, template: str, context: Mapping[str, object] | None = None) -> HttpResponse:
        """The whole page with ``listing`` in its context or, when htmx asks for the list alone, just the list."""
        if (tool := self.own.asked_tool()) is not None:
            return tool.answer(self)
        htmx = getattr(self.request, "htmx", None)
        if not htmx or htmx.target != self.id or htmx.history_restore_request:
            return render(self.request, template, {**(context or {}), "listing": self})
        response = render(self.request, "web/_list.html", {"listing": self})
        response.headers["HX-Push-Url"] = self._page_url(self.page.number)
        return response


def link(url: str, text: object) -> SafeString:
    """A cell that links to the row's own page."""
    return format_html('<a href="{}">{}</a>', url, text)


def _shape(column: Column) -> SafeString:
    """A cell's HTML around its content, made once per list: only the content changes from row to row."""
    label = str(column.short or column.label).replace("{", "{{").replace("}", "}}")
    css = SafeString(' class="num"') if column.numeric else ""
    return format_html('<td{} data-l="{}">', css, label) + SafeString("{}</td>")


def _filled(content: object) -> object:
    return formats.DASH if content is None or content == "" else unbroken(content)


def _with(url: str, query: str) -> str:
    """An address with a query more; it may have one already."""
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url
