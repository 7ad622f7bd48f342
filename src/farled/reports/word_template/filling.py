"""Values into placeholders: the run that a placeholder begins in keeps its look, however its letters are split."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from farled.reports.word_template.ooxml_parts import W, paragraphs, text_of, texts
from farled.reports.word_template.placeholders import BLOCKS, FOUND, called

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def fill(part: Any, values: Mapping[str, str]) -> None:
    """Write the values into a part. A paragraph whose placeholders all lack a value goes, and so does such a row."""
    rows: dict[Any, bool] = {}
    for paragraph in list(paragraphs(part)):
        names = [called(found[1]) for found in FOUND.finditer(text_of(paragraph))]
        if not names or BLOCKS.intersection(names):
            continue
        _unbind(paragraph)
        said = any(values.get(name) for name in names)
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        if row is not None:
            rows[row] = rows.get(row, False) or said
        _write(paragraph, values)
        if not said:
            _drop(paragraph)
    for row, said in rows.items():
        if not said:
            _drop_row(row)


def block(document: Any, name: str) -> Any:
    """The paragraph that holds a placeholder of blocks alone, or None."""
    for paragraph in paragraphs(document):
        found = FOUND.fullmatch(text_of(paragraph).strip())
        if found and called(found[1]) == name:
            return paragraph
    return None


def _write(paragraph: Any, values: Mapping[str, str]) -> None:
    """From the last placeholder to the first, so that what is found earlier stands where it stood."""
    for found in reversed(list(FOUND.finditer(text_of(paragraph)))):
        at, value = 0, values.get(called(found[1]), "")
        for piece in texts(paragraph):
            text = piece.text or ""
            begin, end = max(found.start() - at, 0), min(found.end() - at, len(text))
            if begin < end:
                piece.text = text[:begin] + value + text[end:]
                piece.set(SPACE, "preserve")
                value = ""
            at += len(text)
    for piece in texts(paragraph):
        _break_lines(piece)


def _break_lines(piece: Any) -> None:
    """A line break in a value becomes one in the document."""
    first, *others = (piece.text or "").split("\n")
    piece.text = first
    last = piece
    for line in others:
        brk, more = piece.makeelement(f"{W}br"), deepcopy(piece)
        more.text = line
        last.addnext(brk)
        brk.addnext(more)
        last = more


def _unbind(paragraph: Any) -> None:
    """Take a content control's tie to the document's properties away, or Word writes over what was filled in."""
    controls = [*paragraph.iterancestors(f"{W}sdt"), *paragraph.iter(f"{W}sdt")]
    for control in controls:
        for name in ("dataBinding", "showingPlcHdr", "placeholder", "lock"):
            for tie in control.findall(f"{W}sdtPr/{{*}}{name}"):
                tie.getparent().remove(tie)


def _drop(paragraph: Any) -> None:
    """Take a paragraph away, or empty it where something must stand: last in a cell, alone, or carrying a section."""
    parent = paragraph.getparent()
    after = paragraph.getnext()
    blocks = [each for each in parent if each.tag in {f"{W}p", f"{W}tbl"}]
    must = len(blocks) == 1 or (parent.tag == f"{W}tc" and (after is None or paragraph.getprevious() is None))
    if must or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        for piece in texts(paragraph):
            piece.text = ""
    else:
        parent.remove(paragraph)


def _drop_row(row: Any) -> None:
    table = row.getparent()
    if table is None:
        return
    table.remove(row)
    if table.find(f"{W}tr") is None and table.getparent().tag != f"{W}tc":
        table.getparent().remove(table)
