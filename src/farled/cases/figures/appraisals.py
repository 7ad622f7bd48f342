"""The applicant's valuation and the appraiser's side by side, line by line (R63)."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from farled.cases import reads
from farled.cases.models import Appraisal, AppraisedLine, BenefitLine, CostLine
from farled.methods.money import rounded
from farled.web import formats


@dataclass(frozen=True, slots=True)
class Beside:
    """One line as both see it. ``applicant`` and ``appraiser`` are how each reads, the appraiser's "" where not valued.

    ``url`` is where the reader values the line and ``undo`` where the value is taken back, "" for who may not.
    ``change`` is the appraiser's in relation to the applicant's, as a share of it; None without both.
    """

    title: str
    sort: str
    applicant: str
    appraiser: str
    change: Decimal | None
    why: str
    url: str
    undo: str

    @property
    def difference(self) -> str:
        """How much more or less the appraiser values it at: +20 %, lika."""
        if self.change is None:
            return ""
        if not self.change:
            return _("lika")
        return f"{'+' if self.change > 0 else formats.MINUS}{formats.share(abs(self.change))}"


def beside(appraisal: Appraisal, *, may: bool) -> list[Beside]:
    """Every cost and benefit of the chosen alternative, costs first. ``may``: the reader writes the appraisal."""
    valued = list(reads.appraised_lines(appraisal))
    costs = {each.cost_line_id: each for each in valued if each.cost_line_id}
    benefits = {each.benefit_line_id: each for each in valued if each.benefit_line_id}
    return [
        *(_cost(line, costs.get(line.pk), appraisal, may=may) for line in reads.cost_lines(appraisal.case)),
        *(_benefit(line, benefits.get(line.pk), appraisal, may=may) for line in reads.benefit_lines(appraisal.case)),
    ]


def _cost(line: CostLine, said: AppraisedLine | None, appraisal: Appraisal, *, may: bool) -> Beside:
    factor = said.factor if said else None
    return Beside(
        line.title,
        str(line.get_kind_display()),
        formats.kr(line.total),
        formats.kr(rounded(line.total * factor)) if factor is not None else "",
        factor - 1 if factor is not None else None,
        said.why if said else "",
        reverse("cases:value_cost", args=[appraisal.pk, line.pk]) if may else "",
        _undo(said) if may else "",
    )


def _benefit(line: BenefitLine, said: AppraisedLine | None, appraisal: Appraisal, *, may: bool) -> Beside:
    likely = said.likely if said else None
    change = likely / line.likely - 1 if likely is not None and line.likely else None
    return Beside(
        line.title,
        str(line.get_kind_display()),
        estimates(line) or _("beskriven, inte räknad"),
        estimates(said, unit=line.unit) if said else "",
        change,
        said.why if said else "",
        reverse("cases:value_benefit", args=[appraisal.pk, line.pk]) if may else "",
        _undo(said) if may else "",
    )


def _undo(said: AppraisedLine | None) -> str:
    return reverse("cases:take_back_value", args=[said.pk]) if said else ""


def estimates(line: BenefitLine | AppraisedLine, unit: str = "") -> str:
    """A quantity a year with its range: 1 200 (900–1 500) timmar."""
    if line.likely is None or line.low is None or line.high is None:
        return ""
    low, likely, high = (amount_of(each) for each in (line.low, line.likely, line.high))
    named = unit or getattr(line, "unit", "")
    span = f" ({low}–{high})" if line.low != line.high else ""
    return f"{likely}{span} {named}".strip()


def amount_of(value: Decimal) -> str:
    """A quantity as it is read: whole, or with two decimals."""
    whole = value == value.to_integral_value()
    return formats.number(value, decimals=0 if whole else 2)
