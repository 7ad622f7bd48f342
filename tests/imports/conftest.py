"""Plans to read, and how they are read in tests."""

from collections.abc import Callable, Iterable

import pytest

from farled.imports.reading.open import open_plan
from farled.imports.reading.values import ColumnMapping, ReadPlan

Open = Callable[..., ReadPlan]


@pytest.fixture
def opened() -> Open:
    """Read a file in this process: ``opened("plan.txt", content)``; text is taken as UTF-8."""

    def read(name: str, content: bytes | str, mappings: Iterable[ColumnMapping] = ()) -> ReadPlan:
        return open_plan(name, content.encode() if isinstance(content, str) else content, mappings)

    return read
