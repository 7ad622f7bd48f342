"""The product's tables as the plain views see them."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class User(AbstractBaseUser):
    """A person who can sign in."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()

    USERNAME_FIELD = "email"

    class Meta:
        managed = False
        db_table = "people_user"


class Named(models.Model):
    """A row that others name."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, "title", None) or getattr(self, "name", ""))


class Body(Named):
    """A board or an administration."""

    name = models.CharField(max_length=200)

    class Meta:
        managed = False
        db_table = "people_body"


class Document(Named):
    """A plan."""

    title = models.CharField(max_length=300)

    class Meta:
        managed = False
        db_table = "direction_document"


class Objective(Named):
    """What an activity is for."""

    title = models.CharField(max_length=300)

    class Meta:
        managed = False
        db_table = "direction_objective"


class Activity(Named):
    """A row of a plan, with every column."""

    version = models.PositiveIntegerField()
    organisation_id = models.BigIntegerField()
    document = models.ForeignKey(Document, on_delete=models.DO_NOTHING)
    objective = models.ForeignKey(Objective, null=True, on_delete=models.DO_NOTHING)
    insats = models.ForeignKey("self", null=True, on_delete=models.DO_NOTHING)
    kind = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    description = models.TextField()
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    first_end = models.DateField(null=True)
    standing = models.BooleanField()
    added_on = models.DateField(null=True)
    priority = models.PositiveSmallIntegerField(null=True)
    footnotes = models.JSONField()
    status = models.CharField(max_length=20)
    responsible_text = models.CharField(max_length=500)
    effect = models.TextField()
    effect_for = models.CharField(max_length=200)
    effect_due = models.DateField(null=True)
    outcome = models.TextField()
    outcome_on = models.DateField(null=True)
    light = models.CharField(max_length=10)
    reported_on = models.DateField(null=True)
    proposed_end = models.DateField(null=True)
    source = models.CharField(max_length=200)

    class Meta:
        managed = False
        db_table = "planning_activity"


class Part(Named):
    """A body's part in an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.DO_NOTHING, related_name="parts")
    body = models.ForeignKey(Body, on_delete=models.DO_NOTHING)
    part = models.CharField(max_length=20)

    class Meta:
        managed = False
        db_table = "planning_activitypart"


class Report(Named):
    """A status report."""

    activity = models.ForeignKey(Activity, on_delete=models.DO_NOTHING, related_name="reports")
    body = models.ForeignKey(Body, null=True, on_delete=models.DO_NOTHING)
    on = models.DateField()
    light = models.CharField(max_length=10)
    status = models.CharField(max_length=20)
    text = models.TextField()
    reporter = models.CharField(max_length=200)

    class Meta:
        managed = False
        db_table = "planning_statusreport"


class Entry(Named):
    """A line of the history."""

    at = models.DateTimeField()
    actor_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    seq = models.PositiveBigIntegerField()
    changes = models.JSONField()

    class Meta:
        managed = False
        db_table = "trail_entry"


class Round(Named):
    """A follow-up of a plan."""

    document = models.ForeignKey(Document, on_delete=models.DO_NOTHING)
    title = models.CharField(max_length=200)
    period_from = models.DateField()
    period_to = models.DateField()
    instructions = models.TextField()

    class Meta:
        managed = False
        db_table = "planning_round"


class Return(Named):
    """What a body answers in a round."""

    round = models.ForeignKey(Round, on_delete=models.DO_NOTHING)
    body = models.ForeignKey(Body, on_delete=models.DO_NOTHING)
    state = models.CharField(max_length=12)
    due = models.DateField()
    comment = models.TextField()

    class Meta:
        managed = False
        db_table = "planning_return"


class Answer(Named):
    """What a body says of one activity."""

    within = models.ForeignKey(Return, on_delete=models.DO_NOTHING, related_name="answers")
    activity = models.ForeignKey(Activity, on_delete=models.DO_NOTHING)
    part = models.CharField(max_length=20)
    light = models.CharField(max_length=10)
    text = models.TextField()
    next_step = models.TextField()
    status = models.CharField(max_length=20)
    proposed_end = models.DateField(null=True)
    outcome = models.TextField()
    version = models.PositiveIntegerField()
    saved_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "planning_answer"


# --- Consultations ----------------------------------------------------------------------------------------------------


