"""The files: opened again by other programs, they have headings, tags, language, typed numbers, and nothing live."""

import itertools
import re
import zipfile
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pdfplumber
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from farled.reports.document import Column, Document, Lines, Paragraph, Section, Table
from farled.reports.states import Format, ReportKind
from farled.reports.writers import write
from farled.reports.writers.ooxml import clean
from farled.reports.writers.pdf import Unfetchable, fetcher
from tests.cast import NOW, TODAY
from tests.reports.conftest import Compose

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def small(*rows: tuple[Any, ...], columns: tuple[Column, ...] = (), **more: Any) -> Document:
    """A document with one table."""
    heads = columns or tuple(Column(f"K{nr}") for nr in range(len(rows[0])))
    table = Table("Tabellen", heads, rows, sheet=more.pop("sheet", "Blad"))
    return Document(
        title=more.pop("title", "Prov"), subtitle="Läget", organisation="Ås kommun", author="Åsa", on=TODAY,
        made_at=NOW, facts=(), summary=Section("Först", (Paragraph("Hej"),)),
        sections=(Section("Sedan", (table,)),), notes=Section("Sist"),
    )  # fmt: skip


# --- Word -------------------------------------------------------------------------------------------------------------


def test_word_has_real_headings_in_order_and_a_table_of_contents_that_is_filled_in(compose: Compose) -> None:
    word = opened(write(compose(), Format.WORD))
    levels = [int(p.style.name[-1]) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    titles = [p.text for p in word.paragraphs if p.style.name in {"Heading 1", "Heading 2"}]
    contents = word.element.body.find(f"{W}sdt")
    assert "TOC" in "".join(contents.itertext(f"{W}instrText"))
    entries = ["".join(link.itertext(f"{W}t")) for link in contents.iter(f"{W}hyperlink")]
    assert entries == titles
    marks = {mark.get(f"{W}name") for mark in word.element.body.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in contents.iter(f"{W}hyperlink")} <= marks
    assert "updateFields" not in parts(write(compose(), Format.WORD))["word/settings.xml"]


def test_words_pictures_say_what_they_show_and_their_figures_follow(compose: Compose) -> None:
    word = opened(write(compose(), Format.WORD))
    told = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert len(told) == 3
    assert "genomförda 1" in told[0]
    assert all(len(text) > 20 for text in told)


def test_words_tables_repeat_their_heads_and_split_no_row(compose: Compose) -> None:
    word = opened(write(compose(), Format.WORD))
    assert word.tables
    for table in word.tables:
        first, *others = table._tbl.tr_lst
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *others))
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")


def test_word_is_in_swedish_and_says_who_made_it(compose: Compose) -> None:
    content = write(compose(), Format.WORD)
    styles = ET.fromstring(parts(content)["word/styles.xml"])  # noqa: S314 -- our own file
    assert {each.get(f"{W}val") for each in styles.iter(f"{W}lang")} == {"sv-SE"}
    properties = opened(content).core_properties
    assert (properties.language, properties.author) == ("sv-SE", "Åsa Strateg")
    assert properties.title.startswith("Uppföljning av Handlingsplan 2026")
    assert "PAGE" in parts(content)["word/footer1.xml"]


def test_the_same_document_gives_the_same_word_and_excel_file(compose: Compose) -> None:
    document = compose()
    for each in (Format.WORD, Format.EXCEL):
        assert write(document, each) == write(document, each)


def test_text_that_xml_cannot_hold_is_left_out_and_markup_is_text() -> None:
    document = small(("a\x0bb\ud800 <b>&amp;", Lines(())), title="<w:t> & \x01")
    assert "ab <b>&amp;" in opened(write(document, Format.WORD)).tables[0].rows[1].cells[0].text
    assert clean("å\tä\nö\x00\ufffe") == "å\tä\nö"


# --- PDF --------------------------------------------------------------------------------------------------------------


def test_pdf_is_tagged_titled_and_in_swedish(compose: Compose) -> None:
    content = write(compose(), Format.PDF)
    with pdfplumber.open(BytesIO(content)) as pdf:
        catalog = pdf.doc.catalog
        assert catalog["MarkInfo"] == {"Marked": True}
        assert catalog["Lang"] in (b"sv-SE", "sv-SE")
        assert catalog["StructTreeRoot"]
        assert pdf.metadata["Title"].startswith("Uppföljning av Handlingsplan 2026")
        text = "\n".join(page.extract_text() for page in pdf.pages)
    for said in (
        "Sammanfattning",
        "Ängens nät",
        "Öppna data & <delning>",
        "Hälften av lokalerna är klara.",
        "Sida 1 av",
    ):
        assert said in text
    assert b"pdfuaid" in content or b"pdfuaid" in b"".join(_streams(content))


def test_pdf_has_headings_table_heads_and_words_for_its_pictures(compose: Compose) -> None:
    with pypdfium2.PdfDocument(write(compose(), Format.PDF)) as pdf:
        outline = [each.get_title() for each in pdf.get_toc()]
    with pdfplumber.open(BytesIO(write(compose(), Format.PDF))) as pdf:
        kinds = _kinds(pdf.structure_tree)
    assert outline[0].startswith("Uppföljning av")
    assert "Sammanfattning" in outline
    assert {"H1", "H2", "H3", "Table", "TH", "TD", "Figure"} <= kinds.keys()
    assert all("genomförda" in text or "Plan" in text or "över tid" in text for text in kinds["Figure"])


