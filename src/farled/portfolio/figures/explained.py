"""What the figures of portfolios rest on, entry by entry."""

from collections.abc import Callable
from functools import partial

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.portfolio.models import LedgerEntry
from farled.portfolio.reads import money as reads
from farled.portfolio.states import FRAMES, GRANTED, PAIRED, RESERVES
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question

Text = str | Promise
FRAME, GRANTED_OF, RESERVE, LEFT = (
    gettext_lazy("beslutad ram"),
    gettext_lazy("beviljat"),
    gettext_lazy("i reserv"),
    gettext_lazy("kvar att bevilja"),
)
MOVED = gettext_lazy("från andra år och portföljer")
HOW: dict[str, Text] = {
    "frame": gettext_lazy("Ramen som den är satt och ändrad, med rättelser."),
    "granted": gettext_lazy("Det som är beviljat, utom det som är återlämnat."),
    "reserve": gettext_lazy("Det som är avsatt till reserven, utom det som är taget ur den."),
    "moved": gettext_lazy("Det som har kommit från andra år och portföljer, utom det som har gått dit, med rättelser."),
    "left": gettext_lazy("Allt som är bokfört: ramen och det som har kommit till, utom det som har gått ut."),
}
LABELS: dict[str, Text] = {"frame": FRAME, "granted": GRANTED_OF, "reserve": RESERVE, "moved": MOVED, "left": LEFT}


def _counted(rows: QuerySet[LedgerEntry], part: str) -> tuple[QuerySet[LedgerEntry], int]:
    """The entries that a figure counts, and which way they count."""
    if part == "frame":
        return rows.filter(Q(kind__in=sorted(FRAMES)) | Q(corrects__kind__in=sorted(FRAMES))), 1
    if part == "moved":
        return rows.filter(Q(kind__in=sorted(PAIRED)) | Q(corrects__kind__in=sorted(PAIRED))), 1
    if part == "reserve":
        return rows.filter(Q(kind__in=sorted(RESERVES)) | Q(corrects__kind__in=sorted(RESERVES))), -1
    if part == "granted":
        return rows.filter(kind__in=sorted(GRANTED)), -1
    return rows, 1


def explain(part: str, question: Question) -> Explanation:
    """A figure of a portfolio, of a year, of both, or of everything: the entries that it is the sum of."""
    rows = reads.entries(question.actor)
    portfolio, year = question.ref("portfolio"), question.ref("year")
    if portfolio:
        rows = rows.filter(account__portfolio=portfolio)
    if year:
        rows = rows.filter(account__year=year)
    counted, sign = _counted(rows, part)
    listed = "&".join(f"{name}={value}" for name, value in (("portfolio", portfolio), ("year", year)) if value)
    place = (_("Portfölj"), reverse("portfolio:portfolios"))
    if portfolio and (one := reads.portfolios(question.actor).filter(pk=portfolio).first()):
        place = (one.name, reverse("portfolio:portfolio", args=[one.pk]))
    return Explanation(
        label=LABELS[part],
        how=str(HOW[part]),
        heads=(_("Portfölj och år"), _("Slag"), _("Dag")),
        rows=[
            Input(
                row.text,
                reverse("portfolio:ledger") + f"?portfolio={row.account.portfolio_id}&year={row.account.year}",
                (str(row.account), str(row.get_kind_display()), formats.day(row.on)),
                amount=sign * row.amount,
                of=sign * row.amount,
            )
            for row in counted.order_by("on", "pk")
        ],
        form=Form.EXACT,
        place=place,
        on=question.on,
        listed=reverse("portfolio:ledger") + (f"?{listed}" if listed else ""),
    )


def _kind(part: str) -> FigureKind:
    explaining: Callable[[Question], Explanation] = partial(explain, part)
    return FigureKind(LABELS[part], "portfolio.read", explaining, takes=("portfolio", "year"), dated=False)


KINDS = {f"portfolio.{part}": _kind(part) for part in LABELS}
