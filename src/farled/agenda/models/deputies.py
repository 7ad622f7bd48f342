"""Who stands in for whom while somebody is away (ersättare)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Organisation, User
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from datetime import date

    from farled.people.reads import Actor


class DeputyshipQuerySet(models.QuerySet["Deputyship"]):
    """Reads of who stands in for whom."""

    def visible_to(self, actor: "Actor") -> Self:
        """Those one is part of oneself; all of the organisation for whoever manages people or the calendar."""
        own = self.filter(organisation_id=actor.organisation_id)
        if actor.reach("people.manage").whole or actor.reach("agenda.manage").whole:
            return own
        return own.filter(Q(absent_id=actor.user_id) | Q(deputy_id=actor.user_id))

    def holding(self, on: "date") -> Self:
        """Those that hold on a day."""
        return self.filter(valid_from__lte=on, valid_to__gte=on)


class Deputyship(Governed):
    """A person who looks after what waits for another from one day to another, both included.

    It lends no rights: the deputy sees what waits in roles that the deputy's own rights cover.
    """

    KIND = "agenda.deputyship"
    TRAIL_LABELS = {"valid_from": _("första dag"), "valid_to": _("sista dag"), "deputy": _("ersättare")}
    TRAIL_POINTS = {"absent": "people.User", "deputy": "people.User"}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="+")
    absent = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="deputies")
    deputy = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="stands_in_for")
    valid_from = models.DateField()
    valid_to = models.DateField()

    objects = DeputyshipQuerySet.as_manager()

    class Meta:
        """Nobody stands in for themselves, nor from a later day to an earlier one."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(absent=F("deputy")), name="deputyship_is_of_two_people"),
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="deputyship_does_not_end_early"),
            models.UniqueConstraint(
                fields=["organisation", "absent", "deputy", "valid_from"], name="deputyship_begins_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["deputy", "valid_to"], name="deputyship_by_deputy")]

    def __str__(self) -> str:
        return f"{self.deputy} → {self.absent}"

    def trail_name(self) -> str:
        """Who stands in for whom."""
        return _("%(deputy)s för %(absent)s") % {"deputy": self.deputy, "absent": self.absent}
