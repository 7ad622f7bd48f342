"""Data sets, e-services, keeping rules, legacy and exit plans for tests, made through the acts."""

from datetime import date
from typing import Any

from farled.matters.reads import Decision
from farled.systems import acts
from farled.systems.models import DataSet, EService, ExitPlan, KeepingRule, LegacyAnswer, LegacyCriterion, System
from farled.systems.states import Direction, Keeping, Sharing
from tests.cast import NOW, World
from tests.factories.matters import a_decision

SOON = date(2027, 6, 30)


def a_data_set(world: World, name: str = "Elever", **said: Any) -> DataSet:
    """A data set that the school board owns, unless told otherwise."""
    content = acts.DataSetContent(name=name, **{"owner": world.school, "sharing": Sharing.INTERNAL, **said})
    return acts.register_data_set(organisation=world.ours, content=content, by=world.hand, at=NOW)


def an_eservice(world: World, name: str = "Sök skolplats", **said: Any) -> EService:
    """An e-service without a system, unless told otherwise."""
    content = acts.EServiceContent(name=name, **said)
    return acts.register_eservice(organisation=world.ours, content=content, by=world.hand, at=NOW)


def a_keeping_rule(world: World, what: str = "Betyg", **said: Any) -> KeepingRule:
    """Something that is kept for ever, unless told otherwise."""
    content = acts.KeepingContent(what=what, **{"keeping": Keeping.KEPT, "ground": "Arkivlagen", **said})
    return acts.add_keeping_rule(organisation=world.ours, content=content, by=world.hand, at=NOW)


def a_criterion(world: World, key: str = "support", **said: Any) -> LegacyCriterion:
    """A question whose upper end hinders, unless told otherwise."""
    content = acts.CriterionContent(
        **{"question": f"Hur är det med {key}?", "weight": 1, "direction": Direction.HINDERING, **said}
    )
    return acts.declare_criterion(organisation=world.ours, key=key, content=content, by=world.hand, at=NOW)


def an_answer(world: World, system: System, criterion: LegacyCriterion, level: int, **said: Any) -> LegacyAnswer:
    """An answer given for the first time."""
    return acts.assess(
        system=system, criterion=criterion, version=0, level=level, by=world.hand, at=NOW,
        **{"ground": "Så är det", **said},
    )  # fmt: skip


def an_exit_plan(world: World, system: System, **said: Any) -> ExitPlan:
    """A plan that is not decided."""
    content = acts.ExitContent(**{"reason": "Ingen kan det längre", "planned_on": SOON, **said})
    return acts.plan_exit(system=system, content=content, by=world.hand, at=NOW)


def the_decision(world: World, **said: Any) -> Decision:
    """A decision that settles something."""
    return a_decision(world, **said)
