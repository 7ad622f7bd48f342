"""The small markup a text is written in: headings, paragraphs, lists and tables, with words in bold or italics.

It is what people already write in e-mail, so that a plain field is enough to edit a governing document. Nothing in it
can be anything but text: there is no HTML to clean.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from farled.methods.passages.values import PassageKind

HEADING_LEVELS, ITEM_LEVELS = 4, 3
INDENT = 2  # spaces that put an item one level further in

_HEADING = re.compile(r"(#+)\s+(\S.*)")
_ITEM = re.compile(r"( *)[-*•–]\s+(\S.*)")
_NUMBERED = re.compile(r"( *)\d{1,3}[.)]\s+(\S.*)")
_ROW = re.compile(r"\s*\|(.*)")
_RULE_CELL = re.compile(r":?-{3,}:?")
_FORCED = re.compile(r"^\\(?=\\*(?:#|[-*•–]\s|\d{1,3}[.)]\s|\||:?-{3,}))")  # what follows is a paragraph
_LAST_BAR = re.compile(r"(?<!\\)\|\s*$")
_CELL = re.compile(r"(?<!\\)\|")
_SIGN = re.compile(r"\\([\\*|])|\*")
_ENDS = {mark: re.compile(rf"(?<=\S){re.escape(mark)}") for mark in ("**", "*")}
_ESCAPED = re.compile(r"\\([\\*|])")
_TAKEN = re.compile(r"([\\*])")
CELLS = " | "


@dataclass(frozen=True, slots=True)
class Block:
    """One passage as it is written: what it is, and its text with the marks for bold and italics."""

    kind: PassageKind
    text: str
    level: int = 0

    @property
    def plain(self) -> str:
        """The text without its marks; the cells of a row with a bar between them."""
        return CELLS.join(plain(cell) for cell in self.cells) if self.kind is PassageKind.ROW else plain(self.text)

    @property
    def cells(self) -> tuple[str, ...]:
        """What a table row holds."""
        return cells(self.text)


@dataclass(frozen=True, slots=True)
class Run:
    """Some consecutive words written the same way."""

    text: str
    bold: bool = False
    italic: bool = False


def blocks(written: str) -> tuple[Block, ...]:
    r"""The passages of a written text, in order. Lines that follow each other belong together.

    >>> text = "# Styrning\n\nVarje nämnd\nansvarar.\n\n- Ett\n  - *Två*\n\n| Vem |\n|---|\n| Alla |"
    >>> for block in blocks(text):
    ...     print(block.kind.value, block.level, repr(block.plain))
    heading 1 'Styrning'
    paragraph 0 'Varje nämnd ansvarar.'
    item 1 'Ett'
    item 2 'Två'
    row 1 'Vem'
    row 0 'Alla'
    """
    found: list[tuple[Block, list[str]]] = []  # what begins a passage, and the lines it goes on with
    goes_on = False
    for line in written.replace("\t", "    ").splitlines():
        if not line.strip():
            goes_on = False
            continue
        block = _begun(line)
        if block is None and goes_on and found:
            found[-1][1].append(line.strip())
        elif block is None:
            found.append((Block(PassageKind.PARAGRAPH, _FORCED.sub("", line.strip(), count=1)), []))
            goes_on = True
        elif block.kind is PassageKind.ROW and _is_rule(line):
            if found and found[-1][0].kind is PassageKind.ROW:
                found[-1] = Block(PassageKind.ROW, found[-1][0].text, 1), []
        else:
            found.append((block, []))
            goes_on = block.kind in (PassageKind.ITEM, PassageKind.NUMBERED)
    whole = (Block(first.kind, " ".join([first.text, *more]), first.level) for first, more in found)
    return tuple(block for block in whole if block.plain.strip(" |"))


def _begun(line: str) -> Block | None:
    """The passage that a line begins, when it is not a paragraph or goes on with one."""
    if heading := _HEADING.fullmatch(line.strip()):
        return Block(PassageKind.HEADING, heading[2].rstrip(), min(len(heading[1]), HEADING_LEVELS))
    for kind, pattern in ((PassageKind.ITEM, _ITEM), (PassageKind.NUMBERED, _NUMBERED)):
        if item := pattern.fullmatch(line.rstrip()):
            return Block(kind, item[2], min(len(item[1]) // INDENT + 1, ITEM_LEVELS))
    if _is_rule(line):
        return Block(PassageKind.ROW, "---")
    if row := _ROW.fullmatch(line.rstrip()):
        return Block(PassageKind.ROW, row_of(_CELL.split(_LAST_BAR.sub("", row[1]))))
    return None


def _is_rule(line: str) -> bool:
    """Whether a line is the one between a table's heading and its rows."""
    parts = line.strip().removeprefix("|").removesuffix("|").split("|")
    return "|" in line and all(_RULE_CELL.fullmatch(part.strip()) for part in parts)


