"""A template is read and judged: what it may hold, what hides in it, what is said of it."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from farled.files.containers import Limits, Unreadable
from farled.reports import contents
from farled.reports.document import Document
from farled.reports.template_refusals import TEMPLATES
from farled.reports.word_template import apart
from farled.reports.word_template.handling import findings as read_here
from farled.reports.word_template.values import Findings
from tests.cast import NOW
from tests.reports.template_files import (
    MACRO_TYPE,
    TEMPLATE_TYPE,
    field,
    paragraph,
    relation,
    repacked,
    table,
    template,
    text_box,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = paragraph("{{ text }}")


def findings(content: bytes) -> Findings:
    """What is found, in this very process."""
    return read_here(content, Limits())


def codes(content: bytes) -> set[str]:
    return {each.code for each in findings(content).problems}


def opened(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def words(content: bytes) -> str:
    return "\n".join(each.text for each in opened(content).paragraphs)


def paper(**more: Any) -> Document:
    """A paper with every kind of block."""
    return replace(contents.trial("Ås kommun", author="Åsa Strateg", at=NOW), **more)


def other_case(content: bytes, part: bytes) -> bytes:
    """A template whose content types name a part in capitals, which means the same."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"/word/" + part, b"/word/" + part.upper()) if "Types" in name else data)
    return out.getvalue()


# --- What is refused --------------------------------------------------------------------------------------------------

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros by kind": (lambda: template(TEXT, kind=MACRO_TYPE), "macros"),
    "macros as a part": (
        lambda: template(
            TEXT,
            files={"word/vbaProject.bin": b"x"},
            types={"word/vbaProject.bin": "application/vnd.ms-office.vbaProject"},
        ),
        "macros",
    ),
    "an embedded workbook": (
        lambda: template(
            TEXT,
            files={"word/embeddings/a.bin": b"x"},
            types={"word/embeddings/a.bin": "application/vnd.openxmlformats-officedocument.oleObject"},
        ),
        "embedded",
    ),
    "a part nobody knows": (
        lambda: template(TEXT, files={"word/x.bin": b"x"}, types={"word/x.bin": "application/x-thing"}), "part"
    ),
    "another template far away": (
        lambda: template(TEXT, relations=relation("attachedTemplate", "https://x.example/evil.dotm")), "attached"
    ),
    "a picture far away": (lambda: template(TEXT, relations=relation("image", "http://10.0.0.1/a.png")), "external"),
    "a share": (lambda: template(TEXT, relations=relation("hyperlink", "file://server/share")), "external"),
    "a piece of another format": (
        lambda: template(TEXT, relations=relation("aFChunk", "a.html", outside=False)), "embedded"
    ),
    "a field that fetches": (lambda: template(TEXT, field('INCLUDEPICTURE "http://x.example/a.png"')), "field"),
    "a field that runs": (lambda: template(TEXT, field("DDEAUTO c:\\\\cmd.exe")), "field"),
    "a field in a footer": (lambda: template(TEXT, footer=field('INCLUDETEXT "c:\\\\secret.txt"')), "field"),
    "a link to a share": (lambda: template(TEXT, field(r'HYPERLINK "\\\\evil.example\\share\\x.docx"')), "field"),
    "a link to a file": (lambda: template(TEXT, field(r'HYPERLINK \o "tips" "file:///c:/x.exe"')), "field"),
    "a footer under another case": (
        lambda: other_case(template(TEXT, footer=field("DDEAUTO c:\\cmd.exe")), b"footer"), "field"
    ),
    "comments": (
        lambda: template(
            TEXT,
            files={"word/comments.xml": b"<x/>"},
            types={"word/comments.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"},
        ),
        "comments",
    ),
    "tracked changes": (
        lambda: template(
            TEXT, paragraph("x").replace("<w:r>", '<w:ins w:id="1"><w:r>', 1).replace("</w:p>", "</w:ins></w:p>")
        ),
        "tracked",
    ),
    "an object": (lambda: template(TEXT, paragraph("x").replace("<w:rPr/>", "<w:rPr/><w:object/>")), "embedded"),
    "python": (lambda: template(TEXT, paragraph("{{ ''.__class__.__mro__ }}")), "unknown"),
    "an attribute": (lambda: template(TEXT, paragraph("{{ titel.__class__ }}")), "unknown"),
    "a call": (lambda: template(TEXT, paragraph("{{ range(10**9) }}")), "unknown"),
    "a loop": (lambda: template(TEXT, paragraph("{% for x in range(10**9) %}x{% endfor %}")), "code"),
    "an inclusion": (lambda: template(TEXT, paragraph("{% include '/etc/passwd' %}")), "code"),
    "a loop in pieces": (lambda: template(TEXT, paragraph("{", "% for", " x in y %", "}")), "code"),
    "a comment": (lambda: template(TEXT, paragraph("{# x #}")), "code"),
    "half a placeholder": (lambda: template(TEXT, paragraph("{{ titel")), "broken"),
    "over two paragraphs": (lambda: template(TEXT, paragraph("{{ ti"), paragraph("tel }}")), "broken"),
    "nested braces": (lambda: template(TEXT, paragraph("{{ {{ titel }} }}")), "broken"),
    "in a field": (lambda: template(TEXT, field("QUOTE {{ titel }}")), "out_of_reach"),
    "no text": (lambda: template(paragraph("{{ titel }}")), "no_text"),
    "text twice": (lambda: template(TEXT, TEXT), "twice"),
    "text in a table": (lambda: template(table(("{{ text }}",))), "alone"),
    "text in a text box": (lambda: template(text_box("{{ text }}")), "alone"),
    "text in a sentence": (lambda: template(paragraph("Här: {{ text }}")), "alone"),
    "text in a header": (lambda: template(TEXT, header=paragraph("{{ text }}")), "alone"),
}  # fmt: skip


