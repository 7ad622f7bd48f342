"""The forms of imports. Choices are limited to what the actor may see; the acts check the rest."""

from farled.imports.forms.changes import GIVEN, ApproveForm, SendBackForm, ToForm, WhatForm, plain
from farled.imports.forms.matching import ColumnsForm, GoalsForm, PartiesForm
from farled.imports.forms.readings import AbandonForm, ApplyForm, ReadForm, ReadingFilter
from farled.imports.forms.rows import MendForm

__all__ = [
    "GIVEN",
    "AbandonForm",
    "ApplyForm",
    "ApproveForm",
    "ColumnsForm",
    "GoalsForm",
    "MendForm",
    "PartiesForm",
    "ReadForm",
    "ReadingFilter",
    "SendBackForm",
    "ToForm",
    "WhatForm",
    "plain",
]
