"""What the figures of a case rest on: lines, years and standard values with their dates."""

from collections.abc import Callable, Iterable
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.cases import reads
from farled.cases.figures import certainty
from farled.cases.figures.result import NOBODY, differences, months_to_payback, years_of
from farled.cases.figures.worked import Worked, by_line, by_party_and_year, parts, party_name, work
from farled.cases.reads import BenefitLine, CostLine
from farled.cases.states import DISCOUNT_RATE, HOUR_OUTSIDE, HOUR_STAFF, CostKind, Funding, Gain
from farled.methods.money import Ore, rounded, rounded_together
from farled.methods.valuation import Measure, Side
from farled.parameters.reads import KNOWN
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question, Used

NPV = gettext_lazy("i nettonuvärde")
APPRAISED = gettext_lazy("i nettonuvärde enligt värderaren")
APPRAISED_LINE = gettext_lazy("i skillnad mellan värderaren och sökanden")
BENEFITS = gettext_lazy("i nytta, nuvärde")
COSTS = gettext_lazy("i kostnad, nuvärde")
BCR = gettext_lazy("nytta för varje krona det kostar")
PAYBACK = gettext_lazy("månader efter det första året tills kostnaden är betald")
ANNUITY = gettext_lazy("per år i jämn kostnad")
SWITCHING = gettext_lazy("av nyttan räcker för att gå jämnt ut")
CHANCE = gettext_lazy("av de prövade utfallen lönar sig")
WHOLE = gettext_lazy("i kostnad under hela tiden")
APPLIED = gettext_lazy("i sökta medel")
RUNNING = gettext_lazy("per år i drift, förvaltning och vidareutveckling")
PARTY = gettext_lazy("av nettonuvärdet")
YEAR = gettext_lazy("under året")

Explain = Callable[[Question], Explanation | None]


def worked_of(question: Question, *, appraised: bool = False) -> Worked | None:
    """The case a question is about, worked out as it stands on the day; None when there is none for the actor."""
    row = reads.cases(question.actor).filter(pk=question.ref("case")).first()
    if row is None:
        return None
    material = reads.materials([row], on=question.today)[row.pk]
    return None if appraised and material.appraisal is None else work(material, appraised=appraised)


