"""The last section of every report: how its figures are counted, as of when, whose eyes, and its sources."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from django.utils.translation import gettext as _

from farled.people.reads import Actor
from farled.planning import figures
from farled.reports.document import (
    Bullets,
    Cell,
    Column,
    Compared,
    Document,
    Facts,
    Look,
    Paragraph,
    Picture,
    Section,
    Table,
    plain,
)
from farled.thread import figures as thread
from farled.web import formats
from farled.web.explained import Used


def notes_section(
    actor: Actor, *, on: date, past: bool, sources: tuple[tuple[str, str], ...], for_everyone: bool
) -> Section:
    """``sources`` are documents with what is known of them."""
    return Section(
        _("Så är rapporten gjord"),
        (
            Paragraph(
                _(
                    "Rapporten är sammanställd ur Farled. Varje siffra räknas på samma sätt här som på planens egen "
                    "sida."
                ),
                Look.LEAD,
            ),
            Bullets(tuple(_rules(actor, on, past=past, for_everyone=for_everyone))),
        ),
        (Section(_("Källor"), (Bullets(tuple(f"{name}: {known}" for name, known in sources)),)),) if sources else (),
    )


def _rules(actor: Actor, on: date, *, past: bool, for_everyone: bool) -> Iterator[str]:
    day = formats.day(on)
    yield (
        _("Uppgifterna är som de var vid slutet av %(day)s. Ändringar som har gjorts senare är inte med.")
        if past
        else _(
            "Uppgifterna är som de stod i Farled %(day)s, när rapporten togs fram. Det som ändras senare samma dag "
            "är inte med."
        )
    ) % {"day": day}
    if for_everyone:
        yield _("Rapporten innehåller bara det som alla i organisationen får läsa. Utkast är inte med.")
    elif actor.everything:
        yield _("Rapporten innehåller allt i planen, också det som är utkast.")
    else:
        yield _("Rapporten innehåller det som %(who)s får läsa i Farled.") % {"who": actor.name}
    yield _(
        "Läget är ett ord för varje rad: dess status när den är avslutad eller pausad, annars försenad när sluttiden "
        "har passerat, annars ljuset i den senaste rapporten, annars statusen."
    )
    yield _(
        "I diagrammen räknas delvis genomförda som genomförda, och det som går enligt plan som pågår. Tecken, mönster "
        "och ord säger samma sak som färgen."
    )


def with_figures(document: Document, *, days: int, every: Used, edition: str = "") -> Document:
    """The document with a last section that says how its figures are counted, and by which its content is known.

    ``edition`` is the checksum of the frozen data it is written from. Without one, the checksum of what the document
    says tells whether two reports for the same day say the same.
    """
    rows: list[tuple[Cell, ...]] = [
        (str(label), str(how) % {"days": days})
        for labels, hows in ((figures.LABELS, figures.HOWS), (thread.LABELS, thread.HOWS))
        for name, how in hows.items()
        if (label := labels.get(name))
    ]
    known = ", ".join(filter(None, (every.reference, every.decided_by)))
    facts = [
        (_("Som det var"), formats.day(document.on)),
        (_("Framtagen"), formats.moment(document.made_at)),
        (str(every.label), f"{every.value} ({known})" if known else every.value),
        (_("Kontrollsumma för den frysta utgåvan"), edition)
        if edition
        else (_("Innehållets kontrollsumma"), sum_of(document)),
    ]
    columns = (Column(_("Siffra"), 30), Column(_("Så räknas den"), 70))
    told = Table(_("Så räknas siffrorna"), columns, tuple(rows), sheet=_("Så räknas siffrorna"), caption_shown=False)
    counted = Section(_("Så räknas siffrorna"), (Facts(tuple(facts)), told))
    return replace(document, notes=replace(document.notes, sections=(*document.notes.sections, counted)))


def sum_of(document: Document) -> str:
    """The SHA-256 of what a document says: the same for two that say the same, whoever had them made and when."""
    said = (document.on.isoformat(), *(line for part in document.told for line in _lines(part)))
    return sha256("\n".join(said).encode()).hexdigest()


def _lines(section: Section) -> Iterator[str]:
    yield section.title
    for block in section.blocks:
        yield from _said(block.figures if isinstance(block, Picture) else block)
    for part in section.sections:
        yield from _lines(part)


def _said(block: Paragraph | Bullets | Facts | Compared | Table | None) -> Iterator[str]:
    if isinstance(block, Paragraph | Compared):
        yield block.text
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Facts):
        yield from (f"{label}: {value}" for label, value in block.rows)
    elif block is not None:
        yield from ("\t".join(map(plain, row)) for row in block.rows)
