"""Which initiatives, and when to start them: the plan that is worth most under the rules, and why others are not in it.

``select`` gives the plan and how far it can be from the best, ``conflict`` the rules that cannot all be kept, and
``violations`` checks a choice in whole numbers. Formulas, sources and reasons: docs/methods/selection.md.
"""

from farled.methods.selection.conflicts import Conflict, ConflictRule, InfeasibleError, conflict
from farled.methods.selection.faults import faults
from farled.methods.selection.feasibility import carried, violations, worth
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
from farled.methods.selection.plan import Plan, Status
from farled.methods.selection.selecting import NoPlanError, select
from farled.methods.selection.solver import Effort, Progress

__all__ = [
    "BodyMinimum",
    "Conflict",
    "ConflictRule",
    "Effort",
    "InfeasibleError",
    "Initiative",
    "NoPlanError",
    "OneOf",
    "Placing",
    "Plan",
    "Progress",
    "Requires",
    "Rule",
    "RuleKind",
    "SelectionProblem",
    "Share",
    "Starts",
    "Status",
    "Synergy",
    "Violation",
    "carried",
    "conflict",
    "faults",
    "rank_and_fill",
    "select",
    "violations",
    "worth",
]
