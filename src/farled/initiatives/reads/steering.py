"""The rules of each tier and the checks, as an organisation has set them or as they are until it does."""

from collections.abc import Iterable

from django.db.models import QuerySet

from farled.initiatives.models import CheckAnswer, CheckQuestion, Initiative, TierRule
from farled.initiatives.states import TIER_PRESETS, AskedOf
from farled.people.reads import Actor
from farled.systems.states import Tier
from farled.web.together import Asks, answered, asking


def preset(organisation_id: int, tier: Tier) -> TierRule:
    """What holds for a tier where nothing is decided; not stored."""
    known = TIER_PRESETS[tier]
    return TierRule(
        organisation_id=organisation_id,
        tier=tier,
        asked=[str(each) for each in known.asked],
        months=known.months,
        extendable=known.extendable,
        most=known.most,
        exact=known.exact,
        decides=known.decides,
        financing=known.financing,
        version=0,
    )


def tier_rules(organisation_id: int) -> dict[Tier, TierRule]:
    """What holds for each tier, in their order; what nobody has decided is not stored and has version 0. One query."""
    stored = {Tier(one.tier): one for one in TierRule.objects.filter(organisation_id=organisation_id)}
    return {tier: stored.get(tier) or preset(organisation_id, tier) for tier in Tier}


def tier_rule(organisation_id: int, tier: Tier) -> TierRule:
    """What holds for a tier."""
    return answered(tier_rule_asked(organisation_id, tier))


@asking
def tier_rule_asked(organisation_id: int, tier: Tier) -> Asks[TierRule]:
    """The same, to be read together with what else a page reads."""
    stored = TierRule.objects.filter(organisation_id=organisation_id, tier=tier)
    yield (stored,)
    return next(iter(stored), None) or preset(organisation_id, tier)


def stored_rules(actor: Actor) -> QuerySet[TierRule]:
    """The rules that somebody has set."""
    return TierRule.objects.filter(organisation_id=actor.organisation_id).order_by("pk")


def questions(actor: Actor) -> QuerySet[CheckQuestion]:
    """The organisation's checks in order, those that are asked no more included."""
    rows = CheckQuestion.objects.filter(organisation_id=actor.organisation_id)
    return rows.select_related("body").order_by("retired", "position", "pk")


def asked_in(initiative: Initiative) -> list[CheckQuestion]:
    """The checks that an initiative is to answer, in order."""
    return answered(checks_of(initiative))[0]


def answers_of(initiative: Initiative) -> dict[int, CheckAnswer]:
    """The answers to an initiative's checks, by question. One query."""
    rows = CheckAnswer.objects.filter(initiative=initiative).select_related("question")
    return {one.question_id: one for one in rows}


@asking
def checks_of(initiative: Initiative) -> Asks[tuple[list[CheckQuestion], dict[int, CheckAnswer]]]:
    """The checks that an initiative is to answer, in order, and what has been answered, by question."""
    rows = CheckQuestion.objects.filter(organisation_id=initiative.organisation_id, retired=False)
    questions = rows.select_related("body").order_by("position", "pk")
    answers, ai_uses = CheckAnswer.objects.filter(initiative=initiative), initiative.ai_uses.values("pk")[:1]
    yield questions, answers, ai_uses
    asked = [one for one in questions if initiative.tier in one.tiers and (ai_uses or not one.only_ai)]
    return asked, {one.question_id: one for one in answers}


def answering(initiative: Initiative, question: CheckQuestion) -> int | None:
    """The body that answers a check of an initiative. Without a supplier the customer carries it out and answers."""
    match AskedOf(question.asked_of):
        case AskedOf.OWNER:
            return initiative.body_id
        case AskedOf.SUPPLIER:
            return initiative.supplier_id or initiative.body_id
        case _:
            return question.body_id


def blocking(initiative: Initiative) -> tuple[list[CheckQuestion], list[CheckQuestion]]:
    """The checks that hinder an initiative: those not answered, and those answered with a no."""
    return answered(blocking_asked(initiative))


@asking
def blocking_asked(initiative: Initiative) -> Asks[tuple[list[CheckQuestion], list[CheckQuestion]]]:
    """The same, to be read together with what else a page reads."""
    asked, answers = yield from checks_of(initiative)
    blocks = [one for one in asked if one.blocks]
    return (
        [one for one in blocks if one.pk not in answers],
        [one for one in blocks if one.pk in answers and answers[one.pk].verdict == "no"],
    )


def bodies_that_owe(initiative: Initiative) -> dict[int, int]:
    """The bodies that have checks of an initiative left to answer, and how many each."""
    asked, answers = answered(checks_of(initiative))
    owed: dict[int, int] = {}
    for one in _left(asked, answers):
        body = answering(initiative, one)
        if body is not None:
            owed[body] = owed.get(body, 0) + 1
    return owed


def _left(asked: Iterable[CheckQuestion], answered: Iterable[int]) -> list[CheckQuestion]:
    done = set(answered)
    return [one for one in asked if one.pk not in done]
