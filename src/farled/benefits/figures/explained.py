"""What the figures of benefits rest on, row by row."""

from collections.abc import Callable, Iterable
from functools import partial

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.benefits import reads
from farled.benefits.figures.totals import BY, shared
from farled.benefits.figures.worth import Part, Sums, parts_of
from farled.benefits.models import Benefit
from farled.benefits.states import FOLLOWED, BenefitState, EffectState
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question

LABELS: dict[str, str | Promise] = {
    "promised": gettext_lazy("utlovad nytta"),
    "forecast": gettext_lazy("nytta enligt senaste prognosen"),
    "realised": gettext_lazy("realiserad nytta"),
}
HOWS: dict[str, str | Promise] = {
    "promised": gettext_lazy("För varje nytta som värderas i pengar: utlovat antal det året gånger värdet per enhet."),
    "forecast": gettext_lazy(
        "För varje nytta som värderas i pengar: senaste prognosen för året, eller det utlovade när ingen prognos är "
        "gjord, gånger värdet per enhet. Det som inte följs längre räknas med det som är realiserat."
    ),
    "realised": gettext_lazy(
        "För varje nytta som värderas i pengar: den senaste mätning som gäller för året, gånger värdet per enhet. "
        "Det som inte är mätt räknas inte."
    ),
}
SHARES: dict[str, str | Promise] = {
    "": "",
    "body": "",
    "portfolio": gettext_lazy("Nyttan delas på portföljerna som de har betalat för initiativet."),
    "goal": gettext_lazy("Nyttan delas lika på de mål som initiativet bidrar till."),
}
LATE, OWNERLESS = gettext_lazy("mätningar är sena"), gettext_lazy("nyttor saknar ägare i linjen")
UNVALUED, SERIOUS = gettext_lazy("nyttor värderas inte i pengar"), gettext_lazy("allvarliga avvikelser är öppna")
EFFECTS = gettext_lazy("i ändrade budgetar")


def _url(row: Benefit) -> str:
    return reverse("benefits:benefit", args=[row.pk])


def _facts(part: Part) -> tuple[str, ...]:
    return str(part.year), part.benefit.body.name, str(BenefitState(part.benefit.state).label)


def _measured(sums: Sums) -> str:
    return _("mätt") if sums.measured else _("inte mätt")


def money(name: str, question: Question) -> Explanation | None:
    """Promised, forecast or realised öre: of a year, a group, a benefit, or all there is."""
    by, year = question.of.get("by", ""), question.ref("year")
    if by and by not in BY:
        return None
    rows = reads.benefits(question.actor)
    if "benefit" in question.of:
        rows = rows.filter(pk=question.ref("benefit"))
    if "initiative" in question.of:
        rows = rows.filter(initiative=question.ref("initiative"))
    every = reads.whole(rows)
    found = [part for part in parts_of(every, reads.realised_of([row.pk for row in every])) if year in (0, part.year)]
    said: Iterable[tuple[Part, Sums]] = ((part, part.sums) for part in found)
    if by and "group" in question.of:
        cells, _names = shared(question.actor, by, found)
        group = question.ref("group")
        said = [each for (pk, _year), those in cells.items() if pk == group for each in those]
    return Explanation(
        label=LABELS[name],
        how=" ".join(filter(None, (str(HOWS[name]), str(SHARES[by])))),
        heads=(_("År"), _("Tas hem av"), _("Läge"), *([_("Mätning")] if name == "realised" else [])),
        rows=[
            Input(
                part.benefit.title,
                _url(part.benefit),
                (*_facts(part), *([_measured(sums)] if name == "realised" else [])),
                amount=getattr(sums, name),
                of=getattr(sums, name),
            )
            for part, sums in said
        ],
        form=Form.EXACT,
        place=(_("Realiserat mot utlovat"), reverse("benefits:totals")),
        on=question.on,
    )


