"""Whoever holds a personal link: somebody without an account, who answers or approves for one recipient (S17)."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from farled.consultation.models import Link, Recipient
from farled.consultation.states import ConsultationState, LinkPurpose
from farled.people.reads import Actor


@dataclass(frozen=True)
class Guest(Actor):
    """The holder of a link as an actor: no role, and no reach past the one recipient."""

    link_id: int = field(default=0, kw_only=True)
    recipient_id: int = field(default=0, kw_only=True)
    purpose: LinkPurpose = field(default=LinkPurpose.ANSWER, kw_only=True)


def hashed(token: str) -> str:
    """What is kept of a link's secret; with so much randomness in it a plain hash cannot be undone."""
    return sha256(token.encode()).hexdigest()


def link_of(token: str) -> Link | None:
    """The link with that secret, whether it still holds or not."""
    rows = Link.objects.select_related(
        "recipient__consultation__proposal__document", "recipient__consultation__organisation", "recipient__body"
    )
    return rows.filter(token_hash=hashed(token)).first()


def holds(link: Link, *, on: date) -> bool:
    """Whether a link lets anybody in on a day: not revoked, not run out, and what it is for can be done.

    Answers are written while the consultation is out; how one was treated is read while the treatment is shown.
    """
    consultation = link.recipient.consultation
    reads = link.purpose == LinkPurpose.READ
    leads = consultation.dispositions_shown if reads else consultation.state == ConsultationState.OPEN
    return leads and link.revoked_at is None and on <= link.expires_on


def guest(link: Link) -> Guest:
    """The holder of a link, named as they have signed."""
    recipient = link.recipient
    organisation = recipient.consultation.organisation
    name = f"{link.name}, {recipient.name}" if link.name else recipient.name
    return Guest(
        organisation.pk, organisation.name, None, name, (), kind="guest",
        link_id=link.pk, recipient_id=recipient.pk, purpose=LinkPurpose(link.purpose),
    )  # fmt: skip


def links_of(recipient: Recipient, purpose: LinkPurpose) -> list[Link]:
    """The links of a recipient for one purpose that nobody has revoked, the latest first."""
    rows = Link.objects.filter(recipient=recipient, purpose=purpose, revoked_at=None)
    return list(rows.order_by("-made_at", "-pk"))
