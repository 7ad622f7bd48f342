"""Personal links for those without an account: made, mailed and revoked (S17, S18)."""

import hashlib
import secrets
from datetime import date, datetime

from django.db import transaction

from farled.consultation import reads, rules
from farled.consultation.acts.letters import READABLE, link_until
from farled.consultation.acts.recipients import answered, end_links, locked_recipient
from farled.consultation.models import Link, Recipient
from farled.consultation.states import Errand, LinkPurpose
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
    errand: str = "",
) -> tuple[Link, str]:
    """Make a personal link to answer, or to approve, and give it with its secret, which is told this once.

    ``errand`` names the letter it is made for, if it goes by letter. Whoever runs the round makes them; whoever answers
    by a link makes one for the person who approves.
    Raises Refused, Invalid or Forbidden.
    """
    one = locked_recipient(recipient)
    if purpose is LinkPurpose.APPROVE:
        rules.check_can_answer(by, one)
    else:
        rules.check_can_manage(by, one.consultation.organisation_id)
    rules.check_links_take(one, purpose, expires_on=expires_on, today=local_day(at))
    token = secrets.token_urlsafe(SECRET_BYTES)
    link = Link(
        recipient=one,
        purpose=purpose,
        address=address.strip(),
        name=name.strip(),
        token_hash=hashed(token),
        made_at=at,
        expires_on=expires_on,
        errand=errand,
    )
    link.save(force_insert=True)
    trail.created(link, "consultation.link.made", by=by, at=at)
    return link, token


@transaction.atomic
def take_letter(
    *, recipient: Recipient, errand: Errand, by: Actor, at: datetime, name: str = ""
) -> tuple[Link, str] | None:
    """Take a letter in hand: the link it shall carry, with its secret; None when it need not be written any more.

    Of two workers with the same letter one gets it: what is still to be done is asked again behind the recipient's
    lock. A reminder is not sent to somebody who has answered meanwhile. Raises Refused for a round that is closed, and
    for how a reply was treated while that is not shown.
    """
    one = locked_recipient(recipient)
    name = name or latest_link(one)
    if not _to_write(one, errand, name, at=at):
        return None
    treated = errand is Errand.TREATED
    return make_link(
        recipient=one,
        purpose=LinkPurpose.READ if treated else LinkPurpose.ANSWER,
        address=one.address,
        expires_on=local_day(at) + READABLE if treated else link_until(one),
        errand=name,
        by=by,
        at=at,
    )


def _to_write(one: Recipient, errand: Errand, name: str, *, at: datetime) -> bool:
    """Whether a letter is still to be written, now that nobody else can write it."""
    if errand is Errand.FIRST:
        return reads.without_letter(one.consultation_id, at=at).filter(pk=one.pk).exists()
    if errand is Errand.TREATED:
        return reads.untold(one.consultation_id).filter(pk=one.pk).exists()
    waits = errand is Errand.AGAIN or not answered(one)
    return waits and not one.links.filter(errand=name).exists() and reads.outside([one.pk]).exists()


def latest_link(one: Recipient) -> str:
    """What a letter that follows on the links there are is called: asked for twice before it is written, it is one."""
    return f"after {one.links.order_by('-pk').values_list('pk', flat=True).first() or 0}"


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
    with trail.changing(row, "consultation.link.unmailed" if problem else "consultation.link.mailed", by=by, at=at):
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
    errand = latest_link(one)
    transaction.on_commit(lambda: send_letter.enqueue(one.pk, errand))
    return one
