"""The plain views of initiatives, cases and what becomes of them: what anyone would write first for the same rows."""

from collections import defaultdict
from datetime import date
from typing import Any

import numpy as np
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from benchmarks.baselines.changes import (
    Benefit,
    BudgetEffect,
    Case,
    Duty,
    Initiative,
    Lesson,
    Measurement,
    YearPoint,
)
from benchmarks.baselines.models import Activity, Entry
from benchmarks.baselines.shown import UNIT, flows, history, kr, listed, show, whole_cases, worth

DRAWS = 10_000


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """What waits, what has happened, what comes, and what benefits came to this year."""
    today = date.today()  # noqa: DTZ011 -- as anyone would write it
    duties = Duty.objects.filter(done_at=None, role="strategist").select_related("body").order_by("due")
    late = Benefit.objects.filter(next_due__lt=today, state__in=["accepted", "measured", "realised"]).count()
    waiting = Case.objects.filter(state="submitted", acceptances=None).count()
    goals = Activity.objects.values_list("document__title").annotate(Count("pk"))
    promised, realised = _year(today.year)
    comes = Benefit.objects.filter(next_due__gte=today).order_by("next_due")[:8]
    return show(
        request,
        "Hem",
        ("Väntar", ["Vad", "Senast", "Enhet"], [(each.subject_name, each.due, each.body) for each in duties[:20]]),
        ("Händer", ["Vad", "När", "Vem"], [(e.verb, e.at, e.actor_name) for e in Entry.objects.order_by("-seq")[:8]]),
        ("Planer", ["Plan", "Aktiviteter"], goals),
        ("Kommer", ["Nytta", "Mäts"], [(each.title, each.next_due) for each in comes]),
        facts=[("Väntar", len(duties)), ("Sena", late), ("Kalkyler", waiting), ("Realiserat", kr(realised)),
               ("Utlovat", kr(promised))],
    )  # fmt: skip


def _year(year: int) -> tuple[int, int]:
    """What was promised and what was realised in a year, öre."""
    points = YearPoint.objects.filter(year=year, benefit__price__isnull=False)
    promised = sum(round(units * price / UNIT) for units, price in points.values_list("promised", "benefit__price"))
    came: dict[int, int] = {}
    rows = Measurement.objects.filter(year=year, withdrawn_because="", benefit__price__isnull=False).order_by(
        "on", "pk"
    )
    for pk, value, price in rows.values_list("benefit", "value", "benefit__price"):
        came[pk] = round(value * price / UNIT)
    return promised, sum(came.values())


# --- Initiatives ------------------------------------------------------------------------------------------------------


@login_required
def initiatives(request: HttpRequest) -> HttpResponse:
    """Fifty initiatives."""
    rows = Initiative.objects.select_related("body").prefetch_related("aims__objective").order_by("title", "pk")
    head = ["Initiativ", "Fas", "Nivå", "Kund", "Bidrar till", "Tid", "Läge", "Rapporterat"]
    return listed(
        request, "Initiativ", rows, head,
        lambda row: (row.title, row.phase, row.tier, row.body.name, ", ".join(str(a.objective) for a in row.aims.all()),
                     f"{row.start} – {row.end}", row.light, row.reported_on),
    )  # fmt: skip


@login_required
def initiative(request: HttpRequest, pk: int) -> HttpResponse:
    """An initiative with its checks, reports, cases, benefits, and history."""
    one = get_object_or_404(Initiative.objects.select_related("body"), pk=pk)
    benefits = one.benefits.select_related("body").prefetch_related("points", "measurements")
    return show(
        request, one.title,
        ("Kontroller", ["Fråga", "Svar", "Grund"], [
            (each.question.question, each.verdict, each.ground) for each in one.checks.select_related("question")]),
        ("Läget", ["Dag", "Läge", "Text", "Sedan"], one.reports.values_list("on", "light", "text", "next_step")),
        ("Kalkyler", ["Namn", "Läge"], one.cases.values_list("title", "state")),
        ("Mål", ["Mål"], [(each.objective.title,) for each in one.aims.select_related("objective")]),
        ("Nyttor", ["Nytta", "Läge", "Enhet", "Utlovat", "Realiserat"], [_summed(each) for each in benefits]),
        facts=[("Kund", one.body), ("Syfte", one.purpose), ("Effekt", one.effect), ("Risker", one.risks),
               ("Kostnad", kr(one.cost)), ("Ägare", one.owner_function), ("Fas", one.phase), ("Slut", one.end)],
        history=history("initiatives.initiative", pk),
    )  # fmt: skip


