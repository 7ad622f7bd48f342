"""Two versions of a case beside each other: what was added, removed and changed, and what that means for the value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.cases.figures.convert import Line, line_id
from farled.cases.figures.worked import Worked, work
from farled.cases.reads import CostLine, Material
from farled.methods.money import Ore, rounded_together
from farled.web.signs import Kind

ZERO = Decimal(0)
COST_FIELDS = ("kind", "body", "funding", "amounts", "low", "high")
BENEFIT_FIELDS = (
    "kind", "beneficiary", "body", "direction", "baseline", "low", "likely", "high", "price", "rate", "ramp",
    "realisation", "cashable", "unit", "process", "measured_by", "moves_to", "budget_effect_year", "budget_effect",
)  # fmt: skip


class Change(StrEnum):
    """What has become of a line, or what else moves the value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"
    RATES = "rates"

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How it is read, and the word."""
        return _TAGS[self]


_TAGS: Mapping[Change, tuple[Kind, str | Promise]] = {
    Change.ADDED: (Kind.GOOD, gettext_lazy("ny")),
    Change.REMOVED: (Kind.BAD, gettext_lazy("borttagen")),
    Change.CHANGED: (Kind.WARN, gettext_lazy("ändrad")),
    Change.SAME: (Kind.PLAIN, gettext_lazy("som förut")),
    Change.RATES: (Kind.WARN, gettext_lazy("andra schabloner")),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the comparison: present value in each version, öre, and which of its fields differ."""

    title: str
    change: Change
    before: Ore
    after: Ore
    fields: tuple[str, ...] = ()

    @property
    def difference(self) -> Ore:
        """What it does to the value."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions: their values, öre, and the rows whose differences add up to that of the values."""

    before: Worked
    after: Worked
    rows: Sequence[Compared]

    @property
    def difference(self) -> Ore:
        """What the later version is worth more than the earlier."""
        return self.after.npv - self.before.npv

    @property
    def same(self) -> int:
        """How many lines are as they were and worth as much."""
        return sum(each.change is Change.SAME and not each.difference for each in self.rows)

    @property
    def changed(self) -> list[Compared]:
        """The rows to look at."""
        return [each for each in self.rows if each.change is not Change.SAME or each.difference]


def compare(earlier: Material, later: Material) -> Comparison:
    """Set two versions beside each other, each by its own standard values.

    A line is the same in both when it has the same name on the same side of the same alternative (and, of two of that
    name, the same place); what has no value in money is worth 0 in both. Its difference is told at the standard values
    of the earlier version; what other standard values do to the whole is a row of its own. The differences add up to
    that of the two values, to the öre.
    """
    before, after = work(earlier), work(later)
    old_rates = work(replace(later, rates=earlier.rates))
    was, now = before.valued.by_line(), old_rates.valued.by_line()
    one, other = _keyed(before), _keyed(after)
    rows, exactly = [], {}
    for nr, key in enumerate(dict.fromkeys([*one, *other])):
        mine, theirs = one.get(key), other.get(key)
        values = (was.get(line_id(mine), ZERO) if mine else ZERO, now.get(line_id(theirs), ZERO) if theirs else ZERO)
        rows.append(_row(mine, theirs))
        exactly[f"{nr:05}:0"], exactly[f"{nr:05}:1"] = -values[0], values[1]
    rates = after.valued.npv - old_rates.valued.npv
    if rates:
        rows.append(Compared(_("Kalkylränta och timvärden"), Change.RATES, 0, 0))
        exactly[f"{len(rows) - 1:05}:1"] = rates
    whole = rounded_together(exactly)
    rows = [
        replace(row, before=-whole.get(f"{nr:05}:0", 0), after=whole.get(f"{nr:05}:1", 0))
        for nr, row in enumerate(rows)
    ]
    stray = after.npv - before.npv - sum(row.difference for row in rows)  # the two values are rounded by themselves
    if stray and rows:
        largest = max(range(len(rows)), key=lambda nr: abs(rows[nr].difference))
        rows[largest] = replace(rows[largest], after=rows[largest].after + stray)
    return Comparison(before, after, sorted(rows, key=lambda row: -abs(row.difference)))


def _keyed(worked: Worked) -> dict[tuple[bool, bool, str, int], Line]:
    """The lines by what makes two the same; those without a value in money too."""
    found: dict[tuple[bool, bool, str, int], Line] = {}
    converted = worked.converted
    for line in (*converted.lines.values(), *converted.quality, *(each.line for each in converted.left_out)):
        title = " ".join(line.title.casefold().split())
        place = 0
        while (key := (isinstance(line, CostLine), line.alternative.is_zero, title, place)) in found:
            place += 1
        found[key] = line
    return found


def _row(before: Line | None, after: Line | None) -> Compared:
    line = after or before
    assert line is not None  # noqa: S101  # one of them is
    if before is None or after is None:
        return Compared(line.title, Change.ADDED if before is None else Change.REMOVED, 0, 0)
    names = COST_FIELDS if isinstance(after, CostLine) else BENEFIT_FIELDS
    differing = tuple(
        str(after._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # none of them is a relation back
        for name in names
        if getattr(before, name) != getattr(after, name)
    )
    return Compared(line.title, Change.CHANGED if differing else Change.SAME, 0, 0, differing)
