"""What the desk's pages show: every candidate with what it costs, is worth, and came to, and the answer in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from farled.methods.selection import violations, worth
from farled.people.reads import Actor
from farled.portfolio.figures.desk import gathering
from farled.portfolio.figures.desk.problem import THOUSAND, Bench, Scale, Weighed, thousands_up
from farled.portfolio.figures.desk.standing import standing
from farled.portfolio.figures.desk.stored import restored
from farled.portfolio.figures.desk.words import Words
from farled.portfolio.models import Candidate, Desk, DeskRule, Run
from farled.portfolio.reads import desk as reads
from farled.portfolio.reads.desk import OnDesk
from farled.portfolio.rules import desk as rules
from farled.portfolio.states import DeskRuleKind, DeskState, RunPart
from farled.web import formats
from farled.web.charts import Axis, Chart, Dot, points
from farled.web.jobs import JobState

Tag = tuple[str, str]
MNKR = 100_000_000  # öre


@dataclass(frozen=True, slots=True)
class Line:
    """One candidate on the desk. Money in öre; ``often``: draws in which it is chosen, None before that is known."""

    candidate: Candidate
    weighed: Weighed
    title: str
    url: str
    proposed: Tag | None
    chosen: Tag | None
    departs: bool
    reasons: tuple[str, ...]
    worth: int | None
    often: str


@dataclass(frozen=True, slots=True)
class Page:
    """A desk with its latest answer. ``fresh``: whether that is of the desk as it is now."""

    on: OnDesk
    run: Run | None
    bench: Bench
    words: Words
    fresh: bool
    lines: tuple[Line, ...] = ()
    answer: Mapping[str, Any] = field(default_factory=dict)

    @property
    def desk(self) -> Desk:
        """Whose page it is."""
        return self.on.desk

    @property
    def proposal(self) -> Mapping[str, Any]:
        """The first part of the answer; empty before there is one."""
        found: Mapping[str, Any] = self.answer.get(RunPart.PROPOSAL) or {}
        return found

    @property
    def plan(self) -> Mapping[str, Any] | None:
        """The plan that is proposed."""
        return self.proposal.get("plan")

    @property
    def proposed_worth(self) -> int:
        """What the proposal is worth, öre."""
        return self.worth_of((self.plan or {}).get("starts", {}))

    @property
    def proposed_cost(self) -> int:
        """What those in the proposal ask for, öre."""
        return sum(each.sum for each in self.bench.candidates if each.id in (self.plan or {}).get("starts", {}))

    def worth_of(self, starts: Mapping[str, int]) -> int:
        """What a plan is worth to the öre, without what has no value in kronor."""
        return sum(worth_at(each, starts.get(each.id)) for each in self.bench.candidates)

    @property
    def group_starts(self) -> dict[str, int]:
        """What the group has chosen, and the year in which each begins; empty while it has chosen nothing."""
        every = ((each.weighed.id, each.candidate) for each in self.lines)
        return {name: one.start_year for name, one in every if one.chosen and one.start_year is not None}

    def takes(self, line: Line, starts: Mapping[str, int], portfolio: str, year: int) -> int:
        """What a candidate takes of a frame in a plan, öre: whole thousands, rounded up as they are worked out."""
        start, amounts = starts.get(line.weighed.id), line.weighed.asked.get(portfolio, ())
        after = year - start if start else -1
        return thousands_up(amounts[after]) * THOUSAND if 0 <= after < len(amounts) else 0

    @property
    def free(self) -> int:
        """All that is free in the frames, öre."""
        return sum(self.bench.frames.values())

    @property
    def after(self) -> int:
        """What falls after the desk's last year if everything starts as early as it may, öre: seen, but not tried."""
        return sum(
            amount
            for each in self.bench.candidates
            for amounts in each.asked.values()
            for year, amount in enumerate(amounts, each.starts[0] if each.starts else self.desk.first_year)
            if year > self.desk.last_year
        )


def worth_at(each: Weighed, year: int | None) -> int:
    """What a candidate is worth when it starts in a year, öre; nothing when it does not or has no value in kronor."""
    return (each.worth or {}).get(year, 0) if year else 0


def page_of(desk: Desk, actor: Actor, *, latest: Run | None = None) -> Page:
    """A desk with everything its pages show, in a constant number of queries. ``latest``: its latest run, if known."""
    run = latest if latest is not None and latest.job_state == JobState.DONE else reads.answered_run(desk)
    on, stands = standing(desk)
    bench, names = stands.bench, gathering.names_of(on)
    fresh = run is not None and run.fingerprint == stands.fingerprint
    scale = Scale(run.problem["unit"]) if run else stands.scale
    page = Page(on, run, bench, Words(names, scale), fresh, answer=run.answer if run else {})
    weighed = {each.id: each for each in bench.candidates}
    lines = tuple(_line(page, each, weighed[gathering.key("a", each.application_id)]) for each in on.candidates)
    return Page(on, run, bench, page.words, fresh, lines, page.answer)


