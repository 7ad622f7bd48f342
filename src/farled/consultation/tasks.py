"""The letters of a round, and its remarks compared with each other. A task is told ids and asks anew."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from farled.agenda.post import Post
from farled.consultation import acts, figures, reads
from farled.consultation.acts.letters import letter
from farled.consultation.models import Comparison, Recipient
from farled.consultation.reads import comparisons
from farled.consultation.states import Errand
from farled.methods.periods import local_day
from farled.people.reads import system
from farled.web import jobs
from farled.web.refused import Refused

STEPS = 20  # how often the comparing tells how far it has come


@task
def send_letters(pk: int) -> None:
    """Send those outside their letters: everybody with an address and no link that leads in."""
    _send(reads.without_letter(pk, at=timezone.now()), Errand.FIRST)


@task
def send_letter(pk: int, name: str = "") -> None:
    """Send one recipient a letter anew, the one of that name. One asked for before letters had names is sent too."""
    _send(reads.outside([pk]), Errand.AGAIN, name=name)


@task
def send_reminders(pks: list[int], note: str, name: str = "") -> None:
    """Remind those outside, each with a new link: the secret of the one before is not kept here."""
    _send(reads.outside(pks), Errand.REMINDER, name=name, note=note)


@task
def compare(pk: int) -> None:
    """Find the remarks of a consultation that may say the same. What has come in meanwhile is compared afterwards."""
    with jobs.working(Comparison, pk, clock=timezone.now) as comparison:
        if comparison is None:
            return
        rows = comparisons.compared(comparison.consultation)
        found = figures.alike_among(rows, threshold=float(comparison.per_cent) / 100, watch=_telling(comparison))
        by = comparisons.asker(comparison, on=local_day(timezone.now()))
        acts.keep_comparison(
            comparison=comparison, found=found, remarks=len(rows), basis=comparisons.basis(rows), by=by,
            at=timezone.now(),
        )  # fmt: skip
    if comparison.made_at is not None:
        acts.compare_what_came(consultation=comparison.consultation, by=by, at=timezone.now())


@task
def tell_treated(pk: int) -> None:
    """Send those outside who have answered a link to how their remarks were treated, once each."""
    _send(reads.untold(pk), Errand.TREATED, name=Errand.TREATED.value)


def _telling(comparison: Comparison) -> Callable[[int, int], None]:
    """Tells how far the comparison has come, and finds out whether it is still wanted, about twenty times in all."""

    def tell(done: int, total: int) -> None:
        if done % max(1, total // STEPS) == 0 or done == total:
            jobs.check_goes_on(comparison)
            jobs.advance(comparison, done, total, at=timezone.now())

    return tell


def _send(recipients: Iterable[Recipient], errand: Errand, *, name: str = "", note: str = "") -> None:
    post = Post()
    try:
        for one in recipients:
            _send_one(one, post, errand, name=name, note=note, at=timezone.now())
    finally:
        post.close()


def _send_one(one: Recipient, post: Post, errand: Errand, *, name: str, note: str, at: datetime) -> None:
    """The link is stored before the letter leaves; one whose letter did not leave leads nowhere.

    A worker that stops in between leaves a link without word of its letter, which the recipient's page says, and no
    other worker sends that letter.
    """
    by = system(one.consultation.organisation, _("Farleds utskick"))
    try:
        taken = acts.take_letter(recipient=one, errand=errand, name=name, by=by, at=at)
    except Refused:
        return  # the round has been closed meanwhile: nobody is asked to answer it
    if taken is None:
        return  # another worker has it, or there is no need any more
    link, token = taken
    problem = post.send(letter(link.recipient, link, token, errand=errand, note=note))
    acts.note_letter(link=link, problem=problem, by=by, at=timezone.now())
