"""A consultation that is out, with a text to point at, two boards that answer and an association with a link."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from farled.consultation import acts
from farled.consultation.models import Consultation, Link, Question, Recipient, Reply
from farled.consultation.reads.guests import Guest, guest, hashed
from farled.consultation.states import ConsultationState, LinkPurpose, RecipientKind
from farled.direction import acts as direction
from farled.direction.reads import Passage
from farled.direction.reads.text import mark_of
from farled.people import acts as people
from farled.people.reads import Body, Role
from tests.cast import LONG_AGO, NOW, World
from tests.factories.direction import a_draft

TEXT = """# Styrning

Varje nämnd ansvarar för sin del.

Planen följs upp varje år.
"""
LATER = NOW + timedelta(hours=2)


@dataclass
class Round:
    """A consultation with its recipients."""

    world: World
    consultation: Consultation
    school: Recipient
    care: Recipient
    association: Recipient
    questions: list[Question]

    @property
    def passage(self) -> Passage:
        """A passage of the text sent out."""
        return Passage.objects.filter(document=self.consultation.proposal.document).order_by("number")[1]

    def link(
        self, recipient: Recipient, purpose: LinkPurpose = LinkPurpose.ANSWER, *, name: str = ""
    ) -> tuple[Link, str]:
        """A personal link and its secret."""
        token = secrets.token_urlsafe(32)
        row = Link.objects.create(
            recipient=recipient, purpose=purpose, token_hash=hashed(token), made_at=NOW, name=name,
            expires_on=date(2027, 6, 1),
        )  # fmt: skip
        return row, token

    def guest(self, recipient: Recipient, *, name: str = "Ordföranden") -> Guest:
        """The holder of a new link."""
        return guest(self.link(recipient, name=name)[0])

    def begin(self, recipient: Recipient, by: str = "erik", **said: Any) -> Reply:
        """A draft of a recipient's, with what is said in it."""
        actor = self.world.actor(by)
        reply = acts.begin(recipient=recipient, by=actor, at=NOW)
        if said:
            reply = acts.save(reply=reply, version=reply.version, said=acts.Said(**said), by=actor, at=NOW)
        return reply


def a_round(world: World, title: str = "Plan för digitalisering") -> Round:
    """A consultation of ours, sent out."""
    document = a_draft(world, title=title)
    draft = document.versions.get()
    direction.write_text(draft=draft, version=mark_of([]), text=TEXT, by=world.hand, at=NOW)
    sent = direction.send_for_consultation(document=document, by=world.hand, at=NOW)
    consultation = Consultation.objects.create(
        organisation=world.ours, proposal=sent, title="Remiss av planen", introduction="Läs och svara.",
        sent_on=date(2026, 11, 1), due=date(2026, 12, 20), state=ConsultationState.OPEN,
    )  # fmt: skip
    questions = [
        Question.objects.create(consultation=consultation, number=number, text=text)
        for number, text in enumerate(("Är målen tydliga?", "Är planen genomförbar?"), 1)
    ]

    def asked(name: str, body: Body | None, kind: RecipientKind, **more: Any) -> Recipient:
        return Recipient.objects.create(consultation=consultation, name=name, body=body, kind=kind, **more)

    return Round(
        world,
        consultation,
        asked("Skolnämnden", world.school, RecipientKind.BOARD),
        asked("Äldrenämnden", world.care, RecipientKind.BOARD, prepared_by=world.school),
        asked("Föreningen", None, RecipientKind.ASSOCIATION, address="remiss@forening.example"),
        questions,
    )


def a_decider(world: World, body: Body, name: str = "siv") -> str:
    """Somebody who decides in a body, and so approves what others have written there."""
    user = people.add_user(
        organisation=world.ours, email=f"{name}@as.example", name=f"{name.capitalize()} Chef", by=world.hand, at=NOW,
        password="pw",
    )  # fmt: skip
    people.assign(
        user=user, organisation=world.ours, role=Role.DECIDER, body=body, valid_from=LONG_AGO, by=world.hand, at=NOW
    )
    world.users[name] = user
    return name


def fresh(reply: Reply) -> Reply:
    """The reply as it is stored."""
    return Reply.objects.select_related("recipient__consultation__proposal__document", "same_text_as").get(pk=reply.pk)


def at(token: str, name: str = "guest", *args: object) -> str:
    """The address of one of a link's pages."""
    return reverse(f"consultation:{name}", args=[token, *args])


def post(client: Client, address: str, **data: Any) -> Any:
    """What a form answers."""
    return client.post(address, data)


__all__ = ["LATER", "TEXT", "Round", "a_decider", "a_round", "at", "datetime", "fresh", "post"]
