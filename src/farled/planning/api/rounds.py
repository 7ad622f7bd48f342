"""Follow-up rounds over the API: what is asked of whom and how far everybody has come, and what their keeper does."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request
from farled.planning import acts, figures, forms, reads, rules
from farled.planning.api.reading import ACTIVITY, EDITION, PLAN, RETURN, ROUND, body_of, router
from farled.planning.models import Return, Round
from farled.planning.states import ReturnState, RoundState
from farled.web.jobs import JobState
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Sent,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)


class RoundRow(Row):
    """A round in the list."""

    title: str = said(Round, "title")
    plan: Reference = said(Round, "document")
    period_from: date = said(Round, "period_from")
    period_to: date = said(Round, "period_to")
    opened_on: date = said(Round, "opened_on")
    due: date = said(Round, "due")
    heard_by: date | None = said(Round, "heard_by")
    state: RoundState = one_of(RoundState, _("Läge"))


class RoundProgress(Shape):
    """How far a round has come."""

    bodies: int = told(_("Enheter som har fått frågan"))
    submitted: int = told(_("Enheter som har lämnat in"))
    answers: int = told(_("Svar som ska lämnas"))
    complete: int = told(_("Svar som är ifyllda"))
    late: int = told(_("Enheter som inte har lämnat in fast dagen har gått"))


class RoundBody(Shape):
    """How far a body has come in a round."""

    body: Reference = told(_("Enheten"))
    answers: str = told(_("Adress i API:et till det den svarar"))
    state: ReturnState = one_of(ReturnState, _("Läge"))
    due: date = said(Return, "due")
    leads: int = told(_("Aktiviteter den ansvarar för"))
    leads_left: int = told(_("Av dem återstår"))
    contributes: int = told(_("Aktiviteter den medverkar i"))
    contributes_left: int = told(_("Av dem återstår"))


class RoundShape(RoundRow):
    """A round with all it says."""

    version: int = versioned()
    instructions: str = said(Round, "instructions")
    approving: list[Reference] = told(_("Enheter där någon godkänner svaret innan det lämnas in"))
    sending: JobState = one_of(JobState, _("Hur långt utskicket har kommit"))
    progress: RoundProgress = told(_("Hur långt uppföljningen har kommit"))
    bodies: list[RoundBody] = told(_("Hur långt varje enhet har kommit"))
    added: list[Reference] = told(_("Det som har kommit till i planen sedan frågan ställdes, och som ingen har fått"))
    edition: str | None = told(_("Adress i API:et till den frysta utgåvan; tom tills den är beställd"))


ROUNDS = Listed(
    orders={"opened": ["opened_on"], "due": ["due"], "state": ["state"]}, default="-opened", filters=forms.RoundFilter
)


@router.read(
    "/rounds/",
    summary=_("Uppföljningar"),
    description=_("Uppföljningarna av de planer du får se, den senaste först."),
    answer=pages(RoundRow),
    asks=ROUNDS,
)
def rounds(request: Request, asked: Asked) -> dict[str, Any]:
    """Every round."""
    return ROUNDS.page(request, asked, reads.rounds(request.actor), _rounds)


def _rounds(rows: Iterable[Round]) -> list[dict[str, Any]]:
    return [_round(row) for row in rows]


def _round(row: Round) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("planning:round", row.pk),
        "api": address(ROUND, row.pk),
        "title": row.title,
        "plan": reference(PLAN, row.document_id, row.document.title),
        "period_from": row.period_from,
        "period_to": row.period_to,
        "opened_on": row.opened_on,
        "due": row.due,
        "heard_by": row.heard_by,
        "state": row.state,
    }


@router.read(
    "/rounds/{int:pk}/",
    summary=_("En uppföljning"),
    description=_("Vad som följs upp, hur långt varje enhet har kommit och den frysta utgåvan när den finns."),
    answer=RoundShape,
)
def round(request: Request, asked: Asked, pk: int) -> dict[str, Any]:  # noqa: A001 -- the address's last word
    """One round."""
    row = opened(request, pk)
    standings = reads.standings(row)
    whole = figures.progress(standings, on=request.today)
    edition = reads.edition_of(row)
    return _round(row) | {
        "version": row.version,
        "instructions": row.instructions,
        "approving": [body_of(each.one.body) for each in standings if each.one.body_id in row.approving],
        "sending": row.job_state,
        "progress": {name: getattr(whole, name) for name in RoundProgress.model_fields},
        "bodies": [_standing(each) for each in standings],
        "added": [reference(ACTIVITY, each.pk, each.title) for each in reads.added(row)],
        "edition": address(EDITION, edition.pk) if edition else None,
    }


def _standing(each: reads.Standing) -> dict[str, Any]:
    return {
        "body": body_of(each.one.body),
        "answers": address(RETURN, each.one.pk),
        "state": each.one.state,
        "due": each.one.due,
        "leads": each.leads,
        "leads_left": each.left,
        "contributes": each.contributes,
        "contributes_left": each.unheard,
    }


def opened(request: Request, pk: int) -> Round:
    """A round the actor may see; 404 for any other."""
    return get_object_or_404(reads.rounds(request.actor), pk=pk)


def kept(request: Request, pk: int) -> Round:
    """A round of a plan that the actor keeps."""
    row = opened(request, pk)
    rules.check_can_keep(request.actor, row.document)
    return row


def saved_round(row: Round) -> dict[str, Any]:
    """What an act on a round leaves."""
    return saved(row, url=address("planning:round", row.pk), api=address(ROUND, row.pk))


@router.act(
    "/rounds/{int:pk}/send-again/",
    summary=_("Skicka ut igen"),
    description=_("Tar upp ett utskick som har stannat. Gör ingenting när det pågår eller är klart."),
    form=django_forms.Form,
)
def send_again(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take up the sending out that stopped."""
    return saved_round(acts.send_out_again(round=kept(request, pk), by=request.actor, at=request.now))


