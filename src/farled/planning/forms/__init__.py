"""The forms of the room. Choices are limited to what the actor may see; the acts check the rest."""

from farled.planning.forms.carrying import CarryForm
from farled.planning.forms.content import AddForm, BodiesForm, ChangeForm, PassageForm, content
from farled.planning.forms.filters import ActivityFilter, ReportFilter, ReturnFilter, RoundFilter, activity_filter
from farled.planning.forms.kinds import ChangeOccasionForm, LeadOnForm, OccasionForm
from farled.planning.forms.progress import DropForm, OutcomeForm, ProlongForm, ReportForm, WhyForm
from farled.planning.forms.rounds import (
    AnswerForm,
    RemindForm,
    ReopenForm,
    RoundForm,
    SendBackForm,
    SubmitForm,
)
from farled.web.forms import EditForm

__all__ = [
    "ActivityFilter",
    "AddForm",
    "AnswerForm",
    "BodiesForm",
    "CarryForm",
    "ChangeForm",
    "ChangeOccasionForm",
    "DropForm",
    "EditForm",
    "LeadOnForm",
    "OccasionForm",
    "OutcomeForm",
    "PassageForm",
    "ProlongForm",
    "RemindForm",
    "ReopenForm",
    "ReportFilter",
    "ReportForm",
    "ReturnFilter",
    "RoundFilter",
    "RoundForm",
    "SendBackForm",
    "SubmitForm",
    "WhyForm",
    "activity_filter",
    "content",
]
