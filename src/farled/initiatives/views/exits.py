"""What a plan to close a system gives the form of the initiative that carries it out (S69)."""

from typing import Any

from django.utils.translation import gettext as _

from farled.initiatives import rules
from farled.people.reads import Request
from farled.systems.reads import ExitPlan, exit_plans
from farled.web import formats


def from_exit(request: Request) -> ExitPlan | None:
    """The plan that an initiative is begun of, as the address names it; None for none that it can be begun of."""
    asked = request.GET.get("exit", "")
    if not asked.isdecimal() or len(asked) > 11:
        return None
    plan = exit_plans(request.actor).filter(pk=int(asked)).first()
    return plan if plan is not None and rules.can_begin_of(request.actor, plan) else None


def said_of(plan: ExitPlan) -> dict[str, Any]:
    """What the form says before anybody has written in it: its benefit is the yearly cost that really ends."""
    said: dict[str, Any] = {
        "title": _("Avveckla %(system)s") % {"system": plan.system.name},
        "purpose": plan.reason,
        "end": plan.planned_on,
    }
    if plan.ends_cost is not None:
        said["effect"] = _("%(cost)s per år upphör.") % {"cost": formats.kr(plan.ends_cost)}
        said["effect_due"] = plan.planned_on.replace(year=plan.planned_on.year + 1, day=1)
    return said
