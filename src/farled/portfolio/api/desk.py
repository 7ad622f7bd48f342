"""Selections over the API: what stands in each, and what has been worked out."""

from datetime import date, datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request
from farled.portfolio.api.room import router
from farled.portfolio.figures.desk import gathering, page
from farled.portfolio.models import Candidate, Desk, DeskRule, Run
from farled.portfolio.reads import desk as reads
from farled.portfolio.states import DeskRuleKind, DeskState
from farled.web.jobs import JobState
from farled.web.lists import as_declared, swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
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

DESK, CANDIDATE, RULE = "api:portfolio.desk", "api:portfolio.candidate", "api:portfolio.desk_rule"
APPLICATION, PORTFOLIO = "api:portfolio.application", "api:portfolio.portfolio"
GROUP, BODY = "api:people.group", "api:people.body"


class DeskRow(Row):
    """A selection in the list."""

    title: str = said(Desk, "title")
    state: DeskState = one_of(DeskState, _("Läge"))
    first_year: int = said(Desk, "first_year")
    last_year: int = said(Desk, "last_year")
    group: Reference | None = said(Desk, "group")
    candidates_count: int = told(_("Antal ansökningar"))
    chosen_count: int = told(_("Antal valda ansökningar"))


class DeskCandidateShape(Row):
    """An application in a selection: what it asks, what it is worth, what was proposed and what was chosen."""

    version: int = versioned()
    desk: Reference = said(Candidate, "desk")
    application: Reference = said(Candidate, "application")
    latest_start: int = said(Candidate, "latest_start")
    use: dict[str, list[int]] = told(_("Resurser per år från starten"))
    asked: int = told(_("Allt den söker ur urvalets portföljer, i öre"))
    worth: int | None = told(_("Nytta i nuvärde i öre, räknat i urvalets första år; tom utan nytta i kronor"))
    points: int | None = told(_("Gruppens poäng, 0 till 100"))
    proposed_year: int | None = told(_("Året som förslaget låter den börja; tom när den inte är med"))
    reasons: list[str] = told(_("Varför den inte är med i förslaget, och vad som krävs"))
    chosen: bool | None = said(Candidate, "chosen")
    start_year: int | None = said(Candidate, "start_year")
    departs_because: str = said(Candidate, "departs_because")


class DeskRuleShape(Row):
    """A rule of a selection."""

    version: int = versioned()
    desk: Reference = said(DeskRule, "desk")
    kind: DeskRuleKind = one_of(DeskRuleKind, _("Regel"))
    says: str = told(_("Regeln i ord"))
    one: Reference | None = said(DeskRule, "one")
    other: Reference | None = said(DeskRule, "other")
    members: list[int] = told(_("Ansökningarnas id"))
    body: Reference | None = said(DeskRule, "body")
    resource: str = said(DeskRule, "resource")
    year: int | None = said(DeskRule, "year")
    lag: int = said(DeskRule, "lag")
    count: int | None = said(DeskRule, "count")
    amount: int | None = told(_("Minsta belopp i öre"))
    share: int | None = said(DeskRule, "share")
    why: str = said(DeskRule, "why")


class DeskFrameShape(Shape):
    """A frame of a selection."""

    portfolio: Reference = told(_("Portföljen"))
    year: int = told(_("Året"))
    free: int = told(_("Kvar att bevilja, i öre"))
    spent: int | None = told(_("Vad förslaget tar, i öre; tom utan förslag"))
    worth_of_more: str = told(_("Vad 100 000 kronor till skulle ge"))


class DeskPointShape(Shape):
    """A plan of benefit against balance."""

    number: int = told(_("Punktens nummer"))
    worth: int = told(_("Nytta i nuvärde, i öre"))
    distance: float = told(_("Avstånd till målet för balans, i procentenheter"))
    proved: bool = told(_("Om inget annat så nära målet är mer värt"))


class DeskShape(DeskRow):
    """A selection with all it says, and its latest answer."""

    version: int = versioned()
    outcome: str = said(Desk, "outcome")
    begun_on: date = said(Desk, "begun_on")
    proposed_on: date | None = said(Desk, "proposed_on")
    portfolios: list[Reference] = told(_("Portföljer vars ramar gäller"))
    answer: str = told(_("Svaret i en mening; tomt innan något är framräknat"))
    fresh: bool = told(_("Om svaret gäller urvalet som det står nu"))
    asked_at: datetime | None = told(_("När svaret begärdes"))
    job: JobState | None = one_of(JobState, _("Hur det går med den senaste beräkningen"))
    conflict: list[str] = told(_("Regler som inte kan hållas samtidigt"))
    today: str = told(_("Vad det skulle ge att rangordna och fylla på"))
    candidates: list[DeskCandidateShape] = told(_("Ansökningarna"))
    rules: list[DeskRuleShape] = told(_("Reglerna"))
    frames: list[DeskFrameShape] = told(_("Ramarna"))
    trade_off: list[DeskPointShape] = told(_("Nytta mot balans, högst tjugo punkter"))


DESKS = Listed(
    orders={
        "title": [swedish("title")],
        "state": [as_declared("state", DeskState), "first_year"],
        "first_year": ["first_year", "last_year"],
    },
    default="state",
)


@router.read(
    "/desks/",
    summary=_("Urval"),
    description=_("Urvalen, med läge, år och antal ansökningar."),
    answer=pages(DeskRow),
    asks=DESKS,
)
def desks(request: Request, asked: Asked) -> dict[str, Any]:
    """Every selection."""
    return DESKS.page(request, asked, reads.desks(request.actor), lambda rows: [_desk(each) for each in rows])


