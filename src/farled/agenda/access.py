"""Routes of the calendar."""

from farled.web.access import PUBLIC, Access, needs

ROUTES: dict[str, Access] = {
    "agenda:start": needs("agenda.read"),
    "agenda:duties": needs("agenda.read"),
    "agenda:search": needs("agenda.read"),
    "agenda:dates": needs("agenda.read"),
    "agenda:add_date": needs("agenda.manage"),
    "agenda:change_date": needs("agenda.manage"),
    "agenda:remove_date": needs("agenda.manage"),
    "agenda:dates_excel": needs("agenda.read"),
    "agenda:dates_ical": needs("agenda.read"),
    "agenda:next_year": needs("agenda.manage"),
    "agenda:deputies": needs("agenda.read"),
    "agenda:appoint_deputy": needs("agenda.read"),
    "agenda:end_deputyship": needs("agenda.read"),
    "agenda:calendar": needs("agenda.read"),
    "agenda:make_feed": needs("agenda.read"),
    "agenda:revoke_feed": needs("agenda.read"),
    "agenda:choose_language": needs("agenda.read"),
    "agenda:feed": PUBLIC,  # whoever holds the secret in the address; see feeds.py
    "agenda:sendings": needs("agenda.manage"),
    "api:agenda.duties": needs("agenda.read"),
    "api:agenda.dates": needs("agenda.read"),
    "api:agenda.entries": needs("agenda.read"),
    "api:agenda.entry": needs("agenda.read"),
    "POST api:agenda.entries": needs("agenda.manage"),
    "PATCH api:agenda.entry": needs("agenda.manage"),
    "DELETE api:agenda.entry": needs("agenda.manage"),
}
