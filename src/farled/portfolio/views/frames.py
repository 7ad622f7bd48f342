"""Frames and everything else that is booked, and the ledger."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Request
from farled.portfolio import acts, figures
from farled.portfolio.forms import money as forms
from farled.portfolio.models import LedgerEntry, Portfolio
from farled.portfolio.reads import money as reads
from farled.portfolio.rules import money as rules
from farled.portfolio.states import GRANTED, EntryKind
from farled.portfolio.views.portfolios import kept, page
from farled.web import formats
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, as_declared, link, swedish


def set_frame(request: Request, pk: int) -> HttpResponse:
    """Set a year's frame."""
    one = kept(request, pk)
    form = forms.FrameForm(request.actor, request.POST or None, initial={"year": request.today.year})
    return _book(
        request, one, acts.set_frame, form=form, template="portfolio/set_frame.html", message=_("Ramen är satt.")
    )


def change_frame(request: Request, pk: int, year: int) -> HttpResponse:
    """Change a year's frame."""
    one, money = _year(request, pk, year)
    initial = {"amount": money.frame, "version": money.frame}
    form = forms.ChangeFrameForm(request.actor, request.POST or None, initial=initial)
    return _book(
        request,
        one,
        acts.change_frame,
        form=form,
        template="portfolio/change_frame.html",
        message=_("Ramen är ändrad."),
        year=year,
    )


def set_aside(request: Request, pk: int, year: int) -> HttpResponse:
    """Set money aside."""
    one, _money = _year(request, pk, year)
    form = forms.AmountForm(request.POST or None)
    message = _("Pengarna är avsatta till reserven.")
    return _book(
        request, one, acts.set_aside, form=form, template="portfolio/set_aside.html", message=message, year=year
    )


def use_reserve(request: Request, pk: int, year: int) -> HttpResponse:
    """Let money of the reserve be granted."""
    one, _money = _year(request, pk, year)
    form = forms.AmountForm(request.POST or None)
    message = _("Pengarna ur reserven går att bevilja igen.")
    return _book(
        request, one, acts.use_reserve, form=form, template="portfolio/use_reserve.html", message=message, year=year
    )


def carry_over(request: Request, pk: int, year: int) -> HttpResponse:
    """Take money to the next year."""
    one, _money = _year(request, pk, year)
    form = forms.AmountForm(request.POST or None)
    message = _("Pengarna är förda till nästa år.")
    return _book(
        request, one, acts.carry_over, form=form, template="portfolio/carry_over.html", message=message, year=year
    )


def move_money(request: Request, pk: int, year: int) -> HttpResponse:
    """Move money to another portfolio."""
    one, _money = _year(request, pk, year)
    form = forms.MoveForm(request.actor, request.POST or None, initial={"to_year": year})
    message = _("Pengarna är flyttade.")
    return _book(
        request, one, acts.move_money, form=form, template="portfolio/move_money.html", message=message, year=year
    )


def _year(request: Request, pk: int, year: int) -> tuple[Portfolio, figures.Money]:
    """A portfolio and how its money of a year stands; 404 for a year it has none of."""
    one = kept(request, pk)
    (row,) = figures.standings([one])
    found = next((each.money for each in row.years if each.year == year), None)
    if found is None:
        raise Http404
    return one, found


def _book(
    request: Request,
    one: Portfolio,
    act: Callable[..., Any],
    *,
    form: django_forms.Form,
    template: str,
    message: str,
    year: int | None = None,
) -> HttpResponse:
    """The form of an act that books something, which leads back to the portfolio."""
    of = {} if year is None else {"year": year}
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(portfolio=one, by=request.actor, at=request.now, **of, **data),
        done=lambda _entry: page(one),
        message=message,
        context={"one": one, "year": year, "money": figures.ledger(one, year) if year else None},
    )


# --- The ledger -------------------------------------------------------------------------------------------------------


def ledger(request: Request) -> HttpResponse:
    """Everything that has been booked."""
    may = request.actor.may("portfolio.manage")

    def text(row: LedgerEntry) -> object:
        marks = []
        if hasattr(row, "correction"):
            marks.append(_("rättad"))
        if may and not marks and EntryKind(row.kind) not in {*GRANTED, EntryKind.CORRECTION}:
            href = reverse("portfolio:correct", args=[row.pk])
            return format_html('{} <span class="small">{}</span>', row.text, link(href, _("Rätta")))
        return format_html('{} <span class="small">{}</span>', row.text, marks[0]) if marks else row.text

    listing = ListPage(
        request,
        reads.entries(request.actor),
        columns=[
            Column(key="text", cell=text),
            Column(key="account", cell=lambda row: link(page(row.account.portfolio), str(row.account.portfolio))),
            Column(key="year", cell=lambda row: row.account.year),
            Column(
                key="kind",
                label=gettext_lazy("Slag"),
                cell=lambda row: row.get_kind_display(),
                order=[as_declared("kind", EntryKind)],
            ),
            Column(key="on", cell=lambda row: formats.day(row.on)),
            Column(key="amount", label=gettext_lazy("Belopp"), numeric=True, order=["amount"], cell=amount_of),
            Column(key="rests", label=gettext_lazy("Grundar sig på"), cell=rests_on, order=[swedish("ground")]),
        ],
        filterset=forms.LedgerFilter,
        default_order="-on",
        nouns=(_("post"), _("poster")),
        empty=Empty(
            _("Inget är bokfört än"),
            _("Här står varje krona som kommer till eller lämnar en portfölj. Börja med att sätta en ram."),
            reverse("portfolio:portfolios"),
            _("Till portföljerna"),
        ),
        caption=_("Bokförda poster"),
        sheet="portfolio.ledger",
    )
    return listing.render("portfolio/ledger.html", {})


def amount_of(row: LedgerEntry) -> object:
    """An amount as it was entered, with its sign, no öre left out."""
    return format_html('<span class="given">{}</span>', rules.exact(row.amount))


def rests_on(row: LedgerEntry) -> str:
    """The decision or the ground of an entry."""
    return str(row.decision) if row.decision is not None else row.ground


def correct(request: Request, pk: int) -> HttpResponse:
    """Take back an entry by another."""
    entry = get_object_or_404(reads.entries(request.actor), pk=pk)
    rules.check_can_manage(request.actor, entry.trail_organisation())
    return form_page(
        request,
        template="portfolio/correct.html",
        form=forms.CorrectForm(request.POST or None),
        act=lambda data: acts.correct(entry=entry, by=request.actor, at=request.now, **data),
        done=lambda made: page(made.account.portfolio),
        message=_("Posten är rättad med en motpost. Bokför nu det som ska gälla i stället."),
        context={"entry": entry, "amount": rules.exact(entry.amount)},
    )
