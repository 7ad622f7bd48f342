"""What this part registers."""

from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, Body, Request
from farled.planning import figures, reads
from farled.planning.acts.follow_up import DUTY
from farled.planning.models import Activity, ReportRequest
from farled.planning.reads import invariants
from farled.planning.slots import finding, start, thread
from farled.web import slots
from farled.web.refused import Refused

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


def _takes_part(body: Body, request: Request) -> str | None:
    """The list of what a body leads or contributes to and that is not finished; None when there is nothing."""
    if not reads.taken_part_in(request.actor, [body.pk]).exists():
        return None
    return figures.list_url(body=body.pk, status="open")


def answers_for_nothing(body: Body, *, by: Actor) -> None:
    """A body does not cease while it leads what is not finished: somebody has to take over."""
    left = reads.led_by(body)
    if left:
        raise Refused("planning.body_leads", body=body.name, count=left)


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.node_sources.register(
        "planning", slots.NodeSource(thread.KINDS, thread.faces, thread.hidden, thread.sight, thread.facts)
    )
    slots.document_nodes.register("planning", slots.DocumentNodes(thread.in_document))
    for each in thread.BREAKS:
        slots.break_kinds.register(each.code, each)
    for name, check in (
        ("planning.thread", invariants.thread_says_what_rows_say),
        ("planning.published", invariants.what_is_published_is_seen_in_the_thread),
        ("planning.organisation", invariants.rows_stay_in_their_organisation),
        ("planning.reports.latest", invariants.latest_report_stands_on_the_row),
        ("planning.reports.body", invariants.reports_come_from_the_organisation),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
    slots.subject_sources.register(Activity.KIND, slots.SubjectSource(Activity.KIND, finding.activity_faces))
    slots.subject_sources.register(
        ReportRequest.KIND, slots.SubjectSource(ReportRequest.KIND, finding.request_faces, news=False)
    )
    slots.search_sources.register(
        "planning.activities", slots.SearchSource(_("Aktiviteter och insatser"), finding.find)
    )
    slots.obstacles.register("planning.body_leads", slots.Obstacle("people.close_body", answers_for_nothing))
    slots.action_links.register(
        "planning.body", slots.ActionLink(Body.KIND, _("Det enheten ansvarar för eller medverkar i"), _takes_part)
    )
    slots.calendar_sources.register("planning.dates", slots.CalendarSource(finding.dates, kind="follow_up"))
    slots.duty_kinds.register(
        DUTY, slots.DutyKind(_("Rapportera läget i %(subject)s"), ReportRequest.KIND, start.where_reported)
    )
    slots.waiting_sources.register("planning", slots.WaitingSource(start.waiting))
    slots.start_sources.register("planning", slots.StartSource(start.says))
    slots.notice_sources.register("planning", slots.NoticeSource(start.notices))
