"""The plain views of portfolios, applications, grants and the selection: what anyone would write first."""

from collections import defaultdict
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from benchmarks.baselines.money import (
    Account,
    Application,
    Candidate,
    Desk,
    Grant,
    JointScore,
    LedgerEntry,
    Portfolio,
    Run,
)
from benchmarks.baselines.shown import history, kr, listed, show, values, whole_cases

MONEY = ["Ram", "Kvar", "Reserv"]


@login_required
def portfolios(request: HttpRequest) -> HttpResponse:
    """The portfolios with the money of each and of all."""
    year = date.today().year  # noqa: DTZ011
    rows = []
    for each in Portfolio.objects.prefetch_related("accounts").order_by("number"):
        found = next((one for one in each.accounts.all() if one.year == year), None)
        rows.append((each.name, each.purpose, *(kr(getattr(found, name, 0)) for name in ("frame", "free", "reserve"))))
    return show(request, "Portföljer", ("Portföljer", ["Portfölj", "Syfte", *MONEY], rows))


@login_required
def portfolio(request: HttpRequest, pk: int) -> HttpResponse:
    """A portfolio with its years, what was booked last and history."""
    one = get_object_or_404(Portfolio, pk=pk)
    by_kind = LedgerEntry.objects.filter(account__portfolio=one).values_list("account__year", "kind")
    summed: dict[int, dict[str, int]] = defaultdict(dict)
    for year, kind, amount in by_kind.annotate(Sum("amount")):
        summed[year][kind] = amount
    kinds = ("grant", "return", "reserve", "release", "moved_in", "moved_out")
    years = [
        (each.year, kr(each.frame), *(kr(summed[each.year].get(kind, 0)) for kind in kinds), kr(each.free))
        for each in one.accounts.order_by("year")
    ]
    latest = LedgerEntry.objects.filter(account__portfolio=one).select_related("account").order_by("-on", "-pk")[:20]
    return show(
        request, one.name,
        ("År", ["År", "Ram", *kinds, "Kvar"], years),
        ("Bokfört", ["Avser", "Slag", "År", "Dag", "Belopp"],
         [(e.text, e.kind, e.account.year, e.on, kr(e.amount)) for e in latest]),
        facts=[("Syfte", one.purpose), ("Krav", one.rules), ("Mål", one.target_innovation)],
        history=history("portfolio.portfolio", pk),
    )  # fmt: skip


@login_required
def ledger(request: HttpRequest) -> HttpResponse:
    """Fifty entries of the ledger, and their sum."""
    rows = LedgerEntry.objects.select_related("account__portfolio").order_by("-on", "-pk")
    whole = rows.aggregate(Sum("amount"))["amount__sum"]
    return listed(
        request, "Bokfört", rows, ["Avser", "Slag", "Portfölj", "År", "Dag", "Belopp", "Av"],
        lambda row: (row.text, row.kind, row.account.portfolio.name, row.account.year, row.on, kr(row.amount),
                     row.by_name),
        facts=[("Summa", kr(whole))],
    )  # fmt: skip


@login_required
def applications(request: HttpRequest) -> HttpResponse:
    """Fifty applications: what each asks for and how long it has waited."""
    today = date.today()  # noqa: DTZ011
    rows = Application.objects.exclude(state__in=["granted", "declined"]).select_related("initiative", "body")
    rows = rows.prefetch_related("parts__portfolio", "steps").order_by("number")
    counted = Application.objects.aggregate(all=Count("pk"))
    return listed(
        request, "Ansökningar", rows,
        ["Nr", "Ansökan", "Läge", "Sökande", "Portföljer", "Söker", "Coach", "Dagar", "Senast"],
        lambda row: (row.number, row.initiative.title, row.state, row.body.name,
                     ", ".join(sorted({part.portfolio.name for part in row.parts.all()})),
                     kr(sum(part.amount for part in row.parts.all())), row.coach_name, (today - row.begun_on).days,
                     max((step.on for step in row.steps.all()), default="")),
        facts=[("Alla", counted["all"])],
    )  # fmt: skip


