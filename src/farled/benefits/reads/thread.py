"""What the red thread asks of benefits, and what must be true of them there."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from django.db.models import QuerySet

from farled.benefits.models import Benefit, Measurement, YearPoint
from farled.benefits.reads.benefits import measured_years, next_due
from farled.benefits.states import FOLLOWED, OWNED
from farled.people.reads import Actor
from farled.thread.reads import Edge, NodeKind
from farled.thread.states import Relation
from farled.trail.reads import as_they_were
from farled.web.slots import Violation


def node_rows(organisation_id: int, *, at: datetime | None = None) -> list[Benefit]:
    """Every benefit of an organisation, in one query; with an instant as they were then, in one more."""
    rows = list(Benefit.objects.filter(organisation_id=organisation_id).order_by("pk"))
    return rows if at is None else as_they_were(rows, at)


def measured_by(organisation_id: int, on: date) -> set[int]:
    """The benefits that had been measured by a day."""
    rows = Measurement.objects.filter(benefit__organisation_id=organisation_id, withdrawn_because="", on__lte=on)
    return set(rows.values_list("benefit", flat=True))


def faces_of(actor: Actor, refs: Collection[int]) -> QuerySet[Benefit]:
    """The benefits the actor may see among these."""
    return Benefit.objects.visible_to(actor).filter(pk__in=refs).select_related("body")


def to_mend(actor: Actor, refs: Collection[int]) -> dict[int, Benefit]:
    """The benefits at which threads are broken, with who answers for them."""
    rows = Benefit.objects.visible_to(actor).filter(pk__in=refs).select_related("body", "initiative__body")
    return {row.pk: row for row in rows}


def thread_says_what_rows_say() -> Iterator[Violation]:
    """Every benefit is tied to its initiative in the red thread, and to nothing else."""
    tied = Edge.objects.filter(lower__kind=NodeKind.BENEFIT, relation=Relation.CLAIMED_FOR, valid_to=None)
    in_thread = set(tied.values_list("lower__ref", "upper__ref"))
    in_rows = set(Benefit.objects.values_list("pk", "initiative"))
    for benefit, initiative in sorted(in_thread ^ in_rows):
        yield Violation("benefits.thread", f"benefits.benefit:{benefit}", f"initiative {initiative}")


def owned_have_owners() -> Iterator[Violation]:
    """What is followed as owned has been accepted in the line, by another body than the supplier."""
    for row in Benefit.objects.filter(state__in=sorted(OWNED)).select_related("initiative").order_by("pk"):
        if row.accepted_on is None or not row.owner_function or row.body_id == row.initiative.supplier_id:
            yield Violation("benefits.owners", f"benefits.benefit:{row.pk}", "owner")


def days_follow_what_is_measured() -> Iterator[Violation]:
    """What is followed is measured next on the first day of its schedule that no measurement that holds is of."""
    for row in Benefit.objects.filter(state__in=sorted(FOLLOWED)).order_by("pk"):
        due = next_due(row, measured_years(row))
        if row.next_due != due:
            yield Violation("benefits.days", f"benefits.benefit:{row.pk}", f"{row.next_due}, not {due}")


def promises_are_kept_once() -> Iterator[Violation]:
    """Every benefit promises something, and each year once."""
    without = Benefit.objects.exclude(pk__in=YearPoint.objects.values("benefit"))
    for pk in without.order_by("pk").values_list("pk", flat=True):
        yield Violation("benefits.points", f"benefits.benefit:{pk}", "nothing promised")


def rows_stay_in_their_organisation() -> Iterator[Violation]:
    """A benefit, its body, its initiative and the line it comes from belong to one organisation."""
    rows = Benefit.objects.select_related("body", "initiative", "line__alternative__case").order_by("pk")
    for row in rows:
        case = row.line.alternative.case if row.line else None
        of = {row.body.organisation_id, row.initiative.organisation_id, row.organisation_id}
        if len(of) > 1 or (case is not None and case.initiative_id != row.initiative_id):
            yield Violation("benefits.organisation", f"benefits.benefit:{row.pk}", "body, initiative or line")
