"""The same organisation with what it changes: initiatives, cases, portfolios, grants, a selection and benefits.

Run with the product's settings: ``python -m benchmarks.portfolios INITIATIVES``. It fills an empty, migrated database
by the acts people take, sees that every invariant holds, and prints what the measuring needs to know as JSON.
"""

import json
import sys
from datetime import UTC, date, datetime
from typing import Any

from benchmarks import granted, realised
from benchmarks.changed import LINES, Changed, change
from benchmarks.generator import Organisation, session

ACTIVITIES = 60  # of its plan, which is there for its goals
PAST = 6  # years that the oldest of it goes back
QUESTIONS = 4  # checks that every initiative answers


class Changes(Organisation):
    """What is made. ``lines``: benefits of each initiative; ``seconds``: for each part of the selection."""

    def __init__(
        self, *, today: date, lines: int = LINES, seconds: float = granted.SECONDS, activities: int = ACTIVITIES
    ) -> None:
        super().__init__(activities * PAST, today=today, years=PAST)
        from farled.people.states import Role

        self.today, self.lines, self.seconds = today, lines, seconds
        self.appraiser = self.person("vera@provkoping.example", "Vera Värderare", Role.APPRAISER)
        self.coach = self.person("cora@provkoping.example", "Cora Coach", Role.COACH)
        self.members = [
            self.person(f"gun{number}@provkoping.example", f"Gun {number}", Role.GROUP_MEMBER) for number in range(2)
        ]
        self.portfolios: list[Any] = []
        self.criteria: list[Any] = []
        self.questions: list[Any] = []
        self.group: Any = None
        self.frame = 0
        self.made: list[tuple[Changed, Any]] = []
        self._actors: dict[int, Any] = {}

    def report(self, year: int, activities: list[Any]) -> None:
        """Nobody does: the plan is there for its goals."""

    def acting(self, user: Any) -> Any:
        """A person as an actor."""
        from farled.people.actor import acting

        if user.pk not in self._actors:
            self._actors[user.pk] = acting(user, self.row, on=self.today)
        return self._actors[user.pk]

    def beside(self, number: int) -> Any:
        """Another body than the one that applies, which bears a cost."""
        return self.bodies[1 + (number + 1) % (len(self.bodies) - 1)]

    def tier(self, number: int) -> Any:
        """Two in three differentiating, the rest innovative."""
        from farled.systems.states import Tier

        return Tier.INNOVATIVE if number % 3 == 2 else Tier.DIFFERENTIATING

    def first_year(self, of: Changed) -> int:
        """The first year of a case: that after it was begun, or the coming one for what waits."""
        return of.on.year + 1 if of.stage in ("granted", "declined") else self.today.year + 1

    def begin(self, initiatives: int) -> None:
        """Goals, checks and portfolios, with frames for two in five of what so many ask for."""
        from farled.direction.reads import Objective
        from farled.initiatives import acts
        from farled.systems.states import Tier

        self.year(self.first)
        self.objectives = list(Objective.objects.filter(parent__isnull=False).order_by("pk"))
        said: dict[str, Any] = {"by": self.by, "at": self.at(date(self.first, 1, 2))}
        for number in range(1, QUESTIONS + 1):
            content = acts.Question(question=f"Är del {number} prövad?", tiers=list(Tier))
            self.questions.append(acts.add_question(key=f"fråga{number}", content=content, **said))
        self.frame = max(20, initiatives // 12) * granted.MKR
        granted.found(self)

    def grow(self, first: int, beyond: int) -> None:
        """The initiatives from one number up to another, with all that is theirs."""
        for number in range(first, beyond):
            of = change(self, number)
            application = granted.apply(self, of)
            realised.realise(self, of)
            self.made.append((of, application))

    def waiting(self) -> list[Any]:
        """The applications that nobody has decided on."""
        return [row for of, row in self.made if of.stage in ("received", "completed", "prepared")]

    def select(self) -> Any:
        """The selection desk among all that wait."""
        self.desk = granted.choose(self, self.waiting())
        return self.desk

    def let_in(self, desk: Any, waiting: list[Any]) -> None:
        """More applications take part in a selection."""
        granted.let_in(self, desk, waiting)

    def known(self) -> dict[str, Any]:
        """What the measuring needs to know: who is signed in, and which rows there are to open."""
        from farled.thread.models import Node

        of, application = next(each for each in self.made if each[0].stage == "granted")
        benefit = of.row.benefits.order_by("pk")[1]
        evaluation = of.row.evaluations.first()
        return {
            "session": session(self.user),
            "strategist": session(self.strategist),
            "activities": [[0, 0]] * 3,  # there is none to open
            "organisation": self.row.pk,
            "initiative": of.row.pk,
            "case": of.case.pk,
            "application": application.pk,
            "grant": application.grant.pk,
            "portfolio": self.portfolios[0].pk,
            "desk": self.desk.pk,
            "benefit": benefit.pk,
            "evaluation": evaluation.pk if evaluation else 0,
            "node": Node.objects.get(kind="initiative", ref=of.row.pk).pk,
            "goal": Node.objects.get(kind="objective", ref=self.objectives[0].pk).pk,
            "year": self.today.year - 1,
        }


def main(initiatives: int) -> None:
    """Fill the database."""
    import django

    django.setup()
    from django.db import transaction

    from farled.project import invariants, serving

    serving.prepare()
    made = Changes(today=datetime.now(tz=UTC).date())
    with transaction.atomic():
        made.begin(initiatives)
        made.grow(0, initiatives)
    made.select()
    assert not (found := invariants.violations()), found[:5]
    print(json.dumps(made.known()))


if __name__ == "__main__":
    main(int(sys.argv[1]))
