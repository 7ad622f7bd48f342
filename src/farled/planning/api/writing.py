"""What is done to plans and activities over the API: the acts of the pages, through the pages' own forms."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Document
from farled.people.reads import Request
from farled.planning import acts, forms, reads, rules
from farled.planning.api.reading import ACTIVITY, PLAN, REPORT, router
from farled.planning.api.rounds import saved_round
from farled.planning.models import Activity, Occasion
from farled.planning.states import Onward, Status
from farled.web.forms import EditForm, now
from farled.web.refused import Invalid
from farled.web.renderer import LinesField
from farled.web.rest import Rows, Sent, address, saved


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
    return saved_round(row)


STEPS = Rows(
    "steps",
    {
        "activity": django_forms.ModelChoiceField(label=_("Raden som går vidare"), queryset=None),
        "how": django_forms.ChoiceField(label=_("Hur den går vidare"), choices=Onward.choices),
        "names": LinesField(
            label=_("Vad det blir"),
            required=False,
            help_text=_("Utan namn behåller raden sitt. De som slås ihop under samma namn blir en."),
        ),
    },
    ("activity", "how"),
    _("Hur varje rad går vidare. Rader som inte nämns stannar i planen"),
)


@router.act(
    "/plans/{int:pk}/carry-over/",
    summary=_("För över till nästa plan"),
    description=_("För över, slår ihop, delar eller ersätter rader i en annan plan (to). Allt görs, eller inget."),
    form=forms.CarryForm,
    rows=(STEPS,),
)
def carry_over(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Carry over, merge, split and supersede what a plan leaves to the next."""
    document = _plan(request, pk)
    rules.check_can_keep(request.actor, document)
    rows = list(reads.left_in(request.actor, document))
    known = {row.pk: row for row in rows}
    steps: list[dict[str, Any]] = sent.values.get("steps", [])
    if not {step["activity"] for step in steps} <= known.keys():
        raise Invalid("web.api.reference", field="steps", name="steps")
    if not {step["how"] for step in steps} <= set(Onward.values):
        raise Invalid("web.api.choice", field="steps.how", name="steps.how", known=", ".join(Onward.values))
    plans = reads.plans(request.actor).exclude(pk=pk)
    to = replace(sent, values={name: value for name, value in sent.values.items() if name != "steps"})
    data = to.through(lambda data: forms.CarryForm(plans, (), data))
    acts.carry_over(
        plan=document,
        to=data["to"],
        steps=[
            acts.Step(activity=known[step["activity"]], how=Onward(step["how"]), names=tuple(step.get("names", ())))
            for step in steps
        ],
        by=request.actor,
        at=request.now,
    )
    return saved(data["to"], url=address("planning:plan", data["to"].pk), api=address(PLAN, data["to"].pk))


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
    summary=_("Ta bort ett utkast"),
    description=_("Tar bort en aktivitet eller insats i en plan som ingen har beslutat."),
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


@router.write(
    "PUT",
    "/activities/{int:pk}/passage/",
    summary=_("Koppla till texten"),
    description=_("Textstället i planen, eller i målets dokument, där den står."),
    form=forms.PassageForm,
)
def tie_passage(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say where in the text an activity stands."""
    one = _opened(request, pk)
    rules.check_can_edit(request.actor, one)
    return _done(request, sent, one, acts.tie_passage, lambda data: forms.PassageForm(request.actor, one, data))


@router.write(
    "PUT",
    "/activities/{int:pk}/leads-to/",
    summary=_("Ange vad den leder till"),
    description=_("Ersätter allt som ett nätverk, en kartläggning eller en utbildning leder till med det du skickar."),
    form=forms.LeadOnForm,
)
def lead_on(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say what an activity leads to."""
    one = _opened(request, pk)
    rules.check_can_edit(request.actor, one)
    return _done(request, sent, one, acts.lead_on, lambda data: forms.LeadOnForm(request.actor, one, data))


@router.add(
    "/activities/{int:pk}/occasions/",
    summary=_("Lägg till ett tillfälle"),
    description=_("Lägger till en dag då en utbildning hålls, med hur många som ska utbildas. Antal, aldrig namn."),
    form=forms.OccasionForm,
)
def add_occasion(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Add a day to a training."""
    one = _opened(request, pk)
    rules.check_can_edit(request.actor, one)
    row = acts.add_occasion(activity=one, by=request.actor, at=request.now, **sent.through(forms.OccasionForm))
    return saved(row, url=address("planning:activity", pk), api=address(ACTIVITY, pk))


def _occasion(request: Request, pk: int) -> Occasion:
    found: Occasion = get_object_or_404(reads.occasions(request.actor), pk=pk)
    rules.check_can_edit(request.actor, found.activity)
    return found


@router.change(
    "/occasions/{int:pk}/",
    summary=_("Ändra tillfället"),
    description=_("Ändrar en dag i en utbildning, eller fyller i hur många som utbildades."),
    form=forms.ChangeOccasionForm,
)
def occasion(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a day of a training."""
    one = _occasion(request, pk)
    data = sent.through(lambda data: forms.ChangeOccasionForm(data, initial=now(one, forms.ChangeOccasionForm)))
    row = acts.change_occasion(occasion=one, by=request.actor, at=request.now, **data)
    return saved(row, url=address("planning:activity", row.activity_id), api=address(ACTIVITY, row.activity_id))


@router.remove(
    "/occasions/{int:pk}/",
    summary=_("Ta bort tillfället"),
    description=_("Tar bort en dag som inte blir av. Vad som stod finns kvar i historiken."),
    form=EditForm,
)
def remove_occasion(request: Request, sent: Sent, pk: int) -> None:
    """Take away a day of a training."""
    one = _occasion(request, pk)
    acts.remove_occasion(occasion=one, by=request.actor, at=request.now, **sent.through(EditForm))


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
