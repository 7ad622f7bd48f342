"""Where the money lies: efficiency or innovation, internal or external benefit, against the target (PIOS; R94–R97).

Money weighs: what was granted, or what is sought. The share of innovation is what the applicant declares in the case;
the external share is that of the present value of its benefits. What has no place is told, never guessed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from farled.cases import figures as cases
from farled.methods.balance import Balance, Point, Quadrant, balance, movement
from farled.people.reads import Actor
from farled.portfolio.models import BalancePoint, Portfolio
from farled.portfolio.reads import balance as reads
from farled.portfolio.reads.balance import Amount
from farled.web import formats
from farled.web.charts import Axis, Chart, Dot, points

GRANTED, SOUGHT = BASES = "granted", "sought"  # which money weighs
ENOUGH = 0.8  # of the money, placed, for the balance to say something of the whole


@dataclass(frozen=True, slots=True)
class Item:
    """Money of one application in one portfolio and year, and where it lies; öre, per cent."""

    application: int
    title: str
    url: str
    body: int
    body_name: str
    portfolio: int
    year: int
    amount: int
    innovation: int | None
    external: int | None

    @property
    def point(self) -> Point | None:
        """Its place; None when one of the axes is not known."""
        if self.innovation is None or self.external is None:
            return None
        return Point(self.innovation / 100, self.external / 100)


@dataclass(frozen=True, slots=True)
class Part:
    """The balance of some money: what it is of, how much, where it lies and is aimed, and how much has a place."""

    name: str
    of: Mapping[str, object]
    url: str
    found: Balance | None
    whole: int
    target: Point | None
    tolerance: float

    @property
    def coverage(self) -> float:
        """The share of the money that has a place."""
        return self.found.coverage if self.found else 0.0

    @property
    def enough(self) -> bool:
        """Whether so much has a place that it says something of the whole."""
        return self.coverage >= ENOUGH

    @property
    def innovation(self) -> str:
        """The share of innovation."""
        return formats.share(self.found.centroid.innovation) if self.found else formats.DASH

    @property
    def external(self) -> str:
        """The share of external benefit."""
        return formats.share(self.found.centroid.external) if self.found else formats.DASH

    @property
    def aimed(self) -> str:
        """The target in words."""
        if self.target is None:
            return formats.DASH
        return f"{formats.share(self.target.innovation)} / {formats.share(self.target.external)}"

    @property
    def said_target(self) -> str:
        """The target and how far it is, in a sentence; "" without either."""
        if self.found is None or self.target is None:
            return ""
        words = {
            "innovation": formats.share(self.target.innovation),
            "external": formats.share(self.target.external),
            "n": formats.number(self.found.distance * 100, decimals=0),
        }
        near = _(
            "Målbilden är %(innovation)s innovation och %(external)s extern nytta. Avståndet dit är %(n)s "
            "procentenheter, och det är inom toleransen."
        )
        far = _(
            "Målbilden är %(innovation)s innovation och %(external)s extern nytta. Avståndet dit är %(n)s "
            "procentenheter, och det är mer än toleransen."
        )
        return (near if self.found.inside else far) % words

    @property
    def distance(self) -> str:
        """How far it is from the target, in percentage points, and whether that is near enough."""
        if self.found is None or self.target is None:
            return formats.DASH
        away = formats.number(self.found.distance * 100, decimals=0)
        if self.found.inside:
            return _("%(n)s, inom toleransen") % {"n": away}
        return _("%(n)s, utanför toleransen") % {"n": away}


def items(actor: Actor, basis: str) -> list[Item]:
    """All money that is granted, or sought, with where each lies. A constant number of queries."""
    amounts = reads.sought_amounts(actor) if basis == SOUGHT else reads.granted_amounts(actor)
    rows = reads.applications_with_cases(actor, {each.application for each in amounts})
    summed = cases.summaries(row.case for row in rows.values() if row.case is not None)

    def item(each: Amount) -> Item:
        row = rows[each.application]
        found = summed.get(row.case_id or 0)
        return Item(
            each.application,
            row.initiative.title,
            reverse("portfolio:application", args=[each.application]),
            row.body_id,
            row.body.name,
            each.portfolio,
            each.year,
            each.amount,
            found.innovation if found else None,
            found.external if found else None,
        )

    return [item(each) for each in amounts if each.application in rows]


def of(rows: Iterable[Item], target: Point | None, tolerance: float = 0.1) -> Balance | None:
    """The balance of some money; None when nothing of it has a place. The same application counts as one."""
    resources: dict[str, int] = {}
    places: dict[str, Point | None] = {}
    for each in rows:
        name = str(each.application)
        resources[name] = resources.get(name, 0) + each.amount
        places[name] = each.point
    if not any(place is not None and resources[name] for name, place in places.items()):
        return None
    return balance(places, resources, target or Point(0.5, 0.5), tolerance=tolerance, least_coverage=0)


def target_of(portfolio: Portfolio) -> Point | None:
    """Where a portfolio is aimed; None when that is not said on both axes."""
    if portfolio.target_innovation is None or portfolio.target_external is None:
        return None
    return Point(portfolio.target_innovation / 100, portfolio.target_external / 100)


def target_together(portfolios: Sequence[Portfolio], rows: Sequence[Item]) -> Point | None:
    """Where all are aimed together: the portfolios' own targets, weighed by the money in each."""
    money = {each.pk: sum(row.amount for row in rows if row.portfolio == each.pk) for each in portfolios}
    aimed = [(target, max(1, money[each.pk])) for each in portfolios if (target := target_of(each)) is not None]
    whole = sum(weight for _target, weight in aimed)
    if not whole:
        return None
    return Point(
        sum(target.innovation * weight for target, weight in aimed) / whole,
        sum(target.external * weight for target, weight in aimed) / whole,
    )


