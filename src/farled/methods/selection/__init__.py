"""Which initiatives, and when to start them: the plan that is worth most under the rules, and why others are not in it.

``select`` gives the plan and how far it can be from the best, ``conflict`` the rules that cannot all be kept, and
``violations`` checks a choice in whole numbers. Formulas, sources and reasons: docs/methods/selection.md.
"""

from farled.methods.selection.alternatives import Alternative, Alternatives, alternatives
from farled.methods.selection.conflicts import Conflict, ConflictRule, InfeasibleError, conflict
from farled.methods.selection.explanation import Cause, Depth, Explanation, Rejection, explain
from farled.methods.selection.faults import faults
from farled.methods.selection.feasibility import carried, violations, worth
from farled.methods.selection.frames import FrameValue, break_even, frame_values
from farled.methods.selection.greedy import Placing, rank_and_fill
from farled.methods.selection.model import (
    BodyMinimum,
    Initiative,
    OneOf,
    Requires,
    Rule,
    RuleKind,
    SelectionProblem,
    Share,
    Starts,
    Synergy,
    Violation,
)
from farled.methods.selection.pareto import Front, ParetoPoint, distance, pareto
from farled.methods.selection.plan import Plan, Status
from farled.methods.selection.selecting import NoPlanError, select
from farled.methods.selection.solver import Effort, Progress
from farled.methods.selection.stability import Method, Stability, Standing, selection_frequency

__all__ = [
    "Alternative",
    "Alternatives",
    "BodyMinimum",
    "Cause",
    "Conflict",
    "ConflictRule",
    "Depth",
    "Effort",
    "Explanation",
    "FrameValue",
    "Front",
    "InfeasibleError",
    "Initiative",
    "Method",
    "NoPlanError",
    "OneOf",
    "ParetoPoint",
    "Placing",
    "Plan",
    "Progress",
    "Rejection",
    "Requires",
    "Rule",
    "RuleKind",
    "SelectionProblem",
    "Share",
    "Stability",
    "Standing",
    "Starts",
    "Status",
    "Synergy",
    "Violation",
    "alternatives",
    "break_even",
    "carried",
    "conflict",
    "distance",
    "explain",
    "faults",
    "frame_values",
    "pareto",
    "rank_and_fill",
    "select",
    "selection_frequency",
    "violations",
    "worth",
]
