"""Readings of files, their draft rows, and what the reader has said of names, goals and columns."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Document, Objective
from farled.files.reads import StoredFile
from farled.imports.states import DraftKind, GoalChoice, PartyChoice, ReadingState, RowState
from farled.people.reads import Organisation, User
from farled.planning.reads import Activity
from farled.planning.states import Part, Status
from farled.trail.reads import Governed
from farled.web import jobs

if TYPE_CHECKING:
    from farled.people.reads import Actor


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Reads of readings."""

    def visible_to(self, actor: "Actor") -> Self:
        """Readings of the organisation, for those who may read plans in."""
        if not actor.reach("imports.run").whole:
            return self.none()
        return self.filter(organisation_id=actor.organisation_id)


class Reading(jobs.Job, Governed):
    """The reading of one file into one plan (inläsning).

    ``found`` is what the reading core told besides the rows: ``unread``, ``context``, ``footnotes``, ``problems``,
    ``tables``, ``goal_areas`` and ``lines``, as plain data. ``columns_used`` are the signatures of the tables whose
    columns were read as somebody has mapped them. ``asked_by`` is whoever asked for the work that is done now. ``name``
    is the file's, which stays when the reading is left and the file is taken away. A reading that was left goes with a
    plan that is taken away; any other keeps its plan, see ``slots.nothing_is_read_in``.
    """

    KIND = "imports.reading"
    UNTRACKED = frozenset({"id", "version", "found", "columns_used", "asked_by"}) | jobs.FIELDS

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="readings")
    document = models.ForeignKey(Document, verbose_name=_("plan"), on_delete=models.CASCADE, related_name="readings")
    name = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.RESTRICT, related_name="readings")
    state = models.CharField(_("läge"), max_length=10, choices=ReadingState, default=ReadingState.READING)
    started_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="readings")
    started_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    found = models.JSONField(default=dict, blank=True)
    columns_used = models.JSONField(default=list, blank=True)
    applied_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        """Known states; who and when go together."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=ReadingState.values), name="reading_state_is_known"),
            models.CheckConstraint(
                condition=Q(applied_by=None, applied_at=None) | Q(applied_by__isnull=False, applied_at__isnull=False),
                name="reading_applied_by_and_at_go_together",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReadingState.APPLIED) | Q(applied_at__isnull=False),
                name="reading_applied_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=False) | Q(state=ReadingState.ABANDONED),
                name="reading_has_its_file_until_left",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="reading_has_a_name"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "-started_at"], name="reading_latest")]

    def __str__(self) -> str:
        return self.name

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the state's word."""
        return ReadingState(self.state).state_tag


