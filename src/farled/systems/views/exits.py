"""How systems are closed: every plan, one of them, and what stands in its way."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.systems import acts, reads, rules
from farled.systems.forms import legacy as forms
from farled.systems.forms.information import WhyForm
from farled.systems.models import ExitPlan
from farled.systems.states import ExitState
from farled.systems.views.asked import Asked, ask, room
from farled.trail.reads import told
from farled.web import formats
from farled.web.forms import now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.slots import links_for, panels_for
from farled.web.templatetags.farled import state_tag


def page(row: ExitPlan) -> str:
    """The address of a plan."""
    return reverse("systems:exit_plan", args=[row.pk])


def _all() -> tuple[str, str]:
    return (_("Avveckling"), reverse("systems:exits"))


def _money(row: ExitPlan) -> object:
    return None if row.ends_cost is None else format_html('<span class="given">{}</span>', formats.kr(row.ends_cost))


COLUMNS = [
    Column(key="system", cell=lambda row: link(page(row), row.system.name)),
    Column(key="state", cell=lambda row: state_tag(row.state_tag)),
    Column(key="planned_on", cell=lambda row: formats.day(row.planned_on)),
    Column(key="ends_cost", cell=_money, numeric=True),
    Column(key="replaced_by", cell=lambda row: row.replaced_by.name if row.replaced_by else None),
]


def exits(request: Request) -> HttpResponse:
    """Every plan for closing a system, and the cost that ends."""
    knows = request.actor.may("systems.read_secret")
    listing = ListPage(
        request,
        reads.exit_plans(request.actor),
        columns=COLUMNS,
        filterset=forms.ExitFilter,
        default_order="planned_on",
        nouns=(_("plan"), _("planer")),
        empty=Empty(
            _("Inga planer än"),
            _("Här samlas planerna för de system som ska avvecklas. En plan börjar på systemets sida."),
            reverse("systems:legacy" if knows else "systems:systems"),
            _("Se vilka som hindrar") if knows else _("Till systemen"),
        ),
        caption=_("Avveckling"),
        sheet="systems.exit_plans",
    )
    return listing.render("systems/exits.html", {"ending": reads.ending_cost(request.actor)})


def exit_plan(request: Request, pk: int) -> HttpResponse:
    """One plan: why, when, what takes over, what cost ends, and what stands in its way."""
    one = _opened(request, pk)
    keeps, state = rules.can_close(request.actor, one.system), ExitState(one.state)
    context = {
        "one": one,
        "dependants": [] if state is ExitState.DONE else list(rules.dependants(one.system)),
        "decision": reads.decision_in_sight(request.actor, one.decision_id),
        "can": {
            "change": keeps and state is ExitState.PLANNED,
            "decide": keeps and state is ExitState.PLANNED,
            "reconsider": keeps and state is ExitState.DECIDED,
            "carry_out": keeps and state is ExitState.DECIDED,
            "drop": keeps and state is ExitState.PLANNED,
        },
        "panels": panels_for(ExitPlan.KIND, one, request),
        "links": links_for(ExitPlan.KIND, one, request),
        "history": told(one, reader=request.actor),
    }
    return render(request, "systems/exit_plan.html", context)


def plan_exit(request: Request, pk: int) -> HttpResponse:
    """Plan how a system is closed."""
    system = get_object_or_404(reads.systems(request.actor), pk=pk)
    rules.check_can_close(request.actor, system)
    rules.check_has_no_exit(system)
    return ask(
        request,
        Asked(
            heading=_("Planera avvecklingen"),
            verb=_("Spara planen"),
            lead=_("%(system)s kostar %(cost)s per år. Ange bara det som verkligen slutar betalas.")
            % {"system": system.name, "cost": formats.kr(system.yearly_cost)}
            if system.yearly_cost is not None
            else _("Det är inte angivet vad %(system)s kostar per år. Lämna kostnaden tom tills det är känt.")
            % {"system": system.name},
            way=(room(), _all()),
        ),
        form=forms.ExitForm(request.actor, system.pk, request.POST or None),
        act=lambda by, at, **data: acts.plan_exit(system=system, content=acts.ExitContent(**data), by=by, at=at),
        done=page,
        message=_("Planen är sparad."),
    )


def change_exit(request: Request, pk: int) -> HttpResponse:
    """Change a plan that is not decided."""
    one = _planned(request, pk)
    return ask(
        request,
        Asked(heading=_("Ändra planen"), verb=_("Spara ändringen"), lead=str(one), way=_way(one)),
        form=forms.ChangeExitForm(
            request.actor, one.system_id, request.POST or None, initial=now(one, forms.ChangeExitForm)
        ),
        act=lambda by, at, version, why, **data: acts.change_exit(
            plan=one, version=version, content=acts.ExitContent(**data), by=by, at=at, why=why
        ),
        done=page,
        message=_("Ändringen är sparad."),
    )


def decide_exit(request: Request, pk: int) -> HttpResponse:
    """Write down the decision to close."""
    one = _planned(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Skriv in beslutet"),
            verb=_("Spara beslutet"),
            lead=_("%(system)s avvecklas sedan enligt planen.") % {"system": one.system.name},
            way=_way(one),
        ),
        form=forms.DecideForm(request.actor, request.POST or None, initial={"version": one.version}),
        act=partial(acts.decide_exit, plan=one),
        done=page,
        message=_("Beslutet är sparat."),
    )


def reconsider_exit(request: Request, pk: int) -> HttpResponse:
    """Take a decided plan back to being planned."""
    one = _planned(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Ta upp planen igen"),
            verb=_("Ta upp planen igen"),
            lead=_("Planen är inte beslutad längre. Beslutet finns kvar i historiken."),
            way=_way(one),
        ),
        form=forms.ReasonForm(request.POST or None, initial={"version": one.version}),
        act=partial(acts.reconsider_exit, plan=one),
        done=page,
        message=_("Planen är upptagen igen."),
    )


def drop_exit(request: Request, pk: int) -> HttpResponse:
    """Take away a plan that is not decided, after a question."""
    one = _planned(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Ta bort planen"),
            verb=_("Ta bort planen"),
            lead=_("%(system)s avvecklas inte. Vad som stod i planen finns kvar i historiken.")
            % {"system": one.system.name},
            way=_way(one),
            danger=True,
        ),
        form=WhyForm(request.POST or None, initial={"version": one.version}),
        act=partial(acts.drop_exit, plan=one),
        done=lambda _none: reverse("systems:exits"),
        message=_("Planen är borttagen."),
    )


def carry_out_exit(request: Request, pk: int) -> HttpResponse:
    """Close the system."""
    one = _planned(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Systemet är stängt"),
            verb=_("Avsluta systemet"),
            lead=_("%(system)s blir avslutat. Det går bara när inget längre beror på det.")
            % {"system": one.system.name},
            way=_way(one),
            danger=True,
        ),
        form=forms.DoneForm(request.POST or None, initial={"version": one.version, "done_on": request.today}),
        act=partial(acts.carry_out_exit, plan=one),
        done=page,
        message=_("Systemet är avslutat."),
    )


def _way(one: ExitPlan) -> tuple[tuple[str, str], ...]:
    return (room(), _all(), (one.system.name, page(one)))


def _opened(request: Request, pk: int) -> ExitPlan:
    return get_object_or_404(reads.exit_plans(request.actor), pk=pk)


def _planned(request: Request, pk: int) -> ExitPlan:
    """A plan that the actor may change; 404 for one they may not see."""
    one = _opened(request, pk)
    rules.check_can_plan(request.actor, one)
    return one
