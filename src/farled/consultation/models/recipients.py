"""Who is asked to answer, until when, and the personal links of those without an account (E9, S14, S18, S19)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from farled.consultation.models.consultations import Consultation
from farled.consultation.states import LinkPurpose, RecipientKind, ReplyState
from farled.people.reads import Body
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class RecipientQuerySet(models.QuerySet["Recipient"]):
    """Reads of recipients."""

    def visible_to(self, actor: "Actor") -> Self:
        """Recipients of consultations the actor may see."""
        return self.filter(consultation__in=Consultation.objects.visible_to(actor))

    def answered(self) -> Self:
        """Those whose reply has come in."""
        return self.filter(reply__state=ReplyState.HANDED_IN)

    def silent(self) -> Self:
        """Those who have not answered."""
        return self.exclude(reply__state=ReplyState.HANDED_IN)


class Recipient(Governed):
    """A body or an outside organisation that answers (remissinstans).

    ``body`` is set for one of the organisation's own; others have a name and the address of a function, not a person.
    ``invited`` is false for a reply nobody asked for (S19). ``answers_through`` is the recipient that collects this
    one's reply into a group reply (S18). ``prepared_by`` is the administration that drafts, which may be the same for
    several boards (S22). ``asked_until``: the longer time the body has asked for and not had an answer about,
    ``asked_why`` its reason; ``declined_why`` is what it was told when it did not get it.
    """

    KIND = "consultation.recipient"

    consultation = models.ForeignKey(
        Consultation, on_delete=models.RESTRICT, related_name="recipients", verbose_name=_("remiss")
    )
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="asked_to_answer", verbose_name=_("enhet")
    )
    prepared_by = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="+", verbose_name=_("bereds av")
    )
    name = models.CharField(_("remissinstans"), max_length=200)
    kind = models.CharField(_("slag"), max_length=20, choices=RecipientKind)
    address = models.EmailField(_("e-postadress"), blank=True)
    invited = models.BooleanField(_("inbjuden"), default=True)
    answers_through = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="collects",
        verbose_name=_("svarar genom"),
    )
    opened_at = models.DateTimeField(_("öppnad"), null=True, blank=True)
    asked_until = models.DateField(_("begärd förlängning till"), null=True, blank=True)
    asked_why = models.TextField(_("instansens skäl för längre tid"), blank=True)
    declined_why = models.TextField(_("varför den inte fick längre tid"), blank=True)
    extended_to = models.DateField(_("förlängd till"), null=True, blank=True)
    extended_why = models.TextField(_("skäl till förlängningen"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = RecipientQuerySet.as_manager()

    class Meta:
        """Asked once in a consultation, and an extension says why."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "name"], name="recipient_is_named_once"),
            models.UniqueConstraint(
                fields=["consultation", "body"], condition=Q(body__isnull=False), name="recipient_body_is_asked_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="recipient_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=RecipientKind.values), name="recipient_kind_is_known"),
            models.CheckConstraint(
                condition=Q(extended_to=None) | ~Q(extended_why=""), name="recipient_extension_says_why"
            ),
            models.CheckConstraint(
                condition=Q(answers_through=None) | ~Q(answers_through=F("id")), name="recipient_collects_others"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def trail_organisation(self) -> int:
        """The consultation's organisation."""
        return self.consultation.organisation_id


class Link(Governed):
    """A personal address that lets somebody without an account answer or approve (personlig länk).

    Only the hash of its secret is kept: it is shown once. It ends on ``expires_on``, when it is revoked, and when the
    consultation closes. ``name`` is how whoever holds it signs what they do, given by themselves: a name or a function.
    ``sent_at`` is when a letter with it left, ``problem`` what stopped it; neither is set for one handed over by hand.
    ``errand`` tells which letter it was made for, so that no letter is written twice; it is empty when there is none.
    """

    KIND = "consultation.link"
    UNTRACKED = frozenset({"id", "version", "token_hash", "used_at", "errand"})

    recipient = models.ForeignKey(Recipient, on_delete=models.RESTRICT, related_name="links")
    purpose = models.CharField(_("till för att"), max_length=10, choices=LinkPurpose)
    address = models.EmailField(_("e-postadress"), blank=True)
    name = models.CharField(_("undertecknar som"), max_length=200, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("skapad"))
    expires_on = models.DateField(_("gäller till och med"))
    revoked_at = models.DateTimeField(_("återkallad"), null=True, blank=True)
    used_at = models.DateTimeField(_("senast använd"), null=True, blank=True)
    sent_at = models.DateTimeField(_("brevet skickat"), null=True, blank=True)
    problem = models.CharField(_("varför brevet inte gick"), max_length=100, blank=True)
    errand = models.CharField(max_length=60, blank=True)

    class Meta:
        """What it is for is known, and a letter is written once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["recipient", "errand"], condition=~Q(errand=""), name="link_letter_is_written_once"
            ),
            models.CheckConstraint(condition=Q(purpose__in=LinkPurpose.values), name="link_purpose_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}, {self.get_purpose_display()}"

    def trail_organisation(self) -> int:
        """The consultation's organisation."""
        return self.recipient.consultation.organisation_id
