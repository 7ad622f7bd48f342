"""Follow-up rounds of a plan: what each body owes, its answers while they are written, and the edition (R39, S30)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Document
from farled.files.reads import StoredFile
from farled.people.reads import Body, Organisation, User
from farled.planning.models.activities import Activity, StatusReport
from farled.planning.states import Light, Part, ReturnState, RoundState, Status, Step
from farled.trail.reads import Governed
from farled.web import jobs
from farled.web.jobs import Job

if TYPE_CHECKING:
    from farled.people.reads import Actor


class RoundQuerySet(models.QuerySet["Round"]):
    """Reads of rounds."""

    def visible_to(self, actor: "Actor") -> Self:
        """Rounds of plans the actor may see, in the own organisation."""
        return self.filter(organisation_id=actor.organisation_id, document__in=Document.objects.visible_to(actor))


class Round(Governed, Job):
    """A follow-up of a plan for a period (uppföljning): everybody who takes part answers by a day, and it is frozen.

    ``heard_by`` is the earlier day for those who contribute; without one they answer by the same day. ``approving``
    are the bodies, by id, in which somebody approves the answer before it is handed in. ``opened_by`` is empty when the
    system opened it. The job sends it out: a return for each body and a duty in each.
    """

    KIND = "planning.round"
    UNTRACKED = Governed.UNTRACKED | jobs.FIELDS

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="rounds")
    document = models.ForeignKey(Document, verbose_name=_("plan"), on_delete=models.RESTRICT, related_name="rounds")
    title = models.CharField(_("namn"), max_length=200)
    period_from = models.DateField(_("från"))
    period_to = models.DateField(_("till och med"))
    opened_on = models.DateField(_("öppnad"))
    due = models.DateField(_("svar senast"))
    heard_by = models.DateField(_("medverkande svarar senast"), null=True, blank=True)
    instructions = models.TextField(_("anvisningar"), blank=True)
    approving = models.JSONField(_("godkänner internt"), default=list, blank=True)
    state = models.CharField(_("läge"), max_length=10, choices=RoundState, default=RoundState.OPEN)
    opened_by = models.ForeignKey(
        User, verbose_name=_("öppnad av"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )

    objects = RoundQuerySet.as_manager()

    class Meta:
        """Days come in order, and a plan has one round that is not finished."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="round_has_a_title"),
            models.CheckConstraint(condition=Q(state__in=RoundState.values), name="round_state_is_known"),
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="round_period_runs_forwards"),
            models.CheckConstraint(condition=Q(due__gte=F("opened_on")), name="round_leaves_time"),
            models.CheckConstraint(
                condition=Q(heard_by=None) | Q(heard_by__lte=F("due")), name="round_hears_before_it_is_answered"
            ),
            models.CheckConstraint(condition=Q(job_state__in=jobs.JobState.values), name="round_job_state_is_known"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state=RoundState.OPEN), name="round_of_a_plan_is_open_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "-opened_on"], name="round_latest")]

    def __str__(self) -> str:
        return self.title

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the word."""
        return RoundState(self.state).state_tag


class ReturnQuerySet(models.QuerySet["Return"]):
    """Reads of returns."""

    def visible_to(self, actor: "Actor") -> Self:
        """Returns in rounds the actor may see."""
        return self.filter(round__in=Round.objects.visible_to(actor))

    def waiting(self) -> Self:
        """Those a body still has to do something about."""
        return self.filter(round__state=RoundState.OPEN).exclude(state=ReturnState.SUBMITTED)


class Return(Governed):
    """What a body answers in a round (svar): its own activities, and its part in those of others.

    ``approval``: somebody else in the body approves before it is handed in. ``heard_on`` is when its contributions were
    handed to those who lead. ``without`` is why it was handed in although somebody who contributes had not answered.
    ``comment`` is what whoever sent it back wanted done. Its kind in history is what it was called before there were
    rounds, so that its history is whole.
    """

    KIND = "planning.report_request"
    TRAIL_LABELS = {"answers": _("svar")}

    round = models.ForeignKey(Round, verbose_name=_("uppföljning"), on_delete=models.RESTRICT, related_name="returns")
    body = models.ForeignKey(Body, verbose_name=_("för"), on_delete=models.RESTRICT, related_name="returns")
    state = models.CharField(_("läge"), max_length=12, choices=ReturnState, default=ReturnState.WAITING)
    due = models.DateField(_("svar senast"))
    approval = models.BooleanField(_("godkänns internt"), default=False)
    heard_on = models.DateField(_("medverkan lämnad"), null=True, blank=True)
    submitted_on = models.DateField(_("inlämnat"), null=True, blank=True)
    sent_by = models.ForeignKey(
        User, verbose_name=_("skickat av"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    approved_by = models.ForeignKey(
        User, verbose_name=_("godkänt av"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    comment = models.TextField(_("kommentar"), blank=True)
    without = models.TextField(_("utan medverkande, därför att"), blank=True)

    objects = ReturnQuerySet.as_manager()

    class Meta:
        """A body answers once in a round, and what is handed in says when."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "body"], name="return_is_one_per_body"),
            models.CheckConstraint(condition=Q(state__in=ReturnState.values), name="return_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=ReturnState.SUBMITTED, submitted_on__isnull=False)
                | ~Q(state=ReturnState.SUBMITTED) & Q(submitted_on=None),
                name="return_handed_in_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}, {self.body}"

    def trail_organisation(self) -> int:
        """The round's organisation."""
        return self.round.organisation_id

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the word."""
        return ReturnState(self.state).state_tag


class Answer(models.Model):
    """What a body says of one activity in a round, kept as it is typed (arbetsmaterial). Written only by acts.

    A body that leads says everything a status report does; one that contributes a light and a text, for those who lead.
    Handed in, it becomes a status report (``report``) with its history; until then nobody outside the body reads it.
    ``complete`` says whether it can be handed in. ``version`` rises with every save.
    """

    within = models.ForeignKey(Return, on_delete=models.RESTRICT, related_name="answers")
    activity = models.ForeignKey(Activity, on_delete=models.RESTRICT, related_name="answers")
    part = models.CharField(max_length=20, choices=Part)
    light = models.CharField(_("läge"), max_length=10, choices=Light, blank=True)
    text = models.TextField(_("vad har hänt"), blank=True)
    next_step = models.TextField(_("nästa steg"), blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status, blank=True)
    proposed_end = models.DateField(_("föreslaget slut"), null=True, blank=True)
    outcome = models.TextField(_("utfall"), blank=True)
    outcome_on = models.DateField(_("utfallets dag"), null=True, blank=True)
    complete = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(null=True, blank=True)
    writer = models.ForeignKey(User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    report = models.ForeignKey(StatusReport, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        """One for each activity in a return, and complete only with something said."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["within", "activity"], name="answer_is_one_per_activity"),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="answer_part_is_known"),
            models.CheckConstraint(condition=Q(light="") | Q(light__in=Light.values), name="answer_light_is_known"),
            models.CheckConstraint(condition=Q(status="") | Q(status__in=Status.values), name="answer_status_is_known"),
            models.CheckConstraint(
                condition=Q(complete=False) | ~Q(text="") & ~Q(light=""), name="answer_complete_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.within_id} {self.activity_id}"


class AnswerStep(models.Model):
    """That an answer was owed, filled in, or owed no longer, from an instant (steg): what tells a past day's round.

    An answer is kept as it is typed, so it has no history of its own; this says how far it had come, and nothing of
    what it said. Written only by acts, never changed.
    """

    round = models.ForeignKey(Round, on_delete=models.RESTRICT, related_name="steps")
    body = models.ForeignKey(Body, on_delete=models.RESTRICT, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.RESTRICT, related_name="+")
    part = models.CharField(max_length=20, choices=Part)
    state = models.CharField(max_length=10, choices=Step)
    at = models.DateTimeField()

    class Meta:
        """Asked for round by round."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(part__in=Part.values), name="answer_step_part_is_known"),
            models.CheckConstraint(condition=Q(state__in=Step.values), name="answer_step_state_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["round", "at"], name="answer_step_as_of")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.body_id} {self.activity_id} {self.state}"


class Edition(Governed, Job):
    """A round frozen (utgåva): what was said and how it stood, as data that never change, with their checksum.

    ``file`` holds the data; every report of the round is written from it. The job freezes.
    """

    KIND = "planning.edition"
    UNTRACKED = Governed.UNTRACKED | jobs.FIELDS

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="editions")
    round = models.OneToOneField(Round, on_delete=models.RESTRICT, related_name="edition")
    file = models.OneToOneField(StoredFile, null=True, blank=True, on_delete=models.RESTRICT, related_name="edition")
    frozen_at = models.DateTimeField(_("fryst"), null=True, blank=True)
    frozen_by = models.ForeignKey(
        User, verbose_name=_("fryst av"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )

    class Meta:
        """Frozen and with data, or neither yet."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(file=None, frozen_at=None) | Q(file__isnull=False, frozen_at__isnull=False),
                name="edition_frozen_has_its_data",
            ),
            models.CheckConstraint(condition=Q(job_state__in=jobs.JobState.values), name="edition_job_state_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.round)
