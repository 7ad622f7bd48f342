"""What a case is worth, and what differs between two versions of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from farled.cases import reads
from farled.cases.figures.certainty import DRAWS
from farled.cases.figures.claims import claimed_too
from farled.cases.figures.compare import compare as set_beside
from farled.cases.figures.result import answer
from farled.cases.figures.result import result as work_out
from farled.cases.views.cases import opened
from farled.people.reads import Request
from farled.systems.states import Tier
from farled.web.explained import Form, written
from farled.web.together import answered


def result(request: Request, pk: int) -> HttpResponse:
    """What a version costs, gives and how sure that is, each figure with its ground."""
    one = opened(request, pk)
    material = reads.materials([one], on=request.today)[one.pk]
    short = one.initiative.tier == Tier.INNOVATIVE
    found = work_out(material, short=short)
    context = {
        "one": one,
        "answer": answer(found),
        "found": found,
        "years": found.worked.years,
        "chance": written(Form.SHARE, found.gains, DRAWS) if found.gains is not None else "",
        "rates": found.worked.material.rates,
        "appraisal": material.appraisal,
        "short": short,
        "tier": Tier(one.initiative.tier).label,
        "claims": answered(claimed_too(request.actor, material)),
        "versions": [each for each in reads.versions_of(request.actor, one.initiative) if each.pk != one.pk],
    }
    return render(request, "cases/result.html", context)


def compare(request: Request, pk: int, other: int) -> HttpResponse:
    """Two versions of the same initiative's case: what was added, removed and changed, and what that does."""
    one, before = opened(request, pk), opened(request, other)
    if one.pk == before.pk or one.initiative_id != before.initiative_id:
        raise Http404
    if one.number < before.number:
        one, before = before, one
    found = reads.materials([one, before], on=request.today)
    comparison = set_beside(found[before.pk], found[one.pk])
    context = {"one": one, "before": before, "found": comparison, "numbered": list(enumerate(comparison.rows))}
    return render(request, "cases/compare.html", context)
