"""What the line has accepted, how it is to be done, what preparation thinks, the scores and the balance."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from farled.reports.contents.decision.source import Source
from farled.reports.contents.decision.words import money, table, texts
from farled.reports.document import Block, Cell, Facts, Line, Lines, Look, Paragraph, Section
from farled.web import formats


def sections(source: Source) -> Iterator[Section]:
    """Running cost, plans, preparation, scores and balance."""
    yield Section(_("Driften: vem som har godtagit kostnaden"), tuple(_running(source)))
    yield Section(_("Så ska det genomföras"), sections=tuple(_plans(source)))
    yield Section(_("Beredningens bedömning"), tuple(_preparation(source)))
    if source.scores:
        yield Section(_("Poäng per kriterium"), (_scores(source),))
    yield Section(_("Balansen"), tuple(_balance(source)))


def _running(source: Source) -> Iterator[Block]:
    rows: list[tuple[Cell, ...]] = []
    for each in source.borne:
        said = each.said
        if said is None:
            word: Cell = _("har inte svarat")
        else:
            who = f"{said.function}, {said.by_name}, {formats.day(said.on)}"
            answer = _("godtar kostnaden") if said.accepted else _("godtar inte kostnaden")
            ground = (Line(said.ground, small=True),) if said.ground else ()
            word = Lines((Line(answer), Line(who, small=True), *ground))
        rows.append((each.body.name, money(each.amount), word))
    columns = [(_("Enhet"), 26, False), (_("Per år som mest"), 16, True), (_("Svar"), 36, False)]
    yield table(_("Drift, förvaltning och vidareutveckling per år"), columns, rows)


def _plans(source: Source) -> Iterator[Section]:
    """The three plans (R71)."""
    row = source.row
    yield Section(_("Arbetssätten"), tuple(texts(row.operations)))
    yield Section(_("Nyttan"), tuple(texts(row.realisation)))
    yield Section(_("Förvaltningen"), tuple(texts(row.upkeep)))


def _preparation(source: Source) -> Iterator[Block]:
    row = source.row
    if row.opinion:
        yield from texts(row.opinion)
    else:
        yield Paragraph(_("Ansökan är inte beredd än."))
    if row.asked:
        yield Facts(
            ((_("Projektkontoret bad om"), row.asked), (_("Den sökande svarade"), row.answered or formats.DASH))
        )
    if source.chosen is not None:
        desk, chosen, departs = source.chosen
        kept, left = _("I urvalet %(desk)s valde gruppen ansökan."), _("I urvalet %(desk)s valde gruppen bort ansökan.")
        said = kept if chosen else left
        yield Paragraph(said % {"desk": desk})
        if departs:
            yield Paragraph(_("Gruppens val avviker från förslaget därför att: %(why)s") % {"why": departs})


def _scores(source: Source) -> Block:
    rows: list[tuple[Cell, ...]] = [
        (group, criterion, formats.number(points), formats.number(weight), why or formats.DASH)
        for group, criterion, points, weight, why in source.scores
    ]
    columns = [(_("Grupp"), 20, False), (_("Kriterium"), 26, False), (_("Poäng av 5"), 10, True), (_("Vikt"), 8, True),
               (_("Därför"), 30, False)]  # fmt: skip
    return table(_("Vad gruppen enades om"), columns, rows)


def _balance(source: Source) -> Iterator[Block]:
    """Where it lies between efficiency and innovation, and between inside and outside (PIOS)."""
    found = source.summary
    declared = f"{found.innovation}{formats.NBSP}%" if found.innovation is not None else _("inte angiven")
    outside = f"{found.external}{formats.NBSP}%" if found.external is not None else _("ingen nytta är räknad")
    yield Facts(((_("Andel ny förmåga"), declared), (_("Andel extern nytta"), outside)))
    yield Paragraph(
        _(
            "Ny förmåga är den del av kostnaden som ger något nytt, enligt den sökande; resten gör det som finns "
            "bättre. Extern nytta är den del av nyttans nuvärde som invånare och företag har."
        ),
        Look.SMALL,
    )
