"""Routes of this part."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "lists:lists": needs("lists.read"),
    "lists:list": needs("lists.read"),
    "lists:columns": needs("lists.read"),
    "lists:save_view": needs("lists.read"),
    "lists:change_view": needs("lists.read"),
    "lists:remove_view": needs("lists.read"),
    "lists:view": needs("lists.read"),
}
