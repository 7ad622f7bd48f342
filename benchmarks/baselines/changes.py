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


class Portfolio(Named):
    """Money for a purpose."""

    name, purpose, rules = TEXT(), TEXT(), TEXT()
    number, target_innovation, target_external, tolerance, carry_over = (WHOLE() for _ in range(5))

    class Meta:
        managed = False
        db_table = "portfolio_portfolio"


class Account(Named):
    """A portfolio's year."""

    portfolio = to(Portfolio, back="accounts")
    year = WHOLE()
    frame, free, reserve = MONEY(), MONEY(), MONEY()

    class Meta:
        managed = False
        db_table = "portfolio_account"


class LedgerEntry(Named):
    """Money that came or left."""

    account = to(Account, back="entries")
    kind, text, ground, by_name = TEXT(), TEXT(), TEXT(), TEXT()
    amount = MONEY()
    on = DAY()

    class Meta:
        managed = False
        db_table = "portfolio_ledgerentry"


class Application(Named):
    """Somebody asks for money."""

    initiative = to(Initiative)
    case = to(Case, null=True)
    body = to(Body)
    number = WHOLE()
    state, sketch, operations, realisation, upkeep, opinion, coach_name = (TEXT() for _ in range(7))
    start, begun_on, decided_on = DAY(), DAY(), DAY(null=True)

    class Meta:
        managed = False
        db_table = "portfolio_application"


class ApplicationPart(Named):
    """What is asked of a portfolio in a year."""

    application = to(Application, back="parts")
    portfolio = to(Portfolio, back="parts")
    year = WHOLE()
    amount = MONEY()

    class Meta:
        managed = False
        db_table = "portfolio_applicationpart"


class ApplicationStep(Named):
    """The day of a step."""

    application = to(Application, back="steps")
    kind = TEXT()
    on = DAY()

    class Meta:
        managed = False
        db_table = "portfolio_applicationstep"


class Criterion(Named):
    """What is judged."""

    name, category, direction = TEXT(), TEXT(), TEXT()
    weight = WHOLE()

    class Meta:
        managed = False
        db_table = "portfolio_criterion"


class JointScore(Named):
    """What a group agreed on."""

    application = to(Application, back="scores")
    criterion = to(Criterion)
    points = WHOLE()
    why = TEXT()

    class Meta:
        managed = False
        db_table = "portfolio_jointscore"


class Grant(Named):
    """What was granted."""

    application = models.OneToOneField(Application, on_delete=NO, related_name="grant")
    amount, returned = MONEY(), MONEY()
    state, function, ground, by_name = TEXT(), TEXT(), TEXT(), TEXT()
    decided_on = DAY()
    body = to(Body)

    class Meta:
        managed = False
        db_table = "portfolio_grant"


class Condition(Named):
    """On which condition."""

    grant = to(Grant, back="conditions")
    text, ground = TEXT(), TEXT()
    fulfilled_on = DAY(null=True)

    class Meta:
        managed = False
        db_table = "portfolio_condition"


class Tranche(Named):
    """A part of it."""

    grant = to(Grant, back="tranches")
    account = to(Account, back="tranches")
    number = WHOLE()
    amount, returned = MONEY(), MONEY()
    released_on = DAY(null=True)

    class Meta:
        managed = False
        db_table = "portfolio_tranche"


class Desk(Named):
    """A selection."""

    title, state, outcome = TEXT(), TEXT(), TEXT()
    first_year, last_year = WHOLE(), WHOLE()

    class Meta:
        managed = False
        db_table = "portfolio_desk"


class Candidate(Named):
    """What takes part in it."""

    desk = to(Desk, back="candidates")
    application = to(Application)
    latest_start = WHOLE()
    use = models.JSONField()
    chosen, start_year = models.BooleanField(null=True), WHOLE(null=True)

    class Meta:
        managed = False
        db_table = "portfolio_candidate"


class DeskRule(Named):
    """A rule of it."""

    desk = to(Desk, back="rules")
    kind, resource, why = TEXT(), TEXT(), TEXT()
    year, count, share = (WHOLE(null=True) for _ in range(3))

    class Meta:
        managed = False
        db_table = "portfolio_deskrule"


class Run(Named):
    """What was worked out."""

    desk = to(Desk, back="runs")
    answer = models.JSONField()

    class Meta:
        managed = False
        db_table = "portfolio_run"


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
