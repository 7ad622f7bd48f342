"""The letters of a round: each with a link made for it. A task is told ids and asks anew."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from farled.agenda.post import Post
from farled.consultation import acts, reads
from farled.consultation.acts.letters import letter, link_until
from farled.consultation.models import Recipient
from farled.consultation.states import LinkPurpose
from farled.people.reads import system
from farled.web.refused import Refused


@task
def send_letters(pk: int) -> None:
    """Send those outside their letters: everybody with an address and no link that leads in."""
    _send(reads.without_letter(pk, at=timezone.now()))


@task
def send_letter(pk: int) -> None:
    """Send one recipient a letter anew."""
    _send(reads.outside([pk]))


@task
def send_reminders(pks: list[int], note: str) -> None:
    """Remind those outside, each with a new link: the secret of the one before is not kept here."""
    _send(reads.outside(pks), note=note, reminder=True)


def _send(recipients: Iterable[Recipient], *, note: str = "", reminder: bool = False) -> None:
    post = Post()
    try:
        for one in recipients:
            _send_one(one, post, note=note, reminder=reminder, at=timezone.now())
    finally:
        post.close()


def _send_one(one: Recipient, post: Post, *, note: str, reminder: bool, at: datetime) -> None:
    """The link is stored before the letter leaves; one whose letter did not leave leads nowhere."""
    by = system(one.consultation.organisation, _("Farleds utskick"))
    try:
        link, token = acts.make_link(
            recipient=one, purpose=LinkPurpose.ANSWER, address=one.address, expires_on=link_until(one), by=by, at=at
        )
    except Refused:
        return  # the round has been closed meanwhile: nobody is asked to answer it
    problem = post.send(letter(one, link, token, note=note, reminder=reminder))
    acts.note_letter(link=link, problem=problem, by=by, at=timezone.now())
