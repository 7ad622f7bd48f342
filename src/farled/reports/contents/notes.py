"""The last section of every report: how its figures are counted, as of when, whose eyes, and its sources."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from farled.people.reads import Actor
from farled.planning import figures
from farled.reports.document import Bullets, Look, Paragraph, Section
from farled.web import formats


def notes_section(
    actor: Actor, *, on: date, past: bool, every: int, sources: tuple[tuple[str, str], ...], for_everyone: bool
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
            Bullets(tuple(_rules(actor, on, past=past, every=every, for_everyone=for_everyone))),
        ),
        (Section(_("Källor"), (Bullets(tuple(f"{name}: {known}" for name, known in sources)),)),) if sources else (),
    )


def _rules(actor: Actor, on: date, *, past: bool, every: int, for_everyone: bool) -> Iterator[str]:
    day = formats.day(on)
    yield (
        _("Uppgifterna är som de var vid slutet av %(day)s. Ändringar som har gjorts senare är inte med.")
        if past
        else _("Uppgifterna är som de stod i Farled %(day)s, när rapporten togs fram.")
    ) % {"day": day}
    if for_everyone:
        yield _("Rapporten innehåller bara det som alla i organisationen får läsa. Utkast är inte med.")
    elif actor.everything:
        yield _("Rapporten innehåller allt i planen, också det som är utkast.")
    else:
        yield _("Rapporten innehåller det som %(who)s får läsa i Farled.") % {"who": actor.name}
    hows = figures.hows(every)
    for word, how in (
        (_("Pågår"), hows.ongoing),
        (_("Har passerat sin sluttid"), hows.late),
        (_("Saknar färsk rapport"), hows.unreported),
        (_("Avslutade"), hows.finished),
    ):
        yield f"{word}: {how[0].lower()}{how[1:]}"
    yield _(
        "Läget är ett ord för varje rad: dess status när den är avslutad eller pausad, annars försenad när sluttiden "
        "har passerat, annars ljuset i den senaste rapporten, annars statusen."
    )
    yield _(
        "I diagrammen räknas delvis genomförda som genomförda, och det som går enligt plan som pågår. Tecken, mönster "
        "och ord säger samma sak som färgen."
    )