def _line(page: Page, candidate: Candidate, weighed: Weighed) -> Line:
    plan = page.plan
    starts = plan["starts"] if plan else None
    year = (starts or {}).get(weighed.id)
    start = candidate.start_year or year or (weighed.starts[0] if weighed.starts else None)
    return Line(
        candidate=candidate,
        weighed=weighed,
        title=candidate.application.initiative.title,
        url=reverse("portfolio:application", args=[candidate.application_id]),
        proposed=None if starts is None else _proposed(page, weighed, year),
        chosen=_chosen(candidate),
        departs=starts is not None
        and gathering.departs(candidate, {gathering.number(name): each for name, each in starts.items()}),
        reasons=tuple(_reasons(page, weighed, year)),
        worth=(weighed.worth or {}).get(start) if start else None,
        often=_often(page, weighed),
    )


def _proposed(page: Page, weighed: Weighed, year: int | None) -> Tag:
    if year is not None:
        return "good", _("med, %(year)s") % {"year": year}
    if page.run and weighed.id in page.run.problem["left_out"]:
        return "bad", _("kan inte vägas än")
    return "plain", _("inte med")


def _chosen(candidate: Candidate) -> Tag | None:
    if candidate.chosen is None:
        return None
    return (
        ("good", _("vald, %(year)s") % {"year": candidate.start_year})
        if candidate.chosen
        else ("plain", _("vald bort"))
    )


def _reasons(page: Page, weighed: Weighed, year: int | None) -> Iterable[str]:
    """What an answer says of a candidate, the most important first."""
    if page.run is None or page.plan is None:
        return
    if weighed.id in page.run.problem["left_out"]:
        yield _("Har varken nytta i kronor eller poäng, så den vägs inte mot de andra.")
        return
    unvalued = weighed.id in page.run.problem["unvalued"]
    if year is None:
        of = (page.answer.get(RunPart.REASONS) or {}).get("of", {}).get(weighed.id)
        if of:
            yield from page.words.reason(weighed.id, of, page.plan)
    elif unvalued:
        yield _("Tar plats som annars blir över: dess nytta är inte angiven i kronor.")


def _often(page: Page, weighed: Weighed) -> str:
    found = page.answer.get(RunPart.STABILITY) or {}
    if weighed.id not in found.get("frequency", {}):
        return ""
    return page.words.often(found["frequency"][weighed.id], found["draws"])


def rule_line(rule: DeskRule, names: Mapping[str, str]) -> str:
    """What a rule says, as a sentence."""
    kind = DeskRuleKind(rule.kind)
    one, other = (str(each.initiative.title) if each else "" for each in (rule.one, rule.other))
    facts = {
        "one": one,
        "other": other,
        "all": ", ".join(names.get(gathering.key("a", pk), "") for pk in rule.members),
        "body": str(rule.body or ""),
        "resource": rule.resource,
        "year": rule.year,
        "count": formats.number(rule.count or 0),
        "amount": formats.kr(rule.amount or 0),
        "share": formats.number(rule.share or 0),
        "lag": formats.number(rule.lag),
    }
    return (
        _sentences()[kind, bool(rule.lag)] % facts
        if (kind, bool(rule.lag)) in _sentences()
        else (_sentences()[kind, False] % facts)
    )


def _sentences() -> dict[tuple[DeskRuleKind, bool], str]:
    kind = DeskRuleKind
    return {
        (kind.MANDATORY, False): _("%(one)s måste vara med"),
        (kind.LOCKED, False): _("%(one)s måste vara med och börja %(year)s"),
        (kind.REQUIRES, False): _("%(one)s kräver att %(other)s har börjat, samma år eller tidigare"),
        (kind.REQUIRES, True): _("%(one)s kräver att %(other)s har börjat minst %(lag)s år tidigare"),
        (kind.EXCLUDES, False): _("%(one)s och %(other)s kan inte båda vara med"),
        (kind.ONE_OF, False): _("Högst en av: %(all)s"),
        (kind.REQUIRED_OF, False): _("Precis en av: %(all)s"),
        (kind.CAPACITY, False): _("Av %(resource)s finns %(count)s år %(year)s"),
        (kind.LEAST_INNOVATION, False): _("Minst %(share)s procent av pengarna till innovation"),
        (kind.LEAST_EXTERNAL, False): _("Minst %(share)s procent extern nytta, vägt efter pengarna"),
        (kind.BODY_COUNT, False): _("Minst %(count)s till %(body)s"),
        (kind.BODY_AMOUNT, False): _("Minst %(amount)s till %(body)s"),
    }


