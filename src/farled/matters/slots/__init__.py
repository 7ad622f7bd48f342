"""What the matters register: search, addresses of their records, sentences of history, invariants."""

from collections.abc import Collection, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.matters import exchange, figures, invariants, reads
from farled.matters.acts import REPORT, REPORT_STAGE
from farled.matters.models import AgendaItem, Assignment, DiaryEntry, Meeting, Motion, Point, Stage
from farled.matters.slots import statements
from farled.matters.states import TAGS, MatterState
from farled.people.reads import Actor, Request, Role
from farled.web import own_lists, slots
from farled.web.explained import register as register_figures
from farled.web.faces import Faces, faces_of
from farled.web.slots import (
    CalendarSource,
    DutyKind,
    Hit,
    Invariant,
    SearchSource,
    StartPanel,
    StartSource,
    SubjectSource,
)
from farled.web.together import Asks, asking

SHOWN = 5  # decisions on the start page
TOLD = (Role.COUNCILLOR, Role.AUDITOR, Role.DECIDER, Role.REGISTRAR)  # those whose start page shows them
TOLD_AS_NEWS = (Point.KIND, Assignment.KIND, Stage.KIND)  # the rest is the registrar's daily work

SENTENCES = {
    "matters.matter.registered": _("%(who)s registrerade ärendet %(subject)s"),
    "matters.matter.changed": _("%(who)s ändrade ärendet %(subject)s"),
    "matters.matter.moved": _("%(who)s ändrade status för ärendet %(subject)s"),
    "matters.matter.made_secret": _("%(who)s sekretessmarkerade ärendet %(subject)s"),
    "matters.matter.opened_up": _("%(who)s hävde sekretessen för ärendet %(subject)s"),
    "matters.matter.read_secret": _("%(who)s öppnade det sekretessbelagda ärendet %(subject)s"),
    "matters.meeting.noted": _("%(who)s förde in sammanträdet %(subject)s"),
    "matters.decision.recorded": _("%(who)s förde in beslutet %(subject)s"),
    "matters.decision.corrected": _("%(who)s rättade beslutet %(subject)s"),
    "matters.decision.sent": _("%(who)s skickade kopior av beslutet %(subject)s"),
    "matters.agenda_item.placed": _("%(who)s förde upp på ärendelistan %(subject)s"),
    "matters.agenda_item.removed": _("%(who)s tog bort från ärendelistan %(subject)s"),
    "matters.point.asked": _("%(who)s förde in återremissens punkt %(subject)s"),
    "matters.point.corrected": _("%(who)s rättade återremissens punkt %(subject)s"),
    "matters.point.removed": _("%(who)s tog bort återremissens punkt %(subject)s"),
    "matters.point.answered": _("%(who)s besvarade återremissens punkt %(subject)s"),
    "matters.point.moved": _("%(who)s flyttade till ett eget ärende återremissens punkt %(subject)s"),
    "matters.assignment.given": _("%(who)s registrerade uppdraget %(subject)s"),
    "matters.assignment.changed": _("%(who)s ändrade uppdraget %(subject)s"),
    "matters.assignment.reported": _("%(who)s redovisade uppdraget %(subject)s"),
    "matters.assignment.fulfilled": _("%(who)s förde in att uppdraget är förklarat fullgjort: %(subject)s"),
    "matters.assignment.reopened": _("%(who)s rättade att uppdraget inte är förklarat fullgjort: %(subject)s"),
    "matters.stage.added": _("%(who)s lade till %(subject)s"),
    "matters.stage.reported": _("%(who)s redovisade %(subject)s"),
    "matters.motion.written": _("%(who)s förde in motionen i %(subject)s"),
    "matters.motion.changed": _("%(who)s ändrade motionen i %(subject)s"),
    "matters.diary_entry.entered": _("%(who)s diarieförde %(subject)s"),
    "matters.diary_entry.read_secret": _("%(who)s öppnade den sekretessbelagda handlingen %(subject)s"),
    "matters.diary_entry.corrected": _("%(who)s rättade diarieposten %(subject)s"),
}


