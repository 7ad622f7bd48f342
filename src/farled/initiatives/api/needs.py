"""Ideas and needs over the API: what is told of them, giving them, and what those who consider them do."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.initiatives import acts, figures, forms, reads, rules
from farled.initiatives.api.room import router
from farled.initiatives.models import Need, NeedAnswer, ReuseCheck
from farled.initiatives.reads.similar import Sort
from farled.initiatives.states import NeedKind, NeedState, Origin, ReuseResult, TargetGroup, Track
from farled.people.reads import Request
from farled.web.forms import now
from farled.web.lists import swedish
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
from farled.web.rest.asking import text

NEED, INITIATIVE = "api:initiatives.need", "api:initiatives.initiative"
SYSTEM, COMPONENT, BODY = "api:systems.system", "api:systems.component", "api:people.body"


class NeedRow(Row):
    """An idea or need in the list."""

    title: str = said(Need, "title")
    kind: NeedKind = one_of(NeedKind, _("Slag"))
    state: NeedState = one_of(NeedState, _("Läge"))
    body: Reference = said(Need, "body")
    given_on: date = said(Need, "given_on")
    answered_on: date | None = said(Need, "answered_on")
    behind: int = told(_("Hur många som står bakom, med dem som stod bakom det som slagits ihop"))
    target_group: TargetGroup | None = one_of(TargetGroup, _("Målgrupp"))
    origin: Origin = one_of(Origin, _("Ursprung"))
    track: Track = one_of(Track, _("Spår"))


class NeedAnswerShape(Shape):
    """What those who gave it were told."""

    at: datetime = said(NeedAnswer, "at")
    state: NeedState = one_of(NeedState, _("Vad som blev av det då"))
    text: str = said(NeedAnswer, "text")
    by_name: str = said(NeedAnswer, "by_name")


class ReuseShape(Shape):
    """What was looked for before something new."""

    result: ReuseResult = one_of(ReuseResult, _("Resultat"))
    looked_at: Reference | None = told(_("Vad som låg närmast"))
    ground: str = said(ReuseCheck, "ground")
    on: date = said(ReuseCheck, "on")
    by_name: str = said(ReuseCheck, "by_name")


class NeedShape(NeedRow):
    """An idea or need with all it says and what became of it."""

    version: int = versioned()
    description: str = said(Need, "description")
    joined_into: Reference | None = said(Need, "joined_into")
    initiative: Reference | None = said(Need, "initiative")
    met_by: Reference | None = told(_("Systemet eller komponenten som löser det"))
    answers: list[NeedAnswerShape] = told(_("Svaren, det senaste först"))
    reuse_checks: list[ReuseShape] = told(_("Prövningar av återanvändning, den senaste först"))
    source: str = said(Need, "source")


class LikeRow(Shape):
    """Something that exists and looks like a text."""

    key: str = told(_("Vad det heter i fältet same när en idé lämnas"))
    sort: Sort = told(_("Vad det är"))
    title: str = told(_("Namn"))
    url: str = told(_("Dess sida"))
    words: list[str] = told(_("Orden som båda har"))


NEEDS = Listed(
    filters=forms.NeedFilter,
    orders={
        "given_on": ["given_on"],
        "title": [swedish("title")],
        "behind": ["behind"],
    },
    default="-given_on",
)


@router.read(
    "/needs/",
    summary=_("Idéer och behov"),
    description=_("Vad de som arbetar här har kommit på eller behöver. Vem som lämnat vad står inte här."),
    answer=pages(NeedRow),
    asks=NEEDS,
)
def needs(request: Request, asked: Asked) -> dict[str, Any]:
    """Every idea and need."""
    return NEEDS.page(request, asked, reads.need_rows(request.actor), _rows)


def _rows(rows: Iterable[Need]) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: Any) -> dict[str, Any]:
    names = ("title", "kind", "state", "given_on", "answered_on", "origin", "track")
    return {
        "id": row.pk,
        "url": address("initiatives:need", row.pk),
        "api": address(NEED, row.pk),
        **{name: getattr(row, name) for name in names},
        "body": reference(BODY, row.body_id, row.body.name),
        "behind": row.behind or 0,
        "target_group": row.target_group or None,
    }


@router.read(
    "/needs/{int:pk}/",
    summary=_("En idé eller ett behov"),
    description=_("Allt som står i en idé, och vad som har blivit av den."),
    answer=NeedShape,
)
def need(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One of them."""
    row = get_object_or_404(reads.need_rows(request.actor), pk=pk)
    joined, initiative = row.joined_into, row.initiative
    return _row(row) | {
        "version": row.version,
        "description": row.description,
        "joined_into": reference(NEED, joined.pk, joined.title) if joined else None,
        "initiative": reference(INITIATIVE, initiative.pk, initiative.title) if initiative else None,
        "met_by": _met_by(row.met_by_system, row.met_by_component),
        "answers": [
            {"at": each.at, "state": each.state, "text": each.text, "by_name": each.by_name}
            for each in reads.answers_to(row)
        ],
        "reuse_checks": [
            {
                "result": each.result,
                "looked_at": reference(INITIATIVE, each.other.pk, each.other.title)
                if each.other
                else _met_by(each.system, each.component),
                "ground": each.ground,
                "on": each.on,
                "by_name": each.by_name,
            }
            for each in reads.reuse_checks(row)
        ],
        "source": row.source,
    }


