"""The pages of how statements are laid out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.matters import acts, forms, reads, rules
from farled.people.reads import Request, own_organisation
from farled.trail.reads import told
from farled.web.forms import form_page, now


def layouts(request: Request) -> HttpResponse:
    """The organisation's layouts with their headings."""
    rows = list(reads.layouts(request.actor).order_by("-in_use", "pk"))
    context = {
        "layouts": rows,
        "can_change": rules.can_lay_out(request.actor, request.actor.organisation_id),
        "presets": acts.PRESETS.items(),
        "history": told(*rows, reader=request.actor, limit=20) if rows else [],
    }
    return render(request, "matters/layouts.html", context)


def add_layout(request: Request) -> HttpResponse:
    """Add a layout, beginning with one that is known or with nothing."""
    preset = acts.PRESETS.get(request.GET.get("from", ""))
    begun = {"name": preset.name, "second_person": True, **_typed(preset.headings)} if preset else {}
    return _form(
        request, forms.LayoutForm, template="matters/add_layout.html", initial=begun or {"second_person": True},
        act=lambda data: acts.add_layout(
            organisation=own_organisation(request.actor), source=preset.source if preset else "", by=request.actor,
            at=request.now, **data,
        ),
        message=_("Dispositionen är tillagd."), presets=acts.PRESETS.items(), preset=preset,
    )  # fmt: skip


def change_layout(request: Request, pk: int) -> HttpResponse:
    """Change a layout."""
    one = get_object_or_404(reads.layouts(request.actor), pk=pk)
    return _form(
        request, forms.ChangeLayoutForm, template="matters/change_layout.html",
        initial={**now(one, forms.ChangeLayoutForm), **_typed(one.headings.all())},
        act=lambda data: acts.change_layout(layout=one, by=request.actor, at=request.now, **data),
        message=_("Dispositionen är ändrad."), layout=one,
    )  # fmt: skip


def _form(
    request: Request, kind: type[forms.LayoutForm], *, template: str, initial: dict[str, Any], act: Any, message: str,
    **context: object,
) -> HttpResponse:  # fmt: skip
    """The form of a layout: the act, or the same page with a heading moved, taken away or more rows to fill in."""
    moved = forms.moved_headings(request.POST)
    if moved is not None or request.POST.get(forms.MORE):
        shown = kind(None, initial=moved or request.POST.dict(), more=request.POST.get(forms.MORE, ""))
        return render(request, template, {"form": shown, **context})
    form = kind(request.POST or None, initial=initial)
    return form_page(
        request, template=template, form=form, act=lambda data: act(_said(form, data)),
        done=lambda _one: reverse("matters:layouts"), message=message, context=context,
    )  # fmt: skip


def _said(form: forms.LayoutForm, data: dict[str, Any]) -> dict[str, Any]:
    rows = form.row_names()
    return {**{name: value for name, value in data.items() if name not in rows}, "headings": form.headings()}


def _typed(headings: Any) -> dict[str, object]:
    """Headings as the form's rows."""
    typed: dict[str, object] = {}
    for row, each in enumerate(headings):
        typed |= {
            f"headings-{row}-name": each.name, f"headings-{row}-role": each.role, f"headings-{row}-help": each.help,
            f"headings-{row}-required": "yes" if each.required else "",
        }  # fmt: skip
    return typed