def _summed(row: Benefit) -> tuple[object, ...]:
    promised, realised = _by_year(row)
    return row.title, row.state, row.body.name, kr(sum(promised.values())), kr(sum(realised.values()))


def _by_year(row: Benefit) -> tuple[dict[int, int], dict[int, int]]:
    price = row.price or 0
    promised = {point.year: round(point.promised * price / UNIT) for point in row.points.all()}
    realised = {
        each.year: round(each.value * price / UNIT)
        for each in sorted(row.measurements.all(), key=lambda each: (each.on, each.pk))
        if not each.withdrawn_because
    }
    return promised, realised


# --- Cases ------------------------------------------------------------------------------------------------------------


@login_required
def cases(request: HttpRequest) -> HttpResponse:
    """Fifty cases."""
    rows = Case.objects.select_related("initiative", "body").prefetch_related("acceptances").order_by("-submitted_on")
    head = ["Kalkyl", "Läge", "Version", "Initiativ", "Sökande", "Inlämnad", "Ny förmåga", "Godtagit"]
    return listed(
        request, "Nyttokalkyler", rows, head,
        lambda row: (row.title, row.state, row.number, row.initiative.title, row.body.name, row.submitted_on,
                     row.innovation, sum(each.accepted for each in row.acceptances.all())),
    )  # fmt: skip


@login_required
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """A case with its alternatives year by year, who accepts what, appraisals, versions and history."""
    one = get_object_or_404(whole_cases(), pk=pk)
    years = range(one.first_year, one.first_year + one.horizon + 1)
    tables: list[Any] = []
    for way in one.alternatives.all():
        costs, gains = list(way.costs.all()), list(way.gains.all())
        summed = [kr(sum(each.amounts[place] for each in costs)) for place in range(len(years))]
        rows = [(each.title, each.kind, each.body, *map(kr, each.amounts), kr(sum(each.amounts))) for each in costs]
        tables.append((way.title, ["Kostnad", "Slag", "Enhet", *years, "Summa"], [*rows, ("Summa", "", "", *summed)]))
        tables.append((
            way.title, ["Nytta", "Slag", "För vem", "Enhet", "Lägst", "Troligen", "Högst", "Pris", "Andel", "Mäts"],
            [(g.title, g.kind, g.beneficiary, g.body, (g.low or 0) / UNIT, (g.likely or 0) / UNIT, (g.high or 0) / UNIT,
              kr(g.price), g.ramp, g.measured_by) for g in gains],
        ))  # fmt: skip
    said = one.acceptances.select_related("body")
    appraised = one.appraisals.values_list("appraiser_name", "delivered_on", "statement")
    versions = Case.objects.filter(initiative=one.initiative_id).values_list("number", "state")
    return show(
        request, one.title, *tables,
        ("Godtar", ["Enhet", "Belopp", "Svar", "Dag"], [(a.body, kr(a.amount), a.accepted, a.on) for a in said]),
        ("Värderingar", ["Av", "Dag", "Text"], appraised),
        ("Versioner", ["Version", "Läge"], versions),
        facts=[("Initiativ", one.initiative), ("Sökande", one.body), ("År", f"{years[0]}–{years[-1]}"),
               ("Idéskiss", one.summary), ("Prisnivå", one.price_year), ("Inlämnad av", one.submitted_by)],
        history=history("cases.case", pk),
    )  # fmt: skip


