"""What is done to documents and objectives over the API: the acts of the pages, through the pages' own forms."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from farled.direction import acts, forms, reads, rules
from farled.direction.api.documents import DOCUMENT, OBJECTIVE, router
from farled.direction.forms.fields import why_field
from farled.direction.models import Document, Objective
from farled.direction.views.asking import own_document, own_objective
from farled.people.reads import Request, own_organisation
from farled.web.forms import now
from farled.web.rest import Sent, address, saved

WHY = {"why": why_field(decided=False)}  # asked of what is decided, as on the page


def saved_document(one: Document) -> dict[str, Any]:
    """What an act on a document leaves."""
    return saved(one, url=address("direction:document", one.pk), api=address(DOCUMENT, one.pk))


def saved_objective(one: Objective) -> dict[str, Any]:
    """What an act on an objective leaves."""
    return saved(one, url=address("direction:objective", one.pk), api=address(OBJECTIVE, one.pk))


# --- Documents --------------------------------------------------------------------------------------------------------


@router.add(
    "/documents/",
    summary=_("Skriv ett nytt styrande dokument"),
    description=_("Dokumentet blir ett utkast. Ett beslut antar det, på sidorna."),
    form=forms.NewDocumentForm,
)
def add_document(request: Request, sent: Sent) -> dict[str, Any]:
    """Write a new document."""
    data = sent.through(lambda data: forms.NewDocumentForm(request.actor, data))
    organisation = own_organisation(request.actor)
    return saved_document(acts.create_document(organisation=organisation, by=request.actor, at=request.now, **data))


@router.change(
    "/documents/{int:pk}/",
    summary=_("Ändra vad ett dokument säger om sig självt"),
    description=_("Ändrar de fält du skickar och behåller de andra. För ett beslutat dokument behövs why."),
    form=forms.ChangeDocumentForm,
    more=WHY,
)
def change_document(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a document says of itself."""
    one = own_document(request, pk)
    initial = now(one, forms.ChangeDocumentForm)
    decided = rules.is_decided(one)
    data = sent.through(lambda data: forms.ChangeDocumentForm(request.actor, data, decided=decided, initial=initial))
    return saved_document(acts.change_document(document=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/documents/{int:pk}/",
    summary=_("Ta bort ett dokument som är utkast"),
    description=_("Tar bort ett dokument som ingen har beslutat och som inget hör till."),
    form=forms.SureForm,
)
def remove_document(request: Request, sent: Sent, pk: int) -> None:
    """Take away a draft that nothing belongs to."""
    one = own_document(request, pk)
    acts.remove_document(document=one, by=request.actor, at=request.now, **sent.through(forms.SureForm))


# --- Objectives -------------------------------------------------------------------------------------------------------


@router.add(
    "/documents/{int:pk}/objectives/",
    summary=_("Lägg till ett mål i ett dokument"),
    description=_("Målet läggs under parent, eller överst. För ett beslutat dokument behövs why."),
    form=forms.ObjectiveForm,
    more=WHY,
)
def add_objective(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Add an objective to a document."""
    document = own_document(request, pk)
    decided = rules.is_decided(document)
    data = sent.through(lambda data: forms.ObjectiveForm(document, data, decided=decided))
    return saved_objective(acts.add_objective(document=document, by=request.actor, at=request.now, **data))


@router.change(
    "/objectives/{int:pk}/",
    summary=_("Ändra vad ett mål säger"),
    description=_("Ändrar de fält du skickar och behåller de andra. I ett beslutat dokument behövs why."),
    form=forms.ChangeObjectiveForm,
    more=WHY,
)
def change_objective(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what an objective says."""
    one = own_objective(request, pk)
    initial = now(one, forms.ChangeObjectiveForm)
    decided = rules.is_decided(one.document)
    data = sent.through(lambda data: forms.ChangeObjectiveForm(data, decided=decided, initial=initial))
    return saved_objective(acts.change_objective(objective=one, by=request.actor, at=request.now, **data))


@router.act(
    "/objectives/{int:pk}/move/",
    summary=_("Flytta ett mål"),
    description=_("Ställer målet under ett annat i samma dokument, eller överst, på en plats i ordningen."),
    form=forms.MoveObjectiveForm,
    more=WHY,
)
def move_objective(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Move an objective in its tree."""
    one = own_objective(request, pk)
    decided = rules.is_decided(one.document)
    data = sent.through(lambda data: forms.MoveObjectiveForm(one, data, decided=decided))
    return saved_objective(acts.move_objective(objective=one, by=request.actor, at=request.now, **data))


@router.write(
    "PUT",
    "/objectives/{int:pk}/derives-from/",
    summary=_("Ange vad ett mål härleds ur"),
    description=_("Ersätter vad målet härleds ur, och de mål det också anges under, med dem du skickar."),
    form=forms.DeriveForm,
    more=WHY,
)
def derive(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say what an objective derives from."""
    one = own_objective(request, pk)
    decided = rules.is_decided(one.document)
    named = sent.values.get("derives_from", ())
    superiors = reads.objectives(request.actor).filter(pk__in=named).exclude(document_id=one.document_id)
    others = reads.objectives_of(one.document).exclude(pk__in=[one.pk, one.parent_id])
    data = sent.through(
        lambda data: forms.DeriveForm(data, superiors=superiors, chosen=None, others=others, decided=decided)
    )
    return saved_objective(acts.derive(objective=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/objectives/{int:pk}/",
    summary=_("Ta bort ett mål ur ett utkast"),
    description=_("Tar bort ett mål som ingen aktivitet och inget annat mål vilar på."),
    form=forms.RemoveObjectiveForm,
)
def remove_objective(request: Request, sent: Sent, pk: int) -> None:
    """Take an objective out of a draft."""
    one = own_objective(request, pk)
    acts.remove_objective(objective=one, by=request.actor, at=request.now, **sent.through(forms.RemoveObjectiveForm))
