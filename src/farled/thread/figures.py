"""The red thread as a page shows it: rows from the vision down, broken places and who can mend them, the figures."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.methods.goal_chain import Break
from farled.people.reads import Actor
from farled.thread import layout, reads
from farled.thread.models import Node
from farled.thread.reads import Place, Strands
from farled.thread.state import State, state, state_asked
from farled.thread.states import NodeKind, Relation, kind_and_ref
from farled.web import slots
from farled.web.explained import SMALL_TOTAL, Form, written
from farled.web.slots import Mending, NodeEnd, NodeFace, Side
from farled.web.together import Asking, Asks, asking

Text = str | Promise
CHILDREN_SHOWN = 20
GRANDCHILDREN_SHOWN = 4

PLURALS: Mapping[str, Text] = {
    NodeKind.OBJECTIVE: _("Mål"),
    NodeKind.INSATS: _("Insatser"),
    NodeKind.ACTIVITY: _("Aktiviteter"),
    NodeKind.INITIATIVE: _("Initiativ"),
    NodeKind.GRANT: _("Beviljade medel"),
    NodeKind.BENEFIT: _("Nyttor"),
}


LABELS: Mapping[str, Text] = {
    "upward": _("aktiviteter och initiativ leder upp till ett beslutat mål"),
    "whole": _("aktiviteter och initiativ har hel röd tråd, från beslutat mål till mätt eller planerad effekt"),
    "money": _("av de beviljade pengarna hänger i en hel tråd"),
}
HOWS: Mapping[str, Text] = {
    "upward": _(
        "De aktiviteter och initiativ räknas som leder upp till ett mål som är beslutat och gäller den dagen. För det "
        "som är genomfört räcker det att målet var beslutat. Det som har utgått räknas inte."
    ),
    "whole": _(
        "De aktiviteter och initiativ räknas som leder upp till ett beslutat mål som gäller den dagen, och som har en "
        "mätt effekt eller en dag då effekten ska mätas. Det som är genomfört ska ha ett utfall, eller en nytta som "
        "ska mätas. Det som har utgått räknas inte."
    ),
    "money": _(
        "De kronor räknas som är beslutade, där varje nytta har en ägare och som bara betalar för sådant som har hel "
        "röd tråd: från ett beslutat mål till något som är mätt eller ska mätas. Det som har återlämnats räknas inte."
    ),
}


@dataclass(frozen=True, slots=True)
class When:
    """The day a page shows, and the day it is shown."""

    on: date
    today: date

    @property
    def past(self) -> bool:
        """Whether the rows shall read as they did then."""
        return self.on < self.today

    @property
    def elsewhere(self) -> date | None:
        """The day when it is another than today."""
        return self.on if self.on != self.today else None

    def state(self, actor: Actor) -> State:
        """How the thread of the actor's organisation stands that day."""
        return state(actor, on=self.on, past=self.past)

    def state_asked(self, actor: Actor) -> Asking[State]:
        """The same, to be read together with what else a page reads."""
        return state_asked(actor, on=self.on, past=self.past)

    def faces(self, actor: Actor, those: Iterable[Place]) -> dict[int, NodeFace]:
        """How nodes show that day, by node id."""
        return reads.faces(actor, those, on=self.on, past=self.past)

    def url(self, node_id: int) -> str:
        """The thread of a node on the same day."""
        return reverse("thread:node", args=[node_id]) + (f"?on={self.on.isoformat()}" if self.elsewhere else "")


@dataclass(frozen=True, slots=True)
class Notice:
    """A broken place: what is wrong in a word and in a sentence, who can mend it, and the form for whoever may."""

    code: str
    label: Text
    sentence: str
    who: str
    verb: Text
    url: str
    side: Side


@dataclass(frozen=True, slots=True)
class Link:
    """A node as a line of text: its face, its own thread, and its broken places."""

    face: NodeFace
    url: str
    broken: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """Another way up: in what sense, through which nodes (top first), and where it joins a shown one."""

    relation: Text
    links: tuple[Link, ...]
    meets: str


@dataclass(frozen=True, slots=True)
class Row:
    """A node in the line: how it shows, its broken places, the other ways up, and the first that hang below it."""

    link: Link
    notices: tuple[Notice, ...] = ()
    ways: tuple[Way, ...] = ()
    below: tuple[Link, ...] = ()
    more: int = 0
    relation: Text = ""


