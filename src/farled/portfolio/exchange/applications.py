"""Applications and money from outside as sheets that go to Excel."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.cases.reads import cases
from farled.initiatives.reads import initiatives
from farled.methods.money import rounded, to_kronor
from farled.people.reads import Body
from farled.portfolio.figures.queue import wait_of
from farled.portfolio.models import Application
from farled.portfolio.reads import applying as reads
from farled.portfolio.states import ApplicationState
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.sheet_columns import Columns

_application = Columns(Application)


def _waits(row: Application) -> str:
    wait = wait_of(row)
    return f"{wait.who}: {wait.what}" if wait else ""


APPLICATIONS = Sheet(
    key="portfolio.applications",
    label=_("Ansökningar"),
    nouns=(_("ansökan"), _("ansökningar")),
    capability="portfolio.read",
    rows=reads.applications_listed,
    default_order="number",
    page="portfolio:applications",
    url=lambda row: reverse("portfolio:application", args=[row.pk]),
    sources={
        "bodies": Source(Body.objects.visible_to),
        "initiatives": Source(initiatives),
        "cases": Source(cases),
    },
    listed={"state": _("Läge"), "waits": _("Väntar på"), "since": _("Sedan"), "asked": _("Söker")},
    only_out=_("En ansökan ändras på sin egen sida, så att det syns vad som saknas."),
    columns=(
        _application("number", _("Nummer")),
        _application("initiative", _("Ansökan"), of="initiatives", shown=True),
        _application("body", _("Sökande"), of="bodies", shown=True),
        _application("state", _("Läge"), choices=ApplicationState),
        SheetColumn(key="next", label=_("Väntar på"), value=_waits, holds=Holds.TEXT),
        SheetColumn(
            key="asked_for", label=_("Söks i allt, kronor"), value=lambda row: rounded(to_kronor(row.asked_for)),
            holds=Holds.NUMBER,
        ),
        SheetColumn(
            key="parts", label=_("Söks ur"), holds=Holds.LINES,
            value=lambda row: tuple(dict.fromkeys(part.portfolio.name for part in row.parts.all())),
        ),
        _application("coach_name", _("Projektcoach"), shown=True),
        _application("case", _("Nyttokalkyl"), of="cases"),
        _application("start", _("Kan börja")),
        _application("urgent", _("Beslutas under året")),
        _application("urgent_because", _("Kan inte vänta därför att")),
        _application("sketch", _("Idéskiss")),
        _application("operations", _("Plan för arbetssätten")),
        _application("realisation", _("Plan för nyttan")),
        _application("upkeep", _("Plan för förvaltningen")),
        _application("opinion", _("Beredningens bedömning")),
        _application("because", _("Därför att")),
        _application("decided_on", _("Beslutad")),
        _application("source", _("Källa")),
    ),
)  # fmt: skip

SHEETS: tuple[Sheet, ...] = (APPLICATIONS,)
