"""Who may work at a selection desk, and what must hold of candidates, rules, choices and proposals."""

from collections.abc import Collection, Iterable, Sequence

from farled.methods.problems import Problem
from farled.people.reads import Actor, Body, Group
from farled.portfolio.models import Application, Candidate, Desk, DeskRule, Portfolio
from farled.portfolio.states import DESK_MOVES, RULE_USES, WAITING, DeskRuleKind, DeskState
from farled.web.refused import Forbidden, Invalid, Refused, asks

MOST_YEARS, FIRST, LAST = 15, 2000, 2100
MOST_CANDIDATES = 300


def check_can_keep_desks(by: Actor, organisation_id: int) -> None:
    """Desks are opened, changed and closed by the strategist."""
    if by.organisation_id != organisation_id or not by.may("portfolio.manage"):
        raise Forbidden("portfolio.desk.keep")


def check_can_select(by: Actor, organisation_id: int) -> None:
    """Those who prepare the selection: strategist and coach."""
    if by.organisation_id != organisation_id or not by.may("portfolio.select"):
        raise Forbidden("portfolio.desk.select")


def check_open(desk: Desk) -> None:
    """What is proposed or closed stands as it is."""
    if desk.state != DeskState.OPEN:
        raise Refused("portfolio.desk.not_open", desk=desk.title, state=desk.get_state_display())


def check_desk_moves(desk: Desk, to: DeskState) -> None:
    """Only moves of the state diagram."""
    now = DeskState(desk.state)
    if to not in DESK_MOVES[now]:
        raise Refused("portfolio.desk.move", now=now.label, to=to.label)


def check_desk(
    organisation_id: int, first_year: int, last_year: int, portfolios: Sequence[Portfolio], group: Group | None
) -> None:
    """Years run forwards and are not too many; portfolios and group are the organisation's own."""
    if not FIRST <= first_year <= last_year <= LAST or last_year - first_year >= MOST_YEARS:
        raise Invalid("portfolio.desk.years", field="last_year", most=MOST_YEARS)
    if not portfolios:
        raise Invalid("portfolio.desk.no_portfolio", field="portfolios")
    if any(each.organisation_id != organisation_id for each in portfolios):
        raise Invalid("portfolio.desk.elsewhere", field="portfolios")
    if group is not None and group.organisation_id != organisation_id:
        raise Invalid("portfolio.desk.elsewhere", field="group")


def check_candidate(
    desk: Desk, application: Application, portfolios: Collection[int], asked: Collection[Portfolio], latest_start: int
) -> None:
    """It waits for a decision, asks only the desk's portfolios, and can begin within the desk's years."""
    if application.organisation_id != desk.organisation_id:
        raise Invalid("portfolio.desk.elsewhere", field="application")
    if application.state not in WAITING:
        raise Refused(
            "portfolio.candidate.not_waiting",
            field="application",
            application=application,
            state=application.get_state_display(),
        )
    others = sorted({each.name for each in asked if each.pk not in portfolios})
    if others:
        raise Refused(
            "portfolio.candidate.other_portfolio",
            field="application",
            application=application,
            portfolios=", ".join(others),
        )
    check_latest_start(desk, application, latest_start)


def check_latest_start(desk: Desk, application: Application, latest_start: int) -> None:
    """The last year it can begin is not before its own start, and within the years of the desk."""
    first = max(application.start.year, desk.first_year)
    if not first <= latest_start <= desk.last_year:
        raise Invalid(
            "portfolio.candidate.latest_start", field="latest_start", first=str(first), last=str(desk.last_year)
        )


def check_room(desk: Desk, count: int) -> None:
    """So many candidates that an answer can be given within minutes."""
    if count >= MOST_CANDIDATES:
        raise Refused("portfolio.candidate.too_many", desk=desk.title, most=MOST_CANDIDATES)


def check_not_there(desk: Desk, application: Application, *, there: bool) -> None:
    """Once each."""
    if there:
        raise Refused("portfolio.candidate.already", field="application", application=application, desk=desk.title)


