"""Governing documents, their versions and relations, and the objectives they hold."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from farled.direction.states import UNDECIDED, DocumentKind, DocumentRelationKind, Level, PlanForm, VersionState
from farled.matters.reads import Decision, Matter
from farled.people.reads import Body, Organisation
from farled.thread.reads import Edge, NodeKind, Relation
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from datetime import date

    from farled.people.reads import Actor


class DocumentQuerySet(models.QuerySet["Document"]):
    """Reads of documents."""

    def decided(self) -> Self:
        """Documents with a version that somebody has decided, also when it has been repealed since."""
        return self.filter(_decided(OuterRef("pk")))

    def in_force(self, on: "date") -> Self:
        """Documents with a version that holds, or held, on a date."""
        return self.filter(Exists(DocumentVersion.objects.filter(document=OuterRef("pk")).in_force(on)))

    def visible_to(self, actor: "Actor") -> Self:
        """What the organisation has decided or sent out, its drafts to those who may read them, what others publish."""
        own = Q(organisation_id=actor.organisation_id)
        reach = actor.reach("direction.read_draft")
        if not reach.whole:
            own &= Q(_sent_out_or_decided(OuterRef("pk"))) | Q(body__in=reach.bodies)
        return self.filter(own | Q(published=True))


def _sent_out_or_decided(document: OuterRef) -> Exists:
    return Exists(DocumentVersion.objects.filter(document=document).exclude(state=VersionState.DRAFT))


def _decided(document: OuterRef) -> Exists:
    return Exists(DocumentVersion.objects.filter(document=document).exclude(state__in=UNDECIDED))


class Document(Governed):
    """A governing document (styrande dokument): programme, plan, policy, guideline … with E1's metadata.

    ``body`` is set for a document of one body's own, such as a local plan; empty means the whole organisation.
    ``responsible`` is the body that keeps it (dokumentansvarig), ``issued_by`` names whoever outside the organisation
    decides it. By whom and when it was decided stands in its versions' decisions.
    """

    KIND = "direction.document"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="documents")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="documents", verbose_name=_("egen för")
    )
    kind = models.CharField(_("dokumentsort"), max_length=20, choices=DocumentKind)
    form = models.CharField(_("planens form"), max_length=20, choices=PlanForm, blank=True)
    title = models.CharField(_("titel"), max_length=300)
    title_key = models.CharField(max_length=300)
    aliases = models.JSONField(_("andra namn"), default=list, blank=True)
    purpose = models.TextField(_("syfte"), blank=True)
    applies_to = models.CharField(_("gäller för"), max_length=300, blank=True)
    responsible = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="keeps_documents",
        verbose_name=_("dokumentansvarig"),
    )
    responsible_function = models.CharField(_("dokumentansvarig funktion"), max_length=200, blank=True)
    follow_up = models.TextField(_("uppföljning"), blank=True)
    issued_by = models.CharField(_("beslutas av annan"), max_length=200, blank=True)
    reference = models.CharField(_("diarienummer"), max_length=60, blank=True)
    published = models.BooleanField(_("publicerat"), default=False)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        """A title is its own within the organisation; a local plan belongs to a body."""

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
                condition=~Q(kind=DocumentKind.LOCAL_PLAN) | Q(body__isnull=False),
                name="document_local_plan_has_a_body",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def regulates(self) -> bool:
        """Whether a document of its kind regulates rather than plans (R6)."""
        return DocumentKind(self.kind).regulates


class VersionQuerySet(models.QuerySet["DocumentVersion"]):
    """Reads of versions."""

    def visible_to(self, actor: "Actor") -> Self:
        """Versions of documents the actor may see; of what others publish, only what is decided."""
        seen = self.filter(document__in=Document.objects.visible_to(actor))
        return seen.filter(Q(document__organisation_id=actor.organisation_id) | ~Q(state__in=UNDECIDED))

    def readable_by(self, actor: "Actor") -> Self:
        """Those whose text the actor may read: of the visible all but drafts, which take a right of their own."""
        seen, reach = self.visible_to(actor), actor.reach("direction.read_draft")
        return seen if reach.whole else seen.filter(~Q(state=VersionState.DRAFT) | Q(document__body__in=reach.bodies))

    def in_force(self, on: "date") -> Self:
        """Decided versions whose time the date falls in. A repealed one held until its last day."""
        begun, going = Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gte=on)
        return self.exclude(state__in=UNDECIDED).filter(begun, going)


class DocumentVersion(Governed):
    """A version of a document with its validity; adopted only by a decision, unless somebody outside issues it.

    What was decided before the organisation's matters were kept here holds too, with what is known of its decision in
    ``decided_text``; its first day may be unknown. Once sent out for consultation or decided its text stays as it is,
    from ``frozen_at``; what was decided without a text here has it written in afterwards, once.
    """

    KIND = "direction.version"

    document = models.ForeignKey(
        Document, on_delete=models.RESTRICT, related_name="versions", verbose_name=_("dokument")
    )
    number = models.PositiveIntegerField(_("version"))
    state = models.CharField(_("status"), max_length=20, choices=VersionState, default=VersionState.DRAFT)
    valid_from = models.DateField(_("gäller från"), null=True, blank=True)
    valid_to = models.DateField(_("gäller till och med"), null=True, blank=True)
    matter = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.RESTRICT, related_name="documents", verbose_name=_("ärende")
    )
    decision = models.ForeignKey(
        Decision,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="adopts_versions",
        verbose_name=_("beslut"),
    )
    decided_text = models.CharField(_("beslutet enligt handlingarna"), max_length=200, blank=True)
    repealed_by = models.ForeignKey(
        Decision,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="repeals_versions",
        verbose_name=_("upphävs genom"),
    )
    note = models.TextField(_("om versionen"), blank=True)
    frozen_at = models.DateTimeField(_("texten ligger fast sedan"), null=True, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        """What is adopted has a decision and a first day, what is repealed a second one; one draft and one open end."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="version_number_is_unique_in_the_document"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state=VersionState.DRAFT), name="version_one_draft_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(valid_to=None) & ~Q(state__in=sorted(UNDECIDED)),
                name="version_one_holds_until_further_notice",
            ),
            models.CheckConstraint(condition=Q(state__in=VersionState.values), name="document_version_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=sorted(UNDECIDED), decision=None)
                | Q(state__in=[VersionState.ISSUED, VersionState.EARLIER, VersionState.REPEALED], decision=None)
                | Q(
                    state__in=[VersionState.ADOPTED, VersionState.REPEALED],
                    decision__isnull=False,
                    valid_from__isnull=False,
                ),
                name="version_adopted_has_decision_and_first_day",
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.REPEALED, repealed_by__isnull=False, valid_to__isnull=False)
                | (~Q(state=VersionState.REPEALED) & Q(repealed_by=None)),
                name="version_repealed_has_decision_and_last_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="document_version_does_not_end_early",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[VersionState.DRAFT, VersionState.CONSULTED])
                | Q(state=VersionState.DRAFT, frozen_at=None)
                | Q(state=VersionState.CONSULTED, frozen_at__isnull=False),
                name="document_version_sent_out_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.number})"

    @property
    def lacks_text(self) -> bool:
        """Whether it was decided without its text being here, so that it can be written in."""
        return VersionState(self.state).decided and self.frozen_at is None

    def trail_organisation(self) -> int:
        """The document's organisation."""
        return self.document.organisation_id


