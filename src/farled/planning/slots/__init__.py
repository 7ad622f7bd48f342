"""What this part registers."""

from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Objective, Passage
from farled.direction.reads.movement import StageGoal
from farled.people.reads import Actor, Body, Request
from farled.planning import exchange, figures, reads, rules
from farled.planning.acts.rounds import APPROVE, CONTRIBUTE, DUTY
from farled.planning.models import Activity, Edition, Occasion, Return, Round
from farled.planning.reads import invariants
from farled.planning.slots import contributions, finding, start, statements, thread
from farled.web import own_lists, slots
from farled.web.contributions import ContributionSource, contribution_sources
from farled.web.explained import register as register_figures
from farled.web.refused import Refused
from farled.web.statements import StatementSource, statement_sources

TRAIL_SENTENCES = {
    "planning.activity.added": _("%(who)s lade till %(subject)s"),
    "planning.activity.changed": _("%(who)s ändrade %(subject)s"),
    "planning.activity.bodies_set": _("%(who)s ändrade ansvar för %(subject)s"),
    "planning.activity.passage_tied": _("%(who)s kopplade %(subject)s till texten"),
    "planning.activity.reported": _("%(who)s rapporterade läget för %(subject)s"),
    "planning.activity.outcome_recorded": _("%(who)s skrev utfallet av %(subject)s"),
    "planning.activity.prolonged": _("%(who)s förlängde %(subject)s"),
    "planning.activity.end_kept": _("%(who)s behöll sluttiden för %(subject)s"),
    "planning.activity.dropped": _("%(who)s tog %(subject)s ur planen"),
    "planning.activity.reopened": _("%(who)s återöppnade %(subject)s"),
    "planning.activity.removed": _("%(who)s tog bort utkastet %(subject)s"),
    "planning.report.made": _("%(who)s skrev en lägesrapport: %(subject)s"),
    "planning.report.asked": _("%(who)s bad om svar: %(subject)s"),
    "planning.report.answered": _("%(who)s lämnade in svaret: %(subject)s"),
    "planning.round.opened": _("%(who)s öppnade %(subject)s"),
    "planning.round.closed": _("%(who)s stängde %(subject)s för svar"),
    "planning.round.reopened": _("%(who)s öppnade %(subject)s igen"),
    "planning.round.frozen": _("%(who)s frös %(subject)s"),
    "planning.edition.ordered": _("%(who)s beställde en fryst utgåva av %(subject)s"),
    "planning.edition.frozen": _("%(who)s frös utgåvan av %(subject)s"),
    "planning.round.extended": _("%(who)s tog med det som tillkommit i %(subject)s"),
    "planning.return.extended": _("%(who)s frågade om det som tillkommit: %(subject)s"),
    "planning.return.written": _("%(who)s skrev i svaret: %(subject)s"),
    "planning.return.started": _("%(who)s började svara: %(subject)s"),
    "planning.return.contributed": _("%(who)s lämnade sin medverkan: %(subject)s"),
    "planning.return.sent_for_approval": _("%(who)s skickade svaret för godkännande: %(subject)s"),
    "planning.return.approved": _("%(who)s godkände svaret: %(subject)s"),
    "planning.return.sent_back": _("%(who)s lämnade tillbaka svaret: %(subject)s"),
    "planning.return.reminded": _("%(who)s påminde om svaret: %(subject)s"),
    "planning.return.withdrawn": _("%(who)s drog tillbaka frågan: %(subject)s"),
    "planning.activity.led_on": _("%(who)s angav vad %(subject)s leder till"),
    "planning.occasion.added": _("%(who)s lade till utbildningstillfället %(subject)s"),
    "planning.occasion.changed": _("%(who)s ändrade utbildningstillfället %(subject)s"),
    "planning.occasion.removed": _("%(who)s tog bort utbildningstillfället %(subject)s"),
    "planning.activity.continued": _("%(who)s lät %(subject)s fortsätta i nästa plan"),
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


def rests_on_nothing(row: Objective | StageGoal, *, by: Actor) -> None:
    """A goal that something is said to lead to does not vanish."""
    rules.check_nothing_rests(row.follows.select_related("activity", "objective", "stage_goal"))


def in_passage(passage: Passage, request: Request) -> dict[str, object] | None:
    """The activities and insatser that stand in a passage, on the passage's page."""
    rows = list(reads.standing_in(passage, request.actor))
    return {"rows": rows} if rows else None


def register() -> None:
    """Called once, when the app is ready."""
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.node_sources.register(
        "planning", slots.NodeSource(thread.KINDS, thread.faces, thread.hidden, thread.sight, thread.facts)
    )
    slots.document_nodes.register("planning", slots.DocumentNodes(thread.in_document))
    contribution_sources.register("planning", ContributionSource(contributions.contributions))
    statement_sources.register("planning", StatementSource(statements.tells))
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
        Occasion.KIND, slots.SubjectSource(Occasion.KIND, finding.occasion_faces, news=False)
    )
    slots.subject_sources.register(Return.KIND, slots.SubjectSource(Return.KIND, finding.return_faces, news=False))
    slots.subject_sources.register(Round.KIND, slots.SubjectSource(Round.KIND, finding.round_faces))
    slots.subject_sources.register(Edition.KIND, slots.SubjectSource(Edition.KIND, finding.edition_faces, news=False))
    slots.search_sources.register(
        "planning.activities", slots.SearchSource(_("Aktiviteter och insatser"), finding.find)
    )
    slots.obstacles.register("planning.body_leads", slots.Obstacle("people.close_body", answers_for_nothing))
    slots.panels.register("planning.passage", slots.Panel(Passage.KIND, "planning/_in_passage.html", in_passage))
    for act in ("direction.remove_objective", "direction.remove_stage_goal"):
        slots.obstacles.register(f"planning.follows {act}", slots.Obstacle(act, rests_on_nothing))
    slots.action_links.register(
        "planning.body", slots.ActionLink(Body.KIND, _("Det enheten ansvarar för eller medverkar i"), _takes_part)
    )
    slots.calendar_sources.register("planning.meetings", slots.CalendarSource(finding.meetings, kind="meeting"))
    slots.calendar_sources.register("planning.dates", slots.CalendarSource(finding.dates, kind="follow_up"))
    for kind, label in (
        (DUTY, _("Rapportera läget: %(subject)s")),
        (CONTRIBUTE, _("Svara som medverkande: %(subject)s")),
        (APPROVE, _("Godkänn svaret: %(subject)s")),
    ):
        slots.duty_kinds.register(kind, slots.DutyKind(label, Return.KIND, start.where_answered))
    register_figures(figures.explained_kinds())
    slots.waiting_sources.register("planning", slots.WaitingSource(start.waiting))
    slots.start_sources.register("planning", slots.StartSource(start.says, dated=True))
    slots.notice_sources.register("planning", slots.NoticeSource(start.notices))
