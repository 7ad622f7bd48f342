"""An organisation of sixty bodies with five years of plans and reports, made by the acts people take; always the same.

Run with the product's settings: ``python -m benchmarks.generator ACTIVITIES``. It fills an empty, migrated database and
prints, as JSON, what the measuring needs to know of it: a session to be signed in with, and which rows to open.
"""

import json
import random
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

from benchmarks.consulted import consult
from benchmarks.plan_rows import TEXT, plan_rows

YEARS = 5
BODIES = 60
AREAS = 8  # goal areas in each plan, each with three objectives
PASSAGES, REMARKS = 400, 3_000  # of the text that is out for consultation
REPORTS = 2  # on each activity, in its first year
STRATEGIST = "stina@provkoping.example"


class Organisation:
    """What is made, a year at a time."""

    def __init__(self, activities: int, *, today: date, years: int = YEARS) -> None:
        from farled.people import acts as people
        from farled.people.actor import system
        from farled.people.states import BodyKind, OrganisationKind, Role

        self.per_year = activities // years
        self.pick = random.Random(1)
        self.first = today.year - years  # the last year has ended, so no report is of a day to come
        self.years = range(self.first, today.year)
        at = self.at(date(self.first, 1, 1))
        self.row = people.found_organisation(
            name="Prövköpings kommun", slug="provkoping", kind=OrganisationKind.MUNICIPAL_GROUP, at=at, by_name="Prov"
        )
        self.by = system(self.row, "Prov")
        council = people.add_body(
            organisation=self.row, name="Kommunfullmäktige", kind=BodyKind.COUNCIL, by=self.by, at=at
        )
        self.bodies = [council]
        for number in range(1, BODIES):
            parent = council if number <= BODIES // 4 else self.bodies[self.pick.randint(1, BODIES // 4)]
            kind = BodyKind.BOARD if parent is council else BodyKind.ADMINISTRATION
            body = people.add_body(
                organisation=self.row,
                name=f"Nämnd eller förvaltning {number}",
                kind=kind,
                parent=parent,
                by=self.by,
                at=at,
            )
            self.bodies.append(body)
        self.user = self.person("prov@provkoping.example", "Pia Prov", Role.BODY_EDITOR, self.bodies[7])
        self.strategist = self.person(STRATEGIST, "Stina Strateg", Role.STRATEGIST)
        self.consulted: dict[str, int] = {}  # the round that all bodies have answered, and a passage

    def person(self, email: str, name: str, role: Any, body: Any = None) -> Any:
        """Somebody with a role, from the first day."""
        from farled.people import acts as people

        said: dict[str, Any] = {"organisation": self.row, "by": self.by, "at": self.at(date(self.first, 1, 1))}
        user = people.add_user(email=email, name=name, **said)
        people.assign(user=user, role=role, body=body, valid_from=date(self.first, 1, 1), **said)
        return user

    @staticmethod
    def at(day: date) -> datetime:
        """Nine in the morning that day."""
        return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def year(self, year: int) -> None:
        """A plan of three years with its goals, adopted, filled in one go and reported on twice."""
        from farled.direction import acts as direction
        from farled.direction.states import DocumentKind, Level
        from farled.matters import acts as matters
        from farled.matters.states import MatterKind, Outcome
        from farled.planning import acts

        at, day = self.at(date(year, 1, 10)), date(year, 1, 10)
        title = f"Handlingsplan {year}–{year + 2}"
        plan = direction.create_document(
            organisation=self.row, kind=DocumentKind.ACTION_PLAN, title=title, body=None, form="", by=self.by, at=at
        )
        said: dict[str, Any] = {"document": plan, "why": "Prov", "by": self.by, "at": at}
        objectives = []
        for number in range(AREAS):
            area = direction.add_objective(level=Level.TARGET_AREA, title=f"Målområde {number + 1}", **said)
            objectives += [
                direction.add_objective(level=Level.OBJECTIVE, title=f"Mål {number + 1}.{each}", parent=area, **said)
                for each in range(1, 4)
            ]
        matter = matters.register_matter(
            organisation=self.row, title=title, kind=MatterKind.PLAN, opened_on=day, by=self.by, at=at
        )
        decision = matters.decide(
            matter=matter, on=day, outcome=Outcome.ADOPTED, body=self.bodies[0], by=self.by, at=at
        )
        plan.refresh_from_db()
        direction.adopt(document=plan, version=plan.version, decision=decision, valid_from=day, by=self.by, at=at)
        added = acts.add_activities(
            document=plan,
            activities=plan_rows(self.pick, year, self.per_year, self.bodies, objectives),
            by=self.by,
            at=at,
        )
        self.report(year, added)

    def report(self, year: int, activities: list[Any]) -> None:
        """Each activity's lead tells how it goes, in spring and in autumn; in autumn some are done."""
        from farled.planning import acts, rules
        from farled.planning.states import Light, Status

        bodies = {body.pk: body for body in self.bodies}
        for month in (5, 11)[:REPORTS]:
            on = date(year, month, 15)
            for activity in activities:
                activity.refresh_from_db(fields=["version"])
                done = month == 11 and self.pick.random() < 0.4
                acts.report_status(
                    activity=activity,
                    version=activity.version,
                    light=self.pick.choices(list(Light), weights=[7, 2, 1])[0],
                    status=Status.DONE if done else Status.ONGOING,
                    text=TEXT * 2,
                    outcome=TEXT if done else "",
                    body=bodies[rules.leads_of(activity)[0]],
                    on=on,
                    by=self.by,
                    at=self.at(on),
                )

    def follow_up(self, today: date) -> None:
        """Begin a round of the latest plan, so that every body owes what it has not finished."""
        from farled.people.actor import acting
        from farled.people.reads import User
        from farled.planning import acts, tasks
        from farled.planning.reads import Activity

        latest = Activity.objects.select_related("document").order_by("document_id").last()
        assert latest is not None, "the plans have been made"
        row = acts.open_round(
            document=latest.document,
            title="Uppföljning",
            period_from=date(today.year, 1, 1),
            period_to=date(today.year, 12, 31),
            due=today + timedelta(days=20),
            by=acting(User.objects.get(email=STRATEGIST), self.row, on=today),
            at=self.at(today),
        )
        tasks.send_out.func(row.pk)

    def consult(self, today: date, *, passages: int = PASSAGES, remarks: int = REMARKS) -> None:
        """Send a text out for consultation, and treat what the bodies say."""
        self.consulted = consult(self, today, passages=passages, remarks=remarks)

    def known(self) -> dict[str, Any]:
        """What the measuring needs to know: who is signed in, and which rows there are to open and to change."""
        from farled.planning.reads import Activity, Return
        from farled.planning.states import Part
        from farled.thread.models import Node

        mine = Activity.objects.filter(status="ongoing", kind="activity", objective__isnull=False)
        mine = mine.with_part([self.bodies[7].pk], Part.LEAD).order_by("pk")
        versions = list(mine.values_list("pk", "version"))
        below = Activity.objects.filter(pk=versions[0][0]).values_list("objective_id", flat=True)[0]
        return {
            "session": session(self.user),
            "strategist": session(self.strategist),
            **self.consulted,
            "organisation": self.row.pk,
            "activities": versions,
            "owed": Return.objects.get(body=self.bodies[7]).pk,
            "node": Node.objects.get(kind="activity", ref=versions[0][0]).pk,
            "goal": Node.objects.get(kind="objective", ref=below).pk,
        }


def session(user: Any) -> str:
    """The key of a session in which the user is signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def main(activities: int) -> None:
    """Fill the database."""
    import django

    django.setup()
    from farled.project import serving

    serving.prepare()
    today = datetime.now(tz=UTC).date()
    made = Organisation(activities, today=today)
    for year in made.years:
        made.year(year)
    made.follow_up(today)
    made.consult(today)
    print(json.dumps(made.known()))


if __name__ == "__main__":
    main(int(sys.argv[1]))
