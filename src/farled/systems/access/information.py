"""Routes of information, e-services, legacy and exits."""

from farled.web.access import Access

ROUTES: dict[str, Access] = {}
