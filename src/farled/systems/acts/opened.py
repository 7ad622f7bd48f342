"""A row opened to be changed: as it is now, held until the transaction ends."""

from collections.abc import Callable
from typing import TypeVar

from farled.people.reads import Actor
from farled.systems.acts.rows import stored
from farled.trail.reads import Governed
from farled.web.optimistic import check_version

Row = TypeVar("Row", bound=Governed)


def opened(row: Row, version: int, check: Callable[[Row], None], *, reader: Actor | None = None) -> Row:
    """The row as it stands, when ``check`` lets the actor change it and ``version`` is what they saw.

    Raises Stale, which tells a ``reader`` only what they may read.
    """
    now: Row = type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)
    check(now)
    told = now.trail_values() if reader is None else stored(now, reader)
    check_version(current=now.version, seen=version, stored=told)
    return now
