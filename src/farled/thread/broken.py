"""The list of broken threads: by kind, for one body or all, with who can mend each."""

from dataclasses import dataclass

from django.utils.functional import Promise

from farled.methods.goal_chain import Break
from farled.people.reads import Actor
from farled.thread import figures, reads
from farled.thread.state import State
from farled.thread.states import kind_and_ref
from farled.web import slots
from farled.web.slots import NodeFace

FEW = 10
PAGE = 50


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """One broken thread: the node's face, its thread's page, what is wrong and who can mend it."""

    face: NodeFace
    node_id: int
    url: str
    notice: figures.Notice


@dataclass(frozen=True, slots=True)
class Group:
    """The broken threads of one kind: those shown, how many there are, and the neighbouring pages (0: none)."""

    code: str
    label: str | Promise
    rows: list[BrokenRow]
    total: int
    previous: int = 0
    following: int = 0


def groups(
    actor: Actor, standing: State, *, code: str = "", body_id: int | None = None, when: figures.When, page: int = 1
) -> list[Group]:
    """The broken threads in the order of the loop, the first few of each kind, or a page of one kind.

    ``body_id`` keeps those that the body can mend. Kinds nobody has worded are left out: their rooms do not exist yet.
    """
    kept = by_kind(actor, standing, code=code, body_id=body_id)
    if code and code in kept:
        page = min(page, max(1, -(-len(kept[code]) // PAGE)))
    first, size = ((page - 1) * PAGE, PAGE) if code else (0, FEW)
    shown = {kind: those[first : first + size] for kind, those in kept.items() if those}
    rows = told(actor, [each for those in shown.values() for each in those], when)
    return [
        Group(
            kind,
            figures.break_label(kind),
            rows.get(kind, []),
            len(kept[kind]),
            previous=page - 1 if code else 0,
            following=page + 1 if code and first + size < len(kept[kind]) else 0,
        )
        for kind in shown
    ]


def by_kind(actor: Actor, standing: State, *, code: str = "", body_id: int | None = None) -> dict[str, list[Break]]:
    """The broken threads of the kinds that are worded, in the order of the loop; one kind and one body's if asked."""
    by_code: dict[str, list[Break]] = {}
    for each in standing.breaks:
        by_code.setdefault(each.code, []).append(each)
    return {
        kind.code: _of_body(actor, by_code[kind.code], kind, body_id)
        for kind in slots.break_kinds
        if kind.code in by_code and code in ("", kind.code)
    }


def counts(standing: State) -> dict[str, int]:
    """How many broken threads there are of each worded kind, in the order of the loop."""
    found = dict.fromkeys(slots.break_kinds.names(), 0)
    for each in standing.breaks:
        if each.code in found:
            found[each.code] += 1
    return {code: number for code, number in found.items() if number}


def _of_body(actor: Actor, those: list[Break], kind: slots.BreakKind, body_id: int | None) -> list[Break]:
    those = sorted(those, key=_ref)
    if body_id is None:
        return those
    mending = kind.mend(actor, [_ref(each) for each in those])
    return [each for each in those if (how := mending.get(_ref(each))) and how.body_id == body_id]


def _ref(each: Break) -> int:
    return kind_and_ref(each.key)[1]


def told(actor: Actor, shown: list[Break], when: figures.When) -> dict[str, list[BrokenRow]]:
    """Broken threads with their faces and who can mend each, by kind."""
    places = reads.places(actor, {each.key for each in shown})
    faces = when.faces(actor, places.values())
    titles = {key: faces[one.pk].title for key, one in places.items() if one.pk in faces}
    notices = figures.notices(actor, shown, titles)
    rows: dict[str, list[BrokenRow]] = {}
    for each in shown:
        notice = next((one for one in notices.get(each.key, []) if one.code == each.code), None)
        if notice is not None:
            pk = places[each.key].pk
            rows.setdefault(each.code, []).append(BrokenRow(faces[pk], pk, when.url(pk), notice))
    return rows
