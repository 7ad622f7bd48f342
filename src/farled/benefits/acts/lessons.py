"""An initiative is evaluated, and what was learned is written where anyone finds it (S77, S113)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from farled.benefits import rules
from farled.benefits.models import Evaluation, Lesson
from farled.initiatives.reads import Initiative
from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import check_says


@transaction.atomic
def evaluate(
    *,
    initiative: Initiative,
    reached: str,
    by: Actor,
    at: datetime,
    missed: str = "",
    why: str = "",
    next_step: str = "",
    on: date | None = None,
    source: str = "",
) -> Evaluation:
    """Tell what an initiative came to, when its benefits have been measured (utvärdera). Raises Invalid, Forbidden."""
    rules.check_can_plan_for(by, initiative)
    check_says(reached, field="reached")
    row = Evaluation(
        initiative=initiative,
        on=on or local_day(at),
        reached=reached.strip(),
        missed=missed.strip(),
        why=why.strip(),
        next_step=next_step.strip(),
        by_name=by.signature[:200],
        source=source.strip(),
    )
    rules.check_lengths(row)
    row.save(force_insert=True)
    trail.created(row, "benefits.evaluation.made", by=by, at=at)
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonSaid:
    """What a lesson says: the situation, what was learned, and advice to others."""

    title: str
    situation: str
    learned: str
    body: Body
    initiative: Initiative | None = None
    advice: str = ""
    tags: str = ""
    by_function: str = ""

    def put_on(self, row: Lesson) -> None:
        """Write it on a row. Raises Invalid or Refused."""
        row.title = cleaned(self.title, field="title")
        check_says(self.situation, field="situation")
        check_says(self.learned, field="learned")
        rules.check_own_initiative(self.initiative, row.organisation_id)
        row.situation, row.learned, row.advice = self.situation.strip(), self.learned.strip(), self.advice.strip()
        row.tags, row.by_function = self.tags.strip(), self.by_function.strip()
        row.body, row.initiative = self.body, self.initiative
        rules.check_lengths(row)


@transaction.atomic
def write_lesson(*, content: LessonSaid, by: Actor, at: datetime, on: date | None = None, source: str = "") -> Lesson:
    """Write a lesson on a card that anyone finds (skriva en lärdom, S113). Raises Invalid, Refused or Forbidden."""
    rules.check_can_tell(by, content.body)
    row = Lesson(organisation_id=by.organisation_id, on=on or local_day(at), source=source.strip())
    content.put_on(row)
    row.save(force_insert=True)
    trail.created(row, "benefits.lesson.written", by=by, at=at)
    return row


@transaction.atomic
def change_lesson(
    *, lesson: Lesson, version: int, content: LessonSaid, by: Actor, at: datetime, why: str = ""
) -> Lesson:
    """Change a lesson (ändra). Raises Stale, Invalid, Refused or Forbidden."""
    row = Lesson.objects.select_for_update(of=("self",)).select_related("body").get(pk=lesson.pk)
    rules.check_can_learn(by, row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    if content.body.pk != row.body_id:
        rules.check_can_tell(by, content.body)
    with trail.changing(row, "benefits.lesson.changed", by=by, at=at, why=why.strip()):
        content.put_on(row)
    return row
