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
    "api:initiatives.similar": needs("initiatives.give"),
    "api:initiatives.back": needs("initiatives.give"),
    "api:initiatives.hear": needs("initiatives.give"),
    "api:initiatives.consider": needs("initiatives.consider"),
    "api:initiatives.join": needs("initiatives.consider"),
    "api:initiatives.meet": needs("initiatives.consider"),
    "api:initiatives.decline": needs("initiatives.consider"),
    "api:initiatives.check_reuse": needs("initiatives.consider"),
    "api:initiatives.take_up": needs("initiatives.consider"),
}
