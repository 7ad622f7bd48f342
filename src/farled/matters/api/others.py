"""Meetings, assignments and the diary over the API. What is secret is left out as on the pages."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.matters import acts, forms, reads
from farled.matters.api.matters import (
    ASSIGNMENT,
    DECISION,
    MATTER,
    MotionShape,
    PointShape,
    organ,
    router,
    told_motion,
    told_point,
)
from farled.matters.models import Assignment, DiaryEntry, Matter, Meeting, Point, Stage
from farled.matters.states import AssignmentState, Course
from farled.people.reads import Request
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    told,
    versioned,
)

STAGE = "api:matters.stage"
MEETING, ENTRY = "api:matters.meeting", "api:matters.diary_entry"


class MeetingRow(Row):
    """A meeting in the list."""

    organ: Reference = told(_("Nämnden, styrelsen eller gruppen som sammanträdde"))
    on: date = said(Meeting, "on")
    decided: int = told(_("Antal beslut som du får se"))


class HandledShape(Shape):
    """A matter on a meeting's list, with the decision when there is one."""

    item: int | None = told(_("Id för platsen på listan; tomt för ett beslut som inte stod där"))
    matter: Reference = told(_("Ärendet"))
    decision: Reference | None = told(_("Beslutet; tomt medan det väntar"))


class MeetingShape(MeetingRow):
    """A meeting with its list."""

    handled: list[HandledShape] = told(_("Ärendelistan: det som är beslutat efter paragraf, sedan det som väntar"))


class AssignmentRow(Row):
    """An assignment in the list."""

    title: str | None = told(_("Uppdrag. Tomt för ett ärende med sekretess, tills uppdraget öppnas"))
    given_in: str | None = said(Assignment, "given_in")
    given_by: Reference | None = said(Assignment, "given_by")
    given_to: Reference = said(Assignment, "given_to")
    state: AssignmentState = one_of(AssignmentState, _("Status"))
    due: date | None = said(Assignment, "due")
    late: bool = told(_("Om det skulle ha redovisats"))


class StageShape(Shape):
    """A stage of an assignment."""

    id: int = told(_("Id"))
    api: str = told(_("Adress i API:et"))
    version: int = versioned()
    number: int = told(_("Etappens nummer"))
    text: str = said(Stage, "text")
    due: date | None = said(Stage, "due")
    reported_on: date | None = said(Stage, "reported_on")
    report: str = said(Stage, "report")


class AssignmentShape(AssignmentRow):
    """An assignment with all it says."""

    version: int = versioned()
    text: str = said(Assignment, "text")
    given_on: date | None = said(Assignment, "given_on")
    matter: Reference | None = said(Assignment, "matter")
    reported_on: date | None = said(Assignment, "reported_on")
    report: str = said(Assignment, "report")
    stages: list[StageShape] = told(_("Etapperna, i ordning"))
    fulfilled_by: Reference | None = told(_("Beslutet som förklarar det fullgjort"))
    source: str = said(Assignment, "source")


class EntryRow(Row):
    """A document in the diary."""

    reference: str = told(_("Ärendets nummer och handlingens"))
    matter: Reference = said(DiaryEntry, "matter")
    on: date = said(DiaryEntry, "on")
    course: Course = one_of(Course, _("Slag"))
    counterpart: str | None = told(_("Från eller till vem. Tomt när handlingen har sekretess"))
    subject: str | None = told(_("Vad handlingen rör. Tomt när handlingen har sekretess"))
    confidential: bool = said(DiaryEntry, "confidential")


class EntryShape(EntryRow):
    """A document in the diary with its version."""

    version: int = versioned()


MEETINGS = Listed(orders={"on": ["on"], "decided": ["decided"]}, default="-on", filters=forms.MeetingFilter)


@router.read(
    "/meetings/",
    summary=_("Sammanträden"),
    description=_("När organ och grupper sammanträder, och hur mycket de har beslutat."),
    answer=pages(MeetingRow),
    asks=MEETINGS,
)
def meetings(request: Request, asked: Asked) -> dict[str, Any]:
    """The meetings."""
    return MEETINGS.page(request, asked, reads.meetings(request.actor), _meetings)


def _meetings(rows: Iterable[Meeting]) -> list[dict[str, Any]]:
    return [_meeting(row) for row in rows]


def _meeting(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("matters:meeting", row.pk),
        "api": address(MEETING, row.pk),
        "organ": organ(row.organ),
        "on": row.on,
        "decided": row.decided,
    }


