"""Initiatives: the list, one of them, beginning one in its tier, and changing what it says."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.direction.reads.terms import explained_on
from farled.initiatives import acts, figures, forms, reads, rules
from farled.initiatives.models import Initiative
from farled.initiatives.states import INITIATIVE_PAGE, Phase
from farled.initiatives.views.exits import from_exit, said_of
from farled.initiatives.views.needs import from_need, taking_up
from farled.people.reads import Request
from farled.systems.states import Tier
from farled.thread.figures import hanging
from farled.thread.states import NodeKind
from farled.trail.reads import told_asked
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, as_declared, link
from farled.web.next_step import ways_asked
from farled.web.slots import exports_for, panels_asked
from farled.web.templatetags.farled import state_tag
from farled.web.together import together


def initiatives(request: Request) -> HttpResponse:
    """All initiatives of the organisation, to be filtered and ordered."""
    may_begin = request.actor.may("initiatives.edit")

    def title(row: Initiative) -> object:
        mark = _("följs särskilt") if row.followed else ""
        return format_html('{} <span class="small">{}</span>', link(page(row), row.title), mark)

    listing = ListPage(
        request,
        reads.initiatives(request.actor),
        columns=[
            Column(key="title", cell=title),
            Column(
                key="state",
                label=gettext_lazy("Läge"),
                cell=lambda row: state_tag(figures.state_of(row, request.today)),
                order=[as_declared("phase", Phase), "light", "end"],
            ),
            Column(key="body", cell=lambda row: row.body.name),
            Column(key="tier", cell=lambda row: Tier(row.tier).label),
            Column(key="phase", cell=lambda row: Phase(row.phase).label),
            Column(key="owner_function", cell=lambda row: row.owner_function or (_("saknas") if _open(row) else "")),
            Column(key="end", cell=figures.end_of),
        ],
        filterset=forms.initiative_filter(request.today),
        default_order="title",
        nouns=(_("initiativ"), _("initiativ")),
        empty=Empty(
            _("Inga initiativ än"),
            _("Här samlas de förändringar som någon vill genomföra. Starta det första, eller ta upp ett behov."),
            reverse("initiatives:begin") if may_begin else "",
            _("Starta ett initiativ"),
        ),
        caption=_("Initiativ"),
        exports=exports_for(Initiative.KIND, request),
        sheet="initiatives.initiatives",
    )
    context = {"tabs": figures.tabs("initiatives:initiatives"), "may_begin": may_begin}
    return listing.render("initiatives/initiatives.html", context)


def _open(row: Initiative) -> bool:
    return not Phase(row.phase).finished


def initiative(request: Request, pk: int) -> HttpResponse:
    """One initiative: where it is, what it waits for, what it says and what has been reported."""
    one, actor = opened(request, pk), request.actor
    way, checks, reports, needs, aims, reuse, ai_uses, left, (node, line), history, ways, panels, rule, _terms = (
        together(
            figures.way(one),
            figures.checks(one, actor),
            reads.reports_of(one)[:20],
            reads.needs_of(one),
            reads.aims_of(actor, one),
            reads.reuse_checks_of(one),
            one.ai_uses.order_by("title", "pk"),
            figures.left_before_ready(one, actor),
            hanging(actor, NodeKind.INITIATIVE, one.pk, on=request.today),
            told_asked(one, reader=actor, limit=20),
            ways_asked(INITIATIVE_PAGE, one, request),
            panels_asked(Initiative.KIND, one, request),
            reads.tier_rule_asked(one.organisation_id, Tier(one.tier)),
            explained_on(request),  # for the texts
        )
    )
    can = figures.possible(one, rule, actor)
    waits = len([each for each in checks if each.answer is None and each.question.blocks])
    context = {
        "one": one,
        "state": figures.state_of(one, request.today),
        "answer": figures.answer(one, rule, on=request.today, left=waits),
        "way": way,
        "checks": checks,
        "left": left if can["make_ready"] else [],
        "late": figures.offered_when_late(one, rule, can, on=request.today),
        "needs": needs,
        "aims": aims,
        "reuse": reuse,
        "ai_uses": ai_uses,
        "latest": reports[0] if reports else None,
        "reports": reports[1:],
        "facts": figures.facts(one),
        "node": node,
        "line": line,
        "history": history,
        "panels": panels,
        "links": ways.links,
        "next": ways.next if one.ready_on else None,
        "can": can,
    }
    return render(request, "initiatives/initiative.html", context)


def begin(request: Request) -> HttpResponse:
    """Choose the tier, whose rules say what is asked."""
    known = reads.tier_rules(request.actor.organisation_id)
    of, plan = from_need(request), from_exit(request)
    query = f"?need={of.pk}" if of else f"?exit={plan.pk}" if plan else ""
    context = {
        "need": of,
        "exit": plan,
        "tiers": [
            {
                "tier": tier,
                "meaning": tier.meaning,
                "words": figures.rule_words(rule),
                "url": reverse("initiatives:begin_in", args=[tier.value]) + query,
            }
            for tier, rule in reversed(known.items())
        ],
    }
    return render(request, "initiatives/begin.html", context)


def begin_in(request: Request, tier: str) -> HttpResponse:
    """Begin an initiative: the form asks what its tier asks. Of a need, its givers are answered next."""
    chosen = _tier(tier)
    rule = reads.tier_rule(request.actor.organisation_id, chosen)
    form = forms.InitiativeForm(request.actor, rule, request.POST or None)
    of, plan = from_need(request), from_exit(request)
    bodies = request.actor.body_ids()
    if of is not None:
        names = ("title", "body", "target_group", "track")
        form.initial.update({"purpose": of.description, **{name: getattr(of, name) for name in names}})
    elif len(bodies) == 1:
        form.initial["body"] = bodies[0]
    if plan is not None:
        form.initial.update(said_of(plan))

    def act(data: dict[str, Any]) -> Initiative:
        objectives = forms.objectives(data)
        content = forms.content(data)
        return acts.begin(
            tier=chosen, content=content, objectives=objectives, exit=plan, by=request.actor, at=request.now, **data
        )

    return form_page(
        request,
        template="initiatives/begin_in.html",
        form=form,
        act=act,
        done=lambda row: taking_up(of, row) if of else page(row),
        message=_("Initiativet är startat. Kunden har fått frågan om att äga det."),
        context={"tier": chosen, "words": figures.rule_words(rule), "need": of, "exit": plan},
    )


def _tier(value: str) -> Tier:
    if value not in Tier.values:
        raise Http404
    return Tier(value)


def change_initiative(request: Request, pk: int) -> HttpResponse:
    """Change what an initiative says."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    rule = reads.tier_rule(one.organisation_id, Tier(one.tier))
    initial = reads.stored(one) | {"version": one.version}

    def act(data: dict[str, Any]) -> Initiative:
        objectives = forms.objectives(data, one, request.actor)
        content = forms.content(data, one)
        return acts.change_initiative(
            initiative=one, content=content, objectives=objectives, by=request.actor, at=request.now, **data
        )

    return form_page(
        request,
        template="initiatives/change_initiative.html",
        form=forms.ChangeForm(request.actor, rule, request.POST or None, initial=initial, held=one),
        act=act,
        done=page,
        message=_("Ändringen är sparad."),
        context={"one": one},
    )


def look_for_reuse(request: Request, pk: int) -> HttpResponse:
    """Write down what was looked at before something new."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    return act_page(
        request,
        one,
        acts.look_for_reuse,
        template="initiatives/look_for_reuse.html",
        form=forms.ReuseForm(request.actor, request.POST or None),
        message=_("Prövningen är sparad."),
    )


# --- What the room's views share --------------------------------------------------------------------------------------


def opened(request: Request, pk: int) -> Initiative:
    """An initiative the actor may see; 404 for any other."""
    return get_object_or_404(reads.initiatives(request.actor), pk=pk)


def page(one: Initiative) -> str:
    """The initiative's own page."""
    return reverse("initiatives:initiative", args=[one.pk])


def act_page(
    request: Request,
    one: Initiative,
    act: Callable[..., Any],
    *,
    form: django_forms.Form,
    message: str,
    template: str,
    **context: object,
) -> HttpResponse:
    """The form of an act about an initiative, which leads back to its page."""
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(initiative=one, by=request.actor, at=request.now, **data),
        done=lambda _done: page(one),
        message=message,
        context={"one": one, **context},
    )
