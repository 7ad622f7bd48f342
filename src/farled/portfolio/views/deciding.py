"""An application is decided: who decides this sum and what hinders, before anything is typed; then the decision."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.direction.reads.terms import explained_on
from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.figures import grants as figures
from farled.portfolio.figures.basis import basis as basis_of
from farled.portfolio.forms import grants as forms
from farled.portfolio.models import Application, Grant
from farled.portfolio.reads import granting as reads
from farled.portfolio.rules import grants as rules
from farled.portfolio.states import ApplicationState
from farled.web.form_rows import MORE
from farled.web.forms import form_page
from farled.web.together import together


def decide(request: Request, pk: int) -> HttpResponse:
    """Who decides, how much is asked for and of what, and all that hinders."""
    one = opened(request, pk)
    waits = one.state == ApplicationState.PREPARED
    basis, _terms = together(basis_of(one, list(one.parts.all())) if waits else None, explained_on(request))
    return render(request, "portfolio/decide.html", _context(request, one) | {"basis": basis})


def grant_money(request: Request, pk: int) -> HttpResponse:
    """Grant money."""
    one = _decided(request, pk)
    more = request.POST.get(MORE, "")
    initial = forms.asked_for(one)
    context = _context(request, one) | {"more": more}
    if more:
        shown = forms.GrantForm(request.actor, one, None, initial=request.POST.dict(), more=more)
        return render(request, "portfolio/grant_money.html", {"form": shown, **context})
    form = forms.GrantForm(request.actor, one, request.POST or None, initial=initial)
    return form_page(
        request,
        template="portfolio/grant_money.html",
        form=form,
        act=lambda data: acts.grant_money(
            application=one,
            by=request.actor,
            at=request.now,
            **{name: value for name, value in data.items() if name not in form.row_names()},
        ),
        done=page,
        message=_("Medlen är beviljade och bokförda."),
        context=context,
    )


def decline(request: Request, pk: int) -> HttpResponse:
    """Decline an application."""
    one = _decided(request, pk)
    return form_page(
        request,
        template="portfolio/decline.html",
        form=forms.DeclineForm(request.actor, request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.decline(application=one, by=request.actor, at=request.now, **data),
        done=lambda row: reverse("portfolio:decide", args=[row.pk]),
        message=_("Ansökan är avslagen. Den som sökte ser skälet."),
        context=_context(request, one),
    )


def revoke(request: Request, pk: int) -> HttpResponse:
    """Take back what has not been paid out of a grant."""
    one = get_object_or_404(reads.grants(request.actor), pk=pk)
    rules.check_can_grant(request.actor, one.organisation_id)
    return form_page(
        request,
        template="portfolio/revoke.html",
        form=forms.RevokeForm(request.actor, request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.revoke(grant=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Beslutet är återkallat. Det som inte var utbetalt är tillbaka i sin portfölj."),
        context={"one": one},
    )


def _context(request: Request, one: Application) -> dict[str, object]:
    granted = one.state == ApplicationState.GRANTED
    known = figures.deciding(one, request.actor, request.today)
    return {
        "one": one,
        "parts": list(one.parts.all()),
        "deciding": known,
        "can_decide": known.takes_part,
        "can_decline": known.mine or rules.can_enter(request.actor, one.organisation_id),
        "grant": reads.grants(request.actor).filter(application=one).first() if granted else None,
    }


def opened(request: Request, pk: int) -> Application:
    """An application the actor may see; 404 for any other."""
    return get_object_or_404(reads.decidable(request.actor), pk=pk)


def _decided(request: Request, pk: int) -> Application:
    one = opened(request, pk)
    rules.check_can_grant(request.actor, one.organisation_id)
    return one


def page(one: Grant) -> str:
    """The grant's own page."""
    return reverse("portfolio:grant", args=[one.pk])
