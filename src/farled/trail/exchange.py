"""The log as a sheet that goes to Excel. History is never changed, so nothing comes back."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from farled.trail import reads
from farled.trail.models import Entry
from farled.web.exchange import Holds, Sheet, SheetColumn
from farled.web.formats import moment


def _rows(actor: Any) -> Any:
    return reads.as_read_by(reads.log_of(actor.organisation_id, secret=actor.may("trail.read_secret")), actor)


def _what(entry: Entry) -> str:
    return reads.sentence(entry)


LOG = Sheet(
    key="trail.log",
    label=_("Historik"),
    nouns=(_("händelse"), _("händelser")),
    capability="trail.audit",
    rows=_rows,
    default_order="-seq",
    page="trail:log",
    only_out=_("Historiken ändras aldrig."),
    columns=(
        SheetColumn(
            key="seq", label=_("Nr"), value=lambda entry: entry.seq, holds=Holds.NUMBER, order=["seq"], shown=True
        ),
        SheetColumn(key="at", label=_("När"), value=lambda entry: moment(entry.at), order=["at", "seq"], shown=True),
        SheetColumn(key="who", label=_("Vem"), value=lambda entry: entry.actor_name, shown=True),
        SheetColumn(key="what", label=_("Vad"), value=_what, shown=True),
        SheetColumn(key="why", label=_("Varför"), value=reads.why_done, shown=True),
    ),
)

SHEETS = (LOG,)
