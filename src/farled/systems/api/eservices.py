"""E-services over the API: whose they are and how they meet the criteria for those who use them."""

from collections.abc import Iterable
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request, own_organisation
from farled.systems import acts, reads, rules
from farled.systems.api.information import named
from farled.systems.api.systems import BODY, SYSTEM, router
from farled.systems.forms import information as forms
from farled.systems.models import EService, ServiceAnswer
from farled.systems.states import Met, ServiceCriterion
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

ESERVICE = "api:systems.eservice"


class EServiceRow(Row):
    """An e-service in the list."""

    name: str = said(EService, "name")
    owner: Reference | None = told(_("Ägare: systemets, eller den som är beslutad"))
    system: Reference | None = said(EService, "system")
    maintenance: str = told(_("Förvaltningsobjekt, samma som systemets"))


class CriterionShape(Shape):
    """How an e-service meets a criterion."""

    criterion: ServiceCriterion = one_of(ServiceCriterion, _("Frågan"))
    met: Met | None = one_of(Met, _("Svaret; tomt när ingen har svarat"))
    ground: str = said(ServiceAnswer, "ground")


class EServiceShape(EServiceRow):
    """An e-service with all it says."""

    version: int = versioned()
    description: str = said(EService, "description")
    decision: Reference | None = told(_("Beslutet om ägare, om du får läsa det"))
    criteria: list[CriterionShape] = told(_("För den som använder den"))
    source: str = said(EService, "source")


ESERVICES = Listed(orders={"name": [swedish("name")]}, default="name", filters=forms.EServiceFilter)


@router.read(
    "/e-services/",
    summary=_("E-tjänster"),
    description=_("E-tjänsterna med ägare och förvaltningsobjekt."),
    answer=pages(EServiceRow),
    asks=ESERVICES,
)
def eservices(request: Request, asked: Asked) -> dict[str, Any]:
    """Every e-service."""
    return ESERVICES.page(request, asked, reads.eservices(request.actor), _rows)


def _rows(rows: Iterable[EService]) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: EService) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("systems:eservice", row.pk),
        "api": address(ESERVICE, row.pk),
        "name": row.name,
        "owner": named(BODY, reads.whose(row)),
        "system": named(SYSTEM, row.system),
        "maintenance": reads.maintained_in(row),
    }


@router.read(
    "/e-services/{int:pk}/",
    summary=_("En e-tjänst"),
    description=_("Vems e-tjänsten är, varför, och hur den fungerar för den som använder den."),
    answer=EServiceShape,
)
def eservice(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One e-service."""
    one = _one(request, pk)
    decision = reads.decision_in_sight(request.actor, one.decision_id)
    return _row(one) | {
        "version": one.version,
        "description": one.description,
        "decision": reference("api:matters.decision", decision.pk, str(decision)) if decision else None,
        "criteria": [
            {"criterion": each.criterion, "met": each.state, "ground": each.ground} for each in reads.criteria_of(one)
        ],
        "source": one.source,
    }


def _one(request: Request, pk: int) -> EService:
    found: EService = get_object_or_404(reads.eservices(request.actor).prefetch_related("answers"), pk=pk)
    return found


def _kept(request: Request, pk: int) -> EService:
    found = _one(request, pk)
    rules.check_can_keep_eservice(request.actor, found)
    return found


def _saved(row: EService) -> dict[str, Any]:
    return saved(row, url=address("systems:eservice", row.pk), api=address(ESERVICE, row.pk))


@router.add(
    "/e-services/",
    summary=_("Registrera en e-tjänst"),
    description=_("Med ett verksamhetssystem har den samma ägare som systemet."),
    form=forms.EServiceForm,
)
def register_eservice(request: Request, sent: Sent) -> dict[str, Any]:
    """Register an e-service."""
    content = acts.EServiceContent(**sent.through(lambda data: forms.EServiceForm(request.actor, data)))
    organisation = own_organisation(request.actor)
    return _saved(acts.register_eservice(organisation=organisation, content=content, by=request.actor, at=request.now))


@router.change(
    "/e-services/{int:pk}/",
    summary=_("Ändra en e-tjänst"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeEServiceForm,
)
def change_eservice(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what an e-service says, or which system it belongs to."""
    one, form = _kept(request, pk), forms.ChangeEServiceForm
    data = sent.through(lambda data: form(request.actor, data, initial=now(one, form)))
    version, why = data.pop("version"), data.pop("why")
    content = acts.EServiceContent(**data)
    return _saved(
        acts.change_eservice(eservice=one, version=version, content=content, by=request.actor, at=request.now, why=why)
    )


@router.write(
    "PUT",
    "/e-services/{int:pk}/owner/",
    summary=_("Ange beslutad ägare"),
    description=_("För en e-tjänst utan tydlig koppling till ett verksamhetssystem. Ägaren stöder sig på ett beslut."),
    form=forms.OwnerForm,
)
def decide_owner(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write down whose an e-service without a system is."""
    one = _one(request, pk)
    data = sent.through(lambda data: forms.OwnerForm(request.actor, data))
    return _saved(acts.decide_owner(eservice=one, by=request.actor, at=request.now, **data))


@router.write(
    "PUT",
    "/e-services/{int:pk}/criteria/",
    summary=_("Svara för den som använder e-tjänsten"),
    description=_("Ersätter svaren. Det som inte skickas är obesvarat, aldrig uppfyllt."),
    form=forms.CriteriaForm,
    more=forms.criteria_fields(),
)
def answer_criteria(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say how an e-service meets the criteria."""
    one = _kept(request, pk)
    data = sent.through(forms.CriteriaForm)
    version, why = data.pop("version"), data.pop("why")
    return _saved(
        acts.answer_criteria(
            eservice=one,
            version=version,
            answers=forms.answers_in(data),
            by=request.actor,
            at=request.now,
            why=why,
        )
    )


@router.remove(
    "/e-services/{int:pk}/",
    summary=_("Ta bort en e-tjänst"),
    description=_("Den försvinner ur registret. Vad som stod finns kvar i historiken."),
    form=forms.WhyForm,
)
def remove_eservice(request: Request, sent: Sent, pk: int) -> None:
    """Take away an e-service."""
    acts.remove_eservice(eservice=_kept(request, pk), by=request.actor, at=request.now, **sent.through(forms.WhyForm))