def _counted(
    label: str | Promise,
    how: str | Promise,
    counts: Callable[[Benefit], bool],
    fact: Callable[[Benefit], str],
    query: str,
) -> Callable[[Question], Explanation]:
    def explain(question: Question) -> Explanation:
        rows = reads.benefits(question.actor).filter(state__in=sorted(FOLLOWED)).order_by("pk")
        if "initiative" in question.of:
            rows = rows.filter(initiative=question.ref("initiative"))
        return Explanation(
            label=label,
            how=how,
            heads=(_("Tas hem av"), _("Det som avgör")),
            rows=[Input(row.title, _url(row), (row.body.name, fact(row)), amount=int(counts(row))) for row in rows],
            place=(_("Nyttor"), reverse("benefits:benefits")),
            on=question.on,
            listed=f"{reverse('benefits:benefits')}?{query}",
        )

    return explain


def late(question: Question) -> Explanation:
    """Benefits whose day of measuring has passed."""
    return _counted(
        LATE,
        _("Nyttor med ägare vars mätdag har passerat utan att någon har mätt."),
        lambda row: row.accepted_on is not None and row.next_due is not None and row.next_due < question.on,
        lambda row: formats.day(row.next_due) if row.next_due else formats.DASH,
        "needs=late",
    )(question)


ownerless = _counted(
    OWNERLESS,
    gettext_lazy("Nyttor som följs och som ingen i linjen har tagit ägarskapet för."),
    lambda row: row.accepted_on is None,
    lambda row: row.owner_function,
    "needs=no_owner",
)


def unvalued(question: Question) -> Explanation:
    """Benefits that are counted in something else than money."""
    rows = reads.benefits(question.actor).order_by("pk")
    return Explanation(
        label=UNVALUED,
        how=_("Nyttor utan värde per enhet. De räknas för sig och prissätts aldrig i efterhand."),
        heads=(_("Tas hem av"), _("Räknas i")),
        rows=[Input(row.title, _url(row), (row.body.name, row.unit), amount=int(row.price is None)) for row in rows],
        place=(_("Realiserat mot utlovat"), reverse("benefits:totals")),
        on=question.on,
    )


def serious(question: Question) -> Explanation:
    """Serious deviations that are not finished."""
    rows = reads.open_serious(question.actor).order_by("pk")
    return Explanation(
        label=SERIOUS,
        how=_("Avvikelser som är bedömda som allvarliga och väntar på beslut eller på att åtgärderna blir klara."),
        heads=(_("Läge"),),
        rows=[Input(str(row.benefit), _url(row.benefit), (str(row.get_state_display()),)) for row in rows],
        place=(_("Avvikelser"), reverse("benefits:deviations")),
        on=question.on,
        listed=f"{reverse('benefits:deviations')}?needs=serious",
    )


def effects(question: Question) -> Explanation:
    """Öre a year that budgets have been changed by because of benefits."""
    rows = reads.effects(question.actor).order_by("year", "pk")
    return Explanation(
        label=EFFECTS,
        how=_("Det som budgetarna har ändrats med enligt beslut, för budgeteffekter som är genomförda."),
        heads=(_("År"), _("Enhet"), _("Läge")),
        rows=[
            Input(
                row.benefit.title,
                _url(row.benefit),
                (str(row.year), row.body.name, str(EffectState(row.state).label)),
                amount=row.done_amount or 0,
                of=row.amount,
            )
            for row in rows
        ],
        form=Form.MONEY,
        place=(_("Budgeteffekter"), reverse("benefits:effects")),
        on=question.on,
    )


def kinds() -> dict[str, FigureKind]:
    """The figures of the room, each under its key."""
    takes = ("year", "by", "group", "benefit", "initiative")
    found = {
        f"benefits.{name}": FigureKind(LABELS[name], "benefits.read", partial(money, name), takes, dated=False)
        for name in LABELS
    }
    return found | {
        "benefits.late": FigureKind(LATE, "benefits.read", late, ("initiative",), dated=False),
        "benefits.ownerless": FigureKind(OWNERLESS, "benefits.read", ownerless, ("initiative",), dated=False),
        "benefits.unvalued": FigureKind(UNVALUED, "benefits.read", unvalued, dated=False),
        "benefits.serious": FigureKind(SERIOUS, "benefits.read", serious, dated=False),
        "benefits.effects": FigureKind(EFFECTS, "benefits.read", effects, dated=False),
    }
