"""Who is asked to answer, and what they have noticed (E9, S13, S18, S19)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from farled.agenda import acts as agenda
from farled.consultation import rules
from farled.consultation.acts.consultations import held, locked
from farled.consultation.acts.letters import link_until
from farled.consultation.models import Consultation, Link, Recipient
from farled.consultation.states import OF_BODY, ConsultationState, LinkPurpose, RecipientKind
from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Role
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.slots import check_obstacles

ANSWER, LONGER = "consultation.answer", "consultation.longer"
DUTIES = (ANSWER, LONGER)


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody to ask: one of the organisation's bodies, or an outside organisation by its name and kind.

    ``prepared_by`` is by default the body's own administration.
    """

    body: Body | None = None
    name: str = ""
    kind: RecipientKind | None = None
    address: str = ""
    prepared_by: Body | None = None
    answers_through: Recipient | None = None
    source: str = ""


@transaction.atomic
def add_recipients(
    *, consultation: Consultation, recipients: Sequence[Asked], by: Actor, at: datetime
) -> list[Recipient]:
    """Name who is asked to answer (lägg till remissinstanser). After the sending out they are asked at once."""
    row = held(consultation, by)
    if row.state != ConsultationState.PREPARING:
        rules.check_takes_replies(row)
    made = [_added(row, each, invited=True, by=by, at=at) for each in recipients]
    if row.state == ConsultationState.OPEN:
        ask(made, by=by, at=at)
        write_to_outside(row)
    return made


@transaction.atomic
def add_uninvited(
    *,
    consultation: Consultation,
    by: Actor,
    at: datetime,
    body: Body | None = None,
    name: str = "",
    kind: RecipientKind | None = None,
    address: str = "",
    source: str = "",
) -> Recipient:
    """Note that somebody answers without having been asked (inkommet utan remiss, S19)."""
    row = held(consultation, by)
    if row.state != ConsultationState.CLOSED:
        rules.check_takes_replies(row)
    return _added(row, Asked(body, name, kind, address, source=source), invited=False, by=by, at=at)


def _added(row: Consultation, asked: Asked, *, invited: bool, by: Actor, at: datetime) -> Recipient:
    body = asked.body
    name = body.name if body is not None else cleaned(asked.name, field="name")
    kind = asked.kind or (OF_BODY.get(body.kind) if body is not None else None) or ""
    taken = {each.casefold() for each in row.recipients.values_list("name", flat=True)}
    rules.check_recipient(row, name=name, body=body, kind=kind, taken=taken)
    one = Recipient(
        consultation=row,
        body=body,
        prepared_by=asked.prepared_by or (body.administration if body is not None else None),
        name=name,
        kind=kind,
        address=asked.address.strip(),
        invited=invited,
        answers_through=asked.answers_through,
        source=asked.source.strip(),
    )
    one.save(force_insert=True)
    trail.created(one, "consultation.recipient.added" if invited else "consultation.recipient.uninvited", by=by, at=at)
    return one


@transaction.atomic
def change_recipient(
    *,
    recipient: Recipient,
    version: int,
    by: Actor,
    at: datetime,
    prepared_by: Body | None = None,
    answers_through: Recipient | None = None,
    address: str = "",
    why: str = "",
) -> Recipient:
    """Change who prepares a recipient's answer, through whom it answers and where letters go. Raises Stale.

    A link sent to an address that was wrong leads nowhere any more: whoever got it was not the recipient.
    """
    row = held(recipient.consultation, by)
    one = locked_recipient(recipient)
    check_version(current=one.version, seen=version, stored=one.trail_values())
    if answers_through is not None:
        answers_through.refresh_from_db(fields=["answers_through"])
    rules.check_collects(one, answers_through, collects=one.collects.exists())
    before = one.address
    with trail.changing(one, "consultation.recipient.changed", by=by, at=at, why=why.strip()):
        one.prepared_by, one.answers_through, one.address = prepared_by, answers_through, address.strip()
    if before and before != one.address:
        end_links(one, one.links.filter(address=before), by=by, at=at, why=why.strip())
    if row.state == ConsultationState.OPEN and one.invited and one.body_id is not None and not answered(one):
        withdraw(one, by=by, at=at)
        ask([one], by=by, at=at)
    return one


@transaction.atomic
def remove_recipient(*, recipient: Recipient, version: int, by: Actor, at: datetime, why: str = "") -> Consultation:
    """Take a recipient off the list before anything has been sent, or one that answered unasked and has no reply.

    Asks the obstacles of ``consultation.remove_recipient``.
    """
    row = held(recipient.consultation, by)
    one = locked_recipient(recipient)
    check_version(current=one.version, seen=version, stored=one.trail_values())
    rules.check_can_be_removed(one, begun=begun(one), collects=one.collects.exists(), linked=one.links.exists())
    check_obstacles("consultation.remove_recipient", one)
    withdraw(one, by=by, at=at, why=why.strip())
    trail.removed(one, "consultation.recipient.removed", by=by, at=at, why=why.strip())
    one.delete()
    return row


