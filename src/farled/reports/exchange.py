"""Ordered reports as a sheet that goes to Excel."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.reports import reads
from farled.reports.models import Production, TemplateVersion, WordTemplate
from farled.reports.states import PaperKind
from farled.web.exchange import Holds, Sheet, SheetColumn
from farled.web.formats import day, moment
from farled.web.lists import swedish


def _files(row: Production) -> str:
    return ", ".join(output.file.name for output in row.outputs.all())


REPORTS = Sheet(
    key="reports.reports",
    label=_("Rapporter"),
    nouns=(_("rapport"), _("rapporter")),
    capability="reports.read",
    rows=reads.productions,
    default_order="-ordered",
    page="reports:reports",
    url=lambda row: reverse("reports:report", args=[row.pk]),
    only_out=_("En rapport är framtagen en viss dag och ändras inte. Ta fram en ny."),
    columns=(
        SheetColumn(key="title", label=_("Rapport"), value=lambda row: row.title, order=[swedish("title")], shown=True),
        SheetColumn(
            key="on", label=_("Läget den"), value=lambda row: row.on, holds=Holds.DAY, order=["on"], shown=True
        ),
        SheetColumn(key="files", label=_("Filer"), value=_files, shown=True),
        SheetColumn(
            key="ordered",
            label=_("Beställd"),
            value=lambda row: moment(row.ordered_at),
            order=["ordered_at"],
            shown=True,
        ),
        SheetColumn(
            key="for",
            label=_("Utgåva för alla"),
            value=lambda row: row.edition,
            holds=Holds.YES_NO,
            order=["edition"],
            shown=True,
        ),
    ),
)


def papers_of(row: WordTemplate) -> list[str]:
    """The kinds of papers a Word template is for, in words."""
    return [str(PaperKind(each).label) for each in row.papers]


TEMPLATES = Sheet(
    key="reports.templates",
    label=_("Word-mallar"),
    nouns=(_("Word-mall"), _("Word-mallar")),
    capability="reports.read",
    rows=reads.templates,
    default_order="name",
    page="reports:templates",
    url=lambda row: reverse("reports:template", args=[row.pk]),
    only_out=_("En mall ändras på sin egen sida, och varje ny fil blir en ny version."),
    columns=(
        SheetColumn(key="name", label=_("Mall"), value=lambda row: row.name, order=[swedish("name")], shown=True),
        SheetColumn(key="papers", label=_("Papper"), value=lambda row: ", ".join(papers_of(row)), shown=True),
        SheetColumn(
            key="versions",
            label=_("Versioner"),
            value=lambda row: "; ".join(_version(each) for each in row.versions.all()),
        ),
    ),
)


def _version(row: TemplateVersion) -> str:
    days = "–".join(day(each) for each in (row.used_from, row.used_until) if each)
    return f"{row.number}: {days}" if days else str(row.number)


SHEETS = (REPORTS, TEMPLATES)
