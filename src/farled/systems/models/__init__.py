"""The tables of the room."""

from farled.systems.models.components import (
    Component,
    ComponentQuerySet,
    Process,
    ProcessQuerySet,
    Support,
    Use,
)
from farled.systems.models.contracts import Contract, ContractQuerySet, Cover
from farled.systems.models.eservices import EService, EServiceQuerySet, ServiceAnswer
from farled.systems.models.exits import ExitPlan, ExitPlanQuerySet
from farled.systems.models.information import DataSet, DataSetQuerySet, KeepingRule, KeepingRuleQuerySet
from farled.systems.models.integrations import Integration, IntegrationQuerySet
from farled.systems.models.legacy import LegacyAnswer, LegacyAnswerQuerySet, LegacyCriterion, LegacyCriterionQuerySet
from farled.systems.models.systems import System, SystemQuerySet

__all__ = [
    "Component",
    "ComponentQuerySet",
    "Contract",
    "ContractQuerySet",
    "Cover",
    "DataSet",
    "DataSetQuerySet",
    "EService",
    "EServiceQuerySet",
    "ExitPlan",
    "ExitPlanQuerySet",
    "Integration",
    "IntegrationQuerySet",
    "KeepingRule",
    "KeepingRuleQuerySet",
    "LegacyAnswer",
    "LegacyAnswerQuerySet",
    "LegacyCriterion",
    "LegacyCriterionQuerySet",
    "Process",
    "ProcessQuerySet",
    "ServiceAnswer",
    "Support",
    "System",
    "SystemQuerySet",
    "Use",
]
