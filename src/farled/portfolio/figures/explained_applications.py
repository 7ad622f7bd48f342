"""What the figures about applications rest on, row by row."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.cases.reads import cost_lines
from farled.cases.states import Funding
from farled.portfolio.figures.lead import EVERY, MONTHS, SHARES, SOURCE, Way, counted, taken, waiting, ways
from farled.portfolio.figures.queue import wait_of
from farled.portfolio.models import Application
from farled.portfolio.reads import applying as reads
from farled.portfolio.states import ApplicationState, StepKind
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question

UNDER_WAY, NO_COACH, ASKED, SOUGHT, SLOW, LEAD, SO_FAR, OUTSIDE = (
    gettext_lazy("ansökningar är på väg"),
    gettext_lazy("utan projektcoach"),
    gettext_lazy("söks i allt"),
    gettext_lazy("söker kalkylen ur portföljer"),
    gettext_lazy("tog eller har tagit längre än 18 månader"),
    gettext_lazy("dagar"),
    gettext_lazy("dagar sedan ansökan kom in"),
    gettext_lazy("söks utifrån"),
)


def _url(row: Application) -> str:
    return reverse("portfolio:application", args=[row.pk])


def _queue() -> tuple[str, str]:
    return _("Ansökningar"), reverse("portfolio:applications")


def _lead_times() -> tuple[str, str]:
    return _("Ledtider"), reverse("portfolio:lead_times")


def _under_way(question: Question) -> list[Application]:
    rows = reads.under_way(question.actor).prefetch_related("steps")
    return list(rows.order_by("number"))


def under_way(question: Question) -> Explanation:
    """The applications that somebody has to do something with before they are decided."""
    return Explanation(
        label=UNDER_WAY,
        how=_("Ansökningar som har kommit in och inte är avgjorda eller återtagna. Utkast räknas inte."),
        heads=(_("Läge"), _("Väntar på")),
        rows=[_waiting_row(row) for row in _under_way(question)],
        place=_queue(),
        on=question.on,
    )


def no_coach(question: Question) -> Explanation:
    """Those of them that nobody helps."""
    return Explanation(
        label=NO_COACH,
        how=_("Ansökningar på väg där ingen har tagit uppdraget som projektcoach."),
        heads=(_("Läge"), _("Väntar på")),
        rows=[_waiting_row(row, amount=int(row.coach_id is None)) for row in _under_way(question)],
        place=_queue(),
        on=question.on,
    )


def _waiting_row(row: Application, *, amount: int = 1) -> Input:
    wait = wait_of(row)
    return Input(
        str(row), _url(row), (str(ApplicationState(row.state).label), str(wait.who) if wait else ""), amount=amount
    )


def _one(question: Question) -> Application | None:
    return reads.applications(question.actor).filter(pk=question.ref("application")).first()


def asked(question: Question) -> Explanation | None:
    """What an application asks for, in all, in one year or of one portfolio."""
    row, year = _one(question), question.ref("year")
    if row is None:
        return None
    parts = [part for part in reads.parts_of([row.pk]).get(row.pk, []) if not year or part.year == year]
    return Explanation(
        label=ASKED,
        how=_("Det som söks ur portföljer, år för år. Hela kostnaden söks på en gång, inte bara årets."),
        rows=[Input(str(part), "", (), amount=part.amount, of=part.amount) for part in parts],
        form=Form.EXACT,
        place=(str(row), _url(row)),
        on=question.on,
    )


def sought(question: Question) -> Explanation | None:
    """What the case of an application seeks of portfolios, in all or in one year."""
    row, year = _one(question), question.ref("year")
    if row is None or row.case is None:
        return None
    years = row.case.years
    lines = [line for line in cost_lines(row.case) if line.funding == Funding.PORTFOLIO]

    def amount(amounts: list[int]) -> int:
        return sum(value for at, value in zip(years, amounts, strict=False) if not year or at == year)

    return Explanation(
        label=SOUGHT,
        how=_("Kostnader i det förordade alternativet som ska betalas med sökta medel."),
        heads=(_("Kostnadsslag"),),
        rows=[
            Input(line.title, "", (str(line.get_kind_display()),), amount=(come := amount(line.amounts)), of=come)
            for line in lines
        ],
        form=Form.EXACT,
        place=(str(row), _url(row)),
        on=question.on,
    )


def outside(question: Question) -> Explanation | None:
    """Money from outside that has been sought for an application."""
    row = _one(question)
    if row is None:
        return None
    return Explanation(
        label=OUTSIDE,
        how=_("Medel som har sökts av andra för samma arbete, utom det som fått avslag."),
        heads=(_("Läge"),),
        rows=[
            Input(
                one.financier,
                "",
                (str(one.get_state_display()),),
                amount=0 if one.state == "refused" else one.amount,
                of=one.amount,
            )
            for one in reads.external_of(row)
        ],
        form=Form.MONEY,
        place=(str(row), _url(row)),
        on=question.on,
    )


def slow(question: Question) -> Explanation:
    """How many took longer than the old model, of all that have come in."""
    return Explanation(
        label=SLOW,
        how=_("Från den dag ansökan kom in till den dag arbetet började, eller till i dag. Källa: %(source)s.")
        % {"source": SOURCE},
        heads=(_("Kom in"), _("Började")),
        rows=[
            Input(str(way.row), _url(way.row), _days(way), amount=int(way.is_slow(question.on)))
            for way in ways(question.actor)
        ],
        form=Form.OF_TOTAL,
        place=_lead_times(),
        on=question.on,
    )


def _days(way: Way) -> tuple[str, ...]:
    return tuple(
        formats.day(way.days[kind]) if kind in way.days else formats.DASH
        for kind in (StepKind.APPLIED, StepKind.STARTED)
    )


def lead(question: Question) -> Explanation | None:
    """A quarter, the middle or the longest of the times that a part of the way took; the row that has it counts."""
    leg = next((each for each in EVERY if each.key == question.of.get("leg")), None)
    which = question.of.get("which", "")
    if leg is None or which not in SHARES:
        return None
    rows = taken(ways(question.actor), leg, question.ref("year") or None)
    if not rows:
        return None
    chosen = counted(rows, which)
    share = {"first": _("en fjärdedel"), "median": _("hälften"), "third": _("tre fjärdedelar"), "longest": _("alla")}
    return Explanation(
        label=LEAD,
        how=_(
            "Tiden %(leg)s. Ordnade efter hur lång tid de tog: den ansökan vars tid %(share)s tog, eller kortare tid "
            "än, räknas. De andra står under."
        )
        % {"leg": leg.label, "share": share[which]},
        heads=(_("Dagar"),),
        rows=[
            Input(str(way.row), _url(way.row), (formats.number(days),), amount=days if way is chosen else 0)
            for way, days in rows
        ],
        place=_lead_times(),
        on=question.on,
    )


def so_far(question: Question) -> Explanation | None:
    """How many days have passed since an application that waits came in."""
    way = next((each for each in waiting(ways(question.actor)) if each.row.pk == question.ref("application")), None)
    if way is None:
        return None
    days = max((question.on - way.days[StepKind.APPLIED]).days, 0)
    return Explanation(
        label=SO_FAR,
        how=_(
            "Dagar från den dag ansökan kom in första gången till i dag. Stockholms gamla modell tog %(months)s "
            "månader."
        )
        % {"months": MONTHS},
        heads=(_("Kom in"), _("Började")),
        rows=[Input(str(way.row), _url(way.row), _days(way), amount=days)],
        place=_lead_times(),
        on=question.on,
    )


def explained_kinds() -> Mapping[str, FigureKind]:
    """The figures, each under its key."""
    read = "portfolio.read"
    return {
        "portfolio.under_way": FigureKind(UNDER_WAY, read, under_way, dated=False),
        "portfolio.no_coach": FigureKind(NO_COACH, read, no_coach, dated=False),
        "portfolio.asked": FigureKind(ASKED, read, asked, takes=("application", "year"), dated=False),
        "portfolio.sought": FigureKind(SOUGHT, read, sought, takes=("application", "year"), dated=False),
        "portfolio.outside": FigureKind(OUTSIDE, read, outside, takes=("application",), dated=False),
        "portfolio.slow": FigureKind(SLOW, read, slow, dated=False),
        "portfolio.lead": FigureKind(LEAD, read, lead, takes=("leg", "which", "year"), dated=False),
        "portfolio.so_far": FigureKind(SO_FAR, read, so_far, takes=("application",), dated=False),
    }
