"""Submitting a version, answering for a body about its running cost, and valuing it independently."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.cases import acts, figures, forms, reads, rules
from farled.cases.models import Appraisal, AppraisedLine, Case
from farled.cases.states import AppraisalState
from farled.cases.views.cases import opened, page
from farled.people.reads import Request
from farled.trail.reads import told
from farled.web.forms import form_page
from farled.web.numbers import whole
from farled.web.refused import Forbidden
from farled.web.together import answered


def submit(request: Request, pk: int) -> HttpResponse:
    """Submit a version, after what is left has been told."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    exact = reads.is_exact(one)
    return form_page(
        request,
        template="cases/submit.html",
        form=forms.EditForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.submit(case=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Nyttokalkylen är inlämnad. De som ska bära driften har fått frågan om att godta den."),
        context={
            "one": one,
            "left": figures.left_before_submit(one, exact=exact),
            "answers": figures.borne(one, request.actor),
            "unreachable": answered(figures.unreachable(one, request.actor, on=request.today)),
            "exact": exact,
            "rates": figures.rate_facts(reads.rates_of(one, on=request.today)),
        },
    )


def _answer(request: Request, pk: int, form_class: type[forms.AcceptForm | forms.RefuseForm]) -> tuple[Case, Any]:
    one = opened(request, pk)
    bodies = list(reads.answerable(request.actor, one))
    if not bodies:
        raise Forbidden("cases.accept", body=", ".join(str(each.body) for each in figures.borne(one, request.actor)))
    asked = whole(request.GET.get("body", ""))
    chosen = next((each for each in bodies if each.pk == asked), bodies[0] if len(bodies) == 1 else None)
    initial = {"version": one.version, "body": chosen.pk if chosen else None}
    return one, form_class(request.actor, one, request.POST or None, initial=initial)


def accept(request: Request, pk: int) -> HttpResponse:
    """Accept what a body is to pay each year."""
    one, form = _answer(request, pk, forms.AcceptForm)
    return form_page(
        request,
        template="cases/accept.html",
        form=form,
        act=lambda data: acts.accept(case=one, by=request.actor, at=request.now, **data),
        done=lambda _done: page(one),
        message=_("Kostnaden är godtagen för den här versionen."),
        context={"one": one, "answers": figures.borne(one, request.actor)},
    )


def refuse(request: Request, pk: int) -> HttpResponse:
    """Say no to what a body is to pay each year."""
    one, form = _answer(request, pk, forms.RefuseForm)
    return form_page(
        request,
        template="cases/refuse.html",
        form=form,
        act=lambda data: acts.refuse(case=one, by=request.actor, at=request.now, **data),
        done=lambda _done: page(one),
        message=_("Ert nej står i nyttokalkylen, med skälet."),
        context={"one": one, "answers": figures.borne(one, request.actor)},
    )


# --- Independent appraisal --------------------------------------------------------------------------------------------


def begin_appraisal(request: Request, pk: int) -> HttpResponse:
    """Begin to appraise a version."""
    one = opened(request, pk)
    mine = reads.appraisals(request.actor).filter(case=one, appraiser_id=request.actor.user_id).first()
    if mine is not None and request.method == "GET":
        return redirect(_appraisal_page(mine))
    rules.check_can_appraise(
        request.actor, one, wrote=reads.writers_of(one), near=reads.works_for(request.actor, one.body)
    )
    return form_page(
        request,
        template="cases/begin_appraisal.html",
        form=forms.NothingForm(request.POST or None),
        act=lambda _data: acts.begin_appraisal(case=one, by=request.actor, at=request.now),
        done=_appraisal_page,
        message=_("Värderingen är påbörjad. Bara du ser den tills du lämnar den."),
        context={"one": one},
    )


def appraisal(request: Request, pk: int) -> HttpResponse:
    """Both valuations side by side, with the reasons and the applicant's explanation."""
    one = _opened(request, pk)
    mine = one.appraiser_id == request.actor.user_id and one.state == AppraisalState.BEGUN
    context = {
        "one": one,
        "case": one.case,
        "rows": figures.beside(one, may=mine),
        "mine": mine,
        "can_reply": one.state == AppraisalState.DELIVERED
        and one.replied_on is None
        and rules.can_edit(request.actor, one.case),
        "history": told(one, reader=request.actor, limit=20),
    }
    return render(request, "cases/appraisal.html", context)


def value_cost(request: Request, pk: int, line: int) -> HttpResponse:
    """Value a cost."""
    one = _mine(request, pk)
    row = get_object_or_404(reads.cost_lines(one.case), pk=line)
    said = reads.appraised_lines(one).filter(cost_line=row).first()
    return form_page(
        request,
        template="cases/value_cost.html",
        form=forms.ValueCostForm(request.POST or None, initial=_said(said, "factor")),
        act=lambda data: acts.value_cost(appraisal=one, line=row, by=request.actor, at=request.now, **data),
        done=lambda _done: _appraisal_page(one),
        message=_("Värdet är sparat."),
        context={"one": one, "row": row, "years": list(zip(one.case.years, row.amounts, strict=True))},
    )


def value_benefit(request: Request, pk: int, line: int) -> HttpResponse:
    """Value a benefit."""
    one = _mine(request, pk)
    row = get_object_or_404(reads.benefit_lines(one.case), pk=line)
    said = reads.appraised_lines(one).filter(benefit_line=row).first()
    return form_page(
        request,
        template="cases/value_benefit.html",
        form=forms.ValueBenefitForm(request.POST or None, initial=_said(said, "low", "likely", "high")),
        act=lambda data: acts.value_benefit(appraisal=one, line=row, by=request.actor, at=request.now, **data),
        done=lambda _done: _appraisal_page(one),
        message=_("Värdet är sparat."),
        context={"one": one, "row": row, "estimates": figures.estimates(row)},
    )


def take_back_value(request: Request, pk: int) -> HttpResponse:
    """Take back what a line was valued at."""
    row = get_object_or_404(reads.all_appraised(request.actor), pk=pk)
    one = _mine(request, row.appraisal_id)
    return form_page(
        request,
        template="cases/take_back_value.html",
        form=forms.EditForm(request.POST or None, initial={"version": row.version}),
        act=lambda data: acts.take_back_value(line=row, by=request.actor, at=request.now, **data),
        done=_appraisal_page,
        message=_("Värdet är borttaget. Raden står som sökanden har räknat."),
        context={"one": one, "row": row},
    )


def deliver(request: Request, pk: int) -> HttpResponse:
    """Deliver an appraisal."""
    one = _mine(request, pk)
    return form_page(
        request,
        template="cases/deliver.html",
        form=forms.DeliverForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.deliver(appraisal=one, by=request.actor, at=request.now, **data),
        done=_appraisal_page,
        message=_("Värderingen är lämnad. Sökanden har fått frågan om att förklara skillnaderna."),
        context={"one": one},
    )


def reply(request: Request, pk: int) -> HttpResponse:
    """Explain the differences as the applicant."""
    one = _opened(request, pk)
    rules.check_can_edit(request.actor, one.case)
    return form_page(
        request,
        template="cases/reply.html",
        form=forms.ReplyForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.reply(appraisal=one, by=request.actor, at=request.now, **data),
        done=_appraisal_page,
        message=_("Förklaringen står bredvid värderingen."),
        context={"one": one, "rows": figures.beside(one, may=False)},
    )


def _opened(request: Request, pk: int) -> Appraisal:
    found: Appraisal = get_object_or_404(reads.appraisals(request.actor), pk=pk)
    return found


def _mine(request: Request, pk: int) -> Appraisal:
    one = _opened(request, pk)
    rules.check_is_the_appraiser(request.actor, one)
    rules.check_going(one)
    return one


def _said(said: AppraisedLine | None, *names: str) -> dict[str, Any]:
    """What a line is valued at now, for its form; version 0 when it is not valued yet."""
    if said is None:
        return {"version": 0}
    return {"version": said.version, "why": said.why, **{name: getattr(said, name) for name in names}}


def _appraisal_page(one: Appraisal) -> str:
    return reverse("cases:appraisal", args=[one.pk])
