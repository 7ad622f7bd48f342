"""What the page of an application shows beside the row: the answer first, its steps, its money and what can be done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _

from farled.people.reads import Actor
from farled.portfolio.figures.left import left_asked
from farled.portfolio.figures.queue import NEXT, waits_without_coach, who_of
from farled.portfolio.models import Application, ApplicationPart, ApplicationStep
from farled.portfolio.reads import applying as reads
from farled.portfolio.rules import applications as rules
from farled.portfolio.states import APPLICATION_MOVES, ApplicationState, GrantState, StepKind
from farled.systems.states import Tier
from farled.web import formats
from farled.web.signs import Kind
from farled.web.together import Answer

Fact = tuple[str | Promise, object]


def answer(
    row: Application, *, left: Sequence[str], decides: str = "", revoked: date | None = None, due: date | None = None
) -> str:
    """The one sentence that says where it is and what it waits for; ``decides`` is who may decide its sum.

    ``revoked``: the day on which what was granted was taken back, None when it was not. ``due``: the day by which the
    applicant is to supplement it.
    """
    state = ApplicationState(row.state)
    match state:
        case ApplicationState.GRANTED | ApplicationState.DECLINED:
            return _decided(row, state, revoked)
        case ApplicationState.WITHDRAWN:
            return _("Återtagen: %(because)s") % {"because": row.because}
        case ApplicationState.SUPPLEMENT:
            return _("Väntar på att %(body)s kompletterar senast %(due)s: %(asked)s") % {
                "body": row.body.name,
                "due": formats.day(due) if due else formats.DASH,
                "asked": row.asked,
            }
        case ApplicationState.REFERRED:
            return _("Hänvisad till en annan portfölj: %(because)s Väntar på att %(body)s lämnar in den på nytt.") % {
                "because": row.because,
                "body": row.body.name,
            }
        case ApplicationState.RECEIVED if left:
            return _("Inkommen, men inte komplett: %(n)s saker saknas.") % {"n": formats.number(len(left))}
        case _:
            return _waits(row, state, decides)


def _decided(row: Application, state: ApplicationState, revoked: date | None) -> str:
    said = {
        "day": formats.day(row.decided_on) if row.decided_on else "",
        "who": decided_by(row) or _("den som beslutar om summan"),
        "because": row.because,
        "revoked": formats.day(revoked) if revoked else "",
    }
    if state is ApplicationState.DECLINED:
        return _("Avslagen %(day)s av %(who)s. Skälet: %(because)s") % said
    if revoked is not None:
        return _("Beviljad %(day)s av %(who)s, återkallad %(revoked)s.") % said
    return _("Beviljad %(day)s av %(who)s.") % said


def _waits(row: Application, state: ApplicationState, decides: str) -> str:
    if state is ApplicationState.PREPARED and decides:
        return _("Väntar på beslut av %(who)s.") % {"who": decides}
    said = _("Väntar på att %(who)s ska %(what)s.") % {"who": who_of(row, state), "what": NEXT[state]}
    return said + " " + _("Ansökan har ingen projektcoach än.") if waits_without_coach(row) else said


def state_tag(row: Application, grant_state: str) -> tuple[str, str | Promise]:
    """How its state is read, and its word; ``grant_state`` is the state of what was granted on it, "" without that."""
    if grant_state == GrantState.REVOKED:
        return Kind.PLAIN, _("beviljad, återkallad")
    return row.state_tag


def decided_by(row: Application) -> str:
    """Who decided it, and as what; "" before that."""
    limit = row.delegation
    if limit is None:
        return ""
    if row.decision is not None:
        return _("%(body)s vid sammanträde: %(decision)s") % {"body": limit.body.name, "decision": row.decision}
    return _("%(function)s i %(body)s på delegation (%(name)s)") % {
        "function": limit.function,
        "body": limit.body.name,
        "name": row.decided_by,
    }


@dataclass(frozen=True, slots=True)
class Stop:
    """A step on the way and the days it was taken; without any it lies ahead."""

    kind: StepKind
    days: tuple[date, ...]

    @property
    def label(self) -> str | Promise:
        """What the step is called."""
        return self.kind.label


ALWAYS = (StepKind.APPLIED, StepKind.COMPLETED, StepKind.PREPARED, StepKind.DECIDED, StepKind.STARTED)


def stops(steps: Iterable[ApplicationStep]) -> list[Stop]:
    """The steps in their order; those that are not always taken only when they have been."""
    taken: dict[StepKind, list[date]] = {}
    for step in steps:
        taken.setdefault(StepKind(step.kind), []).append(step.on)
    return [Stop(kind, tuple(taken.get(kind, ()))) for kind in StepKind if kind in ALWAYS or kind in taken]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked in a year: of each portfolio in the order of the heads (öre), in all, and what the case seeks."""

    year: int
    amounts: tuple[int | None, ...]
    sought: int

    @property
    def total(self) -> int:
        """Öre of all portfolios together."""
        return sum(amount or 0 for amount in self.amounts)


