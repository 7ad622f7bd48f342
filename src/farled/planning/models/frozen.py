"""Keeps a frozen round as it is in the database itself, on SQLite and PostgreSQL: nothing in it changes or goes.

A migration that makes one of these tables anew on SQLite has to install the triggers again.
"""

from farled.web.triggers import Trigger, Triggers

_ROUND = "OLD.state = 'frozen'"
_RETURN = "EXISTS (SELECT 1 FROM planning_round r WHERE r.id = OLD.round_id AND r.state = 'frozen')"
_ANSWER = (
    "EXISTS (SELECT 1 FROM planning_round r JOIN planning_return w ON w.round_id = r.id"
    " WHERE w.id = OLD.within_id AND r.state = 'frozen')"
)
_GONE = "OLD.frozen_at IS NOT NULL"
_EDITION = "OLD.frozen_at IS NOT NULL AND (NEW.frozen_at <> OLD.frozen_at OR NEW.file_id <> OLD.file_id)"

_TRIGGERS = Triggers(
    says="a frozen round stays",
    every=(
        Trigger("planning_round_stays", "UPDATE", "planning_round", _ROUND),
        Trigger("planning_round_remains", "DELETE", "planning_round", _ROUND),
        Trigger("planning_return_stays", "UPDATE", "planning_return", _RETURN),
        Trigger("planning_return_remains", "DELETE", "planning_return", _RETURN),
        Trigger("planning_answer_stays", "UPDATE", "planning_answer", _ANSWER),
        Trigger("planning_answer_remains", "DELETE", "planning_answer", _ANSWER),
        Trigger("planning_edition_stays", "UPDATE", "planning_edition", _EDITION),
        Trigger("planning_edition_remains", "DELETE", "planning_edition", _GONE),
    ),
)

install, remove = _TRIGGERS.install, _TRIGGERS.remove
