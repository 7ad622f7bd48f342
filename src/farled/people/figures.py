"""The organisation as a tree, and how a role or a seat stands on a day, ready to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.methods.swedish import sort_key
from farled.people.models import Assignment, Body, GroupMember, Token, User
from farled.people.states import TokenScope

Tag = tuple[str, str | Promise]
HELD: Tag = ("good", gettext_lazy("gäller"))
AHEAD: Tag = ("going", gettext_lazy("börjar senare"))
OVER: Tag = ("plain", gettext_lazy("avslutad"))
SHUT: Tag = ("plain", gettext_lazy("stängt konto"))
REVOKED: Tag = ("plain", gettext_lazy("återkallad"))
EXPIRED: Tag = ("plain", gettext_lazy("har gått ut"))


@dataclass(frozen=True, slots=True)
class Branch:
    """A body with those under it."""

    body: Body
    branches: list["Branch"] = field(default_factory=list)


def by_name(body: Body) -> Any:
    """The key that puts bodies in Swedish order."""
    return sort_key(body.name)


def tree(bodies: Iterable[Body]) -> list[Branch]:
    """The bodies as trees, siblings in Swedish order. A body whose parent is not among them stands at the top."""
    branches = {body.pk: Branch(body) for body in sorted(bodies, key=by_name)}
    roots: list[Branch] = []
    for branch in branches.values():
        above = branches.get(branch.body.parent_id) if branch.body.parent_id else None
        (above.branches if above else roots).append(branch)
    return roots


@dataclass(frozen=True, slots=True)
class Shown:
    """A role or a seat with how it stands on a day; ``over`` when nothing of it is left to end."""

    row: Assignment | GroupMember
    tag: Tag
    over: bool


def shown(rows: Iterable[Assignment | GroupMember], on: date) -> list[Shown]:
    """Roles or seats with whether each is held on a day, was, or will be."""
    return [Shown(row, tag, over=tag == OVER) for row in rows for tag in [_tag(row, on)]]


def _tag(row: Assignment | GroupMember, on: date) -> Tag:
    if row.valid_from > on:
        return AHEAD
    return OVER if row.valid_to is not None and row.valid_to < on else HELD


def standing(one: User, roles: Iterable[Assignment], *, on: date) -> str:
    """The sentence that tells what a person may do here on a day."""
    held = [each for each in roles if _tag(each, on) == HELD]
    if not one.is_active:
        return _("Kontot är stängt. Personen kan inte logga in.")
    if not held:
        return _("Personen har ingen roll här i dag och ser ingenting.")
    told = [f"{each.called} ({each.body})" if each.body else each.called for each in held]
    return _("Är i dag %(roles)s.") % {"roles": ", ".join(told)}


@dataclass(frozen=True, slots=True)
class TokenShown:
    """How a key stands on a day, and what it may do, in words."""

    tag: Tag
    holds: bool
    may: str


def token(one: Token, on: date) -> TokenShown:
    """A key as it is shown."""
    tag = REVOKED if one.revoked_at is not None else EXPIRED if one.expires_on < on else HELD
    more = [str(TokenScope(scope).label) for scope in one.scopes]
    return TokenShown(tag, holds=tag == HELD, may=", ".join([_("läsa"), *more]))
