"""Which plan to close a system an initiative may carry out. No writes, no clock."""

from farled.initiatives.models import Initiative
from farled.people.reads import Actor
from farled.systems.reads import ExitPlan
from farled.web.refused import Refused


def can_begin_of(by: Actor, plan: ExitPlan) -> bool:
    """Whether the actor may begin an initiative that carries out the plan, and nobody has."""
    return plan.done_on is None and by.may("initiatives.edit") and not Initiative.objects.filter(exit=plan).exists()


def check_exit(plan: ExitPlan | None, organisation_id: int) -> None:
    """The plan is of the own organisation, not carried out, and no other initiative's."""
    if plan is None:
        return
    if plan.organisation_id != organisation_id:
        raise Refused("initiatives.exit.elsewhere", field="exit")
    if plan.done_on is not None:
        raise Refused("initiatives.exit.done", field="exit", system=plan.system.name)
    if Initiative.objects.filter(exit=plan).exists():
        raise Refused("initiatives.exit.taken", field="exit", system=plan.system.name)
