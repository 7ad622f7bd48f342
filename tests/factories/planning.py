"""Plans with activities, made by the acts a user takes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from farled.direction import acts as direction
from farled.direction.reads import Document, DocumentVersion, Objective
from farled.direction.states import DocumentKind, Level, PlanForm
from farled.matters import acts as matters
from farled.matters.states import MatterKind, Outcome
from farled.people.reads import Body
from farled.planning import acts, reads
from farled.planning.reads import Activity, Round
from farled.planning.states import Light
from farled.web.jobs import JobState
from tests.cast import NOW, TODAY, World

DECIDED_ON = date(2026, 1, 15)


def make_plan(
    world: World,
    title: str = "Handlingsplan 2026",
    *,
    adopted: bool = True,
    body: Body | None = None,
    at: datetime = NOW,
) -> Document:
    """A plan of our organisation (or of one body), by default adopted by the council in January."""
    kind = DocumentKind.LOCAL_PLAN if body else DocumentKind.ACTION_PLAN
    plan = direction.create_document(
        organisation=world.ours, kind=kind, title=title, body=body, by=world.hand, at=at,
        form=PlanForm.OWN if body else "",
    )  # fmt: skip
    return adopt(world, plan, at=at) if adopted else plan


def adopt(world: World, plan: Document, *, at: datetime = NOW) -> Document:
    """The council adopts the plan."""
    matter = matters.register_matter(
        organisation=world.ours, title=plan.title, kind=MatterKind.PLAN, opened_on=DECIDED_ON, by=world.hand, at=at
    )
    decision = matters.decide(
        matter=matter, on=DECIDED_ON, outcome=Outcome.ADOPTED, body=world.council, by=world.hand, at=at
    )
    plan.refresh_from_db()
    direction.adopt(document=plan, version=plan.version, decision=decision, valid_from=DECIDED_ON, by=world.hand, at=at)
    plan.refresh_from_db()
    return plan


def make_area(world: World, plan: Document, title: str = "Ett tillgängligt Ås") -> Objective:
    """A goal area of a plan."""
    return direction.add_objective(
        document=plan, level=Level.TARGET_AREA, title=title, by=world.hand, at=NOW, why="Till provet"
    )


def make_activity(
    world: World,
    plan: Document,
    title: str = "Mobiltäckning",
    *,
    leads: Iterable[Body] = (),
    contributing: Iterable[Body] = (),
    objective: Objective | None = None,
    content: dict[str, Any] | None = None,
    at: datetime = NOW,
    **more: Any,
) -> Activity:
    """An activity of a plan, by default during 2026."""
    said = {"title": title, "start": date(2026, 1, 1), "end": date(2026, 12, 31), **(content or {})}
    return acts.add_activity(
        document=plan,
        content=acts.Content(**said),
        leads=leads,
        contributing=contributing,
        objective=objective,
        by=world.hand,
        at=at,
        **more,
    )


def make_report(
    world: World, activity: Activity, *, light: Light = Light.GREEN, on: date = TODAY, **more: Any
) -> Activity:
    """A status report; gives the activity as it stands afterwards."""
    activity.refresh_from_db()
    acts.report_status(
        activity=activity,
        version=activity.version,
        light=light,
        text=more.pop("text", "Mätningen har börjat."),
        on=on,
        by=more.pop("by", world.hand),
        at=more.pop("at", NOW),
        **more,
    )
    return fresh(activity)


def make_round(
    world: World, plan: Document, *, due: date = date(2026, 12, 10), at: datetime = NOW, **more: Any
) -> Round:
    """A round of a plan, sent out to everybody who takes part."""
    said: dict[str, Any] = {
        "title": "Uppföljning 2026", "period_from": date(2026, 1, 1), "period_to": date(2026, 12, 31), **more,
    }  # fmt: skip
    by = said.pop("by", world.hand)
    row = acts.open_round(document=plan, due=due, by=by, at=at, **said)
    bodies = sorted(reads.taking_part_in(plan))
    acts.send_out(round=row, bodies=bodies, by=by, at=at)
    Round.objects.filter(pk=row.pk).update(job_state=JobState.DONE)
    row.refresh_from_db()
    return row


def fresh(activity: Activity) -> Activity:
    """The activity as it is stored now."""
    return Activity.objects.get(pk=activity.pk)


def version_of(plan: Document) -> DocumentVersion:
    """The plan's latest version."""
    return DocumentVersion.objects.filter(document=plan).latest("number")
