"""The slots through which later rooms tell what a statement to a board can begin with, and write what is frozen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise

from farled.web.slot import Slot


@dataclass(frozen=True, slots=True)
class Fetched:
    """A text that a statement can begin with: under what kind of heading it stands, and where it comes from."""

    role: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class StatementSource:
    """What a later room knows of a matter or of what its statement concerns.

    ``tells``: (statement, actor, on) → what everybody who may see the statement may see, in a constant number of
    queries.
    """

    tells: Callable[[Any, Any, date], Iterable[Fetched]]


@dataclass(frozen=True, slots=True)
class Written:
    """A file written from a statement. ``template`` names the organisation's own template it is written in."""

    format: str
    name: str
    media_type: str
    content: bytes
    template: str = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """What a file is written from: the data with their checksum (empty for a draft), whose they are, and when."""

    data: Mapping[str, Any]
    sha256: str
    organisation_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class StatementFormat:
    """Something a statement is written as. ``write`` gives the same text for the same data."""

    label: str | Promise
    write: Callable[[Writing], Written]


statement_sources: Slot[StatementSource] = Slot("statement_sources")
statement_formats: Slot[StatementFormat] = Slot("statement_formats")  # by format
