"""A paper in the organisation's own Word template: our own Word file, poured into it in a process apart."""

from dataclasses import replace
from datetime import UTC

from django.utils import translation

from farled.reports.document import Document
from farled.reports.word_template import apart
from farled.reports.word_template.values import Paper
from farled.reports.writers import ooxml, word
from farled.web import formats


def write(document: Document, template: bytes) -> bytes:
    """The document as a .docx file that looks as the template. Raises Unreadable when that cannot be done."""
    ours = word.written(replace(document, contents=True))  # listed where the template has a place for that
    paper = Paper(
        head=ours.head,
        facts=ours.facts,
        width=ours.width,
        wide=document.wide,
        language=document.language,
        values=_values(document),
        properties={name: ooxml.clean(text)[:255] for name, text in _properties(document).items()},
        made_at=document.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat(),
    )
    return apart.poured(template, ours.content, paper)


def _values(document: Document) -> dict[str, str]:
    particulars = document.particulars
    with translation.override(document.language[:2]):
        said = {
            "titel": document.title,
            "underrubrik": document.subtitle,
            "organisation": document.organisation,
            "diarienummer": particulars.diary_number,
            "datum": formats.day(document.made_at),
            "lägesdag": formats.day(document.on),
            "handläggare": particulars.handler,
            "version": particulars.version,
            "kontrollsumma": particulars.checksum,
        }
    return {name: ooxml.clean(value) for name, value in said.items()}


def _properties(document: Document) -> dict[str, str]:
    return {
        "title": f"{document.title}, {document.subtitle}".strip(", "),
        "subject": document.organisation,
        "author": document.author,
    }