class NamedParty(models.Model):
    """Whoever a file names as responsible, once per name: who is meant, how sure that is and why it is doubted.

    ``bodies`` are ids of bodies; ``proposals`` are (body id, likeness in percent, doubt), the best first. ``decided``
    says that a person has chosen; ``remembered`` that the choice shall hold for files to come.
    """

    reading = models.ForeignKey(Reading, on_delete=models.RESTRICT, related_name="parties")
    name = models.TextField()
    name_key = models.TextField()
    choice = models.CharField(max_length=10, choices=PartyChoice, default=PartyChoice.OPEN)
    bodies = models.JSONField(default=list, blank=True)
    doubt = models.CharField(max_length=12, blank=True)
    proposals = models.JSONField(default=list, blank=True)
    decided = models.BooleanField(default=False)
    remembered = models.BooleanField(default=False)

    class Meta:
        """A name is decided once per reading."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reading", "name_key"], name="named_party_is_one_per_name"),
            models.CheckConstraint(condition=~Q(name=""), name="named_party_has_a_name"),
            models.CheckConstraint(condition=Q(choice__in=PartyChoice.values), name="named_party_choice_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def sure(self) -> bool:
        """Whether the name was taken for a body without anybody being asked."""
        return self.choice == PartyChoice.BODIES and not self.decided


class NamedGoal(models.Model):
    """A goal area of a file, or an objective under one: which of ours it is, or that it shall be added to the plan."""

    reading = models.ForeignKey(Reading, on_delete=models.RESTRICT, related_name="goals")
    area = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="objectives")
    name = models.TextField()
    name_key = models.TextField()
    choice = models.CharField(max_length=10, choices=GoalChoice, default=GoalChoice.NONE)
    objective = models.ForeignKey(Objective, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        """A name stands once under its area."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reading", "area", "name_key"],
                condition=Q(area__isnull=False),
                name="named_goal_is_one_per_name_in_its_area",
            ),
            models.UniqueConstraint(
                fields=["reading", "name_key"], condition=Q(area=None), name="named_area_is_one_per_name"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="named_goal_has_a_name"),
            models.CheckConstraint(condition=Q(choice__in=GoalChoice.values), name="named_goal_choice_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class DraftQuerySet(models.QuerySet["Draft"]):
    """Reads of draft rows."""

    def visible_to(self, actor: "Actor") -> Self:
        """Rows of readings the actor may see."""
        return self.filter(reading__in=Reading.objects.visible_to(actor))

    def with_open_names(self) -> Self:
        """Each row with ``open_names``: whether somebody it names has not been decided, and the row relies on it."""
        named = Involvement.objects.filter(draft=OuterRef("pk"), party__choice=PartyChoice.OPEN)
        return self.annotate(open_names=Exists(named) & Q(leads__isnull=True))

    def to_look_at(self) -> Self:
        """Undecided rows that something is doubted or wrong about."""
        rows = self.with_open_names().filter(state=RowState.UNDECIDED)
        return rows.filter(Q(doubtful=True) | Q(open_names=True) | Q(faulty=True))

    def sure(self) -> Self:
        """Undecided rows that nothing is doubted about."""
        rows = self.with_open_names().filter(state=RowState.UNDECIDED)
        return rows.filter(doubtful=False, open_names=False, faulty=False)


class Draft(models.Model):
    """A draft row (utkastrad): what was read, beside the passages it was read from, and what is decided about it.

    ``leads`` and ``contributing`` are ids of bodies a person has chosen for this row; None while the names decide.
    ``objective`` is a person's choice too, else the ``goal`` decides. ``doubts`` are what a person should look at and
    ``problems`` what hinders it, each ``{"code", "facts"}``; ``doubtful`` and ``faulty`` say that there are any.
    ``activity`` is what the row became, or what stood in the plan already.
    """

    reading = models.ForeignKey(Reading, on_delete=models.RESTRICT, related_name="drafts")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=RowState, default=RowState.UNDECIDED)
    kind = models.CharField(max_length=10, choices=DraftKind)
    title = models.TextField()
    description = models.TextField(blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    standing = models.BooleanField(default=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.NEW)
    priority = models.PositiveSmallIntegerField(null=True, blank=True)
    responsible_text = models.TextField(blank=True)
    footnotes = models.JSONField(default=list, blank=True)
    effect = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    part_of = models.TextField(blank=True)
    goal = models.ForeignKey(NamedGoal, null=True, blank=True, on_delete=models.RESTRICT, related_name="drafts")
    objective = models.ForeignKey(Objective, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    leads = models.JSONField(null=True, blank=True)
    contributing = models.JSONField(null=True, blank=True)
    passages = models.JSONField(default=list, blank=True)
    doubts = models.JSONField(default=list, blank=True)
    doubtful = models.BooleanField(default=False)
    problems = models.JSONField(default=list, blank=True)
    faulty = models.BooleanField(default=False)
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="read_from")

    objects = DraftQuerySet.as_manager()

    class Meta:
        """Rows in their order, in known states."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reading", "number"], name="draft_number_is_unique_in_the_reading"),
            models.CheckConstraint(condition=Q(number__gte=1), name="draft_number_starts_at_one"),
            models.CheckConstraint(condition=Q(state__in=RowState.values), name="draft_state_is_known"),
            models.CheckConstraint(condition=Q(kind__in=DraftKind.values), name="draft_kind_is_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="draft_status_is_known"),
            models.CheckConstraint(
                condition=Q(leads__isnull=True, contributing__isnull=True)
                | Q(leads__isnull=False, contributing__isnull=False),
                name="draft_bodies_are_chosen_together",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["reading", "state", "number"], name="draft_by_state")]

    def __str__(self) -> str:
        return self.title


class Involvement(models.Model):
    """That a draft row names somebody, and as what."""

    draft = models.ForeignKey(Draft, on_delete=models.RESTRICT, related_name="involvements")
    party = models.ForeignKey(NamedParty, on_delete=models.RESTRICT, related_name="involvements")
    part = models.CharField(max_length=20, choices=Part)

    class Meta:
        """A row names somebody once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "party"], name="involvement_is_one_per_name"),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="involvement_part_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.party_id}"


class ColumnMapQuerySet(models.QuerySet["ColumnMap"]):
    """Reads of remembered columns."""

    def visible_to(self, actor: "Actor") -> Self:
        """Those of the organisation."""
        return self.filter(organisation_id=actor.organisation_id)


class ColumnMap(Governed):
    """What the columns under certain headings hold, as somebody has said; used for every file with those headings.

    ``headings`` are the headings as they were, ``columns`` maps the column's number (from 0, as text) to its field.
    """

    KIND = "imports.columns"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="column_maps")
    signature = models.CharField(max_length=200)
    headings = models.JSONField(_("rubriker"), default=list)
    columns = models.JSONField(default=dict)
    said_at = models.DateTimeField()

    objects = ColumnMapQuerySet.as_manager()

    class Meta:
        """Headings are mapped once per organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "signature"], name="column_map_is_one_per_signature_in_the_organisation"
            ),
            models.CheckConstraint(condition=~Q(signature=""), name="column_map_has_a_signature"),
        ]

    def __str__(self) -> str:
        return ", ".join(str(heading) for heading in self.headings if heading)[:200] or "?"
