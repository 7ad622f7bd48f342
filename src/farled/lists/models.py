"""Saved views of lists (sparade vyer)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Organisation, User
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor

LONGEST_NAME, LONGEST_QUERY = 80, 2_000


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Reads of saved views."""

    def visible_to(self, actor: "Actor") -> Self:
        """One's own, and those shared with everyone in the organisation."""
        own = Q(owner_id=actor.user_id, owner__isnull=False)
        return self.filter(own | Q(shared=True), organisation_id=actor.organisation_id)


class SavedView(Governed):
    """A list as somebody wants it (sparad vy): ``query`` is its filters, order and columns, as in its address.

    ``sheet`` is the list's key. A ``first`` view is what the list shows before anything is asked: the owner's own, or
    for everyone when it is shared.
    """

    KIND = "lists.view"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="saved_views")
    owner = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="saved_views", verbose_name=_("sparad av"))
    sheet = models.CharField(_("lista"), max_length=60)
    name = models.CharField(_("namn"), max_length=LONGEST_NAME)
    query = models.CharField(_("filter, ordning och kolumner"), max_length=LONGEST_QUERY, blank=True)
    shared = models.BooleanField(_("delad med alla"), default=False)
    first = models.BooleanField(_("visas först"), default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        """A name is its own among a person's views of a list and among the shared ones; one shows first."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(sheet=""), name="saved_view_has_name_and_list"),
            models.UniqueConstraint(
                fields=["organisation", "owner", "sheet", "name"],
                condition=Q(shared=False),
                name="saved_view_name_is_unique_to_its_owner",
            ),
            models.UniqueConstraint(
                fields=["organisation", "sheet", "name"],
                condition=Q(shared=True),
                name="saved_view_shared_name_is_unique",
            ),
            models.UniqueConstraint(
                fields=["organisation", "owner", "sheet"],
                condition=Q(first=True, shared=False),
                name="saved_view_one_is_first_to_its_owner",
            ),
            models.UniqueConstraint(
                fields=["organisation", "sheet"],
                condition=Q(first=True, shared=True),
                name="saved_view_one_is_first_to_everyone",
            ),
        ]

    def __str__(self) -> str:
        return self.name
