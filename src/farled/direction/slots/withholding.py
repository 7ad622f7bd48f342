"""What the log does not tell in words to those who may not read drafts."""

from farled.direction.models import (
    Document,
    DocumentRelation,
    DocumentVersion,
    Evidence,
    Finding,
    Objective,
    StageGoal,
    Wording,
)
from farled.direction.reads import unread
from farled.web.slots import Withheld

WITHHELD = (
    Withheld(Wording.KIND, unread.wordings),
    *(Withheld(model.KIND, unread.drafts(model)) for model in (Document, DocumentVersion, Objective)),
    *(Withheld(model.KIND, unread.beside(model)) for model in (DocumentRelation, Finding, Evidence, StageGoal)),
)
