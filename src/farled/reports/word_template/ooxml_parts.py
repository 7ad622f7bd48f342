"""A template's files inside: their content types, their XML, their paragraphs. Entities are never resolved."""

import io
import zipfile
from collections.abc import Iterator
from posixpath import basename
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT, TEMPLATE = f"{WORDS}.document.main+xml", f"{WORDS}.template.main+xml"
MAIN = "word/document.xml"
PLAIN = "application/xml"
AMBIGUOUS = "ambiguous"  # the type of a part of Word's own that does not say what it is, or says two things
KINDS = {"document": "body", "template": "body", "header": "header", "footer": "footer", "footnotes": "notes",
         "endnotes": "notes"}  # fmt: skip


class Package:
    """The files of a template, each with its content type."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        self.types = dict(self._types())

    def _types(self) -> Iterator[tuple[str, str]]:
        said = parsed(self.files["[Content_Types].xml"])
        defaults = {
            each.get("Extension", "").lower(): each.get("ContentType", "") for each in said.iter(f"{TYPES}Default")
        }
        named: dict[str, str] = {}
        for each in said.iter(f"{TYPES}Override"):  # the format tells names apart without regard to case, so we do
            name = each.get("PartName", "").lstrip("/").lower()
            named[name] = AMBIGUOUS if name in named else each.get("ContentType", "")
        for name in self.files:
            if name != "[Content_Types].xml":
                kind = named.get(name.lower()) or defaults.get(basename(name).rpartition(".")[2].lower(), "")
                yield name, AMBIGUOUS if name.startswith("word/") and kind == PLAIN else kind

    def spoken(self) -> Iterator[tuple[str, Any]]:
        """The parts a reader sees, each as (body, header, footer or notes; its XML)."""
        for name, kind in self.types.items():
            if kind.startswith(WORDS) and (
                part := KINDS.get(kind.removeprefix(f"{WORDS}.").partition("+")[0].partition(".")[0])
            ):
                yield part, parsed(self.files[name])


def parsed(xml: bytes) -> Any:
    """A part as an element. Raises lxml's XMLSyntaxError for what is no XML, such as elements nested without end."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def paragraphs(part: Any) -> Iterator[Any]:
    """Every paragraph, those of tables and text boxes included."""
    yield from part.iter(f"{W}p")


def texts(paragraph: Any) -> list[Any]:
    """The pieces of text of a paragraph itself, in order; a text box standing in it has its own."""
    return [each for each in paragraph.iter(f"{W}t") if next(each.iterancestors(f"{W}p"), None) is paragraph]


def text_of(paragraph: Any) -> str:
    """A paragraph's own text."""
    return "".join(each.text or "" for each in texts(paragraph))


def fields(part: Any) -> Iterator[str]:
    """What each field says it does, however its text is split; fields inside fields too."""
    open_fields: list[list[str]] = []
    for each in part.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple", f"{W}delInstrText"):
        if each.tag == f"{W}fldSimple":
            yield each.get(f"{W}instr", "")
        elif each.tag != f"{W}fldChar":
            if open_fields:
                open_fields[-1].append(each.text or "")
            else:
                yield each.text or ""
        elif each.get(f"{W}fldCharType") == "begin":
            open_fields.append([])
        elif each.get(f"{W}fldCharType") == "end" and open_fields:
            inner = "".join(open_fields.pop())
            yield inner
            if open_fields:
                open_fields[-1].append(inner)
    yield from ("".join(each) for each in open_fields)