def find(actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """Matters by diary number or open title."""
    found = reads.search(reads.matters(actor), text).order_by("-opened_on", "-pk")[:limit]
    return [
        Hit(
            title=str(matter),
            kind=_("Ärende"),
            url=reverse("matters:matter", args=[matter.pk]),
            note=str(TAGS[MatterState(matter.state)][1]),
        )
        for matter in found
    ]


def matter_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the matters the actor may see are called, and where they live."""
    seen = reads.matters(actor).filter(pk__in=ids)
    return faces_of(seen, lambda matter: (str(matter), reverse("matters:matter", args=[matter.pk])))


def decision_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the decisions the actor may see are called, and the matter where they are shown."""
    seen = reads.decisions(actor).filter(pk__in=ids)
    return faces_of(seen, lambda decision: (str(decision), reverse("matters:matter", args=[decision.matter_id])))


def meeting_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the meetings are called, and where they live."""
    seen = reads.meetings(actor).filter(pk__in=ids)
    return faces_of(seen, lambda each: (str(each), reverse("matters:meeting", args=[each.pk])))


def item_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the places on lists are called that the actor may see, and the meeting they are on the list of."""
    seen = reads.agenda_items(actor).filter(pk__in=ids)
    return faces_of(seen, lambda each: (str(each), reverse("matters:meeting", args=[each.meeting_id])))


def point_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """How the points read, those of secret matters by number alone, and the matter where they are shown."""
    return faces_of(
        reads.points(actor).filter(pk__in=ids),
        lambda each: (
            gettext("punkt %s") % each.order if each.decision.matter.confidential else str(each),
            reverse("matters:matter", args=[each.decision.matter_id]),
        ),
    )


def assignment_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the assignments the actor may see are called, and where they live."""
    seen = reads.assignments(actor).filter(pk__in=ids)
    return faces_of(seen, lambda each: (each.open_title, reverse("matters:assignment", args=[each.pk])))


def stage_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the stages the actor may see are called, and the assignment where they are shown."""
    return faces_of(
        reads.stages(actor).filter(pk__in=ids),
        lambda each: (
            f"{each.assignment.open_title}, {each}",
            reverse("matters:assignment", args=[each.assignment_id]),
        ),
    )


def motion_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the motions the actor may see are called, and the matter where they are shown."""
    seen = reads.motions(actor).filter(pk__in=ids)
    return faces_of(seen, lambda each: (str(each), reverse("matters:matter", args=[each.matter_id])))


def entry_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """The numbers of the diary entries the actor may see, and the matter where they are shown."""
    seen = reads.diary(actor).filter(pk__in=ids)
    return faces_of(seen, lambda each: (str(each), reverse("matters:matter", args=[each.matter_id])))


def find_assignments(actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """Assignments by title, those of secret matters left out."""
    rows = reads.search_assignments(reads.assignments(actor), text).order_by("-pk")[:limit]
    return [
        Hit(
            title=row.title,
            kind=_("Uppdrag"),
            url=reverse("matters:assignment", args=[row.pk]),
            note=row.get_state_display(),
        )
        for row in rows
    ]


@asking
def dates(actor: Actor, first: date, last: date) -> Asks[slots.Dates]:
    """The meetings, and the days open assignments are to be reported."""
    rows = reads.dated(actor, first, last)
    yield (rows,)
    return [_date(*row) for row in rows]


def _date(kind: str, pk: int, on: date, name: str) -> tuple[date, str, str]:
    if kind == Meeting.KIND:
        return on, gettext("%s sammanträder") % name, reverse("matters:meeting", args=[pk])
    told = gettext("Uppdraget redovisas: %s") % (name or gettext("Sekretess"))
    return on, told, reverse("matters:assignment", args=[pk])


@asking
def decided(request: Request, on: date) -> Asks[slots.Says]:
    """The latest decisions, to those who decide, register or look over what was decided."""
    if not any(request.actor.holds(role) for role in TOLD):
        return []
    rows = reads.decisions(request.actor)[:SHOWN]
    yield (rows,)
    return [StartPanel("matters/_decided.html", {"rows": rows})] if rows else []


def _where_reported(pk: int) -> str:
    return reverse("matters:report_assignment", args=[pk])


def _where_stage_reported(pk: int) -> str:
    return reverse("matters:report_stage", args=[pk])


def register() -> None:
    """Called once, when the app is ready."""
    register_figures(figures.KINDS)
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    for verb, sentence in SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.start_sources.register("matters", StartSource(decided))
    slots.search_sources.register("matters", SearchSource(_("Ärenden"), find))
    slots.subject_sources.register("matters.matter", SubjectSource("matters.matter", matter_faces))
    slots.search_sources.register("matters.assignments", SearchSource(_("Uppdrag"), find_assignments))
    slots.subject_sources.register("matters.decision", SubjectSource("matters.decision", decision_faces))
    for kind, named in (
        (Meeting.KIND, meeting_faces),
        (AgendaItem.KIND, item_faces),
        (Point.KIND, point_faces),
        (Assignment.KIND, assignment_faces),
        (Stage.KIND, stage_faces),
        (Motion.KIND, motion_faces),
        (DiaryEntry.KIND, entry_faces),
    ):
        slots.subject_sources.register(kind, SubjectSource(kind, named, news=kind in TOLD_AS_NEWS))
    statements.register()
    slots.calendar_sources.register("matters", CalendarSource(dates))
    slots.duty_kinds.register(REPORT, DutyKind(_("Redovisa uppdraget %(subject)s"), Assignment.KIND, _where_reported))
    slots.duty_kinds.register(REPORT_STAGE, DutyKind(_("Redovisa %(subject)s"), Stage.KIND, _where_stage_reported))
    for name, check in (
        ("matters.decided", invariants.decided_by_a_decision),
        ("matters.states", invariants.states_are_known),
        ("matters.organisation", invariants.meetings_are_in_the_same_organisation),
        ("matters.fulfilled", invariants.fulfilled_by_a_clause),
        ("matters.diary", invariants.every_matter_is_in_the_diary),
        ("matters.statements", invariants.frozen_statements_are_whole),
    ):
        slots.invariants.register(name, Invariant(name, check))
