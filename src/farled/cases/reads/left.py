"""What is left to do about submitted cases: who has not accepted a cost, who has said no, what nobody has valued."""

from django.db.models import Exists, OuterRef, QuerySet

from farled.cases.models import Acceptance, Appraisal, Case, CostLine
from farled.cases.states import RUNNING, AppraisalState, CaseState


def waiting(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Submitted ones by which the applicant, or another body that bears a running cost, has not accepted it."""
    applicant = Acceptance.objects.filter(case=OuterRef("pk"), accepted=True, body=OuterRef("body"))
    bearer = Acceptance.objects.filter(case=OuterRef("alternative__case"), accepted=True, body=OuterRef("body"))
    lines = CostLine.objects.filter(
        alternative__case=OuterRef("pk"), alternative__chosen=True, kind__in=RUNNING, body__isnull=False
    )
    left = ~Exists(applicant) | Exists(lines.exclude(Exists(bearer)))
    return rows.filter(left, state=CaseState.SUBMITTED)


def refused(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Submitted ones by which a body has said no to its running cost."""
    said = Acceptance.objects.filter(case=OuterRef("pk"), accepted=False)
    return rows.filter(Exists(said), state=CaseState.SUBMITTED)


def not_appraised(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Submitted ones that nobody has delivered an appraisal of."""
    delivered = Appraisal.objects.filter(case=OuterRef("pk"), state=AppraisalState.DELIVERED)
    return rows.filter(~Exists(delivered), state=CaseState.SUBMITTED)
