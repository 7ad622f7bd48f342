"""Who may apply, prepare and read what coaches noted, and what must hold of an application. No writes, no clock."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.translation import gettext_lazy as _

from farled.initiatives.reads import Initiative, TierRule
from farled.initiatives.states import Financing, Phase
from farled.people.reads import Actor, Role, User
from farled.portfolio.models import Application, Portfolio
from farled.portfolio.states import APPLICATION_MOVES, ApplicationState
from farled.systems.states import Tier
from farled.web.formats import day, kr
from farled.web.refused import Forbidden, Invalid, Refused, asks, together

PLAN_NAMES = {
    "operations": _("plan för arbetssätten"),
    "realisation": _("plan för nyttan"),
    "upkeep": _("plan för förvaltningen"),
}
PLANS = tuple(PLAN_NAMES)  # what every tier but the innovative one has to plan (R71, R72)
CHANGEABLE = frozenset({ApplicationState.DRAFT, ApplicationState.SUPPLEMENT, ApplicationState.REFERRED})
HELPED = frozenset(ApplicationState) - {
    ApplicationState.GRANTED,
    ApplicationState.DECLINED,
    ApplicationState.WITHDRAWN,
}  # while it is under way a coach can help


@dataclass(frozen=True, slots=True)
class Part:
    """What an application asks of a portfolio in a year, in öre."""

    portfolio: Portfolio
    year: int
    amount: int


# --- Who --------------------------------------------------------------------------------------------------------------


def check_can_apply_for(by: Actor, initiative: Initiative) -> None:
    """An application is made by the body that owns the initiative, a coach or the strategist."""
    covers = by.reach("portfolio.apply").covers(initiative.body_id)
    if by.organisation_id != initiative.organisation_id or not covers:
        raise Forbidden("portfolio.application.apply", body=initiative.body.name)


def check_can_apply(by: Actor, application: Application) -> None:
    """An application is changed, handed in and withdrawn by its applicant, a coach or the strategist."""
    covers = by.reach("portfolio.apply").covers(application.body_id)
    if by.organisation_id != application.organisation_id or not covers:
        raise Forbidden("portfolio.application.apply", body=application.body.name)


def check_can_prepare(by: Actor, application: Application) -> None:
    """The project office handles applications: coaches and the strategist."""
    if by.organisation_id != application.organisation_id or not by.reach("portfolio.coach").whole:
        raise Forbidden("portfolio.application.prepare")


def check_can_read_notes(by: Actor, application: Application) -> None:
    """What coaches note is for those who prepare, and the applicant."""
    reach = by.reach("portfolio.apply").covers(application.body_id)
    whole = by.reach("portfolio.coach").whole
    if by.organisation_id != application.organisation_id or not (whole or reach):
        raise Forbidden("portfolio.application.notes")


def check_is_coach(user: User, roles: Collection[Role]) -> None:
    """A coach is somebody who holds the role, or the strategist."""
    if not {Role.COACH, Role.STRATEGIST} & set(roles):
        raise Invalid("portfolio.application.not_coach", field="coach", name=user.name)


# --- What is asked for ------------------------------------------------------------------------------------------------


def check_ready(initiative: Initiative, case: object | None) -> None:
    """Money is applied for when the initiative is ready, goes on, and its case has been handed in."""
    together(
        partial(_check_goes_on, initiative),
        partial(_check_is_ready, initiative),
        partial(_check_has_case, case),
    )


def _check_goes_on(initiative: Initiative) -> None:
    if Phase(initiative.phase).finished:
        raise Refused(
            "portfolio.application.finished", title=initiative.title, phase=str(Phase(initiative.phase).label)
        )


def _check_is_ready(initiative: Initiative) -> None:
    if initiative.ready_on is None:
        raise Refused("portfolio.application.not_ready", title=initiative.title)


def _check_has_case(case: object | None) -> None:
    if case is None:
        raise Refused("portfolio.application.no_case")


def check_alone(other: Application | None) -> None:
    """One application of an initiative is under way at a time."""
    if other is not None:
        raise Refused(
            "portfolio.application.another", number=other.number, state=str(ApplicationState(other.state).label)
        )


def check_something_left(*, sought: int | None, granted: int) -> None:
    """The case seeks more of portfolios than the initiative has been granted already. Both in öre."""
    if sought is not None and 0 < granted >= sought:
        told = {"sought": kr(sought, unit="kr"), "granted": kr(granted, unit="kr")}
        raise Refused("portfolio.application.all_granted", **told)


def check_parts(parts: Sequence[Part], *, organisation_id: int, sought: int | None, granted: int = 0) -> None:
    """Each portfolio is asked once a year for something, of the same organisation, and for no more than the case seeks.

    ``sought``: what the case seeks of portfolios over all its years, öre; None when there is no case yet. ``granted``:
    what the initiative has been granted already, öre, which counts together with what is asked for.
    """
    seen: set[tuple[int, int]] = set()
    for place, part in enumerate(parts):
        if part.portfolio.organisation_id != organisation_id:
            raise Refused("portfolio.application.elsewhere", field=_at(place, "portfolio"), name=part.portfolio.name)
        if part.amount <= 0:
            raise Invalid("portfolio.application.amount", field=_at(place, "amount"))
        if (part.portfolio.pk, part.year) in seen:
            raise Invalid(
                "portfolio.application.twice", field=_at(place, "year"), name=part.portfolio.name, year=part.year
            )
        seen.add((part.portfolio.pk, part.year))
    asked = sum(part.amount for part in parts)
    if sought is not None and asked + granted > sought:
        figures = {"asked": asked, "granted": granted, "sought": sought, "over": asked + granted - sought}
        told = {name: kr(amount, unit="kr") for name, amount in figures.items()}
        raise Refused("portfolio.application.too_much_more" if granted else "portfolio.application.too_much", **told)


def _at(place: int, key: str) -> str:
    return f"parts-{place}-{key}"


def check_years(parts: Sequence[Part], start: date) -> None:
    """Money is not asked for years that are over when the work can begin."""
    for place, part in enumerate(parts):
        if part.year < start.year:
            raise Invalid("portfolio.application.year", field=_at(place, "year"), year=part.year, start=day(start))


def check_horizon(parts: Sequence[Part], last: int | None) -> None:
    """Money is not asked for years after the last that the case looks at; None when there is no case yet."""
    for place, part in enumerate(parts):
        if last is not None and part.year > last:
            raise Invalid("portfolio.application.horizon", field=_at(place, "year"), year=part.year, last=last)


# --- Handed in --------------------------------------------------------------------------------------------------------


def check_changeable(application: Application) -> None:
    """An application is changed while it is the applicant's: a draft, or one that is to be supplemented."""
    if application.state not in CHANGEABLE:
        raise Refused("portfolio.application.locked", state=str(ApplicationState(application.state).label))


