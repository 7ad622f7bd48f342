"""Word templates for tests, piece by piece: as a Swedish Word leaves them, and as somebody hostile would."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN = "{{ text }}"
SWEDISH = {"Heading 1": "Rubrik1", "Heading 2": "Rubrik2", "Heading 3": "Rubrik3", "List Bullet": "Punktlista"}


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph, one run for each text."""
    how = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inside = "".join(f'<w:r><w:rPr/><w:t xml:space="preserve">{text}</w:t></w:r>' for text in runs)
    return f"<w:p {W}>{how}{inside}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of texts."""
    cells = ("".join(f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>" for text in row) for row in rows)
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl {W}><w:tblPr/><w:tblGrid/>{body}</w:tbl>"


def text_box(*runs: str) -> str:
    """A paragraph with a text box in it."""
    return (
        f'<w:p {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox><w:txbxContent>'
        f"{paragraph(*runs)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def field(code: str, shown: str = "1") -> str:
    """A paragraph with a field, its instruction in two pieces."""
    half = len(code) // 2
    return (
        f'<w:p {W}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{code[:half]}'
        f'</w:instrText></w:r><w:r><w:instrText xml:space="preserve">{code[half:]}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def template(
    *body: str,
    header: str = "",
    footer: str = "",
    kind: str = "",
    files: Mapping[str, bytes] | None = None,
    types: Mapping[str, str] | None = None,
    relations: str = "",
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """A template with these paragraphs; ``files`` are more parts with their ``types``, ``relations`` the document's."""
    word: Any = docx.Document()
    section = word.sections[0]
    for place, text in ((section.header, header), (section.footer, footer)):
        if text:
            place.is_linked_to_previous = False
            place._element.append(parse_xml(text))
    for piece in body or (paragraph(PLAIN),):
        word.element.body.insert_element_before(parse_xml(piece), "w:sectPr")
    if change is not None:
        change(word)
    out = BytesIO()
    word.save(out)
    return _with_more(out.getvalue(), kind, files or {}, types or {}, relations)


def swedish(word: Any) -> None:
    """Style ids as Swedish Word has them, a heading of its own look and a table style of its own."""
    for name, style_id in SWEDISH.items():
        word.styles[name].element.set(qn("w:styleId"), style_id)
    word.styles["Heading 1"].font.name = "Garamond"
    for each in list(word.styles.element):
        if each.get(qn("w:type")) == "table" and each.get(qn("w:default")) != "1":
            word.styles.element.remove(each)
    word.styles.element.append(
        parse_xml(
            f'<w:style {W} w:type="table" w:customStyle="1" w:styleId="GbgTabell">'
            '<w:name w:val="Gbg tabell"/></w:style>'
        )
    )


def _with_more(
    content: bytes, kind: str, files: Mapping[str, bytes], types: Mapping[str, str], relations: str
) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name).decode() if name.endswith((".xml", ".rels")) else ""
            if name == "[Content_Types].xml":
                part = part.replace(DOCUMENT_TYPE, kind or DOCUMENT_TYPE)
                more = "".join(f'<Override PartName="/{each}" ContentType="{type_}"/>' for each, type_ in types.items())
                part = part.replace("</Types>", f"{more}</Types>")
            elif name == "word/_rels/document.xml.rels":
                part = part.replace("</Relationships>", f"{relations}</Relationships>")
            target.writestr(name, part or source.read(name))
        for name, inside in files.items():
            target.writestr(name, inside)
    return out.getvalue()


def relation(kind: str, target: str, *, outside: bool = True) -> str:
    """A relation of the document."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="rIdX{abs(hash(target)) % 9999}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'


def repacked(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same file with one part changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.namelist():
            target.writestr(each, change(source.read(each)) if each == name else source.read(each))
    return out.getvalue()
