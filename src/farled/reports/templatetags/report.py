"""What the templates of documents need: which kind a block is, a cell as HTML, a chart as a picture of its own."""

from base64 import b64encode

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from farled.methods.passages import Fate
from farled.reports.document import Block, Cell, Column, Compared, Line, Lines, Mark, Picture, Table, plain
from farled.web.charts import standalone

register = template.Library()


@register.filter
def block_kind(block: Block) -> str:
    """The name of a block's kind, in small letters."""
    return type(block).__name__.lower()


@register.filter
def percent(width: int, table: Table) -> str:
    """A column's share of its table's width."""
    return f"{100 * width / sum(column.width for column in table.columns):.1f}%"


@register.filter
def cell(value: Cell) -> SafeString | str:
    """A cell's content. Nothing is a dash."""
    if isinstance(value, Mark):
        return mark(value)
    if isinstance(value, Lines):
        lines = format_html_join("", "{}", ((_line(line),) for line in value.lines))
        return format_html("{}{}", format_html("<p>{}</p>", mark(value.mark)) if value.mark else "", lines)
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in plain(value).split("\n")))


@register.filter
def mark(value: Mark) -> SafeString:
    """A state: its sign for the eye, its word for everyone."""
    return format_html(
        '<span class="tag {}"><span aria-hidden="true">{}</span>{}</span>', value.kind, value.kind.sign, value.word
    )


def _line(line: Line) -> SafeString:
    label = format_html("<b>{}:</b> ", line.label) if line.label else ""
    text = format_html("<b>{}</b>", line.text) if line.strong else conditional_escape(line.text)
    return format_html('<p class="{}">{}{}</p>', "small" if line.small else "", label, text)


@register.filter
def compared(block: Compared) -> SafeString:
    """A passage with what was taken away and added, each with its signs."""
    return format_html_join("", "{}", ((_piece(fate, text),) for fate, text in block.runs))


def _piece(fate: Fate, text: str) -> SafeString | str:
    if fate is Fate.KEPT:
        return conditional_escape(text)
    return format_html("<del>{}</del>" if fate is Fate.TAKEN_AWAY else "<ins>{}</ins>", text)


@register.filter
def said(picture: Picture) -> str:
    """What a chart shows, in words, for whoever cannot see it."""
    return f"{picture.chart.title}. {picture.chart.sentence} {picture.chart.description}"


@register.filter
def drawn(picture: Picture) -> str:
    """A chart as the address of a picture that needs nothing else."""
    return "data:image/svg+xml;base64," + b64encode(standalone(picture.chart).encode()).decode()


SHOWN_ON_SCREEN = 200


@register.filter
def shown(rows: tuple[tuple[Cell, ...], ...], paper: object) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table: all on paper, the first ones on a page."""
    return rows if paper else rows[:SHOWN_ON_SCREEN]


@register.filter
def under(row: tuple[Cell, ...], table: Table) -> list[tuple[Column, Cell]]:
    """A row's cells, each with its column."""
    return list(zip(table.columns, row, strict=True))
