"""Work that takes longer than a page should: the row it makes carries its state and progress, and a task does the work.

A row class inherits ``Job`` and leaves ``FIELDS`` out of its history. An act saves the row and calls ``ask``; the task
does its work inside ``working``, which lets one worker only in and tells ``advance`` as it goes. The row's page shows
``progress`` with ``web/_job.html``, which asks again by itself where htmx is, and by a link where it is not.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.web import refused
from farled.web.refused import Refused

FIELDS = frozenset({"job_state", "job_done", "job_total", "job_beat_at", "job_refusal"})
SILENT = timedelta(minutes=15)  # a worker that has said nothing for this long is gone

Clock = Callable[[], datetime]


class JobState(models.TextChoices):
    """Where the work is."""

    WAITING = "waiting", _("väntar")
    RUNNING = "running", _("pågår")
    DONE = "done", _("klart")
    FAILED = "failed", _("avbrutet")


class Job(models.Model):
    """The columns of a row that a task makes ready. ``job_refusal`` is the code of what stopped it."""

    job_state = models.CharField(max_length=8, choices=JobState, default=JobState.WAITING)
    job_done = models.PositiveIntegerField(default=0)
    job_total = models.PositiveIntegerField(default=0)
    job_beat_at = models.DateTimeField()  # last sign of life, the asking included
    job_refusal = models.CharField(max_length=60, blank=True)

    class Meta:
        """Rooms inherit this."""

        abstract = True


J = TypeVar("J", bound=Job)


def ask(row: Job, task: Any, *, at: datetime) -> None:
    """Have the work done (again): ``task`` is enqueued with the row's id when the transaction has been committed."""
    row.job_state, row.job_done, row.job_total, row.job_beat_at, row.job_refusal = JobState.WAITING, 0, 0, at, ""
    row.save(update_fields=sorted(FIELDS))
    transaction.on_commit(lambda: task.enqueue(row.pk))


def advance(row: Job, done: int, total: int, *, at: datetime) -> None:
    """Tell how far the work has come. Outside the work's own transaction, so that the page can see it."""
    row.job_done, row.job_total, row.job_beat_at = done, total, at
    row.save(update_fields=["job_done", "job_total", "job_beat_at"])


@contextmanager
def working(model: type[J], pk: int, *, clock: Clock) -> Iterator[J | None]:
    """The row to work on, for one worker only; None when the work is done, already under way or no longer wanted.

    A refusal ends the work as failed, with the refusal's code on the row. So does any other fault, which goes on to
    the worker's log.
    """
    waiting = model._base_manager.filter(pk=pk, job_state=JobState.WAITING)
    if not waiting.update(job_state=JobState.RUNNING, job_beat_at=clock()):
        yield None
        return
    row = model._base_manager.get(pk=pk)
    try:
        yield row
    except Refused as refusal:
        _end(row, JobState.FAILED, at=clock(), code=refusal.code)
    except BaseException:
        _end(row, JobState.FAILED, at=clock(), code="web.job.broken")
        raise
    else:
        _end(row, JobState.DONE, at=clock())


def _end(row: Job, state: JobState, *, at: datetime, code: str = "") -> None:
    row.job_state, row.job_beat_at, row.job_refusal = state, at, code
    row.save(update_fields=["job_state", "job_beat_at", "job_refusal"])


def stop(row: Job, code: str, *, at: datetime) -> None:
    """Have the work end, for somebody who no longer wants it: the worker finds out where it asks ``check_goes_on``."""
    _end(row, JobState.FAILED, at=at, code=code)


def check_goes_on(row: Job) -> None:
    """The work is still wanted. Raises the refusal that ended it, so that ``working`` leaves it as it is."""
    state, code = type(row)._base_manager.values_list("job_state", "job_refusal").get(pk=row.pk)
    if state == JobState.FAILED:
        raise Refused(code)


def lost(row: Job, *, at: datetime) -> bool:
    """Whether the worker has been silent for so long that the work must be asked for again."""
    return row.job_state in {JobState.WAITING, JobState.RUNNING} and at - row.job_beat_at > SILENT


def can_be_asked_again(row: Job, *, at: datetime) -> bool:
    """Whether there is nobody left working on it, and it is not done."""
    return row.job_state == JobState.FAILED or lost(row, at=at)


@dataclass(frozen=True, slots=True)
class Progress:
    """What a page says of some work: ``url`` is asked how it goes; ``problem`` says what stopped it, if anything.

    ``waits``: it has not begun, since the worker has something else in hand.
    """

    text: str | Promise
    url: str
    done: int
    total: int
    finished: bool
    problem: str | Promise = ""
    waits: bool = False


def progress(row: Job, *, text: str | Promise, url: str, at: datetime) -> Progress:
    """How the work goes now. ``text`` says what is being done, such as "Läser planen"."""
    problem: str | Promise = ""
    if lost(row, at=at):
        problem = refused.SENTENCES["web.job.lost"]
    elif row.job_state == JobState.FAILED:
        problem = _what_stopped(row.job_refusal)
    return Progress(
        text,
        url,
        row.job_done,
        row.job_total,
        row.job_state == JobState.DONE,
        problem,
        row.job_state == JobState.WAITING,
    )


def _what_stopped(code: str) -> str | Promise:
    """The sentence of a refusal that ended some work; a general one when it takes facts: the row keeps none."""
    if code not in refused.SENTENCES:
        return refused.SENTENCES["web.job.broken"]
    try:
        return Refused(code).sentence
    except KeyError:
        return refused.SENTENCES["web.job.refused"]


def answer(request: HttpRequest, shown: Progress) -> HttpResponse | None:
    """The answer to the page asking by itself: the progress, or the whole page anew once there is something to see.

    None when a person asks; then the view answers with its page.
    """
    htmx = getattr(request, "htmx", None)
    if not htmx or htmx.target != "jobb":
        return None
    if shown.finished or shown.problem:
        response = HttpResponse(status=204)
        response["HX-Refresh"] = "true"
        return response
    return render(request, "web/_job.html", {"job": shown})
