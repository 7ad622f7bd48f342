"""The page that a template's text stands on."""

from typing import Any

from farled.reports.word_template.ooxml_parts import W

A4 = (11906, 16838)
MARGIN = 1418


def section_of(paragraph: Any) -> Any:
    """The settings of the section that a paragraph belongs to: the next there are, or the document's own."""
    body = next(paragraph.iterancestors(f"{W}body"))
    at: Any = paragraph
    while at.getparent() is not body:
        at = at.getparent()
    while at is not None:
        found = at if at.tag == f"{W}sectPr" else next(at.iter(f"{W}sectPr"), None)
        if found is not None:
            return found
        at = at.getnext()
    made = body.makeelement(f"{W}sectPr")
    body.append(made)
    return made


def width_of(section: Any) -> int:
    """How wide the text is, in twentieths of a point: a column of it where there are several."""
    size, margin, columns = (section.find(f"{W}{each}") for each in ("pgSz", "pgMar", "cols"))
    wide = _number(size, "w", A4[0]) - _number(margin, "left", MARGIN) - _number(margin, "right", MARGIN)
    count = max(_number(columns, "num", 1), 1)
    return max((wide - _number(columns, "space", 720) * (count - 1)) // count, 2000)


def lie_down(section: Any) -> None:
    """Turn the section's page on its side, unless it lies already."""
    size = section.find(f"{W}pgSz")
    if size is None:
        size = section.makeelement(f"{W}pgSz")
        section.insert(len(section.findall(f"{W}headerReference") + section.findall(f"{W}footerReference")), size)
    wide, high = _number(size, "w", A4[0]), _number(size, "h", A4[1])
    if wide < high:
        size.set(f"{W}w", str(high))
        size.set(f"{W}h", str(wide))
        size.set(f"{W}orient", "landscape")


def _number(element: Any, name: str, otherwise: int) -> int:
    try:
        return int(float(element.get(f"{W}{name}")))
    except (AttributeError, TypeError, ValueError):
        return otherwise
