"""What is done to statements over the API: the acts of the pages, through the pages' own forms."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.matters import acts, forms, reads, rules
from farled.matters.api.matters import router
from farled.matters.api.statements import STATEMENT
from farled.matters.api.writing import opened as opened_matter
from farled.matters.models import Passage, Statement
from farled.people.reads import Request
from farled.web.forms import EditForm, now
from farled.web.rest import Asked, Sent, Shape, address, said, saved, told, versioned

PASSAGE = "api:matters.passage"
Make = Callable[[dict[str, Any] | None], django_forms.Form]


def opened(request: Request, pk: int) -> Statement:
    """A statement the actor may see; 404 for any other. That a secret matter is opened is told to history."""
    one: Statement = get_object_or_404(reads.statements(request.actor), pk=pk)
    acts.note_reading(matter=one.matter, by=request.actor, at=request.now)
    return one


def _row(request: Request, pk: int) -> Passage:
    row = reads.passage_of(request.actor, pk)
    if row is None:
        raise Http404
    row.statement = opened(request, row.statement_id)
    return row


def _saved(one: Statement) -> dict[str, Any]:
    return saved(one, url=address("matters:statement", one.pk), api=address(STATEMENT, one.pk))


def _done(request: Request, sent: Sent, one: Statement, act: Callable[..., Statement], make: Make) -> dict[str, Any]:
    return _saved(act(statement=one, by=request.actor, at=request.now, **sent.through(make)))


@router.act(
    "/matters/{int:pk}/start-statement/",
    summary=_("Börja skriva ett tjänsteutlåtande"),
    description=_("Skapar nästa version i ärendet med det Farled redan vet under sina rubriker."),
    form=forms.StartStatementForm,
)
def start_statement(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Start the statement of a matter."""
    matter = opened_matter(request, pk)
    rules.check_can_draft(request.actor, matter)
    data = sent.through(lambda data: forms.StartStatementForm(request.actor, matter, data))
    return _saved(acts.start_statement(matter=matter, by=request.actor, at=request.now, **data))


@router.change(
    "/statements/{int:pk}/",
    summary=_("Ändra ett tjänsteutlåtande"),
    description=_("Ändrar rubrik, mottagare, sista dag och vad det rör. Behåller det du inte skickar."),
    form=forms.ChangeStatementForm,
)
def change_statement(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a draft is called, whom it is to, when it shall be done and what it concerns."""
    one = opened(request, pk)
    rules.check_can_draft(request.actor, one.matter)
    begun = now(one, forms.ChangeStatementForm)
    data = sent.through(lambda data: forms.ChangeStatementForm(request.actor, one.matter, data, initial=begun))
    said = {"concerns": one.concerns, **data}
    return _saved(acts.change_statement(statement=one, by=request.actor, at=request.now, **said))


@router.remove(
    "/statements/{int:pk}/",
    summary=_("Ta bort ett utkast till tjänsteutlåtande"),
    description=_("Bara ett utkast kan tas bort. Historiken visar att det har funnits."),
    form=django_forms.Form,
)
def remove_statement(request: Request, sent: Sent, pk: int) -> None:
    """Take away a draft."""
    one = opened(request, pk)
    rules.check_can_draft(request.actor, one.matter)
    acts.remove_statement(statement=one, by=request.actor, at=request.now)


class KeptPassage(Shape):
    """What stands under a heading, with its version."""

    version: int = versioned()
    text: str = said(Passage, "text")
    nothing: bool = told(_("Om någon har angett att det inte finns några särskilda aspekter"))


@router.read(
    "/passages/{int:pk}/",
    summary=_("Texten under en rubrik"),
    description=_("Vad som står under en rubrik i ett tjänsteutlåtande, med den version som en ändring utgår från."),
    answer=KeptPassage,
)
def passage(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """The text under one heading."""
    row = _row(request, pk)
    return {"version": row.version, "text": row.text, "nothing": row.nothing}


@router.change(
    "/passages/{int:pk}/",
    summary=_("Skriv under en rubrik"),
    description=_("Sparar texten, eller att det inte finns några särskilda aspekter av en dimension."),
    form=forms.PassageForm,
)
def save_passage(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Keep what stands under a heading."""
    row = _row(request, pk)
    rules.check_can_draft(request.actor, row.statement.matter)
    data = sent.through(lambda data: forms.PassageForm(row, data, initial=now(row, forms.PassageForm)))
    kept = acts.save_passage(passage=row, by=request.actor, at=request.now, **data)
    url = f"{address('matters:statement', row.statement_id)}#del-{kept.pk}"
    return saved(kept, url=url, api=address(PASSAGE, kept.pk))


@router.act(
    "/statements/{int:pk}/submit/",
    summary=_("Klart för granskning"),
    description=_("Varje rubrik som måste fyllas i, och varje dimension, ska vara besvarad."),
    form=EditForm,
)
def submit_statement(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say that a draft is ready to be looked over."""
    one = opened(request, pk)
    rules.check_can_draft(request.actor, one.matter)
    return _done(request, sent, one, acts.submit_statement, EditForm)


@router.act(
    "/statements/{int:pk}/approve/",
    summary=_("Godkänn ett tjänsteutlåtande"),
    description=_("Godkänner det som är klart, som någon annan än den som har skrivit där dispositionen kräver det."),
    form=EditForm,
)
def approve_statement(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Approve what is ready."""
    one = opened(request, pk)
    rules.check_can_approve(request.actor, one, reads.writers_of(one))
    return _done(request, sent, one, acts.approve_statement, EditForm)


@router.act(
    "/statements/{int:pk}/send-back/",
    summary=_("Lämna tillbaka ett tjänsteutlåtande"),
    description=_("Gör det till utkast igen, med vad som behöver ändras."),
    form=forms.SendBackForm,
)
def send_back_statement(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Make a draft of it again."""
    one = opened(request, pk)
    rules.check_can_send_back(request.actor, one)
    return _done(request, sent, one, acts.send_back_statement, forms.SendBackForm)


@router.act(
    "/statements/{int:pk}/send/",
    summary=_("Skicka till ett sammanträde"),
    description=_("Ger ett godkänt tjänsteutlåtande till sammanträdet (id), för upp ärendet på listan och fryser det."),
    form=forms.SendStatementForm,
)
def send_statement(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Give it to a meeting, which freezes it."""
    one = opened(request, pk)
    rules.check_can_handle(request.actor, one.matter)
    meetings = reads.meetings(request.actor)
    return _done(request, sent, one, acts.send_statement, lambda data: forms.SendStatementForm(meetings, data))


@router.act(
    "/statements/{int:pk}/next-version/",
    summary=_("Påbörja en ny version"),
    description=_("Börjar nästa version med texterna från en som är fryst. Den frysta står kvar som den är."),
    form=forms.NextVersionForm,
)
def next_version(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Start a new version of a frozen statement."""
    one = opened(request, pk)
    rules.check_can_draft(request.actor, one.matter)
    return _done(request, sent, one, acts.start_next_version, forms.NextVersionForm)


@router.act(
    "/statements/{int:pk}/write-files/",
    summary=_("Ta fram Word och PDF"),
    description=_("Skriver filerna av ett fryst tjänsteutlåtande, när det inte är gjort eller när arbetet stannade."),
    form=django_forms.Form,
)
def write_files(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Have the files of a frozen statement written."""
    one = opened(request, pk)
    frozen = reads.frozen_of(one)
    if frozen is None:
        raise Http404
    acts.order_statement_files(frozen=frozen, by=request.actor, at=request.now)
    return _saved(one)
