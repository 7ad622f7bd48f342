"""Data sets, e-services, keeping rules, the legacy and exits: what the API's tests look at."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Model

from farled.systems.states import Met, ServiceCriterion
from tests.cast import World
from tests.factories.information import (
    a_criterion,
    a_data_set,
    a_keeping_rule,
    an_answer,
    an_eservice,
    an_exit_plan,
)
from tests.factories.systems import a_system

COLLECTIONS = {
    "systems.data_set": "systems.data_sets",
    "systems.keeping_rule": "systems.keeping",
    "systems.eservice": "systems.eservices",
    "systems.criterion": "systems.criteria",
    "systems.legacy_answer": "systems.legacy_answers",
    "systems.exit_plan": "systems.exits",
}


def rows(world: World) -> Iterator[tuple[str, str, Model, str, Model]]:
    """Each as (name, kind in the API, row, page, the row whose page it is)."""
    system = a_system(world, "Bygglovssystemet", owner=world.care, yearly_cost=900_00)
    told = a_data_set(world, "Bygglov", owner=world.care, system=system)
    yield ("data set", "systems.data_set", told, "systems:data_set", told)
    rule = a_keeping_rule(world, "Ritningar", data_set=told)
    yield ("keeping rule", "systems.keeping_rule", rule, "systems:keeping_rule", rule)
    service = an_eservice(world, "Sök bygglov", system=system)
    service.answers.create(criterion=ServiceCriterion.ONCE, met=Met.YES, ground="Hämtas")
    yield ("e-service", "systems.eservice", service, "systems:eservice", service)
    criterion = a_criterion(world)
    yield ("criterion", "systems.criterion", criterion, "systems:criterion", criterion)
    answer = an_answer(world, system, criterion, 4)
    yield ("legacy answer", "systems.legacy_answer", answer, "systems:legacy_of", system)
    yield ("legacy", "systems.legacy_of", system, "systems:legacy_of", system)
    plan = an_exit_plan(world, system)
    yield ("exit plan", "systems.exit_plan", plan, "systems:exit_plan", plan)


SAYS: dict[str, tuple[dict[str, Any], dict[str, Any], frozenset[str]]] = {  # what a row says, is sent, says nothing of
    "data set": (
        {"definition": "Text", "sharing": "shared", "security": 2, "interface": "API", "model": "Modell",
         "quality": "God", "source": "Sida 3"},
        {"name": "Annat"},
        frozenset(),
    ),
    "keeping rule": ({"years": 5, "keeping": "deleted", "source": "Sida 3"}, {"what": "Annat"}, frozenset({"system"})),
    "e-service": ({"description": "Text", "source": "Sida 3"}, {"name": "Annat"}, frozenset()),
    "criterion": (
        {"explanation": "Text", "lowest": "lite", "highest": "mycket", "weight": 4, "steps": 7, "source": "Sida 3",
         "direction": "enabling"},
        {"question": "Annat?"},
        frozenset({"used"}),
    ),
    "exit plan": (
        {"stays": "Arkivet", "ends_cost": 100_00, "planned_on": date(2027, 3, 1), "source": "Sida 3"},
        {"reason": "Annat"},
        frozenset({"replaced_by"}),
    ),
}  # fmt: skip
PATHS = {
    "data set": "/systems/data-sets/{pk}/",
    "keeping rule": "/systems/keeping/{pk}/",
    "e-service": "/systems/e-services/{pk}/",
    "criterion": "/systems/legacy/criteria/{pk}/",
    "exit plan": "/systems/exits/{pk}/",
}
