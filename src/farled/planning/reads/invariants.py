"""What must always hold of the room's rows."""

from collections.abc import Iterator

from django.db.models import F, Q

from farled.planning.models import Activity, ActivityPart, Answer, Continuation, Listing, Return, Sequel, StatusReport
from farled.planning.states import ActivityKind
from farled.thread.reads import Edge, Node, NodeKind, Relation
from farled.web.slots import Violation

BATCH = 2000
_WORK = (NodeKind.ACTIVITY, NodeKind.INSATS)
_GOAL = NodeKind.OBJECTIVE.value
_NODES = {kind.value: kind.node_kind.value for kind in ActivityKind}


def thread_says_what_rows_say() -> Iterator[Violation]:
    """Objective, further objectives, insats and sequels of every row are its open edges, and no others are."""
    rows = Activity.objects.order_by("pk").only("kind", "objective_id", "insats_id")
    said = {
        (_NODES[row.kind], row.pk, Relation.CONTRIBUTES_TO.value, row.objective_id) for row in rows if row.objective_id
    }
    said |= {(_NODES[row.kind], row.pk, Relation.PART_OF.value, row.insats_id) for row in rows if row.insats_id}
    listings = Listing.objects.values_list("activity__kind", "activity_id", "objective_id")
    said |= {(_NODES[kind], pk, Relation.ALSO_LISTED.value, objective) for kind, pk, objective in listings}
    onward = Continuation.objects.values_list("later__kind", "later_id", "earlier_id")
    said |= {(_NODES[kind], pk, Relation.CONTINUES.value, earlier) for kind, pk, earlier in onward}
    sequels = Sequel.objects.filter(stage_goal=None)
    for later, kind, goal, pk in sequels.values_list("later_id", "later__kind", "objective_id", "activity_id"):
        said.add(
            (_NODES[kind], later, Relation.FOLLOWS.value, pk) if later else (_GOAL, goal, Relation.FOLLOWS.value, pk)
        )
    open_edges = Edge.objects.filter(Q(lower__kind__in=_WORK) | Q(relation=Relation.FOLLOWS), valid_to=None)
    tied = set(open_edges.values_list("lower__kind", "lower__ref", "relation", "upper__ref"))
    for kind, pk, relation, upper in sorted(said - tied):
        yield Violation("planning.thread", f"{kind} {pk}", f"the row is {relation} {upper}, the thread is not")
    for kind, pk, relation, upper in sorted(tied - said):
        yield Violation("planning.thread", f"{kind} {pk}", f"the thread is {relation} {upper}, the row is not")


def what_is_published_is_seen_in_the_thread() -> Iterator[Violation]:
    """The nodes of what stands in a plan are seen by others exactly when the plan is."""
    shown = {
        (_NODES[kind], pk) for kind, pk in Activity.objects.filter(document__published=True).values_list("kind", "pk")
    }
    nodes = set(Node.objects.filter(kind__in=_WORK, published=True).values_list("kind", "ref"))
    for kind, pk in sorted(shown ^ nodes):
        yield Violation("planning.published", f"{kind} {pk}", "the plan and the thread differ in whether others see it")


def rows_stay_in_their_organisation() -> Iterator[Violation]:
    """An activity's plan, objective, insats and bodies belong to its organisation; an insats really is one."""
    own = F("organisation_id")
    strays = Activity.objects.filter(
        ~Q(document__organisation_id=own)
        | Q(objective__isnull=False) & ~Q(objective__document__organisation_id=own)
        | Q(insats__isnull=False) & ~Q(insats__organisation_id=own, insats__kind=ActivityKind.INSATS)
    )
    for pk in strays.order_by("pk").values_list("pk", flat=True):
        yield Violation("planning.organisation", f"activity {pk}", "its plan, objective or insats lies elsewhere")
    parts = ActivityPart.objects.exclude(body__organisation_id=F("activity__organisation_id"))
    for pk, activity in parts.order_by("pk").values_list("pk", "activity_id"):
        yield Violation("planning.organisation", f"activity {activity}", f"the body of part {pk} lies elsewhere")
    listings = Listing.objects.exclude(objective__document__organisation_id=F("activity__organisation_id"))
    for pk, activity in listings.order_by("pk").values_list("pk", "activity_id"):
        yield Violation(
            "planning.organisation", f"activity {activity}", f"the objective of listing {pk} lies elsewhere"
        )
    asked = Return.objects.exclude(body__organisation_id=F("round__organisation_id"))
    for pk in asked.order_by("pk").values_list("pk", flat=True):
        yield Violation("planning.organisation", f"return {pk}", "the body asked lies elsewhere")
    told = Answer.objects.exclude(activity__document_id=F("within__round__document_id"))
    for pk in told.order_by("pk").values_list("pk", flat=True):
        yield Violation("planning.organisation", f"answer {pk}", "the activity stands in another plan")


def latest_report_stands_on_the_row() -> Iterator[Violation]:
    """Light and day on a row are those of its latest report, and a row without reports has none."""
    latest: dict[int, tuple[str, object]] = {}
    told = StatusReport.objects.order_by("on", "pk").values_list("activity_id", "light", "on")
    for activity, light, on in told.iterator(chunk_size=BATCH):
        latest[activity] = (light, on)
    rows = Activity.objects.order_by("pk").values_list("pk", "light", "reported_on")
    for pk, *shown in rows.iterator(chunk_size=BATCH):
        if latest.get(pk, ("", None)) != tuple(shown):
            yield Violation("planning.reports", f"activity {pk}", "light and day are not those of the latest report")


def reports_come_from_the_organisation() -> Iterator[Violation]:
    """A report is made for a body of the activity's own organisation."""
    strays = StatusReport.objects.exclude(body=None).exclude(body__organisation_id=F("activity__organisation_id"))
    for pk in strays.order_by("pk").values_list("pk", flat=True):
        yield Violation("planning.reports", f"report {pk}", "the reporting body lies elsewhere")
