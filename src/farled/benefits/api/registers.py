"""All changed budgets and all deviations, whatever benefit they belong to, over the API."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from farled.benefits import forms, reads
from farled.benefits.api.reading import DeviationShape, EffectShape, deviation_of, effect_of
from farled.benefits.api.room import router
from farled.benefits.states import DeviationState, EffectState
from farled.people.reads import Request
from farled.web.lists import as_declared, swedish
from farled.web.rest import Asked, Listed, pages

EFFECTS = Listed(
    filters=forms.EffectFilter,
    orders={
        "benefit": [swedish("benefit__title")],
        "state": [as_declared("state", EffectState), "year"],
        "body": [swedish("body__name")],
        "year": ["year"],
    },
    default="year",
)
DEVIATIONS = Listed(
    filters=forms.DeviationFilter,
    orders={
        "benefit": [swedish("benefit__title")],
        "state": [as_declared("state", DeviationState), "-on"],
        "body": [swedish("body__name")],
        "on": ["on"],
        "due": ["due"],
    },
    default="-on",
)


@router.read(
    "/effects/",
    summary=_("Budgeteffekter"),
    description=_("Budgetar som ändras när en nytta kommer, och om de blev det."),
    answer=pages(EffectShape),
    asks=EFFECTS,
)
def effects(request: Request, asked: Asked) -> dict[str, Any]:
    """Every budget that is to change because of a benefit."""
    return EFFECTS.page(request, asked, reads.effects(request.actor), lambda page: [effect_of(one) for one in page])


@router.read(
    "/deviations/",
    summary=_("Avvikelser"),
    description=_("Nyttor som blir något annat än det som är utlovat, och vad som görs åt det."),
    answer=pages(DeviationShape),
    asks=DEVIATIONS,
)
def deviations(request: Request, asked: Asked) -> dict[str, Any]:
    """Every benefit that became another than was promised."""
    rows = reads.deviations(request.actor)
    return DEVIATIONS.page(request, asked, rows, lambda page: [deviation_of(one) for one in page])
