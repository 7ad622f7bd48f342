"""Every change of governing documents and of their objectives."""

from farled.direction.acts.decisions import adopt, publish, record_earlier, record_issued, repeal, revise, withdraw
from farled.direction.acts.documents import change_document, create_document, relate, unrelate
from farled.direction.acts.local_plans import ask_for_plans, begin_local_plan, contribute
from farled.direction.acts.objectives import (
    add_objective,
    change_objective,
    derive,
    move_objective,
    remove_objective,
)

__all__ = [
    "add_objective",
    "adopt",
    "ask_for_plans",
    "begin_local_plan",
    "change_document",
    "change_objective",
    "contribute",
    "create_document",
    "derive",
    "move_objective",
    "publish",
    "record_earlier",
    "record_issued",
    "relate",
    "remove_objective",
    "repeal",
    "revise",
    "unrelate",
    "withdraw",
]
