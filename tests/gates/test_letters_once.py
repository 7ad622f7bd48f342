"""Two workers come to the same letter at once: it is sent once, whichever of them gets it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError

from farled.consultation import tasks
from farled.consultation.acts import links
from farled.consultation.models import Link, Recipient
from farled.consultation.states import LinkPurpose
from tests.cast import NOW, World
from tests.factories.consultation import Outside, a_consultation, recipient_of
from tests.gates.parallel import at_once, meet, without_row_locks


@pytest.fixture
def asked(committed: World, monkeypatch: pytest.MonkeyPatch) -> Recipient:
    """Somebody outside whose first letter has gone astray, so that it is to be sent anew."""
    monkeypatch.setattr(tasks, "timezone", SimpleNamespace(now=lambda: NOW + timedelta(hours=1)))
    row = a_consultation(committed, outside=[Outside()])
    Link.objects.update(revoked_at=NOW)
    mail.outbox.clear()
    return recipient_of(row, Outside().name)


JOBS: dict[str, Callable[[Recipient], Callable[[], None]]] = {
    "first": lambda one: partial(tasks.send_letters.func, one.consultation_id),
    "again": lambda one: partial(tasks.send_letter.func, one.pk, "after 1"),
    "reminder": lambda one: partial(tasks.send_reminders.func, [one.pk], "Snart dags.", "reminder one"),
}


@pytest.mark.parametrize("job", JOBS)
def test_T6_of_two_workers_with_a_letter_one_sends_it(
    asked: Recipient, monkeypatch: pytest.MonkeyPatch, job: str
) -> None:
    meet(monkeypatch, tasks, "_send_one", before=True)  # both have looked up whom to write to
    work = JOBS[job](asked)
    answers = at_once(work, work)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert len(mail.outbox) == 1
    assert asked.links.filter(purpose=LinkPurpose.ANSWER, revoked_at=None).count() == 1
    work()
    assert len(mail.outbox) == 1, "nor is it sent when the job is done over again"


def test_T6_two_reminders_that_were_both_asked_for_are_both_sent(asked: Recipient) -> None:
    for name in ("reminder one", "reminder two"):
        tasks.send_reminders.func([asked.pk], "", name)
    assert len(mail.outbox) == 2


@pytest.mark.only_on("postgresql")  # SQLite lets one transaction write at a time
@pytest.mark.parametrize("job", JOBS)
def test_T5_T6_R22_without_the_lock_the_database_refuses_the_second_letter(
    asked: Recipient, monkeypatch: pytest.MonkeyPatch, job: str
) -> None:
    without_row_locks(monkeypatch)
    meet(monkeypatch, links, "_to_write")  # both have seen that it is still to be written
    work: Any = JOBS[job](asked)
    answers = at_once(work, work)
    assert [type(answer) for answer in answers if isinstance(answer, Exception)] == [IntegrityError]
    assert len(mail.outbox) == 1
