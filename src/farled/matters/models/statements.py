"""Statements to a board (tjänsteutlåtanden): numbered versions of what is written before a matter is decided (S11)."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.files.reads import StoredFile
from farled.matters.models.decisions import Decision
from farled.matters.models.layouts import Layout
from farled.matters.models.matters import Matter
from farled.matters.models.meetings import Meeting
from farled.matters.states import HeadingRole, StatementState
from farled.people.reads import Body, User
from farled.trail.reads import Governed
from farled.web import jobs
from farled.web.jobs import Job

if TYPE_CHECKING:
    from farled.people.reads import Actor


class StatementQuerySet(models.QuerySet["Statement"]):
    """Reads of statements."""

    def visible_to(self, actor: "Actor") -> Self:
        """Approved and frozen ones in matters the actor may see; drafts only to those who write or approve them."""
        seen, reach = self.filter(matter__in=Matter.objects.visible_to(actor)), actor.reach("matters.review")
        if reach.whole:
            return seen
        done = Q(state__in=[StatementState.APPROVED, StatementState.BASIS])
        return seen.filter(done | Q(matter__handler__in=reach.bodies))


class Statement(Governed):
    """A version of the statement in a matter (tjänsteutlåtande).

    ``to`` is the organ it is addressed to. ``concerns`` are rows of the red thread it is about, such as ``insats:12``.
    ``meeting`` is the one it was sent to or decided at; then it is frozen, and the database keeps it so. ``comment`` is
    what whoever sent it back wanted done.
    """

    KIND = "matters.statement"
    TRAIL_LABELS = {"passages": _("texter")}

    matter = models.ForeignKey(Matter, on_delete=models.RESTRICT, related_name="statements", verbose_name=_("ärende"))
    number = models.PositiveSmallIntegerField(_("version"))
    layout = models.ForeignKey(
        Layout, on_delete=models.RESTRICT, related_name="statements", verbose_name=_("disposition")
    )
    title = models.CharField(_("rubrik"), max_length=300)
    to = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="+", verbose_name=_("till")
    )
    due = models.DateField(_("ska vara klart"))
    concerns = models.JSONField(_("rör i målkedjan"), default=list, blank=True)
    state = models.CharField(_("status"), max_length=10, choices=StatementState, default=StatementState.DRAFT)
    started_on = models.DateField(_("påbörjat"))
    approved_on = models.DateField(_("godkänt"), null=True, blank=True)
    approved_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+", verbose_name=_("godkänt av")
    )
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.RESTRICT, related_name="statements",
        verbose_name=_("sammanträde"),
    )  # fmt: skip
    comment = models.TextField(_("kommentar"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        """Numbered in the matter; one at a time is worked on; what is approved says when, what is frozen for whom."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "number"], name="statement_number_is_its_own"),
            models.UniqueConstraint(
                fields=["matter"], condition=~Q(state=StatementState.BASIS), name="statement_one_is_worked_on"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="statement_has_a_title"),
            models.CheckConstraint(condition=Q(state__in=StatementState.values), name="statement_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=[StatementState.DRAFT, StatementState.REVIEW], approved_on=None)
                | Q(state__in=[StatementState.APPROVED, StatementState.BASIS], approved_on__isnull=False),
                name="statement_approved_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=StatementState.BASIS, meeting__isnull=False)
                | ~Q(state=StatementState.BASIS) & Q(meeting=None),
                name="statement_frozen_has_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Tjänsteutlåtande %(number)s i %(reference)s") % {
            "number": self.number, "reference": self.matter.reference
        })  # fmt: skip

    def trail_organisation(self) -> int:
        """The matter's organisation."""
        return self.matter.organisation_id

    def trail_confidential(self) -> bool:
        """As secret as the matter; and nobody else reads what is not approved."""
        return self.matter.confidential

    def trail_related(self) -> dict[str, Iterable[str]]:
        """What it says at each step."""
        return {"passages": [f"{each.order:02}. {each.name}: {each.told}" for each in self.passages.all()]}

    @property
    def open_title(self) -> str:
        """The title where it stands among others: that of a secret matter is read on its own page only."""
        return str(_("Sekretess")) if self.matter.confidential else self.title

    @property
    def open_name(self) -> str:
        """What it is called where it stands among others: the number of a secret matter is left out."""
        return str(_("Tjänsteutlåtande, sekretess")) if self.matter.confidential else str(self)

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the word."""
        return StatementState(self.state).tag

    @property
    def is_frozen(self) -> bool:
        """Whether a meeting has been given it."""
        return self.state == StatementState.BASIS


class Passage(models.Model):
    """The text under one heading of a statement, kept as it is typed. Written only by acts.

    ``nothing``: somebody has said that there are no particular aspects of a dimension; ``nothing_by`` and
    ``nothing_at`` say who and when. ``writers`` are all who have written there, by id. ``fetched`` is what was fetched
    there last, and ``sources`` where from: what differs from it somebody has typed.
    """

    statement = models.ForeignKey(Statement, on_delete=models.RESTRICT, related_name="passages")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(_("rubrik"), max_length=120)
    role = models.CharField(max_length=12, choices=HeadingRole)
    help = models.CharField(max_length=300, blank=True)
    required = models.BooleanField(default=False)
    text = models.TextField(_("text"), blank=True)
    nothing = models.BooleanField(_("inga särskilda aspekter"), default=False)
    nothing_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    nothing_at = models.DateTimeField(null=True, blank=True)
    fetched = models.TextField(blank=True)
    sources = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(null=True, blank=True)
    writer = models.ForeignKey(User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    writers = models.JSONField(default=list, blank=True)

    class Meta:
        """In the layout's order; nothing to say is said of dimensions alone, by somebody, and not beside a text."""

        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "order"], name="passage_order_is_its_own"),
            models.CheckConstraint(condition=Q(role__in=HeadingRole.values), name="passage_role_is_known"),
            models.CheckConstraint(
                condition=Q(nothing=False, nothing_at=None, nothing_by=None)
                | Q(nothing=True, nothing_at__isnull=False, text="", role=HeadingRole.DIMENSION),
                name="passage_nothing_is_said_of_dimensions",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_dimension(self) -> bool:
        """Whether it is one of the dimensions a matter is looked at from."""
        return self.role == HeadingRole.DIMENSION

    @property
    def is_listed(self) -> bool:
        """Whether each line is an item of its own."""
        return HeadingRole(self.role).listed

    @property
    def lines(self) -> list[str]:
        """Its items."""
        return [line for line in self.text.splitlines() if line.strip()]

    @property
    def answered(self) -> bool:
        """Whether something is said."""
        return bool(self.text) or self.nothing

    @property
    def missing(self) -> bool:
        """Whether it has to be said and is not."""
        return self.required and not self.answered

    @property
    def typed(self) -> bool:
        """Whether somebody has written something else than what was fetched."""
        return self.text != self.fetched

    def written_by(self, user_id: int | None, *, at: datetime) -> None:
        """Note that somebody has written, at an instant; the caller saves."""
        self.version, self.saved_at, self.writer_id = self.version + 1, at, user_id
        if user_id is not None and user_id not in self.writers:
            self.writers = [*self.writers, user_id]

    @property
    def told(self) -> str:
        """What it says, also when that is nothing."""
        return str(_("Inga särskilda aspekter har framkommit.")) if self.nothing else self.text


class FrozenStatement(Governed, Job):
    """A statement as it was when a meeting was given it: data that never change, with their checksum (K3).

    The job writes its files.
    """

    KIND = "matters.frozen_statement"
    UNTRACKED = Governed.UNTRACKED | jobs.FIELDS

    statement = models.OneToOneField(Statement, on_delete=models.RESTRICT, related_name="frozen")
    file = models.OneToOneField(StoredFile, on_delete=models.RESTRICT, related_name="frozen_statement")
    sha256 = models.CharField(_("kontrollsumma"), max_length=64)
    frozen_at = models.DateTimeField(_("fryst"))
    frozen_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+", verbose_name=_("fryst av")
    )

    class Meta:
        """Known by its checksum."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(sha256=""), name="frozen_statement_has_a_checksum"),
            models.CheckConstraint(
                condition=Q(job_state__in=jobs.JobState.values), name="frozen_statement_job_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.statement)

    def trail_organisation(self) -> int:
        """The matter's organisation."""
        return self.statement.matter.organisation_id

    def trail_confidential(self) -> bool:
        """As secret as the matter."""
        return self.statement.matter.confidential

    @property
    def was_asked(self) -> bool:
        """Whether somebody has asked for its files: whoever froze it, unless that was the system itself."""
        return self.frozen_by_id is not None or self.job_beat_at > self.frozen_at


class FrozenFile(models.Model):
    """A file written from a frozen statement, once and for all. Written only by acts.

    ``template`` names the organisation's own template it was written in.
    """

    frozen = models.ForeignKey(FrozenStatement, on_delete=models.RESTRICT, related_name="files")
    format = models.CharField(max_length=10)
    file = models.OneToOneField(StoredFile, on_delete=models.RESTRICT, related_name="frozen_file")
    sha256 = models.CharField(max_length=64)
    template = models.CharField(max_length=300, blank=True)

    class Meta:
        """One of each format."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["frozen", "format"], name="frozen_file_is_one_per_format"),
            models.CheckConstraint(condition=~Q(sha256="") & ~Q(format=""), name="frozen_file_has_a_checksum"),
        ]

    def __str__(self) -> str:
        return f"{self.frozen_id} {self.format}"


class Basis(models.Model):
    """The frozen statement a decision rests on (beslutsunderlag). Written only by acts; the decision tells."""

    decision = models.OneToOneField(Decision, on_delete=models.RESTRICT, related_name="basis")
    statement = models.ForeignKey(Statement, on_delete=models.RESTRICT, related_name="bases")

    def __str__(self) -> str:
        return str(self.statement)
