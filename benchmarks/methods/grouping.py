"""A round of 3,000 remarks put together, and how good what is put together is.

The baseline is vectorising the same texts (``build``): counting and weighing their runs of letters. The grouping
compares the remarks about the same passage and under the same theme, joins them and tells why. Ceiling: 4 times.
Run: ``python -m benchmarks.methods.grouping [remarks]``. Exits with 1 above it.

Then the shares of right and found pairs, and of siblings among the five nearest, on two labelled sets, the part the
threshold was chosen on and the third that was held out; ``tests/methods/test_grouped_remarks.py`` lets none fall.
"""

import sys
from collections import defaultdict
from statistics import median
from time import process_time

from benchmarks.remarked import remarks_of
from farled.methods.similarity import Group, build, common_words, groups
from tests.methods.grouped import THRESHOLD, nearest, own, precision_and_recall, real

RATIO, ROUNDS = 4.0, 7


def main(size: int) -> int:
    """Measure and print; 1 above the ceiling."""
    texts, blocks = remarks(size)
    plain: list[float] = []
    whole: list[float] = []
    for turn in range(ROUNDS + 1):
        for spent, work in ((plain, vectorise), (whole, group))[:: 1 if turn % 2 else -1]:
            begun = process_time()
            work(texts, blocks)
            spent.append(process_time() - begun)
    ratio = median(b / a for a, b in zip(plain[1:], whole[1:], strict=True))  # the first round warms up
    found = group(texts, blocks)
    held = sum(len(each.members) for each, _words in found)
    print(f"{size} remarks: {len(found)} groups of {held} remarks, the largest of {len(found[0][0].members)}")
    print(f"vectorised in {median(plain[1:]):.2f} s, vectorised and put together with why in {median(whole[1:]):.2f} s")
    print(f"{ratio:.2f} x vectorising, aim {RATIO:g}")
    _quality()
    return int(ratio > RATIO)


def remarks(size: int) -> tuple[dict[str, str], list[list[str]]]:
    """As many remarks on 400 passages, under twelve themes, one in five about the whole; and who is compared."""
    texts, blocks = {}, defaultdict(list)
    for each in remarks_of(size, 400, 12):
        name = str(each.number)
        texts[name] = each.text
        blocks["passage", each.passage].append(name)
        blocks["theme", each.theme].append(name)
    return texts, list(blocks.values())


def vectorise(texts: dict[str, str], _blocks: list[list[str]]) -> None:
    """The baseline."""
    build(texts)


def group(texts: dict[str, str], blocks: list[list[str]]) -> list[tuple[Group, tuple[str, ...]]]:
    """What is measured: all that the job does between reading and storing."""
    found = groups(build(texts), blocks, threshold=THRESHOLD)
    return [(each, common_words([texts[name] for name in each.members])) for each in found]


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
