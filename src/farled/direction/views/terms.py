"""The glossary."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from farled.direction import acts, rules
from farled.direction.forms.decisions import SureForm
from farled.direction.forms.terms import ChangeTermForm, TermFilter, TermForm
from farled.direction.models import Term
from farled.direction.reads import terms as glossary
from farled.people.reads import Request, own_organisation
from farled.trail.reads import told
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link

COLUMNS = [
    Column(key="term", cell=lambda row: link(reverse("direction:term", args=[row.pk]), row.term)),
    Column(key="definition", cell=lambda row: row.definition),
    Column(key="avoid", cell=lambda row: ", ".join(row.avoid) or None),
    Column(
        key="document",
        cell=lambda row: ", ".join(part for part in (row.document and row.document.title, row.said_by) if part) or None,
    ),
]


def terms(request: Request) -> HttpResponse:
    """Every term and what it means."""
    may = rules.can_keep_terms(request.actor, request.actor.organisation_id)
    listing = ListPage(
        request,
        glossary.terms(request.actor),
        columns=COLUMNS,
        filterset=TermFilter,
        default_order="term",
        nouns=(_("begrepp"), pgettext("flera", "begrepp")),
        empty=Empty(
            _("Inga begrepp än"),
            _("Här förklaras orden i styrande dokument. De förklaras också där de står i texterna."),
            reverse("direction:add_term") if may else "",
            _("Förklara ett begrepp") if may else "",
        ),
        sheet="direction.terms",
    )
    return listing.render("direction/terms.html", {"can_add": may})


def term(request: Request, pk: int) -> HttpResponse:
    """One term: what it means, what says so, which objectives use it, and where a word to avoid stands instead."""
    one = _own(request, pk)
    edits = rules.can_keep_terms(request.actor, one.organisation_id)
    context = {
        "term": one,
        "used": glossary.objectives_saying(one.term, request.actor)[:20],
        "instead": [(word, glossary.objectives_saying(word, request.actor)[:20]) for word in one.avoid],
        "edits": edits,
        "history": told(one, reader=request.actor),
    }
    return render(request, "direction/term.html", context)


def add_term(request: Request) -> HttpResponse:
    """Explain a term."""
    return form_page(
        request,
        template="direction/add_term.html",
        form=TermForm(request.actor, request.POST or None),
        act=lambda data: acts.add_term(
            organisation=own_organisation(request.actor), by=request.actor, at=request.now, **data
        ),
        done=lambda made: reverse("direction:term", args=[made.pk]),
        message=_("Begreppet är förklarat. Det visas nu där det står i texterna."),
    )


def change_term(request: Request, pk: int) -> HttpResponse:
    """Explain a term in other words."""
    one = _own(request, pk)
    return form_page(
        request,
        template="direction/change_term.html",
        form=ChangeTermForm(request.actor, request.POST or None, initial=now(one, ChangeTermForm)),
        act=lambda data: acts.change_term(row=one, by=request.actor, at=request.now, **data),
        done=lambda changed: reverse("direction:term", args=[changed.pk]),
        message=_("Ändringen är sparad."),
        context={"term": one},
    )


def remove_term(request: Request, pk: int) -> HttpResponse:
    """Take a term out of the glossary."""
    one = _own(request, pk)
    return form_page(
        request,
        template="direction/remove_term.html",
        form=SureForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_term(row=one, by=request.actor, at=request.now, **data),
        done=lambda _none: reverse("direction:terms"),
        message=_("Begreppet är borttaget ur ordlistan."),
        context={"term": one},
    )


def _own(request: Request, pk: int) -> Term:
    return get_object_or_404(glossary.terms(request.actor), pk=pk)
