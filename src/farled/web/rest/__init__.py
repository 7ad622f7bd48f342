"""The machinery behind every operation of the API: what may be asked and sent, how lists are paged, rows described.

An act is done once and overwrites nothing.

A room's ``api.py`` declares its operations on a ``RoomRouter``; ``farled.project.api`` puts the rooms together.
"""

from farled.web.rest.asking import ON, Asked, Asks, choice, number
from farled.web.rest.listing import Listed
from farled.web.rest.router import RoomRouter
from farled.web.rest.rows import Rows
from farled.web.rest.sending import Sent
from farled.web.rest.shapes import (
    Reference,
    Row,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)

__all__ = [
    "ON",
    "Asked",
    "Asks",
    "Listed",
    "Reference",
    "RoomRouter",
    "Row",
    "Rows",
    "Sent",
    "Shape",
    "address",
    "choice",
    "number",
    "one_of",
    "pages",
    "reference",
    "said",
    "saved",
    "told",
    "versioned",
]
