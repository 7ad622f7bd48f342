"""What must always be true of the stored applications and scores, whatever wrote them."""

from collections.abc import Iterator

from django.db.models import F

from farled.portfolio.models import Application, ApplicationPart, ApplicationStep, JointScore, Score
from farled.portfolio.reads.applying import parts_of, sought_of
from farled.portfolio.states import ApplicationState, StepKind
from farled.web.slots import Violation

HANDED_IN = sorted(
    {ApplicationState.RECEIVED, ApplicationState.COMPLETED, ApplicationState.PREPARED, ApplicationState.GRANTED}
)
TAKEN = {  # the step that a state rests on
    ApplicationState.RECEIVED: StepKind.APPLIED,
    ApplicationState.COMPLETED: StepKind.COMPLETED,
    ApplicationState.PREPARED: StepKind.PREPARED,
    ApplicationState.GRANTED: StepKind.DECIDED,
    ApplicationState.DECLINED: StepKind.DECIDED,
}
IN_ORDER = (StepKind.APPLIED, StepKind.COMPLETED, StepKind.PREPARED, StepKind.DECIDED, StepKind.STARTED)


def parts_keep_to_the_case() -> Iterator[Violation]:
    """What is handed in asks for no more than its case seeks of portfolios."""
    rows = list(Application.objects.filter(state__in=HANDED_IN).order_by("pk"))
    parts = parts_of(row.pk for row in rows)
    sought = sought_of({row.case_id for row in rows if row.case_id})
    for row in rows:
        asked = sum(part.amount for part in parts.get(row.pk, []))
        if row.case_id and asked > sought.get(row.case_id, 0):
            yield Violation("portfolio.application.parts", f"portfolio.application:{row.pk}", f"asks for {asked} öre")


def steps_say_what_the_state_says() -> Iterator[Violation]:
    """A state rests on its step, and the last of each step comes in the order that steps have."""
    taken: dict[int, dict[str, object]] = {}
    for ref, kind, on in ApplicationStep.objects.order_by("on", "pk").values_list("application", "kind", "on"):
        taken.setdefault(ref, {})[kind] = on
    for pk, state in Application.objects.order_by("pk").values_list("pk", "state"):
        steps, needed = taken.get(pk, {}), TAKEN.get(ApplicationState(state))
        if needed is not None and needed not in steps:
            yield Violation("portfolio.application.steps", f"portfolio.application:{pk}", f"{state} without {needed}")
        if state in (ApplicationState.GRANTED, ApplicationState.DECLINED):
            days = [steps[kind] for kind in IN_ORDER if kind in steps]
            if days != sorted(days, key=str):
                yield Violation("portfolio.application.steps", f"portfolio.application:{pk}", "out of order")


def rows_stay_in_their_organisation() -> Iterator[Violation]:
    """Initiative, body, case, portfolios, criteria and scores belong to the application's organisation."""
    here = F("organisation")
    strays = (
        ("initiative", Application.objects.exclude(initiative__organisation=here)),
        ("body", Application.objects.exclude(body__organisation=here)),
        ("case", Application.objects.filter(case__isnull=False).exclude(case__initiative=F("initiative"))),
        ("part", ApplicationPart.objects.exclude(portfolio__organisation=F("application__organisation"))),
        ("score", Score.objects.exclude(criterion__organisation=F("application__organisation"))),
        ("joint score", JointScore.objects.exclude(criterion__organisation=F("application__organisation"))),
    )
    for what, rows in strays:
        for pk in rows.order_by("pk").values_list("pk", flat=True):
            yield Violation("portfolio.application.organisation", f"{what}:{pk}", what)
