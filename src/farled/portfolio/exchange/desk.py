"""Selections and their candidates as sheets that go to Excel."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.people.reads import groups
from farled.portfolio.models import Candidate, Desk
from farled.portfolio.reads import desk as reads
from farled.portfolio.states import DeskState
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.sheet_columns import Columns

_desk, _candidate = Columns(Desk), Columns(Candidate)
ONLY_OUT = _("Ett urval ändras på sin egen sida, så att det syns vad ändringen gör med förslaget.")


def _asked(row: Candidate) -> int:
    return sum(part.amount for part in row.application.parts.all()) // 100


def _title(row: Candidate) -> str:
    return str(row.application.initiative.title)


DESKS = Sheet(
    key="portfolio.desks",
    label=_("Urval"),
    nouns=(_("urval"), _("urval")),
    capability="portfolio.read",
    rows=reads.desks,
    default_order="state",
    page="portfolio:desks",
    url=lambda row: reverse("portfolio:desk", args=[row.pk]),
    sources={"groups": Source(groups)},
    listed={"years": _("År"), "candidates": _("Ansökningar")},
    only_out=ONLY_OUT,
    columns=(
        _desk("title", _("Urval"), shown=True),
        _desk("state", _("Läge"), choices=DeskState, shown=True),
        _desk("first_year", _("Första år")),
        _desk("last_year", _("Sista år")),
        _desk("group", _("Grupp"), of="groups", shown=True),
        _desk("outcome", _("Vad gruppen kom fram till")),
        _desk("begun_on", _("Påbörjat")),
        _desk("proposed_on", _("Förslag lämnat")),
    ),
)


def _of(key: str, label: Any, value: Any, holds: Holds = Holds.TEXT, **more: Any) -> SheetColumn:
    return SheetColumn(key=key, label=label, value=value, holds=holds, **more)


CANDIDATES = Sheet(
    key="portfolio.candidates",
    label=_("Ansökningar i urval"),
    nouns=(_("ansökan i urval"), _("ansökningar i urval")),
    capability="portfolio.read",
    rows=reads.candidates,
    default_order="desk",
    name=_title,
    url=lambda row: reverse("portfolio:desk", args=[row.desk_id]),
    beside=("application__parts",),
    only_out=ONLY_OUT,
    columns=(
        _of("desk", _("Urval"), lambda row: row.desk.title, order=["desk__title", "application__number"], shown=True),
        _of("application", _("Ansökan"), _title, order=["application__initiative__title"], shown=True),
        _of("body", _("Sökande"), lambda row: row.application.body.name, order=["application__body__name"], shown=True),
        _of("asked", _("Söker, kronor"), _asked, Holds.NUMBER, shown=True),
        _candidate("latest_start", _("Senaste start")),
        _candidate("chosen", _("Vald"), value=lambda row: bool(row.chosen), shown=True),
        _candidate("start_year", _("Börjar"), shown=True),
        _candidate("departs_because", _("Avviker därför att"), shown=True),
    ),
)
SHEETS = (DESKS, CANDIDATES)
