"""The numbered points of a recommittal, each to be answered or moved to a matter of its own (S8, R12)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.matters.models.decisions import Decision
from farled.matters.models.matters import Matter
from farled.matters.states import PointState
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class PointQuerySet(models.QuerySet["Point"]):
    """Reads of points."""

    def visible_to(self, actor: "Actor") -> Self:
        """Points of matters the actor may see."""
        return self.filter(decision__matter__in=Matter.objects.visible_to(actor))

    def unanswered(self) -> Self:
        """Those neither answered nor moved."""
        return self.filter(answered_on=None)


class Point(Governed):
    """One thing an organ wants completed before it takes the matter up again (punkt i en återremiss).

    ``answered_on``: when the answer was given or the point was moved. ``moved_text`` says where, when the other matter
    is not registered here (yet). ``node`` is the row of the red thread that the answer led to, such as ``insats:12``.
    """

    KIND = "matters.point"

    decision = models.ForeignKey(Decision, on_delete=models.RESTRICT, related_name="points")
    order = models.PositiveSmallIntegerField()
    text = models.TextField(_("vad som ska kompletteras"))
    answer = models.TextField(_("svar"), blank=True)
    answered_on = models.DateField(_("besvarad"), null=True, blank=True)
    moved_to = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.RESTRICT, related_name="points_taken_over",
        verbose_name=_("flyttad till ärendet"),
    )  # fmt: skip
    moved_text = models.CharField(_("flyttad till"), max_length=200, blank=True)
    node = models.CharField(_("ledde till"), max_length=40, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = PointQuerySet.as_manager()

    class Meta:
        """Numbered; a point that is answered says how, and one that is moved says where and why."""

        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "order"], name="point_order_is_its_own"),
            models.CheckConstraint(condition=~Q(text=""), name="point_says_what_is_asked"),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="", moved_to=None, moved_text="")
                | Q(answered_on__isnull=False) & ~Q(answer=""),
                name="point_is_answered_in_words_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.text}"

    @property
    def moved_where(self) -> str:
        """Where it was moved; a secret matter is not named."""
        if self.moved_to is None:
            return self.moved_text
        return str(_("ett annat ärende")) if self.moved_to.confidential else self.moved_to.reference

    def trail_organisation(self) -> int:
        """The matter's organisation."""
        return self.decision.matter.organisation_id

    def trail_confidential(self) -> bool:
        """As secret as the matter."""
        return self.decision.matter.confidential

    @property
    def state(self) -> PointState:
        """What has become of it."""
        if self.answered_on is None:
            return PointState.OPEN
        return PointState.MOVED if self.moved_to_id or self.moved_text else PointState.ANSWERED
