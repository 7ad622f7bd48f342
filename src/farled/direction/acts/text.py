"""Writing the text of a draft: passages that keep who they are however they are worded, moved, split or merged."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from farled.direction import rules
from farled.direction.acts import identity
from farled.direction.acts.documents import locked
from farled.direction.acts.placing import place
from farled.direction.models import DocumentVersion, Passage, Wording, WordingOrigin
from farled.direction.reads.gone import only_in, to_choose_among
from farled.direction.reads.text import block_of, mark_of, nearest_text, section_from
from farled.direction.states import Beside, VersionState
from farled.methods import passages as methods
from farled.methods.passages import Block, Recognised, blocks, written
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.optimistic import Stale, check_version
from farled.web.refused import Refused


@transaction.atomic
def write_text(
    *, draft: DocumentVersion, version: int, text: str, by: Actor, at: datetime, why: str = ""
) -> DocumentVersion:
    """Write a version's whole text (skriva texten), in the markup of ``methods.passages``. Raises Stale.

    What is recognised from the text before keeps its identity. ``version`` is the ``mark_of`` the text as it was seen.
    A version decided without a text here has it written in afterwards, once, and then it lies fast.
    """
    draft, rows = _opened(draft, by)
    rules.check_can_write_text(by, draft, why)
    _check_seen(rows, version)
    new = _read(text)
    if not rows:
        known = methods.recognise(_known(nearest_text(draft)), _unknown(new))
        _lay_out(draft, new, known, by=by, at=at, why=why)
    else:
        _rewrite(draft, rows, rows, new, by=by, at=at, why=why)
    if draft.state != VersionState.DRAFT:
        freeze(draft, by=by, at=at, why=why)
    return draft


@transaction.atomic
def write_section(
    *, draft: DocumentVersion, passage: Passage, version: int, text: str, by: Actor, at: datetime, why: str = ""
) -> None:
    """Write the section that a passage begins, until the next heading. Raises Stale; ``version`` as in write_text."""
    draft, rows = _opened(draft, by)
    rules.check_is_draft(draft)
    part = section_from(rows, _found(rows, passage))
    _check_seen(part, version)
    _rewrite(draft, rows, part, _read(text), by=by, at=at, why=why)


@transaction.atomic
def add_passages(
    *,
    draft: DocumentVersion,
    text: str,
    by: Actor,
    at: datetime,
    beside: Passage | None = None,
    where: Beside | None = None,
    why: str = "",
) -> list[Wording]:
    """Add passages to a draft, after one that stands there or before it; with none, last.

    What surely was taken out of the draft before is the passage it was.
    """
    draft, rows = _opened(draft, by)
    rules.check_is_draft(draft)
    read = _read(text)
    rules.check_has_room(len(rows) + len(read))
    known = identity.come_back(draft, [Recognised(None)] * len(read), read, within=())
    new = _new(draft, read, known)
    at_place = len(rows) if beside is None else rows.index(_found(rows, beside)) + (0 if where is Beside.BEFORE else 1)
    place([*rows[:at_place], *new, *rows[at_place:]], by=by, at=at)
    _save(new, by=by, at=at, why=why)
    identity.settle(draft, [row.passage_id for row in new])
    return new


@transaction.atomic
def reword(
    *, draft: DocumentVersion, passage: Passage, version: int, text: str, by: Actor, at: datetime, why: str = ""
) -> None:
    """Word a passage anew. It is the same passage whatever it says; what comes after it is new. Raises Stale."""
    draft, rows = _opened(draft, by)
    rules.check_is_draft(draft)
    row = _found(rows, passage)
    _check_as_seen(row, version)
    new = _read(text)
    known = list(methods.recognise(_known([row]), _unknown(new)))
    if all(each.key is None for each in known):
        known[0] = Recognised(row.passage_id)
    _rewrite(draft, rows, [row], new, known=known, by=by, at=at, why=why)


@transaction.atomic
def split(
    *, draft: DocumentVersion, passage: Passage, version: int, text: str, by: Actor, at: datetime, why: str = ""
) -> None:
    """Split a passage in the parts that ``text`` has: the first stays what it was. Raises Stale."""
    draft, rows = _opened(draft, by)
    rules.check_is_draft(draft)
    row = _found(rows, passage)
    _check_as_seen(row, version)
    new = _read(text)
    rules.check_parts(new)
    known = [Recognised(row.passage_id), *(Recognised(None, (row.passage_id,)) for _part in new[1:])]
    _rewrite(draft, rows, [row], new, known=known, by=by, at=at, why=why)


@transaction.atomic
def merge(*, draft: DocumentVersion, passage: Passage, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Merge a passage with the one after it: they are the first. ``version`` is the mark of both. Raises Stale."""
    draft, rows = _opened(draft, by)
    rules.check_is_draft(draft)
    row = _found(rows, passage)
    both = rows[rows.index(row) :][:2]
    rules.check_can_merge([block_of(each) for each in both])
    _check_seen(both, version)
    whole = Block(block_of(row).kind, f"{both[0].text} {both[1].text}", row.level)
    rules.check_text([whole])
    known = [Recognised(row.passage_id, (row.passage_id, both[1].passage_id))]
    _rewrite(draft, rows, both, [whole], known=known, by=by, at=at, why=why)


