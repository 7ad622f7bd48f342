"""Integrations over the API."""

from collections.abc import Iterable
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request
from farled.systems import acts, reads
from farled.systems.api.systems import SYSTEM, router
from farled.systems.forms import integrations as forms
from farled.systems.forms.systems import RemoveForm
from farled.systems.models import Integration
from farled.systems.states import Way
from farled.web.forms import now
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Sent,
    address,
    one_of,
    pages,
    reference,
    said,
    saved,
    versioned,
)

INTEGRATION = "api:systems.integration"


class IntegrationRow(Row):
    """What goes from one system to another."""

    giver: Reference = said(Integration, "giver")
    taker: Reference = said(Integration, "taker")
    carries: str = said(Integration, "carries")
    way: Way = one_of(Way, _("Väg"))
    ground: str = said(Integration, "ground")
    source: str = said(Integration, "source")


class IntegrationShape(IntegrationRow):
    """The same with its version."""

    version: int = versioned()


INTEGRATIONS = Listed(
    orders={"giver": [swedish("giver__name")], "taker": [swedish("taker__name")]},
    default="giver",
    filters=forms.IntegrationFilter,
)


@router.read(
    "/integrations/",
    summary=_("Integrationer"),
    description=_("Vad som går från ett system till ett annat, och på vilken väg."),
    answer=pages(IntegrationRow),
    asks=INTEGRATIONS,
)
def integrations(request: Request, asked: Asked) -> dict[str, Any]:
    """Every integration."""
    return INTEGRATIONS.page(request, asked, reads.integrations(request.actor), _rows)


def _rows(rows: Iterable[Integration]) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: Integration) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("systems:system", row.giver_id),
        "api": address(INTEGRATION, row.pk),
        "giver": reference(SYSTEM, row.giver_id, row.giver.name),
        "taker": reference(SYSTEM, row.taker_id, row.taker.name),
        "carries": row.carries,
        "way": row.way,
        "ground": row.ground,
        "source": row.source,
    }


@router.read(
    "/integrations/{int:pk}/",
    summary=_("En integration"),
    description=_("Vad som går från vilket system till vilket."),
    answer=IntegrationShape,
)
def integration(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One integration."""
    one = _opened(request, pk)
    return _row(one) | {"version": one.version}


def _opened(request: Request, pk: int) -> Integration:
    found: Integration = get_object_or_404(reads.integrations(request.actor), pk=pk)
    return found


def _saved(one: Integration) -> dict[str, Any]:
    return saved(one, url=address("systems:system", one.giver_id), api=address(INTEGRATION, one.pk))


@router.add(
    "/integrations/",
    summary=_("Lägg till en integration"),
    description=_("Säger att ett system ger ett annat något. Den som sköter något av dem får göra det."),
    form=forms.IntegrationForm,
)
def add_integration(request: Request, sent: Sent) -> dict[str, Any]:
    """Tell that one system gives another information."""
    data = sent.through(lambda data: forms.IntegrationForm(request.actor, data))
    return _saved(acts.add_integration(by=request.actor, at=request.now, **data))


@router.change(
    "/integrations/{int:pk}/",
    summary=_("Ändra en integration"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeIntegrationForm,
)
def change_integration(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what goes where, and how."""
    one = _opened(request, pk)
    initial = now(one, forms.ChangeIntegrationForm)
    data = sent.through(lambda data: forms.ChangeIntegrationForm(request.actor, data, initial=initial))
    return _saved(acts.change_integration(integration=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/integrations/{int:pk}/",
    summary=_("Ta bort en integration"),
    description=_("Säger att det inte går dit längre. Historiken behåller att det gjorde det."),
    form=RemoveForm,
)
def remove_integration(request: Request, sent: Sent, pk: int) -> None:
    """Tell that information does not go there any more."""
    one = _opened(request, pk)
    acts.remove_integration(integration=one, by=request.actor, at=request.now, **sent.through(RemoveForm))
