"""What the sums of a case rest on, row by row."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.cases import reads
from farled.cases.models import Case, CostLine
from farled.cases.states import CaseState
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question

COST, BORNE, WAITING = (
    gettext_lazy("kostar det i allt"),
    gettext_lazy("per år att godta"),
    gettext_lazy("nyttokalkyler väntar på svar om kostnaden"),
)


def _page(case: Case) -> tuple[str, str]:
    return str(case), reverse("cases:case", args=[case.pk])


def cost(question: Question) -> Explanation | None:
    """What the costs of an alternative come to, in all or in one year."""
    row = reads.alternatives(question.actor).filter(pk=question.ref("alternative")).first()
    if row is None:
        return None
    case, year = row.case, question.ref("year")
    if year and year not in case.years:
        return None

    def amount(line: CostLine) -> int:
        return line.amounts[case.years.index(year)] if year else line.total

    how = (
        _("Kostnaderna för alternativet under %(year)s, i %(price)s års priser.")
        if year
        else _("Alla kostnader för alternativet under alla år, i %(price)s års priser. De är inte nuvärdesberäknade.")
    )
    return Explanation(
        label=COST,
        how=how % {"year": year, "price": case.price_year},
        heads=(_("Kostnadsslag"), _("Bärs av"), _("Betalas med")),
        rows=[
            Input(
                line.title,
                "",
                (
                    str(line.get_kind_display()),
                    line.body.name if line.body else formats.DASH,
                    str(line.get_funding_display()),
                ),
                amount=amount(line),
                of=amount(line),
            )
            for line in row.cost_lines.select_related("body").order_by("pk")
        ],
        form=Form.MONEY,
        place=_page(case),
        on=question.on,
    )


def borne(question: Question) -> Explanation | None:
    """What a body is asked to accept: its running costs in the year when they are the largest."""
    case = reads.cases(question.actor).filter(pk=question.ref("case")).first()
    if case is None:
        return None
    lines = [line for line in reads.cost_lines(case) if line.is_running and line.body_id == question.ref("body")]
    sums = [sum(amounts) for amounts in zip(*(line.amounts for line in lines), strict=True)] or [0]
    place = sums.index(max(sums))
    return Explanation(
        label=BORNE,
        how=_(
            "Drift, förvaltning och vidareutveckling som enheten bär i det förordade alternativet, det år då de "
            "tillsammans kostar mest: %(year)s."
        )
        % {"year": case.years[place]},
        heads=(_("Kostnadsslag"),),
        rows=[
            Input(line.title, "", (str(line.get_kind_display()),), amount=line.amounts[place], of=line.amounts[place])
            for line in lines
        ],
        form=Form.MONEY,
        place=_page(case),
        on=question.on,
    )


def waiting(question: Question) -> Explanation:
    """How many submitted cases wait for a body to accept its running cost."""
    rows = list(reads.cases(question.actor).filter(state=CaseState.SUBMITTED).order_by("title", "pk"))
    left = set(reads.waiting(reads.cases(question.actor)).values_list("pk", flat=True))
    return Explanation(
        label=WAITING,
        how=_(
            "Inlämnade nyttokalkyler där sökanden, eller en annan enhet som ska bära drift, förvaltning eller "
            "vidareutveckling, inte har godtagit sin kostnad."
        ),
        heads=(_("Sökande"),),
        rows=[
            Input(str(row), reverse("cases:case", args=[row.pk]), (row.body.name,), amount=int(row.pk in left))
            for row in rows
        ],
        place=(_("Nyttokalkyler"), reverse("cases:cases")),
        on=question.on,
        listed=f"{reverse('cases:cases')}?left=waiting",
    )


def explained_kinds() -> dict[str, FigureKind]:
    """The room's figures."""
    return {
        "cases.cost": FigureKind(COST, "cases.read", cost, takes=("alternative", "year"), dated=False),
        "cases.borne": FigureKind(BORNE, "cases.read", borne, takes=("case", "body"), dated=False),
        "cases.waiting": FigureKind(WAITING, "cases.read", waiting, dated=False),
    }
