"""The secret addresses where a calendar program fetches a person's dates."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q

from farled.people.reads import Organisation, User
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class FeedKeyQuerySet(models.QuerySet["FeedKey"]):
    """Reads of calendar addresses."""

    def visible_to(self, actor: "Actor") -> Self:
        """One's own, in the organisation one works in."""
        return self.filter(organisation_id=actor.organisation_id, user_id=actor.user_id)


class FeedKey(Governed):
    """A calendar address of a person in an organisation. Only the hash of its secret is kept: it is shown once."""

    KIND = "agenda.feed"
    UNTRACKED = frozenset({"id", "version", "token_hash", "fetched_on"})

    user = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="feed_keys")
    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    fetched_on = models.DateField(null=True, blank=True)

    objects = FeedKeyQuerySet.as_manager()

    class Meta:
        """One address works at a time."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "organisation"], condition=Q(revoked_at=None), name="feed_key_one_works_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}"
