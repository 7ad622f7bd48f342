"""What must always hold of matters and decisions, in all organisations."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from farled.matters.models import Assignment, Decision, DiaryEntry, FrozenStatement, Matter, Statement
from farled.matters.states import AssignmentState, MatterKind, MatterState, Outcome, StatementState, ending
from farled.web.slots import Violation


def _decided_without_decision() -> QuerySet[Matter]:
    """Matters, of all organisations, said to be decided while no decision ends them; none, unless data is broken."""
    unsettled = Q()
    for kind in MatterKind:
        settling = Decision.objects.filter(matter=OuterRef("pk"), outcome__in=ending(kind), recommends=False)
        unsettled |= Q(~Exists(settling), kind=kind)
    return Matter.objects.filter(unsettled, state=MatterState.DECIDED)


def _unknown_states() -> Iterator[tuple[str, int, str]]:
    """States and outcomes, of all organisations, that no longer mean anything: (kind, id, value)."""
    for pk, state in Matter.objects.exclude(state__in=MatterState.values).values_list("pk", "state"):
        yield Matter.KIND, pk, state
    for pk, outcome in Decision.objects.exclude(outcome__in=Outcome.values).values_list("pk", "outcome"):
        yield Decision.KIND, pk, outcome


def _decided_elsewhere() -> QuerySet[Decision]:
    """Decisions, of all organisations, whose meeting or organ belongs to another organisation than the matter."""
    organ = Coalesce("meeting__body__organisation_id", "meeting__group__organisation_id")
    return Decision.objects.alias(organ=organ).exclude(
        meeting__organisation_id=F("matter__organisation_id"), organ=F("matter__organisation_id")
    )


def decided_by_a_decision() -> Iterator[Violation]:
    """A matter that is decided holds a decision that ends it."""
    for matter in _decided_without_decision():
        yield Violation("matters.decided", matter.reference, "the matter is decided without a decision that ends it")


def states_are_known() -> Iterator[Violation]:
    """Every matter is in a known state, and every decision has a known outcome, whatever the database lets through."""
    for kind, ref, value in _unknown_states():
        yield Violation("matters.states", f"{kind} {ref}", f"{value!r} is no known state")


def meetings_are_in_the_same_organisation() -> Iterator[Violation]:
    """A decision's meeting, and the organ that met, belong to the matter's organisation."""
    for decision in _decided_elsewhere():
        yield Violation("matters.organisation", f"decision {decision.pk}", "the meeting is of another organisation")


def fulfilled_by_a_clause() -> Iterator[Violation]:
    """An assignment is declared fulfilled by a clause of a decision that decides, and no other is (R14)."""
    declared = Q(fulfilment__isnull=False, fulfilment__decision__recommends=False)
    for assignment in Assignment.objects.filter(Q(state=AssignmentState.FULFILLED) ^ declared):
        yield Violation("matters.fulfilled", f"assignment {assignment.pk}", "state and decision say different things")


def every_matter_is_in_the_diary() -> Iterator[Violation]:
    """Every matter began with a document, which is in the diary (OSL 5 kap. 1 §)."""
    for matter in Matter.objects.exclude(Exists(DiaryEntry.objects.filter(matter=OuterRef("pk")))):
        yield Violation("matters.diary", matter.reference, "nothing is entered in the diary")


def frozen_statements_are_whole() -> Iterator[Violation]:
    """A statement that is a basis for decisions is frozen, and its data and files have the checksums they got (K3)."""
    for one in Statement.objects.filter(state=StatementState.BASIS, frozen=None):
        yield Violation("matters.statements", f"statement {one.pk}", "it is a basis for decisions and not frozen")
    for row in FrozenStatement.objects.exclude(sha256=F("file__sha256")):
        yield Violation("matters.statements", f"statement {row.statement_id}", "the data are not those frozen")
    for row in FrozenStatement.objects.filter(~Q(files__sha256=F("files__file__sha256")), files__isnull=False):
        yield Violation("matters.statements", f"statement {row.statement_id}", "a file is not the one written")
