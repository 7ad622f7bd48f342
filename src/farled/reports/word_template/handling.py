"""What the process apart does with a template: says what is in it, or pours a paper into it."""

import io
import zipfile
from dataclasses import replace

from lxml.etree import XMLSyntaxError

from farled.files.containers import Limits, Unreadable, check
from farled.reports.word_template import package, reading, styles
from farled.reports.word_template.ooxml_parts import DOCUMENT, MAIN, TEMPLATE, Package, parsed
from farled.reports.word_template.values import Findings, Paper

WHEN = (1980, 1, 1, 0, 0, 0)  # the files inside a paper have no time of their own, so that it can be made again
MOST, MOST_PLACEHOLDERS = 100, 1000  # problems that are told at a time; placeholders that are kept
CHECKED_AS = "mall.docx"  # a .dotx is the same container


def findings(content: bytes, limits: Limits) -> Findings:
    """What a template holds and what is wrong with it. Raises Unreadable for what cannot be opened at all."""
    opened = _opened(content, limits)
    try:
        unsafe = list(package.problems(opened))
        found = reading.read(opened)
        own = styles.told(parsed(opened.files["word/styles.xml"]))
    except (XMLSyntaxError, KeyError) as broken:
        raise Unreadable("file.broken") from broken
    once = {(each.code, *each.facts.items()): each for each in (*unsafe, *found.problems)}
    return replace(
        found, problems=tuple(once.values())[:MOST], placeholders=found.placeholders[:MOST_PLACEHOLDERS], styles=own
    )


def paper(content: bytes, source: bytes, values: Paper, limits: Limits) -> bytes:
    """A paper in the template, checked anew. Raises Unreadable when the template has problems."""
    from farled.reports.word_template.pouring import pour

    if findings(content, limits).problems:
        raise Unreadable("file.broken")
    return same_again(pour(as_document(content), source, values))


def as_document(content: bytes) -> bytes:
    """A Word template (.dotx) as the document it becomes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(TEMPLATE.encode(), DOCUMENT.encode())
            target.writestr(name, part)
    return out.getvalue()


def same_again(content: bytes) -> bytes:
    """The same file without the time at which it happened to be written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(
                zipfile.ZipInfo(name, date_time=WHEN), source.read(name), compress_type=zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def _opened(content: bytes, limits: Limits) -> Package:
    check(CHECKED_AS, content, limits)
    opened = Package(content)
    if opened.types.get(MAIN) not in {DOCUMENT, TEMPLATE} and "macroEnabled" not in opened.types.get(MAIN, ""):
        raise Unreadable("file.content", extension="docx")
    return opened
