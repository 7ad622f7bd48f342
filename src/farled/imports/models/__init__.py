"""What imports keep: readings of plans, and changes to lists with the files that lists became."""

from farled.imports.models.changes import CellChange, ChangeSet, ListFile
from farled.imports.models.readings import ColumnMap, Draft, DraftQuerySet, Involvement, NamedGoal, NamedParty, Reading

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
]
