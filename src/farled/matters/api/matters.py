"""Matters and decisions over the API. A secret matter is told as on the pages: by its number, until it is opened."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.matters import acts, forms, reads
from farled.matters.models import Ballot, Copy, Decision, Dissent, Matter, Meeting, Motion, Point, Proposal, Recusal
from farled.matters.states import DissentKind, Fate, MatterKind, MatterState, Outcome, PointState, ProposalKind
from farled.people.reads import Body, Group, Request
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    RoomRouter,
    Row,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    told,
    versioned,
)

MATTER, DECISION, ASSIGNMENT = "api:matters.matter", "api:matters.decision", "api:matters.assignment"
POINT = "api:matters.point"
router = RoomRouter("matters")


class MatterRow(Row):
    """A matter in the list."""

    reference: str = said(Matter, "reference")
    title: str | None = told(_("Rubrik. Tom för ett ärende med sekretess, tills ärendet öppnas"))
    kind: MatterKind = one_of(MatterKind, _("Ärendetyp"))
    state: MatterState = one_of(MatterState, _("Status"))
    opened_on: date = said(Matter, "opened_on")
    handler: Reference | None = said(Matter, "handler")
    confidential: bool = said(Matter, "confidential")


class ProposalShape(Shape):
    """A proposal."""

    number: int = told(_("Yrkandets nummer"))
    who: list[str] = told(_("Partibeteckningar eller roller"))
    kind: ProposalKind = one_of(ProposalKind, _("Yrkande"))
    text: str = said(Proposal, "text")
    fate: Fate = one_of(Fate, _("Hur det gick"))


class BallotShape(Shape):
    """A proposition, with votes when they were counted."""

    put: int = told(_("Numret på yrkandet som ställdes"))
    against: int | None = told(_("Numret på yrkandet det ställdes mot; tomt är avslag"))
    carried: bool = said(Ballot, "carried")
    yes: int | None = said(Ballot, "yes")
    no: int | None = said(Ballot, "no")
    abstained: int | None = said(Ballot, "abstained")


class DissentShape(Shape):
    """A reservation, a statement or a note in the minutes."""

    kind: DissentKind = one_of(DissentKind, _("Slag"))
    who: list[str] = told(_("Partibeteckningar eller roller"))
    clauses: list[int] = told(_("Beslutspunkternas nummer; inga är alla"))
    favours: int | None = told(_("Numret på yrkandet den är till förmån för"))
    text: str = said(Dissent, "text")


class RecusalShape(Shape):
    """Somebody who took no part in a decision."""

    who: str = said(Recusal, "who")
    ground: str = said(Recusal, "ground")


class PointShape(Shape):
    """A point of a recommittal and its answer."""

    id: int = told(_("Id"))
    api: str = told(_("Adress i API:et"))
    version: int = versioned()
    number: int = told(_("Punktens nummer"))
    text: str = said(Point, "text")
    state: PointState = one_of(PointState, _("Status"))
    answer: str = said(Point, "answer")
    answered_on: date | None = said(Point, "answered_on")
    moved_to: Reference | None = said(Point, "moved_to")
    moved_text: str = said(Point, "moved_text")


class CopyShape(Shape):
    """Who shall have a copy, and when it was sent."""

    id: int = told(_("Id"))
    recipient: str = said(Copy, "recipient")
    sent_on: date | None = said(Copy, "sent_on")


class FulfilmentShape(Shape):
    """A clause that declares an assignment fulfilled."""

    clause: int = told(_("Beslutspunkt"))
    assignment: Reference = told(_("Uppdraget som förklaras fullgjort"))


class MotionShape(Shape):
    """What a motion says."""

    version: int = versioned()
    parties: list[str] = told(_("Vem som väckte den"))
    submitted_on: date = said(Motion, "submitted_on")
    claims: list[str] = said(Motion, "claims")
    text: str = said(Motion, "text")
    covered_by: str = told(_("Raden i målkedjan som redan gör det motionen begär, till exempel insats:12"))


class DecisionRow(Row):
    """A decision in the list."""

    matter: Reference = said(Decision, "matter")
    organ: Reference = told(_("Nämnden, styrelsen eller gruppen som beslutade"))
    on: date = said(Meeting, "on")
    paragraph: str = said(Decision, "paragraph")
    outcome: Outcome = one_of(Outcome, _("Beslut"))
    recommends: bool = said(Decision, "recommends")


class DecisionShape(DecisionRow):
    """A decision with all it says."""

    version: int = versioned()
    clauses: list[str] = said(Decision, "clauses")
    immediately_verified: bool = said(Decision, "immediately_verified")
    verified_on: date | None = said(Decision, "verified_on")
    tabled_to: date | None = said(Decision, "tabled_to")
    copies_to: str = said(Decision, "copies_to")
    copies: list[CopyShape] = told(_("Kopior som ska skickas, och när"))
    proposals: list[ProposalShape] = told(_("Yrkanden, i protokollets ordning"))
    order_of_vote: str = said(Decision, "order_of_vote")
    ballots: list[BallotShape] = told(_("Propositioner, i ordning"))
    verified_by: list[str] = said(Decision, "verified_by")
    recusals: list[RecusalShape] = told(_("De som inte deltog på grund av jäv"))
    dissents: list[DissentShape] = told(_("Reservationer och yttranden"))
    points: list[PointShape] = told(_("Vad en återremiss begär, med svaren"))
    fulfils: list[FulfilmentShape] = told(_("Uppdrag som förklaras fullgjorda"))
    source: str = said(Decision, "source")


class MatterShape(MatterRow):
    """A matter with all it says."""

    version: int = versioned()
    summary: str = said(Matter, "summary")
    secrecy_ground: str = said(Matter, "secrecy_ground")
    source: str = said(Matter, "source")
    motion: MotionShape | None = told(_("Vad motionen säger, om ärendet är en motion"))
    decisions: list[DecisionRow] = told(_("Hur ärendet har behandlats, i ordning"))


MATTERS = Listed(
    orders={
        "title": [swedish("title")],
        "reference": ["reference"],
        "kind": ["kind"],
        "state": ["state"],
        "opened": ["opened_on"],
    },
    default="-opened",
    filters=forms.MatterFilter,
)


@router.read(
    "/matters/",
    summary=_("Ärenden"),
    description=_("Diariets ärenden. Ett ärende med sekretess syns bara för den som får läsa det."),
    answer=pages(MatterRow),
    asks=MATTERS,
)
def matters(request: Request, asked: Asked) -> dict[str, Any]:
    """The diary."""
    return MATTERS.page(request, asked, reads.matters(request.actor), _matters)


def _matters(rows: Iterable[Matter]) -> list[dict[str, Any]]:
    return [_matter(row) | {"title": None if row.confidential else row.title} for row in rows]


def _matter(row: Matter) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("matters:matter", row.pk),
        "api": address(MATTER, row.pk),
        "reference": row.reference,
        "title": row.title,
        "kind": row.kind,
        "state": row.state,
        "opened_on": row.opened_on,
        "handler": organ(row.handler) if row.handler else None,
        "confidential": row.confidential,
    }


@router.read(
    "/matters/{int:pk}/",
    summary=_("Ett ärende"),
    description=_("Vad ärendet gäller och hur det har behandlats. Att ett ärende med sekretess öppnas antecknas."),
    answer=MatterShape,
)
def matter(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One matter. That a secret one is opened is told to history, as on its page."""
    one: Matter = get_object_or_404(reads.matters(request.actor), pk=pk)
    acts.note_reading(matter=one, by=request.actor, at=request.now)
    return _matter(one) | {
        "version": one.version,
        "summary": one.summary,
        "secrecy_ground": one.secrecy_ground,
        "source": one.source,
        "motion": told_motion(reads.motion_of(one)),
        "decisions": _decisions(reads.decisions_in(one)),
    }