def check_moves(application: Application, to: ApplicationState) -> None:
    """Only moves of the state diagram."""
    now = ApplicationState(application.state)
    if to not in APPLICATION_MOVES[now]:
        raise Refused("portfolio.application.move", now=str(now.label), to=str(to.label))


def check_can_be_handed_in(application: Application) -> None:
    """A draft is handed in, and what was referred is handed in again; what is to be supplemented is answered."""
    if application.state == ApplicationState.SUPPLEMENT:
        raise Refused("portfolio.application.answer")
    check_moves(application, ApplicationState.RECEIVED)


def check_is_asked(application: Application) -> None:
    """Only what is to be supplemented is."""
    if application.state != ApplicationState.SUPPLEMENT:
        raise Refused("portfolio.application.not_asked", state=str(ApplicationState(application.state).label))


def check_hand_in(
    application: Application,
    rule: TierRule,
    *,
    parts: Sequence[Part],
    case: object | None,
    sought: int | None,
    granted: int,
    last: int | None,
) -> None:
    """All that is asked of an application that is handed in: its case, its parts, its tier and its plans."""
    initiative = application.initiative
    together(
        partial(check_ready, initiative, case),
        partial(_check_asks, parts),
        partial(check_parts, parts, organisation_id=application.organisation_id, sought=sought, granted=granted),
        partial(check_horizon, parts, last),
        partial(check_tier, initiative, rule, [part.portfolio for part in parts]),
        partial(check_plans, application),
    )


