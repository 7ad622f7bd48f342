"""Data sets (datamängder, E44) and what is kept how long (bevarandeplan, S133)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Body, Organisation
from farled.systems.models.systems import System
from farled.systems.states import Harm, Keeping, Sharing
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class DataSetQuerySet(models.QuerySet["DataSet"]):
    """Reads of data sets."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's data sets."""
        return self.filter(organisation_id=actor.organisation_id)


class DataSet(Governed):
    """Information with one meaning and one owner (datamängd). ``owner`` is the information owner (informationsägare).

    ``security`` is its level 1-4, read inside the organisation only. ``model`` tells which things it is about and how
    they hang together (informationsmodell). ``system`` is where it is kept.
    """

    KIND = "systems.data_set"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="data_sets")
    name = models.CharField(_("namn"), max_length=200)
    definition = models.TextField(_("vad den innehåller"), blank=True)
    owner = models.ForeignKey(
        Body,
        verbose_name=_("informationsägare"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="data_sets",
    )
    system = models.ForeignKey(
        System, verbose_name=_("finns i"), null=True, blank=True, on_delete=models.RESTRICT, related_name="data_sets"
    )
    security = models.PositiveSmallIntegerField(_("säkerhetsnivå"), choices=Harm, null=True, blank=True)
    sharing = models.CharField(_("delning"), max_length=20, choices=Sharing, default=Sharing.INTERNAL)
    interface = models.CharField(_("gränssnitt"), max_length=300, blank=True)
    model = models.TextField(_("informationsmodell"), blank=True)
    quality = models.TextField(_("kvalitet"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = DataSetQuerySet.as_manager()

    class Meta:
        """A data set has its own name."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="data_set_name_is_unique_in_the_organisation"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="data_set_has_a_name"),
            models.CheckConstraint(condition=Q(sharing__in=Sharing.values), name="data_set_sharing_is_known"),
            models.CheckConstraint(
                condition=Q(security=None) | Q(security__in=Harm.values), name="data_set_security_is_a_level"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class KeepingRuleQuerySet(models.QuerySet["KeepingRule"]):
    """Reads of rules for keeping."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's rules."""
        return self.filter(organisation_id=actor.organisation_id)


class KeepingRule(Governed):
    """What of a system's or a data set's information is kept for ever or deleted, when, and on what ground.

    ``years`` is how long it stays before it is deleted.
    """

    KIND = "systems.keeping_rule"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="keeping_rules")
    system = models.ForeignKey(
        System, verbose_name=_("system"), null=True, blank=True, on_delete=models.RESTRICT, related_name="keeping_rules"
    )
    data_set = models.ForeignKey(
        DataSet,
        verbose_name=_("datamängd"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="keeping_rules",
    )
    what = models.CharField(_("vad"), max_length=300)
    keeping = models.CharField(_("bevaras eller gallras"), max_length=20, choices=Keeping)
    years = models.PositiveSmallIntegerField(_("år till gallring"), null=True, blank=True)
    ground = models.CharField(_("stöd"), max_length=300)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = KeepingRuleQuerySet.as_manager()

    class Meta:
        """About one thing, with a ground; what is deleted says after how many years."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(system__isnull=False, data_set=None) | Q(system=None, data_set__isnull=False),
                name="keeping_rule_is_about_one_thing",
            ),
            models.CheckConstraint(condition=~Q(what="") & ~Q(ground=""), name="keeping_rule_says_what_and_why"),
            models.CheckConstraint(
                condition=Q(keeping=Keeping.KEPT, years=None) | Q(keeping=Keeping.DELETED, years__isnull=False),
                name="keeping_rule_deletes_after_some_years",
            ),
            models.UniqueConstraint(fields=["system", "what"], name="keeping_rule_of_a_system_is_told_once"),
            models.UniqueConstraint(fields=["data_set", "what"], name="keeping_rule_of_a_data_set_is_told_once"),
        ]

    def __str__(self) -> str:
        return self.what
