"""Running text outside tables: headings and goal areas, lists of insatser, labelled blocks, introductions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from farled.imports.reading.document import Line, passages
from farled.imports.reading.headings import (
    heading_text,
    is_link,
    looks_like_heading,
)
from farled.imports.reading.labels import FACTS, facts_within, label_of
from farled.imports.reading.ledger import Ledger
from farled.imports.reading.outline import Outline
from farled.imports.reading.raw import RawRow
from farled.imports.reading.values import ContextKind, Field, RowKind
from farled.imports.reading.vocabulary import words
from farled.imports.reading.wording import ends_sentence, fold, starts_bullet, starts_lower, without_bullet

_ITEM = re.compile(r"^\s*\d{1,2}[.)]\s+(?=\S)")
_HEADING_LINES = 3


class Sections:
    """Reads runs of text in order; remembers the heading and the list it stands in."""

    def __init__(self, ledger: Ledger, width: int) -> None:
        self.ledger, self.width = ledger, width
        self.listed: RowKind | None = None
        self.outline = Outline()
        self.heading: Line | None = None
        self.heading_lines: Sequence[Line] = ()

    def read(self, lines: Sequence[Line], *, rest: ContextKind | str = ContextKind.INTRO) -> None:
        """Read a run of lines (blank ones included).

        What is neither heading nor row is framed as `rest`, or left
        unread when `rest` is a reason.
        """
        index = 0
        intro: list[Line] = []
        while index < len(lines):
            line = lines[index]
            taken = 0
            if not line.blank:
                taken = self._labelled(lines, index, intro) or self._item(lines, index)
            if taken:
                index += taken
                continue
            index += 1 if line.blank else self._line(lines, index, intro)
        if isinstance(rest, ContextKind):
            self.ledger.frame(rest, intro)
        else:
            self.ledger.leave(rest, intro)

    def _line(self, lines: Sequence[Line], index: int, intro: list[Line]) -> int:
        """Take a line as link, heading or text; returns the number of lines taken."""
        line = lines[index]
        following = next((other.text for other in lines[index + 1 : index + 2]), "")
        gap = index == 0 or lines[index - 1].blank or line.page_break or is_link(lines[index - 1].text)
        if is_link(line.text):
            self.ledger.frame(ContextKind.LINK, [line])
        elif looks_like_heading(
            line.text, marked=bool(line.level), following=following, width=self.width, after_gap=gap
        ):
            whole = _whole_heading(lines, index)
            self._enter(whole)
            return len(whole)
        else:
            intro.append(line)
        return 1

    def _enter(self, lines: Sequence[Line]) -> None:
        self.ledger.frame(ContextKind.HEADING, lines)
        line = replace(lines[0], text=" ".join(part.text.strip() for part in lines))
        self.heading, self.heading_lines = line, lines
        heading = self.outline.enter(line.text, line.level)
        self.listed = words().list_headings.get(fold(heading.text))
        if self.listed is None and not heading.plain:
            self.ledger.enter_area(self.outline.area, passages(lines)[0], sure=heading.strong)
        self.ledger.area = self.outline.area

    def _item(self, lines: Sequence[Line], start: int) -> int:
        """A list item that is a row: the number of lines it takes, 0 when it is none.

        It stands below a heading such as "Insatser", or says itself who answers for it or when it is done.
        """
        if not _is_item(lines[start]):
            return 0
        taken = _item_lines(lines, start)
        text = "\n".join([_ITEM.sub("", without_bullet(taken[0].text)), *(line.text.strip() for line in taken[1:])])
        title, facts = facts_within(text)
        if not title or (self.listed is None and not facts):
            return 0
        wide = max(self.width, *(len(line.text) for line in taken))
        self.ledger.rows.append(
            RawRow(
                self.listed or RowKind.ACTIVITY,
                {Field.TITLE: title, **facts},
                area=self.ledger.area,
                wrapped=True,
                widths={Field.TITLE: wide},
                passages=list(passages(taken)),
            )
        )
        last = lines.index(taken[-1], start)
        return last - start + 1

    def _labelled(self, lines: Sequence[Line], start: int, intro: list[Line]) -> int:
        """A block of labelled facts ("Ansvarig: …", "Tidplan: …"): the number of lines it takes, 0 when none.

        Under a heading that is the row's title, the text between them (the end of `intro`) describes it.
        """
        cells: dict[Field, list[str]] = {}
        taken: list[Line] = []
        current: Field | None = None
        index = start
        while index < len(lines):
            line = lines[index]
            field, text = label_of(line.text)
            if line.blank:
                if taken and _next_label(lines, index) in (None, Field.TITLE, *cells):
                    break
            elif field is not None:
                if field in cells:
                    break
                cells[field] = [text] if text else []
                current = field
                taken.append(line)
            elif current is not None and not line.level and not (lines[index - 1].blank and cells[current]):
                cells[current].append(line.text.strip())
                taken.append(line)
            else:
                break
            index += 1
        if len(cells) < 2 or not cells.keys() & FACTS:
            return 0
        return self._labelled_row(lines, start, cells, taken, intro)

    def _labelled_row(
        self, lines: Sequence[Line], start: int, cells: dict[Field, list[str]], taken: list[Line], intro: list[Line]
    ) -> int:
        texts = {field: "\n".join(parts) for field, parts in cells.items() if parts}
        title_line = self.heading if Field.TITLE not in texts else None
        if title_line is not None:
            texts[Field.TITLE] = heading_text(title_line.text)
        if not texts.get(Field.TITLE):
            return 0
        described = [line for line in intro if title_line is not None and line.number > title_line.number]
        if described and Field.DESCRIPTION not in texts:
            texts[Field.DESCRIPTION] = "\n".join(line.text.strip() for line in described)
            del intro[-len(described) :]
        else:
            described = []
        area = self.outline.area_above(title_line.text) if title_line else self.ledger.area
        head = self.ledger.taken_back(ContextKind.HEADING, self.heading_lines) if title_line else ()
        self.ledger.rows.append(
            RawRow(
                RowKind.ACTIVITY,
                texts,
                area=area,
                wrapped=True,
                widths=dict.fromkeys(texts, self.width),
                passages=list(passages([*head, *described, *taken], self.ledger.blanks)),
            )
        )
        return lines.index(taken[-1], start) - start + 1


def _whole_heading(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """A heading with the lines it goes on over: in small letters, right below."""
    end = start + 1
    while end < min(len(lines), start + _HEADING_LINES) and starts_lower(lines[end].text):
        end += 1
    return lines[start:end]


def _is_item(line: Line) -> bool:
    return line.bullet or starts_bullet(line.text) or bool(_ITEM.match(line.text))


def _item_lines(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines of a list item: until the next one, or a gap after which no sentence goes on."""
    taken = [lines[start]]
    for index, line in enumerate(lines[start + 1 :], start=start + 1):
        gap = lines[index - 1].blank or line.page_break
        if line.blank:
            continue
        if _is_item(line) or (gap and not (starts_lower(line.text) and not ends_sentence(taken[-1].text))):
            break
        taken.append(line)
    return taken


def _next_label(lines: Sequence[Line], index: int) -> Field | None:
    following = next((line for line in lines[index:] if not line.blank), None)
    return label_of(following.text)[0] if following else None