def _desk(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("portfolio:desk", row.pk),
        "api": address(DESK, row.pk),
        **{name: getattr(row, name) for name in ("title", "state", "first_year", "last_year")},
        "group": reference(GROUP, row.group.pk, row.group.name) if row.group else None,
        "candidates_count": row.candidates_count,
        "chosen_count": row.chosen_count,
    }


@router.read(
    "/desks/{int:pk}/",
    summary=_("Ett urval"),
    description=_("Urvalet med ansökningar, regler, ramar och det senaste svaret."),
    answer=DeskShape,
)
def desk(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One selection."""
    row: Any = get_object_or_404(reads.desks(request.actor), pk=pk)
    latest = reads.latest_run(row)
    found = page.page_of(row, request.actor, latest=latest)
    return {
        **_desk(row),
        **{name: getattr(row, name) for name in ("version", "outcome", "begun_on", "proposed_on")},
        "portfolios": [reference(PORTFOLIO, each.pk, each.name) for each in found.on.portfolios],
        "answer": found.words.answer(found.proposal) if found.proposal else "",
        "fresh": found.fresh,
        "asked_at": found.run.asked_at if found.run else None,
        "job": latest.job_state if latest else None,
        "conflict": found.words.conflict(found.proposal["conflict"]) if found.proposal.get("conflict") else [],
        "today": found.words.today(found.proposal) if found.plan else "",
        "candidates": [_candidate(found, each) for each in found.lines],
        "rules": [_rule(each, found.words.names) for each in found.on.rules],
        "frames": [
            {
                "portfolio": reference(PORTFOLIO, each["pk"], each["portfolio"]),
                "year": each["year"],
                "free": each["free"],
                "spent": each["spent"],
                "worth_of_more": each["value"],
            }
            for each in page.frames_of(found)
        ],
        "trade_off": [
            {"worth": each["ore"], **{name: each[name] for name in ("number", "distance", "proved")}}
            for each in page.trade_off_of(found)
        ],
    }


def _candidate(found: page.Page, line: page.Line) -> dict[str, Any]:
    row = line.candidate
    return {
        "id": row.pk,
        "url": address("portfolio:desk", row.desk_id),
        "api": address(CANDIDATE, row.pk),
        **{name: getattr(row, name) for name in ("version", "latest_start", "use", "chosen", "start_year")},
        "departs_because": row.departs_because,
        "desk": reference(DESK, found.desk.pk, found.desk.title),
        "application": reference(APPLICATION, row.application_id, line.title),
        "asked": line.weighed.sum,
        "worth": line.worth,
        "points": line.weighed.points,
        "proposed_year": (found.plan or {}).get("starts", {}).get(line.weighed.id),
        "reasons": list(line.reasons),
    }


@router.read(
    "/candidates/{int:pk}/",
    summary=_("En ansökan i ett urval"),
    description=_("Vad ansökan söker och är värd, vad förslaget säger och vad gruppen valde."),
    answer=DeskCandidateShape,
)
def candidate(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One candidate."""
    row: Candidate = get_object_or_404(reads.candidates(request.actor), pk=pk)
    found = page.page_of(row.desk, request.actor)
    return _candidate(found, next(each for each in found.lines if each.candidate.pk == pk))


def _rule(row: DeskRule, names: Any) -> dict[str, Any]:
    said_ = ("version", "kind", "members", "resource", "year", "lag", "count", "amount", "share", "why")
    return {
        "id": row.pk,
        "url": address("portfolio:desk", row.desk_id),
        "api": address(RULE, row.pk),
        **{name: getattr(row, name) for name in said_},
        "desk": reference(DESK, row.desk_id, row.desk.title),
        "says": page.rule_line(row, names),
        "one": reference(APPLICATION, row.one.pk, row.one.initiative.title) if row.one else None,
        "other": reference(APPLICATION, row.other.pk, row.other.initiative.title) if row.other else None,
        "body": reference(BODY, row.body.pk, row.body.name) if row.body else None,
    }


@router.read(
    "/desk-rules/{int:pk}/",
    summary=_("En regel i ett urval"),
    description=_("Vad regeln säger och varför den finns."),
    answer=DeskRuleShape,
)
def desk_rule(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One rule."""
    row: DeskRule = get_object_or_404(reads.desk_rules(request.actor), pk=pk)
    return _rule(row, gathering.names_of(reads.on_desk(row.desk)))


class DeskRunShape(Shape):
    """What was worked out for a selection, as it is kept."""

    id: int = told(_("Id"))
    asked_at: datetime = said(Run, "asked_at")
    asked_by_name: str = said(Run, "asked_by_name")
    job_state: JobState = one_of(JobState, _("Hur det gick"))
    fingerprint: str = said(Run, "fingerprint")
    problem: dict[str, Any] = told(_("Underlaget som det var, i tusental kronor, så att svaret går att pröva igen"))
    answer: dict[str, Any] = told(_("Svaret, del för del, i beräkningens egna enheter"))


@router.read(
    "/desks/{int:pk}/answer/",
    summary=_("Urvalets senaste svar"),
    description=_("Det senaste svaret med hela underlaget, så att det går att räkna om med ett annat verktyg."),
    answer=DeskRunShape,
)
def answer(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """The latest answer with its problem; 404 before there is one."""
    row = get_object_or_404(reads.desks(request.actor), pk=pk)
    latest = reads.answered_run(row)
    run: Run = get_object_or_404(reads.runs(request.actor), pk=latest.pk if latest else 0)
    return {name: run.pk if name == "id" else getattr(run, name) for name in DeskRunShape.model_fields}
