"""The organisation's glossary."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.direction.models.documents import Document
from farled.people.reads import Organisation
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class TermQuerySet(models.QuerySet["Term"]):
    """Reads of terms."""

    def visible_to(self, actor: "Actor") -> Self:
        """The terms of the actor's organisation."""
        return self.filter(organisation_id=actor.organisation_id)


class Term(Governed):
    """A term (begrepp, S12): what it means, where that is said, and which words not to use instead of it (C20).

    ``forms`` are other ways it is written, so that it is found in texts. ``document`` is the governing document that
    defines it, ``said_by`` whoever outside it the definition comes from.
    """

    KIND = "direction.term"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="terms")
    term = models.CharField(_("begrepp"), max_length=120)
    term_key = models.CharField(max_length=120)
    definition = models.TextField(_("förklaring"))
    forms = models.JSONField(_("andra former"), default=list, blank=True)
    avoid = models.JSONField(_("ord att undvika"), default=list, blank=True)
    document = models.ForeignKey(
        Document,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="terms",
        verbose_name=_("dokument som förklarar det"),
    )
    said_by = models.CharField(_("förklaringen kommer från"), max_length=200, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        """A term stands once in the glossary, and says what it means."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "term_key"], name="term_is_explained_once"),
            models.CheckConstraint(condition=~Q(term="") & ~Q(definition=""), name="term_is_explained"),
        ]

    def __str__(self) -> str:
        return self.term