@router.act(
    "/rounds/{int:pk}/ask-about-added/",
    summary=_("Ta med det som har tillkommit"),
    description=_("Frågar också om det som har kommit till i planen sedan uppföljningen skickades ut."),
    form=django_forms.Form,
)
def ask_about_added(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Ask about what has come into the plan since the round was sent out."""
    return saved_round(acts.ask_about_added(round=kept(request, pk), by=request.actor, at=request.now))


@router.act(
    "/rounds/{int:pk}/remind/",
    summary=_("Påminn"),
    description=_("Ger dem som inte har lämnat in (returns, id på svaren) en ny sista dag och några ord."),
    form=forms.RemindForm,
)
def remind(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Remind those who have not answered."""
    row = kept(request, pk)
    waiting = reads.returns(request.actor).waiting().filter(round=row)
    data = sent.through(lambda data: forms.RemindForm(waiting, data))
    acts.remind(round=row, by=request.actor, at=request.now, **data)
    return saved_round(row)


@router.act(
    "/rounds/{int:pk}/close/",
    summary=_("Stäng för svar"),
    description=_("Tar inte emot fler svar. Det som väntar tas bort ur allas listor."),
    form=forms.EditForm,
)
def close_round(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take no more answers."""
    row = kept(request, pk)
    return saved_round(acts.close_round(round=row, by=request.actor, at=request.now, **sent.through(forms.EditForm)))


@router.act(
    "/rounds/{int:pk}/reopen/",
    summary=_("Öppna igen"),
    description=_("Tar emot svar igen till en ny sista dag."),
    form=forms.ReopenForm,
)
def reopen_round(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take answers again."""
    row = kept(request, pk)
    return saved_round(acts.reopen_round(round=row, by=request.actor, at=request.now, **sent.through(forms.ReopenForm)))


@router.act(
    "/rounds/{int:pk}/freeze/",
    summary=_("Frys"),
    description=_("Beställer att en stängd uppföljning fryses. Svaret är utgåvan, som säger när det är klart."),
    form=forms.EditForm,
)
def freeze(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Freeze a round that takes no more answers."""
    row = opened(request, pk)
    rules.check_can_freeze(request.actor, row.document)
    edition = acts.order_freeze(round=row, by=request.actor, at=request.now, **sent.through(forms.EditForm))
    return saved(edition, url=address("planning:edition", row.pk), api=address(EDITION, edition.pk))
