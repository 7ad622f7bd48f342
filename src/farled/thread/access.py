"""Routes of the red thread."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "thread:node": needs("thread.read"),
    "thread:breaks": needs("thread.read"),
}
