"""Changes to a list, from a workbook or to many rows at once, and the workbooks that long lists became."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.files.reads import StoredFile
from farled.imports.states import ReadingState
from farled.people.reads import Organisation, User
from farled.trail.reads import Governed
from farled.web import jobs

if TYPE_CHECKING:
    from farled.people.reads import Actor


class OwnQuerySet(models.QuerySet["ChangeSet"]):
    """Reads of what somebody has asked for."""

    def visible_to(self, actor: "Actor") -> Self:
        """Only what the actor has asked for: it shows what they may see, and others may not."""
        return self.filter(organisation_id=actor.organisation_id, started_by_id=actor.user_id, started_by__isnull=False)


class ChangeSet(jobs.Job, Governed):
    """Changes to the rows of a list (ändringar i en lista): from a ``file`` or, without one, the same to many rows.

    ``sheet`` is the list's key. ``wanted`` holds, for many rows, their ids and what they shall say (``refs``,
    ``column``, ``value``). ``notices`` are told beside the changes. ``partly`` applies what is right although something
    else is wrong. ``why`` is the reason the acts are given.
    """

    KIND = "imports.changes"
    UNTRACKED = frozenset({"id", "version", "notices", "wanted", "asked_by", "rows"}) | jobs.FIELDS

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="change_sets")
    sheet = models.CharField(_("lista"), max_length=60)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.RESTRICT, related_name="change_sets", verbose_name=_("fil")
    )
    name = models.CharField(_("namn"), max_length=200)
    why = models.CharField(_("varför"), max_length=300)
    state = models.CharField(_("läge"), max_length=10, choices=ReadingState, default=ReadingState.READING)
    partly = models.BooleanField(_("bara de giltiga"), default=False)
    started_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="change_sets")
    started_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    wanted = models.JSONField(default=dict, blank=True)
    notices = models.JSONField(default=list, blank=True)
    rows = models.PositiveIntegerField(default=0)
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        """Known states; what is applied says when."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=ReadingState.values), name="change_set_state_is_known"),
            models.CheckConstraint(condition=~Q(sheet="") & ~Q(why=""), name="change_set_has_list_and_reason"),
            models.CheckConstraint(
                condition=~Q(state=ReadingState.APPLIED) | Q(applied_at__isnull=False),
                name="change_set_applied_has_a_time",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["started_by", "-started_at"], name="change_set_latest")]

    def __str__(self) -> str:
        return self.name

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the state's word."""
        return ReadingState(self.state).state_tag


class CellChange(models.Model):
    """A cell that shall say something else, or that nothing can be made of (``problem``: code and facts).

    ``ref`` is the row's id in its list and ``row_version`` its version when it was compared. ``before`` and ``after``
    are values as the column holds them, with their words beside.
    """

    change_set = models.ForeignKey(ChangeSet, on_delete=models.RESTRICT, related_name="cells")
    number = models.PositiveIntegerField()
    sheet = models.CharField(max_length=60, blank=True)
    cell = models.CharField(max_length=12, blank=True)
    ref = models.BigIntegerField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=0)
    row_name = models.CharField(max_length=200, blank=True)
    column = models.CharField(max_length=60, blank=True)
    label = models.CharField(max_length=200, blank=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    before_text = models.TextField(blank=True)
    after_text = models.TextField(blank=True)
    problem = models.JSONField(null=True, blank=True)
    faulty = models.BooleanField(default=False)

    class Meta:
        """Cells in their order."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["change_set", "number"], name="cell_change_number_is_unique"),
            models.CheckConstraint(
                condition=Q(faulty=True) | Q(ref__isnull=False), name="cell_change_that_is_right_has_a_row"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["change_set", "faulty", "number"], name="cell_change_by_fault")]

    def __str__(self) -> str:
        return f"{self.row_name} {self.label}"


class ListFileQuerySet(models.QuerySet["ListFile"]):
    """Reads of lists as files."""

    def visible_to(self, actor: "Actor") -> Self:
        """Only one's own."""
        return self.filter(organisation_id=actor.organisation_id, owner_id=actor.user_id, owner__isnull=False)


class ListFile(jobs.Job, Governed):
    """A long list that becomes a workbook (lista som fil): which rows, in which order, with which columns."""

    KIND = "imports.list_file"
    UNTRACKED = frozenset({"id", "version", "refs"}) | jobs.FIELDS

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="list_files")
    owner = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="list_files", verbose_name=_("hämtad av"))
    sheet = models.CharField(_("lista"), max_length=60)
    name = models.CharField(_("namn"), max_length=200)
    refs = models.JSONField(default=list)
    columns = models.JSONField(_("kolumner"), default=list)
    filters = models.JSONField(_("filter"), default=list, blank=True)
    language = models.CharField(_("språk"), max_length=5, default="sv")
    address = models.CharField(_("adress"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("beställd"))
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.RESTRICT, related_name="list_files", verbose_name=_("fil")
    )

    objects = ListFileQuerySet.as_manager()

    class Meta:
        """It is of a list."""

        constraints: ClassVar = [models.CheckConstraint(condition=~Q(sheet=""), name="list_file_is_of_a_list")]

    def __str__(self) -> str:
        return self.name
