"""E-services (e-tjänster, S56): whose they are and what citizens may ask of them (S120)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.matters.reads import Decision
from farled.people.reads import Body, Organisation
from farled.systems.models.systems import System
from farled.systems.states import Met, ServiceCriterion
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class EServiceQuerySet(models.QuerySet["EService"]):
    """Reads of e-services."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's e-services."""
        return self.filter(organisation_id=actor.organisation_id)


class EService(Governed):
    """An e-service. With a ``system`` its owner and maintenance object are the system's (R86).

    Without one ``owner`` is whom the director has decided, and ``decision`` where; until then it has none.
    """

    KIND = "systems.eservice"
    TRAIL_LABELS = {"answers": _("svar på frågorna")}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="eservices")
    name = models.CharField(_("namn"), max_length=200)
    description = models.TextField(_("vad man gör i den"), blank=True)
    system = models.ForeignKey(
        System,
        verbose_name=_("verksamhetssystem"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="eservices",
    )
    owner = models.ForeignKey(
        Body, verbose_name=_("ägare"), null=True, blank=True, on_delete=models.RESTRICT, related_name="eservices"
    )
    decision = models.ForeignKey(
        Decision,
        verbose_name=_("beslut om ägare"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="eservices",
    )
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = EServiceQuerySet.as_manager()

    class Meta:
        """The owner follows the system, or stands in a decision."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="eservice_name_is_unique_in_the_organisation"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="eservice_has_a_name"),
            models.CheckConstraint(
                condition=Q(system=None) | Q(owner=None, decision=None), name="eservice_owner_follows_the_system"
            ),
            models.CheckConstraint(
                condition=Q(owner=None, decision=None) | Q(owner__isnull=False, decision__isnull=False),
                name="eservice_owner_is_decided",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def trail_related(self) -> dict[str, Iterable[Any]]:
        """The answers given, with their grounds."""
        return {"answers": [str(each) for each in self.answers.all()]}


class ServiceAnswer(models.Model):
    """Whether an e-service meets a criterion, and on what ground. Written only by the e-service's acts."""

    eservice = models.ForeignKey(EService, on_delete=models.RESTRICT, related_name="answers")
    criterion = models.CharField(max_length=20, choices=ServiceCriterion)
    met = models.CharField(max_length=20, choices=Met)
    ground = models.TextField(blank=True)

    class Meta:
        """A criterion is answered once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["eservice", "criterion"], name="service_answer_is_one_per_criterion"),
            models.CheckConstraint(
                condition=Q(criterion__in=ServiceCriterion.values), name="service_answer_criterion_is_known"
            ),
            models.CheckConstraint(condition=Q(met__in=Met.values), name="service_answer_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_criterion_display()} {self.get_met_display()}. {self.ground}".strip()
