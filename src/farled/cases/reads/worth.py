"""What the value of cases is worked out from: their lines, the standard values they go by, and their appraisals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from farled.cases.models import Alternative, Appraisal, AppraisedLine, Case
from farled.cases.reads.cases import has_lines, lines_of
from farled.cases.reads.rates import Rates, frozen_rates, rates_on
from farled.cases.states import AppraisalState
from farled.web.held import holds


@dataclass(frozen=True, slots=True)
class Material:
    """All that one case is valued from.

    ``chosen``: the alternative applied for; in a draft that has not chosen, the first that is not doing nothing.
    ``zero``: doing nothing, None when that is what is chosen. ``appraised``: the lines of the delivered appraisal.
    """

    case: Case
    chosen: Alternative | None
    zero: Alternative | None
    rates: Rates
    appraisal: Appraisal | None = None
    appraised: tuple[AppraisedLine, ...] = ()


def materials(cases: Iterable[Case], *, on: date | None = None, appraised: bool = True) -> dict[int, Material]:
    """The material of each case, by case, in a constant number of queries; appraisals only when they are ``appraised``.

    A draft goes by the standard values of the day ``on``; without one ValueError is raised for it.
    """
    rows = list(cases)
    alternatives = _alternatives(rows)
    appraisals = _delivered(rows) if appraised else {}
    of_day: dict[int, Rates] = {}
    found = {}
    for row in rows:
        rates = frozen_rates(row)
        if rates is None:
            if on is None:
                raise ValueError("a draft goes by the standard values of a day")
            if row.organisation_id not in of_day:
                of_day[row.organisation_id] = rates_on(row.organisation_id, on)
            rates = of_day[row.organisation_id]
        every = alternatives.get(row.pk, [])
        chosen = next((each for each in every if each.chosen), None) or next(
            (each for each in every if not each.is_zero), None
        )
        zero = next((each for each in every if each.is_zero and each is not chosen), None)
        appraisal = appraisals.get(row.pk)
        lines = tuple(appraisal.lines.all()) if appraisal else ()
        found[row.pk] = Material(row, chosen, zero, rates, appraisal, lines)
    return found


def _alternatives(cases: list[Case]) -> dict[int, list[Alternative]]:
    """The lines of each case; those of a case that ``with_lines`` has fetched are not fetched again."""
    held = {row.pk: list(row.alternatives.all()) for row in cases if has_lines(row)}
    return held | lines_of(row.pk for row in cases if row.pk not in held)


def _delivered(cases: list[Case]) -> dict[int, Appraisal]:
    """The appraisal of each case that was delivered last, with its lines, fetched unless ``with_lines`` has done so."""
    held = [each for row in cases if holds(row, "appraisals") for each in row.appraisals.all()]
    left = [row for row in cases if not holds(row, "appraisals")]
    asked = Appraisal.objects.filter(case__in=left, state=AppraisalState.DELIVERED).prefetch_related("lines")
    rows = [each for each in (*asked, *held) if each.state == AppraisalState.DELIVERED]
    return {each.case_id: each for each in sorted(rows, key=lambda each: (each.delivered_on, each.pk))}
