"""The organisation's front door."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Collate

from farled.people import secret
from farled.people.actor import Actor, Held, Reach, acting, anybody, covers, system
from farled.people.capabilities import SCOPES
from farled.people.models import Assignment, Body, Group, GroupMember, Organisation, Token, User
from farled.people.request import Request
from farled.people.states import BodyKind, GroupKind, OrganisationKind, Role, TokenScope
from farled.web.together import Asks, answered, asking

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
    "anybody",
    "assignments",
    "bodies",
    "covers",
    "groups",
    "own_organisation",
    "system",
]


Dated = TypeVar("Dated", Assignment, GroupMember)


def bodies(actor: Actor) -> QuerySet[Body]:
    """The organisation's bodies that are not closed, in Swedish order."""
    return Body.objects.visible_to(actor).filter(closed_on=None).order_by(Collate("name", "sv-x-icu"))


def bodies_ever(actor: Actor) -> QuerySet[Body]:
    """The organisation's bodies, also those that are closed."""
    return Body.objects.visible_to(actor).select_related("parent", "administration", "represents")


def own_organisation(actor: Actor) -> Organisation:
    """The organisation the actor works in."""
    return Organisation.objects.get(pk=actor.organisation_id)


def token_of(text: str) -> Token | None:
    """The key with this text, whether it still holds or not, with its owner and organisation."""
    if not secret.is_whole(text):
        return None
    return Token.objects.select_related("user", "organisation").filter(digest=secret.hashed(text)).first()


def scopes_of(actor: Actor) -> list[TokenScope]:
    """What a person may let a program do besides reading: what they may do themselves."""
    return [scope for scope, capabilities in SCOPES.items() if any(map(actor.may, capabilities))]


def tokens(actor: Actor) -> QuerySet[Token]:
    """One's own keys in the organisation; to an administrator, everybody's there. The latest first."""
    return Token.objects.visible_to(actor).select_related("user").order_by("-made_at", "-pk")


def groups(actor: Actor) -> QuerySet[Group]:
    """The organisation's groups and forums, in Swedish order."""
    return Group.objects.filter(organisation_id=actor.organisation_id).order_by(Collate("name", "sv-x-icu"))


def groups_with_seats(actor: Actor, *, on: date) -> QuerySet[Group]:
    """The groups with how many bodies sit in each on a date (``seats``)."""
    seated = holding(GroupMember.objects.filter(group=OuterRef("pk")).order_by(), on).values("group")
    number = seated.annotate(number=Count("pk")).values("number")
    return groups(actor).select_related("led_by").annotate(seats=Coalesce(Subquery(number), 0))


def seats(actor: Actor) -> QuerySet[GroupMember]:
    """Who sits, has sat and will sit in the organisation's groups, the latest first."""
    rows = GroupMember.objects.filter(group__organisation_id=actor.organisation_id).select_related("body", "group")
    return rows.order_by("-valid_from", "pk")


def assignments_ever(actor: Actor) -> QuerySet[Assignment]:
    """Every role anybody holds, has held or will hold in the organisation."""
    return Assignment.objects.filter(organisation_id=actor.organisation_id).select_related("user", "body")


def holding(rows: QuerySet[Dated], on: date) -> QuerySet[Dated]:
    """Those of the roles or seats that are held on a date."""
    return rows.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)


def people(actor: Actor) -> QuerySet[User]:
    """Everybody who holds, has held or will hold a role in the organisation."""
    return User.objects.filter(assignments__organisation_id=actor.organisation_id).distinct()


def assignments(actor: Actor, *, on: date) -> QuerySet[Assignment]:
    """Who holds which role in the organisation on a date."""
    return holding(assignments_ever(actor), on).order_by(Collate("user__name", "sv-x-icu"), "role")


def roles_held(user_id: int, organisation_id: int, *, on: date) -> tuple[Held, ...]:
    """The roles a person holds in an organisation on a date, in the order they were given."""
    return answered(roles_asked(user_id, organisation_id, on=on))


@asking
def roles_asked(user_id: int, organisation_id: int, *, on: date) -> Asks[tuple[Held, ...]]:
    """The same, to be read together with what else is read."""
    rows = holding(Assignment.objects.filter(user_id=user_id, organisation_id=organisation_id), on).order_by("id")
    held = rows.values_list("role", "body_id", "function")
    yield (held,)
    return tuple(Held(Role(role), body_id, function) for role, body_id, function in held)


def body_names(refs: Iterable[int | None]) -> Mapping[int | None, str]:
    """The names of some bodies."""
    return dict(Body.objects.filter(pk__in=[ref for ref in refs if ref is not None]).values_list("pk", "name"))


def working_organisations(user: User, *, on: date) -> list[Organisation]:
    """The organisations a person holds a role in on a date, the first given first."""
    rows = holding(Assignment.objects.filter(user=user), on).select_related("organisation").order_by("id")
    return list({row.organisation_id: row.organisation for row in rows}.values())


def active_people(organisation_id: int, *, on: date) -> QuerySet[User]:
    """Everybody with an open account and a role in the organisation on a date, in the order of their accounts."""
    held = holding(Assignment.objects.filter(organisation_id=organisation_id), on)
    return User.objects.filter(is_active=True, pk__in=held.values("user_id")).order_by("pk")


def every_organisation() -> QuerySet[Organisation]:
    """All organisations of the installation, for work that is done for each."""
    return Organisation.objects.order_by("pk")


def people_by_name(actor: Actor) -> QuerySet[User]:
    """Everybody with an open account who holds, has held or will hold a role in the organisation, in Swedish order."""
    here = Assignment.objects.filter(organisation_id=actor.organisation_id)
    open_accounts = User.objects.filter(is_active=True, pk__in=here.values("user_id"))
    return open_accounts.order_by(Collate("name", "sv-x-icu"))
