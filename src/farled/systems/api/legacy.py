"""The digital legacy over the API: what is asked, what is answered, and each system's index."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request, own_organisation
from farled.systems import acts, reads, rules
from farled.systems.api.information import named
from farled.systems.api.systems import SYSTEM, router
from farled.systems.figures import legacy as figures
from farled.systems.forms import legacy as forms
from farled.systems.forms.information import WhyForm
from farled.systems.models import LegacyAnswer, LegacyCriterion, System
from farled.systems.states import Direction
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
    one_of,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)

CRITERION, ANSWER = "api:systems.criterion", "api:systems.legacy_answer"


class LegacyCriterionRow(Row):
    """A question that every system is asked."""

    key: str = said(LegacyCriterion, "key")
    question: str = said(LegacyCriterion, "question")
    direction: Direction = one_of(Direction, _("Vad högsta steget säger"))
    steps: int = said(LegacyCriterion, "steps")
    weight: int = said(LegacyCriterion, "weight")
    lowest: str = said(LegacyCriterion, "lowest")
    highest: str = said(LegacyCriterion, "highest")
    explanation: str = said(LegacyCriterion, "explanation")
    used: bool = said(LegacyCriterion, "used")
    source: str = said(LegacyCriterion, "source")


class LegacyCriterionShape(LegacyCriterionRow):
    """A question with its version."""

    version: int = versioned()


CRITERIA = Listed(orders={"position": ["position"], "question": [swedish("question")]}, default="position")


@router.read(
    "/legacy/criteria/",
    summary=_("Frågor om arvet"),
    description=_("Vad som frågas om varje system, med skala, riktning och vikt."),
    answer=pages(LegacyCriterionRow),
    asks=CRITERIA,
)
def criteria(request: Request, asked: Asked) -> dict[str, Any]:
    """What is asked about every system."""
    return CRITERIA.page(request, asked, reads.criteria(request.actor), _criteria)


def _criteria(rows: Iterable[LegacyCriterion]) -> list[dict[str, Any]]:
    return [_criterion(row) for row in rows]


def _criterion(row: LegacyCriterion) -> dict[str, Any]:
    names = ("key", "question", "direction", "steps", "weight", "lowest", "highest", "explanation", "used", "source")
    return {
        "id": row.pk,
        "url": address("systems:criterion", row.pk),
        "api": address(CRITERION, row.pk),
        **{name: getattr(row, name) for name in names},
    }


@router.read(
    "/legacy/criteria/{int:pk}/",
    summary=_("En fråga om arvet"),
    description=_("Vad som frågas och vad svaren betyder."),
    answer=LegacyCriterionShape,
)
def criterion(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One question."""
    one = _asked(request, pk)
    return _criterion(one) | {"version": one.version}


def _asked(request: Request, pk: int) -> LegacyCriterion:
    found: LegacyCriterion = get_object_or_404(reads.criteria(request.actor), pk=pk)
    return found


def _saved(row: LegacyCriterion) -> dict[str, Any]:
    return saved(row, url=address("systems:criterion", row.pk), api=address(CRITERION, row.pk))


@router.add(
    "/legacy/criteria/",
    summary=_("Lägg till en fråga om arvet"),
    description=_("Den ställs om varje system. Skala och riktning ändras inte när någon har svarat."),
    form=forms.DeclareForm,
)
def declare_criterion(request: Request, sent: Sent) -> dict[str, Any]:
    """Declare a criterion."""
    rules.check_can_declare(request.actor, request.actor.organisation_id)
    data = sent.through(forms.DeclareForm)
    key = data.pop("key")
    return _saved(
        acts.declare_criterion(
            organisation=own_organisation(request.actor),
            key=key,
            content=acts.CriterionContent(**data),
            by=request.actor,
            at=request.now,
        )
    )


