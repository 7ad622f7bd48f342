"""Ordered reports and the files they became; the Word templates they are written in."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Document
from farled.files.reads import StoredFile
from farled.people.reads import Organisation, User
from farled.reports.states import Format, ReportKind, TemplateState
from farled.trail.reads import Governed
from farled.web import jobs
from farled.web.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from farled.people.reads import Actor


class ProductionQuerySet(models.QuerySet["Production"]):
    """Reads of ordered reports."""

    def visible_to(self, actor: "Actor") -> Self:
        """What the actor has ordered, and editions for everyone in the organisation that are ready."""
        own = self.filter(organisation_id=actor.organisation_id)
        ready = Q(edition=True, made_at__isnull=False)
        return own.filter(ready | Q(owner_id=actor.user_id, owner__isnull=False))


class Production(Governed, Job):
    """A report somebody ordered (beställd rapport): which, of what, as of which day, as which files.

    ``plan`` is empty for a list that is not of one plan. ``parameters`` are those of the activity list's address.
    An ``edition`` is for everyone in the organisation and holds only what everyone there may read.
    """

    KIND = "reports.production"
    UNTRACKED = Governed.UNTRACKED | jobs.FIELDS
    TRAIL_LABELS = {"files": _("filer")}
    TRAIL_POINTS = {"files": "files.StoredFile"}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="productions")
    owner = models.ForeignKey(
        User, on_delete=models.RESTRICT, related_name="productions", verbose_name=_("beställd av")
    )
    kind = models.CharField(_("rapport"), max_length=20, choices=ReportKind)
    plan = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.RESTRICT, related_name="productions", verbose_name=_("plan")
    )
    on = models.DateField(_("som det var"))
    formats = models.JSONField(_("format"))
    parameters = models.JSONField(_("urval"), default=dict, blank=True)
    edition = models.BooleanField(_("utgåva för alla"), default=False)
    title = models.CharField(_("titel"), max_length=300)
    ordered_at = models.DateTimeField(_("beställd"))
    made_at = models.DateTimeField(_("framtagen"), null=True, blank=True)

    objects = ProductionQuerySet.as_manager()

    class Meta:
        """A follow-up report is of a plan, and there is something to write it as."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=ReportKind.values), name="production_kind_is_known"),
            models.CheckConstraint(
                condition=~Q(kind=ReportKind.FOLLOW_UP) | Q(plan__isnull=False), name="production_follow_up_has_a_plan"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(formats=[]), name="production_has_title_and_format"),
            models.CheckConstraint(
                condition=Q(job_state__in=jobs.JobState.values), name="production_job_state_is_known"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "-ordered_at"], name="production_latest")]

    def __str__(self) -> str:
        return self.title

    def trail_related(self) -> "dict[str, Iterable[Any]]":
        """The files it became."""
        return {"files": [each.file_id for each in self.outputs.all()]} if self.pk else {"files": []}


class OfOrganisation(models.QuerySet[Any]):
    """Reads of what everyone in an organisation may see."""

    def visible_to(self, actor: "Actor") -> Self:
        """What is the actor's own organisation's."""
        return self.filter(organisation_id=actor.organisation_id)


class WordTemplate(Governed):
    """An organisation's own Word template (Word-mall): its name and the kinds of papers that are written in it."""

    KIND = "reports.template"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="word_templates")
    name = models.CharField(_("namn"), max_length=120)
    papers = models.JSONField(_("papper"))

    objects = OfOrganisation.as_manager()

    class Meta:
        """Known by its name, and for something."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "name"], name="word_template_has_its_own_name"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(papers=[]), name="word_template_has_name_and_papers"),
        ]

    def __str__(self) -> str:
        return self.name


class TemplateVersion(Governed, Job):
    """A file that a Word template has been, and the days it is used: from ``used_from`` and before ``used_until``.

    ``findings`` are what the check found; ``trial`` is an example written in it. A frozen file points at its version.
    """

    KIND = "reports.template_version"
    UNTRACKED = Governed.UNTRACKED | jobs.FIELDS | {"findings"}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="template_versions")
    template = models.ForeignKey(WordTemplate, on_delete=models.RESTRICT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    file = models.OneToOneField(StoredFile, on_delete=models.RESTRICT, related_name="template_version")
    trial = models.OneToOneField(
        StoredFile, null=True, blank=True, on_delete=models.RESTRICT, related_name="trial_of", verbose_name=_("prov")
    )
    findings = models.JSONField(default=dict, blank=True)
    uploaded_by = models.ForeignKey(
        User, on_delete=models.RESTRICT, related_name="template_versions", verbose_name=_("uppladdad av")
    )
    uploaded_at = models.DateTimeField(_("uppladdad"))
    checked_at = models.DateTimeField(_("kontrollerad"), null=True, blank=True)
    used_from = models.DateField(_("används från"), null=True, blank=True)
    used_until = models.DateField(_("används till"), null=True, blank=True)

    objects = OfOrganisation.as_manager()

    class Meta:
        """Numbered within its template; used only when it has passed the check, and from a day before it ends."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["template", "number"], name="template_version_number_is_its_own"),
            models.CheckConstraint(
                condition=Q(used_from__isnull=True) | Q(trial__isnull=False), name="template_version_used_has_passed"
            ),
            models.CheckConstraint(
                condition=Q(used_until__isnull=True) | Q(used_until__gte=models.F("used_from")),
                name="template_version_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(job_state__in=jobs.JobState.values), name="template_version_job_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(name)s, version %(number)s") % {"name": self.template.name, "number": self.number}

    def state_on(self, day: "date") -> TemplateState:
        """Where the version is on a day."""
        if self.checked_at is None:
            return TemplateState.CHECKING
        if self.trial_id is None:
            return TemplateState.PROBLEMS
        if self.used_from is None:
            return TemplateState.READY
        if self.used_from > day:
            return TemplateState.PLANNED
        return TemplateState.USED if self.used_until is None or self.used_until > day else TemplateState.ENDED


class Output(models.Model):
    """A file that an ordered report became. Written only by the report's acts."""

    production = models.ForeignKey(Production, on_delete=models.RESTRICT, related_name="outputs")
    format = models.CharField(max_length=10, choices=Format)
    file = models.OneToOneField(StoredFile, on_delete=models.RESTRICT, related_name="output")
    template = models.ForeignKey(
        TemplateVersion, null=True, blank=True, on_delete=models.RESTRICT, related_name="outputs"
    )  # the organisation's own that a Word file is written in

    class Meta:
        """One file for each format."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["production", "format"], name="output_is_one_per_format"),
            models.CheckConstraint(condition=Q(format__in=Format.values), name="output_format_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.production_id} {self.format}"
