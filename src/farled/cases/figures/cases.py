"""What the page of a case shows beside the rows: the answer first, facts, sums year by year and what can be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from farled.cases import reads, rules
from farled.cases.figures.appraisals import amount_of, estimates
from farled.cases.models import Acceptance, Alternative, Appraisal, BenefitLine, Case, CostLine
from farled.cases.states import AppraisalState, CaseState
from farled.initiatives.states import Phase
from farled.people.reads import Actor, Body
from farled.web import formats
from farled.web.refused import Refused
from farled.web.together import Asks, answered, asking, side_by_side

Fact = tuple[str | Promise, object]


def answer(case: Case, *, exact: bool, answers: "list[Borne]", delivered: bool) -> str:
    """The one sentence that says where a case is and what it waits for."""
    if case.state == CaseState.REPLACED:
        return _("Ersatt av en senare version. Den står kvar så att det går att se vad som gällde.")
    if case.is_draft:
        return _("Ett utkast. Fyll i kostnader och nyttor, och lämna in den när den är klar.")
    no = [each.body.name for each in answers if each.said and not each.said.accepted]
    if no:
        return _("%(bodies)s har sagt nej till sin kostnad. Gör en ny version som de kan godta.") % {
            "bodies": ", ".join(no)
        }
    waits = [each.body.name for each in answers if not each.said]
    if waits:
        return _("Väntar på att %(bodies)s godtar det de ska betala varje år.") % {"bodies": ", ".join(waits)}
    if exact and not delivered:
        return _("Alla har godtagit sin kostnad. Väntar på en oberoende värdering.")
    return _("Inlämnad %(day)s. Alla har godtagit sin kostnad.") % {"day": formats.day(case.submitted_on or date.min)}


@dataclass(frozen=True, slots=True)
class Borne:
    """What a body is to pay each year at most, öre, what it has said of that, and whether the actor may answer."""

    body: Body
    amount: int
    said: Acceptance | None
    may: bool


def borne(case: Case, actor: Actor) -> list[Borne]:
    """Each body that answers about its running cost, the applicant first."""
    return answered(borne_asked(case, actor))


@asking
def borne_asked(case: Case, actor: Actor) -> Asks[list[Borne]]:
    """The same, to be read together with what else a page reads."""
    amounts = reads.bearing(case)
    answers, asked = reads.acceptances_of(case), reads.bodies_by_id(case.organisation_id, amounts)
    yield answers, asked
    said = {each.body_id: each for each in answers}
    bodies = sorted(asked, key=lambda each: each.pk != case.body_id)
    open_ = case.state == CaseState.SUBMITTED and not Phase(case.initiative.phase).finished
    return [
        Borne(body, amounts[body.pk], said.get(body.pk), open_ and rules.can_accept(actor, case, body))
        for body in bodies
    ]


@asking
def unreachable(case: Case, actor: Actor, *, on: date) -> Asks[list[str]]:
    """A sentence for each body that is to answer about its cost and has nobody who can, while an answer is awaited."""
    if case.state == CaseState.REPLACED or Phase(case.initiative.phase).finished:
        return []
    amounts = reads.bearing(case)
    roles, asked, said = yield from side_by_side(
        (
            reads.who_answers(actor, amounts, on=on),
            reads.bodies_by_id(case.organisation_id, amounts),
            reads.acceptances_of(case),
        )
    )
    answered_for = {each.body_id for each in said}
    return [
        _("Ingen i %(body)s har en roll som kan svara. Be administratören ge någon där rollen redaktör.")
        % {"body": body.name}
        for body in asked
        if roles[body.pk] is None and body.pk not in answered_for
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """A benefit in words: how much a year, what a unit is worth, when it arises and how it is today."""

    line: BenefitLine
    quantity: str
    worth: str
    ramp: str
    baseline: str


@dataclass(frozen=True, slots=True)
class Way:
    """An alternative as its page has it: its lines, and what all its costs come to, öre a year and in all."""

    row: Alternative
    costs: list[CostLine]
    benefits: list[BenefitLine]
    by_year: list[tuple[int, int]]
    told: list[Told]

    @property
    def total(self) -> int:
        """Öre in all years together."""
        return sum(amount for _year, amount in self.by_year)


def ways(case: Case, rates: reads.Rates) -> list[Way]:
    """The alternatives, the chosen one first and doing nothing last."""
    rows = sorted(reads.alternatives_of(case), key=lambda each: (not each.chosen, each.is_zero))
    return [
        Way(
            row,
            costs := list(row.cost_lines.all()),
            benefits := list(row.benefit_lines.all()),
            [(year, sum(line.amounts[place] for line in costs)) for place, year in enumerate(case.years)],
            [_told(each, case, rates) for each in benefits],
        )
        for row in rows
    ]


def _told(line: BenefitLine, case: Case, rates: reads.Rates) -> Told:
    price = rates.price_of(line)
    named = f"{line.get_rate_display()}, {formats.kr(price)}" if line.rate else formats.kr(price)
    worth = _("Värde per enhet: %(price)s") % {"price": named} if line.rate or line.price is not None else ""
    baseline = f"{amount_of(line.baseline)} {line.unit}".strip() if line.baseline is not None else ""
    return Told(line, estimates(line), worth, _growth(line, case), baseline)


def _growth(line: BenefitLine, case: Case) -> str:
    """When the benefit arises, in words: whole from the first year, or the share year by year."""
    if all(each == 1 for each in line.ramp):
        return _("Full effekt från första året.")
    steps = [
        (year, share)
        for place, (year, share) in enumerate(zip(case.years, line.ramp, strict=True))
        if not place or share != line.ramp[place - 1]
    ]
    return ", ".join(f"{year}: {reads.percent(share)}{formats.NBSP}%" for year, share in steps)


def facts(case: Case, rates: reads.Rates) -> list[Fact]:
    """The facts at the side of its page; those without value are left out."""
    return [fact for fact in _facts(case, rates) if fact[1] not in (None, "")]


def _facts(case: Case, rates: reads.Rates) -> Iterator[Fact]:
    initiative = reverse("initiatives:initiative", args=[case.initiative_id])
    yield pgettext("ett", "Initiativ"), format_html('<a href="{}">{}</a>', initiative, case.initiative.title)
    yield _("Sökande"), format_html('<a href="{}">{}</a>', reverse("people:body", args=[case.body_id]), case.body.name)
    yield _("År"), f"{case.years[0]}–{case.years[-1]}"
    yield _("Prisnivå"), str(case.price_year)
    yield _("Andel ny förmåga"), f"{case.innovation}{formats.NBSP}%" if case.innovation is not None else ""
    yield _("Påbörjad"), formats.day(case.begun_on)
    yield _("Inlämnad"), formats.day(case.submitted_on) if case.submitted_on else ""
    yield _("Inlämnad av"), case.submitted_by
    yield _("Därför en ny version"), case.why


def rate_facts(rates: reads.Rates) -> list[tuple[str, str, str]]:
    """The standard values it goes by: (name, value, where it comes from)."""
    names = {
        "discount_rate": (_("Kalkylränta"), formats.share(rates.discount_rate, decimals=1)),
        "hour_staff": (_("En medarbetares timme"), formats.kr(rates.hour_staff)),
        "hour_outside": (_("En invånares eller ett företags timme"), formats.kr(rates.hour_outside)),
    }
    return [(label, value, rates.references[name]) for name, (label, value) in names.items()]


def left_before_submit(case: Case, *, exact: bool) -> list[str]:
    """What has to be done before a draft is submitted, one sentence for each; empty when nothing is left."""
    try:
        rules.check_complete(case, reads.alternatives_of(case), exact=exact)
    except Refused as left:
        return [each.sentence for each in left.each]
    return []


@asking
def too_near(case: Case, actor: Actor) -> Asks[str]:
    """Why an appraiser may not appraise this version, in a sentence; empty when nothing hinders (R63)."""
    wrote = yield from reads.writers_asked(case)
    try:
        rules.check_can_appraise(actor, case, wrote=wrote, near=reads.works_for(actor, case.body))
    except Refused as near:
        return near.sentence
    return ""


def possible(case: Case, actor: Actor, *, draft: Case | None, mine: Appraisal | None) -> dict[str, bool]:
    """What the actor can do with a version now, by the name of the act: right and state together."""
    edits = rules.can_edit(actor, case)
    going = not Phase(case.initiative.phase).finished
    appraises = actor.may("cases.appraise") and case.state == CaseState.SUBMITTED
    return {
        "edit": edits and case.is_draft,
        "submit": edits and case.is_draft and going,
        "make_version": edits and going and case.state == CaseState.SUBMITTED and draft is None,
        "begin_appraisal": appraises and going and mine is None,
        "appraise": appraises and mine is not None and mine.state == AppraisalState.BEGUN,
        "reply": edits,
    }


def innovation_of(row: Case) -> str:
    """The share of the cost that is new ability, or nothing."""
    return f"{row.innovation}{formats.NBSP}%" if row.innovation is not None else ""
