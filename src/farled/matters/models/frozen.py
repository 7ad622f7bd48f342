"""Keeps a frozen statement as it is in the database itself, on SQLite and PostgreSQL: nothing in it changes or goes.

A migration that makes one of these tables anew on SQLite has to install the triggers again.
"""

from farled.web.triggers import Trigger, Triggers

_STATEMENT = "OLD.state = 'basis'"
_PASSAGE = "EXISTS (SELECT 1 FROM matters_statement s WHERE s.id = OLD.statement_id AND s.state = 'basis')"
_ADDED = "EXISTS (SELECT 1 FROM matters_statement s WHERE s.id = NEW.statement_id AND s.state = 'basis')"
_EDITION = (
    "NEW.file_id <> OLD.file_id OR NEW.sha256 <> OLD.sha256 OR NEW.statement_id <> OLD.statement_id"
    " OR NEW.frozen_at <> OLD.frozen_at OR COALESCE(NEW.frozen_by_id, 0) <> COALESCE(OLD.frozen_by_id, 0)"
)
_ALWAYS = "OLD.id IS NOT NULL"

_TRIGGERS = Triggers(
    says="a frozen statement stays",
    every=(
        Trigger("matters_statement_stays", "UPDATE", "matters_statement", _STATEMENT),
        Trigger("matters_statement_remains", "DELETE", "matters_statement", _STATEMENT),
        Trigger("matters_passage_stays", "UPDATE", "matters_passage", _PASSAGE),
        Trigger("matters_passage_remains", "DELETE", "matters_passage", _PASSAGE),
        Trigger("matters_passage_is_not_added", "INSERT", "matters_passage", _ADDED),
        Trigger("matters_frozenstatement_stays", "UPDATE", "matters_frozenstatement", _EDITION),
        Trigger("matters_frozenstatement_remains", "DELETE", "matters_frozenstatement", _ALWAYS),
        Trigger("matters_frozenfile_stays", "UPDATE", "matters_frozenfile", _ALWAYS),
        Trigger("matters_frozenfile_remains", "DELETE", "matters_frozenfile", _ALWAYS),
    ),
)

install, remove = _TRIGGERS.install, _TRIGGERS.remove
