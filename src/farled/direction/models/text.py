"""The text of a document: passages that keep their identity, and how each reads in each version."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.direction.models.documents import Document, DocumentVersion, Objective
from farled.direction.states import WordingKind
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class PassageQuerySet(models.QuerySet["Passage"]):
    """Reads of passages."""

    def visible_to(self, actor: "Actor") -> Self:
        """Passages that stand in a version whose text the actor may read."""
        return self.filter(pk__in=Wording.objects.visible_to(actor).values("passage"))


class Passage(models.Model):
    """A passage of a document (textställe): the same however it is worded and wherever it stands.

    ``number`` is its own within the document and never given to another, so what points at it never points astray. How
    it reads stands in its wordings, one for each version that has it.
    """

    KIND = "direction.passage"

    document = models.ForeignKey(Document, on_delete=models.RESTRICT, related_name="passages")
    number = models.PositiveIntegerField()

    objects = PassageQuerySet.as_manager()

    class Meta:
        """A number is given once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="passage_number_is_given_once"),
        ]

    def __str__(self) -> str:
        return gettext("textställe %s") % self.number


class WordingQuerySet(models.QuerySet["Wording"]):
    """Reads of wordings."""

    def visible_to(self, actor: "Actor") -> Self:
        """What stands in versions whose text the actor may read."""
        return self.filter(document_version__in=DocumentVersion.objects.readable_by(actor))


class Wording(Governed):
    """How a passage reads in one version, and where it stands there.

    ``text`` is written in the markup of ``farled.direction.markup`` and ``plain`` is the same without its marks, for
    search, comparison and pointing. Places (``position``) leave room between them, so that what is put in moves nothing
    else. ``level`` is that of a heading or item, 1 the highest; 1 for a row that heads a table; 0 for the rest.
    """

    KIND = "direction.wording"
    UNTRACKED = Governed.UNTRACKED | {"plain"}

    document_version = models.ForeignKey(
        DocumentVersion, on_delete=models.RESTRICT, related_name="wordings", verbose_name=_("version")
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.RESTRICT, related_name="wordings", verbose_name=_("textställe")
    )
    position = models.PositiveIntegerField(_("plats i texten"))
    kind = models.CharField(_("slag"), max_length=20, choices=WordingKind)
    level = models.PositiveSmallIntegerField(_("nivå"), default=0)
    text = models.TextField(_("text"))
    plain = models.TextField(_("ren text"))

    objects = WordingQuerySet.as_manager()

    class Meta:
        """A passage stands once in a version, and a place holds one passage."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document_version", "passage"], name="wording_stands_once_in_the_version"),
            models.UniqueConstraint(fields=["document_version", "position"], name="wording_has_a_place_of_its_own"),
            models.CheckConstraint(condition=Q(kind__in=WordingKind.values), name="wording_kind_is_known"),
            models.CheckConstraint(condition=~Q(plain=""), name="wording_says_something"),
            models.CheckConstraint(
                condition=Q(kind=WordingKind.PARAGRAPH, level=0)
                | Q(kind=WordingKind.ROW, level__lte=1)
                | Q(kind=WordingKind.HEADING, level__range=(1, 4))
                | Q(kind__in=[WordingKind.ITEM, WordingKind.NUMBERED], level__range=(1, 3)),
                name="wording_level_is_of_its_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.plain if len(self.plain) <= _SHORT else f"{self.plain[:_SHORT]}…"

    def trail_organisation(self) -> int:
        """The document's organisation."""
        return self.document_version.document.organisation_id


_SHORT = 80  # characters of a passage that name it in history


class WordingOrigin(models.Model):
    """That the text of a wording comes from another passage: split off from it, or merged of several.

    They are passages of the version before, or such as have only ever stood in the same draft. A wording without
    origins comes from the same passage in the version before, when it stood there.
    """

    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="origins")
    passage = models.ForeignKey(Passage, on_delete=models.RESTRICT, related_name="became")

    class Meta:
        """An origin is said once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wording", "passage"], name="wording_origin_is_said_once"),
        ]

    def __str__(self) -> str:
        return f"{self.passage} → {self.wording}"


class ObjectivePassage(models.Model):
    """That an objective is what a passage of its document says."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="told_in")
    passage = models.ForeignKey(Passage, on_delete=models.RESTRICT, related_name="tells_of")

    class Meta:
        """A tie is said once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["objective", "passage"], name="objective_is_told_once_in_a_passage"),
        ]

    def __str__(self) -> str:
        return f"{self.objective} ← {self.passage}"
