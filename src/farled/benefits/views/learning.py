"""Evaluations of initiatives, and lessons that anyone finds (S77, S113)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.benefits import acts, figures, forms, reads, rules
from farled.benefits.models import Lesson
from farled.benefits.views.benefits import opened_initiative
from farled.people.reads import Request
from farled.trail.reads import told
from farled.web import formats
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.slots import exports_for, panels_for


def evaluate(request: Request, pk: int) -> HttpResponse:
    """Tell what an initiative came to."""
    one = opened_initiative(request, pk)
    rules.check_can_plan_for(request.actor, one)
    rows = reads.benefits_of(one)
    sums = figures.sums_of(figures.parts_of(rows, reads.realised_of([row.pk for row in rows])))
    return form_page(
        request,
        template="benefits/evaluate.html",
        form=forms.EvaluationForm(request.POST or None),
        act=lambda data: acts.evaluate(initiative=one, by=request.actor, at=request.now, **data),
        done=lambda row: reverse("benefits:evaluation", args=[row.pk]),
        message=_("Utvärderingen är sparad. Skriv gärna en lärdom så att andra hittar den."),
        context={"one": one, "sums": sums},
    )


def evaluation(request: Request, pk: int) -> HttpResponse:
    """One evaluation, beside what the benefits have come to."""
    row = get_object_or_404(reads.evaluations(request.actor), pk=pk)
    rows = reads.benefits_of(row.initiative)
    sums = figures.sums_of(figures.parts_of(rows, reads.realised_of([each.pk for each in rows])))
    context = {
        "row": row,
        "one": row.initiative,
        "sums": sums,
        "lessons": reads.lessons_of(row.initiative),
        "may_tell": rules.can_tell(request.actor, row.initiative.body),
        "history": told(row, reader=request.actor, limit=20),
    }
    return render(request, "benefits/evaluation.html", context)


def lessons(request: Request) -> HttpResponse:
    """Every lesson, to be searched."""
    may = reads.bodies_to_tell_for(request.actor).exists()
    listing = ListPage(
        request,
        reads.lessons(request.actor),
        columns=[
            Column(key="title", cell=lambda row: link(page(row), row.title)),
            Column(key="body", cell=lambda row: row.body.name),
            Column(key="tags", cell=lambda row: row.tags),
            Column(key="on", cell=lambda row: formats.day(row.on)),
        ],
        filterset=forms.LessonFilter,
        default_order="-on",
        nouns=(_("lärdom"), _("lärdomar")),
        empty=Empty(
            _("Inga lärdomar än"),
            _("Här skriver den som har lärt sig något vad andra kan ha nytta av. Alla i organisationen hittar det."),
            reverse("benefits:write_lesson") if may else "",
            _("Skriv en lärdom"),
        ),
        caption=_("Lärdomar"),
        exports=exports_for(Lesson.KIND, request),
        sheet="benefits.lessons",
    )
    return listing.render("benefits/lessons.html", {"tabs": figures.tabs("benefits:lessons"), "may": may})


def lesson(request: Request, pk: int) -> HttpResponse:
    """One lesson."""
    row = get_object_or_404(reads.lessons(request.actor), pk=pk)
    context = {
        "one": row,
        "can_change": rules.can_learn(request.actor, row),
        "history": told(row, reader=request.actor, limit=20),
        "panels": panels_for(Lesson.KIND, row, request),
    }
    return render(request, "benefits/lesson.html", context)


def write_lesson(request: Request) -> HttpResponse:
    """Write a lesson."""
    initial: dict[str, Any] = {"initiative": request.GET.get("initiative", "")}
    bodies = request.actor.body_ids()
    if len(bodies) == 1:
        initial["body"] = bodies[0]
    return form_page(
        request,
        template="benefits/write_lesson.html",
        form=forms.LessonForm(request.actor, request.POST or None, initial=initial),
        act=lambda data: acts.write_lesson(content=acts.LessonSaid(**data), by=request.actor, at=request.now),
        done=page,
        message=_("Lärdomen är sparad. Alla i organisationen kan hitta den."),
    )


def change_lesson(request: Request, pk: int) -> HttpResponse:
    """Change a lesson."""
    row = get_object_or_404(reads.lessons(request.actor), pk=pk)
    rules.check_can_learn(request.actor, row)

    def act(data: dict[str, Any]) -> Lesson:
        version, why = data.pop("version"), data.pop("why")
        return acts.change_lesson(
            lesson=row, version=version, content=acts.LessonSaid(**data), by=request.actor, at=request.now, why=why
        )

    return form_page(
        request,
        template="benefits/change_lesson.html",
        form=forms.ChangeLessonForm(
            request.actor, request.POST or None, initial=now(row, forms.ChangeLessonForm) | {"version": row.version}
        ),
        act=act,
        done=page,
        message=_("Ändringen är sparad."),
        context={"one": row},
    )


def page(row: Lesson) -> str:
    """The page of a lesson."""
    return reverse("benefits:lesson", args=[row.pk])
