"""Which placeholders a template holds and where they stand, however their letters are split and wherever they hide."""

from collections.abc import Iterator
from typing import Any

from farled.reports.word_template.ooxml_parts import Package, W, fields, paragraphs, text_of
from farled.reports.word_template.placeholders import BLOCKS, CODE, FOUND, LEFT_OVER, NAMES, TEXT, called, meant
from farled.reports.word_template.values import Findings, Problem, Standing

NEAR = 60  # characters of the paragraph that are told


def read(package: Package) -> Findings:
    """The placeholders of a template, and everything wrong with them."""
    standing: list[Standing] = []
    problems: list[Problem] = []
    own_contents = False
    for part, root in package.spoken():
        own_contents = own_contents or (part == "body" and any(map(is_contents, fields(root))))
        for paragraph in paragraphs(root):
            for each in _in_paragraph(part, paragraph):
                (standing if isinstance(each, Standing) else problems).append(each)  # type: ignore[arg-type]
        problems += _out_of_reach(part, root)
    problems += _counted(standing)
    return Findings(tuple(problems), tuple(dict.fromkeys(standing)), own_contents=own_contents)


def is_contents(field: str) -> bool:
    """Whether a field is a table of contents."""
    return field.split()[:1] == ["TOC"]


def inside(paragraph: Any) -> str:
    """What a paragraph stands in: textbox, table or nothing but the text."""
    for above in paragraph.iterancestors():
        if above.tag == f"{W}txbxContent":
            return "textbox"
        if above.tag == f"{W}tc":
            return "table"
    return ""


def _in_paragraph(part: str, paragraph: Any) -> Iterator[Standing | Problem]:
    text = text_of(paragraph)
    if "{" not in text and "}" not in text:
        return
    place = {"part": part, "inside": inside(paragraph), "near": text.strip()[:NEAR]}
    for code in CODE.findall(text):
        yield Problem("code", {"name": code[:NEAR], **place})
    rest = text
    for found in FOUND.finditer(text):
        rest = rest.replace(found[0], "", 1)
        name = called(found[1])
        if name not in NAMES:
            yield Problem("unknown", {"name": found[1].strip()[:NEAR], "meant": meant(name), **place})
            continue
        yield Standing(name, part, place["inside"])
        if name in BLOCKS and (part != "body" or place["inside"] or text.strip() != found[0]):
            yield Problem("alone", {"name": name, **place})
    if LEFT_OVER.search(rest):
        yield Problem("broken", place)


def _out_of_reach(part: str, root: Any) -> Iterator[Problem]:
    """Placeholders where nothing can be filled in: in a field's instruction, in the words of a picture."""
    hidden = [value for each in root.iter() for value in each.attrib.values() if "{{" in value or "{%" in value]
    hidden += [field for field in fields(root) if "{{" in field or "{%" in field]
    for each in dict.fromkeys(hidden):
        yield Problem("out_of_reach", {"name": each.strip()[:NEAR], "part": part, "inside": "", "near": ""})


def _counted(standing: list[Standing]) -> Iterator[Problem]:
    for name in sorted(BLOCKS):
        if sum(each.name == name for each in standing) > 1:
            yield Problem("twice", {"name": name})
    if not any(each.name == TEXT for each in standing):
        yield Problem("no_text", {})
