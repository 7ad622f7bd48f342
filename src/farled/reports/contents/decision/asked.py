"""What is asked for, of which portfolio and year, what the whole costs, who decides, and what it is for."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from farled.cases import reads as cases
from farled.cases.states import Funding
from farled.portfolio.states import ExternalState
from farled.reports.contents.decision.source import Source
from farled.reports.contents.decision.words import money, table, texts
from farled.reports.document import Block, Bullets, Cell, Facts, Look, Paragraph, Section
from farled.systems.states import Tier
from farled.web import formats


def sections(source: Source) -> Iterator[Section]:
    """The application and the initiative."""
    yield Section(_("Vad som söks"), tuple(_sought(source)))
    yield Section(_("Hela kostnaden"), tuple(_whole(source)))
    yield Section(_("Vad pengarna ska användas till"), tuple(_purpose(source)), (_thread(source),))


def _sought(source: Source) -> Iterator[Block]:
    heads = source.money.heads
    columns = [(_("År"), 8, False), *((each, 14, True) for each in heads), (_("Tillsammans"), 14, True)]
    rows: list[tuple[Cell, ...]] = [
        (str(row.year), *(money(each) if each else None for each in row.amounts), money(row.total))
        for row in source.money.rows
        if row.total
    ]
    sums = [sum(row.amounts[place] or 0 for row in source.money.rows) for place in range(len(heads))]
    rows.append((_("Tillsammans"), *map(money, sums), money(source.money.asked)))
    yield table(_("Sökt per portfölj och år"), columns, rows, total=True)
    if source.money.left_out:
        yield Paragraph(
            _("Kalkylen räknar med %(more)s mer ur portföljer än vad som söks här.")
            % {"more": money(source.money.left_out)}
        )
    if source.deciding is not None:
        yield Paragraph(_("Summan beslutas av %(who)s.") % {"who": source.deciding.who})
    if source.row.urgent:
        yield Paragraph(
            _("Ansökan beslutas under året och väntar inte på den årliga omgången, därför att: %(because)s")
            % {"because": source.row.urgent_because}
        )


def _whole(source: Source) -> Iterator[Block]:
    """What the chosen alternative costs over all years, whoever pays (R77)."""
    lines = list(cases.cost_lines(source.case))
    columns = [
        (_("År"), 8, False),
        *((str(each.label).capitalize(), 14, True) for each in Funding),
        (_("Tillsammans"), 14, True),
    ]
    by_year = {
        year: [sum(line.amounts[place] for line in lines if line.funding == each) for each in Funding]
        for place, year in enumerate(source.case.years)
    }
    rows: list[tuple[Cell, ...]] = [
        (str(year), *map(money, amounts), money(sum(amounts))) for year, amounts in by_year.items() if any(amounts)
    ]
    whole = [sum(each) for each in zip(*by_year.values(), strict=True)]
    rows.append((_("Tillsammans"), *map(money, whole), money(sum(whole))))
    yield table(_("Hela kostnaden år för år, efter vem som betalar"), columns, rows, total=True)
    if source.external:
        said: list[tuple[Cell, ...]] = [
            (each.financier, str(ExternalState(each.state).label), money(each.amount)) for each in source.external
        ]
        yield table(
            _("Medel utifrån"), [(_("Finansiär"), 30, False), (_("Läge"), 20, False), (_("Belopp"), 16, True)], said
        )


def _purpose(source: Source) -> Iterator[Block]:
    one = source.initiative
    yield from texts(source.row.sketch)
    facts = [
        (_("Initiativ"), one.title),
        (_("Syfte"), one.purpose),
        (_("Nivå"), str(Tier(one.tier).label)),
        (_("Kund"), one.body.name),
        (_("Leverantör"), one.supplier.name if one.supplier else ""),
        (_("Ägare"), _("%(function)s i %(body)s") % {"function": one.owner_function, "body": one.body.name})
        if one.accepted_on
        else (_("Ägare"), _("ingen har accepterat ägarskapet")),
        (_("Tid"), formats.period(one.start, one.end)),
        (_("Förväntad effekt"), one.effect),
        (_("Risker och säkerhet"), one.risks),
    ]
    yield Facts(tuple((label, value) for label, value in facts if value))


def _thread(source: Source) -> Section:
    """Which goals it contributes to, and what those serve in turn (the red thread)."""
    if not source.aims:
        none = Paragraph(_("Initiativet är inte knutet till något mål. Den röda tråden är bruten här."), Look.SMALL)
        return Section(_("Målen det bidrar till"), (none,))
    blocks: list[Block] = [
        Bullets(tuple(_("%(goal)s (%(document)s)") % {"goal": goal, "document": of} for goal, of in source.aims))
    ]
    if source.higher:
        blocks.append(Paragraph(_("Målen tjänar i sin tur:"), Look.SMALL))
        blocks.append(Bullets(tuple(f"{kind}: {title}" for kind, title in source.higher)))
    return Section(_("Målen det bidrar till"), tuple(blocks))
