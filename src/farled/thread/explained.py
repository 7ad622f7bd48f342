"""What the figures of the red thread rest on: each activity, grant or broken place, and why it counts or does not."""

from collections.abc import Iterable
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.thread import broken, reads
from farled.thread.figures import HOWS, LABELS, PLURALS, When, break_label
from farled.thread.reads import Place
from farled.thread.state import State
from farled.web import slots
from farled.web.explained import Explanation, FigureKind, Form, Input, Question


def share(name: str, question: Question) -> Explanation | None:
    """One of the traceability figures, of the whole organisation or of what hangs below a node."""
    when = When(question.on, question.today)
    standing = when.state(question.actor)
    money = name == "money"
    judged = {"upward": standing.upward, "whole": standing.whole, "money": standing.money}[name]
    keys, place = list(judged.weights), (_("Röd tråd"), reverse("thread:breaks") + question.query)
    if "node" in question.of:
        found = _below(question, standing, when)
        if found is None:
            return None
        below, place = found
        keys = [each.key for each in below if each.key in standing.work]
    rows = [
        Input(
            title=title,
            url=url,
            facts=(", ".join(str(break_label(code)) for code in judged.failing.get(key, ())),),
            amount=0 if key in judged.failing else judged.weights.get(key, 1),
            of=judged.weights.get(key, 1),
        )
        for key, title, url in _named(question, when, keys)
    ]
    return Explanation(
        label=LABELS[name],
        how=HOWS[name],
        heads=(_("Varför den inte räknas"),),
        rows=rows,
        form=Form.MONEY_SHARE if money else Form.SHARE,
        place=place,
        on=question.on,
        hidden=bool(standing.unseen),
    )


def breaks(question: Question) -> Explanation | None:
    """The broken threads, all of them or those of one kind."""
    when, code = When(question.on, question.today), question.of.get("kind", "")
    if code and slots.break_kinds.get(code) is None:
        return None
    standing = when.state(question.actor)
    kinds = broken.by_kind(question.actor, standing, code=code, body_id=question.ref("body") or None)
    every = [each for those in kinds.values() for each in those]
    named = {key: (title, url) for key, title, url in _named(question, when, {each.key for each in every})}
    kind = slots.break_kinds.get(code)
    return Explanation(
        label=_("brutna trådar: %(kind)s") % {"kind": kind.label} if kind else _("brutna trådar"),
        how=_("Varje ställe räknas där tråden brister den dagen. Samma rad kan brista på flera sätt."),
        heads=(_("Vad som brister"),),
        rows=[Input(*named[each.key], facts=(str(break_label(each.code)),)) for each in every],
        place=(_("Röd tråd"), reverse("thread:breaks") + question.query),
        on=question.on,
        listed=f"{reverse('thread:breaks')}?kind={code}" if code and not question.query else "",
        hidden=bool(standing.unseen),
    )


def further_down(question: Question) -> Explanation | None:
    """How many nodes of a kind hang below a node."""
    when, kind = When(question.on, question.today), question.of.get("kind", "")
    standing = when.state(question.actor)
    found = _below(question, standing, when)
    if found is None or kind not in PLURALS:
        return None
    below, place = found
    keys = [each.key for each in below[1:] if each.kind == kind]
    return Explanation(
        label=_("%(kind)s längre ner") % {"kind": str(PLURALS[kind]).lower()},
        how=_("Allt av det slaget som hänger i tråden under noden den dagen, i alla led."),
        rows=[Input(title, url) for _key, title, url in _named(question, when, keys)],
        place=place,
        on=question.on,
        hidden=bool(standing.unseen),
    )


def _below(question: Question, standing: State, when: When) -> tuple[list[Place], tuple[str, str]] | None:
    """A node the actor may see with all that hangs below it, itself first, and its page."""
    node = reads.nodes(question.actor).filter(pk=question.ref("node")).first()
    if node is None or not reads.sees(question.actor, Place.of(node), standing.unseen):
        return None
    start = Place.of(node)
    face = when.faces(question.actor, [start]).get(node.pk)
    if face is None:
        return None
    down = reads.below(question.actor, node, on=question.on, unseen=standing.unseen)
    return [start, *down.places.values()], (face.title, when.url(node.pk))


def _named(question: Question, when: When, keys: Iterable[str]) -> list[tuple[str, str, str]]:
    """Key, title and address of nodes, in their order; one that has no face left keeps its place."""
    wanted = list(keys)
    places = reads.places(question.actor, wanted)
    faces = when.faces(question.actor, places.values())
    gone = (_("En rad som inte finns kvar"), "")
    return [
        (key, faces[places[key].pk].title, when.url(places[key].pk))
        if key in places and places[key].pk in faces
        else (key, *gone)
        for key in wanted
    ]


def kinds() -> dict[str, FigureKind]:
    """The figures of the thread, each under its key."""
    found = {
        f"thread.{name}": FigureKind(
            LABELS[name], "thread.read", partial(share, name), takes=("node",) if name == "whole" else (), ahead=True
        )
        for name in LABELS
    }
    return found | {
        "thread.broken": FigureKind(gettext_lazy("brutna trådar"), "thread.read", breaks, ("kind", "body"), ahead=True),
        "thread.below": FigureKind(
            gettext_lazy("längre ner i tråden"), "thread.read", further_down, ("node", "kind"), ahead=True
        ),
    }
