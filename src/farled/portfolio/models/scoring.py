"""What a group judges applications by, what each member thought alone, and what they agreed on (S43, E26, R57)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Group, Organisation, User
from farled.portfolio.models.applications import Application
from farled.portfolio.states import CriterionDirection
from farled.trail.reads import Governed

MOST_POINTS = 5


class Criterion(Governed):
    """A criterion that a group owns (kriterium; R57). ``weight`` against the others, ``scale`` what 1 and 5 mean."""

    KIND = "portfolio.criterion"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="criteria")
    group = models.ForeignKey(Group, verbose_name=_("grupp"), on_delete=models.RESTRICT, related_name="+")
    category = models.CharField(_("kategori"), max_length=100, blank=True)
    name = models.CharField(_("kriterium"), max_length=200)
    help = models.TextField(_("vad som bedöms"), blank=True)
    scale_low = models.CharField(_("1 betyder"), max_length=200)
    scale_high = models.CharField(_("5 betyder"), max_length=200)
    direction = models.CharField(_("riktning"), max_length=8, choices=CriterionDirection)
    weight = models.PositiveSmallIntegerField(_("vikt"), default=1)
    position = models.PositiveSmallIntegerField(_("plats"), default=0)
    retired = models.BooleanField(_("används inte längre"), default=False)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    class Meta:
        """A group's criteria have names of their own and count for something."""

        ordering = ("position", "name")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "name"], name="criterion_name_is_unique"),
            models.CheckConstraint(condition=~Q(name=""), name="criterion_has_a_name"),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=10), name="criterion_weight_is_1_to_10"),
            models.CheckConstraint(
                condition=Q(direction__in=CriterionDirection.values), name="criterion_direction_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Score(models.Model):
    """What one member thought of an application by one criterion, alone and before the others were seen (poäng).

    Read by its giver until the group scores together; after that by the group. Written only by acts.
    """

    application = models.ForeignKey(Application, on_delete=models.RESTRICT, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.RESTRICT, related_name="scores")
    user = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    points = models.PositiveSmallIntegerField(_("poäng"))
    why = models.CharField(_("därför"), max_length=500, blank=True)
    on = models.DateField(_("dag"))

    class Meta:
        """One score for each member, criterion and application, 1 to 5."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "criterion", "user"], name="score_is_one_each"),
            models.CheckConstraint(condition=Q(points__gte=1, points__lte=MOST_POINTS), name="score_is_1_to_5"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"


class JointScore(Governed):
    """What a group agreed on, by one criterion (gemensam poäng), and why where it is not what most thought."""

    KIND = "portfolio.joint_score"

    application = models.ForeignKey(
        Application, verbose_name=_("ansökan"), on_delete=models.RESTRICT, related_name="joint_scores"
    )
    criterion = models.ForeignKey(
        Criterion, verbose_name=_("kriterium"), on_delete=models.RESTRICT, related_name="joint_scores"
    )
    points = models.PositiveSmallIntegerField(_("poäng"))
    why = models.CharField(_("därför"), max_length=500, blank=True)
    on = models.DateField(_("dag"))

    class Meta:
        """One for each criterion and application."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "criterion"], name="joint_score_is_one_each"),
            models.CheckConstraint(condition=Q(points__gte=1, points__lte=MOST_POINTS), name="joint_score_is_1_to_5"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"

    def trail_organisation(self) -> int:
        """The application's organisation."""
        return self.application.organisation_id


class StoodAside(models.Model):
    """A member who took no part in an application because of bias (jäv), and why. Written only by acts."""

    application = models.ForeignKey(Application, on_delete=models.RESTRICT, related_name="stood_aside")
    user = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    user_name = models.CharField(_("ledamot"), max_length=200)
    why = models.CharField(_("därför"), max_length=300)
    on = models.DateField(_("dag"))

    class Meta:
        """Once for each application."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "user"], name="stood_aside_once"),
            models.CheckConstraint(condition=~Q(why=""), name="stood_aside_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.user_name}: {self.why}"


class Together(models.Model):
    """That a group scores an application together: nobody scores alone after that. Written only by acts."""

    application = models.ForeignKey(Application, on_delete=models.RESTRICT, related_name="together")
    group = models.ForeignKey(Group, on_delete=models.RESTRICT, related_name="+")
    opened_on = models.DateField(_("öppnad"))
    opened_by = models.CharField(_("öppnad av"), max_length=200)
    agreed_on = models.DateField(_("enades"), null=True, blank=True)

    class Meta:
        """A group scores an application together once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "group"], name="together_is_once"),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.group}"