def frames_of(page: Page) -> list[dict[str, Any]]:
    """Each frame: what is free, what the proposal and the group's choice take, and what 100,000 more would be worth."""
    spent = {(name, year): cost for name, year, cost in page.proposal.get("spent", [])}
    more = {(each[0], each[1]): each for each in (page.answer.get(RunPart.MONEY) or {}).get("frames", [])}
    rows, chosen = [], page.group_starts
    for (name, year), free in sorted(page.bench.frames.items()):
        value = more.get((name, year))
        taken = sum(page.takes(each, chosen, name, year) for each in page.lines)
        rows.append(
            {
                "portfolio": page.words.name(name),
                "pk": gathering.number(name),
                "year": year,
                "free": free,
                "spent": spent.get((name, year), 0) * THOUSAND if page.plan else None,
                "chosen": taken if chosen else None,
                "over": max(0, taken - free),
                "value": page.words.frame_value(value[2], value[3]) if value else "",
                "brings": page.words.listed(value[4]) if value and value[4] else "",
            }
        )
    return rows


def chosen_of(page: Page) -> dict[str, Any] | None:
    """What people have chosen: what it is worth beside the proposal, and the rules it breaks; None when nothing is."""
    if page.run is None or page.plan is None or not any(each.candidate.chosen for each in page.lines):
        return None
    built = restored(page.run.problem)
    known = built.problem.by_id()
    starts = {
        each.weighed.id: each.candidate.start_year
        for each in page.lines
        if each.candidate.chosen
        and each.weighed.id in known
        and each.candidate.start_year in known[each.weighed.id].starts
    }
    value = worth(built.problem, starts)
    rows = [[each.rule.kind.value, *each.rule.subject] for each in violations(built.problem, starts)]
    return {
        "count": sum(bool(each.candidate.chosen) for each in page.lines),
        "worth": page.words.worth(value),
        "less": page.words.worth(page.plan["value"] - value) if page.plan["value"] > value else "",
        "breaks": page.words.rules(rows) if rows else "",
    }


# --- Benefit against balance ------------------------------------------------------------------------------------------


def trade_off_of(page: Page) -> list[dict[str, Any]]:
    """Each point of benefit against balance, with what it takes in and leaves out beside the proposal."""
    found = (page.answer.get(RunPart.TRADE_OFF) or {}).get("points", [])
    before = set(page.plan["starts"]) if page.plan else set()
    return [
        {
            "number": number,
            "worth": page.words.worth(each["value"]),
            "ore": page.worth_of(each["starts"]),
            "distance": each["distance"],
            "innovation_share": _per_cent(each["innovation"]),
            "external_share": _per_cent(each["external"]),
            "adds": page.words.listed(sorted(set(each["starts"]) - before)),
            "drops": page.words.listed(sorted(before - set(each["starts"]))),
            "proved": each["value"] >= each["bound"],
            "same": page.plan is not None and each["starts"] == page.plan["starts"],
        }
        for number, each in enumerate(found, 1)
    ]


def _per_cent(value: float | None) -> str:
    return formats.DASH if value is None else formats.share(value / 100)


def trade_off_chart(rows: list[dict[str, Any]]) -> Chart:
    """The points drawn: to the left nearer the target, upwards worth more."""
    first, last = rows[0], rows[-1]
    sentence = _(
        "Den mest värda punkten ligger %(far)s procentenheter från målet. Den närmaste ligger %(near)s procentenheter "
        "från det och kostar %(less)s i nytta."
    ) % {
        "far": formats.number(first["distance"], decimals=1),
        "near": formats.number(last["distance"], decimals=1),
        "less": formats.kr(first["ore"] - last["ore"]),
    }
    dots = [
        Dot(str(each["number"]), each["distance"], float(each["ore"]), line=1 if each["same"] else 2) for each in rows
    ]
    return points(
        "avvagning",
        _("Nytta mot balans"),
        dots,
        x=Axis(_("Avstånd till målet för balans, procentenheter"), lambda value: formats.number(value, decimals=1)),
        y=Axis(_("Nytta, mnkr"), lambda value: formats.number(Fraction(round(value), MNKR), decimals=1)),
        sentence=sentence if len(rows) > 1 else "",
    )


def possible(desk: Desk, actor: Actor) -> dict[str, bool]:
    """What the actor can do with a desk now."""
    state = DeskState(desk.state)
    keeps, selects = rules.can_keep_desks(actor, desk.organisation_id), rules.can_select(actor, desk.organisation_id)
    return {
        "change_desk": keeps and selects and state is DeskState.OPEN,
        "work": selects and state is DeskState.OPEN,
        "reopen": keeps and selects and state is DeskState.PROPOSED,
        "close": keeps and selects and state is DeskState.PROPOSED,
    }
