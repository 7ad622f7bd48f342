"""Independent appraisals of a case."""

from django.db.models import Exists, OuterRef, QuerySet

from farled.agenda.reads import Duty
from farled.cases.models import Appraisal, AppraisedLine, Case
from farled.cases.states import AppraisalState, CaseState
from farled.initiatives.states import UNFINISHED
from farled.people.reads import Actor


def appraisals(actor: Actor) -> QuerySet[Appraisal]:
    """The appraisals the actor may see."""
    return Appraisal.objects.visible_to(actor).select_related("case__body", "case__initiative")


def appraisals_of(actor: Actor, case: Case) -> QuerySet[Appraisal]:
    """Those of a case that the actor may see, newest first."""
    return appraisals(actor).filter(case=case).order_by("-begun_on", "-pk")


def unasked_for(actor: Actor, asked: str) -> QuerySet[Appraisal]:
    """The actor's own appraisals that are not delivered and that no duty of the kind ``asked`` waits for.

    Those of versions that hold, of initiatives that go on: the others are delivered no more.
    """
    rows = Appraisal.objects.filter(
        appraiser_id=actor.user_id, case__organisation_id=actor.organisation_id, state=AppraisalState.BEGUN,
        case__state=CaseState.SUBMITTED, case__initiative__phase__in=UNFINISHED,
    )  # fmt: skip
    waits = Duty.objects.filter(kind=asked, subject_id=OuterRef("case_id"), done_at=None)
    waits = waits.filter(organisation_id=actor.organisation_id)
    return rows.exclude(Exists(waits)).select_related("case").order_by("begun_on", "pk")


def delivered_appraisal(case: Case) -> Appraisal | None:
    """The appraisal of a case that was delivered last; None when there is none."""
    return delivered_of(case).first()


def delivered_of(case: Case) -> QuerySet[Appraisal]:
    """Those of a case that are delivered, the last first."""
    return Appraisal.objects.filter(case=case, state=AppraisalState.DELIVERED).order_by("-delivered_on", "-pk")


def all_appraised(actor: Actor) -> QuerySet[AppraisedLine]:
    """Every line of the appraisals the actor may see."""
    rows = AppraisedLine.objects.filter(appraisal__in=Appraisal.objects.visible_to(actor))
    return rows.select_related("appraisal__case", "cost_line", "benefit_line")


def appraised_lines(appraisal: Appraisal) -> QuerySet[AppraisedLine]:
    """The lines it values otherwise than the applicant, or agrees to with a reason."""
    rows = AppraisedLine.objects.filter(appraisal=appraisal)
    return rows.select_related("cost_line", "benefit_line").order_by("pk")
