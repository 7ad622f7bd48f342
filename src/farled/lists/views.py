"""All lists with their saved views, any list as a table, its columns, and saving views of it."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.lists import acts, forms, reads, rules
from farled.lists.models import SavedView
from farled.people.reads import Request
from farled.web.exchange import Sheet, Text
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.own_lists import COLUMNS, VIEW, cells
from farled.web.refused import Refused


def lists(request: Request) -> HttpResponse:
    """Every list one may see, with its saved views."""
    kept: dict[str, list[SavedView]] = {}
    for each in reads.views(request.actor):
        kept.setdefault(each.sheet, []).append(each)
    rows = [(sheet, _address(sheet), kept.get(sheet.key, [])) for sheet in reads.lists(request.actor)]
    return render(request, "lists/lists.html", {"rows": rows})


def list_page(request: Request, key: str) -> HttpResponse:
    """Any list as a table, with the columns of its sheet."""
    sheet = _opened(request, key)
    listing = ListPage(
        request,
        sheet.rows(request.actor),
        columns=[_first(sheet, request)],
        default_order=sheet.default_order,
        nouns=sheet.nouns,
        empty=Empty(_("Listan är tom"), _("Här visas allt av det här slaget som du får se, så snart det finns något.")),
        caption=sheet.label,
        sheet=key,
    )
    page = reverse(sheet.page) if sheet.page else ""
    return listing.render("lists/list.html", {"sheet": sheet, "page": page})


def _first(sheet: Sheet, request: Request) -> Column:
    """The first column leads to the row's own page, where it has one."""
    column = sheet.columns[0]
    plain = cells(sheet, request, lambda: ())(column)

    def cell(row: Any) -> object:
        url = sheet.url(row) if sheet.url else ""
        return link(url, plain(row)) if url else plain(row)

    return Column(key=column.key, label=column.label, cell=cell, order=column.order)


def columns(request: Request, key: str) -> HttpResponse:
    """Choose which columns a list shows and in which order."""
    sheet = _opened(request, key)
    asked = request.GET.get("query", "") if request.method == "GET" else request.POST.get("query", "")
    every = _columns(sheet)
    known = QueryDict(asked).get(COLUMNS, "")
    chosen = [each for each in known.split(",") if each] or _usual(sheet)
    form = forms.ColumnsForm(every, [each for each in chosen if each in dict(every)], request.POST or None)
    if request.method == "POST" and form.is_valid():
        query = QueryDict(asked, mutable=True)
        query.pop(VIEW, None)
        if form.chosen:
            query[COLUMNS] = ",".join(form.chosen)
            return HttpResponseRedirect(f"{_address(sheet)}?{query.urlencode()}", status=303)
        form.add_error(None, Refused("lists.columns.none").sentence)
    status = 422 if form.is_bound else 200
    context = {"sheet": sheet, "form": form, "query": asked, "list_url": _back(sheet, asked)}
    return render(request, "lists/columns.html", context, status=status)


def _columns(sheet: Sheet) -> list[tuple[str, Text]]:
    """The columns there are to choose among: all but the first, by which a row is known."""
    return [*sheet.listed.items(), *((column.key, column.label) for column in sheet.columns[1:])]


def _usual(sheet: Sheet) -> list[str]:
    """The columns the list shows when nobody has chosen."""
    return [*sheet.listed, *(column.key for column in sheet.columns if column.shown)]


def save_view(request: Request, key: str) -> HttpResponse:
    """Save a list, as it was asked for, as a view."""
    sheet = _opened(request, key)
    asked = request.GET.get("query", "") or request.POST.get("query", "")
    may_share = rules.can_share(request.actor)
    return form_page(
        request,
        template="lists/save_view.html",
        form=forms.SaveForm(request.POST or None, initial={"query": asked}, may_share=may_share),
        act=lambda data: acts.save_view(
            sheet=sheet, shared=data.pop("shared", False), by=request.actor, at=request.now, **data
        ),
        done=_page_of,
        message=_("Vyn är sparad. Den har en egen adress som går att dela."),
        context={"sheet": sheet, "list_url": _back(sheet, asked)},
    )


def view(request: Request, pk: int) -> HttpResponse:
    """The list as a saved view shows it."""
    return HttpResponseRedirect(_page_of(_view(request, pk)))


def change_view(request: Request, pk: int) -> HttpResponse:
    """Change a view: its name, for whom it is, and what it shows to what is shown now."""
    one = _view(request, pk)
    sheet = _opened(request, one.sheet)
    rules.check_can_keep(request.actor, one)
    asked = request.GET.get("query", "") or one.query
    initial = {"version": one.version, "name": one.name, "query": asked, "first": one.first, "shared": one.shared}
    return form_page(
        request,
        template="lists/change_view.html",
        form=forms.ChangeForm(
            request.POST or None, initial=initial, may_share=one.shared or rules.can_share(request.actor)
        ),
        act=lambda data: acts.change_view(
            view=one, shared=data.pop("shared", False), by=request.actor, at=request.now, **data
        ),
        done=_page_of,
        message=_("Vyn är ändrad."),
        context={"view": one, "sheet": sheet, "list_url": _page_of(one)},
    )


def remove_view(request: Request, pk: int) -> HttpResponse:
    """Take a view away, after a question."""
    one = _view(request, pk)
    sheet = _opened(request, one.sheet)
    rules.check_can_keep(request.actor, one)
    return form_page(
        request,
        template="lists/remove_view.html",
        form=forms.RemoveForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_view(view=one, by=request.actor, at=request.now, **data),
        done=lambda _nothing: reverse("lists:lists"),
        message=_("Vyn är borttagen."),
        context={"view": one, "sheet": sheet, "list_url": _page_of(one)},
    )


def _view(request: Request, pk: int) -> SavedView:
    return get_object_or_404(reads.views(request.actor), pk=pk)


def _opened(request: Request, key: str) -> Sheet:
    """A list the actor may see; 404 for any other."""
    sheet = reads.sheet_of(request.actor, key)
    if sheet is None:
        raise Http404
    return sheet


def _address(sheet: Sheet) -> str:
    return reverse(sheet.page) if sheet.page else reverse("lists:list", args=[sheet.key])


def _back(sheet: Sheet, query: str) -> str:
    """The list as it was asked for; what is no query of ours is carried as one all the same, never as an address."""
    plain = QueryDict(query).urlencode()
    return f"{_address(sheet)}?{plain}" if plain else _address(sheet)


def _page_of(one: SavedView) -> str:
    from farled.web.own_lists import sheets

    sheet = sheets.get(one.sheet)
    return f"{_address(sheet)}?{urlencode({VIEW: one.pk})}" if sheet else reverse("lists:lists")
