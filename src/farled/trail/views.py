"""The log: everything that has happened in the organisation, for those who audit it."""

from typing import Any

from django.http import HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.trail import reads
from farled.trail.filters import LogFilter
from farled.web import formats
from farled.web.lists import Column, Empty, ListPage


def _changes(entry: reads.Entry) -> object:
    """Old and new value of each field, briefly."""
    pairs = list(entry.changes.items())[:6]
    rows = ((name, _short(old), _short(new)) for name, (old, new) in pairs)
    return format_html_join("", '<div class="small">{}: {} → {}</div>', rows)


def _short(value: object) -> str:
    text = formats.DASH if value in (None, "", [], {}) else str(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


COLUMNS = [
    Column(key="seq", label=gettext_lazy("Nr"), cell=lambda entry: formats.number(entry.seq), order=["seq"]),
    Column(key="at", label=gettext_lazy("När"), cell=lambda entry: formats.moment(entry.at), order=["at", "seq"]),
    Column(key="who", label=gettext_lazy("Vem"), cell=lambda entry: entry.actor_name),
    Column(
        key="what",
        label=gettext_lazy("Vad"),
        cell=lambda entry: format_html("{}{}", reads.sentence(entry), _changes(entry)),
    ),
    Column(key="why", label=gettext_lazy("Varför"), cell=lambda entry: entry.why),
]


def log(request: Any) -> HttpResponse:
    """The organisation's history, newest first; each entry is chained to the one before it."""
    listing = ListPage(
        request,
        reads.log_of(request.actor.organisation_id, secret=request.actor.may("trail.read_secret")),
        columns=COLUMNS,
        filterset=LogFilter,
        default_order="-seq",
        nouns=(_("händelse"), _("händelser")),
        empty=Empty(_("Ingenting har hänt än"), _("Här samlas allt som görs i organisationen.")),
    )
    return listing.render("trail/log.html")
