"""Routes of this part."""

from farled.web.access import Access

ROUTES: dict[str, Access] = {}
