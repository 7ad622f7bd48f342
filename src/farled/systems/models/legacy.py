"""The digital legacy (digitalt arv, DIOS, S68): what makes a system hinder or enable, and what is answered about it."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Organisation
from farled.systems.models.systems import System
from farled.systems.states import Direction
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class LegacyCriterionQuerySet(models.QuerySet["LegacyCriterion"]):
    """Reads of criteria."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's criteria."""
        return self.filter(organisation_id=actor.organisation_id)


class LegacyCriterion(Governed):
    """One question about a system's legacy, with its scale from 1 to ``steps`` and its weight.

    ``direction`` says whether the upper end hinders or enables; ``lowest`` and ``highest`` say the ends in words.
    ``used`` is false for one that is not asked any more.
    """

    KIND = "systems.legacy_criterion"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="legacy_criteria")
    key = models.SlugField(_("nyckel"), max_length=60)
    question = models.CharField(_("fråga"), max_length=300)
    explanation = models.TextField(_("förklaring"), blank=True)
    lowest = models.CharField(_("lägst betyder"), max_length=200, blank=True)
    highest = models.CharField(_("högst betyder"), max_length=200, blank=True)
    steps = models.PositiveSmallIntegerField(_("skalans steg"), default=5)
    weight = models.PositiveSmallIntegerField(_("vikt"), default=1)
    direction = models.CharField(_("högt värde"), max_length=20, choices=Direction, default=Direction.HINDERING)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)
    used = models.BooleanField(_("används"), default=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = LegacyCriterionQuerySet.as_manager()

    class Meta:
        """A question of its own with a scale and a weight."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "key"], name="legacy_criterion_key_is_unique"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(question=""), name="legacy_criterion_asks_something"),
            models.CheckConstraint(condition=Q(steps__gte=2, steps__lte=10), name="legacy_criterion_has_a_scale"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="legacy_criterion_weighs_something"),
            models.CheckConstraint(
                condition=Q(direction__in=Direction.values), name="legacy_criterion_direction_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.question


class LegacyAnswerQuerySet(models.QuerySet["LegacyAnswer"]):
    """Reads of answers."""

    def visible_to(self, actor: "Actor") -> Self:
        """Answers about the organisation's systems."""
        return self.filter(organisation_id=actor.organisation_id)


class LegacyAnswer(Governed):
    """What somebody has answered about a system: a level on the criterion's scale, and the ground for it."""

    KIND = "systems.legacy_answer"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="legacy_answers")
    system = models.ForeignKey(System, verbose_name=_("system"), on_delete=models.RESTRICT, related_name="answers")
    criterion = models.ForeignKey(
        LegacyCriterion, verbose_name=_("fråga"), on_delete=models.RESTRICT, related_name="answers"
    )
    level = models.PositiveSmallIntegerField(_("svar"))
    ground = models.TextField(_("grund för svaret"))
    answered_by = models.CharField(_("svarat av"), max_length=200)
    answered_on = models.DateField(_("svarat"))
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = LegacyAnswerQuerySet.as_manager()

    class Meta:
        """One answer per question and system, with a ground."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["system", "criterion"], name="legacy_answer_is_one_per_question"),
            models.CheckConstraint(condition=Q(level__gte=1), name="legacy_answer_is_on_the_scale"),
            models.CheckConstraint(condition=~Q(ground=""), name="legacy_answer_has_a_ground"),
        ]

    def __str__(self) -> str:
        return f"{self.system}: {self.criterion}"
