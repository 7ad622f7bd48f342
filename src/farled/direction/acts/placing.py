"""The order of a text: places with room between them, so that what is put in moves nothing else."""

from collections.abc import Sequence
from datetime import datetime

from farled.direction.models import Wording
from farled.methods.passages.changes import in_order
from farled.people.reads import Actor
from farled.trail import acts as trail

ROOM = 65_536  # between two passages when a text is laid out
_NEAR = 256  # how close to the one before it a passage is put in, so that many can follow


def place(order: Sequence[Wording], *, by: Actor, at: datetime, verb: str = "direction.wording.moved") -> None:
    """Give all wordings of a version places in this order. The new ones, not yet saved, only get theirs.

    As few as possible of the old ones move: those that stand in the order they had keep their places. Where there is no
    room left all are laid out anew, which nobody is told: to who reads the text they stand where they stood.
    """
    old = [row for row in order if row.pk]
    still = in_order([(row.pk, row.position) for row in old])
    places = _fitted([row.position if row.pk in still else None for row in order])
    if places is None:
        places = [(number + 1) * ROOM for number in range(len(order))]
    moved = [(row, to) for row, to in zip(order, places, strict=True) if row.pk and row.position != to]
    away = max([*places, *(row.position for row in old)], default=0)
    for step, (row, _to) in enumerate(moved, start=1):  # out of the way first: a place holds one passage at a time
        Wording.objects.filter(pk=row.pk).update(position=away + step)
    for row, to in moved:
        if row.pk in still:
            Wording.objects.filter(pk=row.pk).update(position=to)
            continue
        with trail.changing(row, verb, by=by, at=at):
            row.position = to
    for row, to in zip(order, places, strict=True):
        row.position = to


def _fitted(fixed: Sequence[int | None]) -> list[int] | None:
    """Places for those that have none between those that have; None when there is no room somewhere."""
    found: list[int] = []
    at = 0
    while at < len(fixed):
        place = fixed[at]
        if place is not None:
            found.append(place)
            at += 1
            continue
        until = next((later for later in range(at, len(fixed)) if fixed[later] is not None), len(fixed))
        low = found[-1] if found else 0
        end = fixed[until] if until < len(fixed) else None
        step = ROOM if end is None else min(_NEAR, (end - low) // (until - at + 1))
        if step < 1:
            return None
        found += [low + step * (number + 1) for number in range(until - at)]
        at = until
    return found
