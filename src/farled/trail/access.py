"""Routes of the history."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {"trail:log": needs("trail.audit")}
