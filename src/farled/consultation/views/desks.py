"""From where somebody answers: signed in, or with a personal link. The pages are the same; their addresses differ."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from farled.consultation.models import Recipient, Remark, Reply
from farled.consultation.reads import replies as reads
from farled.consultation.reads.guests import Guest
from farled.consultation.rules import replies as rules
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

    def url(self, name: str) -> str:
        """The address of one of the reply's pages."""
        if self.token:
            return reverse(f"consultation:guest_{name}", args=[self.token])
        return reverse(f"consultation:{name}", args=[self.recipient.pk if name in _OF_RECIPIENT else self.one.pk])

    def remark_url(self, name: str, remark: Remark) -> str:
        """The address of a page about one remark."""
        if self.token:
            return reverse(f"consultation:guest_{name}", args=[self.token, remark.number])
        return reverse(f"consultation:{name}", args=[remark.pk])


_OF_RECIPIENT = ("begin", "abstain")


def desk(request: Request, pk: int) -> Desk:
    """The desk of a reply the actor may read; 404 for any other, as if it were not there."""
    reply = get_object_or_404(reads.replies(request.actor), pk=pk)
    rules.check_can_read(request.actor, reply)
    return Desk(request, request.actor, reply.recipient, reply)


def desk_of_remark(request: Request, pk: int) -> tuple[Desk, Remark]:
    """The desk of the reply that a remark stands in."""
    remark = get_object_or_404(reads.remarks(request.actor), pk=pk)
    return desk(request, remark.reply_id), remark


def desk_of_recipient(request: Request, pk: int) -> Desk:
    """The desk of a recipient, whether anything is begun there or not."""
    one = get_object_or_404(reads.recipients(request.actor), pk=pk)
    return Desk(request, request.actor, one, reads.replies(request.actor).filter(recipient=one).first())
