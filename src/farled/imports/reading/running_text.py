"""The running text of a Word file, in the markup that texts are written in: headings, paragraphs, lists and tables.

``python -m farled.imports.reading.running_text`` reads a file in a process of its own, like a plan is read.
"""

import json
import sys
from collections.abc import Iterator

from farled.files.apart import FAILED, NO_MEMORY, apart
from farled.files.confined import confine
from farled.files.containers import Limits, Unreadable, check
from farled.imports.reading.document import Document, Grid, GridRow, Prose
from farled.imports.reading.formats.word import read_word
from farled.imports.reading.wording import one_line
from farled.methods.passages import Block, PassageKind, escaped, row_of, written
from farled.methods.passages.markup import HEADING_LEVELS

WORD = "docx"
_SIGNS = "•·–-*"  # what an author types before an item instead of making a list
_MODULE = "farled.imports.reading.running_text"


def text_of_word(name: str, content: bytes, limits: Limits | None = None) -> str:
    """The text of a Word file, read in a process of its own. Raises Unreadable for what is no file to read."""
    limits = limits or Limits()
    if len(content) > limits.size:
        raise Unreadable("file.too_large", size=len(content), limit=limits.size)
    if check(name, content, limits) != WORD:
        raise Unreadable("file.type", extension=name.rpartition(".")[2].casefold())
    answer: str = json.loads(apart(_MODULE, b"", content, limits))
    return answer


def running_text(document: Document) -> str:
    """A document's text as it would be written on its page."""
    return written(_blocks(document))


def _blocks(document: Document) -> Iterator[Block]:
    for part in document.blocks:
        if isinstance(part, Grid):
            yield from _table(part)
        else:
            yield from _prose(part)


def _prose(part: Prose) -> Iterator[Block]:
    for line in part.lines:
        text = one_line(line.text)
        if not text:
            continue
        if line.level:
            yield Block(PassageKind.HEADING, escaped(text), min(line.level, HEADING_LEVELS))
        elif line.bullet or text.startswith(tuple(f"{sign} " for sign in _SIGNS)):
            yield Block(PassageKind.ITEM, escaped(text.lstrip(_SIGNS).strip()), 1)
        else:
            yield Block(PassageKind.PARAGRAPH, escaped(text))


def _table(grid: Grid) -> Iterator[Block]:
    """The rows; the first one heads the table when it says something in every column and others follow."""
    rows = [row for row in grid.rows if not row.blank]
    heads = len(rows) > 1 and all(cell.text.strip() for cell in rows[0].cells)
    for number, row in enumerate(rows):
        yield Block(PassageKind.ROW, _cells(row), 1 if heads and number == 0 else 0)


def _cells(row: GridRow) -> str:
    return row_of(escaped(one_line(cell.text)).replace("|", "\\|") for cell in row.cells)


def main() -> int:
    """Read one file under limits, and answer with its text."""
    limits = Limits()
    sys.stdin.buffer.readline()
    confine(limits)
    try:
        text = running_text(read_word(sys.stdin.buffer.read()))
        sys.stdout.buffer.write(json.dumps(text).encode())
    except (MemoryError, ImportError, OSError):  # a library that cannot be mapped is told as either of the last two
        return NO_MEMORY
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent tells the user and the log
        sys.stderr.write(f"{type(error).__name__}\n")
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