DECISIONS = Listed(orders={"on": ["meeting__on"]}, default="-on", filters=forms.DecisionFilter)


@router.read(
    "/decisions/",
    summary=_("Beslut"),
    description=_("Vad nämnder, styrelser och grupper har beslutat i de ärenden du får se."),
    answer=pages(DecisionRow),
    asks=DECISIONS,
)
def decisions(request: Request, asked: Asked) -> dict[str, Any]:
    """The decisions."""
    return DECISIONS.page(request, asked, reads.decisions(request.actor), _decisions)


def _decisions(rows: QuerySet[Decision]) -> list[dict[str, Any]]:
    return [_decision(row) for row in rows]


def _decision(row: Decision) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("matters:matter", row.matter_id),
        "api": address(DECISION, row.pk),
        "matter": reference(MATTER, row.matter_id, str(row.matter)),
        "organ": organ(row.meeting.organ),
        "on": row.meeting.on,
        "paragraph": row.paragraph,
        "outcome": row.outcome,
        "recommends": row.recommends,
    }


def told_motion(one: Motion | None) -> dict[str, Any] | None:
    """A motion as it is answered."""
    if one is None:
        return None
    return {
        "version": one.version,
        "parties": one.parties,
        "submitted_on": one.submitted_on,
        "claims": one.claims,
        "text": one.text,
        "covered_by": one.covered_by,
    }


