"""Replies: what a body answers, how it was adopted there, and the remarks it holds (E10, E11, R29, R30, R38)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.consultation.models.consultations import Consultation, Question
from farled.consultation.models.recipients import Link, Recipient
from farled.consultation.models.treatments import Treatment
from farled.consultation.states import MotionFate, Place, ReplyDissentKind, ReplyStanding, ReplyState, Stance
from farled.direction.reads import Passage
from farled.files.reads import StoredFile
from farled.people.reads import Reach, Role, User
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


def own_reach(actor: "Actor", capability: str) -> Reach:
    """The bodies somebody answers or approves for: those they hold a role in, and those under them.

    A right that reaches the whole organisation opens no draft: that is the body's own. The system's hand reaches all.
    """
    reach = actor.reach(capability)
    if not reach.whole or actor.everything:
        return reach
    held = actor.holding(Role.STRATEGIST).bodies | actor.holding(Role.BODY_EDITOR).bodies
    return Reach(whole=False, bodies=held)


class ReplyQuerySet(models.QuerySet["Reply"]):
    """Reads of replies."""

    def visible_to(self, actor: "Actor") -> Self:
        """What has been handed in, and the drafts of the actor's own bodies."""
        seen = self.filter(recipient__consultation__in=Consultation.objects.visible_to(actor))
        writes, approves = own_reach(actor, "consultation.answer"), own_reach(actor, "consultation.approve")
        if writes.whole:
            return seen
        bodies = writes.bodies | approves.bodies
        own = Q(recipient__body__in=bodies) | Q(recipient__prepared_by__in=bodies)
        return seen.filter(Q(state=ReplyState.HANDED_IN) | own)


class Reply(Governed):
    """What a recipient answers (yttrande); a draft until it is handed in, read by nobody outside the body till then.

    ``statement`` is the reply as a whole, ``summary`` its gist, ``conditions`` what support hangs on. Adopted, it has
    the day of the board's decision and its §; an office reply has neither (R30). ``same_text_as`` is the reply this
    one's text was taken from when one administration answers for several (S22), and ``taken_key`` tells that text as it
    was taken, so that one knows whether the copy is untouched. ``approved_through`` is the link of somebody without an
    account who approved. ``file`` is the reply as it came in.

    History tells that a draft is written and by whom, and what it says from the day it is handed in.
    """

    KIND = "consultation.reply"
    UNTRACKED = Governed.UNTRACKED | {"taken_key"}
    TRAIL_LABELS = {"motions": _("yrkanden"), "dissents": _("reservationer"), "remarks": _("synpunkter")}
    SAID = ("stance", "stance_text", "conditions", "summary", "statement", "reference", "stated_on")
    DECIDED = ("standing", "decided_on", "paragraph")

    recipient = models.OneToOneField(
        Recipient, on_delete=models.RESTRICT, related_name="reply", verbose_name=_("remissinstans")
    )
    state = models.CharField(_("läge"), max_length=12, choices=ReplyState, default=ReplyState.DRAFT)
    standing = models.CharField(_("beslutat av"), max_length=10, choices=ReplyStanding, blank=True)
    stance = models.CharField(_("ställningstagande"), max_length=24, choices=Stance, blank=True)
    stance_text = models.CharField(_("ställningstagandet med egna ord"), max_length=300, blank=True)
    conditions = models.TextField(_("villkor"), blank=True)
    summary = models.TextField(_("sammanfattning"), blank=True)
    statement = models.TextField(_("yttrande"), blank=True)
    reference = models.CharField(_("diarienummer"), max_length=60, blank=True)
    stated_on = models.DateField(_("yttrandet daterat"), null=True, blank=True)
    decided_on = models.DateField(_("nämndens beslut"), null=True, blank=True)
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    handed_in_at = models.DateTimeField(_("inlämnat"), null=True, blank=True)
    comment = models.TextField(_("kommentar"), blank=True)
    same_text_as = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="taken_up_by",
        verbose_name=_("samma text som"),
    )
    taken_key = models.CharField(max_length=64, blank=True)
    file = models.OneToOneField(StoredFile, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    approved_through = models.ForeignKey(Link, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    written_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    approved_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        """Handed in, it has a stance, a standing and an instant; adopted, the day it was decided."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=ReplyState.values), name="reply_state_is_known"),
            models.CheckConstraint(condition=Q(stance="") | Q(stance__in=Stance.values), name="reply_stance_is_known"),
            models.CheckConstraint(
                condition=Q(standing="") | Q(standing__in=ReplyStanding.values), name="reply_standing_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=ReplyState.HANDED_IN)
                | Q(handed_in_at__isnull=False) & ~Q(stance="") & ~Q(standing=""),
                name="reply_handed_in_says_what",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReplyState.HANDED_IN, standing=ReplyStanding.ADOPTED)
                | Q(decided_on__isnull=False)
                | Q(stance=Stance.ABSTAINS),
                name="reply_adopted_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient.name}"

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the word."""
        return ReplyState(self.state).state_tag

    @property
    def drafted(self) -> bool:
        """Whether it is still the body's own and nobody else's to read."""
        return self.state != ReplyState.HANDED_IN

    @property
    def decided(self) -> bool:
        """Whether the board's decision about it stands here."""
        return self.decided_on is not None

    def trail_organisation(self) -> int:
        """The consultation's organisation."""
        return self.recipient.consultation.organisation_id

    def trail_values(self) -> dict[str, Any]:
        """What history keeps: of a draft, all but what it says."""
        values = super().trail_values()
        return {name: value for name, value in values.items() if not (self.drafted and name in self._secret())}

    def trail_related(self) -> dict[str, Iterable[str]]:
        """What was said beside the statement, once it is handed in."""
        if self.drafted:
            return {}
        return {
            "motions": [str(each) for each in self.motions.all()],
            "dissents": [str(each) for each in self.dissents.all()],
            "remarks": [each.text for each in self.remarks.all()],
        }

    @classmethod
    def _secret(cls) -> frozenset[str]:
        return frozenset({*cls.SAID, *cls.DECIDED, "comment"})


class Remark(models.Model):
    """Something a reply says (synpunkt): about a passage, in answer to a question, or of the proposal as a whole.

    ``quote`` holds the words of the passage it points at, ``page`` where it stands in the reply ("s. 4"). ``text_key``
    is the text as it is compared, so that the same remark from several bodies is known as one text. ``appreciates``: it
    says what is good, so it counts for the reply's tone and asks for nothing. ``treatment`` is set at handing in.
    """

    reply = models.ForeignKey(Reply, on_delete=models.RESTRICT, related_name="remarks")
    number = models.PositiveIntegerField(_("nummer"))
    place = models.CharField(_("gäller"), max_length=10, choices=Place, default=Place.WHOLE)
    passage = models.ForeignKey(
        Passage, null=True, blank=True, on_delete=models.RESTRICT, related_name="remarks", verbose_name=_("stycke")
    )
    question = models.ForeignKey(
        Question, null=True, blank=True, on_delete=models.RESTRICT, related_name="remarks", verbose_name=_("fråga")
    )
    quote = models.TextField(_("citat"), blank=True)
    page = models.CharField(_("sida i svaret"), max_length=40, blank=True)
    text = models.TextField(_("synpunkt"))
    text_key = models.CharField(max_length=64, blank=True)
    appreciates = models.BooleanField(_("uppskattar"), default=False)
    treatment = models.ForeignKey(
        Treatment,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="remarks",
        verbose_name=_("behandling"),
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Numbered in its reply, and pointing at what it says it is about."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reply", "number"], name="remark_number_is_its_own"),
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
            models.CheckConstraint(
                condition=Q(place=Place.PASSAGE, passage__isnull=False, question=None)
                | Q(place=Place.QUESTION, question__isnull=False, passage=None)
                | Q(place=Place.WHOLE, passage=None, question=None),
                name="remark_points_at_its_place",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["treatment"], name="remark_by_treatment")]

    def __str__(self) -> str:
        return self.text[:80]