@router.read(
    "/meetings/{int:pk}/",
    summary=_("Ett sammanträde"),
    description=_("Dagens ärendelista, med besluten i de ärenden du får se."),
    answer=MeetingShape,
)
def meeting(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One meeting."""
    one = get_object_or_404(reads.meetings(request.actor), pk=pk)
    handled = [
        {
            "item": each.item.pk if each.item else None,
            "matter": _matter(each.matter),
            "decision": reference(DECISION, each.decision.pk, str(each.decision)) if each.decision else None,
        }
        for each in reads.handled_at(one, request.actor)
    ]
    return _meeting(one) | {"handled": handled}


def _matter(one: Matter) -> Any:
    return reference(MATTER, one.pk, str(one))


ASSIGNMENTS = Listed(
    orders={
        "title": [swedish("title")],
        "given_in": [swedish("given_in")],
        "given_to": [swedish("given_to__name")],
        "state": ["state"],
        "due": ["due"],
    },
    default="state",
    filters=forms.AssignmentFilter,
)


@router.read(
    "/assignments/",
    summary=_("Uppdrag"),
    description=_("Politiska uppdrag, med dem som skulle ha redovisats."),
    answer=pages(AssignmentRow),
    asks=ASSIGNMENTS,
)
def assignments(request: Request, asked: Asked) -> dict[str, Any]:
    """The assignments."""

    def shaped(rows: Iterable[Assignment]) -> list[dict[str, Any]]:
        return [_assignment(row, request) for row in rows]

    return ASSIGNMENTS.page(request, asked, reads.assignments(request.actor), shaped)


def _assignment(row: Assignment, request: Request) -> dict[str, Any]:
    """An assignment as it stands among others: what one of a secret matter is about is left out."""
    secret = row.matter is not None and row.matter.confidential
    return {
        "id": row.pk,
        "url": address("matters:assignment", row.pk),
        "api": address(ASSIGNMENT, row.pk),
        "title": None if secret else row.title,
        "given_in": None if secret else row.given_in,
        "given_by": organ(row.given_by) if row.given_by else None,
        "given_to": organ(row.given_to),
        "state": row.state,
        "due": row.due,
        "late": row.late(request.today),
    }


@router.read(
    "/assignments/{int:pk}/",
    summary=_("Ett uppdrag"),
    description=_("Var uppdraget kommer ifrån, dess etapper och beslutet som förklarar det fullgjort."),
    answer=AssignmentShape,
)
def assignment(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One assignment. That one of a secret matter is opened is told to history."""
    one: Assignment = get_object_or_404(reads.assignments(request.actor), pk=pk)
    acts.note_reading(matter=one.matter, by=request.actor, at=request.now)
    by = reads.fulfilled_by(one, request.actor)
    stages = reads.stages(request.actor).filter(assignment=one).order_by("order")
    return _assignment(one, request) | {
        "version": one.version,
        "title": one.title,
        "given_in": one.given_in,
        "text": one.text,
        "given_on": one.given_on,
        "matter": _matter(one.matter) if one.matter else None,
        "reported_on": one.reported_on,
        "report": one.report,
        "stages": [
_stage(each) for each in stages
        ],
        "fulfilled_by": reference(DECISION, by.decision_id, str(by.decision)) if by else None,
        "source": one.source,
    }  # fmt: skip


def _stage(each: Stage) -> dict[str, Any]:
    return {
        "id": each.pk,
        "api": address(STAGE, each.pk),
        "version": each.version,
        "number": each.order,
        "text": each.text,
        "due": each.due,
        "reported_on": each.reported_on,
        "report": each.report,
    }


@router.read(
    "/stages/{int:pk}/",
    summary=_("En etapp"),
    description=_("En etapp av ett uppdrag, med vad som är redovisat."),
    answer=StageShape,
)
def stage(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One stage. That one of a secret matter is read is told to history."""
    one: Stage = get_object_or_404(reads.stages(request.actor).select_related("assignment__matter"), pk=pk)
    whole = one.assignment
    acts.note_reading(matter=whole.matter, by=request.actor, at=request.now)
    return _stage(one)


@router.read(
    "/points/{int:pk}/",
    summary=_("En punkt i en återremiss"),
    description=_("Vad som ska kompletteras och vad svaret är."),
    answer=PointShape,
)
def point(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One point of a recommittal. That one of a secret matter is read is told to history."""
    one: Point = get_object_or_404(reads.points(request.actor), pk=pk)
    acts.note_reading(matter=one.decision.matter, by=request.actor, at=request.now)
    return told_point(request, one)


@router.read(
    "/matters/{int:pk}/motion/",
    summary=_("Vad en motion säger"),
    description=_("Vem som väckte motionen, vad den begär och vad som redan täcker den."),
    answer=MotionShape,
)
def motion(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """What a motion says. That a secret one is read is told to history."""
    one: Matter = get_object_or_404(reads.matters(request.actor), pk=pk)
    found = reads.motion_of(one)
    if found is None:
        raise Http404
    acts.note_reading(matter=one, by=request.actor, at=request.now)
    return told_motion(found) or {}


DIARY = Listed(
    orders={"reference": ["matter__reference", "number"], "course": ["course"], "on": ["on"]},
    default="-on",
    filters=forms.DiaryFilter,
)


@router.read(
    "/diary/",
    summary=_("Diarium"),
    description=_("Varje handling i diariet. Vad en hemlig handling rör är utelämnat."),
    answer=pages(EntryRow),
    asks=DIARY,
)
def diary(request: Request, asked: Asked) -> dict[str, Any]:
    """The diary."""
    return DIARY.page(request, asked, reads.diary(request.actor), _entries)


def _entries(rows: Iterable[DiaryEntry]) -> list[dict[str, Any]]:
    return [_entry(row, shown=not row.secret) for row in rows]


def _entry(row: DiaryEntry, *, shown: bool) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("matters:matter", row.matter_id),
        "api": address(ENTRY, row.pk),
        "reference": row.reference,
        "matter": _matter(row.matter),
        "on": row.on,
        "course": row.course,
        "counterpart": row.counterpart if shown else None,
        "subject": row.subject if shown else None,
        "confidential": row.confidential,
    }


@router.read(
    "/diary/{int:pk}/",
    summary=_("En diariepost"),
    description=_("En handling. Vad en hemlig rör visas bara för den som får läsa sekretess, och det antecknas."),
    answer=EntryShape,
)
def diary_entry(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One document of the diary. That what is secret is read is told to history."""
    one: DiaryEntry = get_object_or_404(reads.diary(request.actor), pk=pk)
    may = reads.may_read(request.actor, one)
    acts.note_reading(matter=one.matter, by=request.actor, at=request.now)
    if may:
        acts.note_entry_read(entry=one, by=request.actor, at=request.now)
    return _entry(one, shown=may) | {"version": one.version}
