"""Series of key figures: the way from baseline to target, how far along it one is, and what the measuring is worth.

``check`` tells what is wrong with a key figure, ``target_path`` gives its path, ``attainment`` how much of it is
walked, and ``status`` a light that does not flicker; ``together`` sums lights up without averaging them. ``line`` sorts
observations out into an unbroken line, gaps and revisions, ``seasonal`` compares with the same season, and
``measuring_cost`` holds what a figure costs against the decisions it serves. Formulas, sources and reasons:
docs/methods/series.md.
"""

from farled.methods.series.attainment import attainment, behind
from farled.methods.series.frequency import Frequency
from farled.methods.series.kpi import Direction, Kpi, Observation, Shape, check
from farled.methods.series.lights import Light, Limits, Reading, Status, status
from farled.methods.series.line import Break, Line, line
from farled.methods.series.measuring import Effort, MeasuringCost, Worth, measuring_cost
from farled.methods.series.parents import Together, together
from farled.methods.series.path import target_path
from farled.methods.series.seasons import Season, Usual, seasonal

__all__ = [
    "Break",
    "Direction",
    "Effort",
    "Frequency",
    "Kpi",
    "Light",
    "Limits",
    "Line",
    "MeasuringCost",
    "Observation",
    "Reading",
    "Season",
    "Shape",
    "Status",
    "Together",
    "Usual",
    "Worth",
    "attainment",
    "behind",
    "check",
    "line",
    "measuring_cost",
    "seasonal",
    "status",
    "target_path",
    "together",
]
