"""Keys to the API: one's own, making one (its text is shown once), all of the organisation's, and ending one."""

from datetime import timedelta

from allauth.account.decorators import reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people import acts, figures, forms, reads, rules
from farled.people.models import Token
from farled.people.request import Request
from farled.trail.reads import told
from farled.web import formats
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.templatetags.farled import state_tag

USUALLY = timedelta(days=90)


def tokens(request: Request) -> HttpResponse:
    """One's own keys: what each may do, until when, and when it was last used."""
    own = list(reads.tokens(request.actor).filter(user_id=request.actor.person_id))
    context = {
        "tokens": [(token, figures.token(token, request.today)) for token in own],
        "history": told(*own, reader=request.actor),
        "can_manage": rules.can_manage(request.actor, request.actor.organisation_id),
    }
    return render(request, "people/tokens.html", context)


@reauthentication_required(allow_get=False)  # type: ignore[untyped-decorator]
def make_token(request: Request) -> HttpResponse:
    """Make a key, a moment after one has signed in or said one's password again. The answer alone tells its text."""
    made: list[tuple[Token, str]] = []

    def done(one: tuple[Token, str]) -> str:
        made.append(one)
        return reverse("people:tokens")

    response = form_page(
        request,
        template="people/make_token.html",
        form=forms.TokenForm(request.actor, request.POST or None, initial={"expires_on": request.today + USUALLY}),
        act=lambda data: acts.make_token(
            by=request.actor,
            at=request.now,
            second_factor=is_mfa_enabled(request.user),
            **{"scopes": [], **data},
        ),
        done=done,
        message=_("Nyckeln är gjord."),
    )
    if not made:
        return response
    (token, text), *_none = made
    return render(
        request, "people/token_made.html", {"token": token, "text": text, "shown": figures.token(token, request.today)}
    )


def _who(token: Token) -> object:
    return link(reverse("people:person", args=[token.user_id]), token.user.name)


def _columns(request: Request) -> list[Column]:
    def state(token: Token) -> object:
        return state_tag(figures.token(token, request.today).tag)

    def end(token: Token) -> object:
        holds = figures.token(token, request.today).holds
        return link(reverse("people:revoke_token", args=[token.pk]), _("Återkalla")) if holds else ""

    return [
        Column(key="name", cell=lambda token: token.name),
        Column(key="who", cell=_who),
        Column(key="may", label=gettext_lazy("Får"), cell=lambda token: figures.token(token, request.today).may),
        Column(key="state", label=gettext_lazy("Läge"), cell=state),
        Column(key="expires", cell=lambda token: formats.day(token.expires_on)),
        Column(key="used", cell=lambda token: formats.moment(token.used_at) if token.used_at else _("aldrig")),
        Column(key="end", label=gettext_lazy("Återkalla"), cell=end),
    ]


def all_tokens(request: Request) -> HttpResponse:
    """Every key of the organisation, for its administrators."""
    listing = ListPage(
        request,
        reads.tokens(request.actor),
        columns=_columns(request),
        default_order="-expires",
        nouns=(_("nyckel"), _("nycklar")),
        empty=Empty(
            _("Inga API-nycklar än"),
            _("Här står alla nycklar som program använder för organisationens räkning, vems de är och vad de får."),
        ),
        caption=_("API-nycklar"),
        sheet="people.all_tokens",
    )
    return listing.render("people/all_tokens.html", {"can_manage": True})


def revoke_token(request: Request, pk: int) -> HttpResponse:
    """End a key, after a question."""
    one = get_object_or_404(reads.tokens(request.actor), pk=pk)
    own = one.user_id == request.actor.user_id
    back = reverse("people:tokens" if own else "people:all_tokens")
    return form_page(
        request,
        template="people/revoke_token.html",
        form=forms.RevokeForm(request.POST or None),
        act=lambda data: acts.revoke_token(token=one, by=request.actor, at=request.now, **data),
        done=lambda _token: back,
        message=_("Nyckeln är återkallad. Den öppnar ingenting längre."),
        context={"token": one, "back": back},
    )
