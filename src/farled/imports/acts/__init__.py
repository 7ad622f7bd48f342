"""Every write of imports: reading a file, deciding about its rows, names, goals and columns, and applying them."""

from farled.imports.acts.applying import Hindered, apply, ask_to_apply, tell_problems
from farled.imports.acts.drafts import OWN_GOAL, Mended, confirm, confirm_sure, drop, mend, restore, values_of
from farled.imports.acts.matching import Becomes, Columns, Meant, decide_goals, decide_parties, map_columns
from farled.imports.acts.readings import abandon, ask_again, keep_read, start

__all__ = [
    "OWN_GOAL",
    "Becomes",
    "Columns",
    "Hindered",
    "Meant",
    "Mended",
    "abandon",
    "apply",
    "ask_again",
    "ask_to_apply",
    "confirm",
    "confirm_sure",
    "decide_goals",
    "decide_parties",
    "drop",
    "keep_read",
    "map_columns",
    "mend",
    "restore",
    "start",
    "tell_problems",
    "values_of",
]