@router.change(
    "/legacy/criteria/{int:pk}/",
    summary=_("Ändra en fråga om arvet"),
    description=_("Ändrar de fält du skickar och behåller de andra. Med used=false ställs frågan inte längre."),
    form=forms.ChangeCriterionForm,
)
def change_criterion(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a criterion."""
    one, form = _asked(request, pk), forms.ChangeCriterionForm
    rules.check_can_declare(request.actor, one.organisation_id)
    data = sent.through(lambda data: form(data, initial=now(one, form)))
    version, why = data.pop("version"), data.pop("why")
    content = acts.CriterionContent(**data)
    return _saved(
        acts.change_criterion(
            criterion=one, version=version, content=content, by=request.actor, at=request.now, why=why
        )
    )


@router.remove(
    "/legacy/criteria/{int:pk}/",
    summary=_("Ta bort en fråga om arvet"),
    description=_("Går så länge ingen har svarat på den."),
    form=WhyForm,
)
def remove_criterion(request: Request, sent: Sent, pk: int) -> None:
    """Take away a criterion."""
    one = _asked(request, pk)
    acts.remove_criterion(criterion=one, by=request.actor, at=request.now, **sent.through(WhyForm))


# --- Answers ----------------------------------------------------------------------------------------------------------


class LegacyAnswerRow(Row):
    """An answer about a system."""

    system: Reference = said(LegacyAnswer, "system")
    criterion: Reference = said(LegacyAnswer, "criterion")
    level: int = said(LegacyAnswer, "level")
    ground: str = said(LegacyAnswer, "ground")
    answered_by: str = said(LegacyAnswer, "answered_by")
    answered_on: date = said(LegacyAnswer, "answered_on")
    source: str = said(LegacyAnswer, "source")


class LegacyAnswerShape(LegacyAnswerRow):
    """An answer with its version."""

    version: int = versioned()


ANSWERS = Listed(
    orders={"system": [swedish("system__name"), "criterion__position"], "answered_on": ["answered_on"]},
    default="system",
    filters=forms.LegacyAnswerFilter,
)


@router.read(
    "/legacy/answers/",
    summary=_("Svar om arvet"),
    description=_("Vad som är svarat om systemens digitala arv, med grund."),
    answer=pages(LegacyAnswerRow),
    asks=ANSWERS,
)
def legacy_answers(request: Request, asked: Asked) -> dict[str, Any]:
    """Every answer."""
    return ANSWERS.page(request, asked, reads.legacy_answers(request.actor), _answers)


def _answers(rows: Iterable[LegacyAnswer]) -> list[dict[str, Any]]:
    return [_answer(row) for row in rows]


def _answer(row: LegacyAnswer) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("systems:legacy_of", row.system_id),
        "api": address(ANSWER, row.pk),
        "system": named(SYSTEM, row.system),
        "criterion": named(CRITERION, row.criterion),
        **{name: getattr(row, name) for name in ("level", "ground", "answered_by", "answered_on", "source")},
    }


@router.read(
    "/legacy/answers/{int:pk}/",
    summary=_("Ett svar om arvet"),
    description=_("Svaret med sin grund, vem som gav det och när."),
    answer=LegacyAnswerShape,
)
def legacy_answer(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One answer."""
    one = _one(request, pk)
    return _answer(one) | {"version": one.version}


def _one(request: Request, pk: int) -> LegacyAnswer:
    found: LegacyAnswer = get_object_or_404(reads.legacy_answers(request.actor), pk=pk)
    return found


@router.remove(
    "/legacy/answers/{int:pk}/",
    summary=_("Ta tillbaka ett svar om arvet"),
    description=_("Frågan blir obesvarad och räknas inte i indexet."),
    form=WhyForm,
)
def withdraw_answer(request: Request, sent: Sent, pk: int) -> None:
    """Take back an answer."""
    acts.withdraw_answer(answer=_one(request, pk), by=request.actor, at=request.now, **sent.through(WhyForm))


class LegacyTermShape(Shape):
    """A question's part of a system's index."""

    criterion: Reference = told(_("Frågan"))
    level: int | None = told(_("Svaret; tomt när ingen har svarat"))
    points: int = told(_("Poäng som hindrar"))
    most: int = told(_("Poäng som svaret högst kan ge"))


class LegacyShape(Shape):
    """The legacy of a system."""

    system: Reference = told(_("Systemet"))
    points: int = told(_("Poäng som hindrar, av alla besvarade frågor"))
    most: int = told(_("Poäng som de besvarade frågorna högst kan ge; indexet är poängen av dem"))
    terms: list[LegacyTermShape] = told(_("Varje fråga, också de som saknar svar"))


@router.read(
    "/systems/{int:pk}/legacy/",
    summary=_("Ett systems digitala arv"),
    description=_("Hur mycket arvet hindrar, fråga för fråga. Det som saknar svar räknas inte."),
    answer=LegacyShape,
)
def legacy_of(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """The legacy of a system."""
    system = _system(request, pk)
    (found,) = figures.legacies(request.actor, [system])
    return {
        "system": reference(SYSTEM, system.pk, system.name),
        "points": sum(line.points for line in found.lines),
        "most": sum(line.most for line in found.lines),
        "terms": [
            {
                "criterion": named(CRITERION, line.criterion),
                "level": line.answer.level if line.answer else None,
                "points": line.points,
                "most": line.most,
            }
            for line in found.lines
        ],
    }


def _system(request: Request, pk: int) -> System:
    found: System = get_object_or_404(reads.systems(request.actor), pk=pk)
    return found


@router.write(
    "PUT",
    "/systems/{int:pk}/assess/",
    summary=_("Svara på en fråga om ett systems arv"),
    description=_("Version 0 när frågan inte har något svar än."),
    form=forms.AnswerForm,
)
def assess(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Answer a criterion for a system."""
    system = _system(request, pk)
    rules.check_can_assess(request.actor, system)
    data = sent.through(lambda data: forms.AnswerForm(request.actor, data))
    row = acts.assess(system=system, by=request.actor, at=request.now, **data)
    return saved(row, url=address("systems:legacy_of", system.pk), api=address(ANSWER, row.pk))
