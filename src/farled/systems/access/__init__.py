"""Routes of this part."""

from farled.systems.access import information, portfolio
from farled.web.access import Access

ROUTES: dict[str, Access] = {**portfolio.ROUTES, **information.ROUTES}
