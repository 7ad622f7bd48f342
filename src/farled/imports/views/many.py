"""Changing one thing for many rows of a list: which rows, what, and to what."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.imports import acts, forms
from farled.imports.models import ChangeSet
from farled.imports.views.changes import list_url, page, sheet_named
from farled.people.reads import Request
from farled.web.exchange import Sheet
from farled.web.forms import form_page
from farled.web.lists import ListPage
from farled.web.refused import Refused


def answer(listing: ListPage) -> HttpResponse:
    """The tool of a list: the rows picked out, or all of them, and what can be changed for them."""
    request = cast(Request, listing.request)
    assert listing.sheet is not None  # noqa: S101 -- a tool is offered on lists of a sheet only
    every = listing.own.every
    refs = list(listing.found.values_list("pk", flat=True)) if every else listing.own.picked()
    return _what(request, listing.sheet, refs)


def _what(request: Request, sheet: Sheet, refs: list[int]) -> HttpResponse:
    """The first step: what is to be changed."""
    form = forms.WhatForm(sheet, initial={"refs": ",".join(map(str, refs))})
    if not refs:
        form = forms.WhatForm(sheet, {"refs": ""})
        form.add_error(None, Refused("imports.changes.no_rows").sentence)
    return render(request, "imports/what.html", _context(sheet, refs, form=form), status=200 if refs else 422)


def _context(sheet: Sheet, refs: list[int], **more: Any) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "list_url": list_url(sheet),
        "number": len(refs),
        **more,
    }


@require_POST
def change_many(request: HttpRequest, key: str) -> HttpResponse:
    """Say what the rows shall have in a column; what would change is then shown before anything is done."""
    asked = cast(Request, request)
    sheet = sheet_named(asked, key)
    what = forms.WhatForm(sheet, asked.POST)
    if not what.is_valid():
        return render(request, "imports/what.html", _context(sheet, what.ids, form=what), status=422)
    column, refs = sheet.by_key[what.cleaned_data["column"]], what.ids
    context = _context(sheet, refs, column=column)
    if forms.GIVEN not in asked.POST:
        form = forms.ToForm(
            asked.actor, sheet, column, initial={"refs": what.cleaned_data["refs"], "column": column.key}
        )
        return render(request, "imports/change_many.html", {**context, "form": form})

    def act(data: dict[str, Any]) -> ChangeSet:
        return acts.change_many(
            sheet=sheet,
            refs=refs,
            column=column.key,
            value=forms.plain(column, data.get("value")),
            why=data["why"],
            by=asked.actor,
            at=asked.now,
        )

    return form_page(
        request,
        template="imports/change_many.html",
        form=forms.ToForm(asked.actor, sheet, column, asked.POST),
        act=act,
        done=page,
        message=_("Ändringarna jämförs nu med listan. Inget är ändrat än."),
        context=context,
    )
