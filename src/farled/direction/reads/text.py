"""The text of versions: passages in order with the label a reader points at them by, and what changed between two."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.utils.translation import gettext as _

from farled.direction.models import (
    Document,
    DocumentVersion,
    Objective,
    ObjectivePassage,
    Passage,
    Wording,
    WordingOrigin,
)
from farled.direction.states import UNDECIDED, WordingKind
from farled.methods import passages as methods
from farled.methods.passages import Block, PassageKind, Piece, Place
from farled.people.reads import Actor


@dataclass(frozen=True, slots=True)
class Placed:
    """A wording with its label in its version, such as ``3.2 st. 4``."""

    wording: Wording
    label: str

    @property
    def block(self) -> Block:
        """The wording as it is written."""
        return block_of(self.wording)


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a passage from one version to another; ``before`` holds several when they were merged.

    ``after`` is None for one that was dropped. ``pieces`` are its words, kept, taken away and added.
    """

    natures: frozenset[methods.Nature]
    before: tuple[Placed, ...]
    after: Placed | None
    pieces: tuple[Piece, ...]

    @property
    def placed(self) -> Placed:
        """The passage as it reads now, or as it read before it was dropped."""
        return self.after or self.before[0]


def block_of(wording: Wording) -> Block:
    """A wording as a passage of its text is written."""
    return Block(PassageKind(wording.kind), wording.text, wording.level)


def readable_versions(actor: Actor) -> QuerySet[DocumentVersion]:
    """The versions whose text the actor may read."""
    return DocumentVersion.objects.readable_by(actor).select_related("document__organisation", "document__body")


def wordings(actor: Actor) -> QuerySet[Wording]:
    """The wordings the actor may read."""
    return Wording.objects.visible_to(actor).select_related("document_version__document", "passage")


def passages(actor: Actor) -> QuerySet[Passage]:
    """The passages that stand in some version whose text the actor may read."""
    return Passage.objects.visible_to(actor).select_related("document")


def passages_in(text: Iterable[Placed]) -> QuerySet[Passage]:
    """The passages of a text that somebody may read, in its order, to choose among."""
    return these_passages(each.wording.passage_id for each in text)


def these_passages(ids: Iterable[int]) -> QuerySet[Passage]:
    """The passages of these ids, in their order. The caller has them from a text that somebody may read."""
    ordered = list(ids)
    order = Case(*(When(pk=pk, then=place) for place, pk in enumerate(ordered)), default=0)
    return Passage.objects.filter(pk__in=ordered).order_by(order)


def told_by(objective: Objective) -> list[int]:
    """The ids of the passages an objective is told in."""
    return list(ObjectivePassage.objects.filter(objective=objective).values_list("passage_id", flat=True))


def earlier_than(version: DocumentVersion, actor: Actor) -> QuerySet[DocumentVersion]:
    """The versions before it that have a text the actor may read, the latest first."""
    rows = readable_versions(actor).filter(document=version.document_id, number__lt=version.number)
    return rows.filter(Exists(Wording.objects.filter(document_version=OuterRef("pk")))).order_by("-number")


def text_of(version: DocumentVersion) -> list[Placed]:
    """A version's passages in order, each with its label. One query. The caller has checked that it may be read."""
    rows = Wording.objects.filter(document_version=version).select_related("passage").order_by("position")
    return placed(list(rows))


def placed(rows: Collection[Wording]) -> list[Placed]:
    """All wordings of a version, in order, with their labels."""
    kinds = ((PassageKind(row.kind), row.level) for row in rows)
    return [Placed(row, label(place)) for row, place in zip(rows, methods.places(kinds), strict=True)]


def label(place: Place) -> str:
    """How a reader points at a place: ``3.2``, ``3.2 st. 4``, ``3.2 st. 4 p. 1``, ``3.2 tabell 1 rad 3``."""
    words = [".".join(map(str, place.chapter))] if place.chapter else []
    if place.paragraph:
        words.append(_("st. %s") % place.paragraph)
    if place.item:
        words.append(_("p. %s") % ".".join(map(str, place.item)))
    if place.row:
        words.append(_("tabell %(table)s rad %(row)s") % {"table": place.table, "row": place.row})
    return " ".join(words)


def labels_of(version: DocumentVersion) -> dict[int, str]:
    """The label of every passage of a version, by the passage's id. One query, without the texts."""
    rows = Wording.objects.filter(document_version=version).order_by("position")
    kinds = list(rows.values_list("passage_id", "kind", "level"))
    found = methods.places((PassageKind(kind), level) for _passage, kind, level in kinds)
    return {passage: label(place) for (passage, _kind, _level), place in zip(kinds, found, strict=True)}


def chapters_of(text: Iterable[Placed]) -> dict[int, tuple[str, ...]]:
    """The headings each passage stands under, the highest first, by the passage's id."""
    found: dict[int, tuple[str, ...]] = {}
    above: list[tuple[int, str]] = []
    for each in text:
        row = each.wording
        if row.kind == WordingKind.HEADING:
            above = [(level, title) for level, title in above if level < row.level]
        found[row.passage_id] = tuple(title for _level, title in above)
        if row.kind == WordingKind.HEADING:
            above.append((row.level, row.plain))
    return found


def latest_text(document: Document, actor: Actor) -> DocumentVersion | None:
    """The latest version of a document with a text that the actor may read."""
    rows = readable_versions(actor).filter(document=document)
    return rows.filter(Exists(Wording.objects.filter(document_version=OuterRef("pk")))).order_by("-number").first()


def has_text(version: DocumentVersion) -> bool:
    """Whether the version's text stands here."""
    return Wording.objects.filter(document_version=version).exists()


