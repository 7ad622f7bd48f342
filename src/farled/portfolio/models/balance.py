"""Where an organisation or a portfolio has been measured to lie, on a day, by somebody else's count (R94–R97)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Organisation
from farled.portfolio.models.portfolios import Portfolio
from farled.trail.reads import Governed
from farled.web.formats import day

if TYPE_CHECKING:
    from farled.people.reads import Actor


class BalancePointQuerySet(models.QuerySet["BalancePoint"]):
    """Reads of reference points."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's own."""
        return self.filter(organisation_id=actor.organisation_id)


class BalancePoint(Governed):
    """A balance that was counted outside Farled (referenspunkt), such as 99 per cent efficiency in a pilot.

    ``portfolio`` None: of everything together. ``innovation`` and ``external``: per cent of the resources; external is
    None where only the one axis was counted.
    """

    KIND = "portfolio.balance_point"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="balance_points")
    portfolio = models.ForeignKey(
        Portfolio, verbose_name=_("portfölj"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    on = models.DateField(_("dag"))
    innovation = models.PositiveSmallIntegerField(_("innovation"))
    external = models.PositiveSmallIntegerField(_("extern nytta"), null=True, blank=True)
    source = models.CharField(_("källa"), max_length=300)
    is_example = models.BooleanField(_("exempelvärde"), default=False)

    objects = BalancePointQuerySet.as_manager()

    class Meta:
        """One a day of each portfolio; shares are per cent and somebody counted them."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["portfolio", "on"], condition=Q(portfolio__isnull=False), name="balance_point_is_one_a_day"
            ),
            models.UniqueConstraint(
                fields=["organisation", "on"], condition=Q(portfolio=None), name="balance_point_of_all_is_one_a_day"
            ),
            models.CheckConstraint(
                condition=Q(innovation__lte=100) & (Q(external=None) | Q(external__lte=100)),
                name="balance_point_is_per_cent",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="balance_point_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.portfolio or self.organisation}, {day(self.on)}"
