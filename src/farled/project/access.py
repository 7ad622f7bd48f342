"""Routes that belong to no part: the root, liveness, language, the accessibility statement."""

from farled.web.access import PUBLIC, Access

ROUTES: dict[str, Access] = {
    "root": PUBLIC,
    "health": PUBLIC,
    "accessibility": PUBLIC,
    "set_language": PUBLIC,
}
