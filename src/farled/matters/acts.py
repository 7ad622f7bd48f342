"""Every change of matters: registering, preparing, deciding, correcting, closing, and reading what is secret."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from farled.matters import rules
from farled.matters.models import Decision, DiarySeries, Matter, Meeting
from farled.matters.states import MatterKind, MatterState, Outcome, ending
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Group, Organisation
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version
from farled.web.refused import Invalid
from farled.web.slots import check_obstacles


@transaction.atomic
def register_matter(
    *,
    organisation: Organisation,
    title: str,
    kind: MatterKind,
    opened_on: date,
    by: Actor,
    at: datetime,
    reference: str = "",
    handler: Body | None = None,
    summary: str = "",
    confidential: bool = False,
    secrecy_ground: str = "",
    source: str = "",
    why: str = "",
) -> Matter:
    """Register a matter (registrera ett ärende), under the diary number given or the next one of the year's series.

    Raises Invalid for a number in use, secrecy without ground, or a handler of another organisation.
    """
    rules.check_can_register(by, organisation.pk)
    rules.check_own(handler, organisation.pk, field="handler")
    rules.check_opened(opened_on, today=local(at))
    rules.check_secrecy(confidential=confidential, secrecy_ground=secrecy_ground.strip())
    series = _locked_series(organisation, opened_on.year)
    if reference.strip():
        reference = cleaned(reference, field="reference")
        if _taken(organisation, reference):
            raise Invalid("matters.reference_taken", field="reference", reference=reference)
    else:
        reference = _drawn(series)
    matter = Matter(
        organisation=organisation,
        reference=reference,
        title=cleaned(title, field="title"),
        kind=kind,
        opened_on=opened_on,
        handler=handler,
        summary=summary.strip(),
        confidential=confidential,
        secrecy_ground=secrecy_ground.strip() if confidential else "",
        source=source,
    )
    matter.save(force_insert=True)
    trail.created(matter, "matters.matter.registered", by=by, at=at, why=why)
    return matter


@transaction.atomic
def change_matter(
    *,
    matter: Matter,
    version: int,
    title: str,
    kind: MatterKind,
    handler: Body | None,
    summary: str,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Matter:
    """Change a matter's heading, kind, handler or summary. The diary number never changes. Raises Stale."""
    matter = _locked(matter)
    rules.check_can_handle(by, matter)
    rules.check_is_open(matter)
    check_version(current=matter.version, seen=version, stored=matter.trail_values())
    rules.check_own(handler, matter.organisation_id, field="handler")
    rules.check_kind(matter, kind)
    with trail.changing(matter, "matters.matter.changed", by=by, at=at, why=why):
        matter.title, matter.kind = cleaned(title, field="title"), kind
        matter.handler, matter.summary = handler, summary.strip()
    return matter


