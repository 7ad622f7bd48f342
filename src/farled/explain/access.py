"""Routes of this part. What is asked about may ask for more: each figure names its own capability."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "explain:figure": needs("explain.read"),
    "explain:workbook": needs("explain.read"),
    "api:explain.figure": needs("explain.read"),
}
