"""What two people do at once: acts that stop each other are done again, and what one takes away the other is told."""

import logging
from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import OperationalError, connection

from farled.web.refused import Refused

T = TypeVar("T")

logger = logging.getLogger(__name__)

ATTEMPTS = 3
DEADLOCK = "40P01"  # PostgreSQL's code for it; SQLite lets one transaction write at a time


def patiently(act: Callable[[], T]) -> T:
    """Do an act, a transaction of its own, and do it again when the database stopped it for another one's sake.

    Nothing is left of what was stopped. Inside a larger transaction nothing can be done again. Raises Refused when what
    was there as the call began is there no more once the act holds what it changes.
    """
    try:
        return _again(act)
    except ObjectDoesNotExist as missing:
        logger.warning("Something was taken away while it was worked with", exc_info=True)
        raise Refused("web.removed_meanwhile") from missing


def _again(act: Callable[[], T]) -> T:
    attempts = 1 if connection.in_atomic_block else ATTEMPTS
    for _attempt in range(attempts - 1):
        try:
            return act()
        except OperationalError as problem:
            if getattr(problem.__cause__, "sqlstate", "") != DEADLOCK:
                raise
    return act()
