"""What the sandboxed process is asked."""

from dataclasses import dataclass

from farled.files.containers import Limits
from farled.imports.reading.values import ColumnMapping


@dataclass(frozen=True, slots=True)
class Request:
    """The name of the file, the columns a user has mapped, and the limits."""

    name: str
    mappings: tuple[ColumnMapping, ...]
    limits: Limits
