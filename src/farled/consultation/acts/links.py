"""Personal links for those without an account: made, mailed and revoked (S17, S18)."""

import hashlib
import secrets
from datetime import date, datetime

from django.db import transaction

from farled.consultation import rules
from farled.consultation.acts.recipients import end_links, locked_recipient
from farled.consultation.models import Link, Recipient
from farled.consultation.states import LinkPurpose
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.trail import acts as trail

SECRET_BYTES = 32  # 256 bits from the system's own source


def hashed(token: str) -> str:
    """How a link's secret is kept. It is long and drawn by chance, so a fast hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_link(
    *,
    recipient: Recipient,
    purpose: LinkPurpose,
    address: str,
    expires_on: date,
    by: Actor,
    at: datetime,
    name: str = "",
) -> tuple[Link, str]:
    """Make a personal link to answer, or to approve, and give it with its secret, which is told this once.

    Whoever runs the round makes them; whoever answers by a link makes one for the person who approves.
    Raises Refused, Invalid or Forbidden.
    """
    one = locked_recipient(recipient)
    if purpose is LinkPurpose.APPROVE:
        rules.check_can_answer(by, one)
    else:
        rules.check_can_manage(by, one.consultation.organisation_id)
    rules.check_links_take(one, expires_on=expires_on, today=local_day(at))
    token = secrets.token_urlsafe(SECRET_BYTES)
    link = Link(
        recipient=one,
        purpose=purpose,
        address=address.strip(),
        name=name.strip(),
        token_hash=hashed(token),
        made_at=at,
        expires_on=expires_on,
    )
    link.save(force_insert=True)
    trail.created(link, "consultation.link.made", by=by, at=at)
    return link, token


@transaction.atomic
def revoke_link(*, link: Link, by: Actor, at: datetime, why: str = "") -> Link:
    """Let a link lead nowhere from now on (återkalla), and one to answer by with those that approve for its holder.

    What was written with it stays.
    """
    one = locked_recipient(link.recipient)
    if by.kind == rules.GUEST:
        rules.check_can_answer(by, one)
    else:
        rules.check_can_manage(by, one.consultation.organisation_id)
    end_links(one, one.links.filter(pk=link.pk), by=by, at=at, why=why.strip())
    return one.links.select_related("recipient__consultation").get(pk=link.pk)


@transaction.atomic
def note_letter(*, link: Link, problem: str, by: Actor, at: datetime) -> Link:
    """Say how it went with the letter that a link was made for. One that did not leave leads nowhere."""
    one = locked_recipient(link.recipient)
    row = Link.objects.select_for_update(of=("self",)).get(pk=link.pk)
    row.recipient = one
    with trail.changing(row, "consultation.link.mailed", by=by, at=at):
        if problem:
            row.problem, row.revoked_at = problem[:100], at
        else:
            row.sent_at = at
    return row


@transaction.atomic
def send_letters_again(*, recipient: Recipient, by: Actor, at: datetime) -> Recipient:
    """Have the letter with the link sent anew (skicka brevet igen), to the address that stands now."""
    from farled.consultation.tasks import send_letter

    one = locked_recipient(recipient)
    rules.check_can_manage(by, one.consultation.organisation_id)
    rules.check_takes_replies(one.consultation)
    rules.check_has_address(one)
    trail.noted(one, "consultation.recipient.mailed_again", by=by, at=at)
    transaction.on_commit(lambda: send_letter.enqueue(one.pk))
    return one