@login_required
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """What a case is worth: year by year, party by party, what it hangs on, and how sure it is."""
    one = get_object_or_404(whole_cases(), pk=pk)
    lines = flows(one)
    years = range(one.first_year, one.first_year + one.horizon + 1)
    by_party: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(years))
    for _line, party, amounts, _low, _high in lines:
        by_party[party] = [a + b for a, b in zip(by_party[party], amounts, strict=True)]
    each_worth = np.array([worth(one, amounts) for _line, _party, amounts, _low, _high in lines])
    low, high = (np.array([line[place] for line in lines]) for place in (3, 4))
    drawn = np.random.default_rng(1).triangular(np.minimum(low, 0.999), 1, np.maximum(high, 1.001), (DRAWS, len(lines)))
    sure = np.percentile(drawn @ each_worth, (5, 95))
    tornado = sorted(
        ((name, kr(value * one_low), kr(value * one_high), abs(value * (one_high - one_low)))
         for (name, *_), value, one_low, one_high in zip(lines, each_worth, low, high, strict=True)),
        key=lambda each: -each[3],
    )  # fmt: skip
    costs = [sum(min(0, line[2][place]) for line in lines) for place in range(len(years))]
    gains = [sum(max(0, line[2][place]) for line in lines) for place in range(len(years))]
    others = whole_cases(state="submitted", alternatives__gains__process__in=_processes(one)).exclude(pk=pk).distinct()
    return show(
        request, one.title,
        ("År", ["År", "Kostnad", "Nytta", "Netto"],
         [(y, kr(c), kr(g), kr(c + g)) for y, c, g in zip(years, costs, gains, strict=True)]),
        ("Parter", ["Part", *years, "Summa"],
         [(party, *map(kr, amounts), kr(sum(amounts))) for party, amounts in sorted(by_party.items())]),
        ("Osäkerhet", ["Antagande", "Lägst", "Högst", "Skillnad"], tornado),
        ("Räknar samma", ["Kalkyl", "Initiativ"], [(each.title, each.initiative) for each in others]),
        facts=[("Nuvärde", kr(float(each_worth.sum()))), ("Från", kr(sure[0])), ("Till", kr(sure[1])),
               ("Värt något", f"{float((drawn @ each_worth > 0).mean()):.0%}")],
    )  # fmt: skip


def _processes(one: Case) -> set[str]:
    return {gain.process for way in one.alternatives.all() for gain in way.gains.all()}


# --- Benefits ---------------------------------------------------------------------------------------------------------


@login_required
def benefits(request: HttpRequest) -> HttpResponse:
    """Fifty benefits, and what they come to this year."""
    today = date.today()  # noqa: DTZ011
    rows = Benefit.objects.select_related("body", "initiative").order_by("title", "pk")
    promised, realised = _year(today.year)
    owned = Q(state__in=["accepted", "measured", "realised"])
    counted = Benefit.objects.aggregate(
        late=Count("pk", filter=owned & Q(next_due__lt=today)), ownerless=Count("pk", filter=Q(state="planned"))
    )
    return listed(
        request, "Nytta", rows, ["Nytta", "Läge", "Enhet", "Initiativ", "Ägare", "Mäts"],
        lambda row: (row.title, row.state, row.body.name, row.initiative.title, row.owner_function, row.next_due),
        facts=[("Realiserat", kr(realised)), ("Utlovat", kr(promised)), ("Sena", counted["late"]),
               ("Utan ägare", counted["ownerless"])],
    )  # fmt: skip


@login_required
def totals(request: HttpRequest) -> HttpResponse:
    """Promised and realised per year, per body, and per body and year."""
    cells: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    rows = Benefit.objects.filter(price__isnull=False).select_related("body")
    for row in rows.prefetch_related("points", "measurements"):
        promised, realised = _by_year(row)
        for point in row.points.all():
            thought = point.promised if point.forecast is None else point.forecast
            cells[row.body.name, point.year][0] += promised[point.year]
            cells[row.body.name, point.year][1] += round(thought * (row.price or 0) / UNIT)
        for year, value in realised.items():
            cells[row.body.name, year][2] += value
    years = sorted({year for _body, year in cells})
    names = sorted({body for body, _year_ in cells})
    head = ["Utlovat", "Prognos", "Realiserat"]

    def added(keys: Any) -> tuple[str, ...]:
        found = [cells.get(key, [0, 0, 0]) for key in keys]
        return tuple(kr(sum(each[place] for each in found)) for place in range(3))

    return show(
        request, "Realiserat mot utlovat",
        ("Per år", ["År", *head], [(year, *added([(name, year) for name in names])) for year in years]),
        ("Per enhet", ["Enhet", *head], [(name, *added([(name, year) for year in years])) for name in names]),
        *((name, ["År", *head], [(year, *added([(name, year)])) for year in years]) for name in names),
    )  # fmt: skip


