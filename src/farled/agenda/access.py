"""Routes of the calendar."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "agenda:start": needs("agenda.read"),
    "agenda:duties": needs("agenda.read"),
    "agenda:search": needs("agenda.read"),
    "agenda:dates": needs("agenda.read"),
    "agenda:add_date": needs("agenda.manage"),
    "agenda:change_date": needs("agenda.manage"),
    "agenda:remove_date": needs("agenda.manage"),
    "api:agenda.duties": needs("agenda.read"),
    "api:agenda.dates": needs("agenda.read"),
    "api:agenda.entries": needs("agenda.read"),
    "api:agenda.entry": needs("agenda.read"),
    "POST api:agenda.entries": needs("agenda.manage"),
    "PATCH api:agenda.entry": needs("agenda.manage"),
    "DELETE api:agenda.entry": needs("agenda.manage"),
}
