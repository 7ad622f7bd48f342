"""The red thread over the API: a node with what lies above and below it, broken threads, and traceability."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.methods.goal_chain import Break
from farled.people.reads import Actor, Request, bodies
from farled.thread import broken, figures, layout, reads
from farled.thread.models import Node
from farled.thread.reads import Place
from farled.thread.states import NodeKind, Relation
from farled.web import slots
from farled.web.refused import Invalid
from farled.web.rest import (
    ON,
    Asked,
    Asks,
    Listed,
    Reference,
    RoomRouter,
    Row,
    Shape,
    address,
    choice,
    number,
    one_of,
    pages,
    reference,
    told,
)
from farled.web.slots import NodeFace

NODE = "api:thread.node"
router = RoomRouter("thread")


class NodeRow(Row):
    """A node of the red thread."""

    kind: NodeKind = one_of(NodeKind, _("Slag"))
    record: int = told(_("Postens id bland mål eller aktiviteter"))
    page: str = told(_("Adress till postens egen sida i Farled"))
    title: str = told(_("Titel"))


class Tie(Shape):
    """Why one node exists: what it is to the node above it."""

    lower: int = told(_("Nodens id"))
    relation: Relation = one_of(Relation, _("Vad den är till noden ovanför"))
    upper: int = told(_("Id för noden ovanför"))


class BrokenShape(Shape):
    """A broken place of a thread."""

    kind: str = told(_("Slag av brott"))
    label: str = told(_("Slaget i ord"))
    sentence: str = told(_("Vad som är brutet"))
    node: Reference = told(_("Noden där det är brutet"))
    who: str = told(_("Vem som kan laga det"))
    url: str | None = told(_("Adress till sidan där du kan laga det"))


class NodeShape(NodeRow):
    """A node with what lies above it, and how much lies below."""

    on: date = told(_("Dagen svaret gäller"))
    above: list[NodeRow] = told(_("Alla noder ovanför"))
    ties: list[Tie] = told(_("Hur noden och dem ovanför hänger ihop"))
    below: str = told(_("Adress till noderna närmast under"))
    objectives_below: int = told(_("Antal mål under noden"))
    insatser_below: int = told(_("Antal insatser under noden"))
    activities_below: int = told(_("Antal aktiviteter under noden"))
    broken: list[BrokenShape] = told(_("Vad som är brutet vid noden"))


class BelowRow(NodeRow):
    """A node right below another."""

    relation: Relation = one_of(Relation, _("Vad den är till noden ovanför"))


class Held(Shape):
    """How many of how many."""

    holding: int = told(_("Så många håller"))
    total: int = told(_("Av så många"))


class BrokenCount(Shape):
    """How many broken threads there are of a kind."""

    kind: str = told(_("Slag av brott"))
    label: str = told(_("Slaget i ord"))
    count: int = told(_("Antal"))


class TraceabilityShape(Shape):
    """How much of the work hangs in an unbroken thread."""

    on: date = told(_("Dagen svaret gäller"))
    upward: Held = told(_("Aktiviteter vars tråd når upp till ett beslutat mål som gäller"))
    whole: Held = told(_("Aktiviteter vars tråd dessutom når ner till en mätt effekt, eller en dag då den ska mätas"))
    broken: list[BrokenCount] = told(_("Brutna trådar av varje slag"))


@router.read(
    "/nodes/{int:pk}/",
    summary=_("En nod i den röda tråden"),
    description=_(
        "Varför finns den? Allt som ligger ovanför noden, hur mycket som ligger under, och vad som är brutet."
    ),
    answer=NodeShape,
    asks=Asks(ON),
)
def node(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """A node, everything above it, and how much lies below."""
    actor, when = request.actor, _when(request, asked)
    standing = when.state(actor)
    one = _seen(actor, pk, standing.unseen)
    start = Place.of(one)
    up, down = (look(actor, one, on=when.on, unseen=standing.unseen) for look in (reads.above, reads.below))
    faces = when.faces(actor, [start, *up.places.values()])
    if start.pk not in faces:
        raise Http404
    here = [each for each in figures.worded(standing.breaks) if each.key == start.key]
    under = Counter(place.kind for place in down.places.values())
    return _node(start, faces[start.pk]) | {
        "on": when.on,
        "above": [_node(place, faces[place.pk]) for place in up.places.values() if place.pk in faces],
        "ties": [
            {"lower": strand.lower.pk, "relation": strand.relation, "upper": strand.upper.pk}
            for strands in up.next.values()
            for strand in strands
            if strand.lower.pk in faces and strand.upper.pk in faces
        ],
        "below": address("api:thread.below", start.pk),
        "objectives_below": under[NodeKind.OBJECTIVE],
        "insatser_below": under[NodeKind.INSATS],
        "activities_below": under[NodeKind.ACTIVITY],
        "broken": _broken(actor, here, when),
    }


BELOW = Listed(ON)


@router.read(
    "/nodes/{int:pk}/below/",
    summary=_("Noderna närmast under"),
    description=_("Vad blir det av den? Noderna närmast under en nod, i den ordning de knöts."),
    answer=pages(BelowRow),
    asks=BELOW,
)
def below(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """The nodes right below one."""
    actor, when = request.actor, _when(request, asked)
    unseen = reads.hidden(actor)
    one = _seen(actor, pk, unseen)
    if not when.faces(actor, [Place.of(one)]):
        raise Http404
    down = reads.below(actor, one, on=when.on, unseen=unseen)

    def shape(those: Sequence[tuple[Place, Relation]]) -> list[dict[str, Any]]:
        faces = when.faces(actor, [place for place, _relation in those])
        return [
            _node(place, faces[place.pk]) | {"relation": relation} for place, relation in those if place.pk in faces
        ]

    return BELOW.page(request, asked, layout.children(Place.of(one), down), shape)


BROKEN = Listed(
    choice("kind", _("Slag av brott"), [kind.code for kind in slots.break_kinds]),
    number("body", _("Enheten som kan laga det (id)")),
    ON,
)


@router.read(
    "/breaks/",
    summary=_("Brutna trådar"),
    description=_("Varje ställe där någon skulle behöva fråga runt för att komma vidare, och vem som kan laga det."),
    answer=pages(BrokenShape),
    asks=BROKEN,
)
def breaks(request: Request, asked: Asked) -> dict[str, Any]:
    """Every broken thread."""
    actor, when = request.actor, _when(request, asked)
    body = asked.get("body")
    if body is not None and not bodies(actor).filter(pk=body).exists():
        raise Invalid("web.api.reference", field="body", name="body")
    kinds = broken.by_kind(actor, when.state(actor), code=asked.get("kind", ""), body_id=body)
    every = [each for those in kinds.values() for each in those]
    return BROKEN.page(request, asked, every, lambda those: _broken(actor, those, when))


@router.read(
    "/traceability/",
    summary=_("Spårbarhet"),
    description=_("Hur många aktiviteter som hänger i en obruten tråd, och hur många brott det finns av varje slag."),
    answer=TraceabilityShape,
    asks=Asks(ON),
)
def traceability(request: Request, asked: Asked) -> dict[str, Any]:
    """The shares that hold, and how many threads are broken."""
    when = _when(request, asked)
    standing = when.state(request.actor)
    return {
        "on": when.on,
        "upward": {"holding": standing.upward.numerator, "total": standing.upward.denominator},
        "whole": {"holding": standing.whole.numerator, "total": standing.whole.denominator},
        "broken": [
            {"kind": code, "label": str(figures.break_label(code)), "count": count}
            for code, count in broken.counts(standing).items()
        ],
    }


def _when(request: Request, asked: Asked) -> figures.When:
    """The day the answer is about."""
    return figures.When(asked.get("on", request.today), request.today)


def _seen(actor: Actor, pk: int, unseen: Collection[str]) -> Node:
    """A node the actor may see, or 404."""
    one: Node = get_object_or_404(reads.nodes(actor), pk=pk)
    if not reads.sees(actor, Place.of(one), unseen):
        raise Http404
    return one


def _node(place: Place, face: NodeFace) -> dict[str, Any]:
    return {
        "id": place.pk,
        "url": address("thread:node", place.pk),
        "api": address(NODE, place.pk),
        "kind": place.kind,
        "record": place.ref,
        "page": face.url,
        "title": face.title,
    }


def _broken(actor: Actor, those: Sequence[Break], when: figures.When) -> list[dict[str, Any]]:
    rows = broken.told(actor, list(those), when)
    return [
        {
            "kind": row.notice.code,
            "label": str(row.notice.label),
            "sentence": row.notice.sentence,
            "node": reference(NODE, row.node_id, row.face.title),
            "who": row.notice.who,
            "url": row.notice.url or None,
        }
        for each in rows.values()
        for row in each
    ]