def check_not_spoken_of(candidate: Candidate, rules: Iterable[DeskRule]) -> None:
    """A candidate that rules speak of stays until they are gone."""
    pk = candidate.application_id
    told = [each for each in rules if pk in (each.one_id, each.other_id, *each.members)]
    if told:
        raise Refused(
            "portfolio.candidate.spoken_of",
            application=candidate.application,
            rules=", ".join(str(each.get_kind_display()) for each in told),
        )


def check_use(resource: str, amounts: Sequence[int]) -> None:
    """A resource has a name, and what is used of it is not negative."""
    if not resource.strip():
        raise Invalid("portfolio.candidate.resource", field="resource")
    if len(amounts) > MOST_YEARS or any(each < 0 for each in amounts):
        raise Invalid("portfolio.candidate.amounts", field="amounts")


# --- Rules of a desk --------------------------------------------------------------------------------------------------


def check_rule(desk: Desk, rule: DeskRule, known: Collection[int], others: Iterable[DeskRule]) -> None:
    """A rule says what its kind uses and nothing else, of candidates of the desk, and says why."""
    kind = DeskRuleKind(rule.kind)
    used = RULE_USES[kind]
    for name in used:
        if name != "lag" and _says(rule, name) in (None, "", []):
            raise Invalid("portfolio.rule.missing", field=name, rule=kind.label)
    for name in ("one", "other", "members", "body", "resource", "year", "count", "amount", "share", "lag"):
        if name not in used and _says(rule, name) not in (None, "", [], 0):
            raise Invalid("portfolio.rule.unused", field=name, rule=kind.label)
    _check_members(rule, known)
    _check_numbers(desk, rule)
    if not rule.why.strip():
        raise Invalid("portfolio.rule.why", field="why")
    if any(_same(rule, each) for each in others):
        raise Refused("portfolio.rule.twice", rule=kind.label)


def _says(rule: DeskRule, name: str) -> object:
    return getattr(rule, f"{name}_id" if name in ("one", "other", "body") else name)


def _check_members(rule: DeskRule, known: Collection[int]) -> None:
    spoken = [each for each in (rule.one_id, rule.other_id, *rule.members) if each is not None]
    for each in spoken:
        if each not in known:
            raise Invalid("portfolio.rule.no_candidate", field="one" if each == rule.one_id else "other")
    if len(set(spoken)) < len(spoken):
        raise Invalid("portfolio.rule.itself", field="members" if rule.members else "other")
    if "members" in RULE_USES[DeskRuleKind(rule.kind)] and len(rule.members) < 2:
        raise Invalid("portfolio.rule.members", field="members")


def _check_numbers(desk: Desk, rule: DeskRule) -> None:
    if rule.year is not None and not desk.first_year <= rule.year <= desk.last_year:
        raise Invalid("portfolio.rule.year", field="year", first=str(desk.first_year), last=str(desk.last_year))
    if rule.share is not None and not 1 <= rule.share <= 100:
        raise Invalid("portfolio.rule.share", field="share")
    if rule.amount is not None and rule.amount <= 0:
        raise Invalid("portfolio.rule.amount", field="amount")
    if rule.count == 0 and rule.kind != DeskRuleKind.CAPACITY:
        raise Invalid("portfolio.rule.count", field="count")


def check_rule_body(desk: Desk, body: Body | None) -> None:
    """A body of the organisation."""
    if body is not None and body.organisation_id != desk.organisation_id:
        raise Invalid("portfolio.desk.elsewhere", field="body")


_SUBJECT = {
    DeskRuleKind.LOCKED: ("one",),
    DeskRuleKind.CAPACITY: ("resource", "year"),
    DeskRuleKind.LEAST_INNOVATION: (),
    DeskRuleKind.LEAST_EXTERNAL: (),
    DeskRuleKind.BODY_COUNT: ("body",),
    DeskRuleKind.BODY_AMOUNT: ("body",),
    DeskRuleKind.REQUIRES: ("one", "other"),
}


