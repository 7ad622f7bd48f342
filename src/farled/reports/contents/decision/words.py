"""How sums, years and states read in a decision paper."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from farled.reports.document import Block, Cell, Column, Look, Paragraph, Table
from farled.web import formats


def money(ore: int) -> str:
    """A sum that is decided on: no öre left out."""
    return formats.kr(ore, unit="exact")


def tkr(ore: int) -> str:
    """A sum that is an estimate, in a column of thousands of kronor."""
    return formats.kr(ore, unit="tkr")


def texts(text: str) -> list[Block]:
    """Each line that says something as a paragraph; a sentence of its own where nobody has written anything."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [Paragraph(line) for line in lines] or [Paragraph(_("Inget är angivet."), Look.SMALL)]


def table(
    caption: str, columns: Sequence[tuple[str, int, bool]], rows: Sequence[tuple[Cell, ...]], *, total: bool = False
) -> Table:
    """A table with its caption; a column is (heading, width, whether it holds numbers)."""
    return Table(caption, tuple(Column(*each) for each in columns), tuple(rows), total=total)


def months(count: int) -> str:
    """A time in years and months."""
    years, rest = divmod(count, 12)
    if not rest:
        return _("%(years)s år") % {"years": years}
    return _("%(years)s år och %(months)s månader") % {"years": years, "months": rest}
