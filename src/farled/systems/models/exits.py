"""How a system is closed (avveckling, S69)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.matters.reads import Decision
from farled.people.reads import Organisation
from farled.systems.models.systems import System
from farled.systems.states import ExitState
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class ExitPlanQuerySet(models.QuerySet["ExitPlan"]):
    """Reads of plans for closing."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's plans."""
        return self.filter(organisation_id=actor.organisation_id)


class ExitPlan(Governed):
    """Why and when a system is closed, by what it is replaced and how much a year really ends.

    ``ends_cost`` is in öre a year, at most what the system costs; ``stays`` says what goes on costing.
    """

    KIND = "systems.exit_plan"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="exit_plans")
    system = models.ForeignKey(System, verbose_name=_("system"), on_delete=models.RESTRICT, related_name="exit_plans")
    state = models.CharField(_("status"), max_length=20, choices=ExitState, default=ExitState.PLANNED)
    reason = models.TextField(_("varför"))
    planned_on = models.DateField(_("avslutas"))
    ends_cost = models.BigIntegerField(_("kostnad per år som upphör"), null=True, blank=True)
    stays = models.TextField(_("kostnad som blir kvar"), blank=True)
    replaced_by = models.ForeignKey(
        System, verbose_name=_("ersätts av"), null=True, blank=True, on_delete=models.RESTRICT, related_name="replaces"
    )
    decision = models.ForeignKey(
        Decision, verbose_name=_("beslut"), null=True, blank=True, on_delete=models.RESTRICT, related_name="exit_plans"
    )
    done_on = models.DateField(_("genomförd"), null=True, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = ExitPlanQuerySet.as_manager()

    class Meta:
        """One plan at a time; what is done has a day."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["system"], condition=~Q(state=ExitState.DONE), name="exit_plan_is_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(state__in=ExitState.values), name="exit_plan_state_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="exit_plan_has_a_reason"),
            models.CheckConstraint(
                condition=Q(ends_cost=None) | Q(ends_cost__gte=0), name="exit_plan_cost_is_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | ~Q(replaced_by=F("system")), name="exit_plan_replaces_by_another"
            ),
            models.CheckConstraint(
                condition=Q(state=ExitState.DONE, done_on__isnull=False) | (~Q(state=ExitState.DONE) & Q(done_on=None)),
                name="exit_plan_done_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Avveckling av %(system)s") % {"system": self.system})

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the state's word."""
        return ExitState(self.state).state_tag
