"""What a version has when it is submitted, what a body answers about its cost, and what an appraisal says."""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from functools import partial

from farled.cases.models import Alternative, Appraisal, BenefitLine, Case, CostLine
from farled.cases.rules.cases import check_budget_effect, check_quantities
from farled.cases.states import AppraisalState, CaseState, For, Gain
from farled.people.reads import Body
from farled.web.formats import number
from farled.web.refused import Invalid, Refused, together

# --- Submitting -------------------------------------------------------------------------------------------------------


def check_complete(case: Case, alternatives: Sequence[Alternative], *, exact: bool) -> None:
    """All that a version has when it is submitted, told at once. The alternatives come with their lines.

    ``exact``: the tier asks for a full valuation; otherwise a sum of costs and one described benefit are enough (S54).
    """
    chosen = next((each for each in alternatives if each.chosen), None)
    checks: list[Callable[[], None]] = [partial(_check_alternatives, alternatives, chosen)]
    if chosen is not None:
        costs, benefits = list(chosen.cost_lines.all()), list(chosen.benefit_lines.all())
        checks += [
            partial(_check_costs, costs),
            partial(_check_bearers, costs, exact=exact),
            partial(_check_any_benefit, benefits),
            *(partial(check_budget_effect, case.first_year, each) for each in benefits),
            *(partial(_check_within_baseline, each) for each in benefits),
        ]
        if exact:
            checks += [partial(_check_valued, each) for each in benefits]
    together(*checks)


def _check_alternatives(alternatives: Sequence[Alternative], chosen: Alternative | None) -> None:
    if len(alternatives) < 2:
        raise Refused("cases.submit.alternatives")
    if not any(each.is_zero for each in alternatives):
        raise Refused("cases.submit.zero")
    if chosen is None or chosen.is_zero:
        raise Refused("cases.submit.chosen")


def _check_costs(lines: Collection[CostLine]) -> None:
    if not sum(line.total for line in lines):
        raise Refused("cases.submit.costs")


def _check_bearers(lines: Collection[CostLine], *, exact: bool) -> None:
    without = [line.title for line in lines if line.body_id is None and (exact or line.is_running)]
    if without:
        raise Refused("cases.submit.bearer", lines=_quoted(without))


def _check_any_benefit(lines: Collection[BenefitLine]) -> None:
    if not lines:
        raise Refused("cases.submit.benefits")


def _check_valued(line: BenefitLine) -> None:
    """With a full valuation a benefit says where it starts, how much, what it is worth and how it shows."""
    left = [
        code
        for code, there in (
            ("baseline", line.baseline is not None),
            ("measured_by", bool(line.measured_by)),
            ("quantity", line.counted),
            ("price", line.kind == Gain.QUALITY or bool(line.rate) or line.price is not None),
            ("body", line.beneficiary != For.INTERNAL or line.body_id is not None),
        )
        if not there
    ]
    if left:
        raise Refused(f"cases.submit.benefit.{left[0]}", title=line.title)


def _check_within_baseline(line: BenefitLine) -> None:
    """What shrinks does not shrink by more than there is today; what there is none of today has nothing to go by."""
    most = max((each for each in (line.likely, line.high) if each is not None), default=None)
    if most is None or line.grows or not line.baseline or most <= line.baseline:
        return
    raise Refused(
        "cases.submit.benefit.beyond",
        title=line.title,
        most=f"{_read(most)} {line.unit}".strip(),
        baseline=_read(line.baseline),
    )


def _read(value: Decimal) -> str:
    return number(value, decimals=0 if value == value.to_integral_value() else 2)


def _quoted(names: Collection[str]) -> str:
    return ", ".join(f"”{name}”" for name in names)


# --- What a body says of its running cost -----------------------------------------------------------------------------


def check_submitted(case: Case) -> None:
    """What is answered and appraised is the version that is submitted: another one has other figures."""
    if case.state == CaseState.DRAFT:
        raise Refused("cases.not_submitted", number=case.number)
    if case.state == CaseState.REPLACED:
        raise Refused("cases.replaced", number=case.number)


def check_bears(body: Body, bearing: Collection[int]) -> None:
    """Only who is to bear a cost answers about it."""
    if body.pk not in bearing:
        raise Refused("cases.accept.bears_nothing", field="body", body=body.name)


def check_ground(ground: str) -> None:
    """A no has a ground that the applicant can do something about."""
    if not ground.strip():
        raise Invalid("cases.refuse.ground", field="ground")


# --- Appraisals -------------------------------------------------------------------------------------------------------


def check_not_begun(appraisals: int) -> None:
    """Somebody appraises a version once."""
    if appraisals:
        raise Refused("cases.appraisal.already")


def check_going(appraisal: Appraisal) -> None:
    """What is delivered stays as it is."""
    if appraisal.state != AppraisalState.BEGUN:
        raise Refused("cases.appraisal.delivered")


def check_is_of(case_id: int, line: CostLine | BenefitLine) -> None:
    """Lines of the version's chosen alternative are appraised."""
    if line.alternative.case_id != case_id or not line.alternative.chosen:
        raise Refused("cases.appraisal.line", title=line.title)


def check_factor(factor: object) -> None:
    """A cost is appraised as so many times what the applicant wrote, from nothing and up."""
    if not 0 <= float(str(factor)) <= 100:
        raise Invalid("cases.appraisal.factor", field="factor")


def check_appraised(low: object, likely: object, high: object) -> None:
    """A benefit is appraised with all three estimates."""
    if low is None or likely is None or high is None:
        raise Invalid("cases.benefit.three", field="likely" if likely is None else "low" if low is None else "high")
    check_quantities(low, likely, high)  # type: ignore[arg-type]


def check_why(why: str) -> None:
    """What is valued otherwise says why."""
    if not why.strip():
        raise Invalid("cases.appraisal.why", field="why")


def check_can_be_replied_to(appraisal: Appraisal) -> None:
    """What is delivered is replied to, once."""
    if appraisal.state != AppraisalState.DELIVERED:
        raise Refused("cases.appraisal.not_delivered")
    if appraisal.replied_on is not None:
        raise Refused("cases.appraisal.replied")
