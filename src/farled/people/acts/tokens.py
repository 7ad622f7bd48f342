"""Keys with which programs act for a person: making one, ending it, and noting that it is used."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction

from farled.people import rules, secret
from farled.people.actor import Actor
from farled.people.acts.names import cleaned
from farled.people.models import Organisation, Token, User
from farled.people.states import TokenScope
from farled.trail import acts as trail
from farled.web.formats import local

NOTED_EVERY = timedelta(minutes=5)


@transaction.atomic
def make_token(
    *,
    name: str,
    scopes: Collection[TokenScope],
    expires_on: date,
    second_factor: bool,
    by: Actor,
    at: datetime,
) -> tuple[Token, str]:
    """Make a key for oneself in the organisation one works in, until and with a day (göra en nyckel).

    Gives it and its text, which is kept nowhere. It reads; ``scopes`` say what more it may do, never past one's own
    rights at each call. ``second_factor`` tells whether the person signs in with two steps, which a key that decides
    asks for. Raises Invalid, Refused and Forbidden (a program makes no keys).
    """
    rules.check_can_make_tokens(by)
    name = cleaned(name)
    rules.check_expiry(expires_on, today=local(at))
    rules.check_scopes(by, scopes)
    rules.check_second_factor(scopes, second_factor=second_factor)
    trail.hold(by.organisation_id)
    rules.check_tokens_named(by, name, on=local(at))
    text = secret.draw()
    token = Token(
        user_id=by.person_id,
        organisation_id=by.organisation_id,
        name=name,
        scopes=[scope.value for scope in TokenScope if scope in scopes],
        expires_on=expires_on,
        made_at=at,
        hint=text[: secret.SHOWN],
        digest=secret.hashed(text),
    )
    token.save(force_insert=True)
    trail.created(token, "people.token.made", by=by, at=at)
    return token, text


@transaction.atomic
def revoke_token(*, token: Token, by: Actor, at: datetime, why: str = "") -> Token:
    """End a key at once: its owner, or an administrator (återkalla en nyckel). One that has ended stays as it is."""
    trail.hold(token.organisation_id)
    token = Token.objects.select_for_update(of=("self",)).get(pk=token.pk)
    rules.check_can_revoke(by, token)
    if token.revoked_at is None:
        with trail.changing(token, "people.token.revoked", by=by, at=at, why=why.strip()):
            token.revoked_at = at
    return token


def end_tokens(user: User, organisation: Organisation, *, by: Actor, at: datetime) -> None:
    """End every key a person has here, inside the act that took their roles."""
    held = Token.objects.filter(organisation=organisation, user=user, revoked_at=None)
    for token in held.select_for_update(of=("self",)).order_by("pk"):
        with trail.changing(token, "people.token.revoked", by=by, at=at):
            token.revoked_at = at


def last_until(user: User, organisation: Organisation, last_day: date, *, by: Actor, at: datetime) -> None:
    """Let no key of a person here hold longer than a day, inside the act that ended their last role."""
    if last_day < local(at):
        end_tokens(user, organisation, by=by, at=at)
        return
    held = Token.objects.filter(organisation=organisation, user=user, revoked_at=None, expires_on__gt=last_day)
    for token in held.select_for_update(of=("self",)).order_by("pk"):
        with trail.changing(token, "people.token.shortened", by=by, at=at):
            token.expires_on = last_day


@transaction.atomic
def password_changed(*, user: User, at: datetime) -> None:
    """End every key of somebody who has a new password, wherever they hold (nytt lösenord).

    Sessions end by themselves. A key that somebody else made with the old password is thereby worth nothing.
    """
    held = Token.objects.filter(user=user, revoked_at=None).values_list("organisation", flat=True)
    for pk in sorted(set(held)):
        organisation = Organisation.objects.get(pk=pk)
        trail.hold(organisation.pk)
        end_tokens(user, organisation, by=Actor(pk, organisation.name, user.pk, user.name, ()), at=at)


def note_use(token: Token, *, at: datetime) -> None:
    """Note that a key is used, at most once in five minutes; no history, and no other field is touched."""
    if token.used_at is None or at - token.used_at >= NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(used_at=at)
