"""Facts that carry their own label: "Ansvarig: Region Norr", on a line of their own, within one, or above its value."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from farled.imports.reading.document import Line
from farled.imports.reading.headers import SURE, guess
from farled.imports.reading.values import Field
from farled.imports.reading.wording import fold, without_bullet

LABELS = {
    Field.TITLE,
    Field.DESCRIPTION,
    Field.PERIOD,
    Field.START,
    Field.END,
    Field.RESPONSIBLE,
    Field.CONTRIBUTING,
    Field.STATUS,
    Field.OUTCOME,
    Field.EFFECT,
    Field.BUDGET,
    Field.PRIORITY,
    Field.INDICATOR,
}
FACTS = LABELS - {Field.TITLE, Field.DESCRIPTION}
_LIKELY = 0.8
_LABEL = re.compile(r"^(?:\*\*)?(?P<label>[^\W\d_][^:]{1,40}?)(?:\*\*)?:(?:\*\*)?\s*(?P<text>.*)$")
_WITHIN = re.compile(r"(?:^|(?<=[.;,(|–])\s+|(?<=\())(?P<label>[A-ZÅÄÖ][^\W\d_]*(?: [^\W\d_]+){0,2}):\s")
_LONGEST = 40  # characters of a label that stands alone


def label_of(text: str) -> tuple[Field | None, str]:
    """The field that a line's label names, and what stands after its colon."""
    match = _LABEL.match(without_bullet(text))
    if not match:
        return None, ""
    field, confidence = guess(match["label"])
    return (field, match["text"].strip()) if field in LABELS and confidence >= _LIKELY else (None, "")


def facts_within(text: str) -> tuple[str, dict[Field, str]]:
    """A sentence with its facts behind it: "Inför e-arkiv. Ansvarig: Kommunstyrelsen. Klart: 2026".

    Gives the text before the first label, and the text after each.
    """
    found: list[tuple[int, int, Field]] = []
    for match in _WITHIN.finditer(text):
        field, confidence = guess(match["label"])
        if field in FACTS and confidence >= _LIKELY and field not in {one[2] for one in found}:
            found.append((match.start(), match.end(), field))
    if not found:
        return text, {}
    ends = [*(start for start, _, _ in found[1:]), len(text)]
    cells = {field: text[begin:end].strip(" .;,()|–") for (_, begin, field), end in zip(found, ends, strict=True)}
    return text[: found[0][0]].strip(" .;,(|–"), cells


@dataclass(frozen=True, slots=True)
class Stacked:
    """A row whose cells stand below their labels, and the number of lines it takes."""

    cells: dict[Field, list[str]]
    taken: list[Line]
    height: int


def stacked_record(lines: Sequence[Line], start: int) -> Stacked | None:
    """A row written as label, value, label, value, line by line, in a text where its first label comes again."""
    first = _alone(lines[start].text)
    if first is None or sum(fold(line.text) == fold(lines[start].text) for line in lines) < 2:
        return None
    cells: dict[Field, list[str]] = {}
    taken: list[Line] = []
    current = first
    index = end = start
    while index < len(lines):
        line = lines[index]
        if line.blank:
            index += 1
            continue
        label = _alone(line.text)
        waiting = bool(taken) and not cells[current]  # what stands right below a label is its value
        if label is not None and not waiting:
            if label in cells:
                break
            cells[label], current = [], label
        elif waiting or not (lines[index - 1].blank or line.level):
            cells[current].append(line.text.strip())
        else:
            break
        taken.append(line)
        index += 1
        end = index
    values = [parts[0] for parts in cells.values() if parts]
    if Field.TITLE not in cells or len(values) < 3 or len(cells.keys() & FACTS) < 2 or _alone(values[0]) is not None:
        return None
    labels = sum(_alone(value) is not None for value in values)  # "Klar" is both; more of them head a table's columns
    return Stacked(cells, taken, end - start) if labels * 2 <= len(values) else None


def _alone(text: str) -> Field | None:
    """The field that a line names when it is a label and nothing else."""
    bare = text.strip().rstrip(":")
    if not bare or len(bare) > _LONGEST or not bare[0].isupper():
        return None
    field, confidence = guess(bare)
    return field if field in LABELS and confidence == SURE else None
