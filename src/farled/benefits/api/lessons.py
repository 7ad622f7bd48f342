"""Evaluations and lessons over the API."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.benefits import acts, forms, reads, rules
from farled.benefits.api.reading import INITIATIVE, body_reference
from farled.benefits.api.room import router
from farled.benefits.models import Evaluation, Lesson
from farled.initiatives import reads as initiatives
from farled.people.reads import Request
from farled.web.forms import now
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Sent,
    Shape,
    address,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)

LESSON = "api:benefits.lesson"


class LessonRow(Row):
    """A lesson in the list."""

    title: str = said(Lesson, "title")
    body: Reference = said(Lesson, "body")
    tags: str = said(Lesson, "tags")
    on: date = said(Lesson, "on")


class LessonShape(LessonRow):
    """A lesson with all it says."""

    version: int = versioned()
    situation: str = said(Lesson, "situation")
    learned: str = said(Lesson, "learned")
    advice: str = said(Lesson, "advice")
    by_function: str = said(Lesson, "by_function")
    initiative: Reference | None = said(Lesson, "initiative")
    source: str = said(Lesson, "source")


LESSONS = Listed(filters=forms.LessonFilter, orders={"on": ["on"], "title": [swedish("title")]}, default="-on")


@router.read(
    "/lessons/",
    summary=_("Lärdomar"),
    description=_("Lärdomskorten, de senaste först."),
    answer=pages(LessonRow),
    asks=LESSONS,
)
def lessons(request: Request, asked: Asked) -> dict[str, Any]:
    """Every lesson."""
    return LESSONS.page(request, asked, reads.lessons(request.actor), _lessons)


def _lessons(rows: Iterable[Lesson]) -> list[dict[str, Any]]:
    return [_lesson(one) for one in rows]


def _lesson(row: Lesson) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("benefits:lesson", row.pk),
        "api": address(LESSON, row.pk),
        **{name: getattr(row, name) for name in ("title", "tags", "on")},
        "body": body_reference(row.body),
    }


@router.read(
    "/lessons/{int:pk}/", summary=_("En lärdom"), description=_("Allt som står på kortet."), answer=LessonShape
)
def lesson(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One lesson."""
    one: Lesson = get_object_or_404(reads.lessons(request.actor), pk=pk)
    says = ("version", "situation", "learned", "advice", "by_function", "source")
    of = one.initiative
    return _lesson(one) | {
        **{name: getattr(one, name) for name in says},
        "initiative": reference(INITIATIVE, of.pk, of.title) if of else None,
    }


def _saved(row: Lesson) -> dict[str, Any]:
    return saved(row, url=address("benefits:lesson", row.pk), api=address(LESSON, row.pk))


@router.add(
    "/lessons/",
    summary=_("Skriv en lärdom"),
    description=_("Skriver en lärdom som alla i organisationen hittar."),
    form=forms.LessonForm,
)
def write_lesson(request: Request, sent: Sent) -> dict[str, Any]:
    """Write a lesson."""
    data = sent.through(lambda data: forms.LessonForm(request.actor, data))
    return _saved(acts.write_lesson(content=acts.LessonSaid(**data), by=request.actor, at=request.now))


@router.change(
    "/lessons/{int:pk}/",
    summary=_("Ändra lärdomen"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeLessonForm,
)
def change_lesson(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a lesson."""
    row: Lesson = get_object_or_404(reads.lessons(request.actor), pk=pk)
    rules.check_can_learn(request.actor, row)
    initial = now(row, forms.ChangeLessonForm)
    data = sent.through(lambda data: forms.ChangeLessonForm(request.actor, data, initial=initial))
    version, why = data.pop("version"), data.pop("why")
    said_now = acts.LessonSaid(**data)
    return _saved(
        acts.change_lesson(lesson=row, version=version, content=said_now, by=request.actor, at=request.now, why=why)
    )


# --- Evaluations ------------------------------------------------------------------------------------------------------


class EvaluationShape(Shape):
    """What an initiative came to."""

    id: int = told(_("Utvärderingens id"))
    url: str = told(_("Sidan där den visas"))
    initiative: Reference = told(_("Initiativet"))
    on: date = said(Evaluation, "on")
    reached: str = said(Evaluation, "reached")
    missed: str = said(Evaluation, "missed")
    why: str = said(Evaluation, "why")
    next_step: str = said(Evaluation, "next_step")


EVALUATIONS = Listed(orders={"on": ["on"]}, default="-on")


@router.read(
    "/evaluations/",
    summary=_("Utvärderingar"),
    description=_("Vad initiativen ledde till, de senaste först."),
    answer=pages(EvaluationShape),
    asks=EVALUATIONS,
)
def evaluations(request: Request, asked: Asked) -> dict[str, Any]:
    """Every evaluation."""
    return EVALUATIONS.page(
        request, asked, reads.evaluations(request.actor), lambda rows: [_evaluation(one) for one in rows]
    )


def _evaluation(row: Evaluation) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("benefits:evaluation", row.pk),
        "initiative": reference(INITIATIVE, row.initiative_id, row.initiative.title),
        **{name: getattr(row, name) for name in ("on", "reached", "missed", "why", "next_step")},
    }


@router.act(
    "/initiatives/{int:pk}/evaluate/",
    summary=_("Utvärdera"),
    description=_("Berättar vad initiativet ledde till."),
    form=forms.EvaluationForm,
)
def evaluate(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Tell what an initiative came to."""
    one = get_object_or_404(initiatives.initiatives(request.actor), pk=pk)
    rules.check_can_plan_for(request.actor, one)
    acts.evaluate(initiative=one, by=request.actor, at=request.now, **sent.through(forms.EvaluationForm))
    return saved(one, url=address("benefits:plan", one.pk), api=address(INITIATIVE, one.pk))
