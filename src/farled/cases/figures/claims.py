"""The same benefit counted more than once: what all submitted versions claim, held against what there is (R65, C70)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from farled.cases import reads
from farled.cases.reads import BenefitLine, Case, Material, Rates
from farled.cases.states import For
from farled.methods.benefits import BenefitKind, Cell
from farled.methods.money import Ore, exact, rounded
from farled.methods.overlap import Claim, Finding, FindingCode, Level, check_claims
from farled.people.reads import Actor, Body
from farled.web.signs import Kind
from farled.web.together import Asks, asking

SCALE = 10_000  # quantities have four decimals; the method counts whole units
LEVEL_KINDS: Mapping[Level, Kind] = {Level.ERROR: Kind.BAD, Level.WARNING: Kind.WARN, Level.NOTICE: Kind.PLAIN}
SAYS: Mapping[FindingCode, str | Promise] = {
    FindingCode.EXCEEDS: gettext_lazy("mer än det finns"),
    FindingCode.SHARED: gettext_lazy("räknas av flera"),
    FindingCode.UNDECLARED: gettext_lazy("kanske samma förändring"),
    FindingCode.DOUBLE_KIND: gettext_lazy("både pengar och tid"),
    FindingCode.TRANSFER: gettext_lazy("arbetet flyttar"),
    FindingCode.NO_BASELINE: gettext_lazy("nuläget saknas"),
}
MEANS: Mapping[FindingCode, str | Promise] = {
    FindingCode.EXCEEDS: gettext_lazy(
        "Tillsammans räknar de med mer än det som finns. Bara det som finns går att spara."
    ),
    FindingCode.SHARED: gettext_lazy("Det räcker till alla, men kom överens om vem som räknar vad."),
    FindingCode.UNDECLARED: gettext_lazy(
        "Samma process på samma ställe, men räknad på olika sätt. Titta om det är samma sak."
    ),
    FindingCode.DOUBLE_KIND: gettext_lazy("Samma tid kan antingen bli pengar eller tid till annat, inte båda."),
    FindingCode.TRANSFER: gettext_lazy("Det som sparas här blir en kostnad hos någon annan."),
    FindingCode.NO_BASELINE: gettext_lazy("Ingen har angett hur mycket som görs i dag, så ingenting kan räknas."),
}


GROWING = gettext_lazy("Det som ska öka har inget tak, men kom överens om vem som räknar vad.")
ALONE = gettext_lazy("Den räknar med mer än det som finns i dag. Bara det som finns går att spara.")


@dataclass(frozen=True, slots=True)
class Part:
    """What one case counts of the same benefit in the year, and what is left of that when the others have theirs."""

    case: Case
    line: BenefitLine
    quantity: Decimal
    left: Decimal | None
    worth: Ore
    worth_left: Ore | None
    moves_to: Body | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """One finding: where, in which year it is largest, who claims what. Quantities in ``unit`` and money in öre."""

    code: FindingCode
    process: str
    where: str
    unit: str
    year: int
    baseline: Decimal | None
    claimed: Decimal
    parts: Sequence[Part]

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How serious it is, and what it is called."""
        return LEVEL_KINDS[self.level], SAYS[self.code]

    @property
    def grows(self) -> bool:
        """Whether it is to grow, so that nobody needs to count less of it than they do."""
        return all(each.line.grows for each in self.parts)

    @property
    def level(self) -> Level:
        """How serious it is."""
        return Finding(self.code, "", "", 0, ()).level

    @property
    def meaning(self) -> str | Promise:
        """What it means, and what to do."""
        if self.code is FindingCode.EXCEEDS and len(self.case_ids) == 1:
            return ALONE
        if self.code is FindingCode.SHARED and self.grows:
            return GROWING
        return MEANS[self.code]

    @property
    def worth(self) -> Ore:
        """What is counted in the year."""
        return sum(each.worth for each in self.parts)

    @property
    def worth_left(self) -> Ore | None:
        """What remains of that when nothing is counted twice; None when nobody knows."""
        left = [each.worth_left for each in self.parts]
        return None if None in left else sum(each or 0 for each in left)

    @property
    def lost(self) -> Ore:
        """What falls away; 0 while nobody knows."""
        return self.worth - (self.worth if self.worth_left is None else self.worth_left)

    @property
    def case_ids(self) -> frozenset[int]:
        """The cases that claim it."""
        return frozenset(each.case.pk for each in self.parts)

    @property
    def ref(self) -> str:
        """What tells it from the others."""
        return f"{self.code.value}:{min(each.line.pk for each in self.parts)}"


