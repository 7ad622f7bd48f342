"""Routes of ideas and needs."""

from farled.web.access import Access

ROUTES: dict[str, Access] = {}
