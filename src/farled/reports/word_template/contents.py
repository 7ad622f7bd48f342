"""Tables of contents: filled with the paper's headings, and marked so that Word fetches the page numbers at opening."""

from collections.abc import Callable
from typing import Any

from farled.reports.word_template.ooxml_parts import W
from farled.reports.word_template.reading import is_contents


def marked_for_update(blocks: list[Any], width: int) -> list[Any]:
    """Our table of contents in a template: its numbers at the right, and Word asked to bring it up to date."""
    for each in blocks:
        for begin in list(each.iter(f"{W}fldChar"))[:1]:
            begin.set(f"{W}dirty", "true")
        for tab in each.iter(f"{W}tab"):
            if tab.get(f"{W}val") == "right":
                tab.set(f"{W}pos", str(width))
    return blocks


def fill_own(body: Any, ours: Callable[[], list[Any]], width: int) -> None:
    """Fill the template's own tables of contents with the paper's headings; the field's own instruction stays."""
    for begin in [each for each in body.iter(f"{W}fldChar") if each.get(f"{W}fldCharType") == "begin"]:
        instruction, end = _field(begin, body)
        first, last = _paragraph(begin), _paragraph(end) if end is not None else None
        if not is_contents(instruction) or first is None or last is None or first.getparent() is not last.getparent():
            continue
        entries = list(marked_for_update(ours(), width)[0].iter(f"{W}p"))
        lines = [
            each
            for each in entries
            if each.find(f".//{W}hyperlink") is not None or each.find(f".//{W}fldChar") is not None
        ]
        for text in (each for line in lines[:1] for each in line.iter(f"{W}instrText")):
            if is_contents(text.text or ""):
                text.text = instruction
        for line in lines:
            first.addprevious(line)
        while first is not last:
            following = first.getnext()
            first.getparent().remove(first)
            first = following
        last.getparent().remove(last)


def _field(begin: Any, body: Any) -> tuple[str, Any]:
    """A field's instruction and where it ends."""
    depth, said, inside = 0, [], False
    for each in body.iter(f"{W}fldChar", f"{W}instrText"):
        if each is begin:
            inside, depth = True, 1
        elif not inside:
            continue
        elif each.tag == f"{W}instrText":
            said += [each.text or ""] if depth == 1 else []
        elif each.get(f"{W}fldCharType") == "begin":
            depth += 1
        elif each.get(f"{W}fldCharType") == "end":
            depth -= 1
            if depth == 0:
                return "".join(said), each
    return "".join(said), None


def _paragraph(element: Any) -> Any:
    return next(element.iterancestors(f"{W}p"), None)
