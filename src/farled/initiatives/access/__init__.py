"""Routes of this part."""

from farled.initiatives.access import changes, needs
from farled.web.access import Access

ROUTES: dict[str, Access] = {**needs.ROUTES, **changes.ROUTES}