@transaction.atomic
def set_secrecy(
    *,
    matter: Matter,
    version: int,
    confidential: bool,
    secrecy_ground: str,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Matter:
    """Mark a matter as secret with its ground in law, or lift the secrecy (sekretessmarkera). Raises Stale."""
    matter = _locked(matter)
    rules.check_can_handle(by, matter)
    check_version(current=matter.version, seen=version, stored=matter.trail_values())
    rules.check_secrecy(confidential=confidential, secrecy_ground=secrecy_ground.strip())
    verb = "matters.matter.made_secret" if confidential else "matters.matter.opened_up"
    with trail.changing(matter, verb, by=by, at=at, why=why):
        matter.confidential = confidential
        matter.secrecy_ground = secrecy_ground.strip() if confidential else ""
    return matter


@transaction.atomic
def move_matter(*, matter: Matter, version: int, to: MatterState, by: Actor, at: datetime, why: str = "") -> Matter:
    """Start to prepare a matter, take it up again or close it. Raises Refused when its state forbids it, and Stale."""
    matter = _locked(matter)
    rules.check_can_handle(by, matter)
    check_version(current=matter.version, seen=version, stored=matter.trail_values())
    rules.check_move(matter, to)
    _move(matter, to, by=by, at=at, why=why)
    return matter


@transaction.atomic
def decide(
    *,
    matter: Matter,
    on: date,
    outcome: Outcome,
    by: Actor,
    at: datetime,
    body: Body | None = None,
    group: Group | None = None,
    paragraph: str = "",
    clauses: Iterable[str] = (),
    immediately_verified: bool = False,
    copies_to: str = "",
    source: str = "",
    why: str = "",
) -> Decision:
    """Record what an organ or a group decided in a matter at its meeting of a day (föra in ett beslut).

    An outcome that ends the matter makes it decided; a recommittal takes it back to preparation. Raises Refused for a
    closed matter, a meeting ahead, a § already used there, or a group that may not decide.
    """
    matter = _locked(matter)
    rules.check_can_decide(by, matter)
    rules.check_is_open(matter)
    rules.check_meeting(matter, body=body, group=group, on=on, outcome=outcome, today=local(at))
    meeting, new = Meeting.objects.get_or_create(organisation_id=matter.organisation_id, body=body, group=group, on=on)
    if new:
        trail.created(meeting, "matters.meeting.noted", by=by, at=at)
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    decision = Decision(
        matter=matter,
        meeting=meeting,
        paragraph=_paragraph(paragraph),
        outcome=outcome,
        clauses=_clauses(clauses),
        immediately_verified=immediately_verified,
        copies_to=copies_to.strip(),
        source=source,
    )
    rules.check_paragraph(decision)
    decision.save(force_insert=True)
    trail.created(decision, "matters.decision.recorded", by=by, at=at, why=why)
    _follow(matter, outcome, by=by, at=at)
    return decision


@transaction.atomic
def correct_decision(
    *,
    decision: Decision,
    version: int,
    outcome: Outcome,
    paragraph: str,
    clauses: Iterable[str],
    immediately_verified: bool,
    copies_to: str,
    why: str,
    by: Actor,
    at: datetime,
) -> Decision:
    """Correct how a decision was written down, with the reason. Organ and day stand as they were recorded.

    Asks the obstacles of ``matters.correct_decision`` (a document may rest on the outcome). Raises Stale.
    """
    matter = _locked(decision.matter)
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    decision.matter = matter
    rules.check_can_decide(by, matter)
    rules.check_reason(why)
    check_version(current=decision.version, seen=version, stored=decision.trail_values())
    check_obstacles("matters.correct_decision", decision, by=by, outcome=outcome)
    Meeting.objects.select_for_update(of=("self",)).get(pk=decision.meeting_id)
    changed = decision.outcome != outcome
    with trail.changing(decision, "matters.decision.corrected", by=by, at=at, why=why):
        decision.outcome, decision.paragraph, decision.clauses = outcome, _paragraph(paragraph), _clauses(clauses)
        decision.immediately_verified, decision.copies_to = immediately_verified, copies_to.strip()
        rules.check_paragraph(decision)
    if changed and matter.state != MatterState.CLOSED:
        ended = rules.is_settled(matter, MatterKind(matter.kind))
        _move(matter, MatterState.DECIDED if ended else MatterState.PREPARATION, by=by, at=at, why=why)
    return decision


@transaction.atomic
def note_reading(*, matter: Matter, by: Actor, at: datetime) -> None:
    """Tell history that somebody has opened a secret matter. The one thing a page that only shows may write."""
    trail.noted(matter, "matters.matter.read_secret", by=by, at=at)


def _locked(matter: Matter) -> Matter:
    return Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)


def _locked_series(organisation: Organisation, year: int) -> DiarySeries:
    """The year's series, held until the matter is stored: numbers given and drawn pass here one at a time."""
    DiarySeries.objects.get_or_create(organisation=organisation, year=year)
    return DiarySeries.objects.select_for_update().get(organisation=organisation, year=year)


def _taken(organisation: Organisation, reference: str) -> bool:
    return Matter.objects.filter(organisation=organisation, reference__iexact=reference).exists()


def _drawn(series: DiarySeries) -> str:
    """The next number of the series, past those somebody has given by hand: 2026/00017."""
    while True:
        series.last += 1
        reference = f"{series.year}/{series.last:05}"
        if not _taken(series.organisation, reference):
            series.save(update_fields=["last"])
            return reference


def _follow(matter: Matter, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Move the matter as what happened at the meeting says."""
    if outcome in ending(MatterKind(matter.kind)):
        _move(matter, MatterState.DECIDED, by=by, at=at)
    elif matter.state == MatterState.OPEN or outcome is Outcome.RECOMMITTED:
        _move(matter, MatterState.PREPARATION, by=by, at=at)


def _move(matter: Matter, to: MatterState, *, by: Actor, at: datetime, why: str = "") -> None:
    with trail.changing(matter, "matters.matter.moved", by=by, at=at, why=why):
        matter.state = to


def _paragraph(text: str) -> str:
    return " ".join(text.replace("§", " ").split())


def _clauses(clauses: Iterable[str]) -> list[str]:
    return [clause.strip() for clause in clauses if clause.strip()]
