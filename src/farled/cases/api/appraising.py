"""Independent appraisals are written, delivered and replied to over the API."""

from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.cases import acts, forms, reads
from farled.cases.api.reading import APPRAISAL
from farled.cases.api.room import router
from farled.cases.models import Appraisal
from farled.people.reads import Request
from farled.web.forms import EditForm, choose
from farled.web.rest import Sent, address, saved


class WhichCostForm(forms.ValueCostForm):
    """A cost as the appraiser sees it, and which."""

    line: "django_forms.ModelChoiceField[Any]" = django_forms.ModelChoiceField(label=_("Kostnad"), queryset=None)

    def __init__(self, of: Appraisal, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "line", reads.cost_lines(of.case))


class WhichBenefitForm(forms.ValueBenefitForm):
    """A benefit as the appraiser sees it, and which."""

    line: "django_forms.ModelChoiceField[Any]" = django_forms.ModelChoiceField(label=_("Nytta"), queryset=None)

    def __init__(self, of: Appraisal, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "line", reads.benefit_lines(of.case))


def _opened(request: Request, pk: int) -> Appraisal:
    found: Appraisal = get_object_or_404(reads.appraisals(request.actor), pk=pk)
    return found


def _saved(row: Appraisal) -> dict[str, Any]:
    return saved(row, url=address("cases:appraisal", row.pk), api=address(APPRAISAL, row.pk))


@router.add(
    "/cases/{int:pk}/appraise/",
    summary=_("Börja värdera"),
    description=_("Påbörjar en oberoende värdering av en inlämnad version. Den som söker värderar inte."),
    form=forms.NothingForm,
)
def begin_appraisal(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Begin an appraisal."""
    case = get_object_or_404(reads.cases(request.actor), pk=pk)
    return _saved(acts.begin_appraisal(case=case, by=request.actor, at=request.now))


@router.act(
    "/appraisals/{int:pk}/value-cost/",
    summary=_("Värdera en kostnad"),
    description=_("Värderar en kostnad som gånger sökandens belopp. Versionen är radens, 0 när den inte är värderad."),
    form=WhichCostForm,
)
def value_cost(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Value a cost."""
    one = _opened(request, pk)
    data = sent.through(lambda data: WhichCostForm(one, data))
    acts.value_cost(appraisal=one, by=request.actor, at=request.now, **data)
    return _saved(one)


@router.act(
    "/appraisals/{int:pk}/value-benefit/",
    summary=_("Värdera en nytta"),
    description=_("Värderar en nyttas mängd per år. Versionen är radens, 0 när den inte är värderad."),
    form=WhichBenefitForm,
)
def value_benefit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Value a benefit."""
    one = _opened(request, pk)
    data = sent.through(lambda data: WhichBenefitForm(one, data))
    acts.value_benefit(appraisal=one, by=request.actor, at=request.now, **data)
    return _saved(one)


@router.act(
    "/appraised/{int:pk}/take-back/",
    summary=_("Ta bort ett värde"),
    description=_("Tar bort värdet på en rad innan värderingen lämnas. Raden räknas då som sökanden har räknat."),
    form=EditForm,
)
def take_back_value(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take back what a line was valued at."""
    row = get_object_or_404(reads.all_appraised(request.actor), pk=pk)
    return _saved(acts.take_back_value(line=row, by=request.actor, at=request.now, **sent.through(EditForm)))


@router.act(
    "/appraisals/{int:pk}/deliver/",
    summary=_("Lämna värderingen"),
    description=_("Lämnar värderingen, så att alla i organisationen ser den bredvid sökandens."),
    form=forms.DeliverForm,
)
def deliver(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Deliver an appraisal."""
    one = _opened(request, pk)
    return _saved(acts.deliver(appraisal=one, by=request.actor, at=request.now, **sent.through(forms.DeliverForm)))


@router.act(
    "/appraisals/{int:pk}/reply/",
    summary=_("Förklara skillnaderna"),
    description=_("Sökanden förklarar varför värderingarna skiljer sig."),
    form=forms.ReplyForm,
)
def reply(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Explain the differences."""
    one = _opened(request, pk)
    return _saved(acts.reply(appraisal=one, by=request.actor, at=request.now, **sent.through(forms.ReplyForm)))
