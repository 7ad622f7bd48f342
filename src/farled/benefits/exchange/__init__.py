"""The lists of the room as sheets that go to Excel; what benefits say comes back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.benefits import acts, reads
from farled.benefits.models import Benefit, BudgetEffect, Deviation, Lesson
from farled.benefits.states import DeviationState
from farled.cases.states import BetterWhen
from farled.initiatives import reads as initiatives
from farled.methods.money import rounded, to_kronor
from farled.people.reads import Actor, Body
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.sheet_columns import Columns, only_open

WORDS = (
    "title", "kind", "receiver", "body", "unit", "description", "process", "baseline", "baseline_on", "price",
    "cashable", "method", "every", "first_measured", "last_measured",
)  # fmt: skip
_benefit, _effect, _lesson = Columns(Benefit, change="change"), Columns(BudgetEffect), Columns(Lesson, change="change")
_deviation = Columns(Deviation)


def change_benefit(row: Benefit, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what a benefit says; what is promised is changed on its own page."""
    said = {name: new.get(name, getattr(row, name)) for name in WORDS}
    promised = {point.year: point.promised for point in row.points.all()}
    content = acts.Content(promised=promised, direction=BetterWhen(row.direction), **said)
    acts.change_benefit(benefit=row, version=row.version, content=content, by=by, at=at, why=why)


def _years(row: Benefit, name: str) -> tuple[str, ...]:
    points = ((point.year, getattr(point, name)) for point in row.points.all())
    return tuple(f"{year}: {value.normalize():f}" for year, value in points if value is not None)


BENEFITS = Sheet(
    key="benefits.benefits",
    label=_("Nyttor"),
    nouns=(_("nytta"), _("nyttor")),
    capability="benefits.read",
    rows=reads.benefits,
    default_order="title",
    page="benefits:benefits",
    url=lambda row: reverse("benefits:benefit", args=[row.pk]),
    sources={"bodies": only_open(Body.objects.visible_to), "initiatives": Source(initiatives.initiatives)},
    changes={"change": change_benefit},
    beside=("points",),
    listed={"state": _("Läge")},
    may_change=lambda actor: actor.may("benefits.plan"),
    columns=(
        _benefit("title", _("Nytta"), shown=True, many=False),
        _benefit("initiative", _("Initiativ"), of="initiatives", change="", shown=True),
        _benefit("body", _("Tas hem av"), of="bodies", shown=True),
        _benefit("owner_function", _("Ägare"), change="", shown=True),
        _benefit("accepted_on", _("Ägarskapet taget"), change=""),
        _benefit("next_due", _("Mäts härnäst"), change="", shown=True),
        _benefit("description", _("Beskrivning"), many=False),
        _benefit("process", _("Arbetssätt som ändras")),
        _benefit("unit", _("Räknas i"), many=False),
        SheetColumn(
            key="promised",
            label=_("Utlovat per år"),
            value=lambda row: _years(row, "promised"),
            holds=Holds.LINES,
        ),
        SheetColumn(
            key="forecast", label=_("Prognos per år"), value=lambda row: _years(row, "forecast"), holds=Holds.LINES
        ),
        SheetColumn(
            key="price",
            label=_("Värde per enhet, kronor"),
            value=lambda row: None if row.price is None else rounded(to_kronor(row.price)),
            holds=Holds.NUMBER,
            order=["price"],
        ),
        _benefit("method", _("Hur det mäts"), many=False),
        _benefit("every", _("Mäts var, månader")),
        _benefit("first_measured", _("Mäts första gången")),
        _benefit("last_measured", _("Mäts sista gången")),
        _benefit("ended_because", _("Följs inte längre därför att"), change=""),
        _benefit("source", _("Källa"), change=""),
    ),
)

