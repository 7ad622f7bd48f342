"""The forms of the room. Choices are limited to what the actor may see; the acts check the rest."""

from farled.cases.forms.appraisals import DeliverForm, ReplyForm, ValueBenefitForm, ValueCostForm
from farled.cases.forms.cases import (
    AcceptForm,
    AlternativeForm,
    BeginForm,
    CaseForm,
    ChangeAlternativeForm,
    ChangeCaseForm,
    DiscardForm,
    NothingForm,
    RefuseForm,
    VersionForm,
    content,
)
from farled.cases.forms.filters import CaseFilter
from farled.cases.forms.lines import BenefitForm, ChangeBenefitForm, ChangeCostForm, CostForm, cost, gains
from farled.cases.forms.reading_back import ReadBackForm
from farled.cases.forms.what_if import WhatIfForm
from farled.web.forms import EditForm

__all__ = [
    "AcceptForm",
    "AlternativeForm",
    "BeginForm",
    "BenefitForm",
    "CaseFilter",
    "CaseForm",
    "ChangeAlternativeForm",
    "ChangeBenefitForm",
    "ChangeCaseForm",
    "ChangeCostForm",
    "CostForm",
    "DeliverForm",
    "DiscardForm",
    "EditForm",
    "NothingForm",
    "ReadBackForm",
    "RefuseForm",
    "ReplyForm",
    "ValueBenefitForm",
    "ValueCostForm",
    "VersionForm",
    "WhatIfForm",
    "content",
    "cost",
    "gains",
]
