"""Who declares the criteria of the digital legacy and who answers them, and what must hold of both."""

from farled.people.reads import Actor
from farled.systems.models import LegacyCriterion, System
from farled.systems.states import Direction, SystemState
from farled.web.refused import Forbidden, Invalid, Refused

HEAVIEST = 9  # a weight between 1 and this: more would let one question decide
FEWEST, MOST = 2, 10  # steps of a scale


def can_declare(by: Actor) -> bool:
    """Whether somebody says what is asked about every system: a strategist."""
    return by.reach("systems.declare").whole


def check_can_declare(by: Actor, organisation_id: int) -> None:
    """What is asked about every system is the strategist's to say."""
    if by.organisation_id != organisation_id or not can_declare(by):
        raise Forbidden("systems.legacy.declare")


def can_assess(by: Actor, system: System) -> bool:
    """Whether somebody answers about a system: its owner, or a strategist."""
    return by.organisation_id == system.organisation_id and by.reach("systems.edit").covers(system.owner_id)


def check_can_assess(by: Actor, system: System) -> None:
    """A system's legacy is answered by its owner, or by a strategist."""
    if not can_assess(by, system):
        raise Forbidden("systems.legacy.assess", system=system.name)


def check_level(system: System, criterion: LegacyCriterion, level: int) -> None:
    """An answer lies on the scale of a criterion that is asked in the system's own organisation."""
    if criterion.organisation_id != system.organisation_id:
        raise Invalid("systems.elsewhere", field="criterion", name=str(criterion))
    if system.state == SystemState.ENDED:
        raise Refused("systems.legacy.ended", system=system.name)
    if not criterion.used:
        raise Refused("systems.legacy.unused", question=criterion.question)
    if not 1 <= level <= criterion.steps:
        raise Invalid("systems.legacy.level", field="level", steps=criterion.steps)


def check_scale(row: LegacyCriterion) -> None:
    """A criterion weighs something, and has something to choose between."""
    if not 1 <= row.weight <= HEAVIEST:
        raise Invalid("systems.legacy.weight", field="weight", most=HEAVIEST)
    if not FEWEST <= row.steps <= MOST:
        raise Invalid("systems.legacy.steps", field="steps", fewest=FEWEST, most=MOST)


def check_answers_keep_their_meaning(row: LegacyCriterion, *, steps: int, direction: Direction) -> None:
    """While there are answers, neither the scale nor what its upper end means is changed."""
    if (steps, direction) != (row.steps, row.direction) and row.answers.exists():
        field = "steps" if steps != row.steps else "direction"
        raise Refused("systems.legacy.answered", field=field, question=row.question, count=row.answers.count())


def check_has_no_answers(row: LegacyCriterion) -> None:
    """What somebody has answered is not taken away; the criterion is put out of use."""
    count = row.answers.count()
    if count:
        raise Refused("systems.legacy.has_answers", question=row.question, count=count)


def check_has_no_criteria(organisation_id: int) -> None:
    """The criteria to start from are for who has none."""
    if LegacyCriterion.objects.filter(organisation_id=organisation_id).exists():
        raise Refused("systems.legacy.begun")
