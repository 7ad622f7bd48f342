"""Every write of the room."""

from farled.cases.acts.alternatives import add_alternative, change_alternative, remove_alternative
from farled.cases.acts.appraising import (
    begin_appraisal,
    deliver,
    reply,
    take_back_value,
    value_benefit,
    value_cost,
)
from farled.cases.acts.cases import begin, change_case, discard, make_version
from farled.cases.acts.lines import add_benefit, add_cost, change_benefit, change_cost, remove_benefit, remove_cost
from farled.cases.acts.reading_back import read_back
from farled.cases.acts.rows import Choice, Content, Cost, Gains
from farled.cases.acts.submitting import accept, let_rest, refuse, submit

__all__ = [
    "Choice",
    "Content",
    "Cost",
    "Gains",
    "accept",
    "add_alternative",
    "add_benefit",
    "add_cost",
    "begin",
    "begin_appraisal",
    "change_alternative",
    "change_benefit",
    "change_case",
    "change_cost",
    "deliver",
    "discard",
    "let_rest",
    "make_version",
    "read_back",
    "refuse",
    "remove_alternative",
    "remove_benefit",
    "remove_cost",
    "reply",
    "submit",
    "take_back_value",
    "value_benefit",
    "value_cost",
]
