"""The line under a text that its page saves by itself while somebody types: saved, or why not."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from farled.web.optimistic import Stale
from farled.web.refused import Refused

T = TypeVar("T")


def saved_as_it_goes(
    request: HttpRequest,
    form: forms.Form,
    *,
    template: str,
    name: str,
    row: T,
    save: Callable[[dict[str, Any]], T],
    shown: Callable[[T], object] = lambda row: row,
) -> HttpResponse:
    """Save, and answer with the line: saved, with what is missing; or why not, with the way to both texts.

    ``shown`` makes of the row what the template knows as ``name``.
    """
    context: dict[str, Any] = {name: shown(row), "asked": True}
    status = 200
    try:
        if not form.is_valid():
            context["problem"], status = next(iter(form.errors.values()))[0], 422
        else:
            context[name] = shown(save(dict(form.cleaned_data)))
    except Stale:
        context["problem"] = _("Någon annan har sparat under tiden. Tryck Spara för att se båda texterna.")
        context["version"], status = request.POST.get("version"), 412
    except Refused as refused:
        context["problem"], status = refused.sentence, refused.status
    return render(request, template, context, status=status)
