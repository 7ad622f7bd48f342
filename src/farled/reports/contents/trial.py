"""The trial (prov): an example with every kind of block, so that a template is seen before it is used."""

from datetime import datetime
from fractions import Fraction

from django.utils.translation import gettext as _

from farled.methods.passages import differences
from farled.methods.periods import local_day
from farled.reports.document import (
    Bullets,
    Column,
    Compared,
    Document,
    Facts,
    Look,
    Mark,
    Paragraph,
    Particulars,
    Picture,
    Section,
    Table,
)
from farled.web import formats
from farled.web.charts import Bar, Chart, bars
from farled.web.signs import Kind


def paper(organisation: str, *, author: str, at: datetime) -> Document:
    """The example. Its figures are made up, and it says so."""
    return Document(
        title=_("Prov av Word-mallen"),
        subtitle=_("Ett exempel med påhittade uppgifter"),
        organisation=organisation,
        author=author,
        on=local_day(at),
        made_at=at,
        facts=((_("Plan"), _("exempelvärde")), (_("Framtaget"), formats.moment(at))),
        summary=Section(
            _("Sammanfattning"),
            (
                Paragraph(_("Det här är ett prov. Alla uppgifter är exempelvärden."), Look.LEAD),
                Paragraph(_("Så här ser vanlig text ut i mallen. Jämför med hur ni brukar skriva.")),
                Compared(differences(_("Så löd en mening förut."), _("Så lyder en mening som är ändrad nu."))),
                Bullets((_("Första punkten i en lista."), _("Andra punkten, lite längre än den första."))),
            ),
        ),
        sections=(
            Section(
                _("Tabeller och bilder"),
                (_table(), Picture(_chart(), None)),
                (
                    Section(
                        _("En underrubrik"),
                        (Facts(((_("Ansvarig"), _("exempelvärde")), (_("Klart"), formats.day(at)))),),
                        (Section(_("En rubrik längst in"), (Paragraph(_("Text under den innersta rubriken.")),)),),
                        mark=Mark(Kind.GOING, _("pågår")),
                    ),
                ),
            ),
        ),
        notes=Section(_("Noter"), (Paragraph(_("Källa: exempelvärden, skapade för provet."), Look.SMALL),)),
        file_name=_("Prov"),
        particulars=Particulars(
            diary_number=_("exempelvärde"), handler=author, version="1", checksum=_("exempelvärde")
        ),
    )  # fmt: skip


def _table() -> Table:
    columns = (Column(_("Område"), 30), Column(_("Läge"), 20), Column(_("Aktiviteter"), 15, number=True),
               Column(_("Andel klara"), 15, number=True))  # fmt: skip
    rows = (
        (_("Skola"), Mark(Kind.GOOD, _("klar")), 12, Fraction(3, 4)),
        (_("Omsorg"), Mark(Kind.WARN, _("risk")), 8, Fraction(1, 2)),
        (_("Tillsammans"), None, 20, Fraction(13, 20)),
    )
    return Table(_("Exempel på tabell (exempelvärden)"), columns, rows, total=True)


def _chart() -> Chart:
    return bars(
        "prov",
        _("Exempel på diagram"),
        [Bar(_("Skola"), 12, "12", Kind.GOOD), Bar(_("Omsorg"), 8, "8", Kind.WARN)],
        sentence=_("Exempelvärden för två områden."),
        measure=_("Aktiviteter"),
    )
