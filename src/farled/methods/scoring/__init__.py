"""Digital maturity: from questions and answers to figures that can be shown, and how sure they are.

An ``Instrument`` is data; ``tally`` counts answers, ``release`` lets out what tells of nobody, ``by_group``,
``overall`` and ``position`` make figures of that alone; ``cluster_interval``, ``reliability``, ``careless``, ``trend``
and ``paired`` say how far to trust them. Formulas, sources and reasons: docs/methods/scoring.md.
"""

from farled.methods.scoring.confidence import Interval, Method, cluster_interval, respondent_interval
from farled.methods.scoring.groups import GroupScores, Position, by_group, position, weighted_mean
from farled.methods.scoring.instrument import (
    Changes,
    Group,
    Grouping,
    Instrument,
    Question,
    Side,
    changes,
    check,
    comparable,
    percent,
)
from farled.methods.scoring.release import Cell, Release, release
from farled.methods.scoring.respondents import (
    Careless,
    Limits,
    Reliability,
    as_percent,
    careless,
    reliability,
    respondent_scores,
)
from farled.methods.scoring.suppression import Verdict, suppress
from farled.methods.scoring.tally import DONT_KNOW, NOT_MINE, UNANSWERED, Tally, tally, twice
from farled.methods.scoring.trends import Direction, Ground, Point, Trend, holm, paired, trend
from farled.methods.scoring.weighing import Clusters, Overall, Weighing, clusters, overall

__all__ = [
    "DONT_KNOW",
    "NOT_MINE",
    "UNANSWERED",
    "Careless",
    "Cell",
    "Changes",
    "Clusters",
    "Direction",
    "Ground",
    "Group",
    "GroupScores",
    "Grouping",
    "Instrument",
    "Interval",
    "Limits",
    "Method",
    "Overall",
    "Point",
    "Position",
    "Question",
    "Release",
    "Reliability",
    "Side",
    "Tally",
    "Trend",
    "Verdict",
    "Weighing",
    "as_percent",
    "by_group",
    "careless",
    "changes",
    "check",
    "cluster_interval",
    "clusters",
    "comparable",
    "holm",
    "overall",
    "paired",
    "percent",
    "position",
    "release",
    "reliability",
    "respondent_interval",
    "respondent_scores",
    "suppress",
    "tally",
    "trend",
    "twice",
    "weighted_mean",
]
