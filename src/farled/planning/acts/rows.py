"""What an activity says, and the rows beside it: its bodies, where else it is listed, its ties in the thread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from farled.direction.reads import Objective
from farled.people.acts import cleaned
from farled.people.reads import Body
from farled.planning.models import Activity, ActivityPart, Listing
from farled.planning.states import Part
from farled.thread import acts as thread
from farled.thread.reads import Node, nodes_of
from farled.thread.states import NodeKind, Relation

BESIDE = ("parts", "listings", "sequels")  # rows that belong to an activity and stand in its history


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an activity or insats says (E14, E16): everything but its place in the plan, its bodies and how it goes.

    The last five are filled by the kinds that have them, see ``states.SHAPES``.
    """

    title: str
    description: str = ""
    start: date | None = None
    end: date | None = None
    standing: bool = False
    added_on: date | None = None
    priority: int | None = None
    responsible_text: str = ""
    footnotes: tuple[str, ...] = ()
    effect: str = ""
    effect_for: str = ""
    effect_due: date | None = None
    meets: str = ""
    next_meeting: date | None = None
    scope: str = ""
    result_source: str = ""
    target_group: str = ""

    def put_on(self, activity: Activity) -> None:
        """Write the content on a row. Raises Invalid for a title that is empty or holds an invisible character."""
        activity.title = cleaned(self.title, field="title")
        activity.description = self.description.strip()
        activity.start, activity.end, activity.standing = self.start, self.end, self.standing
        activity.added_on, activity.priority = self.added_on, self.priority
        activity.responsible_text = self.responsible_text.strip()
        activity.footnotes = [note.strip() for note in self.footnotes if note.strip()]
        activity.effect, activity.effect_for = self.effect.strip(), self.effect_for.strip()
        activity.effect_due = self.effect_due
        activity.meets, activity.next_meeting = self.meets, self.next_meeting
        activity.scope, activity.result_source = self.scope.strip(), self.result_source.strip()
        activity.target_group = self.target_group.strip()


def locked(activity: Activity) -> Activity:
    """The row as it is now, locked with its plan until the transaction ends."""
    row = Activity.objects.select_for_update(of=("self", "document")).select_related("document").get(pk=activity.pk)
    prefetch_related_objects([row], *BESIDE)
    return row


def read_anew(activity: Activity) -> None:
    """Fetch the rows beside an activity again after some of them have been written."""
    activity.refresh_from_db(fields=list(BESIDE))  # forgets what was prefetched, and asks nothing of the database
    prefetch_related_objects([activity], *BESIDE)


def parts_of(activity: Activity, leads: Iterable[Body], contributing: Iterable[Body]) -> list[ActivityPart]:
    """The parts of bodies in an activity, not stored."""
    wanted = {body.pk: Part.CONTRIBUTING for body in contributing} | {body.pk: Part.LEAD for body in leads}
    return [ActivityPart(activity=activity, body_id=body_id, part=part) for body_id, part in wanted.items()]


def write_parts(activity: Activity, leads: Iterable[Body], contributing: Iterable[Body]) -> None:
    """Let these, and no others, take part in an activity."""
    wanted = {each.body_id: each for each in parts_of(activity, leads, contributing)}
    for each in activity.parts.all():
        other = wanted.pop(each.body_id, None)
        if other is None:
            each.delete()
        elif other.part != each.part:
            each.part = other.part
            each.save(update_fields=["part"])
    ActivityPart.objects.bulk_create(wanted.values())


def listings_of(activity: Activity, objectives: Iterable[Objective]) -> list[Listing]:
    """The listings of an activity under objectives other than its own, not stored."""
    wanted = {objective.pk for objective in objectives if objective.pk != activity.objective_id}
    return [Listing(activity=activity, objective_id=pk) for pk in sorted(wanted)]


def write_listings(activity: Activity, objectives: Iterable[Objective]) -> None:
    """List an activity under these objectives too, and under no others."""
    wanted = {each.objective_id: each for each in listings_of(activity, objectives)}
    for each in activity.listings.all():
        if wanted.pop(each.objective_id, None) is None:
            each.delete()
    Listing.objects.bulk_create(wanted.values())


def ties_of(activities: Sequence[Activity]) -> list[tuple[Node, dict[Relation, list[Node]]]]:
    """Each activity's node, and what the row says above it: the objective, where else it is listed, its insats.

    The nodes of the activities themselves are placed if they are not there, and seen by others when their plan is: all
    are of one plan, whose row the act holds. The same queries however many there are.
    """
    placed = {
        kind: thread.place_many(
            kind=kind,
            refs=[one.pk for one in activities if one.node_kind == kind],
            organisation_id=activities[0].organisation_id,
            published=activities[0].document.published,
        )
        for kind in sorted({one.node_kind for one in activities})
    }
    listed = {one.pk: [each.objective_id for each in one.listings.all()] for one in activities}
    objectives = nodes_of(
        NodeKind.OBJECTIVE, {pk for one in activities for pk in (one.objective_id, *listed[one.pk]) if pk}
    )
    insatser = nodes_of(NodeKind.INSATS, {one.insats_id for one in activities if one.insats_id})
    return [
        (
            placed[one.node_kind][one.pk],
            {
                Relation.CONTRIBUTES_TO: [objectives[one.objective_id]] if one.objective_id else [],
                Relation.ALSO_LISTED: [objectives[pk] for pk in listed[one.pk]],
                Relation.PART_OF: [insatser[one.insats_id]] if one.insats_id else [],
            },
        )
        for one in activities
    ]
