"""What always holds of stored cases, checked every night."""

from collections.abc import Iterator

from django.db.models import F, Q

from farled.cases.models import Acceptance, Alternative, BenefitLine, Case, CostLine
from farled.cases.reads import bearing
from farled.cases.states import CaseState
from farled.web.slots import Violation

YEARS, BEARERS, LATER, COMPARED, HOME = (
    f"cases.{name}" for name in ("years", "bearers", "budget", "compared", "organisation")
)


def lines_have_a_value_for_each_year() -> Iterator[Violation]:
    """Every cost and benefit says something for each year of its case, no more and no fewer."""
    for cost in CostLine.objects.select_related("alternative__case").iterator():
        if len(cost.amounts) != len(cost.alternative.case.years):
            yield Violation(YEARS, f"cases.cost_line:{cost.pk}", f"{len(cost.amounts)} amounts")
    for gain in BenefitLine.objects.select_related("alternative__case").iterator():
        if len(gain.ramp) != len(gain.alternative.case.years):
            yield Violation(YEARS, f"cases.benefit_line:{gain.pk}", f"{len(gain.ramp)} shares")


def those_who_answered_bear_a_cost() -> Iterator[Violation]:
    """Who has answered about a running cost bears one by that version, of that size."""
    for case in Case.objects.filter(pk__in=Acceptance.objects.values("case")).iterator():
        amounts = bearing(case)
        for each in Acceptance.objects.filter(case=case):
            if amounts.get(each.body_id) != each.amount:
                yield Violation(
                    BEARERS, f"cases.acceptance:{each.pk}", f"{each.amount}, bears {amounts.get(each.body_id)}"
                )


def budgets_change_after_the_grant() -> Iterator[Violation]:
    """A budget changes in a later year than that of the grant (R83)."""
    rows = BenefitLine.objects.filter(budget_effect_year__lte=F("alternative__case__first_year"))
    for each in rows.iterator():
        yield Violation(LATER, f"cases.benefit_line:{each.pk}", f"budget changes in {each.budget_effect_year}")


def submitted_ones_compare() -> Iterator[Violation]:
    """What is submitted has one alternative that is chosen, another that is to do nothing."""
    for case in Case.objects.exclude(state=CaseState.DRAFT).iterator():
        ways = Alternative.objects.filter(case=case)
        if not ways.filter(chosen=True, is_zero=False).exists() or not ways.filter(is_zero=True).exists():
            yield Violation(COMPARED, f"cases.case:{case.pk}", "without a chosen alternative and one to compare with")


def rows_stay_in_their_organisation() -> Iterator[Violation]:
    """A case is of its initiative's organisation, and so are those who apply, bear costs and have benefits."""
    other = ~Q(initiative__organisation=F("organisation")) | ~Q(body__organisation=F("organisation"))
    for case in Case.objects.filter(other).iterator():
        yield Violation(HOME, f"cases.case:{case.pk}", "of another organisation than its initiative or applicant")
    strangers = ~Q(body__organisation=F("alternative__case__organisation")) & Q(body__isnull=False)
    for line in (*CostLine.objects.filter(strangers), *BenefitLine.objects.filter(strangers)):
        yield Violation(HOME, f"{line.KIND}:{line.pk}", "placed at another organisation's body")
