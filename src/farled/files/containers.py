"""Is the file what it says it is, and safe to open? Asked before any parser sees it.

Refusals are `Unreadable` with a code and facts; the room has the sentence.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath

MEGABYTE = 1_000_000
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_NESTED = (_ZIP, b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "ods": "content.xml"}
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_TEXTS = frozenset({"txt", "md", "csv", "tsv"})
FORMATS = frozenset({*_MAIN_PART, "xls", "pdf", *_TEXTS})
_MACROS = re.compile(  # parts of programs: of Word and Excel by any folder, of OpenDocument all but an empty library
    r"(?:^|/)(?:vbaProject|vbaData)[^/]*$|^Basic/[^/]+/(?!script-lb\.)[^/]+$|^Scripts/.", re.IGNORECASE
)
_TYPES, _TYPES_SIZE = "[content_types].xml", MEGABYTE
_MACRO_TYPES = re.compile(rb"ms-office\.vbaProject|macroEnabled", re.IGNORECASE)
_MACRO_FOLDER = "_VBA_PROJECT".encode("utf-16-le")  # as the directory of an older office file names it
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost. Sizes in bytes, times in seconds. ``macros``: they may lie in it; none is ever run."""

    size: int = 25 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    entries: int = 2_000
    ratio: int = 200
    memory: int = 512 * MEGABYTE
    cpu_seconds: int = 60
    wall_seconds: int = 120
    result: int = 200 * MEGABYTE
    macros: bool = True


class Unreadable(Exception):
    """The file as a whole cannot be read; `code` begins with "file."."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def sniff(name: str, content: bytes, limits: Limits) -> str:
    """The format of a file by extension, size and first bytes: what can be asked without opening it.

    Raises Unreadable.
    """
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.casefold().lstrip(".")
    if suffix not in FORMATS:
        raise Unreadable("file.type", extension=suffix[:20])
    if len(content) > limits.size:
        raise Unreadable("file.too_large", size=len(content), limit=limits.size)
    if not content.strip(b"\x00 \r\n\t"):
        raise Unreadable("file.empty")
    if suffix in _MAIN_PART:
        if content.startswith(_OLE):
            raise Unreadable("file.encrypted")
        _require(content.startswith(_ZIP), suffix)
    elif suffix == "xls":
        _require(content.startswith(_OLE), suffix)
    elif suffix == "pdf":
        _require(content.startswith(_PDF), suffix)
    else:
        _require(_is_text(content), suffix)
    return suffix


def glance(name: str, content: bytes, limits: Limits) -> str:
    """The format of a file by what can be asked without unpacking it: its own list of parts as well.

    Quick enough for a page to ask; whoever parses the file asks ``check``. Raises Unreadable.
    """
    suffix = sniff(name, content, limits)
    if suffix in _MAIN_PART:
        with _opened(suffix, content) as archive:
            _check_directory(suffix, archive, len(content), limits)
    elif suffix == "xls" and not limits.macros and _MACRO_FOLDER in content:
        raise Unreadable("file.macros")
    return suffix


def check(name: str, content: bytes, limits: Limits) -> str:
    """The format of a file (its extension, lower case) after all checks. Raises Unreadable."""
    suffix = glance(name, content, limits)
    if suffix in _MAIN_PART:
        with _opened(suffix, content) as archive:
            _check_parts(archive, limits)
    return suffix


def _require(fits: object, suffix: str) -> None:
    if not fits:
        raise Unreadable("file.content", extension=suffix)


def _is_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return len(content) % 2 == 0
    if content.startswith((_ZIP, _OLE, _PDF, b"\x7fELF", b"MZ\x90")) or b"\x00" in content:
        return False
    return (
        not content.lstrip()[:64].lower().startswith((b"<!doctype", b"<html", b"<?xml", b"{\\rtf", b"<svg", b"<script"))
    )


@contextmanager
def _opened(suffix: str, content: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive an office file is. What cannot be unpacked while it is open is told to be broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Unreadable("file.broken", extension=suffix) from error


def _check_directory(suffix: str, archive: zipfile.ZipFile, packed: int, limits: Limits) -> None:
    _check_entries(archive.infolist(), packed, limits)
    _require(_MAIN_PART[suffix] in archive.namelist(), suffix)
    if suffix == "ods":
        with archive.open("mimetype") as part:
            _require(part.read(len(_ODS_TYPE) + 2).strip() == _ODS_TYPE, suffix)
    if not limits.macros:
        _check_types(archive)


def _check_types(archive: zipfile.ZipFile) -> None:
    """A program may be called anything inside the file; what it is stands in the file's list of types."""
    for entry in archive.infolist():
        if entry.filename.casefold() == _TYPES:
            if entry.file_size > _TYPES_SIZE:
                raise zipfile.BadZipFile("a list of types longer than any file needs")
            with archive.open(entry) as part:
                if _MACRO_TYPES.search(part.read(_TYPES_SIZE).replace(b"\x00", b"")):
                    raise Unreadable("file.macros")


def _check_entries(entries: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    """What the directory declares: number, names, sizes and ratio."""
    if len(entries) > limits.entries:
        raise Unreadable("file.entries", count=len(entries), limit=limits.entries)
    names: set[str] = set()
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if path.startswith("/") or ":" in path or ".." in path.split("/") or "\x00" in entry.orig_filename:
            raise Unreadable("file.entry_path")
        if path.casefold() in names:
            raise Unreadable("file.entry_twice")
        if not limits.macros and _MACROS.search(path):
            raise Unreadable("file.macros")
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise zipfile.BadZipFile("a compression that office files do not use")
        if entry.flag_bits & 0x1:
            raise Unreadable("file.encrypted")
        names.add(path.casefold())
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked:
        raise Unreadable("file.unpacked", size=unpacked, limit=limits.unpacked)
    if unpacked > limits.ratio * max(packed, MEGABYTE // 10):
        raise Unreadable("file.ratio", size=unpacked, packed=packed)


def _check_parts(archive: zipfile.ZipFile, limits: Limits) -> None:
    """What really comes out: true sizes, nested archives, and entity definitions in XML."""
    unpacked = 0
    for entry in archive.infolist():
        is_xml = entry.filename.casefold().endswith(_XML_SUFFIXES)
        tail = b""
        with archive.open(entry) as part:
            chunk = part.read(_CHUNK)
            if chunk.startswith(_NESTED) and not is_xml:
                raise Unreadable("file.nested", entry=PurePosixPath(entry.filename).name[:60])
            first = True
            while chunk:
                unpacked += len(chunk)
                if unpacked > limits.unpacked:
                    raise Unreadable("file.unpacked", size=unpacked, limit=limits.unpacked)
                # UTF-16 hides the letters between zero bytes; without them the same search finds it.
                if is_xml and _DOCTYPE.search((tail + chunk).replace(b"\x00", b"")):
                    raise Unreadable("file.entities", entry=PurePosixPath(entry.filename).name[:60])
                if first and is_xml and _compressed_encoding(chunk):
                    raise Unreadable("file.entities", entry=PurePosixPath(entry.filename).name[:60])
                first = False
                tail, chunk = chunk[-32:], part.read(_CHUNK)


def _compressed_encoding(chunk: bytes) -> bool:
    """True for XML in an encoding where a search for bytes would not find a definition (UTF-7, EBCDIC)."""
    declared = re.search(rb"encoding\s*=\s*[\"']([^\"']{1,40})", chunk[:200].replace(b"\x00", b""))
    known = {b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"iso-8859-1", b"us-ascii", b"windows-1252"}
    return bool(declared) and declared is not None and declared[1].lower() not in known
