"""Word: real headings, a table of contents, captions, repeated table heads, pictures with words, Swedish throughout."""

from dataclasses import dataclass
from datetime import UTC
from io import BytesIO
from itertools import count
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from farled.reports.document import Bullets, Compared, Document, Facts, Look, Paragraph, Picture, Table
from farled.reports.word_template.handling import same_again
from farled.reports.writers import ooxml, pictures, word_styles
from farled.reports.writers.outline import Placed, headings, placed


@dataclass(frozen=True, slots=True)
class Written:
    """A Word file, how many of its first blocks are heading and facts, its text's width (twentieths of a point).

    After them comes the table of contents, one block, and then the text.
    """

    content: bytes
    head: int
    facts: int
    width: int


def write(document: Document) -> bytes:
    """The document as a .docx file."""
    return written(document).content


def written(document: Document) -> Written:
    """The document as a .docx file, and what stands where in it."""
    with translation.override(document.language[:2]):
        writer = _Writer(document)
        content = writer.content()
    return Written(content, len(writer.HEAD), len(document.facts), writer.width)


class _Writer:
    """Fills one Word document from the top down."""

    HEAD = ("Organisation", "Title", "Subtitle")

    def __init__(self, document: Document) -> None:
        import docx

        self.document = document
        self.word: Any = docx.Document()
        self.width = word_styles.prepare(self.word, document)
        self.numbers = count(1)
        self.end: Any = self.word.element.body.sectPr  # the page's own settings, which stand last
        self.styles: dict[str, str | None] = {}

    def content(self) -> bytes:
        """The whole file."""
        sections = placed(self.document)
        self._head()
        if self.document.contents:
            self._contents(list(headings(sections)))
        for section in sections:
            self._section(section)
        self._properties()
        out = BytesIO()
        self.word.save(out)
        return same_again(out.getvalue())

    def _head(self) -> None:
        said = (self.document.organisation, self.document.title, self.document.subtitle)
        for text, style in zip(said, self.HEAD, strict=True):
            self._paragraph(text, style)
        self._facts(self.document.facts)

    def _contents(self, entries: list[Placed]) -> None:
        """A field that a word processor can bring up to date, filled in already with links.

        Only the program that lays the document out knows the page numbers. Each line has a field for its own, which is
        filled when the document is printed, saved as PDF or brought up to date; to tell Word to do that at opening
        makes it ask each reader about "other files" that there are none of.
        """
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
            r'TOC \o "1-2" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        at_right = f'<w:tabs><w:tab w:val="right" w:pos="{self.width}"/></w:tabs>'
        lines = [
            f'<w:p><w:pPr><w:pStyle w:val="TOC{each.level}"/>{at_right}</w:pPr>{"" if nr else begin}'
            f'<w:hyperlink w:anchor="_{each.anchor}" w:history="1">{ooxml.run(each.title)}<w:r><w:tab/></w:r>'
            f"{_page_of(each)}</w:hyperlink></w:p>"
            for nr, each in enumerate(entries)
        ]
        title = f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>{ooxml.run(_("Innehåll"))}</w:p>'
        gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        end = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        content = f"{title}{''.join(lines)}{end}"
        self._add(f"<w:sdt {ooxml.W}><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")

    def _section(self, section: Placed) -> None:
        heading = self.word.add_heading(ooxml.clean(section.title), level=min(section.level, 3))
        number, anchor = next(self.numbers), section.anchor
        heading._p.insert(1, ooxml.parsed(f'<w:bookmarkStart {ooxml.W} w:id="{number}" w:name="_{anchor}"/>'))  # noqa: SLF001 -- python-docx has no bookmarks
        heading._p.append(ooxml.parsed(f'<w:bookmarkEnd {ooxml.W} w:id="{number}"/>'))  # noqa: SLF001 -- the same
        if section.mark:
            state = ooxml.run(_("Läge: ")) + ooxml.marked(section.mark)
            self._add(f'<w:p {ooxml.W}><w:pPr><w:pStyle w:val="Tillstand"/></w:pPr>{state}</w:p>')
        for block in section.blocks:
            match block:
                case Paragraph():
                    self._paragraph(
                        block.text, {Look.BODY: "Normal", Look.LEAD: "Ingress", Look.SMALL: "Liten"}[block.look]
                    )
                case Bullets():
                    self._list(block)
                case Facts():
                    self._facts(block.rows)
                case Compared():
                    runs = "".join(ooxml.compared(fate, text) for fate, text in block.runs)
                    self._add(f"<w:p {ooxml.W}>{runs}</w:p>")
                case Table():
                    self._table(block)
                case Picture():
                    self._picture(block)
        for part in section.sections:
            self._section(part)

    def _paragraph(self, text: str, style: str) -> None:
        """As ``add_paragraph`` of python-docx, which goes through all styles and all that is written for each one."""
        from docx.oxml import OxmlElement

        paragraph: Any = OxmlElement("w:p")
        if said := ooxml.clean(text):
            paragraph.add_r().text = said
        if (named := self._named(style)) is not None:
            paragraph.style = named
        self.end.addprevious(paragraph)

    def _named(self, style: str) -> str | None:
        """What the file calls a paragraph style; None for the one that paragraphs have by themselves."""
        from docx.enum.style import WD_STYLE_TYPE

        if style not in self.styles:
            self.styles[style] = self.word.part.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)
        return self.styles[style]

    def _list(self, block: Bullets) -> None:
        """Items with bullets, or with numbers that count from one whatever was counted before."""
        if not block.numbered:
            for item in block.items:
                self._paragraph(item, "List Bullet")
            return
        numbering = self.word.part.numbering_part.element
        wanted = self.word.styles["List Number"].element.pPr.numPr.numId.val
        kind = next(each.abstractNumId.val for each in numbering.num_lst if each.numId == wanted)
        number = numbering.add_num(kind)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        for item in block.items:
            paragraph = self.word.add_paragraph(ooxml.clean(item), style="List Number")
            paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number.numId  # noqa: SLF001 -- python-docx has no restart

    def _facts(self, rows: tuple[tuple[str, str], ...]) -> None:
        for label, value in rows:
            runs = ooxml.run(label, colour=ooxml.SOFT) + "<w:r><w:tab/></w:r>" + ooxml.run(value)
            self._add(f'<w:p {ooxml.W}><w:pPr><w:pStyle w:val="Fakta"/></w:pPr>{runs}</w:p>')

    def _table(self, table: Table) -> None:
        if table.caption_shown:
            self._paragraph(table.caption, "Caption")
        self._add(ooxml.table(table, width=self.width))
        self._paragraph("", "Luft")

    def _picture(self, picture: Picture) -> None:
        from docx.shared import Twips

        chart = picture.chart
        self._paragraph(f"{chart.title}. {chart.sentence}", "Caption")
        paragraph = self.word.add_paragraph(style="Bild")
        shape = paragraph.add_run().add_picture(BytesIO(pictures.png(chart)), width=Twips(self.width))
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")  # noqa: SLF001 -- without it some programs move the picture
        words = shape._inline.docPr  # noqa: SLF001 -- python-docx has no alternative text
        words.set("descr", ooxml.clean(f"{chart.title}. {chart.sentence} {chart.description}"))
        words.set("name", ooxml.clean(chart.title))
        if picture.figures:
            self._table(picture.figures)

    def _add(self, xml: str) -> None:
        """Put a piece last in the body, before the page's own settings."""
        self.end.addprevious(ooxml.parsed(xml))

    def _properties(self) -> None:
        made = self.document.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        properties = self.word.core_properties
        properties.title = ooxml.clean(f"{self.document.title}, {self.document.subtitle}")[:255]
        properties.subject = ooxml.clean(self.document.organisation)[:255]
        properties.author = properties.last_modified_by = ooxml.clean(self.document.author)[:255]
        properties.language, properties.comments, properties.revision = self.document.language, "", 1
        properties.created = properties.modified = made


def _page_of(heading: Placed) -> str:
    """A field for the page that a heading stands on."""
    return ooxml.field(rf"PAGEREF _{heading.anchor} \h", "")
