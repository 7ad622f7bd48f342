"""Data in the one way they are written: the same data always give the same bytes, and so the same checksum."""

import json
from collections.abc import Mapping
from typing import Any


def canonical(data: Mapping[str, Any]) -> bytes:
    """JSON with its keys in order and no spaces between, in UTF-8."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
