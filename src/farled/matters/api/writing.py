"""What is done to matters over the API: the acts of the pages, through the pages' own forms."""

from copy import copy
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from farled.matters import acts, forms, reads
from farled.matters.api.matters import DECISION, MATTER, router
from farled.matters.models import Assignment, Decision, Matter
from farled.people.reads import Request, own_organisation
from farled.web.forms import now
from farled.web.rest import Rows, Sent, address, saved
from farled.web.rest.rows import MOST

EITHER = copy(forms.DecideForm.base_fields["body"])  # a group may have met instead
EITHER.required = False
SAID = [
    Rows(
        name,
        forms.row_fields(name, proposals=MOST, assignments=Assignment.objects.none()),
        forms.HandlingForm.NEEDED[name],
        format_lazy("{}. {}", title, text),
    )
    for name, (title, _legend, text) in forms.WORDS.items()
]


def opened(request: Request, pk: int) -> Matter:
    """A matter the actor may see; 404 for any other."""
    found: Matter = get_object_or_404(reads.matters(request.actor), pk=pk)
    return found


def _saved(one: Matter) -> dict[str, Any]:
    return saved(one, url=address("matters:matter", one.pk), api=address(MATTER, one.pk))


def entered(one: Decision) -> dict[str, Any]:
    """What an act on a decision leaves."""
    return saved(one, url=address("matters:matter", one.matter_id), api=address(DECISION, one.pk))


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
    one = opened(request, pk)
    initial = now(one, forms.ChangeForm)
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
    one, data = opened(request, pk), sent.through(forms.SecrecyForm)
    return _saved(acts.set_secrecy(matter=one, by=request.actor, at=request.now, **data))


@router.act(
    "/matters/{int:pk}/move/",
    summary=_("Flytta ett ärende till ett nytt läge"),
    description=_("Börjar bereda ärendet, tar upp det igen eller avslutar det."),
    form=forms.MoveForm,
)
def move(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take a matter to another state."""
    one = opened(request, pk)
    data = sent.through(lambda data: forms.MoveForm(one, data))
    return _saved(acts.move_matter(matter=one, by=request.actor, at=request.now, **data))


@router.add(
    "/matters/{int:pk}/decisions/",
    summary=_("För in hur ett ärende behandlades"),
    description=_(
        "Vad en nämnd, styrelse eller grupp beslutade i ärendet på sitt sammanträde, med yrkanden, propositioner, "
        "återremissens punkter, bordläggning och uppdrag som förklaras fullgjorda."
    ),
    form=forms.DecideForm,
    more={"body": EITHER},
    rows=SAID,
)
def decide(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Record how a matter was handled at a meeting."""
    one = opened(request, pk)
    data = sent.through(lambda data: forms.DecideForm(request.actor, data))
    return entered(acts.decide(matter=one, by=request.actor, at=request.now, **data))


@router.change(
    "/decisions/{int:pk}/",
    summary=_("Rätta hur ett beslut är infört"),
    description=_("Ändrar de fält du skickar och behåller de andra. Organ och dag står fast."),
    form=forms.CorrectForm,
    rows=SAID,
)
def correct(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Correct how a decision was written down. A kind of row that is not sent stays."""
    one: Decision = get_object_or_404(reads.whole(reads.decisions(request.actor)), pk=pk)
    data = sent.through(
        lambda data: forms.CorrectForm(request.actor, data, decision=one, initial=forms.decision_now(one))
    )
    return entered(acts.correct_decision(decision=one, by=request.actor, at=request.now, **data))
