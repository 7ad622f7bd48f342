"""Remarks compared with each other: who asked for it, how it went, and which of them may say the same."""

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.consultation.models.consultations import Consultation
from farled.consultation.models.replies import Remark
from farled.people.reads import User
from farled.web import jobs

if TYPE_CHECKING:
    from farled.people.reads import Actor


class ComparisonQuerySet(models.QuerySet["Comparison"]):
    """Reads of comparisons."""

    def visible_to(self, actor: "Actor") -> Self:
        """To those who treat remarks."""
        seen = self.filter(consultation__in=Consultation.objects.visible_to(actor))
        return seen if actor.may("consultation.treat") else seen.none()

    def going(self) -> Self:
        """Those somebody waits for."""
        return self.filter(job_state__in=[jobs.JobState.WAITING, jobs.JobState.RUNNING])


class Comparison(jobs.Job):
    """All remarks of a consultation compared with each other (jämförelse); the job finds what may say the same.

    ``threshold`` is how alike every two of a suggestion had to be, in per cent, a decimal number written out.
    ``remarks`` counts those compared, and ``basis`` tells them, with their places and themes, from what there is later.
    Without ``asked_by`` it was made because a reply had come in.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="comparisons")
    asked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    asked_at = models.DateTimeField(_("begärd"))
    threshold = models.CharField(_("likhet"), max_length=40)
    made_at = models.DateTimeField(_("gjord"), null=True, blank=True)
    remarks = models.PositiveIntegerField(_("synpunkter"), default=0)
    basis = models.CharField(max_length=64, blank=True)

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        """The latest of a consultation is asked for; one at a time is waited for."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(job_state__in=jobs.JobState.values), name="comparison_job_state_is_known"
            ),
            models.UniqueConstraint(
                fields=["consultation"],
                condition=Q(job_state__in=[jobs.JobState.WAITING, jobs.JobState.RUNNING]),
                name="comparison_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consultation} {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def per_cent(self) -> Decimal:
        """How alike, in per cent."""
        return Decimal(self.threshold)


class Alike(models.Model):
    """Remarks that may say the same and be answered once (förslag): every two of them as alike as was asked for.

    ``likeness`` is how alike, in per cent, the two are that are least alike; ``words`` are those that most of them
    have; ``same`` says that the text is the same, word for word. ``key`` tells which remarks they are, so that a
    suggestion that has been set aside stays so when the remarks are compared anew.
    """

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="suggestions")
    remarks = models.ManyToManyField(Remark, related_name="alike", verbose_name=_("synpunkter"))
    number = models.PositiveIntegerField()
    likeness = models.PositiveSmallIntegerField(_("likhet"))
    same = models.BooleanField(_("ordagrant samma text"), default=False)
    words = models.JSONField(_("gemensamma ord"), default=list)
    key = models.CharField(max_length=64)
    set_aside_at = models.DateTimeField(_("undanlagt"), null=True, blank=True)

    class Meta:
        """Numbered as they were found, the largest first."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comparison", "number"], name="alike_number_is_its_own"),
            models.CheckConstraint(condition=Q(likeness__lte=100), name="alike_likeness_is_a_share"),
        ]

    def __str__(self) -> str:
        return ", ".join(self.words)