def _met_by(system: Any, component: Any) -> Any:
    if system is not None:
        return reference(SYSTEM, system.pk, system.name)
    return reference(COMPONENT, component.pk, component.name) if component is not None else None


SIMILAR = Listed(text("text", _("Texten att jämföra med")))


@router.read(
    "/similar/",
    summary=_("Det som liknar en text"),
    description=_("Idéer, initiativ, system och komponenter som liknar en text, mest lik först, med orden de delar."),
    answer=pages(LikeRow),
    asks=SIMILAR,
)
def similar(request: Request, asked: Asked) -> dict[str, Any]:
    """What exists already and looks like a text."""
    found = figures.like(asked.get("text", ""), reads.existing(request.actor))
    return SIMILAR.page(request, asked, found, lambda rows: [_like(each) for each in rows])


def _like(one: figures.Like) -> dict[str, Any]:
    what = one.what
    return {"key": what.key, "sort": what.sort, "title": what.title, "url": one.url, "words": list(one.words)}


# --- Giving -----------------------------------------------------------------------------------------------------------


def _saved(row: Need) -> dict[str, Any]:
    return saved(row, url=address("initiatives:need", row.pk), api=address(NEED, row.pk))


def _opened(request: Request, pk: int) -> Need:
    found: Need = get_object_or_404(reads.needs(request.actor), pk=pk)
    return found


@router.add(
    "/needs/",
    summary=_("Lämna en idé eller ett behov"),
    description=_(
        "Sparar idén som ny. Med same blir den i stället en röst till för det som redan finns, eller löst av det."
    ),
    form=forms.GiveForm,
)
def give(request: Request, sent: Sent) -> dict[str, Any]:
    """Give an idea or a need."""
    rules.check_can_give(request.actor, request.actor.organisation_id)
    data = sent.through(lambda data: forms.GiveForm(request.actor, data))
    words = forms.words_said(data)
    return _saved(acts.give(words=words, by=request.actor, at=request.now, **data))