def _same(one: DeskRule, other: DeskRule) -> bool:
    """Whether two rules say something about the same thing, so that the one would be told by the other."""
    if one.kind != other.kind or one.pk == other.pk:
        return False
    kind = DeskRuleKind(one.kind)
    if kind is DeskRuleKind.EXCLUDES:
        return {one.one_id, one.other_id} == {other.one_id, other.other_id}
    if "members" in RULE_USES[kind]:
        return set(one.members) == set(other.members)
    return all(_says(one, name) == _says(other, name) for name in _SUBJECT.get(kind, RULE_USES[kind]))


# --- Working out, choosing, proposing ---------------------------------------------------------------------------------


def check_something_to_choose(count: int) -> None:
    """An empty desk has no answer."""
    if not count:
        raise Refused("portfolio.desk.empty")


FAULTS = frozenset(
    {
        "nothing.weighed",
        "start.none",
        "locked.not_a_start",
        "number.too_large",
        "frame.missing",
        "capacity.missing",
        "requires.cycle",
        "share.unknown",
        "share.impossible",
        "rule.twice",
    }
)


def check_can_be_worked_out(problems: Sequence[Problem], names: dict[str, str]) -> None:
    """Everything that must be mended before anything can be worked out; the first of each kind is told in words."""
    for each in problems:
        facts = {key: _named(value, names) for key, value in each.facts.items()}
        code = each.code if each.code in FAULTS else "other"
        others = [names.get(str(other.facts.get("initiative")), "") for other in problems if other.code == each.code]
        raise Refused(
            f"portfolio.desk.fault.{code}", **{**facts, "fault": each.code, "all": ", ".join(filter(None, others))}
        )


def _named(value: object, names: dict[str, str]) -> str:
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(names.get(str(each), str(each)) for each in value)
    return names.get(str(value), str(value))


def check_has_proposal(starts: object) -> None:
    """There is something to choose by."""
    if starts is None:
        raise Refused("portfolio.desk.no_proposal")


def check_point(starts: object) -> None:
    """The point is among those that were told."""
    if starts is None:
        raise Refused("portfolio.desk.no_point", field="point")


def check_starts(candidate: Candidate, *, chosen: bool, start_year: int | None, starts: Collection[int]) -> None:
    """What is chosen says which year it begins."""
    if chosen:
        check_choice(candidate, start_year=start_year or 0, starts=starts)


def check_choice(candidate: Candidate, *, start_year: int | None, starts: Collection[int]) -> None:
    """What is chosen begins a year that it can begin."""
    if start_year is not None and start_year not in starts:
        raise Invalid(
            "portfolio.candidate.start_year",
            field="start_year",
            application=candidate.application,
            years=", ".join(map(str, starts)),
        )


def check_departure(candidate: Candidate, *, departs: bool, because: str) -> None:
    """A departure from the proposal says why (R68)."""
    if departs and not because.strip():
        raise Invalid("portfolio.candidate.departs", field="departs_because", application=candidate.application)


def check_can_be_proposed(*, undecided: Sequence[str], unexplained: Sequence[str], fresh: bool) -> None:
    """Everybody knows of every candidate what was chosen and why, by an answer to the desk as it is now."""
    if not fresh:
        raise Refused("portfolio.desk.stale")
    if undecided:
        raise Refused("portfolio.desk.undecided", count=len(undecided), titles=", ".join(undecided[:5]))
    if unexplained:
        raise Refused("portfolio.desk.unexplained", count=len(unexplained), titles=", ".join(unexplained[:5]))


def check_outcome(text: str) -> None:
    """A proposal says what the group came to."""
    if not text.strip():
        raise Invalid("portfolio.desk.outcome", field="outcome")


def check_why(text: str) -> None:
    """A reason is given."""
    if not text.strip():
        raise Invalid("portfolio.desk.why", field="why")


can_keep_desks, can_select = asks(check_can_keep_desks), asks(check_can_select)
