"""Every write of imports: reading a file, deciding about its rows, names, goals and columns, and applying them."""

from farled.imports.acts.applying import Hindered, apply, ask_to_apply, tell_problems
from farled.imports.acts.changes import (
    CellsHindered,
    apply_changes,
    approve,
    change_many,
    compare_again,
    keep_compared,
    leave,
    refuse,
    send_back,
    tell_hindered,
    told,
)
from farled.imports.acts.drafts import OWN_GOAL, Mended, confirm, confirm_sure, drop, mend, restore, values_of
from farled.imports.acts.list_files import keep_list_file, order_list_file, tell_list_export, write_list_again
from farled.imports.acts.matching import Becomes, Columns, Meant, decide_goals, decide_parties, map_columns
from farled.imports.acts.readings import abandon, ask_again, keep_read, start

__all__ = [
    "OWN_GOAL",
    "Becomes",
    "CellsHindered",
    "Columns",
    "Hindered",
    "Meant",
    "Mended",
    "abandon",
    "apply",
    "apply_changes",
    "approve",
    "ask_again",
    "ask_to_apply",
    "change_many",
    "compare_again",
    "confirm",
    "confirm_sure",
    "decide_goals",
    "decide_parties",
    "drop",
    "keep_compared",
    "keep_list_file",
    "keep_read",
    "leave",
    "map_columns",
    "mend",
    "order_list_file",
    "refuse",
    "restore",
    "send_back",
    "start",
    "tell_hindered",
    "tell_list_export",
    "tell_problems",
    "told",
    "values_of",
    "write_list_again",
]
