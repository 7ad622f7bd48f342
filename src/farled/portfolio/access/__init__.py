"""Routes of this part."""

from farled.portfolio.access import applications, balance, desk, grants, money, scoring
from farled.web.access import Access

ROUTES: dict[str, Access] = {
    **money.ROUTES,
    **applications.ROUTES,
    **scoring.ROUTES,
    **desk.ROUTES,
    **balance.ROUTES,
    **grants.ROUTES,
}