EFFECTS = Sheet(
    key="benefits.effects",
    label=_("Budgeteffekter"),
    nouns=(_("budgeteffekt"), _("budgeteffekter")),
    capability="benefits.read",
    rows=reads.effects,
    default_order="year",
    page="benefits:effects",
    url=lambda row: reverse("benefits:benefit", args=[row.benefit_id]) + "#budget",
    sources={"bodies": Source(Body.objects.visible_to), "benefits": Source(reads.benefits)},
    only_out=_("En budgeteffekt planeras och noteras på nyttans sida, så att beslutet följer med."),
    listed={"state": _("Läge")},
    columns=(
        _effect("benefit", _("Nytta"), of="benefits", shown=True),
        _effect("body", _("Enhet"), of="bodies", shown=True),
        _effect("year", _("År"), shown=True),
        SheetColumn(
            key="amount",
            label=_("Planerat per år, kronor"),
            value=lambda row: rounded(to_kronor(row.amount)),
            holds=Holds.NUMBER,
            order=["amount"],
            shown=True,
        ),
        SheetColumn(
            key="done_amount",
            label=_("Ändrat med, kronor"),
            value=lambda row: None if row.done_amount is None else rounded(to_kronor(row.done_amount)),
            holds=Holds.NUMBER,
            order=["done_amount"],
            shown=True,
        ),
        _effect("why", _("Kommentar eller skäl")),
        _effect("source", _("Källa")),
    ),
)

DEVIATIONS = Sheet(
    key="benefits.deviations",
    label=_("Avvikelser"),
    nouns=(_("avvikelse"), _("avvikelser")),
    capability="benefits.read",
    rows=reads.deviations,
    default_order="-on",
    page="benefits:deviations",
    url=lambda row: reverse("benefits:benefit", args=[row.benefit_id]) + "#avvikelser",
    sources={"bodies": Source(Body.objects.visible_to), "benefits": Source(reads.benefits)},
    only_out=_("En avvikelse rapporteras och bedöms på nyttans sida, så att skälen och beslutet följer med."),
    listed={"state": _("Läge")},
    columns=(
        _deviation("benefit", _("Nytta"), of="benefits", shown=True),
        _deviation("text", _("Vad som avviker"), shown=True, many=False),
        _deviation("cause", _("Orsak"), many=False),
        _deviation("state", _("Läge"), choices=DeviationState),
        _deviation("body", _("Beslutar"), of="bodies", shown=True),
        _deviation("on", _("Dag"), shown=True),
        _deviation("measures", _("Åtgärder"), many=False),
        _deviation("due", _("Åtgärdat senast"), shown=True),
        _deviation("outcome", _("Vad som kom av det"), many=False),
    ),
)

LESSON_WORDS = ("title", "situation", "learned", "advice", "tags", "body", "initiative", "by_function")


def change_lesson(row: Lesson, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what a lesson says."""
    said = acts.LessonSaid(**{name: new.get(name, getattr(row, name)) for name in LESSON_WORDS})
    acts.change_lesson(lesson=row, version=row.version, content=said, by=by, at=at, why=why)


LESSONS = Sheet(
    key="benefits.lessons",
    label=_("Lärdomar"),
    nouns=(_("lärdom"), _("lärdomar")),
    capability="benefits.read",
    rows=reads.lessons,
    default_order="-on",
    page="benefits:lessons",
    url=lambda row: reverse("benefits:lesson", args=[row.pk]),
    sources={"bodies": only_open(Body.objects.visible_to), "initiatives": Source(initiatives.initiatives)},
    changes={"change": change_lesson},
    may_change=lambda actor: actor.may("benefits.plan"),
    columns=(
        _lesson("title", _("Lärdom"), shown=True, many=False),
        _lesson("body", _("Lärt av"), of="bodies", shown=True),
        _lesson("initiative", _("Initiativ"), of="initiatives"),
        _lesson("situation", _("Läget"), many=False),
        _lesson("learned", _("Vad vi lärde oss"), many=False),
        _lesson("advice", _("Råd till andra"), many=False),
        _lesson("tags", _("Sökord"), shown=True),
        _lesson("on", _("Dag"), change="", shown=True),
        _lesson("by_function", _("Fråga den här funktionen")),
        _lesson("source", _("Källa"), change=""),
    ),
)

SHEETS: tuple[Sheet, ...] = (BENEFITS, EFFECTS, DEVIATIONS, LESSONS)
