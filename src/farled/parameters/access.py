"""Routes of the parameters."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "parameters:parameters": needs("parameters.read"),
    "parameters:set_value": needs("parameters.manage"),
}
