"""Who may keep the register of uses of AI, and what must hold of a use."""

from collections.abc import Collection

from farled.initiatives.models import AiUse, Initiative
from farled.initiatives.states import AI_MOVES, AiObstacle, AiRisk, AiStatus
from farled.people.reads import Actor, Body
from farled.web.refused import Forbidden, Invalid, Refused, asks

TRYING = frozenset({AiStatus.TRIED, AiStatus.IN_USE})


def check_can_keep(by: Actor, organisation_id: int, body_id: int | None) -> None:
    """A use is kept by the body that answers for it, by a coach or by the strategist."""
    reach = by.reach("initiatives.edit")
    if by.organisation_id != organisation_id or not (reach.whole or reach.covers(body_id)):
        raise Forbidden("initiatives.ai.keep")


def check_place(organisation_id: int, body: Body | None, initiative: Initiative | None) -> None:
    """Its body and initiative are the organisation's own."""
    if body is not None and body.organisation_id != organisation_id:
        raise Refused("initiatives.body.elsewhere", field="body", body=body.name)
    if initiative is not None and initiative.organisation_id != organisation_id:
        raise Refused("initiatives.ai.initiative", field="initiative", title=initiative.title)


def check_risk(use: AiUse) -> None:
    """A risk class rests on something, and what is tried or in use has one that allows it (the AI act)."""
    if use.risk != AiRisk.NOT_ASSESSED and not use.risk_ground.strip():
        raise Invalid("initiatives.ai.risk_ground", field="risk_ground")
    if AiStatus(use.status) in TRYING:
        check_may_be_tried(use)


def check_may_be_tried(use: AiUse) -> None:
    """Nothing is tried before its risk class is known, and a prohibited use never."""
    if use.risk == AiRisk.NOT_ASSESSED:
        raise Refused("initiatives.ai.not_assessed", field="risk")
    if use.risk == AiRisk.PROHIBITED:
        raise Refused("initiatives.ai.prohibited", field="risk")


def check_ai_move(use: AiUse, to: AiStatus) -> None:
    """Only moves of the state diagram."""
    now = AiStatus(use.status)
    if to not in AI_MOVES[now]:
        raise Refused("initiatives.ai.move", field="status", now=now.label, to=to.label)
    if to in TRYING:
        check_may_be_tried(use)


def check_obstacles_told(to: AiStatus, obstacles: Collection[AiObstacle], why: str) -> None:
    """What cannot be done yet says what hinders it; another move says why."""
    if to is AiStatus.NOT_YET and not obstacles:
        raise Invalid("initiatives.ai.obstacles", field="obstacles")
    if not why.strip():
        raise Invalid("initiatives.why", field="why")


can_keep = asks(check_can_keep)
