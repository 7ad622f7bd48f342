"""The digest: one letter a person and day with all that waits, when there is something new to say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext

from farled.agenda import greeting, reads
from farled.agenda.acts import Told
from farled.agenda.reads import Desk, Waiting
from farled.agenda.reminders import Ladder, ladder_of, step
from farled.agenda.states import Section
from farled.people import reads as people
from farled.people.reads import Organisation, User

Ladders = dict[int, Ladder]


@dataclass(frozen=True, slots=True)
class Part:
    """What waits for the person in one organisation."""

    organisation: Organisation
    desk: Desk

    def sections(self) -> Iterator[tuple[Section, Waiting]]:
        """Everything in it, and why it stands there."""
        yield from ((Section.OWN, each) for each in self.desk.own)
        yield from ((Section.COVERED, each) for one in self.desk.covered for each in one.waiting)
        yield from ((Section.ELSEWHERE, each) for each in self.desk.elsewhere)


@dataclass(frozen=True, slots=True)
class Digest:
    """What a letter would say; ``news`` when any of it is new, or has come a reminder further, since the last one."""

    user: User
    day: date
    parts: list[Part]
    items: list[Told]
    news: bool

    @property
    def subject(self) -> str:
        """The letter's subject: how much waits, and never what."""
        number = sum(len(part.desk.to_do) for part in self.parts)
        if number:
            return greeting.what_waits(number).rstrip(".")
        number = len(self.items)
        return ngettext("%(n)s sak är försenad hos andra", "%(n)s saker är försenade hos andra", number) % {"n": number}


def compose(user: User, day: date, ladders: Ladders) -> Digest:
    """What waits for a person on a day, in all organisations where they work, in the language that is active."""
    parts: list[Part] = []
    items: list[Told] = []
    for organisation in people.working_organisations(user, on=day):
        actor = people.acting(user, organisation, on=day)
        desk = reads.desk_in_the_open(actor, on=day)
        if organisation.pk not in ladders:
            ladders[organisation.pk] = ladder_of(organisation.pk, day)
        part = Part(organisation, desk)
        told: dict[str, Told] = {}
        for section, each in part.sections():
            reached = step(each.due, day, ladders[organisation.pk])
            told.setdefault(each.thing, Told(organisation.pk, section, each.thing, each.due, reached))
        if told:
            parts.append(part)
            items.extend(told.values())
    return Digest(user, day, parts, items, _has_news(user, items))


def _has_news(user: User, items: list[Told]) -> bool:
    """Whether something has not been told of, or has come further.

    A duty that has been moved is news. What follows from how the rows stand has no day of its own to be moved to.
    """
    if not items:
        return False
    before = reads.told_before(user, {item.thing for item in items})
    ever: dict[tuple[int, str], int] = {}
    for (organisation, thing, _due), reached in before.items():
        ever[organisation, thing] = max(reached, ever.get((organisation, thing), 0))
    for item in items:
        known = (
            before.get((item.organisation_id, item.thing, item.due))
            if item.thing.startswith("duty:")
            else ever.get((item.organisation_id, item.thing))
        )
        if known is None or item.step > known:
            return True
    return False


def letter(digest: Digest, *, message_id: str) -> EmailMultiAlternatives:
    """The letter as text and simple HTML, with links to the pages."""
    base = settings.BASE_URL.rstrip("/")
    context = {
        "digest": digest,
        "several": len(digest.parts) > 1,
        "base": base,
        "today": digest.day,
        "all_url": base + reverse("agenda:duties"),
    }
    message = EmailMultiAlternatives(
        subject=digest.subject,
        body=render_to_string("agenda/mail/digest.txt", context),
        to=[digest.user.email],
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(render_to_string("agenda/mail/digest.html", context), "text/html")
    return message


def domain() -> str:
    """The host that names the letters."""
    return urlsplit(settings.BASE_URL).hostname or "localhost"
