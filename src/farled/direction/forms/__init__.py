"""The forms of the direction."""

from farled.direction.forms.decisions import AdoptForm, IssueForm, RepealForm, ReviseForm, SureForm
from farled.direction.forms.documents import ChangeDocumentForm, DocumentFilter, NewDocumentForm, RelateForm
from farled.direction.forms.objectives import (
    ChangeObjectiveForm,
    DeriveForm,
    MoveObjectiveForm,
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
    "ObjectiveForm",
    "RelateForm",
    "RemoveObjectiveForm",
    "RepealForm",
    "ReviseForm",
    "SureForm",
]
