"""The machinery behind every operation of the API: what may be asked, how a list is paged, how rows are described.

A room's ``api.py`` declares its operations on a ``RoomRouter``; ``farled.project.api`` puts the rooms together.
"""

from farled.web.rest.asking import ON, Asked, Asks, choice, number
from farled.web.rest.listing import Listed
from farled.web.rest.router import RoomRouter
from farled.web.rest.shapes import Reference, Row, Shape, address, one_of, pages, reference, said, told

__all__ = [
    "ON",
    "Asked",
    "Asks",
    "Listed",
    "Reference",
    "RoomRouter",
    "Row",
    "Shape",
    "address",
    "choice",
    "number",
    "one_of",
    "pages",
    "reference",
    "said",
    "told",
]
