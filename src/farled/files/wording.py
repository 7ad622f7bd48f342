"""What is known of a file that cannot be read, as it is said to a person."""

from collections.abc import Mapping
from typing import Any

from farled.web import formats

_SIZES: Mapping[str, tuple[str, ...]] = {  # facts that are sizes in bytes
    "file.too_large": ("size", "limit"),
    "file.unpacked": ("size", "limit"),
    "file.ratio": ("size", "packed"),
    "file.too_heavy": ("memory",),
}


def spoken_facts(code: str, facts: Mapping[str, Any]) -> dict[str, object]:
    """Facts as they are said: sizes in MB or kB, other numbers with their spaces."""
    sizes = _SIZES.get(code, ())
    return {
        name: formats.size(value) if name in sizes else formats.number(value) if isinstance(value, int) else value
        for name, value in facts.items()
    }
