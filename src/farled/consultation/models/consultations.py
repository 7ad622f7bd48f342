"""Consultations: what is sent out, with which questions and papers, and who was told meanwhile (E8, E13, S23, S24)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.consultation.states import ConsultationState
from farled.direction.reads import DocumentVersion
from farled.files.reads import StoredFile
from farled.matters.reads import Decision, Matter
from farled.people.reads import Body, Organisation
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    """Reads of consultations."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's, once sent out; before that to those who run rounds or read the draft."""
        own = self.filter(organisation_id=actor.organisation_id)
        if actor.reach("consultation.run").whole:
            return own
        readable = DocumentVersion.objects.readable_by(actor)
        return own.filter(~Q(state=ConsultationState.PREPARING) | Q(proposal__in=readable))


class Consultation(Governed):
    """A round in which named bodies answer a version of a document (remissomgång).

    ``decision`` is the decision to consult, which names the recipients (R26); ``decided_text`` what is known of it when
    it was made before the matters were kept here. ``letter`` is the covering letter, ``introduction`` what a recipient
    reads first. ``due`` is the last day to answer for those without an extension. ``dispositions_shown``: the bodies
    read how their remarks were treated.
    """

    KIND = "consultation.consultation"
    TRAIL_LABELS = {"questions": _("frågor"), "material": _("underlag")}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="consultations")
    proposal = models.OneToOneField(
        DocumentVersion, on_delete=models.RESTRICT, related_name="consultation", verbose_name=_("förslag")
    )
    matter = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.RESTRICT, related_name="consultations", verbose_name=_("ärende")
    )
    decision = models.ForeignKey(
        Decision,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="consultations",
        verbose_name=_("beslut om remiss"),
    )
    decided_text = models.CharField(_("beslutet enligt handlingarna"), max_length=200, blank=True)
    title = models.CharField(_("namn"), max_length=200)
    reference = models.CharField(_("diarienummer"), max_length=60, blank=True)
    letter = models.TextField(_("följebrev"), blank=True)
    introduction = models.TextField(_("introduktion"), blank=True)
    reply_address = models.CharField(_("svarsadress"), max_length=200, blank=True)
    sent_on = models.DateField(_("utsänd"), null=True, blank=True)
    due = models.DateField(_("svar senast"))
    state = models.CharField(_("läge"), max_length=12, choices=ConsultationState, default=ConsultationState.PREPARING)
    dispositions_shown = models.BooleanField(_("instanserna ser behandlingen"), default=False)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        """What is sent out has a day, and leaves time to answer."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="consultation_has_a_title"),
            models.CheckConstraint(condition=Q(state__in=ConsultationState.values), name="consultation_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=ConsultationState.PREPARING) | Q(sent_on__isnull=False),
                name="consultation_sent_out_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(due__gt=F("sent_on")), name="consultation_leaves_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "-due"], name="consultation_latest")]

    def __str__(self) -> str:
        return self.title

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the word."""
        return ConsultationState(self.state).state_tag

    def trail_related(self) -> dict[str, Iterable[Any]]:
        """The questions and the papers that go with it."""
        return {
            "questions": [f"{each}\n{each.explanation}".strip() for each in self.questions.all()],
            "material": [each.told for each in self.material.all()],
        }


class Question(models.Model):
    """A question of the reply template (fråga i remissmallen, E13). Answering it is voluntary (R36)."""

    consultation = models.ForeignKey(Consultation, on_delete=models.RESTRICT, related_name="questions")
    number = models.PositiveSmallIntegerField(_("nummer"))
    text = models.TextField(_("fråga"))
    explanation = models.TextField(_("vad som menas"), blank=True)

    class Meta:
        """Numbered."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "number"], name="question_number_is_its_own"),
            models.CheckConstraint(condition=~Q(text=""), name="question_asks_something"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


class Material(models.Model):
    """A paper sent with the proposal (underlag); ``proposed``: whether it is a part of what is proposed (C98)."""

    consultation = models.ForeignKey(Consultation, on_delete=models.RESTRICT, related_name="material")
    title = models.CharField(_("titel"), max_length=200)
    proposed = models.BooleanField(_("ingår i förslaget"), default=False)
    file = models.OneToOneField(StoredFile, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """In the order they were given."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(title=""), name="material_has_a_title")]

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> str:
        """The paper as history names it: with its checksum, and whether it is a part of what is proposed."""
        part = gettext("%s (ingår i förslaget)") % self.title if self.proposed else self.title
        return f"{part} {self.file.sha256}" if self.file else part


class Occasion(Governed):
    """A day beside the round: a presentation or dialogue with recipients, or information to unions (S23, S24)."""

    KIND = "consultation.occasion"

    consultation = models.ForeignKey(
        Consultation, on_delete=models.RESTRICT, related_name="occasions", verbose_name=_("remiss")
    )
    union = models.BooleanField(_("samverkan med de fackliga organisationerna"), default=False)
    title = models.CharField(_("vad"), max_length=200)
    on = models.DateField(_("dag"))
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="+", verbose_name=_("hos")
    )
    invited = models.PositiveIntegerField(_("inbjudna"), null=True, blank=True)
    attended = models.PositiveIntegerField(_("deltog"), null=True, blank=True)
    notes = models.TextField(_("anteckningar"), blank=True)

    class Meta:
        """Each has a name."""

        ordering: ClassVar = ["on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="consultation_occasion_has_a_title")
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.on}"

    def trail_organisation(self) -> int:
        """The consultation's organisation."""
        return self.consultation.organisation_id
