"""Portfolios with frames, applications as far as each has come, what groups thought, grants and a selection desk."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.changed import KRONA, Changed
from benchmarks.plan_rows import TEXT

if TYPE_CHECKING:
    from benchmarks.portfolios import Changes

MKR = 1_000_000 * KRONA
SECONDS = 3.0  # for each part of what the desk works out, so that the database is soon made


def found(made: "Changes") -> None:
    """Five portfolios with a frame for each of eleven years, a group with criteria, and who may grant."""
    from farled.people import acts as people
    from farled.people.states import GroupKind
    from farled.portfolio import acts

    begun = date(made.first, 1, 2)
    said: dict[str, Any] = {"by": made.by, "at": made.at(begun)}
    made.group = people.add_group(
        organisation=made.row, name="Beredningsgruppen", kind=GroupKind.PREPARATION, **said
    )  # fmt: skip
    made.criteria = acts.use_criteria_preset(group=made.group, **said)
    acts.set_delegation(
        organisation=made.row, body=made.bodies[1], by_meeting=False, function="Stadsdirektören", most=1000 * MKR,
        ground="Delegationsordningen 4.2", valid_from=begun, **said,
    )  # fmt: skip
    for number in range(5):
        about = acts.About(
            name=f"Portfölj {number + 1}", number=number + 1, purpose=TEXT, valid_from=begun, rules=TEXT,
            preparation=made.group, council=made.bodies[0], target_innovation=30 + 5 * number, target_external=50,
            carry_over=20,
        )  # fmt: skip
        made.portfolios.append(acts.found_portfolio(organisation=made.row, about=about, **said))
    for of in made.portfolios:
        for year in range(made.today.year - 5, made.today.year + 5):
            frame = made.frame * (8 if year <= made.today.year else 1) + made.pick.randint(0, 9_999_999)
            acts.set_frame(portfolio=of, year=year, amount=frame, ground=f"Budget {year}", **said)
        year = made.today.year - 1
        acts.set_aside(portfolio=of, year=year, amount=1_234_567, text="För det oväntade", **said)
        acts.use_reserve(portfolio=of, year=year, amount=234_567, text="Det oväntade", **said)
        acts.carry_over(portfolio=of, year=year, amount=765_433, text="Kvar", **said)
        acts.move_money(
            portfolio=of, year=year, to_portfolio=made.portfolios[(of.number + 1) % 5], to_year=year, amount=111_111,
            text="Efter behov", ground="Budgetuppföljningen", **said,
        )  # fmt: skip


def apply(made: "Changes", of: Changed) -> Any:
    """Its application, with what has been asked, noted, thought and decided; None when it has not applied."""
    from farled.portfolio import acts

    if not of.stage:
        return None
    on = of.on + timedelta(days=230)
    year = made.first_year(of)
    one, other = (made.portfolios[(of.number + step) % 5] for step in (0, 1 + of.number % 4))
    parts = [acts.Part(one, year, of.cost[0]), acts.Part(one if of.number % 5 else other, year + 1, of.cost[1])]
    said: dict[str, Any] = {"by": made.by, "at": made.at(on)}
    wish = acts.Wish(
        sketch=TEXT, start=date(year, 1, 1), parts=tuple(parts), operations=TEXT, realisation=TEXT, upkeep=TEXT
    )
    row = acts.begin_application(initiative=of.row, wish=wish, **said)
    row = acts.hand_in(application=row, version=row.version, **said)
    if of.number % 3 == 0:
        row = acts.assign_coach(application=row, version=row.version, coach=made.coach, **said)
        acts.note(application=row, text=TEXT, **said)
    if of.number % 8 == 0:
        content = acts.Outside(financier="Vinnova", amount=made.pick.randint(1, 9) * 1_000_000, call="Utlysningen")
        acts.add_external_money(application=row, content=content, **said)
    if of.stage == "received":
        return row
    said["at"] = made.at(on + timedelta(days=10))
    row = acts.complete(application=row, version=row.version, **said)
    _scored(made, of, row, said["at"])
    if of.stage == "completed":
        return row
    said["at"] = made.at(on + timedelta(days=20))
    row.refresh_from_db()
    row = acts.prepare(application=row, version=row.version, opinion=TEXT, **said)
    if of.stage == "declined":
        acts.decline(application=row, version=row.version, because="Andra ger mer.", **said)
    if of.stage == "granted":
        _granted(made, of, row, parts, said)
    return row


def _scored(made: "Changes", of: Changed, row: Any, at: Any) -> None:
    """Two members score alone, and every second time they agree."""
    from farled.portfolio import acts

    said: dict[str, Any] = {"application": row, "group": made.group, "at": at}
    thought: dict[int, Any] = {}
    for member in made.members:
        thought = {each.pk: acts.Given(made.pick.randint(2, 4)) for each in made.criteria}
        acts.score(given=thought, by=made.acting(member), **said)
    if of.number % 2 == 0:
        acts.open_scoring(by=made.acting(made.members[0]), **said)
        agreed = {pk: acts.Given(each.points, "Vi talade om det.") for pk, each in thought.items()}
        acts.score_together(given=agreed, by=made.acting(made.members[0]), **said)


def _granted(made: "Changes", of: Changed, row: Any, parts: list[Any], said: dict[str, Any]) -> None:
    """All that was asked for in two tranches: the first is paid, the second when its condition is fulfilled."""
    from farled.portfolio import acts

    instalments = [
        acts.Instalment(portfolio=part.portfolio, year=part.year, amount=part.amount, after=number or None)
        for number, part in enumerate(parts)
    ]
    grant = acts.grant_money(
        application=row, version=row.version, parts=instalments, ground=TEXT, terms=[acts.Term(text="Mätt före start")],
        **said,
    )  # fmt: skip
    one, other = grant.tranches.order_by("number")
    _paid(made, one, said)
    if of.number % 3:
        condition = grant.conditions.get()
        acts.fulfil_condition(condition=condition, version=condition.version, ground="Visat", **said)
        _paid(made, other, said)
    elif of.number % 6 == 0:
        other.refresh_from_db()
        acts.return_money(tranche=other, version=other.version, amount=other.amount // 7, because="Behövs inte", **said)


def _paid(made: "Changes", tranche: Any, said: dict[str, Any]) -> None:
    """Pay out a part in its year, if that has come."""
    from farled.portfolio import acts

    year = tranche.account.year
    if year <= made.today.year:
        at = max(said["at"], made.at(date(year, 1, 15)))
        if at <= made.at(made.today):
            acts.release_tranche(tranche=tranche, version=tranche.version, by=said["by"], at=at)


def let_in(made: "Changes", desk: Any, waiting: list[Any]) -> None:
    """Applications that take part in a selection, with the days they take."""
    from farled.portfolio import acts

    said: dict[str, Any] = {"by": made.by, "at": made.at(made.today)}
    for each in waiting:
        latest = made.today.year + made.pick.randint(1, 3)
        row = acts.add_candidate(desk=desk, application=each, latest_start=latest, **said)
        days = [made.pick.randint(5, 60)]
        acts.set_resource_use(candidate=row, version=row.version, resource="dagar", amounts=days, **said)


def choose(made: "Changes", waiting: list[Any]) -> Any:
    """A selection among all that wait, under ten rules, worked out as the job does."""
    from farled.portfolio import acts, tasks
    from farled.portfolio.models import Run
    from farled.portfolio.states import DeskRuleKind as Kind

    said: dict[str, Any] = {"by": made.by, "at": made.at(made.today)}
    years = range(made.today.year + 1, made.today.year + 5)
    desk = acts.open_desk(
        title="Urval", first_year=years[0], last_year=years[-1], portfolios=made.portfolios, group=made.group, **said
    )  # fmt: skip
    let_in(made, desk, waiting)

    def rule(kind: Any, **content: Any) -> None:
        acts.add_rule(desk=desk, kind=kind, content=acts.RuleContent(why="Så har gruppen sagt.", **content), **said)

    one, other, third, fourth, fifth = waiting[:5]
    rule(Kind.REQUIRES, one=one, other=other)
    rule(Kind.EXCLUDES, one=third, other=fourth)
    rule(Kind.ONE_OF, members=[fourth, fifth])
    rule(Kind.LEAST_INNOVATION, share=35)
    rule(Kind.LEAST_EXTERNAL, share=20)
    for year in years:
        rule(Kind.CAPACITY, resource="dagar", year=year, count=12 * len(waiting))
    run = acts.run(desk=desk, **said)
    held, tasks.SECONDS = tasks.SECONDS, made.seconds
    try:
        tasks.work_out.func(run.pk)
    finally:
        tasks.SECONDS = held
    answered = Run.objects.get(pk=run.pk)
    assert answered.job_state == "done", answered.job_refusal
    assert answered.answer["proposal"]["plan"], answered.answer["proposal"]
    return desk