@login_required
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """An application with what it asks for, its steps, what the group thought, and history."""
    one = get_object_or_404(Application.objects.select_related("initiative", "body", "case"), pk=pk)
    scores = one.scores.select_related("criterion")
    parts = one.parts.select_related("portfolio").order_by("year")
    case = whole_cases(pk=one.case_id).first()
    return show(
        request, str(one.initiative),
        ("Söker", ["Portfölj", "År", "Belopp"], [(part.portfolio, part.year, kr(part.amount)) for part in parts]),
        ("Steg", ["Steg", "Dag"], one.steps.order_by("on").values_list("kind", "on")),
        ("Poäng", ["Kriterium", "Poäng", "Därför"], [(s.criterion, s.points, s.why) for s in scores]),
        facts=[("Sökande", one.body), ("Idéskiss", one.sketch), ("Arbetssätt", one.operations),
               ("Nytta", one.realisation), ("Förvaltning", one.upkeep), ("Bedömning", one.opinion),
               ("Coach", one.coach_name), ("Värde", kr(values(case)[1]) if case else "")],
        history=history("portfolio.application", pk),
    )  # fmt: skip


@login_required
def lead_times(request: HttpRequest) -> HttpResponse:
    """How long each step takes, in all and year by year, and who waits."""
    today = date.today()  # noqa: DTZ011
    rows = list(Application.objects.select_related("initiative", "body").prefetch_related("steps").order_by("number"))
    days: dict[tuple[int, str], list[int]] = defaultdict(list)
    for row in rows:
        steps = sorted(row.steps.all(), key=lambda each: each.on)
        for before, after in pairwise(steps):
            for year in (0, steps[0].on.year):
                days[year, after.kind].append((after.on - before.on).days)
    waiting = [row for row in rows if row.state not in ("granted", "declined", "draft")]
    years = sorted({year for year, _kind in days})
    return show(
        request, "Ledtider",
        *((str(year), ["Steg", "Antal", "Median", "Minst", "Mest"],
           [(kind, len(d), median(d), min(d), max(d)) for (of, kind), d in days.items() if of == year])
          for year in years),
        ("Väntar", ["Ansökan", "Läge", "Dagar"],
         [(row.initiative.title, row.state, (today - row.begun_on).days) for row in waiting]),
    )  # fmt: skip


@login_required
def ranking(request: HttpRequest) -> HttpResponse:
    """Fifty scored applications by their points."""
    points: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for pk, given, weight in JointScore.objects.values_list("application", "points", "criterion__weight"):
        points[pk][0] += given * weight
        points[pk][1] += weight
    rows = Application.objects.filter(pk__in=points).select_related("initiative", "body")
    ranked = sorted(rows.prefetch_related("parts"), key=lambda row: -points[row.pk][0] / points[row.pk][1])
    return show(
        request, "Rangordning",
        ("Poäng", ["Ansökan", "Sökande", "Söker", "Poäng"],
         [(row.initiative.title, row.body.name, kr(sum(p.amount for p in row.parts.all())), points[row.pk][0])
          for row in ranked]),
    )  # fmt: skip


@login_required
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """A selection: its candidates with what they ask for and are worth, its rules and its proposal."""
    one, candidates, plan, facts = _desk(pk)
    cases = {each.pk: values(each) for each in whole_cases(pk__in=[c.application.case_id for c in candidates])}
    points: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    scored = JointScore.objects.filter(application__in=[each.application_id for each in candidates])
    for row, given, weight in scored.values_list("application", "points", "criterion__weight"):
        points[row][0] += given * weight
        points[row][1] += weight
    rows = [
        (each.application.initiative.title, each.application.body.name,
         kr(sum(part.amount for part in each.application.parts.all())), *map(kr, cases[each.application.case_id]),
         points[each.application_id][0], plan["starts"].get(f"a{each.application_id}", ""), each.chosen,
         each.start_year)
        for each in candidates
    ]  # fmt: skip
    head = ["Ansökan", "Enhet", "Söker", "Sämst", "Troligt", "Bäst", "Poäng", "Förslag", "Vald", "År"]
    frames = Account.objects.filter(year__gte=one.first_year, year__lte=one.last_year).select_related("portfolio")
    spent = {(name, year): cost for name, year, cost in facts["spent"]}
    return show(
        request, one.title,
        ("Ansökningar", head, rows),
        ("Ramar", ["Portfölj", "År", "Kvar", "Förslaget"],
         [(a.portfolio.name, a.year, kr(a.free), spent.get((f"p{a.portfolio_id}", a.year), 0)) for a in frames]),
        ("Regler", ["Regel", "Resurs", "År", "Antal", "Andel", "Därför"],
         one.rules.values_list("kind", "resource", "year", "count", "share", "why")),
        facts=[("Värde", plan["value"]), ("Högst", plan["bound"]), ("Läge", one.state)],
        history=history("portfolio.desk", pk),
    )  # fmt: skip


