"""The product's tables of initiatives, cases, portfolios and benefits as the plain views see them."""

from typing import Any

from django.db import models

from benchmarks.baselines.models import Body, Named, Objective

FK, NO = models.ForeignKey, models.DO_NOTHING
TEXT, WHOLE, MONEY, DAY = models.TextField, models.IntegerField, models.BigIntegerField, models.DateField


def to(model: Any, *, back: str = "+", null: bool = False) -> Any:
    """A foreign key that does nothing when its row goes."""
    return FK(model, null=null, on_delete=NO, related_name=back)


class Initiative(Named):
    """A change."""

    body = to(Body)
    title, purpose, effect, risks, tier, phase, light = (TEXT() for _ in range(7))
    owner_function = TEXT()
    start, end, reported_on, accepted_on = DAY(), DAY(), DAY(null=True), DAY(null=True)
    cost = MONEY(null=True)

    class Meta:
        managed = False
        db_table = "initiatives_initiative"


class Aim(Named):
    """What a change contributes to."""

    initiative = to(Initiative, back="aims")
    objective = to(Objective)

    class Meta:
        managed = False
        db_table = "initiatives_aim"


class CheckQuestion(Named):
    """A check."""

    question = TEXT()

    class Meta:
        managed = False
        db_table = "initiatives_checkquestion"


class CheckAnswer(Named):
    """What it came to."""

    initiative = to(Initiative, back="checks")
    question = to(CheckQuestion)
    verdict, ground, by_name = TEXT(), TEXT(), TEXT()
    on = DAY()

    class Meta:
        managed = False
        db_table = "initiatives_checkanswer"


class InitiativeReport(Named):
    """How a change goes."""

    initiative = to(Initiative, back="reports")
    on = DAY()
    light, text, next_step, reporter = TEXT(), TEXT(), TEXT(), TEXT()

    class Meta:
        managed = False
        db_table = "initiatives_initiativereport"


class Case(Named):
    """A calculation."""

    initiative = to(Initiative, back="cases")
    body = to(Body)
    number, first_year, horizon, price_year, innovation = (WHOLE() for _ in range(5))
    state, title, summary, submitted_by = TEXT(), TEXT(), TEXT(), TEXT()
    submitted_on = DAY(null=True)
    discount_rate = MONEY(null=True)  # ten-thousandths
    hour_staff, hour_outside = MONEY(null=True), MONEY(null=True)

    class Meta:
        managed = False
        db_table = "cases_case"


class Alternative(Named):
    """A way to go."""

    case = to(Case, back="alternatives")
    title, text = TEXT(), TEXT()
    chosen, is_zero = models.BooleanField(), models.BooleanField()

    class Meta:
        managed = False
        db_table = "cases_alternative"


class CostLine(Named):
    """What it costs."""

    alternative = to(Alternative, back="costs")
    title, kind, funding, source = TEXT(), TEXT(), TEXT(), TEXT()
    body = to(Body, null=True)
    amounts = models.JSONField()
    low, high = MONEY(), MONEY()

    class Meta:
        managed = False
        db_table = "cases_costline"


class BenefitLine(Named):
    """What it gives."""

    alternative = to(Alternative, back="gains")
    title, kind, beneficiary, process, unit, measured_by, rate = (TEXT() for _ in range(7))
    body = to(Body, null=True)
    low, likely, high, price = (MONEY(null=True) for _ in range(4))
    realisation = MONEY()
    ramp = models.JSONField()

    class Meta:
        managed = False
        db_table = "cases_benefitline"


class Acceptance(Named):
    """What a body says."""

    case = to(Case, back="acceptances")
    body = to(Body)
    amount = MONEY()
    accepted = models.BooleanField()
    on = DAY()
    function = TEXT()

    class Meta:
        managed = False
        db_table = "cases_acceptance"


class Appraisal(Named):
    """What somebody else thinks."""

    case = to(Case, back="appraisals")
    appraiser_name, statement, state = TEXT(), TEXT(), TEXT()
    delivered_on = DAY(null=True)

    class Meta:
        managed = False
        db_table = "cases_appraisal"


class Benefit(Named):
    """What gets better."""

    initiative = to(Initiative, back="benefits")
    body = to(Body)
    title, description, kind, receiver, owner_function, state, unit, method, process = (TEXT() for _ in range(9))
    price, baseline = MONEY(null=True), MONEY(null=True)
    next_due, accepted_on = DAY(null=True), DAY(null=True)

    class Meta:
        managed = False
        db_table = "benefits_benefit"


class YearPoint(Named):
    """What is promised for a year, in ten-thousandths."""

    benefit = to(Benefit, back="points")
    year = WHOLE()
    promised, forecast = MONEY(), MONEY(null=True)

    class Meta:
        managed = False
        db_table = "benefits_yearpoint"


class Measurement(Named):
    """What came of it."""

    benefit = to(Benefit, back="measurements")
    on = DAY()
    year = WHOLE()
    value = MONEY()
    how, by_name, withdrawn_because = TEXT(), TEXT(), TEXT()

    class Meta:
        managed = False
        db_table = "benefits_measurement"


class BudgetEffect(Named):
    """A budget that changes."""

    benefit = to(Benefit, back="effects")
    body = to(Body)
    year = WHOLE()
    amount, done_amount = MONEY(), MONEY(null=True)
    state = TEXT()

    class Meta:
        managed = False
        db_table = "benefits_budgeteffect"


class Lesson(Named):
    """What was learned."""

    title, situation, learned = TEXT(), TEXT(), TEXT()
    body = to(Body)
    on = DAY()

    class Meta:
        managed = False
        db_table = "benefits_lesson"


class Duty(Named):
    """What waits for somebody."""

    kind, subject_name, role = TEXT(), TEXT(), TEXT()
    due, done_at = DAY(), models.DateTimeField(null=True)
    body = to(Body, null=True)

    class Meta:
        managed = False
        db_table = "agenda_duty"
