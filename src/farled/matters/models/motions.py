"""What is particular to a motion (S10, E7)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from farled.matters.models.handling import listed
from farled.matters.models.matters import Matter
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class MotionQuerySet(models.QuerySet["Motion"]):
    """Reads of motions."""

    def visible_to(self, actor: "Actor") -> Self:
        """Motions in matters the actor may see."""
        return self.filter(matter__in=Matter.objects.visible_to(actor))


class Motion(Governed):
    """A motion: who made it, when, what it says and what it claims (att-satser).

    ``covered_by`` is the row of the red thread that already does what the motion asks for, such as ``insats:12``.
    """

    KIND = "matters.motion"

    matter = models.OneToOneField(Matter, on_delete=models.RESTRICT, related_name="motion")
    parties = models.JSONField(_("väckt av"), default=list)
    submitted_on = models.DateField(_("dagen den väcktes"))
    text = models.TextField(_("motionens text"), blank=True)
    claims = models.JSONField(_("att-satser"), default=list)
    covered_by = models.CharField(_("täcks redan av"), max_length=40, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = MotionQuerySet.as_manager()

    class Meta:
        """A motion belongs to one matter."""

        verbose_name: ClassVar = _("motion")

    def __str__(self) -> str:
        return str(self.matter)

    @property
    def by(self) -> str:
        """Who made it."""
        return listed(self.parties)

    def trail_organisation(self) -> int:
        """The matter's organisation."""
        return self.matter.organisation_id

    def trail_confidential(self) -> bool:
        """As secret as the matter."""
        return self.matter.confidential