def written(passages: Iterable[Block]) -> str:
    r"""The text that ``blocks`` reads as these passages.

    >>> text = "## Syfte\n\n\\- inte en punkt\n\n1. Ett\n2. Två\n\n| A | B |\n| --- | --- |\n| c | d |"
    >>> written(blocks(text)) == text
    True
    """
    lines: list[str] = []
    before: Block | None = None
    numbers = [0] * (ITEM_LEVELS + 1)
    for block in passages:
        if before is not None and not _together(before, block):
            lines.append("")
            numbers = [0] * len(numbers)
        if block.kind is PassageKind.NUMBERED:
            numbers[block.level] += 1
            numbers[block.level + 1 :] = [0] * len(numbers[block.level + 1 :])
        lines += _lines(block, numbers[block.level] if block.kind is PassageKind.NUMBERED else 0)
        before = block
    return "\n".join(lines)


_LISTED = (PassageKind.ITEM, PassageKind.NUMBERED)


def _together(one: Block, other: Block) -> bool:
    """Whether two passages belong to the same list or table; a row that heads a table begins another."""
    if one.kind in _LISTED:
        return other.kind in _LISTED
    return one.kind is other.kind is PassageKind.ROW and other.level == 0


def _lines(block: Block, number: int) -> Iterator[str]:
    indent = " " * INDENT * (block.level - 1)
    if block.kind is PassageKind.HEADING:
        yield f"{'#' * block.level} {block.text}"
    elif block.kind is PassageKind.ITEM:
        yield f"{indent}- {block.text}"
    elif block.kind is PassageKind.NUMBERED:
        yield f"{indent}{number}. {block.text}"
    elif block.kind is PassageKind.ROW:
        yield f"| {block.text} |"
        if block.level:
            yield f"| {CELLS.join('---' for _cell in block.cells)} |"
    else:
        yield f"\\{block.text}" if _begun(block.text) or _FORCED.match(block.text) else block.text


def cells(text: str) -> tuple[str, ...]:
    r"""What the cells of a row hold, as they are written.

    >>> cells("Vem | *När* | och \\| sedan")
    ('Vem', '*När*', 'och \\| sedan')
    """
    return tuple(cell.strip() for cell in _CELL.split(text))


def row_of(written_cells: Iterable[str]) -> str:
    """The text of a row with these cells."""
    return CELLS.join(cell.strip() for cell in written_cells)


def plain(text: str) -> str:
    r"""A passage's text without its marks.

    >>> plain("Varje *nämnd* ansvarar **själv**, 5 \\* 3.")
    'Varje nämnd ansvarar själv, 5 * 3.'
    """
    return "".join(run.text for run in runs(text))


def runs(text: str) -> Iterator[Run]:
    """The words of a passage by how they are written.

    >>> [(run.text, run.bold, run.italic) for run in runs("Ett **två** *tre*")]
    [('Ett ', False, False), ('två', True, False), (' ', False, False), ('tre', False, True)]
    """
    at = 0
    bare = ""
    unclosed: set[str] = set()  # marks that nothing further on closes, so that no text is searched twice
    while sign := _SIGN.search(text, at):
        bare += text[at : sign.start()]
        mark, end = _closed(text, sign.start(), unclosed)
        at = end + len(mark) if mark else sign.end()
        if not mark:
            bare += sign[1] or sign[0]
            continue
        if bare:
            yield Run(bare)
            bare = ""
        words = text[sign.start() + len(mark) : end]
        yield Run(_ESCAPED.sub(r"\1", words), bold=mark == "**", italic=mark == "*")
    if bare := bare + text[at:]:
        yield Run(bare)


def _closed(text: str, at: int, unclosed: set[str]) -> tuple[str, int]:
    """The mark that begins here and where the one that closes it stands; no mark when it is only a sign."""
    for mark, ends in _ENDS.items():
        begins = at + len(mark)
        if mark in unclosed or not text.startswith(mark, at) or not text[begins : begins + 1].strip():
            continue
        if close := ends.search(text, begins + 1):
            return mark, close.start()
        unclosed.add(mark)
    return "", at


def escaped(words: str) -> str:
    r"""Words that are to stand as they are, whatever signs they have.

    >>> escaped("5 * 3"), plain(escaped("5 * 3 * 2"))
    ('5 \\* 3', '5 * 3 * 2')
    """
    return _TAKEN.sub(r"\\\1", words)