class RelationQuerySet(models.QuerySet["DocumentRelation"]):
    """Reads of relations."""

    def visible_to(self, actor: "Actor") -> Self:
        """Relations between documents the actor may see: an end that is hidden hides the relation."""
        seen = Document.objects.visible_to(actor)
        return self.filter(document__in=seen, other__in=seen)


class DocumentRelation(Governed):
    """What one document is to another (R11). Once a document is decided, to end another takes a decision."""

    KIND = "direction.relation"

    document = models.ForeignKey(
        Document, on_delete=models.RESTRICT, related_name="relations", verbose_name=_("dokument")
    )
    other = models.ForeignKey(
        Document, on_delete=models.RESTRICT, related_name="related_from", verbose_name=_("annat dokument")
    )
    kind = models.CharField(_("förhållande"), max_length=20, choices=DocumentRelationKind)
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.RESTRICT, related_name="+", verbose_name=_("beslut")
    )
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = RelationQuerySet.as_manager()

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


TIES = {"derives_from": Relation.DERIVES_FROM, "also_listed": Relation.ALSO_LISTED}


class ObjectiveQuerySet(models.QuerySet["Objective"]):
    """Reads of objectives."""

    def visible_to(self, actor: "Actor") -> Self:
        """Objectives of documents the actor may see."""
        return self.filter(document__in=Document.objects.visible_to(actor))


class Objective(Governed):
    """A node of a document's objective tree (målstruktur): from vision to objective, principle or benefit.

    ``present_state`` is nuläge and ``new_state`` nyläge. What it derives from in superior documents, and where else it
    is listed, stands in the red thread.
    """

    KIND = "direction.objective"
    TRAIL_LABELS = {
        "derives_from": _("härleds ur"),
        "also_listed": _("anges även under"),
        "told_in": _("står i texten"),
    }
    TRAIL_POINTS = {
        "derives_from": "direction.Objective",
        "also_listed": "direction.Objective",
        "told_in": "direction.Passage",
    }

    document = models.ForeignKey(
        Document, on_delete=models.RESTRICT, related_name="objectives", verbose_name=_("dokument")
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="children",
        verbose_name=_("ligger under"),
    )
    level = models.CharField(_("nivå"), max_length=20, choices=Level)
    position = models.PositiveIntegerField(_("plats i ordningen"), default=0)
    title = models.CharField(_("titel"), max_length=300)
    title_key = models.CharField(max_length=300)
    aliases = models.JSONField(_("andra namn"), default=list, blank=True)
    text = models.TextField(_("beskrivning"), blank=True)
    present_state = models.TextField(_("nuläge"), blank=True)
    new_state = models.TextField(_("nyläge"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

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

    def trail_related(self) -> dict[str, Iterable[Any]]:
        """What it derives from and where else it is listed, as ids of objectives, and the passages that tell of it."""
        edges = Edge.objects.filter(
            lower__kind=NodeKind.OBJECTIVE, lower__ref=self.pk, upper__kind=NodeKind.OBJECTIVE, valid_to=None
        )
        ties = list(edges.values_list("relation", "upper__ref")) if self.pk else []
        told = list(self.told_in.values_list("passage_id", flat=True)) if self.pk else []
        found: dict[str, Iterable[Any]] = {
            name: [ref for relation, ref in ties if relation == tie] for name, tie in TIES.items()
        }
        return found | ({"told_in": told} if told else {})
