"""Typed slots: how a room lets later rooms speak on its pages and in its acts without importing them.

A part registers in its ``slots.py`` (imported by ``apps.ready``). Order of registration is the order of the loop. What
gives an ``Answer`` may ask for rows first, so that a page reads what all rooms want together; see web/together.py.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from django.utils.functional import Promise

from farled.web.refused import Refused, RefusedTogether
from farled.web.slot import Slot
from farled.web.together import Answer, Asks, answered, asking, side_by_side


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel another room adds to a subject's page: a template and the context it needs, or None to stay away."""

    subject_kind: str
    template: str
    context: Callable[[Any, Any], Answer[dict[str, object] | None]]  # (subject, request) → context


@dataclass(frozen=True, slots=True)
class ActionLink:
    """A link to a room's own form, shown on a subject's page when ``href`` gives one for the actor."""

    subject_kind: str
    label: str | Promise
    href: Callable[[Any, Any], Answer[str | None]]  # (subject, request) → url or None
    leads: Callable[[Any, Any], Answer[bool]] | None = None  # whether it is the next step; see web.next_step


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A reason why an act may not be done yet, asked inside the act's transaction."""

    act: str  # the verb, such as direction.adopt
    check: Callable[..., None]  # (subject, by=Actor) raises Refused or returns


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result, already limited to what the actor may see."""

    title: str
    kind: str | Promise
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SearchSource:
    """Finds a room's objects for a text, at most ``limit`` of them."""

    label: str | Promise
    find: Callable[[Any, str, int], Sequence[Hit]]  # (actor, text, limit)


@dataclass(frozen=True, slots=True)
class NodeEnd:
    """What a row itself says will come of it, where no node of its own stands for it yet: an effect, its measuring."""

    kind_label: str | Promise
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class NodeFace:
    """How a node of the red thread shows on a page: the kind's word, its title, where it lives, one line of facts.

    ``ends`` continue the thread below the node, in order.
    """

    title: str
    kind_label: str | Promise
    url: str
    note: str = ""
    state_tag: tuple[str, str | Promise] | None = None  # (good | going | warn | bad | plain, word)
    ends: tuple[NodeEnd, ...] = ()


@dataclass(frozen=True, slots=True)
class NodeSource:
    """A room's answers about its nodes in the red thread, each node by its key (``activity:12``, see thread.states).

    ``faces``: (actor, keys, on=None, past=False) → {key: NodeFace} of those the actor may see, published ones of other
    organisations included, in a constant number of queries. With a day they say how they stand that day; with ``past``
    too they say it with the words of that day, and a row that did not exist then is left out.
    ``hidden``: (actor) → keys of the actor's own organisation that the actor may not see (drafts), in one query.
    ``sight``: (actor) → what decides that, without asking the database: two actors of one organisation whose sights are
    equal are hidden the same.
    ``facts``: (organisation id, on, keys, past=False) → the frozen nodes methods.goal_chain reads on a day: all of the
    organisation's, and those of others that are named by key; with ``past`` as the rows were at the end of that day.
    """

    kinds: frozenset[str]
    faces: Callable[..., Answer[Mapping[str, NodeFace]]]
    hidden: Callable[[Any], Collection[str]]
    sight: Callable[[Any], Hashable]
    facts: Callable[..., Iterable[Any]]


@dataclass(frozen=True, slots=True)
class DocumentNodes:
    """The nodes of a room's rows that stand in a governing document, and are published and withdrawn together with it.

    ``keys``: (document id) → keys of the nodes, in one query.
    """

    keys: Callable[[int], Collection[str]]


class Side(StrEnum):
    """Where at its node a thread is broken."""

    ABOVE = "above"  # why does this exist?
    AT = "at"  # somebody or something is missing in the row itself
    BELOW = "below"  # what comes of it?


@dataclass(frozen=True, slots=True)
class Mending:
    """Who can mend one broken thread, and where. ``url`` is empty when the actor is not the one."""

    who: str
    verb: str | Promise
    url: str = ""
    body_id: int | None = None


