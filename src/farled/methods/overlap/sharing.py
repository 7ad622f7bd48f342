"""One capacity in one year shared between those who claim it, by the rule of its cell, each share with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from farled.methods.money import apportion_among, exact, rounded
from farled.methods.overlap.claims import EFFECTS, Claim, Id, Rule
from farled.methods.overlap.effects import in_order, joint, shapley


class Reason(StrEnum):
    """Why a share is as large as it is."""

    WHOLE = "whole"  # everything claimed fits
    WHAT_WAS_LEFT = "what_was_left"  # those before have left less than it claims
    NOTHING_LEFT = "nothing_left"
    IN_PROPORTION = "in_proportion"  # more is claimed than there is
    SAME_CHANGE = "same_change"  # others claim the same change
    ON_WHAT_WAS_LEFT = "on_what_was_left"  # an effect in per cent, on what those before have left
    AVERAGE_OF_ORDERS = "average_of_orders"  # an effect in per cent, with no order between those who have it
    NO_BASELINE = "no_baseline"  # nobody has said how much there is


@dataclass(frozen=True, slots=True)
class Share:
    """What a claim may count, with the ground to work it out again.

    ``allowed`` whole units, None without a baseline; ``unclaimed`` = allowed / claimed, the share φ of the business
    case, 0–1. ``before``: the claims whose turn came first, when turns matter. ``left``: what they left. ``baseline``
    is all there is and ``claimed`` all that is claimed of it.
    """

    claim: Claim
    rule: Rule
    reason: Reason
    allowed: int | None
    baseline: int | None
    claimed: int
    before: tuple[Id, ...] = ()
    left: int | None = None

    @property
    def unclaimed(self) -> Fraction | None:
        """The share of the claim that it may count."""
        return None if self.allowed is None else Fraction(self.allowed, self.claim.quantity)


def share_out(claims: Sequence[Claim], baseline: int | None, rule: Rule) -> list[Share]:
    """Share a capacity A between claims q_i in their turn (``Claim.turn``); no more than A is allowed in all.

    - priority: q̂_i = min(q_i, A − Σ_{j before} q̂_j)
    - proportional: q̂_i = q_i when Σq ≤ A, else A · q_i / Σq by largest remainders, ties by id
    - same change: the whole is min(A, max q), shared in proportion to the claims
    - in order and Shapley: the whole is A · (1 − Π(1 − p_i)), shared by ``effects.in_order`` or ``effects.shapley``;
      nobody gets more than they claimed

    Source: methods reference, section 2.1; rule R65 of the inventory: the same change may not be counted twice.
    """
    claims = sorted(claims, key=lambda claim: claim.turn)
    claimed = sum(claim.quantity for claim in claims)
    if baseline is None:
        return [Share(claim, rule, Reason.NO_BASELINE, None, None, claimed) for claim in claims]
    if rule is Rule.PRIORITY:
        return _by_priority(claims, baseline, claimed)
    if rule in EFFECTS:
        return _by_effect(claims, baseline, claimed, rule)
    whole = min(baseline, claimed if rule is Rule.PROPORTIONAL else max(claim.quantity for claim in claims))
    parts = apportion_among(whole, {claim.id: claim.quantity for claim in claims})
    reason = Reason.IN_PROPORTION if rule is Rule.PROPORTIONAL else Reason.SAME_CHANGE
    return [
        Share(claim, rule, Reason.WHOLE if whole == claimed else reason, parts[claim.id], baseline, claimed)
        for claim in claims
    ]


def _by_priority(claims: Sequence[Claim], baseline: int, claimed: int) -> list[Share]:
    shares: list[Share] = []
    left = baseline
    for claim in claims:
        allowed = min(claim.quantity, left)
        reason = Reason.WHOLE if allowed == claim.quantity else Reason.WHAT_WAS_LEFT if allowed else Reason.NOTHING_LEFT
        before = tuple(share.claim.id for share in shares)
        shares.append(Share(claim, Rule.PRIORITY, reason, allowed, baseline, claimed, before, left))
        left -= allowed
    return shares


def _by_effect(claims: Sequence[Claim], baseline: int, claimed: int, rule: Rule) -> list[Share]:
    effects = [exact(claim.effect or 0) for claim in claims]
    quotas = in_order(effects) if rule is Rule.IN_ORDER else shapley(effects)
    whole = rounded(baseline * joint(effects))
    parts = apportion_among(whole, {claim.id: quota for claim, quota in zip(claims, quotas, strict=True)})
    shares: list[Share] = []
    left = baseline
    for claim in claims:
        allowed = min(parts[claim.id], claim.quantity)
        if rule is Rule.IN_ORDER:
            before = tuple(share.claim.id for share in shares)
            reason = Reason.ON_WHAT_WAS_LEFT if before else Reason.WHOLE
            shares.append(Share(claim, rule, reason, allowed, baseline, claimed, before, left))
        else:
            reason = Reason.AVERAGE_OF_ORDERS if len(claims) > 1 else Reason.WHOLE
            shares.append(Share(claim, rule, reason, allowed, baseline, claimed))
        left -= allowed
    return shares