@transaction.atomic
def note_opened(*, recipient: Recipient, by: Actor, at: datetime) -> Recipient:
    """Note that a recipient has seen what it is asked (öppnad), the first time somebody there says so."""
    one = locked_recipient(recipient)
    rules.check_can_answer(by, one)
    rules.check_takes_replies(one.consultation)
    if one.opened_at is None:
        with trail.changing(one, "consultation.recipient.opened", by=by, at=at):
            one.opened_at = at
    return one


# --- What the room's other acts build on ------------------------------------------------------------------------------


def locked_recipient(recipient: Recipient) -> Recipient:
    """The recipient locked, with its consultation locked before it."""
    row = locked(recipient.consultation)
    one = Recipient.objects.select_related("body", "prepared_by").select_for_update(of=("self",)).get(pk=recipient.pk)
    one.consultation = row
    return one


def answered(one: Recipient) -> bool:
    """Whether its reply has come in."""
    return Recipient.objects.answered().filter(pk=one.pk).exists()


def begun(one: Recipient) -> bool:
    """Whether anybody has begun to answer."""
    return Recipient.objects.filter(pk=one.pk, reply__isnull=False).exists()


def last_day(one: Recipient) -> date:
    """Until when it answers."""
    return one.extended_to or one.consultation.due


def ask(recipients: Sequence[Recipient], *, by: Actor, at: datetime, note: str = "") -> None:
    """Give recipients within the organisation their duties, or bring those that wait up to date."""
    if not recipients:
        return
    parents = parents_in(recipients[0])
    duties = [
        agenda.NewDuty(one.pk, trailed(one), body, last_day(one), note[:300])
        for one in recipients
        for body in desks(one, parents)
    ]
    agenda.place_duties(kind=ANSWER, role=Role.BODY_EDITOR, duties=duties, by=by, at=at)


def write_to_outside(row: Consultation) -> None:
    """Have letters sent to those outside who have none, when the transaction has been committed."""
    from farled.consultation.tasks import send_letters

    transaction.on_commit(lambda: send_letters.enqueue(row.pk))


def tell_outside(row: Consultation) -> None:
    """Have those outside told how their replies were treated, when the round is finished and shows it."""
    from farled.consultation.tasks import tell_treated

    if row.state == ConsultationState.FINISHED and row.dispositions_shown:
        transaction.on_commit(lambda: tell_treated.enqueue(row.pk))


def trailed(one: Recipient) -> str:
    """A recipient as a duty names what it is about."""
    return f"{one.consultation.title}, {one.name}"[:200]


def parents_in(one: Recipient) -> dict[int, int | None]:
    """What each body of a recipient's organisation lies under."""
    rows = Body.objects.filter(organisation=one.consultation.organisation_id)
    return dict(rows.values_list("pk", "parent_id"))


def desks(one: Recipient, parents: Mapping[int, int | None]) -> list[Body]:
    """Where the duty stands: in the body, or in the administration alone when it lies under the body.

    ``parents`` are those of all bodies, so that nothing is asked for one recipient at a time.
    """
    if one.body is None:
        return []
    if one.prepared_by is None or one.prepared_by == one.body:
        return [one.body]
    above = parents.get(one.prepared_by.pk)
    while above is not None and above != one.body.pk:
        above = parents.get(above)
    return [one.prepared_by] if above is not None else [one.body, one.prepared_by]


def withdraw(one: Recipient, *, by: Actor, at: datetime, why: str = "") -> None:
    """Take away what waits for a recipient, and the question of more time."""
    for kind in DUTIES:
        agenda.withdraw_duty(kind=kind, subject_id=one.pk, by=by, at=at, why=why)


def end_links(one: Recipient, links: QuerySet[Link], *, by: Actor, at: datetime, why: str = "") -> None:
    """Let some of a recipient's links lead nowhere, and with one to answer by those its holder made to approve."""
    ended = list(links.select_for_update(of=("self",)).filter(revoked_at=None))
    if any(link.purpose == LinkPurpose.ANSWER for link in ended):
        made = one.links.select_for_update(of=("self",)).filter(revoked_at=None, purpose=LinkPurpose.APPROVE)
        ended += made.exclude(pk__in=[link.pk for link in ended])
    for link in ended:
        link.recipient = one
        with trail.changing(link, "consultation.link.revoked", by=by, at=at, why=why):
            link.revoked_at = at


def prolong_links(one: Recipient, *, by: Actor, at: datetime) -> None:
    """Let a recipient's links last as long as its time; one that has run out stays so, and takes a new letter."""
    live = one.links.select_for_update(of=("self",)).filter(revoked_at=None, expires_on__gte=local_day(at))
    for link in live.filter(expires_on__lt=link_until(one)):
        link.recipient = one
        with trail.changing(link, "consultation.link.prolonged", by=by, at=at):
            link.expires_on = link_until(one)
