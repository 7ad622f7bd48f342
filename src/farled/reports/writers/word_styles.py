"""How a Word document looks: page, type, headings, lists, foot; and which language it is in."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from farled.reports.document import Document
from farled.reports.writers import ooxml

FONT, NORMAL = "Calibri", "Normal"
MARGIN_CM = 2.2
INK = "17202B"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's style: size and space before and after in points; ``keep`` holds it together with the next."""

    name: str
    size: float = 10.5
    before: float = 0
    after: float = 0
    spacing: float = 1.0
    bold: bool = False
    colour: str = INK
    keep: bool = False


_STYLES = (
    Style("Normal", after=6, spacing=1.15),
    Style("Title", size=26, after=2, bold=True, colour=ooxml.SEA, keep=True),
    Style("Subtitle", size=13, after=12, colour=ooxml.SOFT, keep=True),
    Style("Heading 1", size=17, before=24, after=6, bold=True, colour=ooxml.SEA, keep=True),
    Style("Heading 2", size=13.5, before=16, after=3, bold=True, colour=ooxml.SEA, keep=True),
    Style("Heading 3", size=11, before=12, after=2, bold=True, keep=True),
    Style("List Bullet", after=3, spacing=1.15),
    Style("List Number", after=3, spacing=1.15),
    Style("Caption", size=10, before=10, after=4, spacing=1.1, bold=True, keep=True),
    Style("Organisation", size=11, after=4, bold=True, colour=ooxml.SOFT, keep=True),
    Style("Ingress", size=12, after=6, spacing=1.15),
    Style("Liten", size=9.5, after=3, spacing=1.1, colour=ooxml.SOFT, keep=True),
    Style("Fakta", after=2, spacing=1.1),
    Style("Tillstand", after=3, colour=ooxml.SOFT, keep=True),
    Style("Tabelltext", size=9, spacing=1.05),
    Style("Bild", after=6),
    Style("Luft", size=5, after=4),
    Style("TOC Heading", size=12, before=16, after=4, bold=True, colour=ooxml.SEA, keep=True),
    Style("toc 1", before=3, after=1),
    Style("toc 2", after=1, colour=ooxml.SOFT),
)
_IDS = {"toc 1": "TOC1", "toc 2": "TOC2", "TOC Heading": "TOCHeading"}


def prepare(word: Any, document: Document) -> int:
    """Lay out an empty document. Gives the width of its text in twentieths of a point."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = word.sections[0]
    sides = (Cm(21), Cm(29.7))
    section.page_width, section.page_height = reversed(sides) if document.wide else sides
    section.orientation = WD_ORIENT.LANDSCAPE if document.wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = Cm(MARGIN_CM)
    section.bottom_margin = Cm(2.4)
    section.footer_distance = Cm(1.1)
    for each in _STYLES:
        _style(word, each)
    _language(word, document.language)
    width = int((section.page_width - section.left_margin - section.right_margin) / 635)
    _indent(word)
    _red_thread(word)
    _foot(section, document, width)
    return width


def _style(word: Any, wanted: Style) -> None:
    """Give the document a style, or make the one it has the one wanted."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles, name = word.styles, wanted.name
    known = name in {each.name for each in styles}
    style = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), _IDS.get(name, style.style_id))
    if name != NORMAL:
        style.base_style = styles[NORMAL]
    style.hidden, style.quick_style = False, True
    font, shape = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(wanted.size), wanted.bold, False
    font.color.rgb = RGBColor(*bytes.fromhex(wanted.colour))
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(wanted.before), Pt(wanted.after), wanted.spacing
    shape.keep_with_next, shape.widow_control = wanted.keep, True


def _language(word: Any, language: str) -> None:
    """Swedish as the language of every style, of the theme and of each run that says nothing else."""
    from docx.oxml.ns import qn

    for run in word.styles.element.iter(qn("w:rPr")):
        for old in run.findall(qn("w:lang")):
            run.remove(old)
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    mark = f'<w:lang {ooxml.W} w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
    defaults.append(ooxml.parsed(mark))
    word.styles[NORMAL].element.get_or_add_rPr().append(ooxml.parsed(mark))
    settings = word.settings.element
    for old in settings.findall(qn("w:themeFontLang")):
        old.set(qn("w:val"), language)
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    settings.append(
        ooxml.parsed(
            f'<w:compat {ooxml.W}><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        )
    )


def _indent(word: Any) -> None:
    from docx.shared import Cm

    facts = word.styles["Fakta"].paragraph_format
    facts.left_indent, facts.first_line_indent = Cm(4), Cm(-4)
    facts.tab_stops.add_tab_stop(Cm(4))
    for name in ("List Bullet", "List Number"):
        items = word.styles[name].paragraph_format
        items.left_indent, items.first_line_indent = Cm(0.6), Cm(-0.45)
    word.styles["toc 2"].paragraph_format.left_indent = Cm(0.6)


def _red_thread(word: Any) -> None:
    """The one sign: a red line beside what the document is."""
    for name in ("Organisation", "Title", "Subtitle"):
        properties = word.styles[name].element.get_or_add_pPr()
        for old in properties.findall("{*}pBdr"):
            properties.remove(old)
        line = f'<w:pBdr {ooxml.W}><w:left w:val="single" w:sz="24" w:space="10" w:color="B3261E"/></w:pBdr>'
        properties.insert_element_before(ooxml.parsed(line), *_AFTER_BORDERS)


_AFTER_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


def _foot(section: Any, document: Document, width: int) -> None:
    """Whose and which document on the left, page of pages on the right."""
    paragraph = section.footer.paragraphs[0]
    runs = (
        ooxml.run(f"{document.organisation} · {document.title}"[:90], small=True, colour=ooxml.SOFT),
        "<w:r><w:tab/></w:r>",
        ooxml.run(_("Sida "), small=True, colour=ooxml.SOFT),
        ooxml.field("PAGE", "1", small=True, colour=ooxml.SOFT),
        ooxml.run(_(" av "), small=True, colour=ooxml.SOFT),
        ooxml.field("NUMPAGES", "1", small=True, colour=ooxml.SOFT),
    )
    cleared = '<w:tab w:val="clear" w:pos="4320"/><w:tab w:val="clear" w:pos="8640"/>'
    tabs = f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    xml = f'<w:p {ooxml.W}><w:pPr><w:pStyle w:val="Tabelltext"/>{tabs}</w:pPr>{"".join(runs)}</w:p>'
    paragraph._p.getparent().replace(paragraph._p, ooxml.parsed(xml))  # noqa: SLF001 -- python-docx writes no fields
