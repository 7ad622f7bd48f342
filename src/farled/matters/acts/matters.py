"""Every change of a matter itself: registering, preparing, marking, closing, and reading what is secret."""

from datetime import date, datetime

from django.db import transaction

from farled.matters import rules
from farled.matters.acts import duties
from farled.matters.acts.diary import first_entry
from farled.matters.models import DiarySeries, Matter
from farled.matters.states import MatterKind, MatterState
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Organisation
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version
from farled.web.refused import Invalid


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
    sender: str = "",
    source: str = "",
    why: str = "",
) -> Matter:
    """Register a matter (registrera ett ärende), under the diary number given or the next one of the year's series.

    What it began with is the first entry of its diary: received from the ``sender``, or made here when there is none.
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
    first_entry(matter, sender=sender, by=by, at=at)
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
    matter = locked(matter)
    rules.check_can_handle(by, matter)
    rules.check_is_open(matter)
    check_version(current=matter.version, seen=version, stored=matter.trail_values())
    rules.check_own(handler, matter.organisation_id, field="handler")
    rules.check_kind(matter, kind)
    handed_over = matter.handler_id != (handler.pk if handler else None)
    with trail.changing(matter, "matters.matter.changed", by=by, at=at, why=why):
        matter.title, matter.kind = cleaned(title, field="title"), kind
        matter.handler, matter.summary = handler, summary.strip()
    if handed_over and (statement := duties.worked_on(matter)):
        duties.let_go(statement, by=by, at=at)
        duties.place(statement, by=by, at=at)
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
    matter = locked(matter)
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
    matter = locked(matter)
    rules.check_can_handle(by, matter)
    check_version(current=matter.version, seen=version, stored=matter.trail_values())
    rules.check_move(matter, to)
    moved(matter, to, by=by, at=at, why=why)
    if to is MatterState.CLOSED and (statement := duties.worked_on(matter)):
        duties.let_go(statement, by=by, at=at)
    return matter


def note_reading(*, matter: Matter | None, by: Actor, at: datetime) -> None:
    """Tell history that somebody has opened a matter, or something in one, when it is secret; of others nothing.

    The one thing a page that only shows may write. Of what is open to all nothing begins: no reader waits for a writer.
    """
    if matter is not None and matter.confidential:
        with transaction.atomic():
            trail.noted(matter, "matters.matter.read_secret", by=by, at=at)


def locked(matter: Matter) -> Matter:
    """The matter as it is stored, held until the transaction ends."""
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


def moved(matter: Matter, to: MatterState, *, by: Actor, at: datetime, why: str = "") -> None:
    """Take a locked matter to a state that the rules allow."""
    with trail.changing(matter, "matters.matter.moved", by=by, at=at, why=why):
        matter.state = to
