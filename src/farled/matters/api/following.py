"""What is done around decisions over the API: motions, points to answer, meetings, copies, the diary, assignments."""

from typing import Any

from django import forms as django_forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.matters import acts, forms, reads, rules
from farled.matters.api.matters import ASSIGNMENT, POINT, router
from farled.matters.api.others import ENTRY, MEETING, STAGE
from farled.matters.api.writing import EITHER, entered, opened
from farled.matters.models import Assignment, Decision, DiaryEntry, Meeting, Motion, Stage
from farled.people.reads import Request, own_organisation
from farled.web.forms import now
from farled.web.refused import Refused
from farled.web.rest import Sent, address, saved

# --- Motions and recommittals -----------------------------------------------------------------------------------------


def _motion(one: Motion) -> dict[str, Any]:
    route = address("api:matters.motion", one.matter_id)
    return saved(one, url=address("matters:matter", one.matter_id), api=route)


@router.add(
    "/matters/{int:pk}/motion/",
    summary=_("För in vad en motion säger"),
    description=_("Vem som väckte motionen, när, och vad den begär. Görs en gång; sedan ändras det."),
    form=forms.FirstMotionForm,
)
def write_motion(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write down what a motion says."""
    one = opened(request, pk)
    if reads.motion_of(one) is not None:
        raise Refused("matters.motion.there")
    data = sent.through(lambda data: forms.FirstMotionForm(request.actor, data))
    return _motion(acts.write_motion(matter=one, version=0, by=request.actor, at=request.now, **data))


@router.change(
    "/matters/{int:pk}/motion/",
    summary=_("Ändra vad en motion säger"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.MotionForm,
)
def change_motion(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what is written of a motion."""
    matter = opened(request, pk)
    one = reads.motion_of(matter)
    if one is None:
        raise Http404
    data = sent.through(lambda data: forms.MotionForm(request.actor, data, initial=forms.motion_now(one)))
    return _motion(acts.write_motion(matter=matter, by=request.actor, at=request.now, **data))


@router.act(
    "/points/{int:pk}/answer/",
    summary=_("Besvara en punkt i en återremiss"),
    description=_("Ger svaret, eller säger till vilket ärende punkten flyttas och varför."),
    form=forms.AnswerForm,
)
def answer_point(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Answer one point of a recommittal."""
    point = get_object_or_404(reads.points(request.actor), pk=pk)
    data = sent.through(lambda data: forms.AnswerForm(request.actor, point.decision.matter, data))
    done = acts.answer_point(point=point, by=request.actor, at=request.now, **data)
    return saved(done, url=address("matters:matter", done.decision.matter_id), api=address(POINT, done.pk))


# --- Meetings ---------------------------------------------------------------------------------------------------------


def _meeting(one: Meeting) -> dict[str, Any]:
    return saved(one, url=address("matters:meeting", one.pk), api=address(MEETING, one.pk))


@router.add(
    "/meetings/",
    summary=_("Lägg till ett sammanträde"),
    description=_("Antecknar att en nämnd, styrelse eller grupp sammanträder en dag. Finns det redan är det svaret."),
    form=forms.CallForm,
    more={"body": EITHER},
)
def call(request: Request, sent: Sent) -> dict[str, Any]:
    """Note that an organ meets."""
    data = sent.through(lambda data: forms.CallForm(request.actor, data))
    organisation = own_organisation(request.actor)
    return _meeting(acts.call_meeting(organisation=organisation, by=request.actor, at=request.now, **data))


@router.act(
    "/meetings/{int:pk}/list/",
    summary=_("Sätt upp ett ärende på ärendelistan"),
    description=_("Sätter upp ett öppet ärende på sammanträdets lista."),
    form=forms.ListForm,
)
def list_matter(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Put a matter on a meeting's list."""
    one = get_object_or_404(reads.meetings(request.actor), pk=pk)
    data = sent.through(lambda data: forms.ListForm(request.actor, one, data))
    acts.place_on_list(meeting=one, by=request.actor, at=request.now, **data)
    return _meeting(one)


@router.remove(
    "/items/{int:pk}/",
    summary=_("Ta bort ett ärende från ärendelistan"),
    description=_("Tar bort en plats på listan som inte har behandlats. Platsens id står på sammanträdet som item."),
    form=django_forms.Form,
)
def unlist(request: Request, sent: Sent, pk: int) -> None:
    """Take a matter off a meeting's list."""
    item = get_object_or_404(reads.agenda_items(request.actor), pk=pk)
    acts.take_off_list(item=item, by=request.actor, at=request.now)


@router.act(
    "/decisions/{int:pk}/copies/",
    summary=_("Anteckna att kopior är skickade"),
    description=_("Vilka kopior (id) som är skickade, och vilken dag."),
    form=forms.SendForm,
)
def send_copies(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Note that copies of a decision have been sent."""
    one: Decision = get_object_or_404(reads.whole(reads.decisions(request.actor)), pk=pk)
    data = sent.through(lambda data: forms.SendForm(one, data))
    return entered(acts.send_copies(decision=one, by=request.actor, at=request.now, **data))


# --- The diary --------------------------------------------------------------------------------------------------------


def _entry(one: DiaryEntry) -> dict[str, Any]:
    return saved(one, url=address("matters:matter", one.matter_id), api=address(ENTRY, one.pk))


@router.add(
    "/matters/{int:pk}/diary/",
    summary=_("Diarieför en handling"),
    description=_("Skriver in en inkommen, upprättad eller utgående handling i ärendet."),
    form=forms.EntryForm,
)
def enter(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Enter a document in the diary of a matter."""
    one, data = opened(request, pk), sent.through(forms.EntryForm)
    return _entry(acts.enter(matter=one, by=request.actor, at=request.now, **data))


@router.change(
    "/diary/{int:pk}/",
    summary=_("Rätta en diariepost"),
    description=_("Ändrar de fält du skickar och behåller de andra. Skälet syns i ärendets historik."),
    form=forms.CorrectEntryForm,
)
def correct_entry(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Correct an entry of the diary, or change its secrecy."""
    entry: DiaryEntry = get_object_or_404(reads.diary(request.actor), pk=pk)
    if not reads.may_read(request.actor, entry):
        raise Http404
    acts.note_reading(matter=entry.matter, by=request.actor, at=request.now)
    acts.note_entry_read(entry=entry, by=request.actor, at=request.now)
    data = sent.through(lambda data: forms.CorrectEntryForm(data, initial=now(entry, forms.CorrectEntryForm)))
    return _entry(acts.correct_entry(entry=entry, by=request.actor, at=request.now, **data))


# --- Assignments ------------------------------------------------------------------------------------------------------


def _assignment(request: Request, pk: int) -> Assignment:
    found: Assignment = get_object_or_404(reads.assignments(request.actor), pk=pk)
    return found


def _given(one: Assignment) -> dict[str, Any]:
    return saved(one, url=address("matters:assignment", one.pk), api=address(ASSIGNMENT, one.pk))


def _staged(one: Stage) -> dict[str, Any]:
    return saved(one, url=address("matters:assignment", one.assignment_id), api=address(STAGE, one.pk))


@router.add(
    "/assignments/",
    summary=_("Registrera ett uppdrag"),
    description=_("Ett uppdrag som en budget, ett dokument eller ett beslut ger en nämnd eller förvaltning."),
    form=forms.AssignmentForm,
)
def give_assignment(request: Request, sent: Sent) -> dict[str, Any]:
    """Register an assignment."""
    data = sent.through(lambda data: forms.AssignmentForm(request.actor, data))
    organisation = own_organisation(request.actor)
    return _given(acts.give_assignment(organisation=organisation, by=request.actor, at=request.now, **data))


@router.change(
    "/assignments/{int:pk}/",
    summary=_("Ändra ett uppdrag"),
    description=_("Ändrar de fält du skickar och behåller de andra, tills uppdraget är redovisat och fullgjort."),
    form=forms.ChangeAssignmentForm,
)
def change_assignment(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what an assignment says."""
    one = _assignment(request, pk)
    initial = now(one, forms.ChangeAssignmentForm)
    data = sent.through(lambda data: forms.ChangeAssignmentForm(request.actor, data, initial=initial))
    return _given(acts.change_assignment(assignment=one, by=request.actor, at=request.now, **data))


@router.act(
    "/assignments/{int:pk}/report/",
    summary=_("Redovisa ett uppdrag"),
    description=_("Säger vad som är gjort. Organet som gav uppdraget förklarar det sedan fullgjort i ett beslut."),
    form=forms.ReportForm,
)
def report_assignment(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Report that an assignment has been carried out."""
    one = _assignment(request, pk)
    rules.check_can_report(request.actor, one)
    data = sent.through(forms.ReportForm)
    return _given(acts.report_assignment(assignment=one, by=request.actor, at=request.now, **data))


@router.add(
    "/assignments/{int:pk}/stages/",
    summary=_("Lägg till en etapp"),
    description=_("Delar upp uppdraget i en etapp till."),
    form=forms.StageForm,
)
def add_stage(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Add a stage to an assignment."""
    one = _assignment(request, pk)
    return _staged(acts.add_stage(assignment=one, by=request.actor, at=request.now, **sent.through(forms.StageForm)))


@router.act(
    "/stages/{int:pk}/report/",
    summary=_("Redovisa en etapp"),
    description=_("Säger vad som är gjort i etappen."),
    form=forms.ReportForm,
)
def report_stage(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Report a stage of an assignment."""
    stage: Stage = get_object_or_404(reads.stages(request.actor), pk=pk)
    rules.check_can_report(request.actor, stage.assignment)
    data = sent.through(forms.ReportForm)
    return _staged(acts.report_stage(stage=stage, by=request.actor, at=request.now, **data))
