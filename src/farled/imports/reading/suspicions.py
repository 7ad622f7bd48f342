"""What a person should look at in a draft row."""

from collections.abc import Iterator

from farled.imports.reading.values import DraftRow, Problem, RowKind

_LONG_TITLE = 250  # characters
_MANY_PARTIES = 12


def doubts_of(index: int, row: DraftRow) -> Iterator[Problem]:
    """Problems of one row.

    Codes: cell.period, cell.status, cell.budget, row.no_period, row.no_responsible, row.long_title,
    row.many_parties, row.collective.
    """
    passage = row.passages[0] if row.passages else None
    for doubt in row.period.doubts:
        yield Problem("cell.period", {"text": row.period.raw, "doubt": doubt}, passage, index)
    if row.status.doubt in ("unknown", "part_of_phrase"):
        yield Problem("cell.status", {"text": row.status.raw, "doubt": row.status.doubt}, passage, index)
    if row.budget and row.budget.doubt:
        yield Problem("cell.budget", {"text": row.budget.raw, "doubt": row.budget.doubt}, passage, index)
    if not row.period.raw:
        yield Problem("row.no_period", {"title": row.title}, passage, index)
    if row.kind is RowKind.ACTIVITY and not row.parties:
        yield Problem("row.no_responsible", {"title": row.title}, passage, index)
    if len(row.title) > _LONG_TITLE:
        yield Problem("row.long_title", {"title": row.title, "length": len(row.title)}, passage, index)
    if len(row.parties) > _MANY_PARTIES:
        yield Problem("row.many_parties", {"count": len(row.parties)}, passage, index)
    for party in row.parties:
        if party.collective:
            yield Problem("row.collective", {"name": party.name}, passage, index)
