"""Governing documents, their versions and relations, and the objectives they hold."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from farled.direction.states import DocumentKind, DocumentRelationKind, Level, PlanForm, VersionState
from farled.matters.reads import Decision, Matter
from farled.people.reads import Body, Organisation
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from datetime import date

    from farled.people.reads import Actor


class DocumentQuerySet(models.QuerySet["Document"]):
    """Reads of documents."""

    def decided(self) -> Self:
        """Documents with a version that somebody has decided, also when it has been repealed since."""
        versions = DocumentVersion.objects.filter(document=OuterRef("pk"))
        return self.filter(Exists(versions.exclude(state=VersionState.DRAFT)))

    def in_force(self, on: "date") -> Self:
        """Documents with an adopted version that holds on a date."""
        return self.filter(Exists(DocumentVersion.objects.filter(document=OuterRef("pk")).in_force(on)))

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's decided documents, and its drafts to those who may read drafts of that body."""
        own = self.filter(organisation_id=actor.organisation_id)
        reach = actor.reach("direction.read_draft")
        if reach.whole:
            return own
        decided = Exists(DocumentVersion.objects.filter(document=OuterRef("pk")).exclude(state=VersionState.DRAFT))
        return own.filter(decided | Q(body__in=reach.bodies))


class Document(Governed):
    """A governing document (styrande dokument): programme, plan, policy, guideline … with E1's metadata.

    ``body`` is set for a document of one body's own, such as a local plan; empty means the whole organisation.
    """

    KIND = "direction.document"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="documents")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="documents")
    kind = models.CharField(max_length=20, choices=DocumentKind)
    form = models.CharField(max_length=20, choices=PlanForm, blank=True)
    title = models.CharField(max_length=300)
    title_key = models.CharField(max_length=300)
    purpose = models.TextField(blank=True)
    applies_to = models.CharField(max_length=300, blank=True)
    responsible_function = models.CharField(max_length=200, blank=True)
    follow_up = models.TextField(blank=True)
    issued_by = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=60, blank=True)
    published = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        """A title is its own within organisation and body."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "title_key"], name="document_title_is_unique_in_the_organisation"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="document_has_a_title"),
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_is_known"),
            models.CheckConstraint(
                condition=Q(form="") | Q(kind=DocumentKind.LOCAL_PLAN), name="document_form_is_of_a_local_plan"
            ),
            models.CheckConstraint(
                condition=~Q(kind=DocumentKind.LOCAL_PLAN) | Q(body__isnull=False), name="document_local_plan_has_a_body"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class VersionQuerySet(models.QuerySet["DocumentVersion"]):
    """Reads of versions."""

    def in_force(self, on: "date") -> Self:
        """Adopted versions whose time the date falls in."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on), state=VersionState.ADOPTED, valid_from__lte=on)


class DocumentVersion(Governed):
    """A version of a document with its validity; adopted only by a decision."""

    KIND = "direction.version"

    document = models.ForeignKey(Document, on_delete=models.RESTRICT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=VersionState, default=VersionState.DRAFT)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    matter = models.ForeignKey(Matter, null=True, blank=True, on_delete=models.RESTRICT, related_name="documents")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.RESTRICT, related_name="adopts_versions")
    repealed_by = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.RESTRICT, related_name="repeals_versions"
    )
    note = models.TextField(blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        """What is adopted has a decision and a first day; there is one draft at a time."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="version_number_is_unique_in_the_document"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state=VersionState.DRAFT), name="version_one_draft_at_a_time"
            ),
            models.CheckConstraint(condition=Q(state__in=VersionState.values), name="document_version_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=VersionState.DRAFT) | Q(decision__isnull=False, valid_from__isnull=False),
                name="version_adopted_has_decision_and_first_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="document_version_does_not_end_early",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.number})"

    def trail_organisation(self) -> int:
        """The document's organisation."""
        return self.document.organisation_id


class DocumentRelation(Governed):
    """What one document is to another, from a date (R11)."""

    KIND = "direction.relation"

    document = models.ForeignKey(Document, on_delete=models.RESTRICT, related_name="relations")
    other = models.ForeignKey(Document, on_delete=models.RESTRICT, related_name="related_from")
    kind = models.CharField(max_length=20, choices=DocumentRelationKind)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        """A relation is said once and joins two documents."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "other", "kind"], name="document_relation_is_said_once"),
            models.CheckConstraint(condition=~Q(document=F("other")), name="document_relation_joins_two"),
            models.CheckConstraint(
                condition=Q(kind__in=DocumentRelationKind.values), name="document_relation_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.get_kind_display()} {self.other}"

    def trail_organisation(self) -> int:
        """The document's organisation."""
        return self.document.organisation_id


class ObjectiveQuerySet(models.QuerySet["Objective"]):
    """Reads of objectives."""

    def visible_to(self, actor: "Actor") -> Self:
        """Objectives of documents the actor may see."""
        return self.filter(document__in=Document.objects.visible_to(actor))


class Objective(Governed):
    """A node of a document's objective tree (målstruktur): from vision to objective, principle or benefit.

    ``present_state`` is nuläge and ``new_state`` nyläge. What it derives from in superior documents, and where else it is
    listed, stands in the red thread.
    """

    KIND = "direction.objective"

    document = models.ForeignKey(Document, on_delete=models.RESTRICT, related_name="objectives")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="children")
    level = models.CharField(max_length=20, choices=Level)
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=300)
    title_key = models.CharField(max_length=300)
    aliases = models.JSONField(default=list, blank=True)
    text = models.TextField(blank=True)
    present_state = models.TextField(blank=True)
    new_state = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        """A title is its own within the document and level."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "level", "title_key"], name="objective_title_is_unique_in_its_level"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="objective_has_a_title"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="objective_level_is_known"),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="objective_is_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def trail_organisation(self) -> int:
        """The document's organisation."""
        return self.document.organisation_id
