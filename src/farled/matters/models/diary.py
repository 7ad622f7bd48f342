"""The diary: every document that came in, was made or was sent in a matter (OSL 5 kap. 2 §)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.matters.models.matters import Matter
from farled.matters.states import Course
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class DiaryEntryQuerySet(models.QuerySet["DiaryEntry"]):
    """Reads of the diary."""

    def visible_to(self, actor: "Actor") -> Self:
        """Entries of matters the actor may see. A secret entry is among them: its date and number are not secret."""
        return self.filter(matter__in=Matter.objects.visible_to(actor))


class DiaryEntry(Governed):
    """A document in the diary: date, number, sender or recipient, and briefly what it is about (diariepost)."""

    KIND = "matters.diary_entry"

    matter = models.ForeignKey(Matter, on_delete=models.RESTRICT, related_name="entries", verbose_name=_("ärende"))
    number = models.PositiveSmallIntegerField()
    on = models.DateField(_("dag"))
    course = models.CharField(_("slag"), max_length=20, choices=Course)
    counterpart = models.CharField(_("avsändare eller mottagare"), max_length=200, blank=True)
    subject = models.CharField(_("vad handlingen rör"), max_length=300)
    confidential = models.BooleanField(_("sekretess"), default=False)
    secrecy_ground = models.CharField(_("sekretessgrund"), max_length=200, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = DiaryEntryQuerySet.as_manager()

    class Meta:
        """Complete: a number of its own, who sent or got what came or went, what it is about, the ground of secrecy."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "number"], name="diary_entry_number_is_its_own"),
            models.CheckConstraint(condition=~Q(subject=""), name="diary_entry_says_what_it_is_about"),
            models.CheckConstraint(condition=Q(course__in=Course.values), name="diary_entry_course_is_known"),
            models.CheckConstraint(
                condition=Q(course=Course.MADE) | ~Q(counterpart=""), name="diary_entry_names_who_sent_or_got_it"
            ),
            models.CheckConstraint(
                condition=Q(confidential=False) | ~Q(secrecy_ground=""), name="diary_entry_secrecy_names_its_ground"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["on"], name="diary_entry_by_date")]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The matter's number and the document's own: 2026/00017-2."""
        return f"{self.matter.reference}-{self.number}"

    @property
    def secret(self) -> bool:
        """Whether what it is about is secret, by itself or with its matter."""
        return self.confidential or self.matter.confidential

    @property
    def hidden(self) -> bool:
        """Whether the page of its open matter leaves out what it is about: a secret document is opened by itself."""
        return self.confidential and not self.matter.confidential

    def trail_organisation(self) -> int:
        """The matter's organisation."""
        return self.matter.organisation_id

    def trail_confidential(self) -> bool:
        """Whether what happens to it is secret."""
        return self.secret