@dataclass(frozen=True, slots=True)
class BreakKind:
    """A kind of broken thread: what it says, where at the node, who can mend it and the form that does.

    ``code`` is one of methods.goal_chain.BreakCode; ``sentence`` may name %(title)s and the facts of that code.

    ``rows``: (actor, node refs) → {ref: row} of those the actor may see, in a constant number of queries. Kinds that
    share it are asked once together. ``mending``: (actor, row) → Mending, without asking the database.
    """

    code: str
    label: str | Promise
    sentence: str | Promise
    side: Side
    rows: Callable[[Any, Collection[int]], Mapping[int, Any]]
    mending: Callable[[Any, Any], Mending]

    def mend(self, actor: object, refs: Collection[int]) -> dict[int, Mending]:
        """Who can mend the broken threads at some nodes, and where."""
        return {ref: self.mending(actor, row) for ref, row in self.rows(actor, refs).items()}


@dataclass(frozen=True, slots=True)
class Violation:
    """An invariant that does not hold: which, where and what."""

    invariant: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class Invariant:
    """A statement about stored data that must always be true; ``check`` yields what breaks it."""

    name: str
    check: Callable[[], Iterable[Violation]]


@dataclass(frozen=True, slots=True)
class SubjectSource:
    """A room's answer about its governed records of one kind, as history names it (``planning.activity``).

    ``faces``: (actor, ids) → {id: (title now, address)} of those the actor may see, in a constant number of queries.
    What nobody answers for is shown to nobody; a title from before it was made public is never shown. ``news``: what
    happens to the records is told on the start page; what stands there anyway, such as dates and duties, is not.
    """

    kind: str
    faces: Callable[[Any, Collection[int]], Answer[Mapping[int, tuple[str, str]]]]
    news: bool = True


@dataclass(frozen=True, slots=True)
class Withheld:
    """What the log does not put in words to a reader who may audit but not read it, such as drafts.

    ``hidden``: actor → a condition on ``subject_id``, None when nothing is hidden. Who did something is told anyway.
    """

    kind: str
    hidden: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class DutyKind:
    """A kind of duty: how it reads to whoever shall do it, about which kind of record, and where it is done."""

    label: str | Promise  # with %(subject)s
    subject_kind: str  # a registered SubjectSource; whoever may not see the record does not see the duty
    url: Callable[[int], str]  # subject id → address


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that matters: which (of ``web.explained``), its value, what it counts, and where to go on."""

    key: str
    value: str
    label: str | Promise
    of: Mapping[str, object] = field(default_factory=dict)
    href: str = ""
    link: str | Promise = ""
    kind: str = ""  # "late" for what is late


@dataclass(frozen=True, slots=True)
class StartPanel:
    """A panel of the start page: its template, what it shows, and in which column (main or side)."""

    template: str
    context: Mapping[str, object]
    column: str = "main"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that holds for the whole and everybody should know: what, why, and where to go on as (words, address).

    ``kind`` is one of the notices of patterns.css: empty (a warning), good, bad or info.
    """

    title: str
    text: str
    links: Sequence[tuple[str, str]] = ()
    kind: str = ""


Says: TypeAlias = Iterable[Figure | StartPanel | Notice]


@dataclass(frozen=True, slots=True)
class StartSource:
    """What a room says on the start page: figures, panels and notices in the order they matter, and nothing idle.

    The room is asked once for all of it, so that what they have in common is looked up once; of another day than today
    only when it is ``dated``.
    """

    says: Callable[[Any, date], Answer[Says]]  # (request, on) → what it says
    dated: bool = False


