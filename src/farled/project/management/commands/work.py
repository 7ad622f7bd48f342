"""``farled manage work``: does jobs as they are asked for, and scheduled work when it is due."""

import logging
from threading import Event, Thread
from typing import Any

from django.db import close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Command as Jobs

from farled.agenda import schedule

MINUTE = 60
AT_MOST = 20  # seconds to end what is under way

logger = logging.getLogger(__name__)


class Clock(Thread):
    """Asks every minute what is due, in a database connection of its own, so that long jobs hold up no reminder."""

    def __init__(self) -> None:
        super().__init__(name="clock")
        self.stopping = Event()

    def run(self) -> None:
        """Ask now and then each minute, until told to stop. What goes wrong is logged and asked again."""
        while not self.stopping.is_set():
            now = timezone.now()
            close_old_connections()
            try:
                schedule.tick(now)
            except Exception:
                logger.exception("The clock stumbled")
            finally:
                connections.close_all()
            self.stopping.wait(MINUTE - now.second)


class Command(Jobs):
    """The job worker with a clock beside it. Several may run: each due time is taken by one of them."""

    help = "Do jobs as they are asked for, and scheduled work when it is due"

    def handle(self, **options: Any) -> None:
        """Work until a signal says stop; then both end what they have in hand."""
        clock = Clock()
        clock.daemon = True  # a worker that is killed takes its clock with it
        if not options["batch"]:
            clock.start()
        try:
            super().handle(**options)
        finally:
            clock.stopping.set()
            if clock.is_alive():
                clock.join(AT_MOST)
