"""What the page of lead times shows: each step's quarters and longest, as rows and as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from farled.methods.leadtime import Spread
from farled.portfolio.figures.lead import EVERY, LEGS, MONTHS, WHOLE, Leg, Way, timed
from farled.web import formats
from farled.web.charts import Bar, Chart, bars
from farled.web.signs import Kind

OLD_DAYS = 548  # eighteen months, for the picture's scale


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the way: how many have come through it, and how long it took them in days."""

    leg: Leg
    spread: Spread | None

    @property
    def figures(self) -> list[tuple[str, str, str]]:
        """Which figure, its head, and how it reads."""
        if self.spread is None:
            return []
        found = (
            ("first", _("En fjärdedel"), self.spread.first),
            ("median", _("Hälften"), self.spread.median),
            ("third", _("Tre fjärdedelar"), self.spread.third),
            ("longest", _("Längst"), self.spread.longest),
        )
        return [(which, label, formats.number(days)) for which, label, days in found]


def rows_of(found: Sequence[Way], year: int | None = None) -> list[Row]:
    """Every part of the way, and the whole last."""
    return [Row(leg, timed(found, leg, year).spread) for leg in EVERY]


def bars_of(found: Sequence[Way]) -> Chart | None:
    """The middle time of each step beside the eighteen months; None before anything has been decided."""
    known = [(leg, timed(found, leg).spread) for leg in (*LEGS, WHOLE)]
    items = [
        Bar(
            str(leg.label).capitalize(),
            spread.median,
            _("%(n)s dagar") % {"n": formats.number(spread.median)},
            Kind.BAD if spread.median > OLD_DAYS else Kind.GOING,
        )
        for leg, spread in known
        if spread is not None
    ]
    if not items:
        return None
    old = _("%(n)s månader") % {"n": MONTHS}
    items.append(Bar(_("Stockholms gamla modell"), OLD_DAYS, old, Kind.PLAIN))
    return bars(
        "ledtider", _("Ledtid per steg"), items, measure=_("Mediantid"),
        sentence=_("Hälften av ansökningarna tog så lång tid eller kortare."),
    )  # fmt: skip


def sentence(found: Sequence[Way], *, on: date) -> str:
    """The one sentence that says how it goes."""
    whole = timed(found, WHOLE).spread
    if whole is not None:
        return _(
            "Hälften av ansökningarna nådde start inom %(days)s dagar. Stockholms gamla modell tog omkring "
            "%(months)s månader."
        ) % {"days": formats.number(whole.median), "months": MONTHS}
    if found:
        return _("Ingen ansökan har nått start än. Stockholms gamla modell tog omkring %(months)s månader.") % {
            "months": MONTHS
        }
    return _("Ingen ansökan har kommit in än. Stockholms gamla modell tog omkring %(months)s månader.") % {
        "months": MONTHS
    }
