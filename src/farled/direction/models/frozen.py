"""Keeps a text that has been sent out or decided as it is in the database itself, on SQLite and PostgreSQL.

A migration that makes one of these tables anew on SQLite has to install the triggers again.
"""

from farled.web.triggers import Trigger, Triggers

_FROZEN = "EXISTS (SELECT 1 FROM direction_documentversion v WHERE v.id = {} AND v.frozen_at IS NOT NULL)"
_WORDING, _WORDED = _FROZEN.format("OLD.document_version_id"), _FROZEN.format("NEW.document_version_id")
_ORIGIN = (
    "EXISTS (SELECT 1 FROM direction_wording w JOIN direction_documentversion v ON v.id = w.document_version_id"
    " WHERE w.id = {}.wording_id AND v.frozen_at IS NOT NULL)"
)
_VERSION = (
    "OLD.frozen_at IS NOT NULL AND (NEW.frozen_at IS NULL OR NEW.frozen_at <> OLD.frozen_at"
    " OR NEW.document_id <> OLD.document_id OR NEW.number <> OLD.number)"
)

_TRIGGERS = Triggers(
    says="a frozen text stays",
    every=(
        Trigger("direction_version_stays_frozen", "UPDATE", "direction_documentversion", _VERSION),
        Trigger("direction_version_remains", "DELETE", "direction_documentversion", "OLD.frozen_at IS NOT NULL"),
        Trigger("direction_wording_stays", "UPDATE", "direction_wording", f"{_WORDING} OR {_WORDED}"),
        Trigger("direction_wording_remains", "DELETE", "direction_wording", _WORDING),
        Trigger("direction_wording_is_not_added", "INSERT", "direction_wording", _WORDED),
        Trigger("direction_origin_stays", "UPDATE", "direction_wordingorigin", _ORIGIN.format("OLD")),
        Trigger("direction_origin_remains", "DELETE", "direction_wordingorigin", _ORIGIN.format("OLD")),
        Trigger("direction_origin_is_not_added", "INSERT", "direction_wordingorigin", _ORIGIN.format("NEW")),
    ),
)

install, remove = _TRIGGERS.install, _TRIGGERS.remove
