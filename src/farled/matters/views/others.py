"""The pages of what follows from decisions: points to answer, motions, the diary, assignments."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.matters import acts, forms, reads, rules
from farled.matters.models import Assignment, DiaryEntry
from farled.matters.states import ASSIGNMENT_TAGS, AssignmentState, Course
from farled.matters.views.matters import about, opened
from farled.people.reads import Request, own_organisation
from farled.trail.reads import told
from farled.web import formats
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.templatetags.farled import due as due_tag
from farled.web.templatetags.farled import state_tag


def answer_point(request: Request, pk: int) -> HttpResponse:
    """Answer one point of a recommittal."""
    point = get_object_or_404(reads.points(request.actor), pk=pk)
    matter = opened(request, point.decision.matter_id)
    begun = {**now(point, forms.AnswerForm), "on": point.answered_on or request.today}
    return about(
        request,
        matter,
        partial(acts.answer_point, point=point),
        template="matters/answer_point.html",
        form=forms.AnswerForm(request.actor, matter, request.POST or None, initial=begun),
        message=_("Punkten är besvarad."),
        point=point,
    )


def motion(request: Request, pk: int) -> HttpResponse:
    """Write down what a motion says."""
    matter = opened(request, pk)
    one = reads.motion_of(matter)
    begun = forms.motion_now(one) if one else {"version": 0, "submitted_on": matter.opened_on}
    return about(
        request,
        matter,
        partial(acts.write_motion, matter=matter),
        template="matters/motion.html",
        form=forms.MotionForm(request.actor, request.POST or None, initial=begun),
        message=_("Motionen är införd."),
    )


# --- The diary --------------------------------------------------------------------------------------------------------


def _about_what(entry: DiaryEntry) -> object:
    url = reverse("matters:matter", args=[entry.matter_id])
    if entry.secret:
        return format_html("{} {}", link(url, entry.reference), state_tag("warn", _("sekretess")))
    return link(url, entry.subject)


def _from_or_to(entry: DiaryEntry) -> str:
    if entry.secret or not entry.counterpart:
        return ""
    if entry.course == Course.SENT:
        return _("till %s") % entry.counterpart
    return _("från %s") % entry.counterpart if entry.course == Course.RECEIVED else entry.counterpart


DIARY_COLUMNS = [
    Column(key="subject", label=gettext_lazy("Handling"), cell=_about_what),
    Column(key="reference", cell=lambda e: e.reference),
    Column(key="course", cell=lambda e: e.get_course_display()),
    Column(key="counterpart", label=gettext_lazy("Från eller till"), cell=_from_or_to),
    Column(key="on", cell=lambda e: formats.day(e.on)),
]


def diary(request: Request) -> HttpResponse:
    """The diary for everyone in the organisation: what a secret document is about is left out."""
    may = rules.can_register(request.actor, request.actor.organisation_id)
    listing = ListPage(
        request,
        reads.diary(request.actor),
        columns=DIARY_COLUMNS,
        filterset=forms.DiaryFilter,
        default_order="-on",
        nouns=(_("handling"), _("handlingar")),
        empty=Empty(
            _("Inga handlingar än"),
            _("Här står varje handling som kommit in, upprättats eller skickats. Den första skrivs in med ärendet."),
            reverse("matters:register") if may else "",
            _("Registrera ett ärende") if may else "",
        ),
        sheet="matters.diary",
    )
    return listing.render("matters/diary.html", {})


def enter(request: Request, pk: int) -> HttpResponse:
    """Enter a document in the diary of a matter."""
    matter = opened(request, pk)
    return about(
        request,
        matter,
        partial(acts.enter, matter=matter),
        template="matters/enter.html",
        form=forms.EntryForm(request.POST or None, initial={"on": request.today}),
        message=_("Handlingen är diarieförd."),
    )


def correct_entry(request: Request, pk: int) -> HttpResponse:
    """Correct an entry of the diary, or change its secrecy."""
    entry = get_object_or_404(reads.diary(request.actor), pk=pk)
    matter = opened(request, entry.matter_id)
    if not reads.may_read(request.actor, entry):
        raise Http404
    acts.note_entry_read(entry=entry, by=request.actor, at=request.now)
    return about(
        request,
        matter,
        partial(acts.correct_entry, entry=entry),
        template="matters/correct_entry.html",
        form=forms.CorrectEntryForm(request.POST or None, initial=now(entry, forms.CorrectEntryForm)),
        message=_("Diarieposten är rättad."),
        entry=entry,
    )


# --- Assignments ------------------------------------------------------------------------------------------------------


def _title(row: Assignment) -> object:
    return link(reverse("matters:assignment", args=[row.pk]), row.open_title)


def _due(row: Assignment, request: Request) -> str:
    if row.due is None:
        return ""
    return due_tag(row.due, request.today) if row.late(request.today) else formats.day(row.due)


def _columns(request: Request) -> list[Column]:
    return [
        Column(key="title", cell=_title),
        Column(key="given_in", cell=lambda a: a.open_origin),
        Column(key="given_to", cell=lambda a: a.given_to.name),
        Column(key="state", cell=lambda a: state_tag(ASSIGNMENT_TAGS[AssignmentState(a.state)])),
        Column(key="due", cell=lambda a: _due(a, request)),
    ]


def assignments(request: Request) -> HttpResponse:
    """The assignments, the open ones first, with what is late."""
    may = rules.can_register(request.actor, request.actor.organisation_id)
    seen = reads.assignments(request.actor)
    listing = ListPage(
        request,
        seen,
        columns=_columns(request),
        filterset=forms.AssignmentFilter,
        default_order="state",
        nouns=(_("uppdrag"), _("uppdrag")),
        empty=Empty(
            _("Inga uppdrag än"),
            _("Här följs politiska uppdrag från budget eller beslut tills ett beslut förklarar dem fullgjorda."),
            reverse("matters:give_assignment") if may else "",
            _("Registrera ett uppdrag") if may else "",
        ),
        sheet="matters.assignments",
    )
    context = {
        "can_give": may,
        "open": reads.still_open(seen).count(),
        "late": reads.late(seen, request.today).count(),
    }
    return listing.render("matters/assignments.html", context)


def assignment(request: Request, pk: int) -> HttpResponse:
    """One assignment: where it comes from, its stages, and the clause that declares it fulfilled."""
    one = _assignment(request, pk)
    stages = list(reads.stages(request.actor).filter(assignment=one).order_by("order"))
    by = reads.fulfilled_by(one, request.actor)
    ongoing = rules.is_ongoing(one)
    context = {
        "assignment": one,
        "state_tag": ASSIGNMENT_TAGS[AssignmentState(one.state)],
        "late": one.late(request.today),
        "stages": [(stage, stage.late(request.today)) for stage in stages],
        "fulfilled_by": by,
        "history": told(one, *stages, reader=request.actor),
        "can_change": ongoing and rules.can_keep(request.actor, one),
        "can_report": ongoing and rules.can_report(request.actor, one),
    }
    return render(request, "matters/assignment.html", context)


def _assignment(request: Request, pk: int) -> Assignment:
    """An assignment one may see; that one of a secret matter has been opened is told to history."""
    one: Assignment = get_object_or_404(reads.assignments(request.actor), pk=pk)
    if one.matter_id:
        one.matter = opened(request, one.matter_id)
    return one


def _to_assignment(pk: int) -> str:
    return reverse("matters:assignment", args=[pk])


def give_assignment(request: Request) -> HttpResponse:
    """Register an assignment."""
    return form_page(
        request,
        template="matters/give_assignment.html",
        form=forms.AssignmentForm(request.actor, request.POST or None),
        act=lambda data: acts.give_assignment(
            organisation=own_organisation(request.actor), by=request.actor, at=request.now, **data
        ),
        done=lambda one: _to_assignment(one.pk),
        message=_("Uppdraget är registrerat."),
    )


def change_assignment(request: Request, pk: int) -> HttpResponse:
    """Change what an assignment says."""
    one = _assignment(request, pk)
    return form_page(
        request,
        template="matters/change_assignment.html",
        form=forms.ChangeAssignmentForm(
            request.actor, request.POST or None, initial=now(one, forms.ChangeAssignmentForm)
        ),
        act=lambda data: acts.change_assignment(assignment=one, by=request.actor, at=request.now, **data),
        done=lambda _one: _to_assignment(one.pk),
        message=_("Ändringen är sparad."),
        context={"assignment": one},
    )


def report_assignment(request: Request, pk: int) -> HttpResponse:
    """Report that an assignment has been carried out."""
    one = _assignment(request, pk)
    return form_page(
        request,
        template="matters/report_assignment.html",
        form=forms.ReportForm(
            request.POST or None, initial={"version": one.version, "report": one.report, "on": request.today}
        ),
        act=lambda data: acts.report_assignment(assignment=one, by=request.actor, at=request.now, **data),
        done=lambda _one: _to_assignment(one.pk),
        message=_("Uppdraget är redovisat. Ett beslut förklarar det fullgjort."),
        context={"assignment": one},
    )


def add_stage(request: Request, pk: int) -> HttpResponse:
    """Add a stage to an assignment."""
    one = _assignment(request, pk)
    return form_page(
        request,
        template="matters/add_stage.html",
        form=forms.StageForm(request.POST or None),
        act=lambda data: acts.add_stage(assignment=one, by=request.actor, at=request.now, **data),
        done=lambda _stage: _to_assignment(one.pk),
        message=_("Etappen är tillagd."),
        context={"assignment": one},
    )


def report_stage(request: Request, pk: int) -> HttpResponse:
    """Report a stage of an assignment."""
    stage = get_object_or_404(reads.stages(request.actor), pk=pk)
    one = _assignment(request, stage.assignment_id)
    return form_page(
        request,
        template="matters/report_stage.html",
        form=forms.ReportForm(
            request.POST or None, initial={"version": stage.version, "report": stage.report, "on": request.today}
        ),
        act=lambda data: acts.report_stage(stage=stage, by=request.actor, at=request.now, **data),
        done=lambda _stage: _to_assignment(one.pk),
        message=_("Etappen är redovisad."),
        context={"assignment": one, "stage": stage},
    )
