"""A follow-up round of 3,000 activities and 60 bodies: opened, answered by one body, frozen and written.

``python -m benchmarks.rounds ACTIVITIES`` fills an empty, migrated database and opens. Then it prints a session and a
page as JSON and waits for a line, so that somebody can ask for the page meanwhile; last it prints what each took.
"""

import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from benchmarks.generator import STRATEGIST, Organisation, session
from benchmarks.spent import Spent


class Unreported(Organisation):
    """The same organisation with a plan that nobody has reported on, so that everything is owed."""

    def report(self, year: int, activities: list[Any]) -> None:
        """Nobody does."""


def main(activities: int) -> dict[str, float]:
    """Open, freeze and write, as the job worker does."""
    import django

    django.setup()
    from farled.people.actor import SignIn, acting
    from farled.people.reads import Body, User
    from farled.planning import acts, tasks
    from farled.planning.reads import Activity, Answer, Edition, Return
    from farled.reports import tasks as reports
    from farled.reports.models import Production

    now = datetime.now(tz=UTC)
    made = Unreported(activities, today=now.date(), years=1)
    made.year(made.first)
    plan = Activity.objects.select_related("document").first()
    assert plan is not None, "the generator made a plan"
    person = acting(User.objects.get(email=STRATEGIST), made.row, on=now.date())
    by = replace(person, signed_in=lambda: SignIn(now))
    begun = Spent.until_now()
    row = acts.open_round(
        document=plan.document,
        title="Uppföljning",
        period_from=date(now.year, 1, 1),
        period_to=date(now.year, 12, 31),
        due=now.date() + timedelta(days=20),
        by=by,
        at=now,
    )
    tasks.send_out.func(row.pk)
    opened = Spent.until_now()
    row.refresh_from_db()
    assert row.job_state == "done", row.job_refusal
    bodies, answers = Return.objects.filter(round=row).count(), Answer.objects.count()
    assert bodies >= Body.objects.count() // 2, f"only {bodies} bodies were asked"
    row = acts.close_round(round=row, version=row.version, by=by, at=now)
    edition = acts.order_freeze(round=row, version=row.version, by=by, at=now)
    print(json.dumps({"session": session(User.objects.get(email=STRATEGIST)), "page": f"/planning/rounds/{row.pk}/"}))
    sys.stdout.flush()
    sys.stdin.readline()
    closed = Spent.until_now()
    tasks.freeze.func(edition.pk)
    production = Production.objects.get()
    reports.produce.func(production.pk)
    ended = Spent.until_now()
    production.refresh_from_db()
    assert Edition.objects.get().frozen_at is not None
    assert production.outputs.count() == 3, production.job_refusal
    return {
        "bodies": bodies,
        "answers": answers,
        "opening": opened.wall - begun.wall,
        "freezing": ended.wall - closed.wall,
        "opening_processor": opened.processor - begun.processor,
        "freezing_processor": ended.processor - closed.processor,
    }


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
