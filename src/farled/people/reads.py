"""The organisation's front door."""

from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Collate

from farled.people.actor import Actor, Held, Reach, acting, system
from farled.people.models import Assignment, Body, Group, GroupMember, Organisation, User
from farled.people.request import Request
from farled.people.states import BodyKind, GroupKind, OrganisationKind, Role

__all__ = [
    "Actor",
    "Assignment",
    "Body",
    "BodyKind",
    "Group",
    "GroupKind",
    "GroupMember",
    "Held",
    "Organisation",
    "OrganisationKind",
    "Reach",
    "Request",
    "Role",
    "User",
    "acting",
    "assignments",
    "bodies",
    "groups",
    "own_organisation",
    "system",
]


def bodies(actor: Actor) -> QuerySet[Body]:
    """The organisation's bodies that are not closed, in Swedish order."""
    return Body.objects.visible_to(actor).filter(closed_on=None).order_by(Collate("name", "sv-x-icu"))


def own_organisation(actor: Actor) -> Organisation:
    """The organisation the actor works in."""
    return Organisation.objects.get(pk=actor.organisation_id)


def groups(actor: Actor) -> QuerySet[Group]:
    """The organisation's groups and forums, in Swedish order."""
    return Group.objects.filter(organisation_id=actor.organisation_id).order_by(Collate("name", "sv-x-icu"))


def assignments(actor: Actor, *, on: date) -> QuerySet[Assignment]:
    """Who holds which role in the organisation on a date."""
    held = Assignment.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)
    return (
        held.filter(organisation_id=actor.organisation_id)
        .select_related("user", "body")
        .order_by(Collate("user__name", "sv-x-icu"), "role")
    )
