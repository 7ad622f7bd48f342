"""Our blocks made at home in a template: its styles, its widths, lists, pictures and numbers of their own."""

import io
from collections.abc import Iterable
from copy import deepcopy
from itertools import count
from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.parts.numbering import NumberingPart

from farled.reports.word_template import styles
from farled.reports.word_template.ooxml_parts import W

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OUR_COLOURS = frozenset(
    {"0B2A4A", "4A5666", "17202B", "D8D5CC"}
)  # a state keeps its colour, the rest is the template's
OUR_SIZE = "21"  # half points; text of it is of the template's size


class Adopted:
    """Takes blocks of ours over into a template, one document at a time."""

    def __init__(self, word: Any, ours: Any, *, scale: float) -> None:
        self.word, self.ours, self.scale = word, ours, scale
        self.styles, self.our_styles = word.styles.element, ours.styles.element
        self.by_id = {each.get(f"{W}styleId"): each for each in self.our_styles.iter(f"{W}style")}
        self.known: dict[str, str] = {}
        self.lists: dict[str, str] = {}
        self.table_style = styles.of_tables(self.styles)
        body = word.element.body
        self.marks = count(1 + max((_number(each.get(f"{W}id")) for each in body.iter(f"{W}bookmarkStart")), default=0))
        self.pictures = count(1 + max((_number(each.get("id")) for each in body.iter(f"{_DRAWN}docPr")), default=0))

    def all(self, blocks: Iterable[Any]) -> list[Any]:
        """Copies of the blocks, at home in the template."""
        return [self._one(deepcopy(each)) for each in blocks]

    def _one(self, block: Any) -> Any:
        for table in list(block.iter(f"{W}tbl")):
            self._table(table)
        for name in ("pStyle", "rStyle"):
            for each in list(block.iter(f"{W}{name}")):
                each.set(f"{W}val", self._style(each.get(f"{W}val")))
        for each in list(block.iter(f"{W}color")):
            if each.get(f"{W}val") in OUR_COLOURS:
                each.getparent().remove(each)
        for each in block.iter(f"{W}numId"):
            each.set(f"{W}val", self._list(each.get(f"{W}val")))
        self._identities(block)
        for each in block.iter(f"{_DRAWING}blip"):
            picture = self.ours.part.related_parts[each.get(_EMBED)]
            each.set(_EMBED, self.word.part.get_or_add_image(io.BytesIO(picture.blob))[0])
        for each in block.iter(f"{_DRAWN}extent", f"{_DRAWING}ext"):
            for side in ("cx", "cy"):
                each.set(side, str(round(_number(each.get(side)) * self.scale)))
        return block

    def _identities(self, block: Any) -> None:
        numbers: dict[str, str] = {}
        for each in block.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            old = each.get(f"{W}id")
            numbers[old] = numbers.get(old) or str(next(self.marks))
            each.set(f"{W}id", numbers[old])
        for each in block.iter(f"{_DRAWN}docPr"):
            each.set("id", str(next(self.pictures)))

    def _table(self, table: Any) -> None:
        """As wide as the text, and in the template's style of tables, where it has one."""
        for name in ("tblW", "gridCol", "tcW"):
            for each in table.iter(f"{W}{name}"):
                each.set(f"{W}w", str(round(_number(each.get(f"{W}w")) * self.scale)))
        if self.table_style is None:
            return
        properties = table.find(f"{W}tblPr")
        for name in ("tblStyle", "tblBorders", "tblCellMar"):
            for each in properties.findall(f"{W}{name}"):
                properties.remove(each)
        for each in list(table.iter(f"{W}tcBorders")):
            each.getparent().remove(each)
        style = properties.makeelement(f"{W}tblStyle")
        style.set(f"{W}val", self.table_style.get(f"{W}styleId"))
        properties.insert(0, style)

    def _style(self, our_id: str) -> str:
        """The id in the template of a style of ours: its own of that name, or ours, added."""
        if our_id not in self.known:
            ours = self.by_id.get(our_id)
            theirs = None if ours is None else styles.same(self.styles, styles.named(ours))
            if theirs is None and ours is not None:
                theirs = self._added(ours)
            self.known[our_id] = our_id if theirs is None else theirs.get(f"{W}styleId")
        return self.known[our_id]

    def _added(self, ours: Any) -> Any:
        """Our style, without what is ours alone: typeface, colours, the size of running text, what it rests on."""
        style = deepcopy(ours)
        taken = {each.get(f"{W}styleId") for each in self.styles.iter(f"{W}style")}
        style_id = style.get(f"{W}styleId")
        while style_id in taken:
            style_id += "x"
        style.set(f"{W}styleId", style_id)
        style.attrib.pop(f"{W}default", None)
        for name in ("basedOn", "next", "link"):
            for each in style.findall(f"{W}{name}"):
                style.remove(each)
        for name in ("rFonts", "color", "lang", "pBdr"):
            for each in list(style.iter(f"{W}{name}")):
                each.getparent().remove(each)
        for each in [*style.iter(f"{W}sz"), *style.iter(f"{W}szCs")]:
            if each.get(f"{W}val") == OUR_SIZE:
                each.getparent().remove(each)
        rests_on = styles.default(self.styles)
        if rests_on is not None:
            based = style.makeelement(f"{W}basedOn")
            based.set(f"{W}val", rests_on.get(f"{W}styleId"))
            style.find(f"{W}name").addnext(based)
        for each in style.iter(f"{W}numId"):
            each.set(f"{W}val", self._list(each.get(f"{W}val")))
        self.styles.append(style)
        return style

    def _list(self, number: str) -> str:
        """The number in the template of a list of ours, which is added to its lists."""
        if number not in self.lists:
            self.lists[number] = self._added_list(number)
        return self.lists[number]

    def _added_list(self, number: str) -> str:
        ours = self.ours.part.numbering_part.element
        lists = self._numbering()
        instance = next(deepcopy(each) for each in ours.findall(f"{W}num") if each.get(f"{W}numId") == number)
        pointed = instance.find(f"{W}abstractNumId")
        shape = next(
            deepcopy(each)
            for each in ours.findall(f"{W}abstractNum")
            if each.get(f"{W}abstractNumId") == pointed.get(f"{W}val")
        )
        for name in ("nsid", "tmpl", "styleLink", "numStyleLink"):
            for each in shape.findall(f"{W}{name}"):
                shape.remove(each)
        for linked in list(shape.iter(f"{W}pStyle")):
            linked.getparent().remove(linked)
        shapes, instances = lists.findall(f"{W}abstractNum"), lists.findall(f"{W}num")
        shape_id = str(1 + max((_number(each.get(f"{W}abstractNumId")) for each in shapes), default=0))
        new = str(1 + max((_number(each.get(f"{W}numId")) for each in instances), default=0))
        shape.set(f"{W}abstractNumId", shape_id)
        pointed.set(f"{W}val", shape_id)
        instance.set(f"{W}numId", new)
        lists.insert(lists.index(shapes[-1]) + 1 if shapes else 0, shape)
        (instances[-1] if instances else lists[lists.index(shape)]).addnext(instance)
        return new

    def _numbering(self) -> Any:
        """The template's lists; an empty collection of them when it has none."""
        part = self.word.part
        for relation in part.rels.values():
            if relation.reltype == RT.NUMBERING:
                return relation.target_part.element
        empty = parse_xml(f'<w:numbering xmlns:w="{_WORD}"/>')
        made = NumberingPart(PackURI("/word/farled-numbering.xml"), CT.WML_NUMBERING, empty, part.package)
        part.relate_to(made, RT.NUMBERING)
        return empty


def _number(text: str | None) -> int:
    """A whole number in an attribute; what is none is nothing."""
    try:
        return int(float(text or 0))
    except ValueError:
        return 0
