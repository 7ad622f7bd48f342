"""Ideas and needs: the list, one of them, and what those who consider them do."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from farled.initiatives import acts, figures, forms, reads, rules
from farled.initiatives.models import Initiative, Need
from farled.initiatives.states import NEED_MOVES, NeedState
from farled.initiatives.views.giving import page
from farled.people.reads import Request
from farled.systems.reads import Component, System
from farled.trail.reads import told
from farled.web import formats
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.slots import links_for, panels_for
from farled.web.templatetags.farled import state_tag


def _title(need: Need) -> object:
    return link(reverse("initiatives:need", args=[need.pk]), need.title)


def _state(need: Need) -> object:
    """Its state, with what it became where it became something."""
    became = need.initiative or need.joined_into or need.met_by_system or need.met_by_component
    if became is None:
        return state_tag(need.state_tag)
    return format_html(
        '{} <span class="small">{}</span>', state_tag(need.state_tag), link(_address(became), str(became))
    )


def _address(became: Model) -> str:
    return reverse(_PAGES[type(became)], args=[became.pk])


_PAGES: dict[type[Model], str] = {
    Initiative: "initiatives:initiative",
    Need: "initiatives:need",
    System: "systems:system",
    Component: "systems:component",
}
COLUMNS = [
    Column(key="title", cell=_title),
    Column(key="state", cell=_state),
    Column(key="body", cell=lambda need: need.body.name),
    Column(key="kind", cell=lambda need: need.get_kind_display()),
    Column(key="behind", numeric=True, cell=lambda need: formats.number(need.behind or 0)),
    Column(key="given_on", cell=lambda need: formats.day(need.given_on)),
]


def needs(request: Request) -> HttpResponse:
    """Every idea and need, to be filtered and ordered."""
    listing = ListPage(
        request,
        reads.need_rows(request.actor),
        columns=COLUMNS,
        filterset=forms.NeedFilter,
        default_order="-given_on",
        nouns=(_("idé eller behov"), _("idéer och behov")),
        empty=Empty(
            _("Inga idéer än"),
            _("Här samlas idéer och behov från alla som arbetar här. Den första kan vara din."),
            reverse("initiatives:give"),
            _("Lämna en idé"),
        ),
        caption=_("Idéer och behov"),
        sheet="initiatives.needs",
    )
    waiting = reads.waiting_needs(request.actor).count() if request.actor.may("initiatives.consider") else 0
    return listing.render("initiatives/needs.html", {"waiting": waiting, "tabs": figures.tabs("initiatives:needs")})


def need(request: Request, pk: int) -> HttpResponse:
    """One idea or need: what it says, what became of it, and what is like it."""
    one = opened(request, pk)
    considers = rules.can_consider(request.actor, one)
    gave = reads.gave(request.actor, one)
    alike = []
    if considers and not NeedState(one.state).answered:
        text = f"{one.title}. {one.title}. {one.description}"
        alike = figures.like(text, reads.existing(request.actor, but=one.pk))
    answers = reads.answers_to(one)
    context = {
        "need": one,
        "state": figures.need_tag(one, answered=bool(answers)),
        "kept": figures.is_found(one, answered=bool(answers)),
        "late": figures.is_late(one, request.today),
        "gave": gave,
        "unread": gave and reads.is_unread(request.actor, one),
        "behind": reads.number_behind(one),
        "answers": answers,
        "checks": reads.reuse_checks(one),
        "looked_for": rules.can_be_taken_up(one),
        "joined": reads.joined_with(one),
        "found": alike,
        "givers": reads.givers_of(one) if considers else [],
        "may_back": not gave and rules.can_be_backed(one),
        "may_change": rules.can_change(request.actor, one, gave=reads.gave_first(request.actor, one)),
        "considers": considers,
        "ahead": {state.value for state in NEED_MOVES[NeedState(one.state)]} if considers else set(),
        "answer_by": one.given_on + rules.ANSWERED_WITHIN,
        "history": told(one, reader=request.actor, limit=20) if considers else [],
        "links": links_for(Need.KIND, one, request),
        "panels": panels_for(Need.KIND, one, request),
    }
    return render(request, "initiatives/need.html", context)


def change_need(request: Request, pk: int) -> HttpResponse:
    """Change what a need says."""
    one = opened(request, pk)
    rules.check_can_change(request.actor, one, gave=reads.gave_first(request.actor, one))

    def act(data: dict[str, Any]) -> Need:
        said = forms.words_said(data)
        return acts.change_need(need=one, words=said, by=request.actor, at=request.now, **data)

    return form_page(
        request,
        template="initiatives/change_need.html",
        form=forms.ChangeNeedForm(request.actor, request.POST or None, initial=now(one, forms.ChangeNeedForm)),
        act=act,
        done=page,
        message=_("Ändringen är sparad."),
        context={"need": one},
    )


def consider(request: Request, pk: int) -> HttpResponse:
    """Begin to consider a need, or take it up again."""
    one = _considered(request, pk, NeedState.CONSIDERED)
    form = forms.NeedAnswerForm(request.POST or None, initial={"version": one.version})
    return _answer(
        request,
        one,
        acts.consider,
        form,
        "initiatives/consider.html",
        _("De som lämnade det vet nu att du överväger det."),
    )


def join(request: Request, pk: int) -> HttpResponse:
    """Let a need become one with another."""
    one = _considered(request, pk, NeedState.JOINED)
    initial = {"version": one.version, "into": request.GET.get("into", "")}
    form = forms.JoinForm(request.actor, one, request.POST or None, initial=initial)
    return _answer(request, one, acts.join, form, "initiatives/join.html", _("De är nu en, med alla som står bakom."))


def meet(request: Request, pk: int) -> HttpResponse:
    """Say what already meets a need."""
    one = _considered(request, pk, NeedState.MET)
    initial = {"version": one.version, **{name: request.GET.get(name, "") for name in ("system", "component")}}
    form = forms.MeetForm(request.actor, request.POST or None, initial=initial)
    return _answer(request, one, acts.meet, form, "initiatives/meet.html", _("Behovet är löst med det som finns."))


def decline(request: Request, pk: int) -> HttpResponse:
    """Say no to a need, and why."""
    one = _considered(request, pk, NeedState.DECLINED)
    form = forms.NeedAnswerForm(request.POST or None, initial={"version": one.version})
    return _answer(
        request, one, acts.decline, form, "initiatives/decline.html", _("De som lämnade det har fått ditt svar.")
    )


def check_reuse(request: Request, pk: int) -> HttpResponse:
    """Write down what was looked for before something new."""
    one = opened(request, pk)
    rules.check_can_consider(request.actor, one)
    initial = {name: request.GET.get(name, "") for name in ("system", "component", "initiative")}
    form = forms.ReuseForm(request.actor, request.POST or None, initial=initial)
    done = _("Det är sparat vad du letade efter och vad du kom fram till.")
    return _answer(request, one, acts.check_reuse, form, "initiatives/check_reuse.html", done)


def take_up(request: Request, pk: int) -> HttpResponse:
    """Let a need become part of an initiative."""
    one = _considered(request, pk, NeedState.TAKEN_UP)
    rules.check_looked_for(one)
    initial = {"version": one.version, "initiative": request.GET.get("initiative", "")}
    form = forms.TakeUpForm(request.actor, request.POST or None, initial=initial)
    return _answer(
        request, one, acts.take_up, form, "initiatives/take_up.html", _("Behovet är nu en del av initiativet.")
    )


def from_need(request: Request) -> Need | None:
    """The need that an initiative is begun of, as the address names it; None for none that the actor may take up."""
    asked = request.GET.get("need", "")
    one = reads.needs(request.actor).filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 12 else None
    if (
        one is None
        or not rules.can_consider(request.actor, one)
        or NeedState.TAKEN_UP not in NEED_MOVES[NeedState(one.state)]
    ):
        return None
    rules.check_looked_for(one)
    return one


def taking_up(need: Need, initiative: Initiative) -> str:
    """Where a need becomes part of an initiative that has been begun of it."""
    return f"{reverse('initiatives:take_up', args=[need.pk])}?initiative={initiative.pk}"


def opened(request: Request, pk: int) -> Need:
    """A need the actor may see; 404 for any other."""
    found: Need = get_object_or_404(reads.needs(request.actor), pk=pk)
    return found


def _considered(request: Request, pk: int, to: NeedState) -> Need:
    one = opened(request, pk)
    rules.check_can_consider(request.actor, one)
    rules.check_need_moves(one, to)
    return one


def _answer(
    request: Request, one: Need, act: Callable[..., Any], form: django_forms.Form, template: str, message: str
) -> HttpResponse:
    """The form of an act about a need, which leads back to the need's page."""
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(need=one, by=request.actor, at=request.now, **data),
        done=lambda _done: page(one),
        message=message,
        context={"need": one},
    )
