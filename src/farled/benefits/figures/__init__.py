"""What the room works out for its pages."""

from farled.benefits.figures.pages import answer, curve, facts, plain, plan_state, possible, progress_chart, tabs
from farled.benefits.figures.totals import BY, Group, Table, table, year_chart
from farled.benefits.figures.worth import NOTHING, Part, Sums, parts_of, sums_of

__all__ = [
    "BY",
    "NOTHING",
    "Group",
    "Part",
    "Sums",
    "Table",
    "answer",
    "curve",
    "facts",
    "parts_of",
    "plain",
    "plan_state",
    "possible",
    "progress_chart",
    "sums_of",
    "table",
    "tabs",
    "year_chart",
]
