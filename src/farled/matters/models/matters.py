"""Matters and the numbers they are registered under (E4)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.matters.states import MatterKind, MatterState
from farled.people.reads import Body, Organisation
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class DiarySeries(models.Model):
    """The running number of an organisation's diary in a year; a number drawn is never drawn again."""

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="+")
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One series a year."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "year"], name="diary_series_is_one_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}/{self.year}: {self.last}"


class MatterQuerySet(models.QuerySet["Matter"]):
    """Reads of matters."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's matters; a confidential one only to those who may read secrets there."""
        own = self.filter(organisation_id=actor.organisation_id)
        reach = actor.reach("matters.read_secret")
        if reach.whole:
            return own
        return own.filter(Q(confidential=False) | Q(handler__in=reach.bodies))


class Matter(Governed):
    """A case with diarienummer (ärende)."""

    KIND = "matters.matter"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="matters")
    reference = models.CharField(_("diarienummer"), max_length=60)
    title = models.CharField(_("rubrik"), max_length=300)
    kind = models.CharField(_("ärendetyp"), max_length=20, choices=MatterKind)
    state = models.CharField(_("status"), max_length=20, choices=MatterState, default=MatterState.OPEN)
    opened_on = models.DateField(_("registrerat"))
    handler = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="handles", verbose_name=_("handläggs av")
    )
    summary = models.TextField(_("sammanfattning"), blank=True)
    confidential = models.BooleanField(_("sekretess"), default=False)
    secrecy_ground = models.CharField(_("sekretessgrund"), max_length=200, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        """A diary number is its own; secrecy names its ground in law."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "reference"], name="matter_reference_is_unique_in_the_organisation"
            ),
            models.CheckConstraint(condition=~Q(reference="") & ~Q(title=""), name="matter_has_reference_and_title"),
            models.CheckConstraint(condition=Q(kind__in=MatterKind.values), name="matter_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=MatterState.values), name="matter_state_is_known"),
            models.CheckConstraint(
                condition=Q(confidential=False) | ~Q(secrecy_ground=""), name="matter_secrecy_names_its_ground"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "opened_on"], name="matter_by_date")]

    def __str__(self) -> str:
        return f"{self.reference} {self.open_title}"

    @property
    def open_title(self) -> str:
        """The title where it stands among others: a secret one is read on the matter's own page only."""
        return str(_("Sekretess")) if self.confidential else self.title

    def trail_confidential(self) -> bool:
        """What happens in a secret matter is secret."""
        return self.confidential
