"""What a template may consist of. What is not known to be harmless is refused, and told by name."""

import re
from collections.abc import Iterator
from typing import Any

from farled.reports.word_template.ooxml_parts import DOCUMENT, TEMPLATE, WORDS, Package, W, fields, parsed
from farled.reports.word_template.values import Problem

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.openxmlformats-package"
KNOWN = frozenset(
    {
        DOCUMENT, TEMPLATE,
        *(f"{WORDS}.{each}+xml" for each in (
            "styles", "settings", "webSettings", "fontTable", "numbering", "header", "footer", "footnotes", "endnotes",
            "document.glossary",
        )),
        f"{_OFFICE}.theme+xml", f"{_OFFICE}.extended-properties+xml", f"{_OFFICE}.custom-properties+xml",
        f"{_OFFICE}.customXmlProperties+xml", f"{_OFFICE}.obfuscatedFont", f"{_OFFICE}.themeOverride+xml",
        f"{_OPEN}.core-properties+xml", f"{_OPEN}.relationships+xml", "application/xml",
        *(f"{_OFFICE}.drawingml.diagram{each}+xml" for each in ("Data", "Layout", "Style", "Colors")),
        "application/vnd.ms-office.drawingml.diagramDrawing+xml", "application/vnd.ms-word.stylesWithEffects+xml",
        f"{WORDS}.people+xml", "application/vnd.ms-word.person+xml",
        "image/png", "image/jpeg", "image/jpg", "image/gif", "image/bmp", "image/tiff", "image/x-emf", "image/x-wmf",
        "image/emf", "image/wmf", "image/svg+xml",
    }
)  # fmt: skip
_MACROS = re.compile(r"macroEnabled|vbaProject|vbaData|keyMapCustomizations|attachedToolbars|customUI", re.IGNORECASE)
_EMBEDDED = re.compile(
    r"oleObject|activeX|\.package|/embeddings/|control\+xml|altChunk|spreadsheetml|presentationml", re.IGNORECASE
)
_COMMENTS = re.compile(r"comments", re.IGNORECASE)
_REACHING = frozenset(
    {"INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE", "EMBED", "MACROBUTTON",
     "PRINT", "RD", "ADDIN", "MERGEFIELD", "AUTOTEXT", "AUTOTEXTLIST"}
)  # fmt: skip
_TRACKED = (
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "sectPrChange",
    "numberingChange",
)
_EMBEDDING = ("object", "control", "altChunk", "subDoc", "movie")
_HARMLESS_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_WORD = re.compile(r'["“][^"”]*["”]|\S+')  # of a field: what stands in quotes is one
_SWITCH, _TAKES = re.compile(r"\\[A-Za-z]"), "lot"  # a link field's switches, and those that are followed by a text
_HARMLESS_RELATION = ("/hyperlink",)
_RUNNING = ("/aFChunk", "/subDocument", "/oleObject", "/control", "/package", "/frame", "/vbaProject")


def problems(package: Package) -> Iterator[Problem]:
    """Everything in a template that must not be there."""
    yield from _parts(package)
    yield from _relations(package)
    for name, kind in package.types.items():
        if kind.startswith(WORDS) or kind == f"{WORDS}.settings+xml":
            yield from _inside(name, parsed(package.files[name]))


def _parts(package: Package) -> Iterator[Problem]:
    for name, kind in package.types.items():
        said = f"{kind} /{name}"
        if _MACROS.search(said):
            yield Problem("macros", {"part": name})
        elif _EMBEDDED.search(said):
            yield Problem("embedded", {"part": name})
        elif _COMMENTS.search(said):
            yield Problem("comments", {})
        elif kind not in KNOWN:
            yield Problem("part", {"part": name})


def _relations(package: Package) -> Iterator[Problem]:
    for name in package.files:
        if not name.endswith(".rels"):
            continue
        for each in parsed(package.files[name]).iter(RELATION):
            kind, target = each.get("Type", ""), each.get("Target", "")
            outside = each.get("TargetMode", "").casefold() == "external"
            if kind.endswith(_RUNNING):
                yield Problem("embedded", {"part": target[:100]})
            elif outside and kind.endswith("/attachedTemplate"):
                yield Problem("attached", {"target": target[:100]})
            elif outside and not (kind.endswith(_HARMLESS_RELATION) and _HARMLESS_LINK.match(target)):
                yield Problem("external", {"target": target[:100]})


def _inside(name: str, part: Any) -> Iterator[Problem]:
    if next(part.iter(*(f"{W}{each}" for each in _TRACKED)), None) is not None:
        yield Problem("tracked", {})
    if next(part.iter(*(f"{W}{each}" for each in _EMBEDDING)), None) is not None:
        yield Problem("embedded", {"part": name})
    if next(part.iter(f"{W}mailMerge"), None) is not None:
        yield Problem("external", {"target": "mailMerge"})
    for field in fields(part):
        words = _WORD.findall(field)
        verb = words[0].upper() if words else ""
        if verb in _REACHING or (verb == "HYPERLINK" and not _harmless_link(words[1:])):
            yield Problem("field", {"field": field.strip()[:100]})


def _harmless_link(words: list[str]) -> bool:
    """Whether a link field leads to a page, an address or a place in the document itself, and nowhere else."""
    here, targets, left = False, [], iter(words)
    for word in left:
        if not _SWITCH.fullmatch(word):
            targets.append(word.strip('"“”'))
        elif word[1].lower() in _TAKES:
            here = here or word[1].lower() == "l"
            next(left, None)
    return all(_HARMLESS_LINK.match(target) for target in targets) and (bool(targets) or here)
