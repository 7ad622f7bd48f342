"""The forms of the direction."""

from farled.direction.forms.decisions import AdoptForm, IssueForm, RecordForm, RepealForm, ReviseForm, SureForm
from farled.direction.forms.documents import ChangeDocumentForm, DocumentFilter, NewDocumentForm, RelateForm
from farled.direction.forms.objectives import (
    ChangeObjectiveForm,
    DeriveForm,
    MoveObjectiveForm,
    ObjectiveFilter,
    ObjectiveForm,
    RemoveObjectiveForm,
)

__all__ = [
    "AdoptForm",
    "ChangeDocumentForm",
    "ChangeObjectiveForm",
    "DeriveForm",
    "DocumentFilter",
    "IssueForm",
    "MoveObjectiveForm",
    "NewDocumentForm",
    "ObjectiveFilter",
    "ObjectiveForm",
    "RecordForm",
    "RelateForm",
    "RemoveObjectiveForm",
    "RepealForm",
    "ReviseForm",
    "SureForm",
]
