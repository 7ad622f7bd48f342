"""What the page of an initiative shows beside the row itself: the answer first, its facts, and what can be done."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.initiatives import reads, rules
from farled.initiatives.models import CheckAnswer, CheckQuestion, Initiative, TierRule
from farled.initiatives.states import CLOSE, PHASE_MOVES, READY, UNFINISHED, WORKING, AskedOf, Phase, TargetGroup, Track
from farled.people.reads import Actor, Body, Role
from farled.planning.states import Light
from farled.systems.reads import ExitPlan
from farled.systems.states import Tier
from farled.web import formats
from farled.web.refused import Refused, together
from farled.web.slots import check_obstacles
from farled.web.together import Asks, asking, side_by_side

Fact = tuple[str | Promise, object]
State = tuple[str, str | Promise]


def state_of(row: Initiative, on: date) -> State:
    """How an initiative is read in a list: late before its light, its light before its phase."""
    if is_late(row, on):
        return "bad", _("har passerat sitt slut")
    if Phase(row.phase) in UNFINISHED and row.light and row.light != Light.GREEN:
        return Light(row.light).state_tag
    return row.state_tag


def answer(row: Initiative, rule: TierRule, *, on: date, left: int) -> str:
    """The one sentence that says where it is and what it waits for.

    ``rule`` is its tier's, ``left`` how many checks hinder and wait.
    """
    if row.closed_on is not None:
        dropped = row.phase == Phase.DROPPED
        return (_("Nedlagt %(day)s.") if dropped else _("Avslutat %(day)s.")) % {"day": formats.day(row.closed_on)}
    if row.end is not None and is_late(row, on):
        return _LATE[ways_when_late(row, rule)] % {"day": formats.day(row.end)}
    return _waits(row, left=left) or _stands(row)


def is_late(row: Initiative, on: date) -> bool:
    """Whether it has passed its end without having ended."""
    return Phase(row.phase) in UNFINISHED and row.end is not None and row.end < on


def ways_when_late(row: Initiative, rule: TierRule) -> tuple[str, str]:
    """The two acts that one which is late can end or go on by, as far as it has come and as its tier lets it."""
    moves, ready = PHASE_MOVES[Phase(row.phase)], row.ready_on is not None
    closes = Phase.CLOSED in moves and (ready or Phase.DROPPED not in moves)
    moves_end = "extend" if rule.extendable else "change_tier"
    return "close" if closes else "drop", moves_end if ready else "change_initiative"


_LATE: dict[tuple[str, str], str | Promise] = {
    ("close", "extend"): gettext_lazy("Skulle ha varit klart %(day)s. Avsluta det eller förläng det."),
    ("close", "change_initiative"): gettext_lazy("Skulle ha varit klart %(day)s. Avsluta det eller ändra slutet."),
    ("drop", "extend"): gettext_lazy("Skulle ha varit klart %(day)s. Förläng det eller lägg ned det."),
    ("close", "change_tier"): gettext_lazy(
        "Skulle ha varit klart %(day)s, och nivån förlängs inte. Avsluta det eller byt nivå."
    ),
    ("drop", "change_tier"): gettext_lazy(
        "Skulle ha varit klart %(day)s, och nivån förlängs inte. Byt nivå eller lägg ned det."
    ),
    ("drop", "change_initiative"): gettext_lazy("Skulle ha varit klart %(day)s. Ändra slutet eller lägg ned det."),
}
_WAYS: dict[str, str | Promise] = {
    "close": gettext_lazy("Avsluta"),
    "drop": gettext_lazy("Lägg ned"),
    "extend": gettext_lazy("Förläng"),
    "change_initiative": gettext_lazy("Ändra slutet"),
    "change_tier": gettext_lazy("Byt nivå"),
}


def offered_when_late(
    row: Initiative, rule: TierRule, can: Mapping[str, bool], *, on: date
) -> list[tuple[str | Promise, str]]:
    """What its first sentence says to do when it is late, for whoever can: label and address."""
    ways = sorted(ways_when_late(row, rule), key=lambda name: name == "drop") if is_late(row, on) else []
    return [(_WAYS[name], reverse(f"initiatives:{name}", args=[row.pk])) for name in ways if can[name]]


def _waits(row: Initiative, *, left: int) -> str:
    if row.accepted_on is None:
        return _("Väntar på att någon i %(body)s tar ägarskapet.") % {"body": row.body.name}
    if left:
        return _("Väntar på svar på kontrollfrågor: %(n)s kvar.") % {"n": formats.number(left)}
    if row.ready_on is None:
        return _("Ägs av %(function)s. Inte klart för beredning än.") % {"function": row.owner_function}
    return ""


def _stands(row: Initiative) -> str:
    if row.phase == Phase.INITIATE and row.ready_on is not None:
        return _("Klart för beredning sedan %(day)s.") % {"day": formats.day(row.ready_on)}
    said = {"phase": Phase(row.phase).label}
    if row.end is None:
        return _("Är i fasen ”%(phase)s”.") % said
    return _("Är i fasen ”%(phase)s”, till %(end)s.") % (said | {"end": formats.day(row.end)})


def facts(row: Initiative) -> list[Fact]:
    """The facts at the side of its page; those without value are left out."""
    return [fact for fact in _facts(row) if fact[1] not in (None, "")]


def _facts(row: Initiative) -> Iterator[Fact]:
    yield _("Kund"), _body(row.body)
    yield _("Ägare"), row.owner_function or _("ingen har tagit ägarskapet")
    yield _("Leverantör"), _body(row.supplier) if row.supplier else ""
    yield _("Nivå"), Tier(row.tier).label
    yield _("Spår"), Track(row.track).label
    yield _("Målgrupp"), TargetGroup(row.target_group).label if row.target_group else ""
    yield _("Tid"), formats.period(row.start, row.end) if row.start or row.end else ""
    yield _("Förlängt från"), formats.day(row.first_end) if row.first_end else ""
    yield _("Därför att"), row.extended_because
    yield _("Ungefärlig kostnad"), formats.kr(row.cost) if row.cost is not None else ""
    yield _("Klart för beredning"), formats.day(row.ready_on) if row.ready_on else ""
    yield _("Följs särskilt"), _("ja") if row.followed else ""
    yield _("Överfört från"), row.transferred_from
    yield _("Avvecklar"), _exit(row.exit) if row.exit else ""
    yield _("Källa"), row.source


def _body(body: Body) -> str:
    return format_html('<a href="{}">{}</a>', reverse("people:body", args=[body.pk]), body.name)


def _exit(plan: ExitPlan) -> str:
    url = reverse("systems:exit_plan", args=[plan.pk])
    return format_html('<a href="{}">{}</a>', url, plan.system.name)


def end_of(row: Initiative) -> str:
    """Its last day, or nothing."""
    return formats.day(row.end) if row.end else ""


@dataclass(frozen=True, slots=True)
class Step:
    """One phase on the way, and whether it is behind, now or ahead."""

    label: str | Promise
    state: str  # done | now | ahead


@asking
def way(row: Initiative) -> Asks[list[Step]]:
    """The phases in their order, as far as it has come. One that has ended has been where history says, and no more."""
    now = Phase(row.phase)
    if now.finished:
        been = yield from reads.phases_left(row)
    else:
        been = set(WORKING[: WORKING.index(now)])
    return [Step(phase.label, "now" if phase is now else "done" if phase in been else "ahead") for phase in WORKING]


@dataclass(frozen=True, slots=True)
class Check:
    """One check of an initiative: the question, who answers, what was answered and whether the actor may answer."""

    question: CheckQuestion
    who: str
    answer: CheckAnswer | None
    url: str


@asking
def checks(row: Initiative, actor: Actor) -> Asks[list[Check]]:
    """The checks that an initiative is to answer, with their answers, in order."""
    asked, answers = yield from reads.checks_of(row)
    open_ = not Phase(row.phase).finished
    return [
        Check(
            one,
            answers_for(row, one),
            answers.get(one.pk),
            reverse("initiatives:answer_check", args=[row.pk, one.pk])
            if open_ and rules.can_answer(actor, row, one, body_id=reads.answering(row, one))
            else "",
        )
        for one in asked
    ]


def answers_for(row: Initiative, question: CheckQuestion) -> str:
    """Who answers a check of an initiative, in words; the customer when it has no supplier."""
    match AskedOf(question.asked_of):
        case AskedOf.OWNER:
            body: Body | None = row.body
        case AskedOf.SUPPLIER:
            body = row.supplier or row.body
        case _:
            body = question.body
    name = body.name if body else _("leverantören, som inte är angiven")
    return f"{name}, {question.function}" if question.function else name


@asking
def left_before_ready(row: Initiative, actor: Actor) -> Asks[list[str]]:
    """What has to be done before it is ready, one sentence for each; empty when nothing is left, or it has been."""
    if row.ready_on is not None or Phase(row.phase).finished:
        return []
    rule, (unanswered, refused), reuse, aims = yield from side_by_side(
        [
            reads.tier_rule_asked(row.organisation_id, Tier(row.tier)),
            reads.blocking_asked(row),
            reads.reuse_checks_that_count(row),
            reads.aims_stored(row),
        ]
    )
    return _left(
        partial(
            rules.check_ready,
            row,
            rule,
            objectives=len(aims),
            reuse_checks=len(reuse),
            unanswered=unanswered,
            refused=refused,
        ),
        partial(check_obstacles, READY, row, by=actor),
    )


def left_before_closing(row: Initiative, actor: Actor) -> list[str]:
    """What has to be done before it is closed, one sentence for each; empty when nothing is left but its outcome."""
    return _left(partial(rules.check_can_close, row), partial(check_obstacles, CLOSE, row, by=actor))


def _left(*checks: Callable[[], None]) -> list[str]:
    try:
        together(*checks)
    except Refused as left:
        return [each.sentence for each in left.each]
    return []


def rule_words(rule: TierRule) -> list[Fact]:
    """What holds for a tier, in words."""
    return [
        (_("Längsta tid"), _("%(n)s månader") % {"n": rule.months} if rule.months else _("inte begränsad")),
        (_("Kan förlängas"), _("ja, med ett skäl") if rule.extendable else _("nej")),
        (_("Högsta kostnad"), formats.kr(rule.most) if rule.most else _("inte begränsad")),
        (_("Värdering"), _("full värdering före beslut") if rule.exact else _("en uppskattning räcker")),
        (_("Beslutas av"), Role(rule.decides).label),
        (_("Pengar"), rule.get_financing_display()),
        (_("Frågor i formuläret"), formats.number(len(rule.asked) + 4)),
    ]


def possible(row: Initiative, rule: TierRule, actor: Actor) -> dict[str, bool]:
    """What the actor can do with an initiative now, by the name of the act: right, state and tier together."""
    phase = Phase(row.phase)
    going = not phase.finished
    edits, owns = going and rules.can_edit(actor, row), going and rules.can_own(actor, row)
    reports = going and rules.can_report(actor, row)
    leads = going and rules.can_lead(actor, row)
    moves = {each for each in PHASE_MOVES[phase] if not each.finished}
    return {
        "change_initiative": edits,
        "accept_ownership": owns and row.accepted_on is None,
        "leave_ownership": owns and row.accepted_on is not None,
        "look_for_reuse": edits,
        "make_ready": edits and row.ready_on is None,
        "move_phase": reports and bool(moves) and (phase is not Phase.INITIATE or row.ready_on is not None),
        "report": reports,
        "state_upkeep": reports,
        "extend": leads and rule.extendable and row.end is not None and row.ready_on is not None,
        "change_tier": leads,
        "transfer": going and rules.can_take_over(actor, row),
        "follow": rules.can_manage(actor, row.organisation_id),
        "close": leads and Phase.CLOSED in PHASE_MOVES[phase],
        "drop": leads and Phase.DROPPED in PHASE_MOVES[phase],
    }


def tabs(here: str) -> list[tuple[str, str, bool]]:
    """The room's pages beside each other."""
    names = {
        "initiatives:initiatives": _("Initiativ"),
        "initiatives:needs": _("Idéer och behov"),
        "initiatives:ai_uses": _("AI-användningar"),
        "initiatives:steering": _("Regler och kontroller"),
    }
    return [(label, reverse(name), name == here) for name, label in names.items()]
