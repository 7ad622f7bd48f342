"""How an organisation's statements are laid out: the headings of a tjänsteutlåtande, as data (S11)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.matters.states import HeadingRole
from farled.people.reads import Organisation
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class LayoutQuerySet(models.QuerySet["Layout"]):
    """Reads of layouts."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's layouts."""
        return self.filter(organisation_id=actor.organisation_id)


class Layout(Governed):
    """A layout of statements (disposition): its headings in order.

    ``second_person``: somebody who has written nothing in the statement approves it. A layout that is not ``in_use`` is
    not offered for new statements; those made by it stand.
    """

    KIND = "matters.layout"
    TRAIL_LABELS = {"headings": _("rubriker")}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="layouts")
    name = models.CharField(_("namn"), max_length=200)
    second_person = models.BooleanField(_("godkänns av en annan person"), default=True)
    in_use = models.BooleanField(_("används"), default=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = LayoutQuerySet.as_manager()

    class Meta:
        """A name is its own in the organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "name"], name="layout_name_is_its_own"),
            models.CheckConstraint(condition=~Q(name=""), name="layout_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def trail_related(self) -> dict[str, Iterable[str]]:
        """The headings, as history tells them."""
        return {"headings": [str(each) for each in self.headings.all()] if self.pk else []}


class Heading(models.Model):
    """A heading of a layout: its name, the help beside it, and what stands under it. Written only by acts."""

    layout = models.ForeignKey(Layout, on_delete=models.RESTRICT, related_name="headings")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(_("rubrik"), max_length=120)
    role = models.CharField(_("vad som står under rubriken"), max_length=12, choices=HeadingRole)
    help = models.CharField(_("hjälptext"), max_length=300, blank=True)
    required = models.BooleanField(_("måste fyllas i"), default=False)

    class Meta:
        """Numbered, named once; a dimension is always answered."""

        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["layout", "order"], name="heading_order_is_its_own"),
            models.UniqueConstraint(fields=["layout", "name"], name="heading_stands_once"),
            models.CheckConstraint(condition=~Q(name=""), name="heading_has_a_name"),
            models.CheckConstraint(condition=Q(role__in=HeadingRole.values), name="heading_role_is_known"),
            models.CheckConstraint(
                condition=~Q(role=HeadingRole.DIMENSION) | Q(required=True), name="heading_dimension_is_answered"
            ),
        ]

    def __str__(self) -> str:
        must = f", {_('måste fyllas i')}" if self.required else ""
        return f"{self.order:02}. {self.name} ({HeadingRole(self.role).label}{must})"
