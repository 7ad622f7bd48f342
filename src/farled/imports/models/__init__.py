"""What imports keep: readings of plans and of replies, changes to lists and the files that lists became."""

from farled.imports.models.changes import CellChange, ChangeSet, ListFile
from farled.imports.models.readings import ColumnMap, Draft, DraftQuerySet, Involvement, NamedGoal, NamedParty, Reading
from farled.imports.models.replies import ReplyPart, ReplyReading

__all__ = [
    "CellChange",
    "ChangeSet",
    "ColumnMap",
    "Draft",
    "DraftQuerySet",
    "Involvement",
    "ListFile",
    "NamedGoal",
    "NamedParty",
    "Reading",
    "ReplyPart",
    "ReplyReading",
]