def folded(text: str) -> str:
    """A name as it is compared: whatever its case and spaces."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class Claimant:
    """A version with the benefits that it claims."""

    case: Case
    rates: Rates
    lines: Sequence[BenefitLine]


def claimed(actor: Actor) -> list[Claimed]:
    """All findings among the submitted versions that the actor may see, the most serious and largest first."""
    return found_among(_claimants(reads.with_cases(reads.claiming(actor), many=True)))


def _claimants(lines: Iterable[BenefitLine]) -> Iterator[Claimant]:
    """Those who claim the lines, which lie in the order of their cases."""
    for case, of_it in groupby(lines, key=lambda line: line.alternative.case):
        if (rates := reads.frozen_rates(case)) is not None:
            yield Claimant(case, rates, tuple(of_it))


@asking
def claimed_too(actor: Actor, one: Material) -> Asks[list[Claimed]]:
    """Where a version counts what others count too, in two queries however many there are.

    Claims meet in a process at a place, and only with their like, so that nothing else needs to be fetched of the
    others. A draft is tried against what the others have submitted.
    """
    own = Claimant(one.case, one.rates, tuple(one.chosen.benefit_lines.all()) if one.chosen else ())
    cells = {(folded(line.process), _place(line.body_id, line.beneficiary)) for line in own.lines}
    every = reads.claiming(actor).exclude(alternative__case__initiative_id=one.case.initiative_id)
    there = Q(body__in={line.body_id for line in own.lines if line.body_id is not None})
    there |= Q(body=None, beneficiary__in={line.beneficiary for line in own.lines if line.body_id is None})
    alike = Q(kind__in={line.kind for line in own.lines}, direction__in={line.direction for line in own.lines})
    others = every.filter(there & alike).values_list("pk", "process", "body_id", "beneficiary")
    yield (others,)
    meets = [pk for pk, process, body, whose in others if (folded(process), _place(body, whose)) in cells]
    rivals = reads.with_cases(every.filter(pk__in=meets))
    yield (rivals,)
    found = found_among([own, *_claimants(rivals)])
    return [each for each in found if one.case.pk in each.case_ids and len(each.case_ids) > 1]


def found_among(claimants: Iterable[Claimant]) -> list[Claimed]:
    """The findings, the most serious and largest first.

    Claims meet in a cell: process, place (a body, or whoever is outside), kind, unit and direction. The baseline of a
    cell is the least that anybody has stated for it; of what is to grow there is as much as is claimed. The version
    submitted first has its turn first, until somebody decides otherwise. Of the years a finding concerns, the one that
    claims the most is told.
    """
    lines, claims, baseline = _all(claimants)
    report = check_claims(claims, baseline)
    by_id = {claim.id: claim for claim in claims}
    found: dict[tuple[FindingCode, frozenset[str]], Claimed] = {}
    for finding in report.findings:
        if finding.code in (FindingCode.NO_BASELINE, FindingCode.UNDECLARED) and _one_case(finding, lines):
            continue
        parts = [_part(*lines[_line(each)], by_id[each], report.shares[each].allowed) for each in finding.claims]
        one = _told(finding, parts, None if parts[0].line.grows else baseline.get(by_id[finding.claims[0]].place))
        key = (finding.code, frozenset(_line(each) for each in finding.claims))
        if key not in found or (one.claimed, -one.year) > (found[key].claimed, -found[key].year):
            found[key] = one
    for code, lines_of_it in list(found):  # what exceeds in one year need not be told as shared in another
        if code is FindingCode.SHARED and (FindingCode.EXCEEDS, lines_of_it) in found:
            del found[code, lines_of_it]
    order = list(Level)
    return sorted(found.values(), key=lambda each: (order.index(each.level), -each.lost, -each.worth, each.process))


Lines = Mapping[str, tuple[Claimant, BenefitLine]]


def _all(claimants: Iterable[Claimant]) -> tuple[Lines, list[Claim], dict[tuple[Cell, int], int]]:
    """The lines that claim a capacity, their claims year by year, and how much there is of each."""
    lines: dict[str, tuple[Claimant, BenefitLine]] = {}
    claims: list[Claim] = []
    baseline: dict[tuple[Cell, int], int] = {}
    for claimant in claimants:
        for line in claimant.lines:
            if not line.process or not line.unit or not line.likely:
                continue
            lines[str(line.pk)] = (claimant, line)
            for claim in _claims(claimant, line):
                claims.append(claim)
                if line.grows:
                    baseline[claim.place] = baseline.get(claim.place, 0) + claim.quantity
                elif line.baseline:  # of what there is none of today there is nothing to run out of
                    there = int(line.baseline * SCALE)
                    baseline[claim.place] = min(there, baseline.get(claim.place, there))
    return lines, claims, baseline


def _told(finding: Finding, parts: Sequence[Part], baseline: int | None) -> Claimed:
    first = parts[0].line
    return Claimed(
        finding.code,
        first.process.strip(),
        first.body.name if first.body else str(For(first.beneficiary).label),
        first.unit,
        finding.year,
        None if baseline is None else Decimal(baseline) / SCALE,
        sum((each.quantity for each in parts), Decimal(0)),
        parts,
    )


def _place(body_id: int | None, beneficiary: str) -> str:
    """Where a benefit arises: at a body, or with whoever is outside."""
    return str(body_id) if body_id is not None else beneficiary


def _claims(claimant: Claimant, line: BenefitLine) -> Iterable[Claim]:
    counted = f"{folded(line.unit)}, {line.direction}"  # fewer and more of the same are not the same benefit
    cell = Cell(folded(line.process), _place(line.body_id, line.beneficiary), BenefitKind(line.kind), counted)
    for year, share in zip(claimant.case.years, line.shares, strict=False):
        quantity = rounded((line.likely or Decimal(0)) * line.realisation * share * SCALE)
        if quantity > 0:
            yield Claim(
                f"{line.pk}:{year}",
                str(claimant.case.initiative_id),
                cell,
                year,
                quantity,
                decided=claimant.case.submitted_on,
                cost_at=str(line.moves_to_id or ""),
            )


def _line(claim: str) -> str:
    return claim.partition(":")[0]


def _one_case(finding: Finding, lines: Lines) -> bool:
    return len({lines[_line(each)][0].case.pk for each in finding.claims}) == 1


def _part(claimant: Claimant, line: BenefitLine, claim: Claim, allowed: int | None) -> Part:
    price = claimant.rates.price_of(line)
    return Part(
        case=claimant.case,
        line=line,
        quantity=Decimal(claim.quantity) / SCALE,
        left=None if allowed is None else Decimal(allowed) / SCALE,
        worth=rounded(Fraction(claim.quantity, SCALE) * price),
        worth_left=None if allowed is None else rounded(exact(Decimal(allowed) / SCALE) * price),
        moves_to=line.moves_to,
    )
