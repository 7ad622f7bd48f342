"""A round of 3,000 remarks put together, and how good what is put together is.

The baseline is vectorising the same texts (``build``): counting and weighing their runs of letters. The grouping
compares the remarks about the same passage and under the same theme, joins them and tells why. Ceiling: 4 times.
Run: ``python -m benchmarks.methods.grouping [remarks]``. Exits with 1 above it.

Then the shares of right and found pairs, and of siblings among the five nearest, on two labelled sets, the part the
threshold was chosen on and the third that was held out; ``tests/methods/test_grouped_remarks.py`` lets none fall.
"""

import sys
from statistics import median
from time import process_time

from benchmarks.remarked import remarks_of
from farled.consultation.figures.alike import Compared, alike_among
from farled.methods.similarity import build
from tests.methods.grouped import THRESHOLD, nearest, own, precision_and_recall, real

RATIO, ROUNDS = 4.0, 7


def main(size: int) -> int:
    """Measure and print; 1 above the ceiling."""
    rows = compared(size)
    texts = {str(pk): text for pk, text, *_places in rows}
    plain, whole = [], []
    for turn in range(ROUNDS + 1):
        for spent, work in ((plain, vectorise), (whole, group))[:: 1 if turn % 2 else -1]:
            begun = process_time()
            work(rows, texts)
            spent.append(process_time() - begun)
    ratio = median(b / a for a, b in zip(plain[1:], whole[1:], strict=True))  # the first round warms up
    found = alike_among(rows, threshold=THRESHOLD)
    grouped = sum(len(each.remarks) for each in found)
    print(f"{size} remarks: {len(found)} groups of {grouped} remarks, the largest of {len(found[0].remarks)}")
    print(f"vectorised in {median(plain[1:]):.2f} s, vectorised and put together with why in {median(whole[1:]):.2f} s")
    print(f"{ratio:.2f} x vectorising, aim {RATIO:g}")
    _quality()
    return int(ratio > RATIO)


def compared(size: int) -> list[Compared]:
    """As many remarks on 400 passages, under twelve themes, one in five about the whole."""
    return [
        (each.number, each.text, each.text[:64], each.passage, None, each.theme) for each in remarks_of(size, 400, 12)
    ]


def vectorise(rows: list[Compared], texts: dict[str, str]) -> None:
    """The baseline."""
    build(texts)


def group(rows: list[Compared], texts: dict[str, str]) -> None:
    """What is measured: all that the job does between reading and storing."""
    alike_among(rows, threshold=THRESHOLD)


def _quality() -> None:
    print(f"At the threshold {THRESHOLD:g}:")
    for labelled, name in ((own, "our own remarks"), (real, "passages of real replies")):
        if not labelled().texts:
            print(f"{name}: the documents are not here")
            continue
        for held_out in (False, True):
            precision, recall = precision_and_recall(labelled, held_out=held_out, threshold=THRESHOLD)
            beside = nearest(labelled, held_out=held_out)
            part = "held out" if held_out else "tuned on"
            print(f"{name}, {part}: right {precision}, found {recall}, a sibling among the five nearest {beside}")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000))
