"""The days on which people are trained, and how many they are (S115, S134)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.planning.models.activities import Activity
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class OccasionQuerySet(models.QuerySet["Occasion"]):
    """Reads of occasions."""

    def visible_to(self, actor: "Actor") -> Self:
        """Occasions of trainings the actor may see."""
        return self.filter(activity__in=Activity.objects.visible_to(actor))


class Occasion(Governed):
    """A day of a training (tillfälle): how many were to be trained, and how many were. ``trained`` is empty till then.

    Counts only: nobody is named.
    """

    KIND = "planning.occasion"

    activity = models.ForeignKey(
        Activity, verbose_name=_("utbildning"), on_delete=models.RESTRICT, related_name="occasions"
    )
    on = models.DateField(_("dag"))
    planned = models.PositiveIntegerField(_("planerat antal"))
    trained = models.PositiveIntegerField(_("utbildade"), null=True, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = OccasionQuerySet.as_manager()

    class Meta:
        """A training has one count a day, and is planned for somebody."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "on"], name="occasion_is_one_a_day"),
            models.CheckConstraint(condition=Q(planned__gt=0), name="occasion_is_for_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.activity}, {self.on}"

    def trail_organisation(self) -> int:
        """The training's organisation."""
        return self.activity.organisation_id
