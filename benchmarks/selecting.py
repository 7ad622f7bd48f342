"""A selection of all that waits, worked out as the job worker does. Run with the product's settings.

``python -m benchmarks.selecting DESK SECONDS`` asks for a proposal, lets the job work it out with so many seconds for
each part, asks for another and has it stopped in the middle. It prints as JSON what each part took, how near the best
the proposal is proven to be, what today's way would lose, and how soon it stopped. The job tells how far it has come
before each part.
"""

import json
import sys
import time
from datetime import UTC, datetime
from threading import Thread
from typing import Any

from benchmarks.generator import STRATEGIST

STOPPED_AFTER = 4.0  # seconds into the second run


def main(pk: int, seconds: float) -> dict[str, Any]:
    """Work it out, and then have it stopped."""
    from farled.people.actor import acting
    from farled.people.reads import Organisation, User
    from farled.portfolio import acts, tasks
    from farled.portfolio.models import Desk, Run

    at = datetime.now(tz=UTC)
    by = acting(User.objects.get(email=STRATEGIST), Organisation.objects.get(), on=at.date())
    desk = Desk.objects.get(pk=pk)
    tasks.SECONDS = seconds
    kept, told = _watched(acts, Run)
    begun = time.process_time(), time.perf_counter()
    run = acts.run(desk=desk, by=by, at=at)
    tasks.work_out.func(run.pk)
    spent = time.process_time() - begun[0], time.perf_counter() - begun[1]
    run.refresh_from_db()
    assert run.job_state == "done", run.job_refusal
    assert [done for done, _total in told] == list(range(len(told))), told
    plan, filled = run.answer["proposal"]["plan"], run.answer["proposal"]["filled"]
    return {
        "candidates": desk.candidates.count(),
        "parts": kept,
        "processor": spent[0],
        "wall": spent[1],
        "gap": 100 * (plan["bound"] - plan["value"]) / plan["value"],
        "chosen": len(plan["starts"]),
        "loss": 100 * filled["loss"] / plan["value"],
        "breaks": len(filled["breaks"]),
        "stopped": _stopped(desk, by),
    }


def _watched(acts: Any, model: Any) -> tuple[dict[str, float], list[tuple[int, int]]]:
    """What each part takes, as it is kept, and how far the row says that it has come by then."""
    kept: dict[str, float] = {}
    told: list[tuple[int, int]] = []
    keep, last = acts.keep_part, [time.process_time()]

    def keep_part(**said: Any) -> None:
        now = time.process_time()
        kept[said["part"].value], last[0] = now - last[0], now
        told.append(model.objects.values_list("job_done", "job_total").get(pk=said["run"].pk))
        keep(**said)

    acts.keep_part = keep_part
    return kept, told


def _stopped(desk: Any, by: Any) -> float:
    """Seconds from when somebody has it stopped until the job has ended."""
    from django.db import connection

    from farled.portfolio import acts, tasks
    from farled.portfolio.models import Run

    run = acts.run(desk=desk, by=by, at=datetime.now(tz=UTC))
    asked: list[float] = []

    def stop() -> None:
        time.sleep(STOPPED_AFTER)
        acts.stop_run(desk=desk, by=by, at=datetime.now(tz=UTC))
        asked.append(time.perf_counter())
        connection.close()

    thread = Thread(target=stop)
    thread.start()
    tasks.work_out.func(run.pk)
    ended = time.perf_counter()
    thread.join()
    state, code = Run.objects.values_list("job_state", "job_refusal").get(pk=run.pk)
    assert (state, code) == ("failed", "portfolio.run.stopped"), (state, code)
    return ended - asked[0]


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(main(int(sys.argv[1]), float(sys.argv[2]))))
