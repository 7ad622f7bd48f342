"""Routes of systems, components, integrations and contracts."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "systems:reuse": needs("systems.read"),
}
