"""Contracts with suppliers (avtal, E41)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Body, Organisation
from farled.systems.models.systems import System
from farled.systems.states import ContractKind
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class ContractQuerySet(models.QuerySet["Contract"]):
    """Reads of contracts."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's contracts; what they cost is asked for apart."""
        return self.filter(organisation_id=actor.organisation_id)


class Contract(Governed):
    """A contract with a supplier about one or more systems: how long it holds, what it promises and what it costs.

    ``supplier`` is a company, never a person. ``notice_by`` is the last day to end it. ``pricing`` and ``yearly_cost``
    (öre) are read inside the organisation only.
    """

    KIND = "systems.contract"
    TRAIL_LABELS = {"systems": _("gäller")}
    TRAIL_POINTS = {"systems": "systems.System"}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="contracts")
    name = models.CharField(_("namn"), max_length=200)
    supplier = models.CharField(_("leverantör"), max_length=200)
    kind = models.CharField(_("avtalstyp"), max_length=20, choices=ContractKind, default=ContractKind.OTHER)
    owner = models.ForeignKey(
        Body, verbose_name=_("avtalsägare"), null=True, blank=True, on_delete=models.RESTRICT, related_name="contracts"
    )
    start = models.DateField(_("början"), null=True, blank=True)
    end = models.DateField(_("slut"), null=True, blank=True)
    notice_by = models.DateField(_("sägs upp senast"), null=True, blank=True)
    service_level = models.TextField(_("servicenivå"), blank=True)
    pricing = models.TextField(_("prissättning"), blank=True)
    yearly_cost = models.BigIntegerField(_("kostnad per år"), null=True, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = ContractQuerySet.as_manager()

    class Meta:
        """A contract has a name, a supplier and a period."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="contract_name_is_unique_in_the_organisation"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(supplier=""), name="contract_has_name_and_supplier"),
            models.CheckConstraint(condition=Q(kind__in=ContractKind.values), name="contract_kind_is_known"),
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")),
                name="contract_does_not_end_before_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(notice_by=None) | Q(end=None) | Q(notice_by__lte=F("end")),
                name="contract_notice_is_given_before_the_end",
            ),
            models.CheckConstraint(
                condition=Q(yearly_cost=None) | Q(yearly_cost__gte=0), name="contract_cost_is_not_negative"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "end"], name="contract_by_end")]

    def __str__(self) -> str:
        return self.name

    def trail_related(self) -> dict[str, Iterable[Any]]:
        """The systems it is about, by id."""
        return {"systems": [each.system_id for each in self.covers.all()]}


class Cover(models.Model):
    """A contract is about a system. Written only by the contract's acts."""

    contract = models.ForeignKey(Contract, on_delete=models.RESTRICT, related_name="covers")
    system = models.ForeignKey(System, on_delete=models.RESTRICT, related_name="covers")

    class Meta:
        """Told once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["contract", "system"], name="cover_is_told_once")]

    def __str__(self) -> str:
        return f"{self.contract_id} covers {self.system_id}"