@login_required
def effects(request: HttpRequest) -> HttpResponse:
    """Fifty budget effects."""
    rows = BudgetEffect.objects.select_related("benefit", "body").order_by("year", "pk")
    done = sum(each or 0 for each in rows.values_list("done_amount", flat=True))
    return listed(
        request, "Budgeteffekter", rows, ["Nytta", "Läge", "Enhet", "År", "Belopp", "Gjort"],
        lambda row: (row.benefit.title, row.state, row.body.name, row.year, kr(row.amount), kr(row.done_amount)),
        facts=[("Gjort", kr(done))],
    )  # fmt: skip


@login_required
def benefit(request: HttpRequest, pk: int) -> HttpResponse:
    """A benefit with its years, measurements, budget effects and history."""
    one = get_object_or_404(Benefit.objects.select_related("body", "initiative"), pk=pk)
    promised, realised = _by_year(one)
    measured = one.measurements.order_by("-on").values_list("on", "year", "value", "how", "by_name")
    effects = one.effects.select_related("body")
    years = [
        (each.year, each.promised / UNIT, (each.forecast or each.promised) / UNIT, kr(realised.get(each.year)))
        for each in one.points.all()
    ]
    return show(
        request, one.title,
        ("År", ["År", "Utlovat", "Prognos", "Realiserat"], years),
        ("Mätningar", ["Dag", "År", "Värde", "Hur", "Av"], measured),
        ("Budget", ["Enhet", "År", "Belopp"], [(each.body, each.year, kr(each.amount)) for each in effects]),
        facts=[("Enhet", one.body), ("Initiativ", one.initiative), ("Ägare", one.owner_function), ("Typ", one.kind),
               ("För vem", one.receiver), ("Enhet", one.unit), ("Pris", kr(one.price)), ("Mäts", one.method),
               ("Härnäst", one.next_due), ("Utlovat", kr(sum(promised.values())))],
        history=history("benefits.benefit", pk),
    )  # fmt: skip


@login_required
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The benefits that an initiative is to bring about."""
    one = get_object_or_404(Initiative.objects.select_related("body"), pk=pk)
    rows = one.benefits.select_related("body").prefetch_related("points", "measurements").order_by("pk")
    return show(
        request, one.title,
        ("Nyttor", ["Nytta", "Läge", "Enhet", "Utlovat", "Realiserat"], [_summed(each) for each in rows]),
        facts=[("Kund", one.body)],
    )  # fmt: skip


@login_required
def lessons(request: HttpRequest) -> HttpResponse:
    """Fifty lessons."""
    rows = Lesson.objects.select_related("body").order_by("-on", "pk")
    return listed(
        request, "Lärdomar", rows, ["Lärdom", "Lärt av", "Läget", "Lärt", "Dag"],
        lambda row: (row.title, row.body.name, row.situation, row.learned, row.on),
    )  # fmt: skip


@login_required
def claims(request: HttpRequest) -> HttpResponse:
    """What several cases count."""
    found: dict[tuple[str, str, str, str], dict[int, list[tuple[str, float]]]] = defaultdict(lambda: defaultdict(list))
    for one in whole_cases(state="submitted"):
        for way in one.alternatives.all():
            for gain in way.gains.all() if way.chosen else ():
                place = (gain.process.lower(), str(gain.body or gain.beneficiary), gain.kind, gain.unit)
                for year, share in enumerate(gain.ramp, one.first_year):
                    if share:
                        quantity = (gain.likely or 0) * gain.realisation / UNIT**2 * float(share)
                        found[place][year].append((one.title, quantity))
    shared = [
        (*place, year, sum(quantity for _title, quantity in those), title, quantity)
        for place, years in found.items()
        for year, those in [max(years.items(), key=lambda each: sum(quantity for _title, quantity in each[1]))]
        if len({title for title, _quantity in those}) > 1
        for title, quantity in those
    ]
    head = ["Process", "Var", "Slag", "Enhet", "År", "Räknas", "Kalkyl", "Därav"]
    return show(request, "Samma nytta", ("Räknas av flera", head, shared))
