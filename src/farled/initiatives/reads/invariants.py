"""What must always be true of the stored initiatives, whatever wrote them."""

from collections.abc import Iterator

from django.db.models import F

from farled.initiatives.models import Aim, AiUse, CheckAnswer, Initiative, InitiativeReport
from farled.thread.reads import Edge, NodeKind
from farled.thread.states import Relation
from farled.web.slots import Violation


def thread_says_what_rows_say() -> Iterator[Violation]:
    """Every objective an initiative contributes to is tied in the red thread, and nothing else is."""
    tied = Edge.objects.filter(
        lower__kind=NodeKind.INITIATIVE, upper__kind=NodeKind.OBJECTIVE, relation=Relation.CONTRIBUTES_TO, valid_to=None
    )
    in_thread = set(tied.values_list("lower__ref", "upper__ref"))
    in_rows = set(Aim.objects.values_list("initiative", "objective"))
    for initiative, objective in sorted(in_thread ^ in_rows):
        yield Violation("initiatives.thread", f"initiatives.initiative:{initiative}", f"objective {objective}")


def rows_stay_in_their_organisation() -> Iterator[Violation]:
    """Customer, supplier, questions and what is tied belong to the initiative's organisation."""
    strays = (
        ("body", Initiative.objects.exclude(body__organisation=F("organisation"))),
        (
            "supplier",
            Initiative.objects.filter(supplier__isnull=False).exclude(supplier__organisation=F("organisation")),
        ),
        ("question", CheckAnswer.objects.exclude(question__organisation=F("initiative__organisation"))),
        ("objective", Aim.objects.exclude(objective__document__organisation=F("initiative__organisation"))),
        ("ai body", AiUse.objects.filter(body__isnull=False).exclude(body__organisation=F("organisation"))),
        ("ai", AiUse.objects.filter(initiative__isnull=False).exclude(initiative__organisation=F("organisation"))),
    )
    for what, rows in strays:
        for pk in rows.order_by("pk").values_list("pk", flat=True):
            yield Violation("initiatives.organisation", f"{what}:{pk}", what)


def latest_report_stands_on_the_row() -> Iterator[Violation]:
    """An initiative says what its latest report says."""
    every = InitiativeReport.objects.order_by("on", "pk").values_list("initiative", "on", "light")
    latest: dict[int, tuple[object, str]] = {row[0]: (row[1], row[2]) for row in every}
    for pk, on, light in Initiative.objects.order_by("pk").values_list("pk", "reported_on", "light"):
        if latest.get(pk, (None, "")) != (on, light):
            yield Violation("initiatives.reports.latest", f"initiatives.initiative:{pk}", "report")
