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