def parts(rows: Sequence[Item], portfolios: Sequence[Portfolio], basis: str) -> tuple[Part, list[Part], list[Part]]:
    """Everything together, each portfolio, and each body."""
    aimed = target_together(portfolios, rows)
    whole = _part(_("Alla portföljer"), rows, aimed, 0.1, {}, basis)
    own = [
        _part(each.name, [row for row in rows if row.portfolio == each.pk], target_of(each), each.tolerance / 100,
              {"portfolio": each.pk}, basis)
        for each in portfolios
    ]  # fmt: skip
    names = {row.body: row.body_name for row in rows}
    bodies = [
        _part(name, [row for row in rows if row.body == pk], aimed, 0.1, {"body": pk}, basis)
        for pk, name in sorted(names.items(), key=lambda pair: pair[1])
    ]
    return whole, [each for each in own if each.whole], bodies


def _part(
    name: str, rows: Sequence[Item], target: Point | None, tolerance: float, filtered: Mapping[str, object], basis: str
) -> Part:
    whole = sum(each.amount for each in rows)
    url = reverse("portfolio:portfolio", args=[filtered["portfolio"]]) if "portfolio" in filtered else ""
    asked = {**filtered, "basis": basis}
    return Part(name, asked, url, of(rows, target, tolerance), whole, target, tolerance)


def answer(whole: Part, basis: str) -> str:
    """The one sentence that says where the money lies."""
    if not whole.whole:
        return _("Inga pengar är beviljade än.") if basis == GRANTED else _("Inga ansökningar väntar på beslut.")
    if whole.found is None:
        return _(
            "Inget av pengarna går att placera: andelen innovation eller nyttan är inte angiven i nyttokalkylerna."
        )
    said = _("%(innovation)s av pengarna går till innovation, och %(external)s av nyttan är extern.") % {
        "innovation": whole.innovation,
        "external": whole.external,
    }
    if not whole.enough:
        said += " " + _("Det gäller bara %(share)s av pengarna. Resten går inte att placera.") % {
            "share": formats.share(whole.coverage)
        }
    return said


@dataclass(frozen=True, slots=True)
class Quarter:
    """One of the four fields, and how much of the money lies there."""

    label: str
    share: str


def quadrants(found: Balance) -> list[Quarter]:
    """How the money is spread over the four fields."""
    labels = {
        Quadrant.EFFICIENCY_INTERNAL: _("effektivitet, intern nytta"),
        Quadrant.EFFICIENCY_EXTERNAL: _("effektivitet, extern nytta"),
        Quadrant.INNOVATION_INTERNAL: _("innovation, intern nytta"),
        Quadrant.INNOVATION_EXTERNAL: _("innovation, extern nytta"),
    }
    return [Quarter(labels[each], formats.share(found.quadrants[each])) for each in Quadrant]


@dataclass(frozen=True, slots=True)
class Year:
    """The balance of what is for one year, and how much nearer the target it came since the year before."""

    year: int
    part: Part
    closer: str


def over_years(rows: Sequence[Item], portfolios: Sequence[Portfolio], basis: str) -> list[Year]:
    """Year by year, with the movement from the one before."""
    aimed = target_together(portfolios, rows)
    found: list[Year] = []
    before: Balance | None = None
    for year in sorted({each.year for each in rows}):
        own = [each for each in rows if each.year == year]
        part = _part(str(year), own, aimed, 0.1, {"year": year}, basis)
        closer = ""
        if before is not None and part.found is not None and aimed is not None:
            moved = movement(before, part.found).closer * 100
            away = formats.number(abs(moved), decimals=0)
            closer = (_("%(n)s närmare") if moved >= 0 else _("%(n)s längre bort")) % {"n": away}
        found.append(Year(year, part, closer))
        before = part.found or before
    return found


def drawn(whole: Part, own: Sequence[Part], past: Sequence[BalancePoint]) -> Chart:
    """The map: where everything and each portfolio lies, where it was counted to lie before, and the target."""
    dots = [
        Dot(formats.day(each.on), float(each.innovation), float(each.external), line=4)
        for each in past
        if each.portfolio_id is None and each.external is not None
    ]
    joined: list[tuple[int, int]] = []
    if whole.found:
        dots += [Dot(_("i dag"), *_place(whole.found.centroid), line=1)]
        today = len(dots) - 1
        if whole.target:
            dots += [Dot(_("målbilden"), *_place(whole.target), line=3)]
            joined.append((today, len(dots) - 1))
    dots += [Dot(each.name, *_place(each.found.centroid), line=2, named=len(own) <= 4) for each in own if each.found]
    return points(
        "balans",
        _("Balans"),
        dots,
        x=Axis(_("Innovation, procent av pengarna"), _per_cent, 0, 100),
        y=Axis(_("Extern nytta, procent"), _per_cent, 0, 100),
        way=joined,
        halves=True,
    )


def _place(point: Point) -> tuple[float, float]:
    return point.innovation * 100, point.external * 100


def _per_cent(value: float) -> str:
    return f"{formats.number(value)} %"


def unplaced(rows: Iterable[Item]) -> list[dict[str, Any]]:
    """Applications without a place, and what is missing."""
    found: dict[int, dict[str, Any]] = {}
    for each in rows:
        if each.point is None:
            missing = [
                *([_("andelen innovation")] if each.innovation is None else []),
                *([_("nytta i kronor")] if each.external is None else []),
            ]
            found[each.application] = {"title": each.title, "url": each.url, "missing": " och ".join(missing)}
    return sorted(found.values(), key=lambda each: str(each["title"]))
