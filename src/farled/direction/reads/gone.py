"""What has been taken out of a draft, and which of the passages put in may be the same: cut out and pasted back."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from farled.direction.models import DocumentVersion, Passage, Wording, WordingOrigin
from farled.direction.reads.text import Placed
from farled.direction.states import VersionState
from farled.methods import passages as methods
from farled.methods.passages import Block, PassageKind, Piece, differences
from farled.trail.reads import removed_values

MOST_TOLD = 8  # likenesses that a page asks about at a time


def taken_out(draft: DocumentVersion, *, but: Collection[int] = ()) -> list[methods.Passage | None]:
    """Passages of the document that stand in the draft no longer, as they read last; None between those apart.

    What was merged into another has not been taken out, unless that other is one of ``but``.
    """
    held = WordingOrigin.objects.filter(wording__document_version=draft).exclude(wording__passage__in=but)
    standing = set(Wording.objects.filter(document_version=draft).values_list("passage_id", flat=True))
    there = standing | set(held.values_list("passage_id", flat=True))
    found = list(_cut(draft, there))
    found += _left_out(draft, there | {each.key for each in found if each is not None})
    return found


def _cut(draft: DocumentVersion, there: Collection[int]) -> Iterator[methods.Passage | None]:
    """What was taken out of the draft while it was written, save by save."""
    rows = removed_values(Wording, draft.document.organisation_id, document_version=draft.pk)
    last = {values["passage"]: (at, values) for at, values in rows if values["passage"] not in there}
    kept = Passage.objects.filter(pk__in=last, document=draft.document_id).values_list("pk", flat=True)
    ordered = sorted((last[pk] for pk in kept), key=lambda each: (each[0], each[1]["position"]))
    for _at, saved in groupby(ordered, key=lambda each: each[0]):
        yield None
        for _when, values in saved:
            block = Block(PassageKind(values["kind"]), values["text"], values["level"])
            yield methods.Passage(values["passage"], block.plain, block.kind, block.level)


def _left_out(draft: DocumentVersion, there: Collection[object]) -> Iterator[methods.Passage | None]:
    """What stood in earlier versions, each as it read in the latest of them."""
    rows = Wording.objects.filter(
        document_version__document=draft.document_id, document_version__number__lt=draft.number
    ).order_by("-document_version__number", "position")
    met = set(there)
    for pk, text, kind, level in rows.values_list("passage_id", "plain", "kind", "level"):
        if pk in met:
            yield None
            continue
        met.add(pk)
        yield methods.Passage(pk, text, PassageKind(kind), level)


def only_in(draft: DocumentVersion) -> set[int]:
    """The passages that stand in the draft and in no other version: nobody else has been shown them."""
    others = Wording.objects.filter(document_version__document=draft.document_id).exclude(document_version=draft)
    rows = Wording.objects.filter(document_version=draft).exclude(passage__in=others.values("passage"))
    return set(rows.values_list("passage_id", flat=True))


@dataclass(frozen=True, slots=True)
class Likeness:
    """A passage that is new in a draft, and one taken out of it that it may be."""

    placed: Placed
    earlier: int
    text: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """How the words changed, if they are the same."""
        return differences(self.text, self.placed.wording.plain)


def likenesses(draft: DocumentVersion, text: Sequence[Placed]) -> list[Likeness]:
    """The passages new in a draft that may be some that were taken out of it, for a person to say; in its order."""
    if draft.state != VersionState.DRAFT:
        return []
    new = only_in(draft)
    if not new:
        return []
    out = taken_out(draft)
    words = {each.key: each.text for each in out if each is not None}
    asked = [each if each.wording.passage_id in new else None for each in text]
    found = methods.returned(out, [_as_passage(each.wording) if each else None for each in asked])
    return [
        Likeness(each, int(str(one.key)), words[one.key])
        for each, one in zip(asked, found, strict=True)
        if each is not None and one is not None
    ][:MOST_TOLD]


def to_choose_among(draft: DocumentVersion) -> dict[int, str]:
    """What was taken out of a draft, by the passage's id."""
    return {int(str(each.key)): each.text for each in taken_out(draft) if each is not None}


def _as_passage(row: Wording) -> methods.Passage:
    return methods.Passage(row.passage_id, row.plain, PassageKind(row.kind), row.level)
