"""Routes of initiatives, their rules and checks, and of uses of AI."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "initiatives:initiatives": needs("initiatives.read"),
}