@dataclass(frozen=True, slots=True)
class Money:
    """What an application asks of each portfolio and year, beside what its case seeks."""

    heads: tuple[str, ...]
    rows: tuple[Asked, ...]

    @property
    def told(self) -> list[tuple[Asked, list[tuple[str, int | None]]]]:
        """Each year with what is asked of each portfolio, under its head."""
        return [(row, list(zip(self.heads, row.amounts, strict=True))) for row in self.rows]

    @property
    def asked(self) -> int:
        """Öre in all."""
        return sum(row.total for row in self.rows)

    @property
    def sought(self) -> int:
        """What the case seeks in all, öre."""
        return sum(row.sought for row in self.rows)

    @property
    def left_out(self) -> int:
        """What the case seeks and the application does not ask for, öre (R77)."""
        return max(self.sought - self.asked, 0)


def money(row: Application, parts: Sequence[ApplicationPart]) -> Money:
    """The table of what is asked for."""
    sought = reads.sought_by_year(row.case) if row.case else {}
    names = {part.portfolio_id: part.portfolio.name for part in parts}
    years = sorted({part.year for part in parts} | {year for year, amount in sought.items() if amount})
    by_place = {(part.portfolio_id, part.year): part.amount for part in parts}
    return Money(
        tuple(names.values()),
        tuple(Asked(year, tuple(by_place.get((pk, year)) for pk in names), sought.get(year, 0)) for year in years),
    )


def left(row: Application) -> Answer[list[str]]:
    """What is missing before it can be prepared, while that matters."""
    early = {ApplicationState.DRAFT, ApplicationState.RECEIVED, ApplicationState.SUPPLEMENT, ApplicationState.REFERRED}
    return left_asked(row) if row.state in early else []


def facts(row: Application) -> list[Fact]:
    """The facts at the side of its page; those without value are left out."""
    initiative = row.initiative
    case = (
        format_html('<a href="{}">{}</a>', reverse("cases:case", args=[row.case_id]), row.case) if row.case_id else ""
    )
    every: list[Fact] = [
        (_("Sökande"), format_html('<a href="{}">{}</a>', reverse("people:body", args=[row.body_id]), row.body.name)),
        (
            _("Initiativ"),
            format_html('<a href="{}">{}</a>', reverse("initiatives:initiative", args=[initiative.pk]), initiative),
        ),
        (_("Nivå"), Tier(initiative.tier).label),
        (_("Nyttokalkyl"), case),
        (_("Kan börja"), formats.day(row.start)),
        (_("Projektcoach"), row.coach_name or (_("ingen än") if row.state in rules.HELPED else "")),
        (_("Beslutas under året"), row.urgent_because if row.urgent else ""),
        (_("Beslutat av"), decided_by(row)),
        (_("Ansökan gjord av"), row.applied_by),
        (_("Källa"), row.source),
        (_("Uppgifterna"), _("exempelvärden") if row.is_example else ""),
    ]
    return [fact for fact in every if fact[1] not in ("", None)]


def possible(row: Application, actor: Actor) -> dict[str, bool]:
    """What the actor can do with it now, by the name of the act: right and state together."""
    state = ApplicationState(row.state)
    applies, prepares = rules.can_apply(actor, row), rules.can_prepare(actor, row)
    moves = APPLICATION_MOVES[state]
    helped = prepares and state in rules.HELPED
    return {
        "change_application": applies and state in rules.CHANGEABLE,
        "hand_in": applies and state in (ApplicationState.DRAFT, ApplicationState.REFERRED),
        "supplement": applies and state is ApplicationState.SUPPLEMENT,
        "withdraw": applies and ApplicationState.WITHDRAWN in moves,
        "add_external_money": applies and state not in (ApplicationState.WITHDRAWN, ApplicationState.DECLINED),
        "assign_coach": helped and row.coach_id is None,
        "leave_coach": helped and row.coach_id is not None,
        "note": prepares,
        "complete": prepares and ApplicationState.COMPLETED in moves,
        "ask_to_supplement": prepares and ApplicationState.SUPPLEMENT in moves,
        "refer": prepares and ApplicationState.REFERRED in moves,
        "prepare": prepares and state in (ApplicationState.COMPLETED, ApplicationState.PREPARED),
    }
