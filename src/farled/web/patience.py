"""Two acts that wait for each other: the database stops one of them, and it is done again, unseen by anybody."""

from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection

T = TypeVar("T")

ATTEMPTS = 3
DEADLOCK = "40P01"  # PostgreSQL's code for it; SQLite lets one transaction write at a time


def patiently(act: Callable[[], T]) -> T:
    """Do an act, a transaction of its own, and do it again when the database stopped it for another one's sake.

    Nothing is left of what was stopped. Inside a larger transaction nothing can be done again.
    """
    attempts = 1 if connection.in_atomic_block else ATTEMPTS
    for _attempt in range(attempts - 1):
        try:
            return act()
        except OperationalError as problem:
            if getattr(problem.__cause__, "sqlstate", "") != DEADLOCK:
                raise
    return act()
