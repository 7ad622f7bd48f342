"""Benefits that are claimed twice: claims to free the same capacity, held against what there is of it.

``check_claims`` tells what each claim may count and why, what remains to claim, and what must be mended. ``joint``,
``in_order`` and ``shapley`` share effects in per cent of the same base. Rules and reasons: docs/methods/overlap.md.
"""

from farled.methods.benefits import BenefitKind, Cell
from farled.methods.overlap.claims import Claim, Rule
from farled.methods.overlap.effects import in_order, joint, shapley
from farled.methods.overlap.findings import Finding, FindingCode, Level
from farled.methods.overlap.report import OverlapReport, PlaceState, check_claims
from farled.methods.overlap.sharing import Reason, Share, share_out

__all__ = [
    "BenefitKind",
    "Cell",
    "Claim",
    "Finding",
    "FindingCode",
    "Level",
    "OverlapReport",
    "PlaceState",
    "Reason",
    "Rule",
    "Share",
    "check_claims",
    "in_order",
    "joint",
    "shapley",
    "share_out",
]
