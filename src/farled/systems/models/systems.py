"""Systems (applikationer, E42): what they are for, whose they are, and where in their life they stand."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Body, Organisation
from farled.systems.states import Criticality, Harm, SystemState, Tier
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class SystemQuerySet(models.QuerySet["System"]):
    """Reads of systems."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's systems."""
        return self.filter(organisation_id=actor.organisation_id)

    def in_sight_of(self, actor: "Actor") -> Self:
        """The same, and those that other organisations have published."""
        return self.filter(Q(organisation_id=actor.organisation_id) | Q(published=True))


class System(Governed):
    """A system (applikation): name, owner, maintenance object, tier, life and what it costs a year.

    ``yearly_cost`` is in öre and as somebody has stated it, ``cost_note`` from what. ``users`` is a number of people.
    ``confidentiality``, ``integrity`` and ``availability`` are the levels 1-4 of its information class (K, R, T), which
    is read inside the organisation only. ``ends_on`` is the day it ends, planned or past. ``published`` lets other
    organisations find it.
    """

    KIND = "systems.system"
    TRAIL_LABELS = {"components": _("använder"), "processes": _("stödjer")}
    TRAIL_POINTS = {"components": "systems.Component", "processes": "systems.Process"}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="systems")
    name = models.CharField(_("namn"), max_length=200)
    description = models.TextField(_("vad det används till"), blank=True)
    owner = models.ForeignKey(
        Body, verbose_name=_("systemägare"), null=True, blank=True, on_delete=models.RESTRICT, related_name="systems"
    )
    maintenance = models.CharField(_("förvaltningsobjekt"), max_length=200, blank=True)
    tier = models.CharField(_("nivå"), max_length=20, choices=Tier, blank=True)
    state = models.CharField(_("status"), max_length=20, choices=SystemState, default=SystemState.IN_USE)
    in_use_since = models.DateField(_("i drift sedan"), null=True, blank=True)
    ends_on = models.DateField(_("slutar"), null=True, blank=True)
    users = models.PositiveIntegerField(_("användare"), null=True, blank=True)
    yearly_cost = models.BigIntegerField(_("kostnad per år"), null=True, blank=True)
    cost_note = models.CharField(_("vad kostnaden bygger på"), max_length=200, blank=True)
    criticality = models.CharField(_("avbrott"), max_length=20, choices=Criticality, blank=True)
    confidentiality = models.PositiveSmallIntegerField(_("konfidentialitet"), choices=Harm, null=True, blank=True)
    integrity = models.PositiveSmallIntegerField(_("riktighet"), choices=Harm, null=True, blank=True)
    availability = models.PositiveSmallIntegerField(_("tillgänglighet"), choices=Harm, null=True, blank=True)
    published = models.BooleanField(_("publicerat"), default=False)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = SystemQuerySet.as_manager()

    class Meta:
        """A system has its own name; what has ended has a day when it did."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "name"], name="system_name_is_unique_in_the_organisation"),
            models.CheckConstraint(condition=~Q(name=""), name="system_has_a_name"),
            models.CheckConstraint(condition=Q(tier="") | Q(tier__in=Tier.values), name="system_tier_is_known"),
            models.CheckConstraint(condition=Q(state__in=SystemState.values), name="system_state_is_known"),
            models.CheckConstraint(
                condition=Q(criticality="") | Q(criticality__in=Criticality.values), name="system_criticality_is_known"
            ),
            models.CheckConstraint(
                condition=Q(in_use_since=None) | Q(ends_on=None) | Q(ends_on__gte=F("in_use_since")),
                name="system_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state=SystemState.ENDED) | Q(ends_on__isnull=False), name="system_ended_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(yearly_cost=None) | Q(yearly_cost__gte=0), name="system_cost_is_not_negative"
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{name: None}) | Q(**{f"{name}__in": Harm.values}), name=f"system_{name}_is_a_level"
                )
                for name in ("confidentiality", "integrity", "availability")
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "state"], name="system_by_state")]

    def __str__(self) -> str:
        return self.name

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the state's word."""
        return SystemState(self.state).state_tag

    def trail_related(self) -> dict[str, Iterable[Any]]:
        """The components it uses and the processes it supports, by id."""
        return {
            "components": [each.component_id for each in self.uses.all()],
            "processes": [each.process_id for each in self.supports.all()],
        }
