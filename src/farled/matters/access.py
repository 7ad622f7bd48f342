"""Routes of the matters."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "matters:matters": needs("matters.read"),
    "matters:matter": needs("matters.read"),
    "matters:register": needs("matters.handle"),
    "matters:change": needs("matters.handle"),
    "matters:secrecy": needs("matters.handle"),
    "matters:move": needs("matters.handle"),
    "matters:decide": needs("matters.decide"),
    "matters:correct": needs("matters.decide"),
    "api:matters.matters": needs("matters.read"),
    "api:matters.matter": needs("matters.read"),
    "api:matters.decisions": needs("matters.read"),
    "api:matters.decision": needs("matters.read"),
    "POST api:matters.matters": needs("matters.handle"),
    "PATCH api:matters.matter": needs("matters.handle"),
    "PUT api:matters.secrecy": needs("matters.handle"),
    "POST api:matters.move": needs("matters.handle"),
    "POST api:matters.decide": needs("matters.decide"),
    "PATCH api:matters.decision": needs("matters.decide"),
}
