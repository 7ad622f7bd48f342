"""What is registered about initiatives that close a system: begun from its plan, shown beside it (S69)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.initiatives import reads, rules
from farled.people.reads import Actor, Request
from farled.systems.reads import ExitPlan
from farled.web import slots
from farled.web.refused import Refused


def begin(plan: ExitPlan, request: Request) -> str | None:
    """Where an initiative is begun of a plan; None when one has been, or somebody else does that."""
    return f"{reverse('initiatives:begin')}?exit={plan.pk}" if rules.can_begin_of(request.actor, plan) else None


def carrying_out(plan: ExitPlan, request: Request) -> dict[str, object] | None:
    """The initiative that carries out a plan."""
    initiative = reads.initiatives(request.actor).filter(exit=plan).first()
    return {"initiative": initiative} if initiative else None


def nothing_carries_it_out(plan: ExitPlan, *, by: Actor) -> None:
    """A plan that an initiative carries out is not taken away."""
    initiative = reads.initiatives(by).filter(exit=plan).first()
    if initiative is not None:
        raise Refused("initiatives.exit.rests", title=initiative.title)


def register() -> None:
    """Called once, when the app is ready."""
    slots.action_links.register(
        "initiatives.of_exit", slots.ActionLink(ExitPlan.KIND, _("Starta ett initiativ för avvecklingen"), begin)
    )
    slots.panels.register("initiatives.of_exit", slots.Panel(ExitPlan.KIND, "initiatives/_of_exit.html", carrying_out))
    slots.obstacles.register("initiatives.of_exit", slots.Obstacle("systems.drop_exit", nothing_carries_it_out))
