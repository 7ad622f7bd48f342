"""PDF for everyone: tagged (PDF/UA-1, or PDF/A-2a), in Swedish, with bookmarks, drawn from HTML of our own.

Nothing is fetched but the fonts that come with Farled and pictures written into the document itself.
"""

from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from farled.reports.document import Document
from farled.reports.writers.outline import headings, placed

FONTS = {
    "Inter Variable": "web/fonts/inter-latin-wght-normal.woff2",
    "Inter Extended": "web/fonts/inter-latin-ext-wght-normal.woff2",
}
OWN = "static:///"
STYLE = "reports/paper.css"


class Unfetchable(ValueError):
    """A document asked for something that does not come with Farled."""


def write(document: Document) -> bytes:
    """The document as PDF/UA-1, or as PDF/A-2a (tagged too) when it is to be kept."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    html = HTML(string=_html(document), base_url=OWN, url_fetcher=fetcher())
    with catch_warnings():
        simplefilter("ignore", ResourceWarning)  # its colour profile is a file that it leaves open
        content: bytes = html.write_pdf(
            stylesheets=[_style(_own(STYLE).decode(), fonts)],
            font_config=fonts,
            pdf_variant="pdf/a-2a" if document.kept else "pdf/ua-1",
            pdf_identifier=f"{document.file_name} {document.made_at.isoformat()}".encode(),
            presentational_hints=True,
            optimize_images=False,
        )
    return content


def chart_page(svg: str, *, width: int, height: int) -> bytes:
    """A page that holds a picture and nothing else, as PDF. ``svg`` is base64; the sides are CSS pixels."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    page = f"@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }} img {{ display: block }}"
    html = HTML(string=f'<img src="data:image/svg+xml;base64,{svg}">', base_url=OWN, url_fetcher=fetcher())
    content: bytes = html.write_pdf(stylesheets=[_style(page, fonts)], font_config=fonts)
    return content


def _html(document: Document) -> str:
    sections = placed(document)
    with translation.override(document.language[:2]):
        context = {"document": document, "sections": sections, "headings": list(headings(sections))}
        return render_to_string("reports/paper.html", context)


def _style(text: str, fonts: Any) -> Any:
    """A stylesheet that knows our own fonts."""
    from weasyprint import CSS

    faces = "".join(f'@font-face {{ font-family: "{name}"; src: url("{OWN}{file}") }}' for name, file in FONTS.items())
    return CSS(string=faces + text, base_url=OWN, url_fetcher=fetcher(), font_config=fonts)


def fetcher() -> Any:
    """What the PDF may load: our own fonts by name, and data in the document. Everything else is refused."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if url.startswith(OWN) and url.removeprefix(OWN) in FONTS.values():
                return URLFetcherResponse(url, _own(url.removeprefix(OWN)), {"Content-Type": "font/woff2"})
            raise Unfetchable(url)

    return OwnFiles(allowed_protocols=["data"])


def _own(name: str) -> bytes:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_bytes()