@dataclass(frozen=True, slots=True)
class Children:
    """A page of the nodes right below: rows, how many there are in all, and the neighbouring pages (0: none)."""

    rows: tuple[Row, ...]
    total: int
    first: int
    previous: int = 0
    following: int = 0

    @property
    def last(self) -> int:
        """The number of the last one shown."""
        return self.first + len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Counted:
    """How many hold of how many."""

    holding: int
    total: int

    @property
    def small(self) -> bool:
        """Whether the numbers are so small that a percentage would say less than they do."""
        return self.total <= SMALL_TOTAL

    @property
    def written(self) -> str:
        """12 av 18 while the numbers are small, otherwise a percentage."""
        return written(Form.SHARE, self.holding, self.total)


@dataclass(frozen=True, slots=True)
class RedThread:
    """Everything the page of a node shows."""

    node: Node
    here: Row
    above: tuple[Row, ...]
    children: Children
    ends: tuple[NodeEnd, ...]
    on: date
    below: tuple[tuple[str, Text, int], ...]  # how many of each kind there are further down: kind, its name, number
    activities: Counted
    broken: int
    missing_above: tuple[Notice, ...] = field(default=())
    missing_below: tuple[Notice, ...] = field(default=())


def red_thread(actor: Actor, node: Node, *, when: When, page: int = 1) -> RedThread | None:
    """The thread of a node as the actor sees it on a day; None when it may not be seen, or did not exist then."""
    standing = when.state(actor)
    start = Place.of(node)
    if not reads.sees(actor, start, standing.unseen):
        return None
    up = reads.above(actor, node, on=when.on, unseen=standing.unseen)
    down = reads.below(actor, node, on=when.on, unseen=standing.unseen)
    steps, side_ways = layout.line_up(start, up)
    shown_children = layout.children(start, down)
    page = max(1, min(page, -(-len(shown_children) // CHILDREN_SHOWN)))
    first = (page - 1) * CHILDREN_SHOWN
    chosen = shown_children[first : first + CHILDREN_SHOWN]
    grandchildren = {child.pk: [place for place, _relation in layout.children(child, down)] for child, _r in chosen}
    by_key = {place.key: place for place in (start, *down.places.values())}
    under = [key for key in by_key if key in standing.work]
    shown = [
        start,
        *up.places.values(),
        *(child for child, _relation in chosen),
        *(place for places in grandchildren.values() for place in places[:GRANDCHILDREN_SHOWN]),
    ]
    told = {start.key, *(place.key for place in up.places.values())}
    writer = _Writer(actor, shown, standing.breaks, told, when)
    here = writer.row(start, side_ways)
    if here is None:
        return None
    rows = (writer.child(child, relation, grandchildren[child.pk]) for child, relation in chosen)
    children = Children(
        rows=tuple(row for row in rows if row is not None),
        total=len(shown_children),
        first=first + 1,
        previous=page - 1,
        following=page + 1 if first + CHILDREN_SHOWN < len(shown_children) else 0,
    )
    return RedThread(
        node=node,
        here=replace(here, notices=tuple(one for one in here.notices if one.side is Side.AT)),
        above=tuple(row for step in steps if (row := writer.row(step.place, step.sides)) is not None),
        children=children,
        ends=here.link.face.ends,
        on=when.on,
        below=_further_down(down),
        activities=Counted(sum(key not in standing.whole.failing for key in under), len(under)),
        broken=sum(each.key in told or each.key in by_key for each in worded(standing.breaks)),
        missing_above=tuple(one for one in here.notices if one.side is Side.ABOVE),
        missing_below=tuple(one for one in here.notices if one.side is Side.BELOW),
    )


@asking
def crumbs(actor: Actor, node: Node, *, on: date, longest: int = 3) -> Asks[list[tuple[str, str]]]:
    """The nearest nodes on the line above a node and itself last, as (title, address) of the rows' own pages."""
    up, faces = yield from reads.above_with_faces(actor, node, on=on)
    if node.pk not in faces:
        return []
    steps, _ways = layout.line_up(Place.of(node), up)
    above = [faces[step.place.pk] for step in steps[-longest:]]
    return [*((face.title, face.url) for face in above), (faces[node.pk].title, "")]


@asking
def hanging(actor: Actor, kind: NodeKind, ref: int, *, on: date) -> Asks[tuple[Node | None, list[tuple[str, str]]]]:
    """The node that stands for a row, if any does, and the way there as breadcrumbs. A constant number of queries."""
    found = Node.objects.filter(kind=kind, ref=ref)
    yield (found,)
    node = next(iter(found), None)
    return node, (yield from crumbs(actor, node, on=on)) if node else []


@dataclass(frozen=True, slots=True)
class Shares:
    """The traceability figures: activities that lead up to a decided goal, that hang whole, and money in öre."""

    upward: Counted
    whole: Counted
    money: Counted


def shares(standing: State) -> Shares:
    """The traceability figures."""
    those = (standing.upward, standing.whole, standing.money)
    return Shares(*(Counted(share.numerator, share.denominator) for share in those))


def notices(actor: Actor, breaks: Iterable[Break], titles: Mapping[str, str]) -> dict[str, list[Notice]]:
    """The broken places of nodes whose titles are known, worded, by node key. Each room is asked once for its rows."""
    worded = [(each, kind) for each in breaks if each.key in titles and (kind := slots.break_kinds.get(each.code))]
    asked: dict[Callable[..., Mapping[int, Any]], set[int]] = {}
    for each, kind in worded:
        asked.setdefault(kind.rows, set()).add(kind_and_ref(each.key)[1])
    rows = {ask: ask(actor, refs) for ask, refs in asked.items()}
    found: dict[str, list[Notice]] = {}
    for each, kind in worded:
        row = rows[kind.rows].get(kind_and_ref(each.key)[1])
        how = kind.mending(actor, row) if row is not None else Mending("", "")
        sentence = str(kind.sentence) % {**each.facts, "title": titles[each.key]}
        notice = Notice(each.code, kind.label, sentence, how.who, how.verb, how.url, kind.side)
        found.setdefault(each.key, []).append(notice)
    return found


def worded(breaks: Iterable[Break]) -> list[Break]:
    """Those of a kind somebody has worded; the others belong to rooms that do not exist yet."""
    return [each for each in breaks if slots.break_kinds.get(each.code)]


def break_label(code: str) -> Text:
    """The kind of break in a few words."""
    kind = slots.break_kinds.get(code)
    return kind.label if kind else code


class _Writer:
    """Puts faces and broken places on the nodes of a page, asked for once for all of them."""

    def __init__(
        self, actor: Actor, shown: Sequence[Place], breaks: Sequence[Break], told: Collection[str], when: When
    ) -> None:
        """``told``: keys of the nodes whose broken places are told in full; at the others they are only named."""
        self.when = when
        self.faces = when.faces(actor, shown)
        titles = {each.key: self.faces[each.pk].title for each in shown if each.key in told and each.pk in self.faces}
        self.notices = notices(actor, breaks, titles)
        self.broken: dict[str, list[Text]] = {}
        for each in worded(breaks):
            self.broken.setdefault(each.key, []).append(break_label(each.code))

    def link(self, place: Place) -> Link | None:
        """A node as a line; None when it has no face."""
        face = self.faces.get(place.pk)
        if face is None:
            return None
        return Link(face, self.when.url(place.pk), tuple(self.broken.get(place.key, ())))

    def row(self, place: Place, sides: Iterable[layout.SideWay]) -> Row | None:
        """A node of the line up, with the other ways that reach it."""
        link = self.link(place)
        if link is None:
            return None
        ways = tuple(way for side in sides if (way := self._way(side)) is not None)
        return Row(link, notices=tuple(self.notices.get(place.key, [])), ways=ways)

    def child(self, place: Place, relation: Relation, below: Sequence[Place]) -> Row | None:
        """A node right below, with the first of those that hang below it."""
        link = self.link(place)
        if link is None:
            return None
        links = tuple(one for each in below[:GRANDCHILDREN_SHOWN] if (one := self.link(each)) is not None)
        also = relation.label if relation is Relation.ALSO_LISTED else ""
        return Row(link, below=links, more=max(0, len(below) - GRANDCHILDREN_SHOWN), relation=also)

    def _way(self, side: layout.SideWay) -> Way | None:
        links = tuple(link for place in side.places if (link := self.link(place)) is not None)
        meets = self.faces[side.meets.pk].title if side.meets and side.meets.pk in self.faces else ""
        return Way(side.relation.label, links, meets) if links else None


def _further_down(down: Strands) -> tuple[tuple[str, Text, int], ...]:
    counted: dict[str, int] = {}
    for place in down.places.values():
        counted[place.kind] = counted.get(place.kind, 0) + 1
    return tuple((str(kind), PLURALS[kind], counted[kind]) for kind in PLURALS if kind in counted)
