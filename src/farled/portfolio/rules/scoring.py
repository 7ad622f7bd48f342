"""Who scores, who must stand aside, and what must hold of criteria and scores. No writes, no clock."""

from collections.abc import Collection, Iterable, Mapping

from farled.methods.criteria import LEAST, MOST
from farled.people.reads import Actor, Group
from farled.portfolio.models import Application, Criterion
from farled.portfolio.states import ApplicationState
from farled.web.formats import number
from farled.web.refused import Forbidden, Invalid, Refused, asks

SCORED = frozenset({ApplicationState.COMPLETED, ApplicationState.PREPARED})  # when an application can be scored
APART = 1  # a joint score that is a whole point or more from the mean of the individual ones says why


# --- Criteria ---------------------------------------------------------------------------------------------------------


def check_can_keep_criteria(by: Actor, organisation_id: int) -> None:
    """A group's criteria are kept by the strategist on its behalf (R57)."""
    if by.organisation_id != organisation_id or not by.reach("portfolio.criteria").whole:
        raise Forbidden("portfolio.criteria.keep")


def check_group(group: Group, organisation_id: int) -> None:
    """The group belongs to the organisation."""
    if group.organisation_id != organisation_id:
        raise Refused("portfolio.criteria.elsewhere", field="group", name=group.name)


def check_name_is_free(taken: bool, name: str) -> None:  # noqa: FBT001 -- a fact, not a choice
    """A group has one criterion of a name."""
    if taken:
        raise Refused("portfolio.criteria.taken", field="name", name=name)


def check_weight(weight: int) -> None:
    """A weight is 1–10."""
    if not 1 <= weight <= 10:
        raise Invalid("portfolio.criteria.weight", field="weight")


def check_in_use(criterion: Criterion) -> None:
    """Only what is used is retired."""
    if criterion.retired:
        raise Refused("portfolio.criteria.retired", name=criterion.name)


def check_has_none(count: int) -> None:
    """A preset is for a group without criteria."""
    if count:
        raise Refused("portfolio.criteria.has", count=count)


# --- Who scores -------------------------------------------------------------------------------------------------------


def check_can_score(by: Actor, application: Application, *, aside: str = "") -> None:
    """A member of a group scores what is not their own affair: nobody who applies, owns or helps does (jäv).

    ``aside``: why the member has stood aside, if so.
    """
    if by.organisation_id != application.organisation_id or not by.reach("portfolio.score").whole:
        raise Forbidden("portfolio.score.member")
    if aside:
        raise Forbidden("portfolio.score.aside", why=aside)
    if by.user_id is None:
        raise Forbidden("portfolio.score.person")
    if by.user_id == application.initiative.owner_id:
        raise Forbidden("portfolio.score.owner", title=application.initiative.title)
    if by.user_id == application.coach_id:
        raise Forbidden("portfolio.score.coach")
    if works_in(by, application.body_id):
        raise Forbidden("portfolio.score.body", body=application.body.name)


def works_in(by: Actor, body_id: int) -> bool:
    """Whether the actor holds a role in the body, or in one that it belongs to."""
    return any(body_id in by.holding(held.role).bodies for held in by.roles)


def check_can_stand_aside(by: Actor, application: Application, *, aside: str = "") -> None:
    """A member stands aside once."""
    if by.organisation_id != application.organisation_id or not by.reach("portfolio.score").whole:
        raise Forbidden("portfolio.score.member")
    if by.user_id is None:
        raise Forbidden("portfolio.score.person")
    if aside:
        raise Refused("portfolio.score.aside_already", why=aside)


def check_not_scored(scores: int) -> None:
    """Whoever has scored does not stand aside unseen: the scores are taken away first by scoring nothing."""
    if scores:
        raise Refused("portfolio.score.has_scored")


# --- When and what ----------------------------------------------------------------------------------------------------


def check_can_be_scored(application: Application) -> None:
    """What is complete is scored, until it is decided."""
    if application.state not in SCORED:
        raise Refused("portfolio.score.state", state=str(ApplicationState(application.state).label))


def check_group_scores(group: Group, groups: Collection[Group]) -> None:
    """A group scores what asks its own portfolios for money."""
    if group not in groups:
        raise Refused("portfolio.score.group", name=group.name)


def check_has_criteria(criteria: Collection[Criterion], group: Group) -> None:
    """A group has criteria before it scores by them."""
    if not criteria:
        raise Refused("portfolio.score.no_criteria", name=group.name)


def check_alone(opened: object | None) -> None:
    """Scores are given alone until the group scores together."""
    if opened is not None:
        raise Refused("portfolio.score.opened")


def check_opened(opened: object | None) -> None:
    """A group agrees on scores when it scores together."""
    if opened is None:
        raise Refused("portfolio.score.not_opened")


def check_whole(points: Mapping[int, int], criteria: Iterable[Criterion]) -> None:
    """Each criterion has 1–5 points, and nothing else has any."""
    left = [criterion.name for criterion in criteria if criterion.pk not in points]
    if left:
        raise Invalid("portfolio.score.left", names=", ".join(left))
    for criterion_id, given in points.items():
        if not LEAST <= given <= MOST:
            raise Invalid("portfolio.score.points", field=f"points-{criterion_id}")


def check_own_given(given: int) -> None:
    """Whoever opens has scored, so that nobody sees the others' before giving their own."""
    if not given:
        raise Refused("portfolio.score.own_first")


def check_departs(criterion: Criterion, points: int, mean: float | None, why: str) -> None:
    """A joint score that is a whole point or more from the mean of the individual ones says why."""
    if mean is not None and abs(points - mean) >= APART and not why.strip():
        raise Invalid("portfolio.score.why", field=f"why-{criterion.pk}", mean=number(mean, decimals=1))


can_keep_criteria = asks(check_can_keep_criteria)
can_score = asks(check_can_score)
can_stand_aside = asks(check_can_stand_aside)