def _kinds(tree: list[dict[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    waiting = list(tree)
    for each in waiting:
        found.setdefault(each["type"], []).append(each.get("alt_text", ""))
        waiting.extend(each.get("children", []))
    return found


def _streams(content: bytes) -> list[bytes]:
    found = []
    for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            found.append(zlib.decompress(raw))
        except zlib.error:
            found.append(raw)
    return found


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "static:///web/tokens.css", "ftp://x/y"]
)
def test_F5_a_document_fetches_nothing_but_our_own_fonts(address: str) -> None:
    with pytest.raises(Unfetchable):
        fetcher().fetch(address)
    assert fetcher().fetch("static:///web/fonts/inter-latin-wght-normal.woff2").read()[:4] == b"wOF2"


def test_F5_an_address_in_a_text_stays_text(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hemligt")
    content = write(small((f'<img src="file://{secret}"><link rel="attachment" href="file://{secret}">',)), Format.PDF)
    with pdfplumber.open(BytesIO(content)) as pdf:
        assert "<img src=" in (pdf.pages[0].extract_text() + pdf.pages[-1].extract_text())
    assert b"EmbeddedFile" not in content


# --- Excel ------------------------------------------------------------------------------------------------------------

LIVE = ("=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "{=1}", "http://x.example", "007", " =1")


def test_F4_text_in_a_workbook_is_never_live() -> None:
    rows = tuple((text, text) for text in LIVE)
    document = small(
        *rows, columns=(Column("=A1"), Column("@x")), sheet="='[x]*?/\\ blad som heter väldigt långt", title="=2"
    )
    content = write(document, Format.EXCEL)
    for name, xml in parts(content).items():
        if "worksheets/sheet" in name:
            assert "<f>" not in xml
            assert "<f " not in xml
            assert "<hyperlink" not in xml
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    assert not any(re.search(r"[\[\]:*?/\\]|^'|'$", name) or len(name) > 31 for name in workbook.sheet_names)
    cells = workbook.get_sheet_by_index(1).to_python()
    assert cells[0] == ["=A1", "@x"]
    assert [str(row[0]).strip() for row in cells[1:]] == [text.strip() for text in LIVE]
    assert all(isinstance(cell, str) for row in cells[1:] for cell in row)


def test_numbers_are_numbers_days_are_days_and_shares_are_shares(compose: Compose) -> None:
    workbook = CalamineWorkbook.from_filelike(BytesIO(write(compose(), Format.EXCEL)))
    assert workbook.sheet_names[0] == "Sammanfattning"
    assert workbook.sheet_names[-1] == "Noter och källor"
    states = workbook.get_sheet_by_name("Efter läge").to_python()
    assert states[-1][1:] == [4.0, 1.0]
    rows = workbook.get_sheet_by_name("Aktiviteter").to_python()
    at = {label: nr for nr, label in enumerate(rows[0])}
    moved = next(row for row in rows if row[at["Aktivitet"]] == "Äldre möts")
    assert moved[at["Slut"]] == date(2027, 6, 30)
    assert moved[at["Första slut"]] == date(2026, 12, 31)
    assert moved[at["Vad har hänt"]] == "Hälften av lokalerna är klara."
    assert any(row[at["Aktivitet"]] == "=1+1" for row in rows)


def test_a_sheet_can_be_filtered_printed_and_kept_in_view(compose: Compose) -> None:
    content = parts(write(compose(), Format.EXCEL))
    sheet = next(
        xml
        for name, xml in content.items()
        if "worksheets/sheet" in name and "Förväntad" not in xml and "<autoFilter" in xml
    )
    for wanted in ("<pane ", "<autoFilter", 'orientation="landscape"', "<cols>"):
        assert wanted in sheet
    assert any("<c:barChart>" in xml for name, xml in content.items() if "charts/chart" in name)
    drawings = "".join(xml for name, xml in content.items() if "drawings/drawing" in name)
    assert "descr=" in drawings


def test_a_list_of_ten_thousand_rows_becomes_a_workbook() -> None:
    rows = tuple((f"Rad {nr}", "Text " * 20, nr) for nr in range(10_000))
    content = write(small(*rows, columns=(Column("A"), Column("B"), Column("C", number=True))), Format.EXCEL)
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(1).to_python()
    assert len(sheet) == 10_001
    assert sheet[-1][2] == 9_999.0


@pytest.mark.parametrize("as_format", list(Format))
def test_the_activity_list_can_be_written_as_everything(compose: Compose, as_format: Format) -> None:
    assert len(write(compose(kind=ReportKind.ACTIVITIES), as_format)) > 5_000


@pytest.mark.parametrize("as_format", list(Format))
def test_an_empty_plan_can_be_written_as_everything(compose: Compose, as_format: Format) -> None:
    assert len(write(compose(on=TODAY.replace(year=2019)), as_format)) > 3_000
