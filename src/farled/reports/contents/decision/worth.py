"""What the case comes to: alternatives, value, years, parties, how sure that is, and the independent appraisal."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.cases.figures.certainty import DRAWS
from farled.cases.figures.result import answer, how_sure
from farled.reports.contents.decision.source import Source
from farled.reports.contents.decision.words import money, months, table, texts, tkr
from farled.reports.document import Block, Bullets, Cell, Facts, Look, Paragraph, Section
from farled.web import formats

ACROSS = 6  # years in a table


def sections(source: Source) -> Iterator[Section]:
    """Alternatives first: what is proposed is one of them, doing nothing another."""
    yield Section(_("Alternativen"), tuple(_alternatives(source)))
    yield Section(_("Vad kalkylen kommer till"), tuple(_value(source)), tuple(_parts(source)))
    yield Section(_("Oberoende värdering"), tuple(_appraisal(source)))


def _alternatives(source: Source) -> Iterator[Block]:
    rows: list[tuple[Cell, ...]] = []
    for each in source.ways:
        word = _("förordas") if each.row.chosen else _("att göra ingenting") if each.row.is_zero else _("prövat")
        rows.append((each.row.title, word, each.row.text or formats.DASH, money(each.total)))
    columns = [(_("Alternativ"), 20, False), (_("Hur det ses"), 16, False), (_("Beskrivning"), 40, False),
               (_("Kostar i allt"), 14, True)]  # fmt: skip
    yield table(_("Alternativen som har jämförts"), columns, rows)
    yield Paragraph(_("Värdet nedan är skillnaden mellan det som förordas och att göra ingenting."), Look.SMALL)


def _value(source: Source) -> Iterator[Block]:
    found, summary = source.result, source.summary
    yield Paragraph(answer(found), Look.LEAD)
    facts = [(_("Nettonuvärde"), formats.kr(found.npv))]
    if how_sure(found):
        facts.append((_("Hur säkert det är"), how_sure(found)))
    if found.gains is not None:
        facts.append((_("Minst noll"), formats.share(found.gains / DRAWS) + " " + _("av prövade fall")))
    facts += [
        (_("Alla rader som sämst och som bäst"), f"{formats.kr(summary.npv_low)} – {formats.kr(summary.npv_high)}"),
        (_("Nytta för varje krona"), formats.number(found.bcr, decimals=2) if found.bcr is not None else formats.DASH),
        (_("Återbetalt efter"), months(found.payback) if found.payback is not None else _("aldrig under kalkylens år")),
        (_("Drift det dyraste året"), formats.kr(summary.running)),
        (_("Kostar i allt"), formats.kr(summary.whole_cost)),
        (_("Kalkylränta"), formats.share(found.worked.material.rates.discount_rate, decimals=1)),
        (_("Kalkylens version"), str(source.case)),
        (_("Prisnivå"), str(source.case.price_year)),
    ]  # fmt: skip
    yield Facts(tuple(facts))


def _parts(source: Source) -> Iterator[Section]:
    found = source.result
    rows: list[tuple[Cell, ...]] = [
        (str(row.year), tkr(row.costs), tkr(row.benefits), tkr(row.net), tkr(row.worth)) for row in found.years
    ]
    columns = [(_("År"), 8, False), (_("Kostnad"), 14, True), (_("Nytta"), 14, True), (_("Netto"), 14, True),
               (_("I dagens värde"), 14, True)]  # fmt: skip
    yield Section(_("År för år"), (table(_("Kostnad och nytta år för år"), columns, rows),))
    yield Section(_("För var och en"), tuple(_parties(source)))
    gains = next((each for each in source.ways if each.row.chosen), None)
    if gains is not None and gains.told:
        lines: list[tuple[Cell, ...]] = [
            (
                each.line.title,
                each.line.body.name if each.line.body else str(each.line.get_beneficiary_display()),
                each.quantity or _("beskriven, inte räknad"),
                each.line.measured_by or formats.DASH,
            )
            for each in gains.told
        ]
        named = [(_("Nytta"), 26, False), (_("Uppstår hos"), 20, False), (_("Per år vid full effekt"), 20, False),
                 (_("Så mäts den"), 26, False)]  # fmt: skip
        yield Section(_("Nyttorna"), (table(_("Nyttorna och hur de mäts"), named, lines), *_beside(source)))


def _parties(source: Source) -> Iterator[Block]:
    """Each party's part of the net present value, so many years at a time that they fit a page; then in all."""
    years, parties = source.case.years, source.result.parties
    for first in range(0, len(years), ACROSS):
        span = slice(first, first + ACROSS)
        last = first + ACROSS >= len(years)
        heads = [(_("Part"), 24, False), *((str(year), 11, True) for year in years[span])]
        rows: list[tuple[Cell, ...]] = [
            (each.name, *map(tkr, each.years[span]), *([tkr(each.total)] if last else [])) for each in parties
        ]
        caption = _("Nettonuvärdet för varje part, %(first)s–%(last)s") % {
            "first": years[span][0],
            "last": years[span][-1],
        }
        yield table(caption, [*heads, *([(_("I allt"), 12, True)] if last else [])], rows)


def _beside(source: Source) -> Iterator[Block]:
    """What the value does not hold, and work that turns up elsewhere (C70)."""
    if count := len(source.result.quality):
        said = ngettext(
            "%(n)s nytta är beskriven men inte värderad i pengar, så den ingår inte i värdet.",
            "%(n)s nyttor är beskrivna men inte värderade i pengar, så de ingår inte i värdet.",
            count,
        )
        yield Paragraph(said % {"n": formats.number(count)}, Look.SMALL)
    moved = [
        _("%(title)s: arbete flyttar till %(body)s.") % {"title": each.title, "body": each.moves_to}
        for each in source.result.moved
    ]
    if moved:
        yield Bullets(tuple(moved))


def _appraisal(source: Source) -> Iterator[Block]:
    found = source.result
    one = found.worked.material.appraisal
    if one is None:
        yield Paragraph(_("Ingen oberoende värdering är lämnad."))
        return
    facts = [(_("Värderad av"), one.appraiser_name)]
    if one.delivered_on:
        facts.append((_("Lämnad"), formats.day(one.delivered_on)))
    facts.append((_("Nettonuvärde enligt den sökande"), formats.kr(found.npv)))
    if found.appraised is not None:
        facts.append((_("Nettonuvärde enligt värderaren"), formats.kr(found.appraised)))
        facts.append((_("Skillnad"), formats.kr(found.appraised - found.npv)))
    yield Facts(tuple(facts))
    yield from texts(one.statement)
    if found.differences:
        rows: list[tuple[Cell, ...]] = [
            (each.title, tkr(each.ours), tkr(each.theirs), tkr(each.difference), each.why) for each in found.differences
        ]
        columns = [(_("Rad"), 24, False), (_("Den sökande"), 12, True), (_("Värderaren"), 12, True),
                   (_("Skillnad"), 12, True), (_("Därför"), 30, False)]  # fmt: skip
        yield table(_("Raderna som värderaren ser annorlunda på"), columns, rows)
    if one.reply:
        yield Paragraph(_("Den sökandes förklaring:"), Look.SMALL)
        yield from texts(one.reply)
    elif found.differences:
        yield Paragraph(_("Den sökande har inte förklarat skillnaderna."), Look.SMALL)
