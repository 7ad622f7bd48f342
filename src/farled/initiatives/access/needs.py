"""Routes of ideas and needs."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "initiatives:needs": needs("initiatives.read"),
    "initiatives:need": needs("initiatives.read"),
    "initiatives:give": needs("initiatives.give"),
    "initiatives:similar": needs("initiatives.give"),
    "initiatives:my_needs": needs("initiatives.give"),
    "initiatives:back": needs("initiatives.give"),
    "initiatives:hear": needs("initiatives.give"),
    "initiatives:change_need": needs("initiatives.give"),
    "initiatives:consider": needs("initiatives.consider"),
    "initiatives:join": needs("initiatives.consider"),
    "initiatives:meet": needs("initiatives.consider"),
    "initiatives:decline": needs("initiatives.consider"),
    "initiatives:check_reuse": needs("initiatives.consider"),
    "initiatives:take_up": needs("initiatives.consider"),
    "api:initiatives.needs": needs("initiatives.read"),
    "api:initiatives.need": needs("initiatives.read"),
    "api:initiatives.similar": needs("initiatives.read"),
    "POST api:initiatives.needs": needs("initiatives.give"),
    "PATCH api:initiatives.need": needs("initiatives.give"),
    "POST api:initiatives.back": needs("initiatives.give"),
    "POST api:initiatives.hear": needs("initiatives.give"),
    "POST api:initiatives.consider": needs("initiatives.consider"),
    "POST api:initiatives.join": needs("initiatives.consider"),
    "POST api:initiatives.meet": needs("initiatives.consider"),
    "POST api:initiatives.decline": needs("initiatives.consider"),
    "POST api:initiatives.check_reuse": needs("initiatives.consider"),
    "POST api:initiatives.take_up": needs("initiatives.consider"),
}
