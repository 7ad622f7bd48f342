"""A paper is poured into a template: what of the template stays, and nothing of the paper is lost."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.contrib.staticfiles import finders

from farled.files.containers import Limits
from farled.reports import contents
from farled.reports.document import Bullets, Document, Paragraph, Particulars, Section
from farled.reports.word_template import apart
from farled.reports.word_template.handling import findings as read_here
from farled.reports.word_template.placeholders import NAMES
from farled.reports.word_template.values import Findings
from farled.reports.writers import own_template, starting_template
from tests.cast import NOW, TODAY
from tests.reports.template_files import W as XML
from tests.reports.template_files import (
    field,
    paragraph,
    swedish,
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


# --- What a paper becomes ---------------------------------------------------------------------------------------------


def test_values_are_filled_in_however_and_wherever_a_placeholder_stands() -> None:
    content = template(
        paragraph("Dnr {", "{ diarie", "nummer }", "} hos {{organisation}}"),
        TEXT,
        table(("Handläggare", "{{ handläggare }}"), ("Version", "{{ version }}")),
        text_box("{{ TITEL }}"),
        header=paragraph("{{ titel }} | {{ titel }}"),
        footer=paragraph("Läget {{ lägesdag }}"),
    )
    facts = Particulars(diary_number="SLK 1/26 <b>&", handler="Åsa")
    word = opened(own_template.write(paper(title="Ett & två\nrader", particulars=facts), content))
    assert word.paragraphs[0].text == "Dnr SLK 1/26 <b>& hos Ås kommun"
    assert word.sections[0].header.paragraphs[-1].text == "Ett & två\nrader | Ett & två\nrader"
    assert word.sections[0].footer.paragraphs[-1].text == "Läget 21\N{NO-BREAK SPACE}nov\N{NO-BREAK SPACE}2026"
    layout = word.tables[-1]
    assert [[cell.text for cell in row.cells] for row in layout.rows] == [["Handläggare", "Åsa"]]
    box = "".join(word.element.body.find(f".//{W}txbxContent").itertext(f"{W}t"))
    assert box == "Ett & tvårader"


def test_what_looks_like_a_placeholder_in_a_paper_stays_text() -> None:
    hostile = Section("{{ titel }}", (Paragraph("{% for x in y %} {{ ''.__class__ }} {{ text }}"),))
    document = paper(title="{{ text }}", summary=hostile)
    word = opened(own_template.write(document, template(paragraph("{{ titel }}"), TEXT)))
    said = [each.text for each in word.paragraphs]
    assert said[0] == "{{ text }}"
    assert "{{ titel }}" in said
    assert "{% for x in y %} {{ ''.__class__ }} {{ text }}" in said


def test_a_paper_takes_the_styles_of_a_swedish_template() -> None:
    word = opened(own_template.write(paper(), template(paragraph("{{ titel }}"), TEXT, change=swedish)))
    by_text = {each.text: each for each in word.paragraphs}
    assert by_text["Tabeller och bilder"].style.style_id == "Rubrik1"
    assert by_text["En underrubrik"].style.style_id == "Rubrik2"
    assert by_text["En rubrik längst in"].style.style_id == "Rubrik3"
    assert by_text["Tabeller och bilder"].style.font.name == "Garamond"
    assert by_text["Första punkten i en lista."].style.style_id == "Punktlista"
    (told,) = word.tables
    assert told.style.style_id == "GbgTabell"
    assert told._tbl.tr_lst[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert not list(told._tbl.iter(f"{W}tcBorders", f"{W}tblBorders"))
    colours = {each.get(f"{W}val") for each in word.element.body.iter(f"{W}color")}
    assert colours <= {"1B6E4B", "8A5A00", "0A4DB3", "B3261E"}, "a state keeps its colour, the rest is the template's"
    shown = dict(findings(template(TEXT, change=swedish)).styles)
    assert (shown["heading 1"], shown["table"]) == ("heading 1", "Gbg tabell")


def test_styles_and_lists_that_a_template_lacks_are_added_without_our_typeface() -> None:
    def bare(word: Any) -> None:
        for each in list(word.styles.element.findall(f"{W}style")):
            if each.get(f"{W}default") != "1":
                word.styles.element.remove(each)
        for key, each in list(word.part.rels.items()):
            if each.reltype.endswith("/numbering"):
                del word.part.rels[key]

    content = template(TEXT, change=bare)
    assert {theirs for _ours, theirs in findings(content).styles} == {""}
    word = opened(own_template.write(paper(), content))
    listed = next(each for each in word.paragraphs if each.text == "Första punkten i en lista.")
    assert listed.style.name == "List Bullet"
    number = listed.style.element.find(f".//{W}numId").get(f"{W}val")
    assert number in {each.get(f"{W}numId") for each in word.part.numbering_part.element.iter(f"{W}num")}
    added = [each for each in word.styles.element.findall(f"{W}style") if each.get(f"{W}default") != "1"]
    assert added
    assert not any(list(each.iter(f"{W}rFonts")) for each in added)
    assert [each.style.name for each in word.paragraphs if each.text == "Noter"] == ["Heading 1"]


def test_header_footer_fields_and_logo_stay() -> None:
    def logo(word: Any) -> None:
        word.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(_png()))

    content = template(TEXT, field("DOCPROPERTY Company", "Ås"), header=paragraph("{{ titel }}"),
                       footer=field("PAGE"), change=logo)  # fmt: skip
    before, after = opened(content), opened(own_template.write(paper(), content))
    assert "PAGE" in "".join(after.sections[0].footer._element.itertext(f"{W}instrText"))
    assert "DOCPROPERTY Company" in "".join(after.element.body.itertext(f"{W}instrText"))
    pictures = [
        [rel.target_part.blob for rel in word.sections[0].header.part.rels.values()] for word in (before, after)
    ]
    assert pictures[0] == pictures[1] != []
    for name in ("page_width", "page_height", "left_margin", "top_margin"):
        assert getattr(before.sections[0], name) == getattr(after.sections[0], name)
    assert before.styles["Heading 2"].element.xml == after.styles["Heading 2"].element.xml


def _png() -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("own", [False, True])
def test_a_table_of_contents_is_filled_and_brought_up_to_date_at_opening(own: bool) -> None:  # noqa: FBT001
    contents_field = field(r'TOC \o "1-3" \h', "Inga poster hittades.") if own else paragraph("{{ innehåll }}")
    content = template(paragraph("{{ titel }}"), contents_field, TEXT)
    assert findings(content).own_contents is own
    word = opened(own_template.write(paper(), content))
    body = word.element.body
    (begin,) = [each for each in body.iter(f"{W}fldChar") if each.get(f"{W}dirty")]
    assert begin.get(f"{W}fldCharType") == "begin"
    links = ["".join(link.itertext(f"{W}t")) for link in body.iter(f"{W}hyperlink")]
    assert links == ["Sammanfattning", "Tabeller och bilder", "En underrubrik", "Noter"]
    anchors = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    assert anchors <= {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")}
    said = "".join(body.itertext(f"{W}instrText"))
    assert all(f"PAGEREF {anchor}" in said for anchor in anchors)
    assert (r"TOC \o &quot;1-3&quot; \h" in body.xml or r'TOC \o "1-3" \h' in said) is own
    assert "Inga poster hittades." not in body.xml
    depth = 0
    for each in body.iter(f"{W}fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[each.get(f"{W}fldCharType")]
        assert depth >= 0
    assert depth == 0


def test_nothing_of_a_paper_is_lost_when_the_template_has_no_place_for_it() -> None:
    document = paper()
    said = words(own_template.write(document, template(TEXT)))
    for wanted in (document.title, document.subtitle, document.organisation, "exempelvärde"):
        assert wanted in said
    placed = words(own_template.write(document, template(paragraph("{{ titel }}"), paragraph("{{ fakta }}"), TEXT)))
    assert placed.count(document.title) == 1
    assert placed.index("Plan\t") < placed.index("Sammanfattning")


def test_a_paper_says_its_title_language_and_what_its_pictures_show_and_not_who_made_the_template() -> None:
    def signed(word: Any) -> None:
        word.core_properties.author = word.core_properties.last_modified_by = "Nils Hemlig"
        word.core_properties.comments = "Internt: Nils"
        word.core_properties.language = "en-US"

    content = own_template.write(paper(), template(TEXT, change=signed))
    word = opened(content)
    properties = word.core_properties
    assert (properties.author, properties.language, properties.comments) == ("Åsa Strateg", "sv-SE", "")
    assert properties.title.startswith("Prov av Word-mallen")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert not any(b"Nils" in archive.read(name) for name in archive.namelist())
    assert {each.get(f"{W}val") for each in word.styles.element.iter(f"{W}lang")} == {"sv-SE"}
    assert [shape._inline.docPr.get("descr") != "" for shape in word.inline_shapes] == [True]
    identities = [each.get("id") for each in word.element.body.iter() if each.tag.endswith("}docPr")]
    assert len(identities) == len(set(identities))


def test_tables_and_pictures_are_as_wide_as_the_templates_text_and_a_wide_paper_lies_down() -> None:
    def narrow(word: Any) -> None:
        from docx.shared import Cm

        section = word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(5.5)

    content = template(TEXT, change=narrow)
    upright = opened(own_template.write(paper(), content))
    whole = sum(int(each.get(f"{W}w")) for each in upright.tables[0]._tbl.iter(f"{W}gridCol"))
    assert whole == pytest.approx(10 * 567, abs=10)
    assert upright.inline_shapes[0].width == pytest.approx(10 * 360_000, rel=0.01)
    lying = opened(own_template.write(paper(wide=True), content)).sections[0]
    assert lying.page_width > lying.page_height


def test_content_controls_lose_their_tie_to_properties_and_sections_stay() -> None:
    bound = (
        f'<w:sdt {XML}><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="y"/>'
        f"</w:sdtPr><w:sdtContent>{paragraph('{{ titel }}')}</w:sdtContent></w:sdt>"
    )
    ended = TEXT.replace("<w:r>", '<w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr><w:r>', 1)
    word = opened(own_template.write(paper(), template(bound, ended, paragraph("Bilaga"))))
    assert not list(word.element.body.iter(f"{W}dataBinding"))
    assert len(word.sections) == 2
    said = [each.text for each in word.paragraphs]
    assert said.index("Noter") < said.index("Bilaga")
    assert not any("{{" in each for each in said)


def test_the_same_paper_and_template_give_the_same_file() -> None:
    content = template(TEXT)
    assert own_template.write(paper(), content) == own_template.write(paper(), content)


def test_the_starting_template_is_the_one_that_is_written_passes_and_explains_itself_only_there() -> None:
    path = finders.find(starting_template.FILE)
    assert isinstance(path, str)
    content = Path(path).read_bytes()
    assert content == starting_template.write(), "write it anew: writers/starting_template.py says what it holds"
    found = apart.findings(content)
    assert found.problems == ()
    assert {each.name for each in found.placeholders} == set(NAMES) - {"lägesdag"}
    assert all(theirs for _ours, theirs in found.styles)
    assert "Så gör du mallen till er" in words(content)
    made = own_template.write(paper(particulars=Particulars()), content)
    assert "Så gör du mallen till er" not in words(made)
    assert "Diarienummer" not in words(made)


def test_a_long_list_of_bullets_is_one_list() -> None:
    blank = Section("Noter")
    document = Document("T", "", "Ås", "Åsa", TODAY, NOW, (), Section("S", (Bullets(("a", "b")),)), (), blank)
    word = opened(own_template.write(document, template(TEXT)))
    assert [each.style.name for each in word.paragraphs if each.text in {"a", "b"}] == ["List Bullet"] * 2
    assert "Subtitle" not in {each.style.name for each in word.paragraphs}
