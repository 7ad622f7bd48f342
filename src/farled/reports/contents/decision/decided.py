"""What is decided: before that what remains and what is proposed, after it who decided, on what ground and how."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from farled.initiatives.states import Phase
from farled.portfolio.figures.applications import decided_by as declined_by
from farled.portfolio.figures.grants import decided_by
from farled.portfolio.reads import Grant
from farled.portfolio.reads.granting import conditions_of, tranches_of
from farled.portfolio.states import ApplicationState, GrantState
from farled.reports.contents.decision.source import Source
from farled.reports.contents.decision.words import money, table
from farled.reports.document import Block, Bullets, Cell, Facts, Look, Paragraph, Section
from farled.web import formats


def sections(source: Source) -> Iterator[Section]:
    """The decision when there is one; otherwise what hinders it, and the conditions and parts that are proposed."""
    if source.grant is not None:
        yield Section(_("Beslutet"), tuple(_granted(source.grant)))
    elif source.row.decided_on is not None:
        facts = (
            (_("Beslut"), str(ApplicationState(source.row.state).label)),
            (_("Dag"), formats.day(source.row.decided_on)),
            (_("Beslutat av"), declined_by(source.row) or formats.DASH),
            (_("Skäl"), source.row.because or formats.DASH),
        )
        yield Section(_("Beslutet"), (Facts(facts),))
    else:
        yield Section(_("Det som återstår före beslut"), tuple(_left(source)))
        yield Section(_("Föreslagna villkor och delutbetalningar"), tuple(_proposed(source)))


def _left(source: Source) -> Iterator[Block]:
    found = source.deciding
    said = (*found.hinders, *found.short) if found else ()
    yield Bullets(said) if said else Paragraph(_("Inget hindrar ett beslut."))


def _proposed(source: Source) -> Iterator[Block]:
    if source.terms:
        yield Bullets(tuple(source.terms), numbered=True)
    else:
        yield Paragraph(_("Inga villkor är föreslagna."))
    parts = [(row.year, head, amount) for row in source.money.rows
             for head, amount in zip(source.money.heads, row.amounts, strict=True) if amount]  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (formats.number(nr), str(year), head, money(amount)) for nr, (year, head, amount) in enumerate(parts, 1)
    ]
    columns = [(_("Del"), 6, True), (_("År"), 8, False), (_("Portfölj"), 26, False), (_("Belopp"), 16, True)]
    yield table(_("Delutbetalningar som ansökan är gjord"), columns, rows)


def _granted(grant: Grant) -> Iterator[Block]:
    limit = grant.delegation
    within = _("högst %(most)s") % {"most": money(limit.most)} if limit.most is not None else _("utan övre gräns")
    facts = [
        (_("Beslut"), _("beviljat")),
        (_("Belopp"), money(grant.amount)),
        (_("Beslutat av"), decided_by(grant)),
        (_("Dag"), formats.day(grant.decided_on)),
        (_("Beslutsgräns"), f"{within} ({limit.ground})"),
        (_("Skäl för beslutet"), grant.ground),
        (_("Avviker från förslaget därför att"), grant.departs_because),
        (_("Läge"), str(GrantState(grant.state).label)),
        (_("Avslutat därför att"), grant.closed_because),
        (_("Återkallat av"), str(grant.closed_decision or "")),
    ]
    yield Facts(tuple((label, value) for label, value in facts if value))
    yield from _conditions(grant)
    rows: list[tuple[Cell, ...]] = [
        (
            formats.number(each.number), str(each.account), money(each.amount), _waits(each),
            formats.day(each.released_on) if each.released_on else _("nej"),
        )
        for each in tranches_of(grant)
    ]  # fmt: skip
    columns = [(_("Del"), 6, True), (_("Portfölj och år"), 24, False), (_("Belopp"), 14, True),
               (_("Betalas när"), 34, False), (_("Utbetald"), 12, False)]  # fmt: skip
    yield table(_("Delutbetalningar"), columns, rows)


def _conditions(grant: Grant) -> Iterator[Block]:
    rows: list[tuple[Cell, ...]] = [
        (
            each.text,
            formats.day(each.due) if each.due else formats.DASH,
            _("%(day)s: %(ground)s") % {"day": formats.day(each.fulfilled_on), "ground": each.ground}
            if each.fulfilled_on
            else _("inte än"),
        )
        for each in conditions_of(grant)
    ]
    if not rows:
        yield Paragraph(_("Inga villkor är ställda."), Look.SMALL)
        return
    columns = [(_("Villkor"), 40, False), (_("Senast"), 12, False), (_("Uppfyllt"), 30, False)]
    yield table(_("Villkoren"), columns, rows)


def _waits(part: object) -> str:
    """What a part of the money waits for, in words."""
    phase, gate, after = getattr(part, "phase", ""), getattr(part, "gate", ""), getattr(part, "after", None)
    said = [
        _("fasen %(phase)s är nådd") % {"phase": Phase(phase).label} if phase else "",
        gate,
        _("villkoret är uppfyllt: %(condition)s") % {"condition": after.text} if after else "",
    ]
    return "; ".join(filter(None, said)) or _("när året kommer")
