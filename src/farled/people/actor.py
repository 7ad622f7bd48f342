"""The actor: whoever does something now, in which organisation, with which roles. What every read and act asks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from django.conf import settings
from django.db.models import Q

from farled.people.capabilities import GRANTS, NOT_DEPUTISED, READING, SCOPES, SECRETS
from farled.people.models import Assignment, Body, Organisation, Token, User
from farled.people.states import Role, Scope, TokenScope
from farled.web.refused import Forbidden, NotLately

LATELY = timedelta(minutes=15)  # how long it counts that somebody has said who they are, when they decide


@dataclass(frozen=True, slots=True)
class SignIn:
    """When somebody last said who they are, and whether they signed in with two steps."""

    at: datetime
    two_steps: bool = False


def _never() -> SignIn | None:
    """Nobody has said who they are: a command or a job acts for somebody."""
    return None


@dataclass(frozen=True, slots=True)
class Held:
    """A role held now: the role, the body it is held in (None: the whole organisation), and a decider's function."""

    role: Role
    body_id: int | None
    function: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a capability reaches for an actor: everything in the organisation, or some bodies."""

    whole: bool
    bodies: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.whole or bool(self.bodies)

    def covers(self, *body_ids: int | None) -> bool:
        """Whether one of the bodies lies within reach."""
        return self.whole or any(body_id in self.bodies for body_id in body_ids)


@dataclass(frozen=True)
class Actor:
    """A person in an organisation on a date, or the system itself when a job or the example loader acts.

    Built once per request (``of``); its roles are those held that day, so a right lost is lost on the next request.
    """

    organisation_id: int
    organisation_name: str
    user_id: int | None
    name: str
    roles: tuple[Held, ...]
    kind: str = "person"
    everything: bool = field(default=False, kw_only=True)
    token_id: int | None = field(default=None, kw_only=True)
    token_name: str = field(default="", kw_only=True)
    without: frozenset[str] = field(default=frozenset(), kw_only=True)  # capabilities set aside, as by a key
    # Asked when it matters, since a person may say who they are in the middle of a request.
    signed_in: Callable[[], SignIn | None] = field(default=_never, kw_only=True, compare=False, repr=False)

    @property
    def person_id(self) -> int:
        """The id of the person, for what only a person (or their program) does. Raises ValueError for the system."""
        if self.user_id is None:
            raise ValueError(f"{self.name} is no person")
        return self.user_id

    @property
    def signature(self) -> str:
        """The name as history writes it: the person's, and with which key when a program acts for them."""
        return f"{self.name} ({self.token_name})" if self.token_name else self.name

    @cached_property
    def _below(self) -> dict[int, frozenset[int]]:
        """Each body the actor holds a role in → itself and all bodies under it. One query, only when asked."""
        children: dict[int | None, list[int]] = {}
        for body_id, parent_id in Body.objects.filter(organisation_id=self.organisation_id).values_list(
            "id", "parent_id"
        ):
            children.setdefault(parent_id, []).append(body_id)

        def under(body_id: int) -> Iterable[int]:
            yield body_id
            for child in children.get(body_id, []):
                yield from under(child)

        return {held.body_id: frozenset(under(held.body_id)) for held in self.roles if held.body_id is not None}

    def may(self, capability: str) -> bool:
        """Whether the actor has the capability anywhere in the organisation. Raises KeyError for an unknown one."""
        return self._granted(capability) and capability not in self.without

    def kept_out(self, capability: str) -> bool:
        """Whether the person has the capability, but not with the key that is used."""
        return self._granted(capability) and capability in self.without

    def _granted(self, capability: str) -> bool:
        grants = GRANTS[capability]
        return self.everything or any(held.role in grants for held in self.roles)

    def reach(self, capability: str) -> Reach:
        """How far the capability reaches. A role held in a body never reaches past that body when its scope is BODY."""
        grants = GRANTS[capability]
        if capability in self.without:
            return Reach(whole=False)
        if self.everything:
            return Reach(whole=True)
        bodies: set[int] = set()
        for held in self.roles:
            scope = grants.get(held.role)
            if scope is Scope.ORGANISATION:
                return Reach(whole=True)
            if scope is Scope.BODY and held.body_id is not None:
                bodies |= self._below[held.body_id]
        return Reach(whole=False, bodies=frozenset(bodies))

    def check_lately(self, at: datetime) -> None:
        """What decides is done by a person who has said who they are lately, or with a key that was given it.

        Raises NotLately, on every path: a page then asks, a program and a command are told so.
        """
        if self.everything or self.token_id is not None:
            return
        known = self.signed_in()
        if known is None or at - known.at > LATELY:
            raise NotLately("people.lately", minutes=LATELY.seconds // 60)
        if settings.DECIDING_TAKES_TWO_STEPS and not known.two_steps:
            raise Forbidden("people.two_steps")

    def holds(self, role: Role) -> bool:
        """Whether the actor has the role now."""
        return any(held.role is role for held in self.roles)

    def holding(self, role: Role) -> Reach:
        """How far a role held now reaches: the whole organisation, or the bodies it is held in and those under them."""
        held = [one.body_id for one in self.roles if one.role is role]
        under = frozenset[int]().union(*(self._below[body_id] for body_id in held if body_id is not None))
        return Reach(whole=None in held, bodies=under)

    def held_over(self, role: Role, body_id: int) -> tuple[Held, ...]:
        """The roles of a kind held now that reach a body: held in it, above it or in the whole organisation."""
        held = (one for one in self.roles if one.role is role)
        return tuple(one for one in held if one.body_id is None or body_id in self._below[one.body_id])

    def as_in_the_open(self) -> "Actor":
        """The same person where anybody may look over the shoulder, as in mail: without any right to read secrets."""
        return replace(self, without=self.without | SECRETS) if any(self.may(each) for each in SECRETS) else self

    def body_ids(self) -> list[int]:
        """The bodies the actor holds a role in."""
        return sorted({held.body_id for held in self.roles if held.body_id is not None})


def covers(actor: Actor, held: Held) -> bool:
    """Whether the actor's own rights reach everywhere that a role held by somebody else does, as a deputy's must."""
    for capability, grants in GRANTS.items():
        if capability in NOT_DEPUTISED:
            continue
        scope, reach = grants.get(held.role), actor.reach(capability)
        if scope is Scope.ORGANISATION and not reach.whole:
            return False
        if scope is Scope.BODY and held.body_id is not None and not reach.covers(held.body_id):
            return False
    return True


def system(organisation: Organisation, name: str) -> Actor:
    """The system acting on an organisation's behalf, such as a job or the example loader; it may do all there."""
    return Actor(organisation.pk, organisation.name, None, name, (), kind="system", everything=True)


def anybody(organisation_id: int, organisation_name: str) -> Actor:
    """Whoever works in an organisation, without any right of their own: whose eyes a paper for all is made with."""
    return Actor(organisation_id, organisation_name, None, organisation_name, ())


def current_assignments(user: User, *, on: date) -> list[Assignment]:
    """The assignments a person holds on a date, with their organisations, in the order they were given."""
    held = Assignment.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), user=user, valid_from__lte=on)
    return list(held.select_related("organisation").order_by("id"))


