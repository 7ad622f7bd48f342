"""The register of uses of AI (AI-användningsfall, E46, S59)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.initiatives.models.initiatives import Initiative
from farled.initiatives.states import AiRisk, AiStatus, DataStatus
from farled.people.reads import Body, Organisation
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class AiUseQuerySet(models.QuerySet["AiUse"]):
    """Reads of uses of AI."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's uses of AI: open to everybody who works there."""
        return self.filter(organisation_id=actor.organisation_id)

    def matching(self, text: str) -> Self:
        """Uses whose name, operation or problem hold a text, whatever its case."""
        return self.filter(Q(title__icontains=text) | Q(operation__icontains=text) | Q(problem__icontains=text))


class AiUse(Governed):
    """A use of AI that somebody thought of or has (E46): what for, what it takes, what hinders it, how far it has come.

    ``body`` answers for it when one does; ``operation`` is how the operation is called. ``obstacles`` are values of
    ``states.AiObstacle``; an empty list says that none has been found.
    """

    KIND = "initiatives.ai_use"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="ai_uses")
    body = models.ForeignKey(
        Body, verbose_name=_("ansvarar"), null=True, blank=True, on_delete=models.RESTRICT, related_name="ai_uses"
    )
    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiativ"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="ai_uses",
    )
    title = models.CharField(_("namn"), max_length=200)
    operation = models.CharField(_("verksamhet"), max_length=200, blank=True)
    problem = models.TextField(_("problem som ska lösas"))
    data_needed = models.TextField(_("data som krävs"), blank=True)
    data_status = models.CharField(_("finns data?"), max_length=10, choices=DataStatus, default=DataStatus.UNKNOWN)
    technology = models.TextField(_("teknik och hur mogen den är"), blank=True)
    competence = models.TextField(_("kompetens"), blank=True)
    infrastructure = models.TextField(_("infrastruktur"), blank=True)
    security = models.TextField(_("informationssäkerhet"), blank=True)
    ethics = models.TextField(_("etik"), blank=True)
    risk = models.CharField(
        _("riskklass enligt AI-förordningen"), max_length=12, choices=AiRisk, default=AiRisk.NOT_ASSESSED
    )
    risk_ground = models.TextField(_("grund för riskklassen"), blank=True)
    cost_note = models.TextField(_("kostnad"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=AiStatus, default=AiStatus.IDENTIFIED)
    obstacles = models.JSONField(_("hinder"), default=list, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = AiUseQuerySet.as_manager()

    class Meta:
        """Says what for, and a prohibited use is not in use; a risk class has a ground."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(problem=""), name="ai_use_has_title_and_problem"),
            models.CheckConstraint(condition=Q(status__in=AiStatus.values), name="ai_use_status_is_known"),
            models.CheckConstraint(condition=Q(data_status__in=DataStatus.values), name="ai_use_data_status_is_known"),
            models.CheckConstraint(condition=Q(risk__in=AiRisk.values), name="ai_use_risk_is_known"),
            models.CheckConstraint(
                condition=Q(risk=AiRisk.NOT_ASSESSED) | ~Q(risk_ground=""), name="ai_use_risk_has_a_ground"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[AiStatus.TRIED, AiStatus.IN_USE])
                | ~Q(risk__in=[AiRisk.NOT_ASSESSED, AiRisk.PROHIBITED]),
                name="ai_use_is_assessed_before_it_is_tried",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "status"], name="ai_use_by_status")]

    def __str__(self) -> str:
        return self.title

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its status is read, and the word."""
        return AiStatus(self.status).state_tag
