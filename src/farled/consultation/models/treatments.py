"""How remarks are treated: themes, dispositions, and one answer for one remark or many alike (E12, R33, R35)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.consultation.models.consultations import Consultation
from farled.direction.reads import Passage
from farled.people.reads import Organisation, User
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class Theme(Governed):
    """A subject that remarks are sorted under (tema)."""

    KIND = "consultation.theme"

    consultation = models.ForeignKey(Consultation, on_delete=models.RESTRICT, related_name="themes")
    name = models.CharField(_("tema"), max_length=120)
    reflection = models.TextField(_("hur temat möts"), blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Named once in a consultation."""

        ordering: ClassVar = ["position", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "name"], name="theme_is_named_once"),
            models.CheckConstraint(condition=~Q(name=""), name="theme_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def trail_organisation(self) -> int:
        """The consultation's organisation."""
        return self.consultation.organisation_id


class Disposition(Governed):
    """What a treatment can come to (behandling), as the organisation words it (E12).

    ``changes_text``: the proposal is changed, so the treatment has to point at the changed passage.
    """

    KIND = "consultation.disposition"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="dispositions")
    name = models.CharField(_("behandling"), max_length=120)
    meaning = models.CharField(_("vad den innebär"), max_length=300, blank=True)
    changes_text = models.BooleanField(_("texten ändras"), default=False)
    in_use = models.BooleanField(_("används"), default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Named once."""

        ordering: ClassVar = ["position", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "name"], name="disposition_is_named_once"),
            models.CheckConstraint(condition=~Q(name=""), name="disposition_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class TreatmentQuerySet(models.QuerySet["Treatment"]):
    """Reads of treatments."""

    def visible_to(self, actor: "Actor") -> Self:
        """To those who treat remarks; to everybody in the organisation once the answers are shown."""
        seen = self.filter(consultation__in=Consultation.objects.visible_to(actor))
        if actor.may("consultation.treat"):
            return seen
        return seen.filter(consultation__dispositions_shown=True)

    def open(self) -> Self:
        """Those nobody has given a disposition."""
        return self.filter(disposition=None)


class Treatment(Governed):
    """How a remark, or several that say the same, is treated (hantering av synpunkt).

    A handed in remark has one of its own until it is grouped with others: then they are answered once, and each body
    still sees its own remark. ``refers_to`` is where the matter is handled instead.
    """

    KIND = "consultation.treatment"
    TRAIL_LABELS = {"passages": _("ändrade stycken"), "remarks": _("synpunkter")}
    TRAIL_POINTS = {"passages": "direction.Passage", "remarks": "consultation.Remark"}

    consultation = models.ForeignKey(
        Consultation, on_delete=models.RESTRICT, related_name="treatments", verbose_name=_("remiss")
    )
    theme = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.RESTRICT, related_name="treatments", verbose_name=_("tema")
    )
    handler = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+", verbose_name=_("handläggare")
    )
    disposition = models.ForeignKey(
        Disposition,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="treatments",
        verbose_name=_("behandling"),
    )
    answer = models.TextField(_("svar"), blank=True)
    refers_to = models.CharField(_("hänvisas till"), max_length=300, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = TreatmentQuerySet.as_manager()

    class Meta:
        """Asked for consultation by consultation."""

        indexes: ClassVar = [models.Index(fields=["consultation", "theme"], name="treatment_by_theme")]

    def __str__(self) -> str:
        return self.answer[:80] or str(self.pk)

    def trail_organisation(self) -> int:
        """The consultation's organisation."""
        return self.consultation.organisation_id

    def trail_name(self) -> str:
        """The first remark that it answers."""
        return next((str(each) for each in self.remarks.all()), str(self))

    def trail_related(self) -> dict[str, Iterable[Any]]:
        """The passages it changed and the remarks it answers."""
        return {
            "passages": [each.passage_id for each in self.changes.all()],
            "remarks": [each.pk for each in self.remarks.all()],
        }


class ChangedPassage(models.Model):
    """A passage that a treatment changed, added or took away (ändrat stycke): followed from the remark, and back."""

    treatment = models.ForeignKey(Treatment, on_delete=models.RESTRICT, related_name="changes")
    passage = models.ForeignKey(Passage, on_delete=models.RESTRICT, related_name="caused_by", verbose_name=_("stycke"))

    class Meta:
        """Said once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["treatment", "passage"], name="changed_passage_is_said_once")
        ]

    def __str__(self) -> str:
        return f"{self.treatment_id} {self.passage_id}"
