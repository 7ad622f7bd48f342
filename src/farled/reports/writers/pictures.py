"""Charts as PNG for programs that draw no SVG: laid out like the PDF, with the same fonts, then rasterised."""

from base64 import b64encode
from io import BytesIO

from farled.reports.writers.pdf import chart_page
from farled.web.charts import DOCUMENT_WIDTH, Chart, standalone

SCALE = 3  # pixels a point: sharp on paper at the width of a page


def png(chart: Chart) -> bytes:
    """The chart as PNG, ``DOCUMENT_WIDTH`` points wide."""
    import pypdfium2

    svg = standalone(chart)
    height = int(svg.partition(' height="')[2].partition('"')[0])
    source = b64encode(svg.encode()).decode()
    with pypdfium2.PdfDocument(chart_page(source, width=DOCUMENT_WIDTH, height=height)) as pdf:
        page = pdf[0]
        picture = page.render(scale=SCALE * 4 / 3).to_pil()  # a CSS pixel is three quarters of a point
        page.close()
    out = BytesIO()
    picture.save(out, format="PNG", optimize=True)
    return out.getvalue()
