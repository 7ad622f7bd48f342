"""The template to begin from: our own styles, every placeholder in its place, and what to do said in the file itself.

It stands ready in ``static/reports/farled-mall.docx``; a test holds it to be what this writes.
"""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from django.utils import translation

from farled.reports.document import Document, Section
from farled.reports.word_template.handling import same_again
from farled.reports.writers import ooxml, word_styles

FILE = "reports/farled-mall.docx"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
NOTE = "{{ anteckning }} "
SAID = (
    "Så gör du mallen till er: byt typsnitt, färger och logotyp. Ändra formatmallarna Rubrik 1–3, Punktlista, "
    "Beskrivning och Tabell, så följer papperen efter. Flytta eller ta bort platshållarna som ni vill.\n"
    "Platshållaren text måste finnas, i ett eget stycke. Där hamnar papperets innehåll. Platshållaren innehåll blir en "
    "innehållsförteckning, och fakta blir en lista med uppgifter om papperet.\n"
    "En rad eller tabellrad där ingen platshållare har något värde följer inte med. Därför syns de här styckena bara i "
    "mallen: anteckning är alltid tom."
)


def write() -> bytes:
    """The template as a .docx file."""
    import docx

    word: Any = docx.Document()
    blank = Section("")
    document = Document("{{ titel }}", "", "{{ organisation }}", "", date(2026, 1, 1), MADE, (), blank, (), blank)
    with translation.override("sv"):
        word_styles.prepare(word, document)
    _table_style(word)
    for line in SAID.splitlines():
        word.add_paragraph(NOTE + line, style="Liten")
    word.add_paragraph("{{ organisation }}", style="Organisation")
    word.add_paragraph("{{ titel }}", style="Title")
    word.add_paragraph("{{ underrubrik }}", style="Subtitle")
    for label, name in (
        ("Diarienummer", "diarienummer"), ("Datum", "datum"),
        ("Handläggare", "handläggare"), ("Version", "version"), ("Kontrollsumma", "kontrollsumma"),
    ):  # fmt: skip
        word.add_paragraph(f"{label}\t{{{{ {name} }}}}", style="Fakta")
    for name in ("fakta", "innehåll", "text"):
        word.add_paragraph(f"{{{{ {name} }}}}")
    properties = word.core_properties
    properties.title, properties.author, properties.comments = "Farleds mall", "Farled", ""
    properties.language, properties.revision = "sv-SE", 1
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    out = BytesIO()
    word.save(out)
    return same_again(out.getvalue())


def _table_style(word: Any) -> None:
    """One style of tables, the only one there is: lines between rows, the head in our blue."""
    for each in list(word.styles.element):
        if each.get(f"{{{_WORD}}}type") == "table" and each.get(f"{{{_WORD}}}default") != "1":
            word.styles.element.remove(each)
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{ooxml.LINE}"'
    word.styles.element.append(
        ooxml.parsed(
            f'<w:style {ooxml.W} w:type="table" w:customStyle="1" w:styleId="Tabell"><w:name w:val="Tabell"/>'
            '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/><w:tblPr><w:tblBorders>'
            f"<w:bottom {rule}/><w:insideH {rule}/></w:tblBorders><w:tblCellMar>"
            '<w:top w:w="50" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/>'
            '<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/>'
            f'<w:color w:val="{ooxml.SEA}"/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" '
            f'w:color="{ooxml.SEA}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
        )
    )


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
