"""Data sets, e-services and the keeping plan."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Collate
from django.utils.translation import gettext

from farled.matters import reads as matters
from farled.matters.reads import Decision
from farled.people.reads import Actor, Body
from farled.systems.models import DataSet, EService, KeepingRule, System
from farled.systems.reads.portfolio import systems
from farled.systems.states import RUNNING, Met, ServiceCriterion

_IN_SWEDISH = Collate("name", "sv-x-icu")


def data_sets(actor: Actor) -> QuerySet[DataSet]:
    """The data sets one may see, with owner and system, in Swedish order."""
    return DataSet.objects.visible_to(actor).select_related("owner", "system").order_by(_IN_SWEDISH, "pk")


def matching_data_sets(rows: QuerySet[DataSet], text: str) -> QuerySet[DataSet]:
    """Those with a text in name, definition or information model."""
    return rows.filter(Q(name__icontains=text) | Q(definition__icontains=text) | Q(model__icontains=text))


def without_rule(rows: QuerySet[DataSet]) -> QuerySet[DataSet]:
    """Those that the keeping plan says nothing of, neither of themselves nor of the system they lie in."""
    own = Exists(KeepingRule.objects.filter(data_set=OuterRef("pk")))
    of_its_system = Exists(KeepingRule.objects.filter(system=OuterRef("system")))
    return rows.filter(~own, ~of_its_system)


def eservices(actor: Actor) -> QuerySet[EService]:
    """The e-services one may see, with whose they are, in Swedish order."""
    rows = EService.objects.visible_to(actor).select_related("owner", "system__owner")
    return rows.order_by(_IN_SWEDISH, "pk")


def matching_eservices(rows: QuerySet[EService], text: str) -> QuerySet[EService]:
    """Those with a text in name or description."""
    return rows.filter(Q(name__icontains=text) | Q(description__icontains=text))


def ownerless(rows: QuerySet[EService]) -> QuerySet[EService]:
    """Those that nobody owns: no system and no decision, or a system that nobody owns."""
    return rows.filter(owner=None).filter(Q(system=None) | Q(system__owner=None))


def keeping_rules(actor: Actor) -> QuerySet[KeepingRule]:
    """The keeping plan, rule by rule, with what each is about."""
    rows = KeepingRule.objects.visible_to(actor).select_related("system", "data_set__system")
    return rows.order_by(F("system__name").asc(nulls_last=True), "data_set__name", "what", "pk")


class Unplanned(NamedTuple):
    """What the keeping plan says nothing of."""

    systems: list[System]
    data_sets: list[DataSet]


def unplanned(actor: Actor) -> Unplanned:
    """Running systems without a rule of their own or of any of their data sets, and data sets without. Two queries."""
    own = Exists(KeepingRule.objects.filter(system=OuterRef("pk")))
    of_its_data = Exists(KeepingRule.objects.filter(data_set__system=OuterRef("pk")))
    running = systems(actor).filter(state__in=RUNNING)
    return Unplanned(list(running.filter(~own, ~of_its_data)), list(without_rule(data_sets(actor))))


def decision_in_sight(actor: Actor, pk: int | None) -> Decision | None:
    """The decision that something rests on, when the actor may read its matter."""
    return matters.decisions(actor).filter(pk=pk).first() if pk else None


def decisions(actor: Actor) -> QuerySet[Decision]:
    """The decisions that something can rest on."""
    return matters.decisions(actor).filter(recommends=False)


def whose(row: EService) -> Body | None:
    """The body that owns an e-service: its system's owner, or the one decided (R86)."""
    return row.system.owner if row.system else row.owner


def maintained_in(row: EService) -> str:
    """The maintenance object an e-service is looked after in: its system's; none where there is no system."""
    return row.system.maintenance if row.system else ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A criterion for those who use an e-service, with its answer; ``state`` is None while there is none."""

    criterion: ServiceCriterion
    state: Met | None
    ground: str = ""

    @property
    def question(self) -> str:
        """What is asked."""
        return str(self.criterion.label)

    @property
    def met(self) -> bool:
        """Whether it is wholly met."""
        return self.state is Met.YES

    @property
    def word(self) -> str:
        """The answer in a word."""
        return str(self.state.label) if self.state else gettext("inte besvarad")


def criteria_of(row: EService) -> list[Answered]:
    """Every criterion with its answer, those without one too."""
    given = {each.criterion: each for each in row.answers.all()}
    return [
        Answered(each, Met(given[each].met), given[each].ground) if each in given else Answered(each, None)
        for each in ServiceCriterion
    ]


class Coverage(NamedTuple):
    """How many data sets have a named owner, of how many."""

    named: int
    total: int


def owner_coverage(actor: Actor) -> Coverage:
    """How many data sets have a named owner (A23). One query."""
    counts = DataSet.objects.visible_to(actor).aggregate(named=Count("owner"), total=Count("pk"))
    return Coverage(**counts)
