"""What goes from one system to another (integrationer, S109)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Organisation
from farled.systems.models.systems import System
from farled.systems.states import Way
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class IntegrationQuerySet(models.QuerySet["Integration"]):
    """Reads of integrations."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's integrations."""
        return self.filter(organisation_id=actor.organisation_id)


class Integration(Governed):
    """Information that one system gives another: ``giver`` sends, ``taker`` receives, ``carries`` says what.

    One that goes directly although the integration service is compulsory for either system has its ``ground``.
    """

    KIND = "systems.integration"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="integrations")
    giver = models.ForeignKey(System, verbose_name=_("från"), on_delete=models.RESTRICT, related_name="gives")
    taker = models.ForeignKey(System, verbose_name=_("till"), on_delete=models.RESTRICT, related_name="takes")
    carries = models.CharField(_("vad som överförs"), max_length=300)
    way = models.CharField(_("väg"), max_length=20, choices=Way, default=Way.SERVICE)
    ground = models.TextField(_("skäl för undantag"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = IntegrationQuerySet.as_manager()

    class Meta:
        """From one system to another, about something."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="integration_is_between_two"),
            models.CheckConstraint(condition=~Q(carries=""), name="integration_carries_something"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="integration_way_is_known"),
            models.UniqueConstraint(fields=["giver", "taker", "carries"], name="integration_is_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.giver} → {self.taker}: {self.carries}"
