"""Routes of this part."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "reports:reports": needs("reports.read"),
    "reports:report": needs("reports.read"),
    "reports:produce": needs("reports.produce"),
    "reports:of_round": needs("reports.produce"),
    "reports:compilation": needs("consultation.read"),
    "reports:order_compilation": needs("reports.produce"),
    "reports:order_changes": needs("reports.produce"),
    "reports:order_decision": needs("reports.produce"),
    "reports:preview": needs("reports.produce"),
    "reports:produce_again": needs("reports.produce"),
    "reports:remove": needs("reports.produce"),
    "reports:templates": needs("reports.read"),
    "reports:template": needs("reports.read"),
    "reports:add_template": needs("reports.templates"),
    "reports:change_template": needs("reports.templates"),
    "reports:add_version": needs("reports.templates"),
    "reports:withdraw_template": needs("reports.templates"),
    "reports:use_version": needs("reports.templates"),
    "reports:check_version_again": needs("reports.templates"),
    "reports:remove_version": needs("reports.templates"),
    "api:reports.templates": needs("reports.read"),
    "api:reports.template": needs("reports.read"),
    "api:reports.reports": needs("reports.read"),
    "api:reports.report": needs("reports.read"),
}
