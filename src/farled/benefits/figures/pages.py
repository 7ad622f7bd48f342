"""What the pages show beside the rows: the answer first, facts, the curve, and what can be done."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.benefits import reads, rules
from farled.benefits.figures.worth import thought
from farled.benefits.models import Benefit
from farled.benefits.states import OWNED, BenefitState
from farled.cases.states import BetterWhen
from farled.people.reads import Actor
from farled.web import formats
from farled.web.charts import Chart, Line, series

Fact = tuple[str | Promise, object]
DECIMALS = 4


def plain(value: Decimal) -> str:
    """A quantity without decimals that say nothing."""
    shown = value.normalize()
    places = max(0, -int(shown.as_tuple().exponent)) if shown.is_finite() else 0
    return formats.number(value, decimals=min(places, DECIMALS))


def answer(row: Benefit, realised: Mapping[int, Decimal], *, on: date, measures: bool) -> str:
    """The one sentence that says how it goes, or what it waits for; ``measures``: whether the reader may measure."""
    if row.state == BenefitState.ENDED:
        return _("Följs inte längre: %(why)s") % {"why": row.ended_because}
    if row.accepted_on is None:
        return _("Väntar på att någon i %(body)s tar ägarskapet.") % {"body": row.body.name}
    if row.next_due is not None and row.next_due < on:
        return _late(row, row.next_due, measures=measures)
    return _measured(row, realised) if realised else _waits(row)


def _late(row: Benefit, due: date, *, measures: bool) -> str:
    said = {"day": formats.day(due), "year": str(reads.measured_in(row, due)), "body": row.body.name}
    if measures:
        return _("Skulle ha mätts %(day)s. Mät och skriv in värdet för %(year)s.") % said
    return _("Skulle ha mätts %(day)s. En redaktör i %(body)s eller strategen skriver in värdet för %(year)s.") % said


def _measured(row: Benefit, realised: Mapping[int, Decimal]) -> str:
    year = max(realised)
    point = next((each for each in row.points.all() if each.year == year), None)
    said = {"year": str(year), "value": plain(realised[year]), "unit": row.unit}
    if point is None:
        return _("Gav %(value)s %(unit)s %(year)s.") % said
    return _("Gav %(value)s %(unit)s %(year)s, av %(promised)s utlovade.") % (
        said | {"promised": plain(point.promised)}
    )


def _waits(row: Benefit) -> str:
    if row.next_due is not None:
        return _("Mäts första gången %(day)s.") % {"day": formats.day(row.next_due)}
    return _("Ingen dag är satt för mätningen. Ändra nyttan och ange när den mäts.")


def facts(row: Benefit) -> list[Fact]:
    """The facts at the side of its page; those without value are left out."""
    return [fact for fact in _facts(row) if fact[1] not in (None, "")]


def _facts(row: Benefit) -> Iterator[Fact]:
    yield _("Tas hem av"), _link(reverse("people:body", args=[row.body_id]), row.body.name)
    yield _("Ägare"), row.owner_function or _("ingen har tagit ägarskapet")
    yield _("Ägarskapet taget"), formats.day(row.accepted_on) if row.accepted_on else ""
    yield _("Typ"), row.get_kind_display()
    yield _("För vem"), row.get_receiver_display()
    yield _("Arbetssätt som ändras"), row.process
    yield _("Räknas i"), row.unit
    yield _("Värde per enhet"), formats.kr(row.price) if row.price is not None else _("värderas inte i pengar")
    yield _("Andel som blir pengar"), formats.share(row.cashable) if row.price is not None else ""
    yield _("Utgångsvärde"), _baseline(row)
    yield _("Riktning"), BetterWhen(row.direction).label if row.baseline is not None else ""
    yield _("Hur det mäts"), row.method
    yield _("Mäts"), _schedule(row)
    yield _("Mäts härnäst"), formats.day(row.next_due) if row.next_due else ""
    yield _("Källa"), row.source
    yield _("Uppgifterna"), _("exempelvärden") if row.is_example else ""


def _baseline(row: Benefit) -> str:
    if row.baseline is None or row.baseline_on is None:
        return ""
    return _("%(value)s, mätt %(day)s") % {"value": plain(row.baseline), "day": formats.day(row.baseline_on)}


def _schedule(row: Benefit) -> str:
    if row.first_measured is None:
        return ""
    often = ngettext("varje månad", "var %(n)s:e månad", row.every) % {"n": row.every}
    last = _(" till %(day)s") % {"day": formats.day(row.last_measured)} if row.last_measured else ""
    return _("från %(day)s, %(often)s%(last)s") % {
        "day": formats.day(row.first_measured),
        "often": often,
        "last": last,
    }


def _link(url: str, text: str) -> str:
    return format_html('<a href="{}">{}</a>', url, text)


def curve(row: Benefit, realised: Mapping[int, Decimal]) -> list[dict[str, object]]:
    """Year by year what was promised, is thought now and came of it, in units, as text."""
    points = {point.year: point for point in row.points.all()}
    return [
        {
            "year": year,
            "promised": plain(points[year].promised) if year in points else formats.DASH,
            "forecast": plain(thought(row, year, realised.get(year))),
            "why": points[year].forecast_why if year in points else "",
            "realised": plain(realised[year]) if year in realised else formats.DASH,
        }
        for year in sorted(points.keys() | realised.keys())
    ]


def progress_chart(row: Benefit, realised: Mapping[int, Decimal]) -> Chart | None:
    """The target curve: promised, thought now and realised, in units."""
    points = {point.year: point for point in row.points.all()}
    years = sorted(points.keys() | realised.keys())
    if not years:
        return None
    return series(
        "nytta",
        _("Utlovat, prognos och realiserat, %(unit)s") % {"unit": row.unit},
        [str(year) for year in years],
        [
            Line(_("utlovat"), tuple(float(points[year].promised) if year in points else None for year in years)),
            Line(_("prognos"), tuple(float(thought(row, year, realised.get(year))) for year in years)),
            Line(_("realiserat"), tuple(float(realised[year]) if year in realised else None for year in years)),
        ],
        figure=lambda value: plain(Decimal(str(value))),
    )


def possible(row: Benefit, actor: Actor) -> dict[str, bool]:
    """What the actor can do with a benefit now, by the name of the act: right and state together."""
    followed, owned = row.state != BenefitState.ENDED, BenefitState(row.state) in OWNED
    plans, owns = followed and rules.can_plan(actor, row), followed and rules.can_own(actor, row)
    measures = followed and rules.can_measure(actor, row)
    return {
        "change_benefit": plans,
        "ask_owner": plans and not owned,
        "accept_benefit": owns and not owned,
        "leave_benefit": owns and owned,
        "hand_over": owns and owned,
        "forecast": measures,
        "measure": measures and owned,
        "withdraw_measurement": measures,
        "plan_budget_effect": plans,
        "report_deviation": measures,
        "take_back_benefit": plans and not owned,
        "end_benefit": followed and rules.can_decide(actor, row),
    }


def plan_state(rows: Iterable[Benefit], *, on: date) -> str:
    """The one sentence about the plan of an initiative."""
    followed = [row for row in rows if row.state != BenefitState.ENDED]
    if not followed:
        return _("Ingen nytta är planerad än.")
    without = [row for row in followed if row.accepted_on is None]
    if without:
        return ngettext(
            "%(n)s nytta väntar på en ägare i linjen. Initiativet kan inte avslutas förrän den har en.",
            "%(n)s nyttor väntar på en ägare i linjen. Initiativet kan inte avslutas förrän alla har en.",
            len(without),
        ) % {"n": formats.number(len(without))}
    late = [row for row in followed if row.next_due is not None and row.next_due < on]
    if late:
        return _("Alla nyttor har ägare. %(n)s skulle ha mätts.") % {"n": formats.number(len(late))}
    return _("Alla nyttor har ägare i linjen.")


def tabs(here: str) -> list[tuple[str, str, bool]]:
    """The room's pages beside each other."""
    names = {
        "benefits:benefits": _("Nyttor"),
        "benefits:totals": _("Realiserat mot utlovat"),
        "benefits:effects": _("Budgeteffekter"),
        "benefits:deviations": _("Avvikelser"),
        "benefits:lessons": _("Lärdomar"),
    }
    return [(label, reverse(name), name == here) for name, label in names.items()]