def matching(actor: Actor, words: str) -> QuerySet[Wording]:
    """The passages with the words in any version the actor may read, the latest documents first.

    Each once: as it was decided last with the words in it, or else as it reads in the latest version that has them.
    ``reads_so`` tells whether the passage reads the same in the latest version the actor may read.
    """
    decided = Case(When(document_version__state__in=UNDECIDED, then=0), default=1)
    rows = wordings(actor).filter(plain__icontains=words).annotate(decided=decided)
    before = Q(decided__gt=OuterRef("decided")) | Q(
        decided=OuterRef("decided"), document_version__number__gt=OuterRef("document_version__number")
    )
    latest = Wording.objects.visible_to(actor).filter(document_version__document=OuterRef("document_version__document"))
    number = latest.order_by("-document_version__number").values("document_version__number")[:1]
    same = Wording.objects.filter(
        passage=OuterRef("passage"), plain=OuterRef("plain"), document_version__number=OuterRef("latest")
    )
    return (
        rows.filter(~Exists(rows.filter(before, passage=OuterRef("passage"))))
        .annotate(latest=Subquery(number))
        .annotate(reads_so=Exists(same))
        .order_by("-document_version", "position")
    )


def mark_of(rows: Iterable[Wording]) -> int:
    """A number that tells this text from any other, for edits of several passages at once: as ``version`` is of one."""
    told = ";".join(f"{row.pk}:{row.version}" for row in rows)
    return int.from_bytes(sha256(told.encode()).digest()[:8]) % _MARKS + 1


def mark_of_text(version: DocumentVersion | None) -> int:
    """The mark of the whole text of a version; without one, of no text."""
    return mark_of(each.wording for each in text_of(version)) if version else mark_of([])


_MARKS = 999_999_998  # as large as the version of a record can be told over the API


def section_from(rows: Sequence[Wording], first: Wording) -> list[Wording]:
    """The passages of a version from one until the next heading."""
    start = rows.index(first)
    ends = (at for at in range(start + 1, len(rows)) if rows[at].kind == WordingKind.HEADING)
    return list(rows[start : next(ends, len(rows))])


def nearest_text(version: DocumentVersion) -> list[Wording]:
    """The text of the version before that has one, or else of the next: what a text without one is recognised by."""
    others = Wording.objects.filter(document_version__document=version.document_id).exclude(document_version=version)
    numbers = set(others.order_by().values_list("document_version__number", flat=True))
    if not numbers:
        return []
    nearest = min(numbers, key=lambda number: (number > version.number, abs(number - version.number)))
    return list(others.filter(document_version__number=nearest).order_by("position"))


def with_text(versions: Iterable[DocumentVersion]) -> set[int]:
    """The ids of those of the versions whose text stands here. One query."""
    rows = Wording.objects.filter(document_version__in=[version.pk for version in versions])
    return set(rows.order_by().values_list("document_version_id", flat=True).distinct())


# --- What changed -----------------------------------------------------------------------------------------------------


def changes_between(a: DocumentVersion, b: DocumentVersion) -> tuple[Changed, ...]:
    """What became of every passage from one version of a document to a later one, in the order of the later text.

    Where a passage has gone by way of others, split or merged on the way, is followed through the versions between.
    """
    before, after = text_of(a), text_of(b)
    by_key = {each.wording.passage_id: each for each in before}
    origins = _origins(a, b, by_key)
    found = methods.changes(
        [_passage(each.wording) for each in before],
        [_passage(each.wording, origins.get(each.wording.passage_id, ())) for each in after],
    )
    now = {each.wording.passage_id: each for each in after}
    return tuple(
        Changed(
            change.natures,
            tuple(by_key[_key(each)] for each in change.before),
            now[_key(change.after)] if change.after else None,
            change.pieces,
        )
        for change in found
    )


def differences(a: DocumentVersion, b: DocumentVersion) -> tuple[Changed, ...]:
    """The same with only those passages that are not as they were."""
    return tuple(each for each in changes_between(a, b) if each.natures)


def history_of(passage: Passage, actor: Actor) -> list[Placed]:
    """How a passage reads in the versions the actor may read that have it, the first first."""
    rows = wordings(actor).filter(passage=passage).order_by("document_version__number")
    return [Placed(row, labels_of(row.document_version)[passage.pk]) for row in rows]


def _key(passage: methods.Passage) -> int:
    return int(str(passage.key))


def _passage(row: Wording, origins: Iterable[int] = ()) -> methods.Passage:
    return methods.Passage(row.passage_id, row.plain, PassageKind(row.kind), row.level, tuple(origins))


def _origins(a: DocumentVersion, b: DocumentVersion, there: Mapping[int, Placed]) -> dict[int, tuple[int, ...]]:
    """The passages of the one version that those of the other come from, when not only from themselves."""
    said: dict[int, dict[int, list[int]]] = {}
    rows = WordingOrigin.objects.filter(
        wording__document_version__document=b.document_id,
        wording__document_version__number__gt=a.number,
        wording__document_version__number__lte=b.number,
    ).order_by("pk")
    for number, passage, origin in rows.values_list(
        "wording__document_version__number", "wording__passage_id", "passage_id"
    ):
        said.setdefault(number, {}).setdefault(passage, []).append(origin)
    steps = [said[number] for number in sorted(said, reverse=True)]
    found = {}
    for passage in {passage for step in steps for passage in step}:
        sources = [passage]
        for step in steps:
            sources = [origin for source in sources for origin in step.get(source, [source])]
        kept = tuple(dict.fromkeys(source for source in sources if source in there))
        if kept and kept != (passage,):
            found[passage] = kept
    return found
