"""Processor time per request, in rounds: product, plain view and bare SQL take turns, so that noise hits all alike."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.baselines.sql import Run
from benchmarks.installation import Installation
from benchmarks.pages import Page, Visitor
from benchmarks.serving import Server, processor_time

WARM = 5  # requests before anything counts


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of processor time per request, one figure for each round."""

    product: list[float]
    plain: list[float]
    bare: list[float]

    def ratio(self, other: Sequence[float]) -> float | None:
        """How many times another's time the product takes: the median of the rounds' own ratios."""
        return median(a / b for a, b in zip(self.product, other, strict=True)) if other else None


@contextmanager
def driver(installation: Installation) -> Iterator[tuple[Run, Callable[[], None], Callable[[], float]]]:
    """The bare driver: how to run a statement, how to commit, and the processor time it and its backend have used."""
    connection: Any
    if installation.server:
        import psycopg

        connection = psycopg.connect(installation.url(installation.run, "benchmark_bare"))
        backend = connection.info.backend_pid

        def used() -> float:
            return time.process_time() + processor_time(backend)
    else:
        connection = sqlite3.connect(installation.data / f"{installation.run}.sqlite3", timeout=20)
        connection.execute("PRAGMA synchronous=NORMAL")
        used = time.process_time
    cursor = connection.cursor()

    def run(statement: str, values: Sequence[object]) -> list[Any]:
        cursor.execute(statement if installation.server else statement.replace("%s", "?"), values)
        return list(cursor.fetchall()) if cursor.description else []

    try:
        yield run, connection.commit, used
    finally:
        connection.close()


def measure(
    page: Page, product: Server, plain: Server, installation: Installation, known: dict[str, Any], *, rounds: int
) -> Times:
    """Do one page in rounds. The rows are shared out, so that nobody changes what somebody else has open."""
    rows = known["activities"]
    product.session = plain.session = known[page.by]
    by_product, by_plain = Visitor(product.request, known, rows[::2]), Visitor(plain.request, known, rows[1::2])
    times = Times([], [], [])
    with driver(installation) as (run, commit, used):

        def bare() -> None:
            assert page.bare is not None
            page.bare(run, known | {"activity": rows[1][0]})
            commit()

        turns: list[tuple[list[float], Callable[[], None], Callable[[], float]]] = [
            (times.product, lambda: by_product.do(page.product), product.processor_time)
        ]
        if ask := page.plain:
            turns.append((times.plain, lambda: by_plain.do(ask), plain.processor_time))
        if page.bare:
            turns.append((times.bare, bare, used))
        for _list, do, _clock in turns:
            for _ in range(WARM):
                do()
        for number in range(rounds):
            for found, do, clock in turns if number % 2 else turns[::-1]:
                begun = clock()
                for _ in range(page.per_round):
                    do()
                found.append((clock() - begun) / page.per_round * 1000)
    return times
