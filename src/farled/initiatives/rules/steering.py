"""What must hold of the rules of a tier, of the checks and of their answers."""

from collections.abc import Collection

from farled.initiatives.models import CheckQuestion, Initiative
from farled.initiatives.states import ALWAYS_ASKED, MOST_FIELDS, Asked, AskedOf
from farled.people.reads import Actor, Body
from farled.systems.states import Tier
from farled.web.refused import Forbidden, Invalid, Refused, asks


def check_asked(tier: Tier, asked: Collection[Asked]) -> None:
    """The innovative tier stays short: at most ten fields in all (R72)."""
    most = MOST_FIELDS.get(tier)
    count = len(asked) + ALWAYS_ASKED
    if most is not None and count > most:
        raise Invalid("initiatives.rule.fields", field="asked", tier=tier.label, count=count, most=most)


def check_limits(months: int | None, most: int | None) -> None:
    """A longest time and a largest sum are more than nothing, or not set."""
    if months is not None and months <= 0:
        raise Invalid("initiatives.rule.months", field="months")
    if most is not None and most <= 0:
        raise Invalid("initiatives.rule.most", field="most")


def check_asks(asked_of: AskedOf, body: Body | None, tiers: Collection[Tier], *, organisation_id: int) -> None:
    """A question is asked of somebody, and of some tier."""
    if asked_of is AskedOf.BODY and body is None:
        raise Invalid("initiatives.question.body", field="body")
    if asked_of is not AskedOf.BODY and body is not None:
        raise Invalid("initiatives.question.not_body", field="body", asked_of=asked_of.label)
    if body is not None and body.organisation_id != organisation_id:
        raise Refused("initiatives.body.elsewhere", field="body", body=body.name)
    if not tiers:
        raise Invalid("initiatives.question.tiers", field="tiers")


def check_key_is_free(key: str, *, taken: bool) -> None:
    """A question is known by its key."""
    if taken:
        raise Refused("initiatives.question.taken", field="key", key=key)


def check_can_answer(by: Actor, initiative: Initiative, question: CheckQuestion, *, body_id: int | None) -> None:
    """A check is answered by those it is asked of, or by the strategist."""
    covers = by.reach("initiatives.report").covers(body_id)
    if by.organisation_id != initiative.organisation_id or not covers:
        raise Forbidden("initiatives.check.other", question=question.question)


def check_is_asked(question: CheckQuestion, asked: Collection[CheckQuestion]) -> None:
    """The question is one that the initiative is to answer."""
    if question not in asked:
        raise Refused("initiatives.check.not_asked", question=question.question)


def check_ground(ground: str) -> None:
    """An answer says what it rests on."""
    if not ground.strip():
        raise Invalid("initiatives.check.ground", field="ground")


can_answer = asks(check_can_answer)
