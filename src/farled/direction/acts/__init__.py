"""Every change of governing documents and of their objectives."""

from farled.direction.acts.decisions import (
    adopt,
    publish,
    record_earlier,
    record_issued,
    repeal,
    revise,
    send_for_consultation,
    withdraw,
)
from farled.direction.acts.documents import change_document, create_document, relate, remove_document, unrelate
from farled.direction.acts.evaluation import add_finding, answer_finding, change_finding, remove_finding
from farled.direction.acts.local_plans import ask_for_plans, begin_local_plan, contribute
from farled.direction.acts.movement import (
    add_stage_goal,
    change_evidence,
    change_stage_goal,
    note_evidence,
    remove_evidence,
    remove_stage_goal,
)
from farled.direction.acts.objectives import (
    add_objective,
    change_objective,
    derive,
    move_objective,
    remove_objective,
)
from farled.direction.acts.terms import add_term, change_term, remove_term
from farled.direction.acts.text import (
    add_passages,
    drop,
    merge,
    move_passage,
    reword,
    same_passage,
    split,
    write_section,
    write_text,
)
from farled.direction.acts.tying import tie_passages

__all__ = [
    "add_finding",
    "add_objective",
    "add_passages",
    "add_stage_goal",
    "add_term",
    "adopt",
    "answer_finding",
    "ask_for_plans",
    "begin_local_plan",
    "change_document",
    "change_evidence",
    "change_finding",
    "change_objective",
    "change_stage_goal",
    "change_term",
    "contribute",
    "create_document",
    "derive",
    "drop",
    "merge",
    "move_objective",
    "move_passage",
    "note_evidence",
    "publish",
    "record_earlier",
    "record_issued",
    "relate",
    "remove_document",
    "remove_evidence",
    "remove_finding",
    "remove_objective",
    "remove_stage_goal",
    "remove_term",
    "repeal",
    "revise",
    "reword",
    "same_passage",
    "send_for_consultation",
    "split",
    "tie_passages",
    "unrelate",
    "withdraw",
    "write_section",
    "write_text",
]
