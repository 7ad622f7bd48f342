"""The one way a form page works: parse, ask the act, and on refusal show everything typed with the reason beside it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise

from farled.web.conflict import differences, settled
from farled.web.optimistic import Stale
from farled.web.refused import Refused, RefusedTogether

T = TypeVar("T")


class EditForm(forms.Form):
    """A form that changes an existing row: it carries the version the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def choose(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Give a choice among rows its rows: those the actor may choose. What is not among them is refused as unknown."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows


def form_page(
    request: HttpRequest,
    *,
    template: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], T],
    done: Callable[[T], str],
    message: str | Promise,
    context: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Show the form, or do the act and go on.

    ``form`` is already bound when the request is a POST. ``act`` gets the cleaned data and may refuse; ``done`` gives
    the address to go to afterwards, where ``message`` is told. Nothing typed is ever lost: a refusal shows the same
    form.
    """
    shown: dict[str, object] = {"form": form, **(context or {})}
    if request.method != "POST":
        return render(request, template, shown)
    form.data = data = settled(form)
    if not form.is_valid():
        return render(request, template, shown, status=422)
    try:
        result = act(form.cleaned_data)
    except Stale as stale:
        form.add_error(None, stale.sentence)
        shown["conflict"] = differences(form, stale)
        data["version"] = str(stale.version)  # saving again is now a choice made with both texts in view
        return render(request, template, shown, status=stale.status)
    except Refused as refused:
        for each in refused.refusals if isinstance(refused, RefusedTogether) else [refused]:
            form.add_error(each.field if each.field in form.fields else None, each.sentence)
        return render(request, template, shown, status=refused.status)
    messages.success(request, str(message))
    return HttpResponseRedirect(done(result), status=303)
