"""The arithmetic of the hash chain: pure functions over an entry's content."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.utils.crypto import constant_time_compare, salted_hmac

from farled.web.canonical import canonical


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 of the content in its one canonical writing."""
    return hashlib.sha256(canonical(content)).hexdigest()


def link(*, previous: str, organisation_id: int, seq: int, content: str) -> str:
    """The hash of an entry: of the one before it, its place and its content's hash."""
    return hashlib.sha256(f"{previous}|{organisation_id}|{seq}|{content}".encode()).hexdigest()


def seal(*, organisation_id: int, seq: int, last: str, secret: str | None = None) -> str:
    """The keyed seal on the end of a chain; without the installation's secret it cannot be forged."""
    value = f"{organisation_id}|{seq}|{last}"
    return salted_hmac("farled.trail.head", value, secret=secret, algorithm="sha256").hexdigest()


def sealed(*, organisation_id: int, seq: int, last: str, seal_found: str, fallbacks: list[str]) -> bool:
    """Whether the seal was set by this installation, with its present secret or an earlier one."""
    return any(
        constant_time_compare(seal(organisation_id=organisation_id, seq=seq, last=last, secret=secret), seal_found)
        for secret in [None, *fallbacks]
    )
