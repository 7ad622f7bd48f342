"""What groups' scores come to: points 0–100, how far apart members were, and what the actor can do about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import mean

from farled.methods.criteria import STEPS, Judged
from farled.methods.criteria import points as points_of
from farled.people.reads import Actor, Group
from farled.portfolio.models import Application, Criterion, JointScore, Score, StoodAside, Together
from farled.portfolio.reads import scores as reads
from farled.portfolio.rules import scoring as rules
from farled.portfolio.states import CriterionDirection
from farled.web.refused import Forbidden
from farled.web.together import Asks, asking

TENTH = Decimal("0.1")


def judged(score: JointScore) -> Judged:
    """A joint score as the method takes it."""
    against = score.criterion.direction == CriterionDirection.AGAINST
    return Judged(score.points, score.criterion.weight, against)


def points(application_ids: Iterable[int]) -> dict[int, Decimal | None]:
    """What each application has been given together, 0–100 with one decimal; None where no group has agreed.

    Scores of several groups count together, each by its own weights. One query.
    """
    ids = list(application_ids)
    joint = reads.joint_scores(ids)
    return {pk: _rounded(joint.get(pk, ())) for pk in ids}


def _rounded(scores: Sequence[JointScore]) -> Decimal | None:
    found = points_of(judged(score) for score in scores)
    return None if found is None else (Decimal(found.numerator) / Decimal(found.denominator)).quantize(TENTH)


def reached(scores: Sequence[JointScore]) -> tuple[int, int]:
    """How many weighted steps up from the worst, of how many: what the points are a share of."""
    rows = [judged(score) for score in scores]
    return sum(row.steps * row.weight for row in rows), STEPS * sum(row.weight for row in rows)


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion of an application: what members gave alone (when it may be seen) and what the group agreed on."""

    criterion: Criterion
    alone: tuple[Score, ...]
    joint: JointScore | None

    @property
    def lowest(self) -> int:
        """The fewest points a member gave."""
        return min(score.points for score in self.alone)

    @property
    def highest(self) -> int:
        """The most points a member gave."""
        return max(score.points for score in self.alone)

    @property
    def mean(self) -> float:
        """What members gave on average."""
        return mean(score.points for score in self.alone)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A group's scoring of an application: its criteria, how many have scored, and what the actor can do."""

    group: Group
    lines: tuple[Line, ...]
    scorers: int
    own: int
    opened: Together | None
    can: Mapping[str, bool]


def unfit(row: Application, actor: Actor) -> str:
    """Why a member does not score an application, in a sentence; empty when nothing hinders."""
    try:
        rules.check_can_score(actor, row)
    except Forbidden as hinder:
        return hinder.sentence
    return ""


@dataclass(frozen=True, slots=True)
class Scoring:
    """How an application is scored: by each group, who stood aside, and what was agreed in the order of the criteria.

    ``aside`` is why the actor has stood aside, if so; ``own`` is how many scores the actor has given, in any group.
    """

    sittings: list[Sitting]
    asides: Sequence[StoodAside]
    joint: Sequence[JointScore]
    aside: str
    own: int


@asking
def scoring(row: Application, actor: Actor) -> Asks[Scoring]:
    """How an application is scored, for whoever looks at it."""
    asides, joint, given = reads.asides(row), reads.joint_of([row.pk]), reads.scores_of(row)
    groups, criteria, openings = reads.groups_of(row), reads.criteria_for(row), reads.openings_of(row)
    yield asides, joint, given, groups, criteria, openings
    aside = next((each.why for each in asides if each.user_id == actor.user_id), "")
    opened = {each.group_id: each for each in openings}
    sittings = [
        _sitting(
            group,
            row,
            actor,
            criteria=[each for each in criteria if each.group_id == group.pk],
            given=[each for each in given if each.criterion.group_id == group.pk],
            joint={each.criterion_id: each for each in joint},
            opened=opened.get(group.pk),
            unbiased=rules.can_score(actor, row, aside=aside),
        )
        for group in groups
    ]
    return Scoring(sittings, list(asides), list(joint), aside, sum(each.user_id == actor.user_id for each in given))


def _sitting(
    group: Group,
    row: Application,
    actor: Actor,
    *,
    criteria: Sequence[Criterion],
    given: Sequence[Score],
    joint: Mapping[int, JointScore],
    opened: Together | None,
    unbiased: bool,
) -> Sitting:
    may = unbiased and row.state in rules.SCORED
    own = sum(score.user_id == actor.user_id for score in given)
    seen = given if opened is not None and unbiased else ()
    return Sitting(
        group,
        tuple(
            Line(each, tuple(score for score in seen if score.criterion_id == each.pk), joint.get(each.pk))
            for each in criteria
        ),
        len({score.user_id for score in given}),
        own,
        opened,
        {
            "score": may and opened is None and bool(criteria),
            "open_scoring": may and opened is None and bool(own),
            "score_together": may and opened is not None,
        },
    )
