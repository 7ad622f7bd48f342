"""The digital legacy (digitalt arv): the criteria an organisation asks by, and what is answered of each system."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Organisation
from farled.systems import rules
from farled.systems.acts.opened import opened
from farled.systems.acts.presets import criteria_to_start_from
from farled.systems.models import LegacyAnswer, LegacyCriterion, System
from farled.systems.states import Direction
from farled.trail import acts as trail


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionContent:
    """What a criterion asks on a scale of 1 to ``steps``, and whether its upper end hinders or enables.

    ``used``: whether it is asked. One that is not keeps its answers, which count nothing.
    """

    question: str
    weight: int
    direction: Direction
    steps: int = 5
    lowest: str = ""
    highest: str = ""
    explanation: str = ""
    used: bool = True
    source: str = ""

    def put_on(self, row: LegacyCriterion) -> None:
        """Write the content on a row. Raises Invalid for what is empty or holds an invisible character."""
        row.question = cleaned(self.question, field="question")
        row.weight, row.direction, row.steps, row.used = self.weight, self.direction, self.steps, self.used
        row.lowest, row.highest = self.lowest.strip(), self.highest.strip()
        row.explanation, row.source = self.explanation.strip(), self.source.strip()


@transaction.atomic
def declare_criterion(
    *, organisation: Organisation, key: str, content: CriterionContent, by: Actor, at: datetime
) -> LegacyCriterion:
    """Declare a criterion that every system is asked by (lägga till ett kriterium). Raises Forbidden, Invalid."""
    rules.check_can_declare(by, organisation.pk)
    trail.hold(organisation.pk)  # of two who declare the same key at once, the second is told
    last = LegacyCriterion.objects.filter(organisation=organisation).order_by("-position").first()
    row = LegacyCriterion(organisation=organisation, key=key, position=last.position + 1 if last else 1)
    _write(row, content)
    rules.check_free(row, "key")
    row.save(force_insert=True)
    trail.created(row, "systems.legacy_criterion.declared", by=by, at=at)
    return row


@transaction.atomic
def declare_presets(*, organisation: Organisation, by: Actor, at: datetime) -> list[LegacyCriterion]:
    """Declare the criteria to start from, in an organisation that has none. Raises Forbidden, Refused."""
    rules.check_can_declare(by, organisation.pk)
    trail.hold(organisation.pk)
    rules.check_has_no_criteria(organisation.pk)
    return [
        declare_criterion(organisation=organisation, key=key, content=CriterionContent(**said), by=by, at=at)
        for key, said in criteria_to_start_from().items()
    ]


@transaction.atomic
def change_criterion(
    *, criterion: LegacyCriterion, version: int, content: CriterionContent, by: Actor, at: datetime, why: str = ""
) -> LegacyCriterion:
    """Change a criterion. While it has answers its scale and direction stay: they would mean something else.

    Raises Stale, Forbidden, Refused.
    """
    row = opened(criterion, version, lambda row: rules.check_can_declare(by, row.organisation_id))
    rules.check_answers_keep_their_meaning(row, steps=content.steps, direction=content.direction)
    with trail.changing(row, "systems.legacy_criterion.changed", by=by, at=at, why=why.strip()):
        _write(row, content)
    return row


@transaction.atomic
def remove_criterion(*, criterion: LegacyCriterion, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take away a criterion nobody has answered; put others out of use. Raises Stale, Refused."""
    row = opened(criterion, version, lambda row: rules.check_can_declare(by, row.organisation_id))
    rules.check_has_no_answers(row)
    trail.removed(row, "systems.legacy_criterion.removed", by=by, at=at, why=why.strip())
    row.delete()


@transaction.atomic
def assess(
    *, system: System, criterion: LegacyCriterion, version: int, level: int, ground: str, by: Actor, at: datetime,
    source: str = "",
) -> LegacyAnswer:  # fmt: skip
    """Answer a criterion for a system, with the ground (bedöma arvet). ``version`` is 0 while there is no answer.

    Raises Stale when somebody has answered meanwhile, Forbidden, Invalid.
    """
    system = System.objects.select_for_update(of=("self",)).get(pk=system.pk)
    rules.check_can_assess(by, system)
    rules.check_level(system, criterion, level)
    known = LegacyAnswer.objects.filter(system=system, criterion=criterion).first()
    if known is None:
        row = LegacyAnswer(organisation_id=system.organisation_id, system=system, criterion=criterion)
        _answer(row, level, ground, source, by, at)
        row.save(force_insert=True)
        trail.created(row, "systems.legacy_answer.given", by=by, at=at)
        return row
    row = opened(known, version, lambda _row: None)
    with trail.changing(row, "systems.legacy_answer.changed", by=by, at=at):
        _answer(row, level, ground, source, by, at)
    return row


@transaction.atomic
def withdraw_answer(*, answer: LegacyAnswer, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take back an answer that no longer holds, so that the criterion is unanswered. Raises Stale, Forbidden."""
    row = opened(answer, version, lambda row: rules.check_can_assess(by, row.system))
    trail.removed(row, "systems.legacy_answer.withdrawn", by=by, at=at, why=why.strip())
    row.delete()


def _answer(row: LegacyAnswer, level: int, ground: str, source: str, by: Actor, at: datetime) -> None:
    row.level, row.ground, row.source = level, cleaned(ground, field="ground"), source.strip()
    row.answered_on, row.answered_by = local_day(at), by.signature


def _write(row: LegacyCriterion, content: CriterionContent) -> None:
    content.put_on(row)
    rules.check_scale(row)
    rules.check_information_lengths(row)
