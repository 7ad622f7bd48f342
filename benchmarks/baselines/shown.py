"""What the plain views of changes share: a page of tables, kronor, and a case summed up in floats."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from benchmarks.baselines.changes import Case
from benchmarks.baselines.models import Entry

TABLE = tuple[str, Sequence[str], Iterable[Sequence[object]]]
ROWS = 50
UNIT = 10_000  # of a quantity or a share that is kept as a whole number


def kr(ore: float | None) -> str:
    """Kronor with their öre."""
    return "" if ore is None else f"{ore / 100:,.2f}".replace(",", " ").replace(".", ",")


def show(
    request: HttpRequest, title: str, *tables: TABLE, facts: Sequence[tuple[str, object]] = (), **more: Any
) -> HttpResponse:
    """A page of tables."""
    return render(request, "baselines/tables.html", {"title": title, "tables": tables, "facts": facts, **more})


def listed(
    request: HttpRequest, title: str, rows: QuerySet[Any], head: Sequence[str], cells: Any, **more: Any
) -> HttpResponse:
    """Fifty rows of a list, with its filter and how many there are."""
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    return show(request, title, (title, head, [cells(row) for row in page]), page=page, form=True, **more)


def history(kind: str, pk: int) -> QuerySet[Entry]:
    """The latest history of a row."""
    return Entry.objects.filter(subject_kind=kind, subject_id=pk).order_by("-seq")[:20]


# --- A case in floats -------------------------------------------------------------------------------------------------


def whole_cases(**which: Any) -> QuerySet[Case]:
    """Cases with all their lines."""
    rows = Case.objects.filter(**which).select_related("initiative", "body")
    return rows.prefetch_related("alternatives__costs__body", "alternatives__gains__body")


def flows(case: Case) -> list[tuple[str, str, list[float], float, float]]:
    """The chosen alternative's lines: (line, party, öre each year, its low and its high share)."""
    found = []
    prices = {"hour_staff": case.hour_staff, "hour_outside": case.hour_outside}
    for way in case.alternatives.all():
        if not way.chosen:
            continue
        for cost in way.costs.all():
            amounts = [-float(each) for each in cost.amounts]
            found.append((cost.title, str(cost.body), amounts, cost.low / UNIT, cost.high / UNIT))
        for gain in way.gains.all():
            price = (prices.get(gain.rate) if gain.rate else gain.price) or 0
            full = (gain.likely or 0) / UNIT * price * gain.realisation / UNIT
            amounts = [full * float(share) for share in gain.ramp]
            ends = [(each or 0) / gain.likely if gain.likely else 1.0 for each in (gain.low, gain.high)]
            found.append((gain.title, str(gain.body or gain.beneficiary), amounts, *ends))
    return found


def worth(case: Case, amounts: Sequence[float]) -> float:
    """The present value of öre year by year."""
    rate = (case.discount_rate or 0) / UNIT
    return sum(each / (1 + rate) ** year for year, each in enumerate(amounts))


def values(case: Case) -> tuple[float, float, float]:
    """The net present value when all goes badly, as expected and well."""
    found = [(worth(case, amounts), low, high) for _line, _party, amounts, low, high in flows(case)]
    worse = sum(min(each * low, each * high) for each, low, high in found)
    better = sum(max(each * low, each * high) for each, low, high in found)
    return worse, sum(each for each, _low, _high in found), better
