"""That a passage is the one it was: cut out and put in again somewhere else, at once or in a later save."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TypeGuard

from farled.direction.models import DocumentVersion, Wording, WordingOrigin
from farled.direction.reads.gone import only_in, taken_out
from farled.direction.reads.text import block_of
from farled.methods import passages as methods
from farled.methods.passages import Block, Recognised, Returned, returned
from farled.people.reads import Actor
from farled.trail import acts as trail


def come_back(
    draft: DocumentVersion, known: Sequence[Recognised], new: Sequence[Block], *, within: Collection[int]
) -> list[Recognised]:
    """What is recognised in a text, with those new in it that surely are some that were taken out of the draft before.

    ``within`` are the passages the text is written in the place of: what was merged into them can come out of them.
    """
    if all(each.key is not None for each in known):
        return list(known)
    put_in = [
        methods.Passage(None, block.plain, block.kind, block.level) if each.key is None else None
        for block, each in zip(new, known, strict=True)
    ]
    found = returned(taken_out(draft, but=within), put_in)
    return [Recognised(one.key) if _surely(one) else each for each, one in zip(known, found, strict=True)]


def settle(draft: DocumentVersion, passages: Collection[int]) -> None:
    """Passages that stand in a draft again are parts of no other there."""
    rows = Wording.objects.filter(document_version=draft, origins__passage__in=passages).distinct()
    for row in rows.prefetch_related("origins"):
        left = [each.passage_id for each in row.origins.all() if each.passage_id not in passages]
        if row.passage_id not in passages:
            come_from(row, left)


def twins(
    draft: DocumentVersion, part: Sequence[Wording], dropped: Collection[int], rows: Sequence[Wording]
) -> list[tuple[Wording, int]]:
    """(wording, passage) for what surely is a passage dropped now: pasted first, and cut out of its old place after.

    ``part`` is the text that those of the passages ``dropped`` stood in, ``rows`` the text that stands now. Only what
    has never stood anywhere else can be another.
    """
    young = only_in(draft) if dropped else set()
    if not young:
        return []
    out = [_passage(row) if row.passage_id in dropped else None for row in part]
    found = returned(out, [_passage(row) if row.passage_id in young else None for row in rows])
    return [(row, int(str(one.key))) for row, one in zip(rows, found, strict=True) if _surely(one)]


def be(row: Wording, passage: int, *, by: Actor, at: datetime, why: str = "", made_of: Sequence[int] = ()) -> None:
    """Let a wording be that of another passage of its document, which stands nowhere in the draft.

    Whatever was tied to the passage it was is found here all the same: it has become part of this one. ``made_of`` are
    the passages that the other was made of where it stood.
    """
    was = row.passage_id
    origins = list(WordingOrigin.objects.filter(wording=row).values_list("passage_id", flat=True))
    with trail.changing(row, "direction.wording.recognised", by=by, at=at, why=why):
        row.passage_id = passage
    settle(row.document_version, [passage])
    come_from(row, [passage, *made_of, was, *origins])


def come_from(row: Wording, sources: Sequence[int]) -> None:
    """Say which passages a wording's text comes from; from its own alone is nothing to say."""
    wanted = list(dict.fromkeys(sources))
    WordingOrigin.objects.filter(wording=row).delete()
    if wanted != [row.passage_id]:
        WordingOrigin.objects.bulk_create(WordingOrigin(wording=row, passage_id=source) for source in wanted)


def _surely(one: Returned | None) -> TypeGuard[Returned]:
    return one is not None and one.sure


def _passage(row: Wording) -> methods.Passage:
    block = block_of(row)
    return methods.Passage(row.passage_id, row.plain, block.kind, block.level)