class ReplyWriter(models.Model):
    """Somebody who has written in a draft: a person with an account, or whoever holds a personal link.

    Whoever approves is none of them. ``name`` is how they signed.
    """

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="writers")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    link = models.ForeignKey(Link, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    name = models.CharField(_("skriver som"), max_length=200)
    latest_at = models.DateTimeField(_("skrev senast"))

    class Meta:
        """Each is named once for a reply."""

        ordering: ClassVar = ["-latest_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reply", "user"], condition=Q(user__isnull=False), name="reply_writer_is_named_once"
            ),
            models.UniqueConstraint(
                fields=["reply", "link", "name"], condition=Q(link__isnull=False), name="reply_guest_is_named_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Motion(models.Model):
    """An amendment moved when a body adopted its reply (tilläggsyrkande, R38). ``who`` holds parties or roles."""

    reply = models.ForeignKey(Reply, on_delete=models.RESTRICT, related_name="motions")
    order = models.PositiveSmallIntegerField()
    who = models.JSONField(_("vem"), default=list)
    text = models.TextField(_("vad yrkandet säger"))
    fate = models.CharField(_("hur det gick"), max_length=10, choices=MotionFate)

    class Meta:
        """In the minutes' order."""

        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reply", "order"], name="motion_order_is_its_own"),
            models.CheckConstraint(condition=~Q(text=""), name="reply_motion_says_something"),
            models.CheckConstraint(condition=Q(fate__in=MotionFate.values), name="reply_motion_fate_is_known"),
        ]

    def __str__(self) -> str:
        return f"{', '.join(self.who)}: {self.text} ({self.get_fate_display()})"


class ReplyDissent(models.Model):
    """A reservation or special statement when a body adopted its reply. ``who`` holds parties or roles."""

    reply = models.ForeignKey(Reply, on_delete=models.RESTRICT, related_name="dissents")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(_("slag"), max_length=12, choices=ReplyDissentKind)
    who = models.JSONField(_("vem"), default=list)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        """In the minutes' order."""

        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reply", "order"], name="reply_dissent_order_is_its_own"),
            models.CheckConstraint(condition=Q(kind__in=ReplyDissentKind.values), name="reply_dissent_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({', '.join(self.who)}): {self.text}"
