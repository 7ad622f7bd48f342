"""Plain text: encoding, lines and pages."""

from farled.imports.reading.document import Document, Line, Prose
from farled.imports.reading.wording import clean

_LOST_BREAKS = 0.1  # at most this share of lines may begin with one space for it to stand for a page break


def decode(content: bytes) -> str:
    """Bytes as text: UTF-16 with mark, UTF-8, else Windows-1252 (old Swedish office files)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return clean(content.decode("utf-16", errors="replace"))
    try:
        return clean(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return clean(content.decode("cp1252", errors="replace"))


def read_text(content: bytes) -> Document:
    """A text file as lines. Form feeds divide pages; so does, in text extracted from PDF, a lone leading space."""
    raw = decode(content).split("\n")
    breaks = _page_breaks(raw)
    lines: list[Line] = []
    page = 1
    for number, text in enumerate(raw, start=1):
        is_break = number in breaks
        page += is_break
        lines.append(Line(number, text.replace("\f", "").rstrip(), page if breaks else None, is_break))
    return Document("text", (Prose(tuple(lines)),))


def _page_breaks(raw: list[str]) -> set[int]:
    """Line numbers (from 2) where a new page begins."""
    fed = {number for number, text in enumerate(raw, start=1) if "\f" in text and number > 1}
    if fed:
        return fed
    filled = [text for text in raw if text.strip()]
    indented = {
        number for number, text in enumerate(raw, start=1) if text[:1] == " " and text[1:2].strip() and number > 1
    }
    # A text that is indented here and there on purpose also has deeper indents, or very many.
    if len(indented) <= max(2, len(filled) * _LOST_BREAKS):
        return indented
    return set()