def with_token(token: Token, *, on: date) -> Actor | None:
    """The actor of a program that holds a key: its owner in its organisation, as far as the key lets through.

    None when the owner has no role there any more. Whether the key holds is the caller's to ask.
    """
    held = [one for one in current_assignments(token.user, on=on) if one.organisation_id == token.organisation_id]
    person = of(token.user, held, token.organisation_id)
    if person is None:
        return None
    within = READING.union(*(SCOPES[TokenScope(scope)] for scope in token.scopes))
    without = frozenset(GRANTS) - within
    return replace(person, kind="token", token_id=token.pk, token_name=token.name, without=without)


def of(
    user: User,
    assignments: list[Assignment],
    organisation_id: int | None = None,
    *,
    signed_in: Callable[[], SignIn | None] = _never,
) -> Actor | None:
    """The actor of a person in the organisation chosen (or the first one); None without any role there."""
    if not user.is_active or not assignments:
        return None
    chosen = next((a.organisation for a in assignments if a.organisation_id == organisation_id), None)
    organisation = chosen or assignments[0].organisation
    held = tuple(Held(Role(a.role), a.body_id, a.function) for a in assignments if a.organisation_id == organisation.pk)
    return Actor(organisation.pk, organisation.name, user.pk, user.name, held, signed_in=signed_in)


def acting(user: User, organisation: Organisation, *, on: date) -> Actor:
    """The actor of a person in an organisation on a date, for commands and tests. Raises ValueError without a role."""
    assignments = [a for a in current_assignments(user, on=on) if a.organisation_id == organisation.pk]
    actor = of(user, assignments, organisation.pk)
    if actor is None:
        raise ValueError(f"{user} holds no role in {organisation} on {on}")
    return actor
