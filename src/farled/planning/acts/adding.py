"""What a plan contains is added: one activity or insats, or all the rows of a plan, by the same rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, prefetch_related_objects

from farled.direction.reads import Document, Objective
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body
from farled.planning import reads, rules
from farled.planning.acts.rows import BESIDE, Content, listings_of, parts_of, ties_of
from farled.planning.models import Activity, ActivityPart, Listing
from farled.planning.states import ActivityKind, Status
from farled.thread import acts as thread
from farled.trail import acts as trail
from farled.web.refused import Refused, RowsRefused, together

BATCH = 500  # rows whose surroundings are written at a time


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NewActivity:
    """An activity or insats to add. ``insats`` is one there is, or one that comes before it among those added with it.

    A status that finishes needs an ``outcome``. Without ``position`` it comes last. ``source`` says where it was read.
    """

    content: Content
    kind: ActivityKind = ActivityKind.ACTIVITY
    objective: Objective | None = None
    insats: "Activity | NewActivity | None" = None
    also_listed: Sequence[Objective] = ()
    leads: Sequence[Body] = ()
    contributing: Sequence[Body] = ()
    status: Status = Status.NEW
    outcome: str = ""
    outcome_on: date | None = None
    position: int | None = None
    source: str = ""

    def row(self, document: Document, *, insats: Activity | None, position: int, today: date) -> Activity:
        """The row it becomes, without its content and not stored."""
        outcome = self.outcome.strip()
        return Activity(
            organisation_id=document.organisation_id,
            document=document,
            objective=self.objective,
            insats=insats,
            kind=self.kind,
            status=self.status,
            outcome=outcome,
            outcome_on=(self.outcome_on or today) if outcome else None,
            position=position,
            source=self.source.strip(),
        )


@transaction.atomic
def add_activity(
    *,
    document: Document,
    content: Content,
    by: Actor,
    at: datetime,
    kind: ActivityKind = ActivityKind.ACTIVITY,
    objective: Objective | None = None,
    insats: Activity | None = None,
    also_listed: Iterable[Objective] = (),
    leads: Iterable[Body] = (),
    contributing: Iterable[Body] = (),
    status: Status = Status.NEW,
    outcome: str = "",
    outcome_on: date | None = None,
    position: int | None = None,
    source: str = "",
    on: date | None = None,
    why: str = "",
) -> Activity:
    """Add an activity or insats to a plan (lägga till); see ``NewActivity`` and ``add_activities``.

    Raises Forbidden, Refused or Invalid, or RefusedTogether when several things are wrong.
    """
    new = NewActivity(
        content=content,
        kind=kind,
        objective=objective,
        insats=insats,
        also_listed=list(also_listed),
        leads=list(leads),
        contributing=list(contributing),
        status=status,
        outcome=outcome,
        outcome_on=outcome_on,
        position=position,
        source=source,
    )
    try:
        [activity] = add_activities(document=document, activities=[new], by=by, at=at, why=why, on=on)
    except RowsRefused as refused:
        raise refused.rows[0] from None
    return activity


@transaction.atomic
def add_activities(
    *,
    document: Document,
    activities: Sequence[NewActivity],
    by: Actor,
    at: datetime,
    why: str = "",
    on: date | None = None,
) -> list[Activity]:
    """Add activities and insatser to a plan in one go (läsa in en plan), with what adding them one by one would leave.

    ``on`` is the day from which they serve their objectives; by default the day the plan holds from, else today. The
    rows come back in the order given. The number of queries grows with every 500 rows, not with each.

    Raises Forbidden when the plan is not the actor's to keep, and RowsRefused when something is wrong with some rows:
    then it tells everything wrong with each of them, and none is added. ValueError when a row is part of an insats that
    does not come before it.
    """
    today = local_day(at)
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)  # not published meanwhile
    rules.check_can_keep(by, document)
    rows = _checked(document, activities, by=by, today=today)
    for first in (True, False):  # an activity's row names its insats's
        batch = [row for row in rows if (row.kind == ActivityKind.INSATS) is first]
        Activity.objects.bulk_create(batch, batch_size=BATCH)
    on = on or reads.holds_from(document) or today
    for start in range(0, len(rows), BATCH):
        _write_beside(rows[start : start + BATCH], activities[start : start + BATCH], on=on)
    trail.created_many(rows, "planning.activity.added", by=by, at=at, why=why)
    return rows


def _checked(document: Document, activities: Sequence[NewActivity], *, by: Actor, today: date) -> list[Activity]:
    """The rows to store. Raises RowsRefused."""
    named = [one for new in activities for one in (new.objective, *new.also_listed) if one is not None]
    prefetch_related_objects(named, "document")  # which says whose the objective is
    rows: dict[NewActivity, Activity] = {}
    refused: dict[int, Refused] = {}
    last = _last(document)
    for index, new in enumerate(activities):
        insats = rows.get(new.insats) if isinstance(new.insats, NewActivity) else new.insats
        if insats is None and new.insats is not None:
            raise ValueError(f"row {index} is part of an insats that does not come before it")
        position = last + 1 if new.position is None else new.position
        last = max(last, position)
        rows[new] = row = new.row(document, insats=insats, position=position, today=today)
        try:
            _check(new, row, by=by, today=today)
        except Refused as refusal:
            refused[index] = refusal
    if refused:
        raise RowsRefused(refused)
    return list(rows.values())


def _check(new: NewActivity, row: Activity, *, by: Actor, today: date) -> None:
    """Write what is said on the row, and hold it all against the rules."""
    organisation_id, content = row.organisation_id, new.content
    together(
        lambda: content.put_on(row),
        lambda: rules.check_lengths(row),
        lambda: rules.check_fits(row),
        lambda: rules.check_leads_within_reach(by, [], [body.pk for body in new.leads]),
        lambda: rules.check_period(content.start, content.end),
        lambda: rules.check_place(
            organisation_id=organisation_id, kind=new.kind, objective=new.objective, insats=row.insats
        ),
        lambda: rules.check_objectives(organisation_id, new.also_listed, field="also_listed"),
        lambda: rules.check_bodies(organisation_id, new.leads, new.contributing),
        lambda: rules.check_outcome(new.status, row.outcome, row.outcome_on, today=today),
    )


def _write_beside(rows: Sequence[Activity], activities: Sequence[NewActivity], *, on: date) -> None:
    """Write the bodies and listings of rows just stored, and tie them into the thread."""
    pairs = list(zip(rows, activities, strict=True))
    ActivityPart.objects.bulk_create(part for row, new in pairs for part in parts_of(row, new.leads, new.contributing))
    Listing.objects.bulk_create(listing for row, new in pairs for listing in listings_of(row, new.also_listed))
    prefetch_related_objects(rows, *BESIDE)
    ties = [
        thread.Tie(node, upper, relation)
        for node, above in ties_of(rows)
        for relation, uppers in above.items()
        for upper in uppers
    ]
    thread.tie_many(ties, on=on, new=True)


def _last(document: Document) -> int:
    return Activity.objects.filter(document=document).aggregate(last=Max("position"))["last"] or 0
