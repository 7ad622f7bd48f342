"""Routes of the red thread."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "thread:node": needs("thread.read"),
    "thread:breaks": needs("thread.read"),
    "api:thread.node": needs("thread.read"),
    "api:thread.below": needs("thread.read"),
    "api:thread.breaks": needs("thread.read"),
    "api:thread.traceability": needs("thread.read"),
}