@dataclass(frozen=True, slots=True)
class NoticeSource:
    """A room's notices about how things stand on a day, for the pages about the whole."""

    says: Callable[[Any, date], Iterable[Notice]]  # (actor, on)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something the actor shall do: what, where it is done, by which day, and in which body when not everywhere.

    ``key`` is its name from day to day; without one it is known by where it is done.
    """

    title: str
    url: str
    due: date
    note: str = ""
    body: str = ""
    key: str = ""

    @property
    def thing(self) -> str:
        """What tells it from other things that wait, today and tomorrow."""
        return self.key or f"{self.url} {self.body}".strip()


@dataclass(frozen=True, slots=True)
class WaitingSource:
    """What waits for the actor although nobody has placed a duty: it follows from how the rows stand on a day."""

    waiting: Callable[[Any, date], Answer[Iterable[Waiting]]]  # (actor, on)


Dates: TypeAlias = Iterable[tuple[date, str, str]]


@dataclass(frozen=True, slots=True)
class CalendarSource:
    """Dates a room knows about: (actor, from, to) → [(day, sentence, url)].

    ``kind`` is what they are about in the year's wheel: one of agenda.states.DateKind.
    """

    dates: Callable[[Any, date, date], Answer[Dates]]
    kind: str = "other"


@dataclass(frozen=True, slots=True)
class EditionWriter:
    """Has documents written of what was just frozen, inside the act's transaction."""

    order: Callable[..., None]  # (frozen row, by=Actor, at=instant)


@dataclass(frozen=True, slots=True)
class ListExport:
    """A link beside a list to the same rows as a file; ``href`` gives one for the actor. It gets the list's filters."""

    subject_kind: str  # of the list's rows
    label: str | Promise
    href: Callable[[Any], str | None]  # request → url or None


panels: Slot[Panel] = Slot("panels")
action_links: Slot[ActionLink] = Slot("action_links")
list_exports: Slot[ListExport] = Slot("list_exports")
obstacles: Slot[Obstacle] = Slot("obstacles")
search_sources: Slot[SearchSource] = Slot("search_sources")
node_sources: Slot[NodeSource] = Slot("node_sources")  # by room
document_nodes: Slot[DocumentNodes] = Slot("document_nodes")
break_kinds: Slot[BreakKind] = Slot("break_kinds")
invariants: Slot[Invariant] = Slot("invariants")
subject_sources: Slot[SubjectSource] = Slot("subject_sources")  # by kind of record
withheld: Slot[Withheld] = Slot("withheld")  # by kind of record
duty_kinds: Slot[DutyKind] = Slot("duty_kinds")  # by the duty's kind
waiting_sources: Slot[WaitingSource] = Slot("waiting_sources")
start_sources: Slot[StartSource] = Slot("start_sources")
notice_sources: Slot[NoticeSource] = Slot("notice_sources")
calendar_sources: Slot[CalendarSource] = Slot("calendar_sources")
edition_writers: Slot[EditionWriter] = Slot("edition_writers")
trail_sentences: Slot[str | Promise] = Slot("trail_sentences")  # verb → sentence with %(who)s and %(subject)s


def check_obstacles(act: str, subject: object, **context: object) -> None:
    """Ask every registered obstacle of the act; raise all refusals together. Called inside the act's transaction."""
    refusals: list[Refused] = []
    for obstacle in obstacles:
        if obstacle.act == act:
            try:
                obstacle.check(subject, **context)
            except Refused as refusal:
                refusals.append(refusal)
    if len(refusals) == 1:
        raise refusals[0]
    if refusals:
        raise RefusedTogether(refusals)


def panels_for(kind: str, subject: object, request: object) -> list[dict[str, object]]:
    """The panels registered for a subject, with their contexts, ready for the page's template."""
    return answered(panels_asked(kind, subject, request))


@asking
def panels_asked(kind: str, subject: object, request: object) -> Asks[list[dict[str, object]]]:
    """The same, to be read together with what else the page reads."""
    own = [panel for panel in panels if panel.subject_kind == kind]
    contexts = yield from side_by_side(panel.context(subject, request) for panel in own)
    there = ((panel, context) for panel, context in zip(own, contexts, strict=True) if context is not None)
    return [{"template": panel.template, "context": context} for panel, context in there]


def links_for(kind: str, subject: object, request: object) -> list[tuple[str | Promise, str]]:
    """The action links registered for a subject that the actor may follow, as (label, url)."""
    own = (link for link in action_links if link.subject_kind == kind)
    return [(link.label, url) for link in own if (url := answered(link.href(subject, request)))]


def exports_for(kind: str, request: object) -> list[tuple[str | Promise, str]]:
    """The exports registered for a list of some kind that the actor may ask for, as (label, url)."""
    return [
        (export.label, url) for export in list_exports if export.subject_kind == kind and (url := export.href(request))
    ]