class Version(Named):
    """A version of a document."""

    document = models.ForeignKey(Document, on_delete=models.DO_NOTHING)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20)

    class Meta:
        managed = False
        db_table = "direction_documentversion"


class Wording(Named):
    """A passage as it reads in a version."""

    document_version = models.ForeignKey(Version, on_delete=models.DO_NOTHING, related_name="wordings")
    passage_id = models.BigIntegerField()
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    level = models.PositiveSmallIntegerField()
    plain = models.TextField()

    class Meta:
        managed = False
        db_table = "direction_wording"


class Consultation(Named):
    """A text that is out for consultation."""

    proposal = models.ForeignKey(Version, on_delete=models.DO_NOTHING)
    title = models.CharField(max_length=200)
    introduction = models.TextField()
    letter = models.TextField()
    sent_on = models.DateField(null=True)
    due = models.DateField()
    state = models.CharField(max_length=12)
    dispositions_shown = models.BooleanField()

    class Meta:
        managed = False
        db_table = "consultation_consultation"


class Question(Named):
    """A question to those who answer."""

    consultation = models.ForeignKey(Consultation, on_delete=models.DO_NOTHING, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        managed = False
        db_table = "consultation_question"


class Recipient(Named):
    """Somebody asked to answer."""

    consultation = models.ForeignKey(Consultation, on_delete=models.DO_NOTHING, related_name="recipients")
    body = models.ForeignKey(Body, null=True, on_delete=models.DO_NOTHING)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    invited = models.BooleanField()
    answers_through = models.ForeignKey("self", null=True, on_delete=models.DO_NOTHING)
    opened_at = models.DateTimeField(null=True)
    extended_to = models.DateField(null=True)

    class Meta:
        managed = False
        db_table = "consultation_recipient"


class Reply(Named):
    """What a recipient answers."""

    recipient = models.OneToOneField(Recipient, on_delete=models.DO_NOTHING, related_name="reply")
    state = models.CharField(max_length=12)
    standing = models.CharField(max_length=10)
    stance = models.CharField(max_length=24)
    stance_text = models.CharField(max_length=300)
    conditions = models.TextField()
    summary = models.TextField()
    statement = models.TextField()
    reference = models.CharField(max_length=60)
    decided_on = models.DateField(null=True)
    paragraph = models.CharField(max_length=20)
    handed_in_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "consultation_reply"


class Theme(Named):
    """A subject remarks are sorted under."""

    consultation = models.ForeignKey(Consultation, on_delete=models.DO_NOTHING, related_name="themes")
    name = models.CharField(max_length=120)
    reflection = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        managed = False
        db_table = "consultation_theme"


class Disposition(Named):
    """What a treatment comes to."""

    name = models.CharField(max_length=120)
    changes_text = models.BooleanField()

    class Meta:
        managed = False
        db_table = "consultation_disposition"


class Treatment(Named):
    """How remarks are treated."""

    consultation = models.ForeignKey(Consultation, on_delete=models.DO_NOTHING, related_name="treatments")
    theme = models.ForeignKey(Theme, null=True, on_delete=models.DO_NOTHING, related_name="treatments")
    disposition = models.ForeignKey(Disposition, null=True, on_delete=models.DO_NOTHING)
    answer = models.TextField()
    refers_to = models.CharField(max_length=300)

    class Meta:
        managed = False
        db_table = "consultation_treatment"


class ChangedPassage(Named):
    """A passage that a treatment changed."""

    treatment = models.ForeignKey(Treatment, on_delete=models.DO_NOTHING, related_name="changes")
    passage_id = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "consultation_changedpassage"


class Remark(Named):
    """Something a reply says."""

    reply = models.ForeignKey(Reply, on_delete=models.DO_NOTHING, related_name="remarks")
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=10)
    passage_id = models.BigIntegerField(null=True)
    question = models.ForeignKey(Question, null=True, on_delete=models.DO_NOTHING)
    page = models.CharField(max_length=40)
    text = models.TextField()
    text_key = models.CharField(max_length=64)
    appreciates = models.BooleanField()
    treatment = models.ForeignKey(Treatment, null=True, on_delete=models.DO_NOTHING, related_name="remarks")

    class Meta:
        managed = False
        db_table = "consultation_remark"
