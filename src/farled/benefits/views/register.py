"""The register of benefits, what they come to per year, and the budgets they change."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.benefits import figures, forms, reads
from farled.benefits.models import Benefit, BudgetEffect, Deviation
from farled.benefits.states import OWNED, SETTLED, BenefitState, DeviationState, EffectState
from farled.people.reads import Request
from farled.web import formats
from farled.web.lists import Column, Empty, ListPage, as_declared, link
from farled.web.slots import exports_for
from farled.web.templatetags.farled import state_tag
from farled.web.together import together


def benefits(request: Request) -> HttpResponse:
    """The register: realised against promised this year, what is late, and every benefit."""
    actor, today = request.actor, request.today
    rows = reads.benefits(actor)
    listing = ListPage(
        request,
        rows,
        columns=[
            Column(key="title", cell=lambda row: link(page(row), row.title)),
            Column(
                key="state",
                label=gettext_lazy("Läge"),
                cell=lambda row: state_tag(state_of(row, today)),
                order=[as_declared("state", BenefitState), "next_due"],
            ),
            Column(key="body", cell=lambda row: row.body.name),
            Column(
                key="initiative",
                cell=lambda row: link(reverse("benefits:plan", args=[row.initiative_id]), row.initiative.title),
            ),
            Column(key="owner_function", cell=lambda row: row.owner_function or _("saknas")),
            Column(key="next_due", cell=lambda row: formats.day(row.next_due) if row.next_due else ""),
        ],
        filterset=forms.benefit_filter(today),
        default_order="title",
        nouns=(_("nytta"), _("nyttor")),
        empty=Empty(
            _("Inga nyttor än"),
            _(
                "Här samlas det som ska bli bättre: vem som tar hem det, vad som är utlovat och vad som har mätts. "
                "Öppna ett initiativ och skriv dess realiseringsplan."
            ),
            reverse("initiatives:initiatives"),
            _("Till initiativen"),
        ),
        caption=_("Nyttor"),
        exports=exports_for(Benefit.KIND, request),
        sheet="benefits.benefits",
    )
    valued, counted, serious = together(
        reads.of_year(actor, today.year), reads.counted(actor, today), reads.open_serious(actor).values("pk")
    )
    context = {
        "tabs": figures.tabs("benefits:benefits"),
        "year": today.year,
        "now": figures.year_sums(valued),
        **next(iter(counted), {}),
        "serious": len(serious),
    }
    return listing.render("benefits/benefits.html", context)


def state_of(row: Benefit, on: date) -> tuple[str, str | Promise]:
    """How a benefit is read in a list: late before its state."""
    if BenefitState(row.state) in OWNED and row.next_due is not None and row.next_due < on:
        return "bad", _("mätningen är sen")
    return row.state_tag


def totals(request: Request) -> HttpResponse:
    """Promised, forecast and realised per year, and per body, portfolio or goal."""
    by = request.GET.get("by", "body")
    by = by if by in figures.BY else "body"
    found = figures.table(request.actor, by, reads.summable(request.actor))
    context = {
        "tabs": figures.tabs("benefits:totals"),
        "parts": [
            (label, f"{reverse('benefits:totals')}?by={key}", key == by) for key, (label, _none) in figures.BY.items()
        ],
        "by": by,
        "this_year": request.today.year,
        "head": figures.BY[by][0],
        "found": found,
        "rows": [(year, found.by_year[year]) for year in found.years],
        "groups": [(each, [(year, each.years[year]) for year in found.years]) for each in found.groups],
        "chart": figures.year_chart(found, this_year=request.today.year),
    }
    return render(request, "benefits/totals.html", context)


def effects(request: Request) -> HttpResponse:
    """Every budget that is to change because of a benefit, and whether it did."""
    listing = ListPage(
        request,
        reads.effects(request.actor),
        columns=[
            Column(key="benefit", cell=lambda row: link(page(row.benefit) + "#budget", row.benefit.title)),
            Column(
                key="state",
                label=gettext_lazy("Läge"),
                cell=lambda row: state_tag(row.state_tag),
                order=[as_declared("state", EffectState), "year"],
            ),
            Column(key="body", cell=lambda row: row.body.name),
            Column(key="year", cell=lambda row: str(row.year)),
            Column(key="amount", cell=lambda row: _given(row.amount), numeric=True),
            Column(
                key="done_amount",
                cell=lambda row: _given(row.done_amount),
                numeric=True,
            ),
        ],
        filterset=forms.EffectFilter,
        default_order="year",
        nouns=(_("budgeteffekt"), _("budgeteffekter")),
        empty=Empty(
            _("Inga budgeteffekter än"),
            _(
                "Här står vilka budgetar som ska ändras när en nytta kommer, och om de blev det. Planera en på "
                "nyttans sida."
            ),
            reverse("benefits:benefits"),
            _("Till nyttorna"),
        ),
        caption=_("Budgeteffekter"),
        exports=exports_for(BudgetEffect.KIND, request),
        sheet="benefits.effects",
    )
    context = {"tabs": figures.tabs("benefits:effects"), "done": reads.changed_budgets(request.actor)}
    return listing.render("benefits/effects.html", context)


def deviations(request: Request) -> HttpResponse:
    """Every benefit that became another than was promised, and what is done about it."""
    rows = reads.deviations(request.actor)
    listing = ListPage(
        request,
        rows,
        columns=[
            Column(key="benefit", cell=lambda row: link(page(row.benefit) + "#avvikelser", row.benefit.title)),
            Column(key="text", cell=lambda row: row.text),
            Column(
                key="state",
                label=gettext_lazy("Läge"),
                cell=lambda row: state_tag(row.state_tag),
                order=[as_declared("state", DeviationState), "-on"],
            ),
            Column(key="body", cell=lambda row: row.body.name),
            Column(key="on", cell=lambda row: formats.day(row.on)),
            Column(key="due", cell=lambda row: formats.day(row.due) if row.due else ""),
        ],
        filterset=forms.DeviationFilter,
        default_order="-on",
        nouns=(_("avvikelse"), _("avvikelser")),
        empty=Empty(
            _("Inga avvikelser än"),
            _(
                "Här samlas nyttor som blir något annat än det som är utlovat, och vad som görs åt det. Rapportera "
                "en avvikelse på nyttans sida."
            ),
            reverse("benefits:benefits"),
            _("Till nyttorna"),
        ),
        caption=_("Avvikelser"),
        exports=exports_for(Deviation.KIND, request),
        sheet="benefits.deviations",
    )
    waiting = rows.exclude(state__in=sorted(SETTLED)).count()
    return listing.render("benefits/deviations.html", {"tabs": figures.tabs("benefits:deviations"), "waiting": waiting})


def _given(ore: int | None) -> str:
    """A sum that somebody has entered, and that nobody has worked out."""
    return "" if ore is None else format_html('<span class="given">{}</span>', formats.kr(ore))


def page(row: Benefit) -> str:
    """The benefit's own page."""
    return reverse("benefits:benefit", args=[row.pk])