def organ(one: Body | Group) -> Any:
    """A reference to who met, handles or was given something."""
    if isinstance(one, Body):
        return reference("api:people.body", one.pk, one.name)
    return reference("api:people.group", one.pk, one.name)


@router.read(
    "/decisions/{int:pk}/",
    summary=_("Ett beslut"),
    description=_("Beslutet med sina beslutspunkter. Att ett beslut med sekretess öppnas antecknas."),
    answer=DecisionShape,
)
def decision(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One decision. In a secret matter that it is opened is told to history."""
    one: Decision = get_object_or_404(reads.whole(reads.decisions(request.actor)), pk=pk)
    acts.note_reading(matter=one.matter, by=request.actor, at=request.now)
    return _decision(one) | {
        "version": one.version,
        "clauses": one.clauses,
        "immediately_verified": one.immediately_verified,
        "verified_on": one.verified_on,
        "tabled_to": one.tabled_to,
        "copies_to": one.copies_to,
        "copies": [{"id": copy.pk, "recipient": copy.recipient, "sent_on": copy.sent_on} for copy in one.copies.all()],
        **_said(one),
        "verified_by": one.verified_by,
        "recusals": [{"who": each.who, "ground": each.ground} for each in one.recusals.all()],
        "points": [told_point(request, point) for point in one.points.all()],
        "fulfils": [
            {"clause": each.clause, "assignment": reference(ASSIGNMENT, each.assignment_id, each.assignment.open_title)}
            for each in one.fulfilments.all()
        ],
        "source": one.source,
    }


def _said(one: Decision) -> dict[str, Any]:
    """What was said around a decision."""
    return {
        "proposals": [
            {"number": each.order, "who": each.who, "kind": each.kind, "text": each.text, "fate": each.fate}
            for each in one.proposals.all()
        ],
        "order_of_vote": one.order_of_vote,
        "ballots": [
            {
                "put": each.put.order,
                "against": each.against.order if each.against else None,
                "carried": each.carried,
                "yes": each.yes,
                "no": each.no,
                "abstained": each.abstained,
            }
            for each in one.ballots.all()
        ],
        "dissents": [
            {
                "kind": each.kind,
                "who": each.who,
                "clauses": each.clauses,
                "favours": each.favours.order if each.favours else None,
                "text": each.text,
            }
            for each in one.dissents.all()
        ],
    }


def told_point(request: Request, point: Point) -> dict[str, Any]:
    """A point; the matter it was moved to is named only to those who may see that."""
    moved = reads.matters(request.actor).filter(pk=point.moved_to_id).first() if point.moved_to_id else None
    return {
        "id": point.pk,
        "api": address(POINT, point.pk),
        "version": point.version,
        "number": point.order,
        "text": point.text,
        "state": point.state,
        "answer": point.answer,
        "answered_on": point.answered_on,
        "moved_to": reference(MATTER, moved.pk, str(moved)) if moved else None,
        "moved_text": point.moved_text,
    }