def _check_asks(parts: Sequence[Part]) -> None:
    if not parts:
        raise Invalid("portfolio.application.nothing")


def check_tier(initiative: Initiative, rule: TierRule, portfolios: Iterable[Portfolio]) -> None:
    """The tier may be paid for by portfolios (R79), and each portfolio pays for the tier (R66)."""
    tier = Tier(initiative.tier)
    if rule.financing != Financing.PORTFOLIO:
        raise Refused("portfolio.application.own_budget", tier=str(tier.label))
    for portfolio in portfolios:
        if portfolio.tiers and tier not in portfolio.tiers:
            raise Refused(
                "portfolio.application.tier",
                name=portfolio.name,
                tier=str(tier.label),
                tiers=", ".join(str(Tier(each).label) for each in portfolio.tiers),
            )


def missing_plans(application: Application) -> list[str]:
    """The names of the plans that its tier asks for and nobody has written (R71); the innovative tier is spared."""
    if application.initiative.tier == Tier.INNOVATIVE:
        return []
    return [name for name in PLANS if not getattr(application, name).strip()]


def check_plans(application: Application) -> None:
    """The plans that its tier asks for are written (R71)."""
    missing = missing_plans(application)
    if missing:
        names = ", ".join(str(PLAN_NAMES[name]) for name in missing)
        raise Refused("portfolio.application.plans", plans=names)


# --- Prepared ---------------------------------------------------------------------------------------------------------


def check_complete(left: Sequence[str]) -> None:
    """Nothing of what must be there before it is prepared is missing (R63, R70, R74)."""
    if left:
        raise Refused("portfolio.application.incomplete", left=" ".join(left))


def check_case_holds(application: Application, newest: object | None) -> None:
    """It rests on the version of the case that holds."""
    if newest is not None and newest != application.case:
        raise Refused("portfolio.application.old_case", case=str(newest))


def check_urgent(*, urgent: bool, because: str) -> None:
    """What is not to wait for the yearly round says why (R60)."""
    if urgent and not because.strip():
        raise Invalid("portfolio.application.urgent", field="urgent_because")


def check_day(on: date, *, today: date, after: date | None = None) -> None:
    """A step is taken on a day that has been, and not before the step before it."""
    if on > today:
        raise Invalid("portfolio.application.ahead", field="on", day=day(on))
    if after is not None and on < after:
        raise Invalid("portfolio.application.before", field="on", day=day(after))


def check_due(due: date, *, today: date) -> None:
    """Somebody is given until a day that is not over."""
    if due < today:
        raise Invalid("portfolio.application.due", field="due", day=day(due))


def check_helped(application: Application) -> None:
    """A coach helps while it is under way."""
    if application.state not in HELPED:
        raise Refused("portfolio.application.over", state=str(ApplicationState(application.state).label))


def check_no_coach(application: Application) -> None:
    """One coach at a time: the one before leaves first."""
    if application.coach_id is not None:
        raise Refused("portfolio.application.has_coach", name=application.coach_name)


def check_coached(application: Application) -> None:
    """There is a coach to leave it."""
    if application.coach_id is None:
        raise Refused("portfolio.application.no_coach")


def check_open_portfolio(portfolio: Portfolio, organisation_id: int, on: date) -> None:
    """A portfolio takes applications of its own organisation, while it holds."""
    if portfolio.organisation_id != organisation_id:
        raise Refused("portfolio.application.elsewhere", field="portfolio", name=portfolio.name)
    if portfolio.valid_to is not None and portfolio.valid_to < on:
        raise Refused(
            "portfolio.application.closed", field="portfolio", name=portfolio.name, day=day(portfolio.valid_to)
        )


def check_other_portfolio(portfolio: Portfolio, parts: Sequence[Part]) -> None:
    """It is referred to a portfolio that it does not ask already."""
    if parts and all(part.portfolio.pk == portfolio.pk for part in parts):
        raise Invalid("portfolio.application.same", field="portfolio", name=portfolio.name)


can_apply_for = asks(check_can_apply_for)
can_apply = asks(check_can_apply)
can_prepare = asks(check_can_prepare)
can_read_notes = asks(check_can_read_notes)