@transaction.atomic
def move_passage(
    *,
    draft: DocumentVersion,
    passage: Passage,
    version: int,
    after: Passage | None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> None:
    """Move a passage to after another, or first of all. Raises Stale."""
    draft, rows = _opened(draft, by)
    rules.check_is_draft(draft)
    row = _found(rows, passage)
    _check_as_seen(row, version)
    target = _found(rows, after) if after is not None else None
    rules.check_not_after_itself(row, target)
    rest = [each for each in rows if each is not row]
    at_place = rest.index(target) + 1 if target is not None else 0
    place([*rest[:at_place], row, *rest[at_place:]], by=by, at=at)


@transaction.atomic
def drop(*, draft: DocumentVersion, passage: Passage, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Drop a passage out of a draft. Earlier versions keep it. Raises Stale."""
    draft, rows = _opened(draft, by)
    rules.check_is_draft(draft)
    row = _found(rows, passage)
    _check_as_seen(row, version)
    rest, sources = [each for each in rows if each is not row], {row.passage_id: _sources(row)}
    _drop(row, by=by, at=at, why=why)
    _recognise_elsewhere(draft, [row], sources.keys(), rest, sources, by=by, at=at, why=why)


@transaction.atomic
def same_passage(
    *, draft: DocumentVersion, passage: Passage, version: int, earlier: Passage, by: Actor, at: datetime, why: str = ""
) -> Passage:
    """Say that a passage new in a draft is one that was taken out of it (samma stycke). Raises Stale.

    It becomes the earlier one, and what was tied to either is tied to it.
    """
    draft, rows = _opened(draft, by)
    rules.check_is_draft(draft)
    row = _found(rows, passage)
    _check_as_seen(row, version)
    rules.check_same(row, earlier, new=only_in(draft), gone=to_choose_among(draft))
    identity.be(row, earlier.pk, by=by, at=at, why=why)
    return earlier


# --- What the other acts do to a text ---------------------------------------------------------------------------------


def freeze(version: DocumentVersion, *, by: Actor, at: datetime, why: str = "") -> None:
    """Let a text lie fast from now on."""
    with trail.changing(version, "direction.version.text_fixed", by=by, at=at, why=why):
        version.frozen_at = at


def go_on_from(earlier: DocumentVersion, draft: DocumentVersion, *, by: Actor, at: datetime) -> None:
    """Give a new draft the text of the version before it: the same passages, worded the same."""
    rows = [
        Wording(
            document_version=draft, passage_id=row.passage_id, position=row.position, kind=row.kind, level=row.level,
            text=row.text, plain=row.plain,
        )
        for row in _rows(earlier)
    ]  # fmt: skip
    _save(rows, by=by, at=at, verb="direction.wording.carried")


# --- How it is done ---------------------------------------------------------------------------------------------------


def _opened(draft: DocumentVersion, by: Actor) -> tuple[DocumentVersion, list[Wording]]:
    """The version and its text as they are stored now, held for the rest of the transaction."""
    document = locked(draft.document)
    rules.check_can_edit(by, document)
    version = DocumentVersion.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    version.document = document
    return version, _rows(version)


def _rows(version: DocumentVersion) -> list[Wording]:
    found = list(Wording.objects.filter(document_version=version).order_by("position").prefetch_related("origins"))
    for row in found:
        row.document_version = version
    return found


def _found(rows: Sequence[Wording], passage: Passage) -> Wording:
    row = next((row for row in rows if row.passage_id == passage.pk), None)
    if row is None:
        raise Refused("direction.passage_gone")
    return row


def _read(text: str) -> tuple[Block, ...]:
    found = blocks(text)
    rules.check_text(found)
    return found


def _check_seen(rows: Sequence[Wording], version: int) -> None:
    """Raise Stale unless the passages are as the person saw them."""
    if mark_of(rows) != version:
        raise Stale(version=mark_of(rows), stored={"text": written(map(block_of, rows))})


def _check_as_seen(row: Wording, version: int) -> None:
    check_version(current=row.version, seen=version, stored={"text": written([block_of(row)])})


def _known(rows: Sequence[Wording]) -> list[methods.Passage]:
    return [methods.Passage(row.passage_id, row.plain, block_of(row).kind, row.level) for row in rows]


def _unknown(new: Sequence[Block]) -> list[methods.Passage]:
    return [methods.Passage(None, block.plain, block.kind, block.level) for block in new]


def _rewrite(
    draft: DocumentVersion,
    rows: Sequence[Wording],
    part: Sequence[Wording],
    new: Sequence[Block],
    *,
    by: Actor,
    at: datetime,
    why: str,
    known: Sequence[Recognised] | None = None,
) -> None:
    """Put new passages in the place of a part of the text; those that are known keep their identity."""
    rules.check_has_room(len(rows) - len(part) + len(new))
    if known is None:
        known = methods.recognise(_known(part), _unknown(new))
    held = {row.passage_id: row for row in part}
    known = identity.come_back(draft, known, new, within=held)
    sources = {row.passage_id: _sources(row) for row in part}
    kept = {each.key for each in known}
    fresh = [(block, each) for block, each in zip(new, known, strict=True) if each.key not in held]
    added = iter(_new(draft, [block for block, _each in fresh], [each for _block, each in fresh]))
    order = [held[int(str(each.key))] if each.key in held else next(added) for each in known]
    for row in part:
        if row.passage_id not in kept:
            _drop(row, by=by, at=at, why=why)
    start = rows.index(part[0]) if part else len(rows)
    whole = [*rows[:start], *order, *rows[start + len(part) :]]
    place(whole, by=by, at=at)
    made = [row for row in order if not row.pk]
    for row, block in zip(order, new, strict=True):
        if row.pk:
            _say(row, block, by=by, at=at, why=why)
    _save(made, by=by, at=at, why=why)
    for row, each in zip(order, known, strict=True):
        if each.origins:
            identity.come_from(row, [source for key in each.origins for source in sources[int(str(key))]])
    identity.settle(draft, [row.passage_id for row in made])
    went = kept | {key for each in known for key in each.origins}
    _recognise_elsewhere(draft, part, sources.keys() - went, whole, sources, by=by, at=at, why=why)


def _recognise_elsewhere(
    draft: DocumentVersion,
    part: Sequence[Wording],
    dropped: Collection[int],
    rows: Sequence[Wording],
    sources: Mapping[int, Sequence[int]],
    *,
    by: Actor,
    at: datetime,
    why: str,
) -> None:
    """Let what was dropped be found where it had been pasted already."""
    for row, passage in identity.twins(draft, part, dropped, rows):
        identity.be(row, passage, by=by, at=at, why=why, made_of=sources[passage])


def _lay_out(
    draft: DocumentVersion,
    new: Sequence[Block],
    known: Sequence[Recognised],
    *,
    by: Actor,
    at: datetime,
    why: str,
) -> None:
    """Write a text where none stood; passages known from another version are those passages."""
    made = _new(draft, new, known)
    place(made, by=by, at=at)
    _save(made, by=by, at=at, why=why)
    before = {row.passage_id for row in _before(draft)}
    for row, each in zip(made, known, strict=True):
        if each.origins:
            identity.come_from(row, [int(str(key)) for key in each.origins if key in before])


def _before(draft: DocumentVersion) -> list[Wording]:
    """The text of the version before."""
    return list(
        Wording.objects.filter(
            document_version__document=draft.document_id, document_version__number=draft.number - 1
        ).only("passage_id")
    )


def _sources(row: Wording) -> list[int]:
    """The passages that a wording's text comes from: of the version before, or only ever of this draft."""
    return [origin.passage_id for origin in row.origins.all()] or [row.passage_id]


def _new(draft: DocumentVersion, new: Sequence[Block], known: Sequence[Recognised]) -> list[Wording]:
    """Wordings not yet saved; a passage is made for each that is not known."""
    last = Passage.objects.filter(document=draft.document_id).aggregate(last=Max("number"))["last"] or 0
    made = Passage.objects.bulk_create(
        Passage(document_id=draft.document_id, number=last + step)
        for step in range(1, sum(each.key is None for each in known) + 1)
    )
    fresh = iter(made)
    return [
        Wording(
            document_version=draft, passage_id=next(fresh).pk if each.key is None else int(str(each.key)),
            kind=block.kind.value, level=block.level, text=block.text, plain=block.plain,
        )
        for block, each in zip(new, known, strict=True)
    ]  # fmt: skip


def _save(
    rows: Sequence[Wording], *, by: Actor, at: datetime, why: str = "", verb: str = "direction.wording.added"
) -> None:
    trail.created_many(Wording.objects.bulk_create(rows), verb, by=by, at=at, why=why)


def _say(row: Wording, block: Block, *, by: Actor, at: datetime, why: str) -> None:
    said = row.plain
    with trail.changing(row, "direction.wording.reworded", by=by, at=at, why=why):
        row.kind, row.level, row.text = block.kind.value, block.level, block.text
        row.plain = block.plain
    if row.plain != said:
        Wording.objects.filter(pk=row.pk).update(plain=row.plain)


def _drop(row: Wording, *, by: Actor, at: datetime, why: str = "") -> None:
    trail.removed(row, "direction.wording.dropped", by=by, at=at, why=why)
    WordingOrigin.objects.filter(wording=row).delete()
    row.delete()
