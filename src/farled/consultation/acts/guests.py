"""What whoever holds a personal link does with the link itself: signs, and is noted to have used it."""

import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from farled.consultation.models import Link, Recipient
from farled.consultation.reads.guests import guest, hashed
from farled.consultation.rules import guests as rules
from farled.consultation.rules import replies as answering
from farled.consultation.states import LinkPurpose
from farled.people.reads import Actor
from farled.trail import acts as trail

OFTEN = timedelta(minutes=1)
BYTES = 32  # of chance in a link's secret


@transaction.atomic
def sign(*, link: Link, name: str, by: Actor, at: datetime) -> Link:
    """Say who holds the link (underteckna), as a name or a function; what they do is told under that name."""
    trail.hold(link.recipient.consultation.organisation_id)
    row = Link.objects.select_for_update(of=("self",)).select_related("recipient__consultation__organisation").get(
        pk=link.pk
    )  # fmt: skip
    rules.check_own_link(by, row)
    name = rules.checked_name(name)
    with trail.changing(row, "consultation.link.signed", by=guest(row), at=at, on_behalf_of=row.recipient.name):
        row.name = name
    return row


def note_use(*, link: Link, at: datetime) -> None:
    """Note when a link was used last, so that one nobody uses can be seen and revoked."""
    before = Q(used_at=None) | Q(used_at__lt=at - OFTEN)
    Link.objects.filter(before, pk=link.pk).update(used_at=at)


@transaction.atomic
def make_approver_link(*, recipient: Recipient, expires_on: date, by: Actor, at: datetime) -> tuple[Link, str]:
    """Make a link for whoever reads and approves the reply (länk till den som godkänner), and give its secret.

    The secret is told this once. An earlier link for that stops working.
    """
    trail.hold(recipient.consultation.organisation_id)
    answering.check_can_write(by, recipient)
    answering.check_takes_answers(recipient.consultation)
    earlier = Link.objects.filter(recipient=recipient, purpose=LinkPurpose.APPROVE, revoked_at=None)
    for row in earlier.select_for_update(of=("self",)).select_related("recipient__consultation"):
        with trail.changing(row, "consultation.link.revoked", by=by, at=at):
            row.revoked_at = at
    token = secrets.token_urlsafe(BYTES)
    link = Link(
        recipient=recipient, purpose=LinkPurpose.APPROVE, token_hash=hashed(token), made_at=at, expires_on=expires_on
    )
    link.save(force_insert=True)
    trail.created(link, "consultation.link.made", by=by, at=at, on_behalf_of=recipient.name)
    return link, token
