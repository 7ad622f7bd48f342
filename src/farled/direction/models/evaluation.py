"""What the evaluation of a document found, and where the text that came after answers it (S4, R24)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.direction.models.documents import Document, Objective
from farled.direction.models.text import Passage
from farled.direction.states import Attained, FindingKind
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class FindingQuerySet(models.QuerySet["Finding"]):
    """Reads of findings."""

    def visible_to(self, actor: "Actor") -> Self:
        """Findings about the own organisation's documents that the actor may see: publishing does not show them."""
        own = Document.objects.visible_to(actor).filter(organisation_id=actor.organisation_id)
        return self.filter(document__in=own)


class Finding(Governed):
    """Something an evaluation of a document found (utvärderingens fynd), perhaps of one of its goals or areas.

    ``attained`` is how far ``objective`` was reached. ``known_from`` is what it rests on: a survey, interviews.
    ``answer`` says how the next text meets it; ``FindingAnswer`` points at the passages that do.
    """

    KIND = "direction.finding"
    TRAIL_LABELS = {"passages": _("besvaras i")}
    TRAIL_POINTS = {"passages": "direction.Passage"}

    document = models.ForeignKey(
        Document, on_delete=models.RESTRICT, related_name="findings", verbose_name=_("utvärderat dokument")
    )
    on = models.DateField(_("utvärderat"))
    kind = models.CharField(_("slag"), max_length=20, choices=FindingKind)
    objective = models.ForeignKey(
        Objective,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="findings",
        verbose_name=_("mål eller område"),
    )
    attained = models.CharField(_("måluppfyllelse"), max_length=20, choices=Attained, blank=True)
    text = models.TextField(_("vad utvärderingen visar"))
    known_from = models.CharField(_("hur vi vet det"), max_length=300, blank=True)
    answer = models.TextField(_("hur det besvaras"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        """A finding says something; only a goal can be attained."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="finding_says_something"),
            models.CheckConstraint(condition=Q(kind__in=FindingKind.values), name="finding_kind_is_known"),
            models.CheckConstraint(
                condition=Q(attained="") | Q(attained__in=Attained.values, objective__isnull=False),
                name="finding_attains_a_goal",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["document", "on"], name="finding_of_document")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= _SHORT else f"{self.text[:_SHORT].rstrip()}…"

    def trail_organisation(self) -> int:
        """The document's organisation."""
        return self.document.organisation_id

    def trail_related(self) -> dict[str, Iterable[Any]]:
        """The passages that answer it."""
        return {"passages": list(self.answered_in.values_list("passage_id", flat=True)) if self.pk else []}

    @property
    def attained_tag(self) -> tuple[str, str | Promise] | None:
        """How far the goal was reached, as a tag; None when nothing is said of that."""
        return Attained(self.attained).state_tag if self.attained else None


_SHORT = 80  # characters that name a finding in history


class FindingAnswer(models.Model):
    """That a passage, most often of the document that came after, answers a finding."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="answered_in")
    passage = models.ForeignKey(Passage, on_delete=models.RESTRICT, related_name="answers")

    class Meta:
        """Said once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["finding", "passage"], name="finding_is_answered_once_in_a_passage"),
        ]

    def __str__(self) -> str:
        return f"{self.finding} → {self.passage}"
