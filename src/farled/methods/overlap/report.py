"""All claims of an organisation held against what there is to claim."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from farled.methods.benefits import Cell
from farled.methods.overlap.claims import Claim, Id, Place, Rule, sorted_out
from farled.methods.overlap.findings import Finding, Level, findings
from farled.methods.overlap.sharing import Share, share_out
from farled.methods.problems import Problem


@dataclass(frozen=True, slots=True)
class PlaceState:
    """A capacity in one year, in its own unit.

    ``baseline`` A: all there is, None when nobody has said. ``claimed`` Σq, ``allowed`` Σq̂, ``excess`` max(0, Σq − A),
    ``remaining`` A − Σq̂: what a newcomer may still claim. ``moved``: the part of what is allowed that turns up as a
    cost at another body, so ``allowed`` − ``moved`` is what the group gains.
    """

    rule: Rule
    baseline: int | None
    claimed: int
    allowed: int | None
    excess: int | None
    remaining: int | None
    moved: int | None


@dataclass(frozen=True, slots=True)
class OverlapReport:
    """What ``check_claims`` tells: a share for each usable claim, the state of each place, findings and problems."""

    shares: Mapping[Id, Share] = field(hash=False)
    places: Mapping[Place, PlaceState] = field(hash=False)
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]

    @property
    def blocks(self) -> bool:
        """Whether anything found is an error, so that nothing can be approved on it."""
        return bool(self.problems) or any(finding.level is Level.ERROR for finding in self.findings)


def check_claims(
    claims: Iterable[Claim], baseline: Mapping[Place, int], rules: Mapping[Cell, Rule] | None = None
) -> OverlapReport:
    """Find benefits that are claimed twice, and what each claim may count; the claims themselves are not changed.

    ``baseline``: what there is of each capacity in each year (measured volume × time), in the cell's unit; 0 is a
    statement, nothing is none. ``rules``: by cell, ``Rule.PRIORITY`` where nothing is said. Order of claims, baselines
    and rules does not matter. Sharing: ``share_out``; findings: ``findings``.

    Problems, whose claims are left out: ``claim.twice`` (the first is kept), ``claim.not_positive`` (a worsening is a
    cost), ``claim.effect_outside`` 0–1, ``claim.no_effect`` under a rule for effects. ``baseline.negative`` counts as
    nobody having said. Source: methods reference, section 2; rule R65 of the inventory.

    >>> from datetime import date
    >>> from farled.methods.benefits import BenefitKind
    >>> cell = Cell("bygglov", "byggnadsnämnden", BenefitKind.TIME, "h")
    >>> claims = [
    ...     Claim(f"c{n}", f"i{n}", cell, 2027, q, date(2026, n, 1)) for n, q in ((1, 3000), (2, 2500), (3, 1800))
    ... ]
    >>> report = check_claims(claims, {(cell, 2027): 6000})
    >>> [(share.allowed, share.reason.value) for share in report.shares.values()]
    [(3000, 'whole'), (2500, 'whole'), (500, 'what_was_left')]
    >>> report.findings[0].code.value, report.places[cell, 2027].excess, report.shares["c3"].unclaimed
    ('overlap.exceeds', 1300, Fraction(5, 18))
    """
    rules = rules or {}
    places, problems = sorted_out(claims, baseline, rules)
    known = {place: amount for place, amount in baseline.items() if amount >= 0}
    shares: dict[Id, Share] = {}
    states: dict[Place, PlaceState] = {}
    for place in sorted({*places, *known}):
        claimants, rule = places.get(place, []), rules.get(place[0], Rule.PRIORITY)
        shared = share_out(claimants, known.get(place), rule) if claimants else []
        shares.update((share.claim.id, share) for share in shared)
        states[place] = _state(shared, known.get(place), rule)
    return OverlapReport(
        MappingProxyType(shares),
        MappingProxyType(states),
        tuple(findings(places, known)),
        tuple(sorted(problems, key=str)),
    )


def _state(shares: list[Share], baseline: int | None, rule: Rule) -> PlaceState:
    claimed = sum(share.claim.quantity for share in shares)
    if baseline is None:
        return PlaceState(rule, None, claimed, None, None, None, None)
    allowed = sum(share.allowed or 0 for share in shares)
    moved = sum(share.allowed or 0 for share in shares if share.claim.cost_at)
    return PlaceState(rule, baseline, claimed, allowed, max(0, claimed - baseline), baseline - allowed, moved)
