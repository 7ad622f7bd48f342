"""What a key to the API looks like: a prefix that secret scanners know, chance, and a checksum of the two.

``farled_`` + 40 letters and digits (238 bits from the system's own source) + 6 that prove it was copied whole. A text
that is no key is told from one without asking the database.
"""

import hashlib
import re
import secrets
import string
import zlib

PREFIX = "farled_"
_ALPHABET = string.digits + string.ascii_letters
_CHANCE, _CHECK = 40, 6
_SHAPE = re.compile(rf"{PREFIX}[0-9A-Za-z]{{{_CHANCE + _CHECK}}}", re.ASCII)
SHOWN = len(PREFIX) + 4  # characters by which a person knows a key again


def draw() -> str:
    """A new key."""
    text = PREFIX + "".join(secrets.choice(_ALPHABET) for _each in range(_CHANCE))
    return text + _check(text)


def is_whole(text: str) -> bool:
    """Whether a text has the shape of a key and its checksum."""
    return _SHAPE.fullmatch(text) is not None and text[-_CHECK:] == _check(text[:-_CHECK])


def hashed(text: str) -> str:
    """How a key is kept. It is long and drawn by chance, so a fast hash is enough: nobody can try them all."""
    return hashlib.sha256(text.encode()).hexdigest()


def _check(text: str) -> str:
    number, found = zlib.crc32(text.encode()), ""
    for _each in range(_CHECK):
        number, rest = divmod(number, len(_ALPHABET))
        found = _ALPHABET[rest] + found
    return found
