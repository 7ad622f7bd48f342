"""A paper into a template: our own Word file's blocks, in the template's styles, at the place of its text."""

import io
from collections.abc import Iterable
from copy import deepcopy
from datetime import datetime
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from lxml import etree

from farled.reports.word_template import placeholders
from farled.reports.word_template.adopting import Adopted
from farled.reports.word_template.contents import fill_own, marked_for_update
from farled.reports.word_template.filling import block, fill
from farled.reports.word_template.ooxml_parts import W, paragraphs, text_of
from farled.reports.word_template.page import lie_down, section_of, width_of
from farled.reports.word_template.values import Paper

SPOKEN = (RT.HEADER, RT.FOOTER)
NOTES = (RT.FOOTNOTES, RT.ENDNOTES)


def pour(template: bytes, source: bytes, paper: Paper) -> bytes:
    """The paper in the template, as a .docx file. The template has been read and found without problems."""
    word: Any = docx.Document(io.BytesIO(template))
    ours: Any = docx.Document(io.BytesIO(source))
    body = word.element.body
    blocks = [each for each in ours.element.body if each.tag != f"{W}sectPr"]
    head, facts = blocks[: paper.head], blocks[paper.head : paper.head + paper.facts]
    contents, *text = blocks[paper.head + paper.facts :]
    place, listed, told = (block(body, name) for name in (placeholders.TEXT, placeholders.CONTENTS, placeholders.FACTS))
    titled, explained = _says(body, placeholders.TITLE), _says(body, placeholders.SUBTITLE)
    for part in _spoken(word):  # before anything of the paper stands in it: what looks like a placeholder there is text
        fill(part, paper.values)
    section = section_of(place)
    if paper.wide:
        lie_down(section)
    width = width_of(section)
    adopted = Adopted(word, ours, scale=width / paper.width)
    if told is None:
        text = [*facts, *text]
    else:
        _put(told, adopted.all(facts))
    text = [*(() if titled and explained else head[-1:] if titled else head), *text]
    fill_own(body, lambda: adopted.all([contents]), width)
    if listed is not None:
        _put(listed, marked_for_update(adopted.all([contents]), width))
    _put(place, adopted.all(each for each in text if each.tag != f"{W}p" or _is_something(each)))
    _properties(word, paper)
    _language(word, paper.language)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _says(body: Any, name: str) -> bool:
    """Whether a placeholder stands in the text; in a header alone it is no heading of the paper."""
    return any(
        placeholders.called(found[1]) == name
        for each in paragraphs(body)
        for found in placeholders.FOUND.finditer(text_of(each))
    )


def _is_something(paragraph: Any) -> bool:
    """Whether a paragraph of the heading says something; air between blocks is kept."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    heading = style is not None and style.get(f"{W}val") in {"Organisation", "Title", "Subtitle"}
    return not heading or bool(text_of(paragraph).strip())


def _put(place: Any, blocks: Iterable[Any]) -> None:
    """Set blocks where a paragraph stands; one that carries a section stays behind them, empty."""
    control = next(place.iterancestors(f"{W}sdt"), None)
    stands = last = place if control is None else control
    for each in blocks:
        last.addnext(each)
        last = each
    if place.find(f"{W}pPr/{W}sectPr") is None:
        stands.getparent().remove(stands)
        return
    for run in place.findall(f"{W}r"):
        place.remove(run)
    last.addnext(place)
    if control is not None:
        control.getparent().remove(control)


def _spoken(word: Any) -> Iterable[Any]:
    """Every part that may hold a placeholder."""
    yield word.element
    for relation in word.part.rels.values():
        if relation.reltype in SPOKEN:
            yield relation.target_part.element
        elif relation.reltype in NOTES:
            part = relation.target_part
            if hasattr(part, "element"):
                yield part.element
                continue
            root = parse_xml(part.blob)
            yield root
            part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 -- python-docx keeps notes as bytes


def _properties(word: Any, paper: Paper) -> None:
    """What the file says of itself: the paper's title, whose it is, its language; not who made the template."""
    properties, said = word.core_properties, paper.properties
    properties.title, properties.subject = said["title"], said["subject"]
    properties.author = properties.last_modified_by = said["author"]
    properties.language, properties.comments, properties.revision = paper.language, "", 1
    properties.created = properties.modified = datetime.fromisoformat(paper.made_at)
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RT.THUMBNAIL:
            del package.rels[key]


def _language(word: Any, language: str) -> None:
    """The paper's language as that of all text that says nothing else."""
    styles = word.styles.element
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    for holder in [defaults, *(each.find(f"{W}rPr") for each in styles.iter(f"{W}style"))]:
        for old in [] if holder is None else holder.findall(f"{W}lang"):
            old.set(f"{W}val", language)
    if defaults is not None and defaults.find(f"{W}lang") is None:
        mark = deepcopy(styles).makeelement(f"{W}lang")
        mark.set(f"{W}val", language)
        defaults.append(mark)
    for theme in word.settings.element.findall(f"{W}themeFontLang"):
        theme.set(f"{W}val", language)
