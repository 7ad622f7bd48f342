"""Routes that belong to no part: the root, liveness, language, the accessibility statement, what the API is."""

from farled.web.access import PUBLIC, SIGNED_IN, Access

ROUTES: dict[str, Access] = {
    "root": PUBLIC,
    "health": PUBLIC,
    "accessibility": PUBLIC,
    "set_language": PUBLIC,
    "api_guide": SIGNED_IN,
    "api_reference": SIGNED_IN,
    "api:schema": SIGNED_IN,
}
