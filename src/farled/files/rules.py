"""What may be kept, and under what name."""

import re
import unicodedata

from farled.files.models import FileKind, StoredFile
from farled.web.refused import Invalid, Refused

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069<>:"/\\|?*]')


def checked_name(name: str) -> str:
    """The file's name as it will be offered: å ä ö kept, no path, no control characters, at most 150 characters.

    Raises Invalid when nothing is left of it.
    """
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    cleaned = _FORBIDDEN.sub("", base).strip(" .")
    stem, dot, ending = cleaned.rpartition(".")
    cleaned = f"{stem[:140]}{dot}{ending[:9]}" if dot else cleaned[:150]
    if not cleaned:
        raise Invalid("files.name", field="file")
    return cleaned


def check_content(content: bytes, name: str) -> None:
    """An empty file is told to be one."""
    if not content:
        raise Invalid("files.empty", field="file", name=name)


def check_can_be_discarded(file: StoredFile) -> None:
    """An edition is frozen and stays, and so does a document in a matter."""
    if file.kind in (FileKind.EDITION, FileKind.RECORD):
        raise Refused("files.edition", name=file.name)
