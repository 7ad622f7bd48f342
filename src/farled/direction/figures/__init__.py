"""How documents and objectives stand on a day, and what the pages say of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.direction import reads
from farled.direction.models import Document, DocumentVersion, Objective
from farled.direction.states import TAGS, UNDECIDED, DocumentKind, Level, Standing, VersionState
from farled.methods.goal_chain import Kind, Node
from farled.methods.periods import end_of_day
from farled.thread.reads import NodeKind, key
from farled.thread.states import refs_of
from farled.web import formats


@dataclass(frozen=True, slots=True)
class Stand:
    """How a document stands on a day, and the version that makes it so."""

    standing: Standing
    version: DocumentVersion | None

    @property
    def tag(self) -> tuple[str, str | Promise]:
        """The state as (kind, word); what somebody else has decided and still lies ahead is said like the rest."""
        return TAGS[self.standing]

    @property
    def over(self) -> bool:
        """Whether it has held and does so no longer."""
        return self.standing in (Standing.ENDED, Standing.REPEALED)

    @property
    def period(self) -> str:
        """From when until when, as short as it is exact; until further notice when no last day is set."""
        version = self.version
        if version is None or version.state in UNDECIDED:
            return ""
        if version.valid_from is None and version.valid_to is None:
            return gettext("okänd första dag")
        return formats.period(version.valid_from, version.valid_to)


def known(version: DocumentVersion, on: date) -> bool:
    """Whether the version had been decided on a day."""
    if version.decision is None:  # decided elsewhere or before: nobody here knows when
        return version.state not in UNDECIDED
    return version.decision.meeting.on <= on


def stand(versions: Iterable[DocumentVersion], on: date) -> Stand:
    """How a document with these versions stands on a day."""
    every = list(versions)
    decided = [version for version in every if known(version, on)]
    for version in decided:
        if _holds(version, on):
            return Stand(Standing.IN_FORCE, version)
    by_start = sorted(decided, key=lambda version: version.valid_from or date.min)
    ahead = [version for version in by_start if version.valid_from is not None and version.valid_from > on]
    if ahead:
        return Stand(Standing.AHEAD, ahead[0])
    if by_start:
        last = by_start[-1]
        return Stand(Standing.REPEALED if last.state == VersionState.REPEALED else Standing.ENDED, last)
    if every and every[-1].state == VersionState.CONSULTED:  # told of alone; a document goes on as a draft
        return Stand(Standing.CONSULTED, every[-1])
    return Stand(Standing.DRAFT, every[-1] if every else None)


def _holds(version: DocumentVersion, on: date) -> bool:
    begun = version.valid_from is None or version.valid_from <= on
    return begun and (version.valid_to is None or version.valid_to >= on)


def doors(document: Document, *, edits: bool, adopts: bool) -> dict[str, bool]:
    """What can be done with a document now, by the name of the act: right and state together."""
    states = [VersionState(version.state) for version in document.versions.all()]
    drafted, decided = VersionState.DRAFT in states, any(state.decided for state in states)
    decides = adopts and not document.issued_by
    return {
        "edit": edits,
        "remove": edits and all(state is VersionState.DRAFT for state in states),
        "revise": edits and not drafted,
        "adopt": decides and drafted,
        "record": decides and states in ([VersionState.DRAFT], [VersionState.EARLIER]),
        "issue": adopts and bool(document.issued_by),
        "repeal": decides and any(state.can_end for state in states),
        "publish": adopts and decided and not document.published,
        "withdraw": adopts and document.published,
    }


# --- The tree ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Branch:
    """An objective with those under it, and the id of its node in the red thread."""

    objective: Objective
    node_id: int | None
    branches: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grove:
    """The trees of a document that stand under one heading."""

    heading: str | Promise
    branches: list[Branch]
    levels: bool  # whether each says its level; under the heading of one level it need not


_BESIDE: dict[Level, str | Promise] = {
    Level.PRINCIPLE: _("Vägledande principer"),
    Level.PRIORITISED_BENEFIT: _("Prioriterade nyttor"),
}


def trees(objectives: Sequence[Objective], nodes: Mapping[int, int] | None = None) -> list[Grove]:
    """The objectives as trees: goals first, then principles and prioritised benefits that stand on their own.

    ``nodes`` maps objective to its node in the red thread, for pages that lead there.
    """
    threads = nodes or {}
    branches = {objective.pk: Branch(objective, threads.get(objective.pk)) for objective in objectives}
    roots: list[Branch] = []
    for objective in objectives:
        above = branches.get(objective.parent_id) if objective.parent_id else None
        (above.branches if above else roots).append(branches[objective.pk])
    roots.sort(key=lambda branch: (Level(branch.objective.level).rank, branch.objective.position))
    goals = [branch for branch in roots if branch.objective.level not in _BESIDE]
    groves = [Grove(_("Målstruktur"), goals, levels=True)]
    groves += [
        Grove(heading, [branch for branch in roots if branch.objective.level == level], levels=False)
        for level, heading in _BESIDE.items()
    ]
    return [grove for grove in groves if grove.branches]


def in_order(groves: Iterable[Grove]) -> Iterator[tuple[int, Objective]]:
    """The objectives from the top down with their depth, for lists to choose from."""

    def walk(branches: list[Branch], depth: int) -> Iterator[tuple[int, Objective]]:
        for branch in branches:
            yield depth, branch.objective
            yield from walk(branch.branches, depth + 1)

    for grove in groves:
        yield from walk(grove.branches, 0)


# --- What a document of its kind should say (R3, R6, A34) -------------------------------------------------------------


def missing(document: Document, stood: Stand) -> list[str | Promise]:
    """What a document of its kind should say and does not: shown, never a hindrance, and not once it is over."""
    if stood.over:
        return []
    expected: list[tuple[object, str | Promise]] = [
        (document.purpose, _("syfte")),
        (document.applies_to, _("vilka det gäller för")),
        (document.responsible or document.responsible_function, _("dokumentansvarig")),
    ]
    if not DocumentKind(document.kind).regulates and document.kind != DocumentKind.VISION:
        expected.append((document.follow_up, _("hur det följs upp")))
        decided = stood.standing not in (Standing.DRAFT, Standing.CONSULTED)
        last = stood.version.valid_to if stood.version else None
        expected.append((not decided or last, _("en sista dag för planperioden")))
    return [words for value, words in expected if not value]


# --- Facts for the red thread -----------------------------------------------------------------------------------------

_KINDS: dict[str, Kind] = {level: Kind(level.value) for level in Level if level is not Level.CRITERION} | {
    Level.CRITERION: Kind.PRINCIPLE  # like a principle it guides the work above it; nobody works on it by itself
}


def thread_facts(organisation_id: int, on: date, keys: Iterable[str] = (), *, past: bool = False) -> Iterator[Node]:
    """Every objective of an organisation, and those others named by key, as methods.goal_chain reads them on a day.

    In three queries; with ``past`` two or three more tell which of them were there then.
    """
    rows = reads.objective_rows(organisation_id, refs_of(keys))
    documents = {document_id for _ref, _level, document_id in rows}
    held = {
        document_id: (any(known(each, on) for each in own), any(known(each, on) and _holds(each, on) for each in own))
        for document_id, own in reads.standing_versions(documents).items()
    }
    superiors = {
        document_id: frozenset(map(document_key, above))
        for document_id, above in reads.superiors_by_document(organisation_id).items()
    }
    there = reads.objectives_then(rows, end_of_day(on)) if past else None
    for ref, level, document_id in rows:
        if there is not None and ref not in there:
            continue
        adopted, in_force = held.get(document_id, (False, False))
        yield Node(
            key=key(NodeKind.OBJECTIVE, ref),
            kind=_KINDS[level],
            adopted=adopted,
            in_force=in_force,
            document=document_key(document_id),
            superiors=superiors.get(document_id, frozenset()),
        )


def document_key(document_id: int) -> str:
    """The name of a document to methods.goal_chain."""
    return f"document:{document_id}"
