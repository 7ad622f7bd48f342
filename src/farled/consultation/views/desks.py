"""From where somebody answers: signed in, or with a personal link. The pages are the same; their addresses differ."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse

from farled.consultation.models import Material, Recipient, Remark, Reply
from farled.consultation.reads import replies as reads
from farled.consultation.reads import rounds
from farled.consultation.reads.guests import Guest
from farled.consultation.rules import replies as rules
from farled.consultation.views.asking import there, to_mine
from farled.people.reads import Actor, Request


@dataclass(frozen=True, slots=True)
class Desk:
    """Who answers for which recipient, and the addresses they work at. ``token`` is the secret of a link."""

    request: Any
    by: Actor
    recipient: Recipient
    reply: Reply | None
    token: str = ""

    @property
    def one(self) -> Reply:
        """The reply; 404 while nothing is begun."""
        if self.reply is None:
            raise Http404
        return self.reply

    @property
    def is_guest(self) -> bool:
        """Whether it is somebody without an account."""
        return isinstance(self.by, Guest)

    @property
    def is_own(self) -> bool:
        """Whether it is somebody who writes or approves there, and not a reader of what has been handed in."""
        return rules.can_write(self.by, self.recipient) or rules.can_approve(self.by, self.one)

    def url(self, name: str) -> str:
        """The address of one of the reply's pages."""
        if self.token:
            return reverse(f"consultation:guest_{name}", args=[self.token])
        return reverse(f"consultation:{name}", args=[self.recipient.pk if name in _OF_RECIPIENT else self.one.pk])

    @property
    def papers(self) -> list[tuple[Material, str]]:
        """The papers sent with the proposal, and where each that is a file is fetched."""
        rows = rounds.material_of(self.recipient.consultation)
        return [(each, self._paper_url(each) if each.file_id else "") for each in rows]

    def _paper_url(self, one: Material) -> str:
        if self.token:
            return reverse("consultation:guest_material", args=[self.token, one.position])
        return reverse("consultation:material", args=[one.pk])

    def remark_url(self, name: str, remark: Remark) -> str:
        """The address of a page about one remark."""
        if self.token:
            return reverse(f"consultation:guest_{name}", args=[self.token, remark.number])
        return reverse(f"consultation:{name}", args=[remark.pk])


_OF_RECIPIENT = ("begin", "abstain")


def desk(request: Request, pk: int) -> Desk:
    """The desk of a reply the actor may read; any other is not here, whether it is somebody's or was thrown away."""
    reply = there(reads.replies(request.actor), pk, "consultation.reply.away", to_mine())
    rules.check_can_read(request.actor, reply)
    return Desk(request, request.actor, reply.recipient, reply)


def desk_of_remark(request: Request, pk: int) -> tuple[Desk, Remark]:
    """The desk of the reply that a remark stands in."""
    remark = there(reads.remarks(request.actor), pk, "consultation.remark.away", to_mine())
    return desk(request, remark.reply_id), remark


def desk_of_recipient(request: Request, pk: int) -> Desk:
    """The desk of a recipient, whether anything is begun there or not."""
    one = there(reads.recipients(request.actor), pk, "consultation.recipient.away", to_mine())
    return Desk(request, request.actor, one, reads.replies(request.actor).filter(recipient=one).first())
