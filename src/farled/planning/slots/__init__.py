"""What this part registers."""

from django.utils.translation import gettext_lazy as _

from farled.planning.acts.follow_up import DUTY
from farled.planning.models import Activity, ReportRequest
from farled.planning.reads import invariants
from farled.planning.slots import finding, start, thread
from farled.thread.states import NodeKind
from farled.web import slots

TRAIL_SENTENCES = {
    "planning.activity.added": _("%(who)s lade till %(subject)s"),
    "planning.activity.changed": _("%(who)s ändrade %(subject)s"),
    "planning.activity.bodies_set": _("%(who)s ändrade ansvar för %(subject)s"),
    "planning.activity.reported": _("%(who)s rapporterade läget för %(subject)s"),
    "planning.activity.outcome_recorded": _("%(who)s skrev utfallet av %(subject)s"),
    "planning.activity.prolonged": _("%(who)s förlängde %(subject)s"),
    "planning.activity.end_kept": _("%(who)s behöll sluttiden för %(subject)s"),
    "planning.activity.dropped": _("%(who)s tog %(subject)s ur planen"),
    "planning.activity.reopened": _("%(who)s återöppnade %(subject)s"),
    "planning.activity.removed": _("%(who)s raderade utkastet %(subject)s"),
    "planning.report.made": _("%(who)s skrev en lägesrapport: %(subject)s"),
    "planning.report.asked": _("%(who)s bad om en lägesrapport: %(subject)s"),
    "planning.report.answered": _("%(who)s har rapporterat allt: %(subject)s"),
}


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    for kind in (NodeKind.INSATS, NodeKind.ACTIVITY):
        slots.node_sources.register(kind, thread.source(kind))
    for each in thread.BREAKS:
        slots.break_kinds.register(each.code, each)
    for name, check in (
        ("planning.thread", invariants.thread_says_what_rows_say),
        ("planning.organisation", invariants.rows_stay_in_their_organisation),
        ("planning.reports.latest", invariants.latest_report_stands_on_the_row),
        ("planning.reports.body", invariants.reports_come_from_the_organisation),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
    slots.subject_sources.register(Activity.KIND, slots.SubjectSource(Activity.KIND, finding.activity_faces))
    slots.subject_sources.register(ReportRequest.KIND, slots.SubjectSource(ReportRequest.KIND, finding.request_faces))
    slots.search_sources.register(
        "planning.activities", slots.SearchSource(_("Aktiviteter och insatser"), finding.find)
    )
    slots.calendar_sources.register("planning.dates", slots.CalendarSource(finding.dates))
    slots.duty_kinds.register(
        DUTY, slots.DutyKind(_("Rapportera läget i %(subject)s"), ReportRequest.KIND, start.where_reported)
    )
    for name, figure in (("planning.ongoing", start.ongoing), ("planning.late", start.late)):
        slots.start_figures.register(name, slots.StartFigure(figure))
    for name, template, column, context in (
        ("planning.mine", "planning/_start_mine.html", "main", start.mine),
        ("planning.state", "planning/_start_state.html", "main", start.state),
        ("planning.proposals", "planning/_start_proposals.html", "main", start.proposals),
    ):
        slots.start_panels.register(name, slots.StartPanel(template, column, context))
