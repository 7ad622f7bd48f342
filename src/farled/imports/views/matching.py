"""What columns, names and goals of a file stand for, one page for each."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _

from farled.imports import acts, figures, forms, reads, rules
from farled.imports.views.shown import opened, page, shell
from farled.people.reads import Request
from farled.people.reads import bodies as known_bodies
from farled.web.forms import form_page
from farled.web.numbers import wholes

T = TypeVar("T", bound=Model)

PER_PAGE = 50  # names or goals asked about at a time


def columns(request: Request, pk: int) -> HttpResponse:
    """Say what each column of the tables holds; the file is then read anew."""
    one = opened(request, pk)
    rules.check_can_read_anew(one)
    tables = figures.tables_to_ask(one)
    known = reads.maps_by_signature(one.organisation_id, [table["signature"] for table in tables])
    form = forms.ColumnsForm(tables, known, request.POST or None)
    return form_page(
        request,
        template="imports/columns.html",
        form=form,
        act=lambda _data: acts.map_columns(reading=one, tables=form.chosen(), by=request.actor, at=request.now),
        done=page,
        message=_("Kolumnerna är sparade till nästa gång. Filen läses om."),
        context=shell(request, one),
    )


def bodies(request: Request, pk: int) -> HttpResponse:
    """Say who each name of the file means; one answer holds for all its rows."""
    one = opened(request, pk)
    rules.check_can_decide(request.actor, one)
    shown, asked = _asked(request, reads.parties(one), forms.PartiesForm.PREFIX)
    form = forms.PartiesForm(asked, list(known_bodies(request.actor)), request.POST or None)
    return form_page(
        request,
        template="imports/bodies.html",
        form=form,
        act=lambda _data: acts.decide_parties(reading=one, meant=form.meant(), by=request.actor, at=request.now),
        done=page,
        message=_("Valen är sparade och gäller alla rader som nämner namnen."),
        context={**shell(request, one), "shown": shown, "open": reads.open_parties(one)},
    )


def goals(request: Request, pk: int) -> HttpResponse:
    """Say what each goal area and objective of the file becomes."""
    one = opened(request, pk)
    rules.check_can_decide(request.actor, one)
    shown, asked = _asked(request, reads.goals(one), forms.GoalsForm.PREFIX)
    form = forms.GoalsForm(asked, reads.objectives_near(one.document, request.actor), request.POST or None)
    return form_page(
        request,
        template="imports/goals.html",
        form=form,
        act=lambda _data: acts.decide_goals(reading=one, becomes=form.becomes(), by=request.actor, at=request.now),
        done=page,
        message=_("Målen är sparade och gäller alla rader som står under dem."),
        context={**shell(request, one), "shown": shown},
    )


def _asked(request: Request, rows: QuerySet[T], prefix: str) -> tuple[Page[T], list[T]]:
    """The part of the list asked for, and what is asked about; when answers are sent, whatever they answer.

    Others may have answered since the page was shown, so that the parts have changed.
    """
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    if request.method != "POST":
        return shown, list(shown)
    sent = wholes(name.removeprefix(prefix) for name in request.POST if name.startswith(prefix))
    return shown, list(rows.filter(pk__in=sent))
