"""Routes of this part."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "planning:plans": needs("planning.read"),
    "planning:plan": needs("planning.read"),
    "planning:gantt": needs("planning.read"),
    "planning:follow_up": needs("planning.read"),
    "planning:ask_for_report": needs("planning.edit"),
    "planning:activities": needs("planning.read"),
    "planning:activity": needs("planning.read"),
    "planning:add_activity": needs("planning.edit"),
    "planning:change_activity": needs("planning.edit"),
    "planning:set_bodies": needs("planning.edit"),
    "planning:remove_draft": needs("planning.edit"),
    "planning:mine": needs("planning.report"),
    "planning:report_status": needs("planning.report"),
    "planning:record_outcome": needs("planning.edit"),
    "planning:prolong": needs("planning.edit"),
    "planning:keep_end": needs("planning.edit"),
    "planning:drop": needs("planning.edit"),
    "planning:reopen": needs("planning.edit"),
    "api:planning.plans": needs("planning.read"),
    "api:planning.plan": needs("planning.read"),
    "api:planning.activities": needs("planning.read"),
    "api:planning.activity": needs("planning.read"),
    "api:planning.reports": needs("planning.read"),
    "api:planning.report": needs("planning.read"),
}
