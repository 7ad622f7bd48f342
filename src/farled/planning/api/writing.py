"""What is done to plans and activities over the API: the acts of the pages, through the pages' own forms."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Document
from farled.people.reads import Request
from farled.planning import acts, forms, reads, rules
from farled.planning.api.reading import ACTIVITY, PLAN, REPORT, router
from farled.planning.models import Activity
from farled.planning.states import Status
from farled.web.forms import EditForm
from farled.web.rest import Sent, address, saved


def _plan(request: Request, pk: int) -> Document:
    found: Document = get_object_or_404(reads.plans(request.actor), pk=pk)
    return found


def _opened(request: Request, pk: int) -> Activity:
    rows = reads.activities(request.actor).prefetch_related("parts__body", "listings")
    found: Activity = get_object_or_404(rows, pk=pk)
    return found


def _saved(one: Activity) -> dict[str, Any]:
    return saved(one, url=address("planning:activity", one.pk), api=address(ACTIVITY, one.pk))


def _done(
    request: Request, sent: Sent, one: Activity, act: Callable[..., Activity], make: Callable[..., Any]
) -> dict[str, Any]:
    """An act on an activity through the form that ``make(data)`` gives."""
    return _saved(act(activity=one, by=request.actor, at=request.now, **sent.through(make)))


# --- Plans ------------------------------------------------------------------------------------------------------------


@router.add(
    "/plans/{int:pk}/activities/",
    summary=_("Lägg till i en plan"),
    description=_("Lägger till en aktivitet eller en insats. Den som håller planen får göra det."),
    form=forms.AddForm,
)
def add_activity(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Add an activity or insats to a plan."""
    document = _plan(request, pk)
    rules.check_can_keep(request.actor, document)
    data = sent.through(lambda data: forms.AddForm(request.actor, data))
    return _saved(
        acts.add_activity(document=document, content=forms.content(data), by=request.actor, at=request.now, **data)
    )


@router.act(
    "/plans/{int:pk}/open-round/",
    summary=_("Öppna en uppföljning"),
    description=_("Frågar alla som har del i något i planen. Uppföljningen skickas ut strax efter."),
    form=forms.RoundForm,
)
def open_round(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Open a follow-up of the plan."""
    document = _plan(request, pk)
    rules.check_can_keep(request.actor, document)
    bodies = reads.bodies_taking_part(document)
    having = reads.bodies_with_approver(request.actor, on=request.today)
    data = sent.through(lambda data: forms.RoundForm(bodies, having, data))
    row = acts.open_round(document=document, by=request.actor, at=request.now, **data)
    return saved(document, url=address("planning:round", row.pk), api=address(PLAN, pk))


# --- Activities -------------------------------------------------------------------------------------------------------


@router.change(
    "/activities/{int:pk}/",
    summary=_("Ändra en aktivitet eller insats"),
    description=_("Ändrar de fält du skickar och behåller de andra. Status ändras av rapporter, utfall och liknande."),
    form=forms.ChangeForm,
)
def change_activity(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what an activity says and where it stands."""
    one = _opened(request, pk)
    rules.check_can_edit(request.actor, one)
    data = sent.through(lambda data: forms.ChangeForm(request.actor, data, initial=reads.stored(one), but=one.pk))
    return _saved(
        acts.change_activity(activity=one, content=forms.content(data), by=request.actor, at=request.now, **data)
    )


@router.remove(
    "/activities/{int:pk}/",
    summary=_("Radera ett utkast"),
    description=_("Raderar en aktivitet eller insats i en plan som ingen har beslutat."),
    form=EditForm,
)
def remove_draft(request: Request, sent: Sent, pk: int) -> None:
    """Delete a draft."""
    one = _opened(request, pk)
    rules.check_can_keep(request.actor, one.document)
    acts.remove_draft(activity=one, by=request.actor, at=request.now, **sent.through(EditForm))


@router.write(
    "PUT",
    "/activities/{int:pk}/bodies/",
    summary=_("Ange vilka som ansvarar och medverkar"),
    description=_("Ersätter alla som ansvarar och medverkar med dem du skickar."),
    form=forms.BodiesForm,
)
def set_bodies(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say who answers for an activity and who contributes."""
    one = _opened(request, pk)
    rules.check_can_edit(request.actor, one)
    return _done(request, sent, one, acts.set_bodies, lambda data: forms.BodiesForm(request.actor, one, data))


@router.add(
    "/activities/{int:pk}/reports/",
    summary=_("Rapportera läget"),
    description=_(
        "Rapporterar hur en aktivitet går, för en enhet som deltar eller, utan body, för den som håller planen."
    ),
    form=forms.ReportForm,
)
def report_status(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Report how an activity goes."""
    one = _opened(request, pk)
    rules.check_can_report(request.actor, one)
    data = sent.through(lambda data: forms.ReportForm(request.actor, one, data))
    report = acts.report_status(activity=one, by=request.actor, at=request.now, **data)
    return saved(report, url=address("planning:activity", pk), api=address(REPORT, report.pk))


@router.act(
    "/activities/{int:pk}/outcome/",
    summary=_("Skriv utfallet"),
    description=_("Avslutar en aktivitet med vad det blev, eller skriver om utfallet för en som är avslutad."),
    form=forms.OutcomeForm,
)
def record_outcome(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Finish an activity with what came of it."""
    one = _opened(request, pk)
    rules.check_can_edit(request.actor, one)
    return _done(request, sent, one, acts.record_outcome, lambda data: forms.OutcomeForm(Status(one.status), data))


@router.act(
    "/activities/{int:pk}/prolong/",
    summary=_("Förläng"),
    description=_("Flyttar fram sluttiden. Skälet blir en fotnot i planen."),
    form=forms.ProlongForm,
)
def prolong(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Give an activity a later end, for a reason."""
    one = _opened(request, pk)
    rules.check_can_keep(request.actor, one.document)
    return _done(request, sent, one, acts.prolong, forms.ProlongForm)


@router.act(
    "/activities/{int:pk}/keep-end/",
    summary=_("Behåll sluttiden"),
    description=_("Svarar nej till en ny sluttid som en enhet har föreslagit."),
    form=forms.WhyForm,
)
def keep_end(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Answer no to a new end that a body asks for."""
    one = _opened(request, pk)
    rules.check_can_keep(request.actor, one.document)
    return _done(request, sent, one, acts.keep_end, forms.WhyForm)


@router.act(
    "/activities/{int:pk}/drop/",
    summary=_("Ta ur planen"),
    description=_("Markerar en aktivitet som ersatt, inte använd eller struken. Den och skälet står kvar."),
    form=forms.DropForm,
)
def drop(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take an activity out of the plan."""
    one = _opened(request, pk)
    rules.check_can_keep(request.actor, one.document)
    return _done(request, sent, one, acts.drop, forms.DropForm)


@router.act(
    "/activities/{int:pk}/reopen/",
    summary=_("Återöppna"),
    description=_("Tar upp en avslutad aktivitet igen. Utfallet flyttas till historiken."),
    form=forms.WhyForm,
)
def reopen(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take up again what was finished."""
    one = _opened(request, pk)
    rules.check_can_edit(request.actor, one)
    return _done(request, sent, one, acts.reopen, forms.WhyForm)