@router.act(
    "/needs/{int:pk}/back/",
    summary=_("Ställ dig bakom en idé"),
    description=_("Du får svar när något händer med den. Två gånger är en gång."),
    form=forms.BackForm,
)
def back(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Stand behind what somebody else has given."""
    return _saved(
        acts.back(need=_opened(request, pk), by=request.actor, at=request.now, **sent.through(forms.BackForm))
    )


@router.act(
    "/needs/{int:pk}/hear/",
    summary=_("Säg att du har läst svaret"),
    description=_("Svaret väntar inte längre på dig."),
    form=forms.HearForm,
)
def hear(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say that one has read the answer."""
    sent.through(forms.HearForm)
    return _saved(acts.hear(need=_opened(request, pk), by=request.actor, at=request.now))


@router.change(
    "/needs/{int:pk}/",
    summary=_("Ändra en idé eller ett behov"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeNeedForm,
)
def change_need(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a need says."""
    one = _opened(request, pk)
    rules.check_can_change(request.actor, one, gave=reads.gave_first(request.actor, one))
    initial = now(one, forms.ChangeNeedForm)
    data = sent.through(lambda data: forms.ChangeNeedForm(request.actor, data, initial=initial))
    words = forms.words_said(data)
    return _saved(acts.change_need(need=one, words=words, by=request.actor, at=request.now, **data))


# --- Considering ------------------------------------------------------------------------------------------------------


def _considered(request: Request, pk: int) -> Need:
    one = _opened(request, pk)
    rules.check_can_consider(request.actor, one)
    return one


def _answered(
    request: Request, sent: Sent, one: Need, act: Callable[..., Any], make: Callable[..., django_forms.Form]
) -> dict[str, Any]:
    act(need=one, by=request.actor, at=request.now, **sent.through(make))
    one.refresh_from_db()
    return _saved(one)


@router.act(
    "/needs/{int:pk}/consider/",
    summary=_("Börja överväga en idé"),
    description=_("Eller överväg igen det som avböjts eller lösts. De som står bakom får texten."),
    form=forms.NeedAnswerForm,
)
def consider(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Begin to consider a need."""
    return _answered(request, sent, _considered(request, pk), acts.consider, forms.NeedAnswerForm)


@router.act(
    "/needs/{int:pk}/join/",
    summary=_("Slå ihop en idé med en annan"),
    description=_("Den går vidare i den andra, och alla som står bakom någon av dem står bakom båda."),
    form=forms.JoinForm,
)
def join(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Let a need become one with another."""
    one = _considered(request, pk)
    return _answered(request, sent, one, acts.join, lambda data: forms.JoinForm(request.actor, one, data))


@router.act(
    "/needs/{int:pk}/meet/",
    summary=_("Lös ett behov med det som finns"),
    description=_("Ett system eller en komponent. Svaret sparas också som prövad återanvändning."),
    form=forms.MeetForm,
)
def meet(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say what already meets a need."""
    one = _considered(request, pk)
    return _answered(request, sent, one, acts.meet, lambda data: forms.MeetForm(request.actor, data))


@router.act(
    "/needs/{int:pk}/decline/",
    summary=_("Avböj en idé"),
    description=_("Skälet är vad de som står bakom får läsa. Idén kan övervägas igen."),
    form=forms.NeedAnswerForm,
)
def decline(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say no to a need."""
    return _answered(request, sent, _considered(request, pk), acts.decline, forms.NeedAnswerForm)


@router.act(
    "/needs/{int:pk}/check-reuse/",
    summary=_("Pröva återanvändning"),
    description=_("Vad som låg närmast bland det som finns, om det kan användas, och varför."),
    form=forms.ReuseForm,
)
def check_reuse(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write down what was looked for before something new."""
    one = _considered(request, pk)
    return _answered(request, sent, one, acts.check_reuse, lambda data: forms.ReuseForm(request.actor, data))


@router.act(
    "/needs/{int:pk}/take-up/",
    summary=_("Ta upp ett behov i ett initiativ"),
    description=_("Återanvändning ska vara prövad innan."),
    form=forms.TakeUpForm,
)
def take_up(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Let a need become part of an initiative."""
    one = _considered(request, pk)
    return _answered(request, sent, one, acts.take_up, lambda data: forms.TakeUpForm(request.actor, data))
