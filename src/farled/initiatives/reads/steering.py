"""The rules of each tier and the checks, as an organisation has set them or as they are until it does."""

from collections.abc import Iterable

from django.db.models import QuerySet

from farled.initiatives.models import CheckAnswer, CheckQuestion, Initiative, TierRule
from farled.initiatives.states import TIER_PRESETS, AskedOf
from farled.people.reads import Actor
from farled.systems.states import Tier


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
    found = TierRule.objects.filter(organisation_id=organisation_id, tier=tier).first()
    return found or preset(organisation_id, tier)


def stored_rules(actor: Actor) -> QuerySet[TierRule]:
    """The rules that somebody has set."""
    return TierRule.objects.filter(organisation_id=actor.organisation_id).order_by("pk")


def questions(actor: Actor) -> QuerySet[CheckQuestion]:
    """The organisation's checks in order, those that are asked no more included."""
    rows = CheckQuestion.objects.filter(organisation_id=actor.organisation_id)
    return rows.select_related("body").order_by("retired", "position", "pk")


def asked_in(initiative: Initiative) -> list[CheckQuestion]:
    """The checks that an initiative is to answer, in order."""
    rows = CheckQuestion.objects.filter(organisation_id=initiative.organisation_id, retired=False)
    uses_ai = None
    asked = []
    for one in rows.select_related("body").order_by("position", "pk"):
        if initiative.tier not in one.tiers:
            continue
        if one.only_ai:
            uses_ai = initiative.ai_uses.exists() if uses_ai is None else uses_ai
            if not uses_ai:
                continue
        asked.append(one)
    return asked


def answers_of(initiative: Initiative) -> dict[int, CheckAnswer]:
    """The answers to an initiative's checks, by question. One query."""
    rows = CheckAnswer.objects.filter(initiative=initiative).select_related("question")
    return {one.question_id: one for one in rows}


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
    answers = answers_of(initiative)
    asked = [one for one in asked_in(initiative) if one.blocks]
    return (
        [one for one in asked if one.pk not in answers],
        [one for one in asked if one.pk in answers and answers[one.pk].verdict == "no"],
    )


def bodies_that_owe(initiative: Initiative) -> dict[int, int]:
    """The bodies that have checks of an initiative left to answer, and how many each."""
    answered = answers_of(initiative).keys()
    owed: dict[int, int] = {}
    for one in _left(asked_in(initiative), answered):
        body = answering(initiative, one)
        if body is not None:
            owed[body] = owed.get(body, 0) + 1
    return owed


def _left(asked: Iterable[CheckQuestion], answered: Iterable[int]) -> list[CheckQuestion]:
    done = set(answered)
    return [one for one in asked if one.pk not in done]
