"""Replies to a consultation that came as files: the reading of each, and the parts of its draft."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.consultation.reads import Question, Recipient, Reply
from farled.consultation.states import MotionFate, ReplyDissentKind, ReplyStanding, Stance
from farled.direction.reads import Passage
from farled.files.reads import StoredFile
from farled.imports.states import OPEN_REPLIES, PartKind, ReplyReadingState
from farled.people.reads import Organisation, User
from farled.trail.reads import Governed
from farled.web import jobs

if TYPE_CHECKING:
    from farled.people.reads import Actor


class ReplyReadingQuerySet(models.QuerySet["ReplyReading"]):
    """Reads of replies that came as files."""

    def visible_to(self, actor: "Actor") -> Self:
        """Those of the organisation, for those who run consultations."""
        if not actor.reach("consultation.run").whole:
            return self.none()
        return self.filter(organisation_id=actor.organisation_id)


class ReplyReading(jobs.Job, Governed):
    """The reading of one file into one recipient's reply (inläst svar): a draft for a person to confirm.

    The fields named in ``SAID`` and ``DECIDED`` are the draft, under the names they have in a reply; what is empty has
    not been said, or not been understood. ``found`` is what the reading core told besides: where things were read,
    what was not understood, doubts, and the other replies of the file. ``chosen`` is the number, from 0, of the reply
    in the file; None until the file has been read. A reading that was left goes with a recipient that is taken away.

    History tells who did what; what the reply says is told there by the reply, once it is registered.
    """

    KIND = "imports.reply"
    SAID = ("stance", "stance_text", "conditions", "summary", "statement", "reference", "stated_on")
    DECIDED = ("standing", "decided_on", "paragraph")
    UNTRACKED = frozenset({"id", "version", "found", "chosen", "asked_by", *SAID, *DECIDED}) | jobs.FIELDS

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="reply_readings")
    recipient = models.ForeignKey(
        Recipient, on_delete=models.CASCADE, related_name="readings", verbose_name=_("remissinstans")
    )
    name = models.CharField(_("fil"), max_length=200)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.RESTRICT, related_name="reply_readings"
    )
    state = models.CharField(_("läge"), max_length=10, choices=ReplyReadingState, default=ReplyReadingState.READING)
    chosen = models.PositiveIntegerField(null=True, blank=True)
    received_on = models.DateField(_("inkommet"))
    started_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="reply_readings")
    started_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    found = models.JSONField(default=dict, blank=True)
    stance = models.CharField(_("ställningstagande"), max_length=24, choices=Stance, blank=True)
    stance_text = models.CharField(_("ställningstagandet med deras ord"), max_length=300, blank=True)
    conditions = models.TextField(_("villkor"), blank=True)
    summary = models.TextField(_("sammanfattning"), blank=True)
    statement = models.TextField(_("yttrande"), blank=True)
    reference = models.CharField(_("deras diarienummer"), max_length=60, blank=True)
    stated_on = models.DateField(_("yttrandet daterat"), null=True, blank=True)
    standing = models.CharField(_("beslutat av"), max_length=10, choices=ReplyStanding, blank=True)
    decided_on = models.DateField(_("beslutat"), null=True, blank=True)
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    reply = models.OneToOneField(
        Reply, null=True, blank=True, on_delete=models.RESTRICT, related_name="read_from", verbose_name=_("svar")
    )
    registered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    registered_at = models.DateTimeField(null=True, blank=True)

    objects = ReplyReadingQuerySet.as_manager()

    class Meta:
        """Known states; one at a time for a recipient; registered, it has its reply."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=ReplyReadingState.values), name="reply_reading_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="reply_reading_has_a_name"),
            models.CheckConstraint(
                condition=Q(file__isnull=False) | Q(state=ReplyReadingState.LEFT),
                name="reply_reading_has_its_file_until_left",
            ),
            models.CheckConstraint(
                condition=Q(state=ReplyReadingState.REGISTERED, reply__isnull=False, registered_at__isnull=False)
                | (~Q(state=ReplyReadingState.REGISTERED) & Q(reply=None, registered_at=None, registered_by=None)),
                name="reply_reading_registered_has_its_reply",
            ),
            models.UniqueConstraint(
                fields=["recipient"],
                condition=Q(state__in=[state.value for state in OPEN_REPLIES]),
                name="reply_is_read_once_at_a_time",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "-started_at"], name="reply_reading_latest")]

    def __str__(self) -> str:
        return self.name

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the state's word."""
        return ReplyReadingState(self.state).state_tag

    @property
    def by_hand(self) -> bool:
        """Whether the file has no text to read, so that a person writes what it says."""
        return bool(self.found.get("by_hand"))


class ReplyPartQuerySet(models.QuerySet["ReplyPart"]):
    """Reads of the parts of drafts."""

    def visible_to(self, actor: "Actor") -> Self:
        """Parts of readings the actor may see."""
        return self.filter(reading__in=ReplyReading.objects.visible_to(actor))


class ReplyPart(models.Model):
    """A remark, a motion or a dissenting opinion in the draft of a reply, beside where it was read.

    ``kept`` is false for what a person leaves out. ``passages`` is where it stands in the file; none for what a person
    has added. ``heading`` is what it stands under there. ``suggested`` are passages of the proposal that a remark may
    be about, each ``{"passage", "reasons"}``; ``passage`` or ``question`` is what it is about, neither means the
    proposal as a whole. ``who`` are parties or roles. An empty ``fate`` has not been understood.
    """

    reading = models.ForeignKey(ReplyReading, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=8, choices=PartKind)
    kept = models.BooleanField(default=True)
    text = models.TextField(_("text"), blank=True)
    heading = models.TextField(blank=True)
    passage = models.ForeignKey(
        Passage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("stycke")
    )
    question = models.ForeignKey(
        Question, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("fråga")
    )
    quote = models.TextField(_("citat"), blank=True)
    page = models.CharField(_("sida i svaret"), max_length=40, blank=True)
    appreciates = models.BooleanField(_("uppskattar"), default=False)
    who = models.JSONField(_("vem"), default=list, blank=True)
    fate = models.CharField(_("hur det gick"), max_length=10, choices=MotionFate, blank=True)
    dissent = models.CharField(_("slag"), max_length=12, choices=ReplyDissentKind, blank=True)
    passages = models.JSONField(default=list, blank=True)
    suggested = models.JSONField(default=list, blank=True)

    objects = ReplyPartQuerySet.as_manager()

    class Meta:
        """Numbered in the draft, and about one thing."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reading", "number"], name="reply_part_number_is_its_own"),
            models.CheckConstraint(condition=Q(kind__in=PartKind.values), name="reply_part_kind_is_known"),
            models.CheckConstraint(condition=Q(passage=None) | Q(question=None), name="reply_part_is_about_one_thing"),
        ]

    def __str__(self) -> str:
        return self.text[:80]
