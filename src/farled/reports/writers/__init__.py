"""A composed document written as a file. The libraries are loaded when one is written, never in a web process."""

from farled.reports.document import Document
from farled.reports.states import Format


def write(document: Document, as_format: Format, *, template: bytes = b"") -> bytes:
    """The document as the content of a file. The same document gives the same text and figures in every format.

    ``template`` is the Word template that Word is written in, ours when there is none. Raises Unreadable when it cannot
    be filled.
    """
    if as_format is Format.WORD and template:
        from farled.reports.writers import own_template

        return own_template.write(document, template)
    if as_format is Format.WORD:
        from farled.reports.writers import word

        return word.write(document)
    if as_format is Format.PDF:
        from farled.reports.writers import pdf

        return pdf.write(document)
    from farled.reports.writers import excel

    return excel.write(document)
