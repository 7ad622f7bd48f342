"""What has been sent, what each person has been told of before, and what nobody can be told of."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.agenda.models import Duty, Sending, SendingItem
from farled.agenda.reads.waiting import faces
from farled.agenda.states import SendingState
from farled.people import reads as people
from farled.people.reads import Actor, Held, Role, User
from farled.web import slots


def sendings(actor: Actor) -> QuerySet[Sending]:
    """The organisation's sendings with how many of its things each told of, the latest first."""
    return Sending.objects.visible_to(actor).select_related("user").order_by("-day", "pk")


def to_try_again(at: object) -> QuerySet[Sending]:
    """Sendings that failed and whose time has come."""
    return Sending.objects.filter(state=SendingState.FAILED, again_at__lte=at).select_related("user").order_by("pk")


def told_before(user: User, things: Collection[str]) -> dict[tuple[int, str, date], int]:
    """How many reminders a person has had of each thing, by organisation, thing and the day it was due then."""
    rows = SendingItem.objects.filter(
        sending__user=user, sending__state=SendingState.SENT, thing__in=[thing[:300] for thing in things]
    )
    steps = rows.values_list("organisation_id", "thing", "due").annotate(step=Max("step"))
    return {(organisation, thing, due): step for organisation, thing, due, step in steps}


@dataclass(frozen=True, slots=True)
class Unheard:
    """Something that waits although nobody is reminded of it: what, who should have been, and why not."""

    title: str
    url: str
    due: date
    role: str
    why: str | Promise


NOBODY = _("Ingen har rollen.")
SHUT = _("De som har rollen kan inte ta emot: kontot är stängt.")
NO_ADDRESS = _("De som har rollen kan inte ta emot: e-postadress saknas.")


def unheard(actor: Actor, *, on: date) -> list[Unheard]:
    """The organisation's duties that reach nobody on a day, the first due first; as the actor may see them."""
    holders = _holders(actor, on)
    above = _above(actor)
    left = []
    for duty in Duty.objects.filter(organisation_id=actor.organisation_id, done_at=None).select_related("body"):
        those = [
            user
            for held, user in holders
            if held.role == duty.role
            and (held.body_id is None or duty.body_id is None or held.body_id in above.get(duty.body_id, ()))
        ]
        if not any(user.is_active and user.email for user in those):
            left.append((duty, _why(those)))
    kinds = {duty.pk: kind for duty, _reason in left if (kind := slots.duty_kinds.get(duty.kind))}
    subjects = {(kinds[duty.pk].subject_kind, duty.subject_id) for duty, _reason in left if duty.pk in kinds}
    visible = faces(actor, subjects)
    found = [
        Unheard(
            title=str(kinds[duty.pk].label) % {"subject": visible[subject][0]},
            url=kinds[duty.pk].url(duty.subject_id),
            due=duty.due,
            role=f"{Role(duty.role).label}, {duty.body}" if duty.body else str(Role(duty.role).label),
            why=why,
        )
        for duty, why in left
        if duty.pk in kinds and (subject := (kinds[duty.pk].subject_kind, duty.subject_id)) in visible
    ]
    return sorted(found, key=lambda each: each.due)


def _why(those: list[User]) -> str | Promise:
    if not those:
        return NOBODY
    return NO_ADDRESS if any(user.is_active for user in those) else SHUT


def _holders(actor: Actor, on: date) -> list[tuple[Held, User]]:
    return [(Held(Role(row.role), row.body_id, row.function), row.user) for row in people.assignments(actor, on=on)]


def _above(actor: Actor) -> dict[int, set[int]]:
    """Each body → itself and those above it, for a role held there reaches down."""
    parents = dict(people.bodies_ever(actor).values_list("pk", "parent_id"))
    found = {}
    for body_id in parents:
        chain: set[int] = set()
        at: int | None = body_id
        while at is not None and at not in chain:
            chain.add(at)
            at = parents.get(at)
        found[body_id] = chain
    return found
