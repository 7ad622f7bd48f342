"""What cases are worth, and benefits counted more than once, over the API."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.cases import reads
from farled.cases.api.reading import CASE, body_reference, case_reference
from farled.cases.api.room import router
from farled.cases.figures.claims import Claimed, claimed
from farled.cases.figures.result import Result, answer, result
from farled.cases.figures.summary import summary_of
from farled.people.reads import Request
from farled.web.rest import Asked, Listed, Reference, Shape, address, pages, reference, told


class CaseYearShape(Shape):
    """A year of a case, öre."""

    year: int = told(_("År"))
    costs: int = told(_("Kostnader i öre"))
    benefits: int = told(_("Nyttor i öre"))
    net: int = told(_("Netto i öre"))
    worth: int = told(_("Netto i nuvärde, öre"))


class PartyShape(Shape):
    """A party's part of the net present value, öre."""

    name: str = told(_("Vem"))
    body: Reference | None = told(_("Enheten, när det är en"))
    years: list[int] = told(_("Öre för varje år"))
    total: int = told(_("Öre i allt"))


class DifferenceShape(Shape):
    """A line that the appraiser sees otherwise, öre."""

    title: str = told(_("Rad"))
    ours: int = told(_("Nuvärde enligt sökanden, öre"))
    theirs: int = told(_("Nuvärde enligt värderaren, öre"))
    why: str = told(_("Värderarens skäl"))


class LeftOutShape(Shape):
    """A line that is not counted yet."""

    title: str = told(_("Rad"))
    why: str = told(_("Varför den inte räknas"))


class ResultShape(Shape):
    """What a version of a case is worth."""

    id: int = told(_("Nyttokalkylens id"))
    url: str = told(_("Sidan med resultatet"))
    api: str = told(_("Adressen i API:et"))
    case: Reference = told(_("Nyttokalkylen"))
    answer: str = told(_("Svaret i en mening eller två"))
    npv: int = told(_("Nettonuvärde i öre"))
    npv_low: int = told(_("Med varje rad som sämst, öre"))
    npv_high: int = told(_("Med varje rad som bäst, öre"))
    npv_appraised: int | None = told(_("Nettonuvärde enligt den oberoende värderaren, öre"))
    likely_low: int | None = told(_("Undre gräns för nio fall av tio, öre"))
    likely_high: int | None = told(_("Övre gräns för nio fall av tio, öre"))
    benefits: int = told(_("Nyttans nuvärde i öre"))
    costs: int = told(_("Kostnadens nuvärde i öre"))
    bcr: str | None = told(_("Nytta för varje krona, som kvot"))
    switching: str | None = told(_("Andel av nyttan som räcker för att gå jämnt ut"))
    payback: int | None = told(_("Månader efter det första året tills kostnaden är betald"))
    annuity: int = told(_("Jämn kostnad per år i öre"))
    whole_cost: int = told(_("Kostnad under hela tiden, öre utan ränta"))
    applied: list[int] = told(_("Sökta medel i öre för varje år"))
    running: int = told(_("Drift, förvaltning och vidareutveckling det dyraste året, öre"))
    external: int | None = told(_("Andel av nyttan utanför organisationen, procent"))
    innovation: int | None = told(_("Andel ny förmåga, procent"))
    years: list[CaseYearShape] = told(_("År för år"))
    parties: list[PartyShape] = told(_("Nettonuvärde för varje part och år"))
    quality: list[str] = told(_("Nyttor som inte räknas i pengar"))
    differences: list[DifferenceShape] = told(_("Rader som värderaren ser annorlunda"))
    left_out: list[LeftOutShape] = told(_("Rader som inte räknas än"))


