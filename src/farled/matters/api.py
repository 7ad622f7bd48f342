"""Matters and decisions over the API. A secret matter is told as on the pages: by its number, until it is opened."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.matters import acts, forms, reads
from farled.matters.models import Decision, Matter, Meeting
from farled.matters.states import MatterKind, MatterState, Outcome
from farled.people.reads import Body, Group, Request, own_organisation
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    RoomRouter,
    Row,
    Sent,
    address,
    one_of,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)

MATTER, DECISION = "api:matters.matter", "api:matters.decision"
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


class DecisionRow(Row):
    """A decision in the list."""

    matter: Reference = said(Decision, "matter")
    organ: Reference = told(_("Nämnden, styrelsen eller gruppen som beslutade"))
    on: date = said(Meeting, "on")
    paragraph: str = said(Decision, "paragraph")
    outcome: Outcome = one_of(Outcome, _("Beslut"))


class DecisionShape(DecisionRow):
    """A decision with all it says."""

    version: int = versioned()
    clauses: list[str] = said(Decision, "clauses")
    immediately_verified: bool = said(Decision, "immediately_verified")
    copies_to: str = said(Decision, "copies_to")
    source: str = said(Decision, "source")


class MatterShape(MatterRow):
    """A matter with all it says."""

    version: int = versioned()
    summary: str = said(Matter, "summary")
    secrecy_ground: str = said(Matter, "secrecy_ground")
    source: str = said(Matter, "source")
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
        "handler": _organ(row.handler) if row.handler else None,
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
    if one.confidential:
        acts.note_reading(matter=one, by=request.actor, at=request.now)
    return _matter(one) | {
        "version": one.version,
        "summary": one.summary,
        "secrecy_ground": one.secrecy_ground,
        "source": one.source,
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
        "organ": _organ(row.meeting.organ),
        "on": row.meeting.on,
        "paragraph": row.paragraph,
        "outcome": row.outcome,
    }


def _organ(one: Body | Group) -> Any:
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
    one: Decision = get_object_or_404(reads.decisions(request.actor), pk=pk)
    if one.matter.confidential:
        acts.note_reading(matter=one.matter, by=request.actor, at=request.now)
    return _decision(one) | {
        "version": one.version,
        "clauses": one.clauses,
        "immediately_verified": one.immediately_verified,
        "copies_to": one.copies_to,
        "source": one.source,
    }


# --- What is done -----------------------------------------------------------------------------------------------------


def _opened(request: Request, pk: int) -> Matter:
    found: Matter = get_object_or_404(reads.matters(request.actor), pk=pk)
    return found


def _saved(one: Matter) -> dict[str, Any]:
    return saved(one, url=address("matters:matter", one.pk), api=address(MATTER, one.pk))


def _entered(one: Decision) -> dict[str, Any]:
    return saved(one, url=address("matters:matter", one.matter_id), api=address(DECISION, one.pk))


def _now(row: Matter | Decision, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


@router.add(
    "/matters/",
    summary=_("Registrera ett ärende"),
    description=_("Ger ärendet det diarienummer du skickar, eller nästa i årets serie."),
    form=forms.RegisterForm,
)
def register(request: Request, sent: Sent) -> dict[str, Any]:
    """Register a matter."""
    data = sent.through(lambda data: forms.RegisterForm(request.actor, data))
    organisation = own_organisation(request.actor)
    return _saved(acts.register_matter(organisation=organisation, by=request.actor, at=request.now, **data))


@router.change(
    "/matters/{int:pk}/",
    summary=_("Ändra ett ärende"),
    description=_("Ändrar de fält du skickar och behåller de andra. Diarienumret ändras aldrig."),
    form=forms.ChangeForm,
)
def change(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a matter says."""
    one = _opened(request, pk)
    initial = _now(one, "title", "kind", "handler", "summary")
    data = sent.through(lambda data: forms.ChangeForm(request.actor, data, initial=initial))
    return _saved(acts.change_matter(matter=one, by=request.actor, at=request.now, **data))


@router.write(
    "PUT",
    "/matters/{int:pk}/secrecy/",
    summary=_("Sekretessmarkera, eller häv sekretessen"),
    description=_("Markerar ärendet med grunden i lag, eller öppnar det. Skälet syns i historiken."),
    form=forms.SecrecyForm,
)
def secrecy(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Mark a matter as secret, or lift it."""
    one, data = _opened(request, pk), sent.through(forms.SecrecyForm)
    return _saved(acts.set_secrecy(matter=one, by=request.actor, at=request.now, **data))


@router.act(
    "/matters/{int:pk}/move/",
    summary=_("Flytta ett ärende till ett nytt läge"),
    description=_("Börjar bereda ärendet, tar upp det igen eller avslutar det."),
    form=forms.MoveForm,
)
def move(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take a matter to another state."""
    one = _opened(request, pk)
    data = sent.through(lambda data: forms.MoveForm(one, data))
    return _saved(acts.move_matter(matter=one, by=request.actor, at=request.now, **data))


@router.add(
    "/matters/{int:pk}/decisions/",
    summary=_("För in hur ett ärende behandlades"),
    description=_("Vad en nämnd, styrelse eller grupp beslutade i ärendet på sitt sammanträde."),
    form=forms.DecideForm,
)
def decide(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Record how a matter was handled at a meeting."""
    one = _opened(request, pk)
    data = sent.through(lambda data: forms.DecideForm(request.actor, data))
    return _entered(acts.decide(matter=one, by=request.actor, at=request.now, **data))


@router.change(
    "/decisions/{int:pk}/",
    summary=_("Rätta hur ett beslut är infört"),
    description=_("Ändrar de fält du skickar och behåller de andra. Organ och dag står fast."),
    form=forms.CorrectForm,
)
def correct(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Correct how a decision was written down."""
    one: Decision = get_object_or_404(reads.decisions(request.actor), pk=pk)
    initial = _now(one, "outcome", "paragraph", "clauses", "immediately_verified", "copies_to")
    data = sent.through(lambda data: forms.CorrectForm(data, initial=initial))
    return _entered(acts.correct_decision(decision=one, by=request.actor, at=request.now, **data))