def _desk(pk: int) -> tuple[Desk, list[Candidate], dict[str, Any], dict[str, Any]]:
    one = get_object_or_404(Desk, pk=pk)
    rows = one.candidates.select_related("application__initiative", "application__body")
    answer = Run.objects.filter(desk=one).latest("pk").answer
    candidates = list(rows.prefetch_related("application__parts").order_by("application__number"))
    return one, candidates, answer["proposal"]["plan"], answer["proposal"] | {"why": answer["reasons"]}


@login_required
def reasons(request: HttpRequest, pk: int) -> HttpResponse:
    """Why some are not in the proposal."""
    one, candidates, plan, facts = _desk(pk)
    rows = [
        (row.application.initiative.title, *facts["why"].get("of", {}).get(f"a{row.application_id}", {}).values())
        for row in candidates
        if f"a{row.application_id}" not in plan["starts"]
    ]
    return show(request, one.title, ("Inte med", ["Ansökan", "Därför"], rows), facts=[("Värde", plan["value"])])


@login_required
def balance(request: HttpRequest) -> HttpResponse:
    """Where the granted money lies: by innovation and by who has the benefit, per portfolio, body and year."""
    granted = list(Grant.objects.select_related("application__case", "application__body").prefetch_related(
        "tranches__account__portfolio"))  # fmt: skip
    cases = {each.pk: each for each in whole_cases(pk__in=[each.application.case_id for each in granted])}
    placed: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for one in granted:
        case = cases[one.application.case_id]
        gains = [gain for way in case.alternatives.all() if way.chosen for gain in way.gains.all()]
        outside = sum(gain.beneficiary != "internal" for gain in gains) / max(1, len(gains))
        for each in one.tranches.all():
            left = each.amount - each.returned
            for key in (("Allt", ""), ("Portfölj", each.account.portfolio.name), ("Enhet", one.application.body.name),
                        ("År", str(each.account.year))):  # fmt: skip
                cell = placed[key]
                cell[0] += left
                cell[1] += left * case.innovation / 100
                cell[2] += left * outside
    rows = [
        (kind, name, kr(money), f"{inn / money:.0%}", f"{ext / money:.0%}")
        for (kind, name), (money, inn, ext) in sorted(placed.items())
    ]
    return show(request, "Balans", ("Balans", ["", "Namn", "Pengar", "Innovation", "Extern"], rows))


@login_required
def grants(request: HttpRequest) -> HttpResponse:
    """Fifty grants, and what they come to."""
    rows = Grant.objects.select_related("application__initiative", "body").prefetch_related("tranches")
    whole = Grant.objects.aggregate(amount=Sum("amount"), returned=Sum("returned"))
    return listed(
        request, "Beviljat", rows.order_by("-decided_on", "-pk"),
        ["Beviljat", "Läge", "Belopp", "Utbetalt", "Återlämnat", "Av", "Dag"],
        lambda row: (row.application.initiative.title, row.state, kr(row.amount),
                     kr(sum(each.amount for each in row.tranches.all() if each.released_on)), kr(row.returned),
                     row.function or row.body.name, row.decided_on),
        facts=[("Beviljat", kr(whole["amount"])), ("Återlämnat", kr(whole["returned"]))],
    )  # fmt: skip


@login_required
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """A grant with its parts, conditions and history."""
    one = get_object_or_404(Grant.objects.select_related("application__initiative", "body"), pk=pk)
    tranches = one.tranches.select_related("account__portfolio").order_by("number")
    return show(
        request, str(one.application.initiative),
        ("Delar", ["Nr", "Portfölj", "År", "Belopp", "Utbetalt", "Åter"],
         [(each.number, each.account.portfolio, each.account.year, kr(each.amount), each.released_on,
           kr(each.returned)) for each in tranches]),
        ("Villkor", ["Villkor", "Uppfyllt", "Grund"], one.conditions.values_list("text", "fulfilled_on", "ground")),
        facts=[("Beviljat", kr(one.amount)), ("Skäl", one.ground), ("Av", one.function), ("Dag", one.decided_on)],
        history=history("portfolio.grant", pk),
    )  # fmt: skip
