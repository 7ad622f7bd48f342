"""The product's tables of portfolios, applications, grants and selections as the plain views see them."""

from django.db import models

from benchmarks.baselines.changes import DAY, MONEY, NO, TEXT, WHOLE, Case, Initiative, to
from benchmarks.baselines.models import Body, Named


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
