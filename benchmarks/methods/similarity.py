"""A register of 10,000 texts: built once, then asked for the five most like one text.

The baseline of the question is the bare product in NumPy over the same vectors: every weight of every text times the
question's weight for that run, summed by text, and sorted. It gives the same numbers and no process, order or reasons.
Ceilings: a question 1 s of processor time and 1.5 times the bare product, the building 60 s.
Run: ``python -m benchmarks.methods.similarity [texts]``. Exits with 1 above them.
"""

import random
import sys
from collections.abc import Callable
from time import process_time

import numpy as np

from farled.methods.similarity import Index, build, why

SECONDS, RATIO, BUILDING = 1.0, 1.5, 60.0
HEADS = "bygg ärende skol vård miljö trafik vatten energi kultur fritids social närings lokal data tids kund"
MIDDLES = "lovs plats hanterings plan stöds bostads avgifts register beslut kontroll samverkans underhålls"
TAILS = "ansökan tjänst system underlag kartor blanketter prövning tillsyn uppföljning utredning verktyg"


def texts_of(size: int, seed: int = 1) -> dict[str, str]:
    """Texts of 80 words, most of them compounds as in Swedish, and some words of their own."""
    pick = random.Random(seed)

    def word() -> str:
        parts = [pick.choice(each.split()) for each in (HEADS, MIDDLES, TAILS)]
        kind = pick.random()
        if kind < 0.1:
            return "".join(pick.choices("abdefghijklmnoprstuvyåäö", k=7))
        return parts[2] if kind < 0.4 else parts[0] + parts[2] if kind < 0.7 else "".join(parts)

    return {f"text {n}": " ".join(word() for _ in range(80)) for n in range(size)}


def bare(index: Index) -> Callable[[str], np.ndarray]:
    """The baseline, with the vectors laid up text by text beforehand."""
    postings = index.postings
    numbers = np.repeat(np.arange(len(postings.idf)), np.diff(postings.starts))
    order = np.argsort(postings.rows, kind="stable")
    rows, numbers, weights = postings.rows[order], numbers[order], postings.weights[order]
    starts = np.searchsorted(rows, np.arange(postings.size))

    def product(text: str) -> np.ndarray:
        question = np.zeros(len(postings.idf))
        for gram, weight in postings.weigh(text).items():
            if gram in postings.numbers:
                question[postings.numbers[gram]] = weight
        scores = np.add.reduceat(weights * question[numbers], starts)
        return np.asarray(scores[np.argsort(-scores)[:5]])

    return product


def seconds(work: Callable[[str], object], asked: list[str]) -> float:
    """Processor time of one question, the mean of all asked."""
    start = process_time()
    for text in asked:
        work(text)
    return (process_time() - start) / len(asked)


def main(size: int) -> int:
    """Measure and print; 1 when a ceiling is broken."""
    texts = texts_of(size)
    asked = list(texts_of(20, seed=2).values())
    processes = {name: f"process {n % 60}" for n, name in enumerate(texts)}
    start = process_time()
    index = build(texts, processes)
    building = process_time() - start
    product = bare(index)
    for text in asked:
        assert np.allclose([match.letters for match in index.top(text)], product(text), atol=1e-5), "they differ"
    plain = min(seconds(product, asked) for _ in range(3))
    top = min(seconds(lambda text: index.top(text, process="process 7"), asked) for _ in range(3))
    told = seconds(lambda text: [why(index, text, match) for match in index.top(text, process="process 7")], asked)
    print(f"{size} texts of 80 words, {len(index.postings.idf)} runs, {len(index.postings.rows)} weights")
    print(f"built in {building:.1f} s; the five most like one: {top:.4f} s, with the reasons {told:.4f} s")
    print(f"{top / plain:.2f} x the bare product ({plain:.4f} s)")
    return int(top > SECONDS or top > RATIO * plain or building > BUILDING)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
