"""What the room works out for its pages."""

from farled.benefits.figures.pages import answer, curve, facts, plain, plan_state, possible, progress_chart, tabs
from farled.benefits.figures.totals import BY, table, year_chart
from farled.benefits.figures.worth import NOTHING, Part, Sums, parts_of, sums_of, year_sums

__all__ = [
    "BY",
    "NOTHING",
    "Part",
    "Sums",
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
    "year_sums",
]
