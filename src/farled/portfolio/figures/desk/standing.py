"""What stands on a desk as its pages show it: gathered once for each change in the organisation's history.

To weigh a hundred and sixty cases anew takes longer than all else a page does, so the latest are kept in the process
under the end of the history they rest on, as thread/state.py keeps how the thread stands: what is kept is exact, every
worker knows at once what another has done, and it can be thrown away at any time.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from farled.portfolio.figures.desk import gathering
from farled.portfolio.figures.desk.problem import Bench, Scale, build
from farled.portfolio.figures.desk.stored import fingerprint, stored
from farled.portfolio.models import Desk
from farled.portfolio.reads import desk as reads
from farled.portfolio.reads.desk import OnDesk
from farled.trail.reads import end

KEPT = 16  # desks; one of two hundred applications is some 300 kB


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands there as plain values, the scale it is weighed in, and what tells it from any other."""

    bench: Bench
    scale: Scale
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which desk, with which rows on it, and the history it rests on."""

    desk_id: int
    rows: tuple[int, ...]
    history: str
    on: OnDesk = field(compare=False)


def standing(desk: Desk) -> tuple[OnDesk, Standing]:
    """The desk's own rows as they are now, and what they come to."""
    history = end(desk.organisation_id)  # read first: what is worked out while somebody commits is at most newer
    on = reads.on_desk(desk)
    return on, _worked_out(_Asked(desk.pk, tuple(each.pk for each in on.candidates), history, on))


def forget() -> None:
    """Throw away what is kept."""
    _worked_out.cache_clear()


@lru_cache(maxsize=KEPT)
def _worked_out(asked: _Asked) -> Standing:
    bench = gathering.bench_of(asked.on)
    built = build(bench)
    return Standing(bench, built.scale, fingerprint(stored(built, bench)))
