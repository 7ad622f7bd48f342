"""The rules of the tiers and the checks are set, and checks are answered."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from farled.initiatives import reads, rules
from farled.initiatives.acts.rows import ask_for_checks, locked
from farled.initiatives.models import CheckAnswer, CheckQuestion, Initiative, TierRule
from farled.initiatives.states import Asked, AskedOf, Financing, Verdict
from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Role
from farled.systems.states import Tier
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def set_tier_rule(
    *,
    tier: Tier,
    version: int,
    asked: Collection[Asked],
    months: int | None,
    extendable: bool,
    most: int | None,
    exact: bool,
    decides: Role,
    financing: Financing,
    by: Actor,
    at: datetime,
    why: str = "",
) -> TierRule:
    """Say what holds for initiatives of a tier (sätta regler). ``most`` is in öre; ``version`` 0 is the preset's.

    What is under way keeps the time and sum it has. Raises Stale, Invalid or Forbidden.
    """
    rules.check_can_manage(by, by.organisation_id)
    rules.check_asked(tier, asked)
    rules.check_limits(months, most)
    trail.hold(by.organisation_id)
    row = TierRule.objects.select_for_update(of=("self",)).filter(organisation_id=by.organisation_id, tier=tier).first()
    new = row is None
    row = row or reads.preset(by.organisation_id, tier)
    check_version(current=row.version, seen=version, stored=row.trail_values())

    def put_on(row: TierRule) -> None:
        row.asked = [str(each) for each in Asked if each in asked]
        row.months, row.extendable, row.most, row.exact = months, extendable, most, exact
        row.decides, row.financing = decides, financing

    if new:
        put_on(row)
        row.version = 1
        row.save(force_insert=True)
        trail.created(row, "initiatives.tier_rule.set", by=by, at=at, why=why.strip())
        return row
    with trail.changing(row, "initiatives.tier_rule.changed", by=by, at=at, why=why.strip()):
        put_on(row)
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a check asks, of whom and in which tiers."""

    question: str
    tiers: Collection[Tier]
    help: str = ""
    asked_of: AskedOf = AskedOf.OWNER
    body: Body | None = None
    function: str = ""
    blocks: bool = True
    only_ai: bool = False
    position: int = 0
    retired: bool = False

    def put_on(self, row: CheckQuestion) -> None:
        """Write the question on a row. Raises Invalid or Refused."""
        rules.check_asks(self.asked_of, self.body, self.tiers, organisation_id=row.organisation_id)
        row.question = cleaned(self.question, field="question")
        row.help, row.function = self.help.strip(), self.function.strip()
        row.asked_of, row.body = self.asked_of, self.body
        row.tiers = [str(tier) for tier in Tier if tier in self.tiers]
        row.blocks, row.only_ai, row.position, row.retired = self.blocks, self.only_ai, self.position, self.retired
        rules.check_lengths(row)


@transaction.atomic
def add_question(*, key: str, content: Question, by: Actor, at: datetime, source: str = "") -> CheckQuestion:
    """Add a check that initiatives are to answer (lägga till kontrollfråga). Those begun after are asked it.

    Those already begun are asked it too, unless they are ready. Raises Refused, Invalid or Forbidden.
    """
    rules.check_can_manage(by, by.organisation_id)
    trail.hold(by.organisation_id)
    taken = CheckQuestion.objects.filter(organisation_id=by.organisation_id, key=key).exists()
    rules.check_key_is_free(key, taken=taken)
    row = CheckQuestion(organisation_id=by.organisation_id, key=cleaned(key, field="key"), source=source.strip())
    content.put_on(row)
    row.save(force_insert=True)
    trail.created(row, "initiatives.check_question.added", by=by, at=at)
    _ask_anew(by.organisation_id, by=by, at=at)
    return row


def _ask_anew(organisation_id: int, *, by: Actor, at: datetime) -> None:
    """Let those who have checks to answer be asked what is asked now, in what is neither ready nor finished."""
    waiting = Initiative.objects.filter(organisation_id=organisation_id, ready_on=None).unfinished()
    for row in waiting.select_related("body", "supplier").order_by("pk"):
        ask_for_checks(row, by=by, at=at, today=local_day(at))


@transaction.atomic
def change_question(
    *, question: CheckQuestion, version: int, content: Question, by: Actor, at: datetime, why: str = ""
) -> CheckQuestion:
    """Change a check, stop asking it or ask it again (ändra kontrollfråga). Answers given stay. Raises Stale."""
    rules.check_can_manage(by, question.organisation_id)
    row = CheckQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    with trail.changing(row, "initiatives.check_question.changed", by=by, at=at, why=why.strip()):
        content.put_on(row)
    _ask_anew(row.organisation_id, by=by, at=at)
    return row


@transaction.atomic
def use_preset(*, by: Actor, at: datetime) -> list[CheckQuestion]:
    """Add the checks Farled proposes that are not there already (använda förslaget). They are changed like others."""
    from farled.initiatives.acts.presets import QUESTIONS

    rules.check_can_manage(by, by.organisation_id)
    trail.hold(by.organisation_id)
    there = set(CheckQuestion.objects.filter(organisation_id=by.organisation_id).values_list("key", flat=True))
    return [
        add_question(key=key, content=content, by=by, at=at, source=source)
        for key, content, source in QUESTIONS
        if key not in there
    ]


@transaction.atomic
def answer_check(
    *,
    initiative: Initiative,
    question: CheckQuestion,
    version: int,
    verdict: Verdict,
    ground: str,
    by: Actor,
    at: datetime,
    on: date | None = None,
) -> CheckAnswer:
    """Answer a check of an initiative, or answer it anew, on a ground (svara på en kontroll).

    ``version`` is that of the answer seen, 0 when there was none. When a body has answered all it was asked, its duty
    is done. Raises Stale, Refused, Invalid or Forbidden.
    """
    row = locked(initiative)
    rules.check_can_answer(by, row, question, body_id=reads.answering(row, question))
    rules.check_unfinished(row)
    rules.check_is_asked(question, reads.asked_in(row))
    rules.check_ground(ground)
    answer = CheckAnswer.objects.select_for_update(of=("self",)).filter(initiative=row, question=question).first()
    check_version(current=answer.version if answer else 0, seen=version, stored=answer.trail_values() if answer else {})
    on = on or local_day(at)
    if answer is None:
        answer = CheckAnswer(
            initiative=row, question=question, verdict=verdict, ground=ground.strip(), on=on, by_name=by.name
        )
        answer.save(force_insert=True)
        trail.created(answer, "initiatives.check_answer.given", by=by, at=at)
    else:
        with trail.changing(answer, "initiatives.check_answer.changed", by=by, at=at):
            answer.verdict, answer.ground, answer.on, answer.by_name = verdict, ground.strip(), on, by.name
    ask_for_checks(row, by=by, at=at, today=local_day(at))
    return answer
