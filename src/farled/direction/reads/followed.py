"""Passages followed through the versions: where one stands that has become part of another, and what one is made of.

What is tied to a passage (goals, activities, findings, remarks) points at it for good, so that it is told where it
stood in the text that was sent out; in a later text it is found wherever its words went.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils.translation import gettext as _

from farled.direction.models import Document, DocumentVersion, Objective, Passage, Wording, WordingOrigin
from farled.direction.reads.text import Placed, latest_text, readable_versions, text_of, told_by, wordings
from farled.direction.states import UNDECIDED
from farled.people.reads import Actor

Stand = Mapping[int, tuple[int, ...]]


def stand_in(version: DocumentVersion | None, passages: Iterable[int]) -> Stand:
    """Where in a version each passage stands: as itself, or as what it was merged into; nowhere when it is gone.

    One query, and two more when something does not stand there as itself.
    """
    wanted = list(dict.fromkeys(passages))
    if version is None or not wanted:
        return dict.fromkeys(wanted, ())
    here = set(Wording.objects.filter(document_version=version).values_list("passage_id", flat=True))
    if here.issuperset(wanted):
        return {each: (each,) for each in wanted}
    went = _went(version)
    return {each: _follow(each, here, went, frozenset()) for each in wanted}


def part_of(version: DocumentVersion, passage: int) -> set[int]:
    """A passage that stands in a version, and those that have become part of it there."""
    went = _went(version)
    if not went:
        return {passage}
    here = set(Wording.objects.filter(document_version=version).values_list("passage_id", flat=True))
    return {each for each in went if passage in _follow(each, here, went, frozenset())} | {passage}


def _went(version: DocumentVersion) -> Mapping[int, tuple[int, ...]]:
    """Which passages each of those that ceased before a version, or in it, became part of then."""
    rows = WordingOrigin.objects.filter(
        wording__document_version__document=version.document_id,
        wording__document_version__number__lte=version.number,
    ).order_by("wording__document_version__number", "wording__position")
    steps = list(rows.values_list("wording__document_version__number", "passage_id", "wording__passage_id"))
    if not steps:
        return {}
    stood = Wording.objects.filter(
        passage__in={origin for _number, origin, _heir in steps}, document_version__number__lte=version.number
    )
    latest = stood.order_by().values("passage").annotate(last=Max("document_version__number"))
    last = dict(latest.values_list("passage", "last"))
    found: dict[int, tuple[int, tuple[int, ...]]] = {}
    for number, origin, heir in steps:
        if number <= last.get(origin, 0) or heir == origin:
            continue
        first, heirs = found.get(origin, (number, ()))
        if first == number:
            found[origin] = number, (*heirs, heir)
    return {origin: heirs for origin, (_number, heirs) in found.items()}


def _follow(
    passage: int, here: Collection[int], went: Mapping[int, tuple[int, ...]], met: frozenset[int]
) -> tuple[int, ...]:
    if passage in here:
        return (passage,)
    heirs = [
        each for heir in went.get(passage, ()) if heir not in met for each in _follow(heir, here, went, met | {passage})
    ]
    return tuple(dict.fromkeys(heirs))


def told_in_text(objective: Objective, version: DocumentVersion | None) -> list[int]:
    """The passages of a version that an objective is told in."""
    stands = stand_in(version, told_by(objective))
    return list(dict.fromkeys(place for places in stands.values() for place in places))


def retied(held: Iterable[int], wanted: Collection[int], texts: Iterable[DocumentVersion]) -> tuple[set[int], set[int]]:
    """(to take away, to add) when somebody has chosen ``wanted`` in some texts instead of what was ``held``.

    What stands in none of the texts could not be chosen away, and stays; so does what has become part of a chosen one.
    """
    stands: dict[int, set[int]] = {each: set() for each in held}
    for version in texts:
        for each, places in stand_in(version, stands).items():
            stands[each].update(places)
    away = {each for each, places in stands.items() if places and places.isdisjoint(wanted)}
    covered = {place for each, places in stands.items() if each not in away for place in places}
    return away, set(wanted) - covered - stands.keys()


# --- As a reader meets it ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """Where something stands, and in which version; ``ahead`` when that one is not decided though another one holds."""

    placed: Placed
    version: DocumentVersion
    ahead: bool = False

    @property
    def passage_id(self) -> int:
        """The passage."""
        return self.placed.wording.passage_id

    @property
    def label(self) -> str:
        """Its label, with which version when it is not the one that holds."""
        if not self.ahead:
            return self.placed.label
        said = {"label": self.placed.label, "number": self.version.number, "state": self.version.get_state_display()}
        return _("%(label)s (version %(number)s, %(state)s)") % said


def text_in_force(document: Document | int, actor: Actor, on: date) -> DocumentVersion | None:
    """The version with a text that holds on a day, or was decided last; None where nothing is decided, or read."""
    there = Exists(Wording.objects.filter(document_version=OuterRef("pk")))
    decided = readable_versions(actor).filter(there, document=document).exclude(state__in=UNDECIDED)
    holds: DocumentVersion | None = decided.in_force(on).order_by("-number").first()  # type: ignore[attr-defined]
    return holds or decided.order_by("-number").first()


def places_of(document: Document, passages: Iterable[int], actor: Actor, on: date) -> dict[int, list[Standing]]:
    """Where each passage of a document stands: in the text that holds, else in the latest there is, else nowhere.

    A reader of drafts is told where a passage stands in the draft only when it stands nowhere in what holds.
    """
    found: dict[int, list[Standing]] = {each: [] for each in passages}
    if not found:
        return found
    holds, latest = text_in_force(document, actor, on), latest_text(document, actor)
    for version in dict.fromkeys(filter(None, (holds, latest))):
        stand = stand_in(version, [each for each, places in found.items() if not places])
        if any(stand.values()):
            ahead = holds is not None and version != holds
            text = {each.wording.passage_id: each for each in text_of(version)}
            found |= {
                each: [Standing(text[place], version, ahead) for place in places]
                for each, places in stand.items()
                if places
            }
    return found


def standings(document: Document, passages: Iterable[int], actor: Actor, on: date) -> list[Standing]:
    """The same for all of them together, each place once, in the order of the text."""
    every = [place for places in places_of(document, passages, actor, on).values() for place in places]
    told = {place.passage_id: place for place in every}
    return sorted(told.values(), key=lambda place: (place.ahead, place.placed.wording.position))


def where_stands(passage: Passage, actor: Actor, on: date) -> Standing | None:
    """Where a passage stands, as above; a text it was taken out of when it stands in no later one."""
    for each in standings(passage.document, [passage.pk], actor, on):
        return each
    row = wordings(actor).filter(passage=passage).order_by("-document_version__number").first()
    if row is None:
        return None
    version = row.document_version
    return next(Standing(each, version) for each in text_of(version) if each.wording.passage_id == passage.pk)


def went_to(passage: int, actor: Actor) -> int | None:
    """The passage that one has become part of in the latest text the actor may read; None when it has gone nowhere."""
    one = Passage.objects.select_related("document").filter(pk=passage).first()
    version = latest_text(one.document, actor) if one else None
    return next(iter(stand_in(version, [passage])[passage]), None)


def objectives_in(passage: Passage, actor: Actor) -> QuerySet[Objective]:
    """The objectives that are told in a passage, or in what has become part of it."""
    rows = Objective.objects.visible_to(actor).filter(told_in__passage__in=made_of(passage, actor))
    return rows.distinct().order_by("position", "pk")


def made_of(passage: Passage, actor: Actor) -> set[int]:
    """A passage and what has become part of it in the latest text of it that the actor may read."""
    versions = readable_versions(actor).filter(wordings__passage=passage).order_by("-number")
    version = versions.first()
    return part_of(version, passage.pk) if version else {passage.pk}