@router.read(
    "/cases/{int:pk}/result/",
    summary=_("En nyttokalkyls resultat"),
    description=_("Vad en version är värd, år för år och part för part, och hur säkert det är."),
    answer=ResultShape,
)
def case_result(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """What a version is worth."""
    one = get_object_or_404(reads.cases(request.actor), pk=pk)
    material = reads.materials([one], on=request.today)[one.pk]
    found, summed = result(material), summary_of(material)
    same = ("npv_low", "npv_high", "npv_appraised", "whole_cost", "running", "external", "innovation")
    return {
        "id": one.pk,
        "url": address("cases:result", one.pk),
        "api": address("api:cases.case_result", one.pk),
        "case": case_reference(one),
        "answer": answer(found),
        **{name: getattr(found, name) for name in ("npv", "benefits", "costs", "annuity", "payback")},
        **{name: getattr(summed, name) for name in same},
        "applied": list(summed.applied),
        "likely_low": found.low,
        "likely_high": found.high,
        "bcr": _ratio(found.bcr),
        "switching": _ratio(found.switching),
        **_parts(found),
    }


def _ratio(value: Any) -> str | None:
    return None if value is None else f"{value:.4f}"


def _parts(found: Result) -> dict[str, Any]:
    return {
        "years": [
            {name: getattr(each, name) for name in ("year", "costs", "benefits", "net", "worth")}
            for each in found.years
        ],
        "parties": [
            {
                "name": each.name,
                "body": body_reference(each.body),
                "years": list(each.years),
                "total": each.total,
            }
            for each in found.parties
        ],
        "quality": [each.title for each in found.quality],
        "differences": [
            {"title": each.title, "ours": each.ours, "theirs": each.theirs, "why": each.why}
            for each in found.differences
        ],
        "left_out": [{"title": str(each.line), "why": str(why)} for each, why in found.left_out],
    }


class ClaimPart(Shape):
    """What one case counts of the same benefit, and can count when the others have theirs."""

    case: Reference = told(_("Nyttokalkylen"))
    benefit: str = told(_("Nyttan"))
    quantity: str = told(_("Räknar med, i enheten"))
    left: str | None = told(_("Kan räkna, i enheten"))
    worth: int = told(_("Värde i öre"))
    worth_left: int | None = told(_("Värde som återstår, öre"))


class ClaimRow(Shape):
    """A benefit that is counted more than once, in the year it is counted the most."""

    code: str = told(_("Vad som är fel, som kod"))
    level: str = told(_("Hur allvarligt det är: error, warning eller notice"))
    process: str = told(_("Process eller tjänst"))
    where: str = told(_("Var nyttan uppstår"))
    unit: str = told(_("Enhet"))
    year: int = told(_("År"))
    baseline: str | None = told(_("Nuläge per år; tomt för det som ska öka, som inte jämförs med det"))
    claimed: str = told(_("Räknas med i allt"))
    worth: int = told(_("Värde i öre"))
    worth_left: int | None = told(_("Värde som återstår, öre"))
    url: str = told(_("Sidan"))
    parts: list[ClaimPart] = told(_("Nyttokalkyler som räknar med samma nytta"))


CLAIMS = Listed()


@router.read(
    "/claims/",
    summary=_("Samma nytta räknad flera gånger"),
    description=_("Där inlämnade nyttokalkyler räknar med samma nytta, och vad som återstår när ingen gör det."),
    answer=pages(ClaimRow),
    asks=CLAIMS,
)
def claims(request: Request, asked: Asked) -> dict[str, Any]:
    """Every benefit that is counted more than once."""
    found = claimed(request.actor)
    return CLAIMS.page(request, asked, found, lambda rows: [_claim(each) for each in rows])


def _claim(one: Claimed) -> dict[str, Any]:
    same = ("code", "level", "process", "where", "unit", "year", "worth", "worth_left")
    return {
        **{name: getattr(one, name) for name in same},
        "baseline": None if one.baseline is None else _plain(one.baseline),
        "claimed": _plain(one.claimed),
        "url": reverse("cases:claims"),
        "parts": [
            {
                "case": reference(CASE, each.case.pk, str(each.case)),
                "benefit": each.line.title,
                "quantity": _plain(each.quantity),
                "left": None if each.left is None else _plain(each.left),
                "worth": each.worth,
                "worth_left": each.worth_left,
            }
            for each in one.parts
        ],
    }


def _plain(value: Any) -> str:
    return reads.quantity(value).replace(",", ".")
