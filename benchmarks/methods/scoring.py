"""Twenty million answers counted by body, question and year, against a bare histogram of the same columns.

The baseline is ``numpy.bincount`` over the joint key of the same packed columns, in one pass or in parts, whichever is
quicker: no bounds are looked at, and nothing is told but counts. The library looks at the bounds, and gives mean per
cent of every cell too. Ceiling: 1.5 times the baseline. Where duckdb is installed its GROUP BY over the same columns is
timed as well, in memory and in its own form; the library must need less processor time. Told without ceiling: deciding
what may be shown. Run: ``python -m benchmarks.methods.scoring [answers]``. Exits with 1 above a ceiling.
"""

import importlib.util
import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray

from farled.methods.scoring import DONT_KNOW, Group, Grouping, Instrument, Question, by_group, release, tally

CEILING = 1.5
BODIES, QUESTIONS, YEARS, POINTS = 300, 60, 8, 5
SLOTS = POINTS + 3
AREAS = Grouping("area", tuple(Group(f"area {number}") for number in range(6)))
INSTRUMENT = Instrument(
    "digital maturity",
    1,
    tuple(Question(f"q{n:02}", {"area": f"area {n % 6}"}, POINTS, turned=n % 10 == 9) for n in range(QUESTIONS)),
    (AREAS,),
)
Column = NDArray[np.integer]


def answers(size: int, seed: int = 1) -> dict[str, Column]:
    """Four packed columns; one answer in twelve is "don't know"."""
    pick = np.random.Generator(np.random.PCG64(seed))
    answer = pick.integers(1, POINTS + 1, size, dtype=np.int8)
    answer[pick.random(size) < 1 / 12] = DONT_KNOW
    return {
        "body": pick.integers(0, BODIES, size, dtype=np.uint16),
        "question": pick.integers(0, QUESTIONS, size, dtype=np.uint8),
        "year": pick.integers(0, YEARS, size, dtype=np.uint8),
        "answer": answer,
    }


def histogram(columns: dict[str, Column], at_once: int) -> NDArray[np.int64]:
    """The baseline."""
    cells = BODIES * QUESTIONS * YEARS * SLOTS
    counts = np.zeros(cells, dtype=np.int64)
    for start in range(0, len(columns["body"]), at_once):
        body, question, year, answer = (column[start : start + at_once] for column in columns.values())
        key = ((body.astype(np.int64) * QUESTIONS + question) * YEARS + year) * SLOTS + answer + 2
        counts += np.bincount(key, minlength=cells)
    return counts.reshape(BODIES, QUESTIONS, YEARS, SLOTS)


def scored(columns: dict[str, Column]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The library's: every distribution, and mean per cent of every cell."""
    counted = tally(INSTRUMENT, **columns, bodies=BODIES, years=YEARS)
    return counted.counts, counted.percent


def seconds(work: Callable[[], object], times: int = 3) -> tuple[float, float]:
    """Processor time of all threads, and time on the clock, of the quickest run."""
    best = (float("inf"), float("inf"))
    for _ in range(times):
        start, clock = process_time(), perf_counter()
        work()
        best = min(best, (process_time() - start, perf_counter() - clock))
    return best


def duckdb_group_by(columns: dict[str, Column], counts: NDArray[np.int64]) -> tuple[float, float] | None:
    """The time of DuckDB's GROUP BY with the same distributions and means, or None where it is not installed."""
    if importlib.util.find_spec("duckdb") is None:
        return None
    import duckdb

    connection = duckdb.connect()
    connection.execute("CREATE TABLE answers AS SELECT * FROM columns")
    query = """
        SELECT body, question, year, avg(answer) FILTER (answer > 0), count(*) FILTER (answer < 1),
            count(*) FILTER (answer = 1), count(*) FILTER (answer = 2), count(*) FILTER (answer = 3),
            count(*) FILTER (answer = 4), count(*) FILTER (answer = 5)
        FROM answers GROUP BY body, question, year
    """
    plain = "SELECT body, question, year, answer, count(*) AS n FROM answers GROUP BY ALL"
    rows = connection.execute(plain).fetchnumpy()
    places = rows["body"], rows["question"], rows["year"], rows["answer"].astype(int) + 2
    assert (counts[places] == rows["n"]).all(), "the two count differently"
    assert int(rows["n"].sum()) == int(counts.sum()), "the two count different answers"
    return min(seconds(partial(lambda each: connection.execute(each).fetchnumpy(), each)) for each in (query, plain))


def main(size: int) -> int:
    """Measure and print; 1 when a ceiling is broken."""
    columns = answers(size)
    counts, _ = scored(columns)
    assert (counts == histogram(columns, 1 << 20)).all(), "the two count differently"
    assert int(counts.sum()) == size, "answers are lost"
    bare = min(seconds(partial(histogram, columns, at_once)) for at_once in (1 << 19, 1 << 20, size))
    figure = seconds(lambda: scored(columns))
    missed = figure[0] > CEILING * bare[0]
    print(f"{size} answers by {BODIES} bodies, {QUESTIONS} questions and {YEARS} years, with distributions")
    print(f"bare bincount  {bare[0]:6.3f} s")
    print(
        f"scoring        {figure[0]:6.3f} s, {figure[0] / bare[0]:.2f} x that (ceiling {CEILING}){' MISSED' * missed}"
    )
    other = duckdb_group_by(columns, counts)
    if other is None:
        print("duckdb is not installed, so GROUP BY is not compared (pip install duckdb)")
    else:
        slower = figure[0] >= other[0]
        missed = missed or slower
        print(f"duckdb         {other[0]:6.3f} s, {other[1]:.3f} s on the clock{' MISSED' * slower}; scoring", end=" ")
        print(f"{figure[1]:.3f} s on the clock, {other[0] / figure[0]:.1f} x less processor time")
    units = {"all": range(BODIES)} | {f"body {code}": [code] for code in range(BODIES)}
    counted = tally(INSTRUMENT, **columns, bodies=BODIES, years=YEARS)
    shown = seconds(lambda: by_group(INSTRUMENT, "area", release(counted, units).percent), 1)
    print(f"release and areas of {len(units)} units {shown[0]:.3f} s")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000_000))