@pytest.mark.parametrize(
    "link",
    ['HYPERLINK "https://goteborg.example"', r'HYPERLINK \l "rubrik"', r'HYPERLINK "mailto:a@b.example" \o "Skriv" \h'],
)
def test_a_link_to_a_page_an_address_or_a_place_in_the_paper_is_fine(link: str) -> None:
    assert codes(template(TEXT, field(link))) == set()


def test_no_more_problems_are_told_than_somebody_reads() -> None:
    assert len(findings(template(TEXT, *(paragraph(f"{{{{ q{number} }}}}") for number in range(300)))).problems) == 100


@pytest.mark.parametrize("name", HOSTILE)
def test_F2_a_template_with_what_must_not_be_there_says_so(name: str) -> None:
    make, code = HOSTILE[name]
    content = make()
    found = findings(content)
    assert code in {each.code for each in found.problems}
    for each in found.problems:
        assert str(TEMPLATES[f"reports.template.{each.code}"]) % each.facts
    with pytest.raises(Unreadable):
        apart_or_here(content)


def apart_or_here(content: bytes) -> None:
    """Filling asks the same questions again, whatever was found before."""
    from farled.reports.word_template.handling import paper as fill_here
    from farled.reports.word_template.values import Paper

    fill_here(content, b"", Paper(0, 0, 1, False, "sv-SE", {}, {}, ""), Limits())


def _bomb(_part: bytes) -> bytes:
    return b"<a>" + b" " * 30_000_000 + b"</a>"


def test_F2_bombs_entities_and_endless_nesting_are_refused_before_they_cost_anything() -> None:
    plain = template(TEXT)
    for change, code in (
        (_bomb, "file.ratio"),
        (lambda part: part.replace(b"<w:document", b'<!DOCTYPE a [<!ENTITY x "y">]><w:document', 1), "file.entities"),
        (lambda part: part.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 5_000 + b"</w:sdt>" * 5_000), "file.broken"),
        (lambda part: part[:200], "file.broken"),
    ):
        with pytest.raises(Unreadable) as caught:
            apart.findings(repacked(plain, "word/document.xml", change))
        assert caught.value.code == code
    for content, code in ((b"MZ\x90" + b"x" * 99, "file.content"), (b"x" * 11_000_000, "file.too_large")):
        with pytest.raises(Unreadable) as caught:
            apart.findings(content)
        assert caught.value.code == code


def test_F2_a_template_is_opened_in_a_process_with_limits() -> None:
    with pytest.raises(Unreadable) as caught:
        apart.findings(template(TEXT), limits=replace(apart.LIMITS, memory=1_000_000))
    assert caught.value.code == "file.too_heavy"
    with pytest.raises(Unreadable) as caught:
        apart.findings(template(TEXT), limits=replace(apart.LIMITS, wall_seconds=0))
    assert caught.value.code == "file.too_slow"


def test_a_harmless_template_passes_whatever_is_usual_in_one() -> None:
    usual = template(
        TEXT,
        field("PAGE"),
        field('HYPERLINK "https://goteborg.example"'),
        table(("Handläggare", "{{ handläggare }}")),
        text_box("{{ Diarienummer }}"),
        header=paragraph("{", "{ organi", "sation }", "}"),
        footer=field("DATE"),
        kind=TEMPLATE_TYPE,
        relations=relation("hyperlink", "https://goteborg.example") + relation("hyperlink", "mailto:a@b.example"),
    )
    found = apart.findings(usual)
    assert found.problems == ()
    assert {(each.name, each.part, each.inside) for each in found.placeholders} == {
        ("text", "body", ""), ("handläggare", "body", "table"), ("diarienummer", "body", "textbox"),
        ("organisation", "header", ""),
    }  # fmt: skip


def test_an_unknown_placeholder_is_named_with_its_place_and_what_was_meant() -> None:
    content = template(TEXT, table(("Handläggare:", "{{ handlaggare }}")), footer=paragraph("{{ dnr }}"))
    told = {each.facts["name"]: each.facts for each in findings(content).problems}
    assert (told["handlaggare"]["part"], told["handlaggare"]["inside"]) == ("body", "table")
    assert told["handlaggare"]["meant"] == "handläggare"
    assert told["dnr"]["part"] == "footer"
    assert told["dnr"]["near"] == "{{ dnr }}"
