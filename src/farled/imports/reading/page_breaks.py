"""Rows that a page break has cut in two: the lower part stands first on the next page, as a row of its own."""

from farled.imports.reading.periods import looks_like_period
from farled.imports.reading.raw import RawRow
from farled.imports.reading.statuses import is_status
from farled.imports.reading.values import Field
from farled.imports.reading.wording import dangling, ends_sentence, starts_lower, starts_upper

_ANCHORS = {Field.PERIOD, Field.START, Field.END, Field.STATUS}  # short cells that every row begins anew


def is_rest(above: RawRow, below: RawRow) -> bool:
    """True when the first row of a page is the rest of the last row of the page before.

    Nothing in it begins anew, and some cell goes on in the middle of a sentence. A title that begins with a capital
    must besides stand without time and status, which the row above has.
    """
    if Field.NUMBER in below.cells or above.pages & below.pages:
        return False
    shared = above.cells.keys() & below.cells.keys()
    if is_another(above, below) or not any(_goes_on(above.cells[name], below.cells[name]) for name in shared):
        return False
    title = below.cells.get(Field.TITLE, "")
    if not title or _goes_on(above.cells.get(Field.TITLE, ""), title):
        return True
    bare = not below.cells.keys() & _ANCHORS and bool(above.cells.keys() & _ANCHORS)
    return bare and not any(_begins_anew(above.cells[name], below.cells[name]) for name in shared)


def is_another(above: RawRow, below: RawRow) -> bool:
    """True when both say a whole time, or a whole status: they are no parts of one row."""
    shared = above.cells.keys() & below.cells.keys() & _ANCHORS
    return any(_whole(name, above.cells[name]) and _whole(name, below.cells[name]) for name in shared)


def _whole(name: Field, text: str) -> bool:
    return is_status(text) if name is Field.STATUS else looks_like_period(text) and not dangling(text)


def _goes_on(above: str, below: str) -> bool:
    """True in the middle of a sentence. In a plan written in small letters a small letter says nothing."""
    return dangling(above) or (starts_lower(below) and not starts_lower(above))


def _begins_anew(above: str, below: str) -> bool:
    return ends_sentence(above) and starts_upper(below)
