"""The paper's last section: how its figures are counted, as of when, whose eyes, and by which sum it is known again."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.cases.figures import rate_facts
from farled.reports.contents.decision.source import Source
from farled.reports.contents.decision.words import table
from farled.reports.contents.notes import sum_of
from farled.reports.document import Bullets, Cell, Document, Facts, Section
from farled.web import formats
from farled.web.explained import Question, figure_kinds

FIGURES = (  # as the paper names them; their own pages name them after their numbers
    ("cases.npv", gettext_lazy("Nettonuvärde")),
    ("cases.npv_appraised", gettext_lazy("Nettonuvärde enligt värderaren")),
    ("cases.chance", gettext_lazy("Hur säkert det är")),
    ("cases.costs", gettext_lazy("Kostar, i dagens värde")),
    ("cases.benefits", gettext_lazy("Ger, i dagens värde")),
    ("cases.bcr", gettext_lazy("Nytta för varje krona")),
    ("cases.payback", gettext_lazy("Återbetalt efter")),
    ("cases.whole_cost", gettext_lazy("Kostar i allt")),
    ("cases.running", gettext_lazy("Drift det dyraste året")),
    ("cases.party", gettext_lazy("För var och en")),
)


def with_notes(document: Document, source: Source) -> Document:
    """The document with its last section, and known by the sum of what it says."""
    known = sum_of(document)
    facts = (
        (_("Som det var"), formats.day(document.on)),
        (_("Framtaget"), formats.moment(document.made_at)),
        (_("Innehållets kontrollsumma"), known),
    )
    used = rate_facts(source.result.worked.material.rates)
    rates: list[tuple[Cell, ...]] = [(str(label), value, where or formats.DASH) for label, value, where in used]
    standard = table(
        _("Schabloner som kalkylen går efter"),
        [(_("Schablon"), 26, False), (_("Värde"), 12, True), (_("Källa"), 50, False)],
        rates,
    )
    figures = table(
        _("Så räknas siffrorna"), [(_("Siffra"), 26, False), (_("Så räknas den"), 70, False)], _hows(source)
    )
    blocks = (Facts(facts), Bullets(tuple(_rules(source))), figures, standard)
    notes = Section(_("Så är underlaget gjort"), blocks)
    return replace(document, notes=notes, particulars=replace(document.particulars, checksum=known))


def _rules(source: Source) -> list[str]:
    said = [
        _(
            "Underlaget är sammanställt ur Farled när det togs fram, och filen ändras inte efteråt. Filens "
            "kontrollsumma står på rapportens sida: stämmer den är filen densamma."
        ),
        _("Det innehåller det som %(who)s får läsa i Farled.") % {"who": source.reader.name},
        _("Nettonuvärdet är skillnaden mot att göra ingenting, räknat med kalkylens egna schabloner."),
    ]
    costs = any(each.is_example for way in source.ways for each in way.costs)
    benefits = any(each.is_example for way in source.ways for each in way.benefits)
    if source.row.is_example or costs or benefits:
        said.append(_("Uppgifter i ansökan eller kalkylen är exempelvärden."))
    return said


def _hows(source: Source) -> list[tuple[Cell, ...]]:
    """The same words as the page of each figure has."""
    rows: list[tuple[Cell, ...]] = []
    for key, name in FIGURES:
        kind = figure_kinds.get(key)
        party = source.result.parties[0].ref if source.result.parties else ""
        asked = Question(source.reader, source.on, source.on, {"case": str(source.case.pk), "party": party})
        told = kind.explain(asked) if kind else None
        if told is not None:
            rows.append((str(name), str(told.how)))
    return rows
