"""The log: everything that has happened in the organisation, for those who audit it."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.trail import reads
from farled.trail.filters import LogFilter
from farled.web import formats
from farled.web.lists import Column, Empty, ListPage


def _columns(told: Callable[[], Mapping[int, Sequence[reads.Change]]]) -> list[Column]:
    """The log's columns; ``told`` looks up what the entries of the page changed, once."""

    def what(entry: reads.Entry) -> object:
        changes = told().get(entry.pk, ())
        return format_html("{}{}", reads.sentence(entry), _folded(changes) if changes else "")

    return [
        Column(key="seq", cell=lambda entry: formats.number(entry.seq)),
        Column(key="at", cell=lambda entry: formats.moment(entry.at)),
        Column(key="who", cell=lambda entry: entry.actor_name),
        Column(key="what", cell=what),
        Column(key="why", cell=reads.why_done),
    ]


def _folded(changes: Sequence[reads.Change]) -> SafeString:
    """Old and new value of each field, to be opened."""
    rows = format_html_join(
        "", "<dt>{}</dt><dd><del>{}</del> <ins>{}</ins></dd>", ((c.label, c.before, c.after) for c in changes)
    )
    words = ngettext("%(n)s uppgift", "%(n)s uppgifter", len(changes)) % {"n": len(changes)}
    return format_html('<details class="how"><summary>{}</summary><dl>{}</dl></details>', words, rows)


def log(request: Any) -> HttpResponse:
    """The organisation's history, newest first; each entry is chained to the one before it."""
    listing = ListPage(
        request,
        reads.as_read_by(
            reads.log_of(request.actor.organisation_id, secret=request.actor.may("trail.read_secret")), request.actor
        ),
        columns=_columns(cache(lambda: reads.values_told(listing.page, reader=request.actor))),
        filterset=LogFilter,
        default_order="-seq",
        nouns=(_("händelse"), _("händelser")),
        empty=Empty(_("Ingenting har hänt än"), _("Här samlas allt som görs i organisationen.")),
        sheet="trail.log",
    )
    return listing.render("trail/log.html")
