"""How a plan and its rows stand: rows and counts in, what a page or a report shows out. Days come in as ``on``."""

from farled.planning.figures import explained, explained_rounds
from farled.planning.figures.areas import (
    AreaLines,
    AreaState,
    Line,
    areas,
    gantt,
    lines,
    names,
    plan_answer,
    soonest,
)
from farled.planning.figures.counts import (
    HOWS,
    LABELS,
    Hows,
    PlanFigures,
    hows,
    list_url,
    nothing,
    nouns,
    overall,
    plans,
    tally,
    together,
)
from farled.planning.figures.edition import Thawed, frozen, thawed
from farled.planning.figures.kinds import Owed, Trained, owes, own_facts, trained
from farled.planning.figures.pages import (
    FollowUp,
    Reportable,
    adding_key,
    draft_key,
    facts,
    follow_up,
    possible,
    reportable,
)
from farled.planning.figures.rounds import Piece, Progress, lights, missing, piece, pieces, progress, waits_for
from farled.planning.figures.states import LATE, State, answer, is_late, is_silent, state_of, time_of
from farled.web.explained import FigureKind


def explained_kinds() -> dict[str, FigureKind]:
    """Every figure of the room, each under its key."""
    return explained.kinds() | explained_rounds.kinds()


__all__ = [
    "HOWS",
    "LABELS",
    "LATE",
    "AreaLines",
    "AreaState",
    "FollowUp",
    "Hows",
    "Line",
    "Owed",
    "Piece",
    "PlanFigures",
    "Progress",
    "Reportable",
    "State",
    "Thawed",
    "Trained",
    "adding_key",
    "answer",
    "areas",
    "draft_key",
    "explained_kinds",
    "facts",
    "follow_up",
    "frozen",
    "gantt",
    "hows",
    "is_late",
    "is_silent",
    "lights",
    "lines",
    "list_url",
    "missing",
    "names",
    "nothing",
    "nouns",
    "overall",
    "owes",
    "own_facts",
    "piece",
    "pieces",
    "plan_answer",
    "plans",
    "possible",
    "progress",
    "reportable",
    "soonest",
    "state_of",
    "tally",
    "thawed",
    "time_of",
    "together",
    "trained",
    "waits_for",
]
