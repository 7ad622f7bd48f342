"""Routes of this part."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "reports:reports": needs("reports.read"),
    "reports:report": needs("reports.read"),
    "reports:produce": needs("reports.produce"),
    "reports:of_round": needs("reports.produce"),
    "reports:preview": needs("reports.produce"),
    "reports:produce_again": needs("reports.produce"),
    "reports:remove": needs("reports.produce"),
}