def used(worked: Worked) -> tuple[Used, ...]:
    """The standard values the case goes by, with the day each began to hold."""
    rates = worked.material.rates
    priced = {each.rate for each in worked.converted.lines.values() if isinstance(each, BenefitLine)}
    every = {
        "discount_rate": (DISCOUNT_RATE, formats.number(rates.discount_rate * 100, decimals=2)),
        "hour_staff": (HOUR_STAFF, formats.number(rates.hour_staff // 100)),
        "hour_outside": (HOUR_OUTSIDE, formats.number(rates.hour_outside // 100)),
    }
    return tuple(
        Used(
            KNOWN[key].label,
            f"{value} {KNOWN[key].unit}",
            date.fromisoformat(since) if (since := rates.since.get(name, "")) else None,
            rates.references.get(name, ""),
            "",
        )
        for name, (key, value) in every.items()
        if name == "discount_rate" or name in priced
    )


def explanation(
    worked: Worked,
    question: Question,
    label: str | Promise,
    how: str,
    rows: Iterable[Input],
    *,
    form: Form = Form.MONEY,
    heads: tuple[str, ...] = (),
) -> Explanation:
    """An explanation of a figure of the case's page."""
    case = worked.material.case
    frozen = ""
    if case.submitted_on is not None:
        frozen = _("version %(number)s, inlämnad %(day)s, med schablonerna som gällde då") % {
            "number": case.number,
            "day": formats.day(case.submitted_on),
        }
    return Explanation(
        label=label,
        how=how,
        rows=list(rows),
        place=(str(case), page(worked)),
        on=question.on,
        heads=heads,
        form=form,
        used=used(worked),
        frozen=frozen,
    )


def page(worked: Worked) -> str:
    """Where the figures stand."""
    return reverse("cases:result", args=[worked.material.case.pk])


def _rows(worked: Worked, amounts: dict[str, Ore], *, of: dict[str, Ore] | None = None) -> list[Input]:
    return [
        Input(
            str(line),
            page(worked),
            (_kind(line), party_name(worked, _party(worked, name), str(NOBODY)), _alternative(line)),
            amount=amounts.get(name, 0),
            of=(of or amounts).get(name, 0),
        )
        for name, line in worked.converted.lines.items()
    ]


LINE_HEADS = (gettext_lazy("Slag"), gettext_lazy("Vem"), gettext_lazy("Alternativ"))


def _heads() -> tuple[str, ...]:
    return tuple(str(each) for each in LINE_HEADS)


def _kind(line: CostLine | BenefitLine) -> str:
    return str((CostKind if isinstance(line, CostLine) else Gain)(line.kind).label)


def _party(worked: Worked, name: str) -> str:
    return next((each.party for each in worked.converted.case.lines if each.id == name), "")


def _alternative(line: CostLine | BenefitLine) -> str:
    return line.alternative.title


def npv(question: Question) -> Explanation | None:
    """The net present value, line by line."""
    return _value(question, NPV, appraised=False)


def appraised(question: Question) -> Explanation | None:
    """The same as the independent appraiser sees its lines."""
    return _value(question, APPRAISED, appraised=True)


def _value(question: Question, label: str | Promise, *, appraised: bool) -> Explanation | None:
    worked = worked_of(question, appraised=appraised)
    if worked is None:
        return None
    how = _(
        "Varje rads belopp räknas om till det första årets värde med kalkylräntan, år för år, och läggs ihop. "
        "Kostnader är minus. Det som också skulle ha hänt om ingenting gjordes räknas av."
    )
    return explanation(worked, question, label, how, _rows(worked, by_line(worked)), heads=_heads())


def benefits(question: Question) -> Explanation | None:
    """The present value of the benefits."""
    return _side(question, Side.BENEFIT, BENEFITS)


def costs(question: Question) -> Explanation | None:
    """The present value of the costs: what the benefits are more than the net, so that the three add up."""
    return _side(question, Side.COST, COSTS)


def _side(question: Question, side: Side, label: str | Promise) -> Explanation | None:
    worked = worked_of(question)
    if worked is None:
        return None
    how = _("Varje rads belopp räknas om till det första årets värde med kalkylräntan, år för år, och läggs ihop.")
    rows = [each for each in _rows(worked, _of_side(worked, side)) if each.amount]
    return explanation(worked, question, label, how, rows, heads=_heads())


def _of_side(worked: Worked, side: Side) -> dict[str, Ore]:
    """The present value of a side's lines; the costs are what the rounded benefits are more than the net."""
    found = parts(worked, lambda flow: flow.line, side=side)
    if side is Side.COST and found:
        stray = rounded(worked.valued[Measure.PV_BENEFITS] or 0) - worked.npv - sum(found.values())
        found[min(found)] += stray
    return found


def bcr(question: Question) -> Explanation | None:
    """Benefit by cost."""
    how = _("Nyttans nuvärde delat med kostnadens nuvärde: så många kronor nytta ger varje krona kostnad.")
    return _ratio(question, BCR, how, Side.BENEFIT, Form.PER_KRONA)


def switching(question: Question) -> Explanation | None:
    """The share of the benefits at which nothing is gained."""
    how = _("Kostnadens nuvärde delat med nyttans: så stor del av nyttan behövs för att gå jämnt ut.")
    return _ratio(question, SWITCHING, how, Side.COST, Form.MONEY_AGAINST)


def _ratio(question: Question, label: str | Promise, how: str, over: Side, form: Form) -> Explanation | None:
    worked = worked_of(question)
    if worked is None:
        return None
    found = {side: parts(worked, lambda flow: flow.line, side=side) for side in Side}
    under = Side.COST if over is Side.BENEFIT else Side.BENEFIT
    if sum(found[under].values()) <= 0:
        return None
    rows = [
        Input(str(line), page(worked), (_kind(line),), amount=found[over].get(name, 0), of=found[under].get(name, 0))
        for name, line in worked.converted.lines.items()
    ]
    return explanation(worked, question, label, how, rows, form=form, heads=_heads()[:1])


def payback(question: Question) -> Explanation | None:
    """The months until what is gained has covered what it cost."""
    worked = worked_of(question)
    months = months_to_payback(worked) if worked else None
    if worked is None or months is None:
        return None
    how = _(
        "Nytta minus kostnad läggs ihop år för år, utan ränta, tills summan inte längre är under noll. Det räknas "
        "från slutet av det första året, då pengarna läggs in. Det sista året räknas i månader. Blir summan negativ "
        "igen räknas det från sista gången."
    )
    so_far, rows = 0, []
    for year, counted in zip(years_of(worked), months, strict=True):
        so_far += year.net
        rows.append(Input(str(year.year), page(worked), (formats.kr(year.net), formats.kr(so_far)), counted, 12))
    heads = (_("Netto"), _("Hittills"))
    return explanation(worked, question, PAYBACK, how, rows, form=Form.NUMBER, heads=heads)


def annuity(question: Question) -> Explanation | None:
    """The cost as an even amount a year."""
    worked = worked_of(question)
    if worked is None:
        return None
    factor = worked.valued.rates.annuity(len(worked.years))
    how = _("Kostnadens nuvärde delat med %(factor)s: vad en krona om året under %(years)s år är värd i dag.") % {
        "factor": formats.number(factor, decimals=4),
        "years": formats.number(len(worked.years)),
    }
    exactly = {name: -worth / factor for name, worth in worked.valued.by_line().items() if name.startswith("c")}
    return explanation(worked, question, ANNUITY, how, _rows(worked, rounded_together(exactly)), heads=_heads())


def whole(question: Question) -> Explanation | None:
    """What the chosen alternative costs in all its years."""
    how = _("Alla kostnader i det förordade alternativet, alla år, i kalkylens prisnivå och utan ränta.")
    return _amounts(question, WHOLE, how, lambda _line: True)


def applied(question: Question) -> Explanation | None:
    """What is applied for."""
    how = _("De kostnader i det förordade alternativet som ska betalas med sökta medel, alla år.")
    return _amounts(question, APPLIED, how, lambda line: line.funding == Funding.PORTFOLIO)


def _amounts(
    question: Question, label: str | Promise, how: str, counts: Callable[[CostLine], bool]
) -> Explanation | None:
    worked = worked_of(question)
    if worked is None:
        return None
    chosen = worked.material.chosen
    rows = [
        Input(
            str(line),
            page(worked),
            (str(CostKind(line.kind).label), str(Funding(line.funding).label)),
            amount=line.total if counts(line) else 0,
            of=line.total,
        )
        for line in (chosen.cost_lines.all() if chosen else ())
    ]
    return explanation(worked, question, label, how, rows, heads=(_("Slag"), _("Betalas med")))


def running(question: Question) -> Explanation | None:
    """The year when running costs the most."""
    worked = worked_of(question)
    if worked is None:
        return None
    chosen = worked.material.chosen
    lines = [line for line in (chosen.cost_lines.all() if chosen else ()) if line.is_running]
    years = range(len(worked.years))
    top = max(years, key=lambda t: sum(line.amounts[t] for line in lines if t < len(line.amounts)))
    how = _(
        "Drift, förvaltning och vidareutveckling i det förordade alternativet under %(year)s, året då de är dyrast."
    ) % {"year": worked.years[top]}
    rows = [
        Input(str(line), page(worked), (_kind(line),), amount=amount, of=amount)
        for line in lines
        for amount in (line.amounts[top] if top < len(line.amounts) else 0,)
    ]
    return explanation(worked, question, RUNNING, how, rows, heads=(_("Slag"),))


def party(question: Question) -> Explanation | None:
    """A party's part of the net present value, in all years or in one."""
    worked, ref = worked_of(question), question.of.get("party", "").strip("-")
    years = by_party_and_year(worked).get(ref) if worked else None
    if worked is None or years is None:
        return None
    t = question.ref("t") if question.of.get("t") else None
    how = _("Partens nytta minus dess kostnad varje år, omräknat till det första årets värde med kalkylräntan.")
    rows = [
        Input(str(year), page(worked), (), amount=amount if t in (None, nr) else 0, of=amount)
        for nr, (year, amount) in enumerate(zip(worked.years, years, strict=True))
    ]
    return explanation(worked, question, PARTY, how, rows)


def year(question: Question) -> Explanation | None:
    """What a year's costs, benefits, net or present value are made of."""
    worked, what, t = worked_of(question), question.of.get("what", ""), question.ref("t")
    if worked is None or what not in ("costs", "benefits", "net", "worth") or t >= len(worked.years):
        return None
    row = years_of(worked)[t]
    side = {"costs": Side.COST, "benefits": Side.BENEFIT}.get(what)
    cells = parts(worked, lambda flow: f"{flow.line}:{flow.t}", discounted=what == "worth", side=side)
    mine = {name: cells.get(f"{name}:{t}", 0) for name in worked.converted.lines}
    stray = getattr(row, what) - sum(mine.values())  # öre that the table's own rounding put in this year
    if stray and mine:
        mine[max(mine, key=lambda name: abs(mine[name]))] += stray
    how = _("Radernas belopp det året. Nyttan är mängden gånger andelen av full effekt gånger värdet per enhet.")
    if what == "worth":
        how += " " + _("Netto räknas om till det första årets värde med kalkylräntan.")
    rows = [each for each in _rows(worked, mine) if each.amount]
    return explanation(worked, question, YEAR, how, rows, heads=_heads())


def chance(question: Question) -> Explanation | None:
    """How many of the draws end without a loss."""
    worked = worked_of(question)
    simulation = certainty.drawn(worked) if worked else None
    if worked is None or simulation is None:
        return None
    how = _(
        "Varje rad dras %(draws)s gånger mellan sitt lägsta och sitt högsta, troligast vid det som är angivet, och "
        "oberoende av de andra. Frö %(seed)s, %(generator)s: samma kalkyl ger samma svar."
    ) % {"draws": formats.number(simulation.draws), "seed": simulation.seed, "generator": simulation.generator}
    good = certainty.gains(simulation)
    rows = [
        Input(_("Nettonuvärdet är noll eller mer"), page(worked), (), amount=good, of=good),
        Input(_("Nettonuvärdet är under noll"), page(worked), (), amount=0, of=simulation.draws - good),
    ]
    return explanation(worked, question, CHANCE, how, rows, form=Form.SHARE)


def appraised_line(question: Question) -> Explanation | None:
    """What a line is worth to the appraiser and to the applicant."""
    worked = worked_of(question)
    found = differences(worked.material, worked) if worked else []
    row = next((each for each in found if each.name == question.of.get("line")), None)
    if worked is None or row is None:
        return None
    how = _("Radens nuvärde enligt värderaren minus dess nuvärde enligt sökanden. Kostnader är minus.")
    rows = [
        Input(_("%(title)s enligt värderaren") % {"title": row.title}, page(worked), (), row.theirs, 0),
        Input(_("%(title)s enligt sökanden, dras av") % {"title": row.title}, page(worked), (), -row.ours, 0),
    ]
    return explanation(worked, question, APPRAISED_LINE, how, rows)


def explained_kinds() -> dict[str, FigureKind]:
    """The figures of a case, each under its key."""

    def kind(label: str | Promise, explain: Explain, *takes: str) -> FigureKind:
        return FigureKind(label, "cases.read", explain, ("case", *takes), dated=False)

    return {
        "cases.npv": kind(NPV, npv),
        "cases.npv_appraised": kind(APPRAISED, appraised),
        "cases.appraised_line": kind(APPRAISED_LINE, appraised_line, "line"),
        "cases.benefits": kind(BENEFITS, benefits),
        "cases.costs": kind(COSTS, costs),
        "cases.bcr": kind(BCR, bcr),
        "cases.switching": kind(SWITCHING, switching),
        "cases.payback": kind(PAYBACK, payback),
        "cases.annuity": kind(ANNUITY, annuity),
        "cases.whole_cost": kind(WHOLE, whole),
        "cases.applied": kind(APPLIED, applied),
        "cases.running": kind(RUNNING, running),
        "cases.party": kind(PARTY, party, "party", "t"),
        "cases.year": kind(YEAR, year, "t", "what"),
        "cases.chance": kind(CHANCE, chance),
    }
