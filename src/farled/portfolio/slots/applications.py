"""What is registered about applications, their way to a decision, coaches and money from outside."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.cases.reads import Case, submitted
from farled.cases.states import CASE_PAGE, CaseState
from farled.initiatives.reads import Initiative
from farled.initiatives.states import DROP, INITIATIVE_PAGE
from farled.people.reads import Actor, Body, Request
from farled.portfolio import acts
from farled.portfolio.acts.steps import PREPARE, RECEIVE, SUPPLEMENT
from farled.portfolio.figures.applications import state_tag
from farled.portfolio.figures.explained_applications import explained_kinds
from farled.portfolio.models import Application, CoachNote, ExternalMoney
from farled.portfolio.reads import application_invariants as invariants
from farled.portfolio.reads import applying as reads
from farled.portfolio.rules import applications as rules
from farled.portfolio.states import ApplicationState, ExternalState
from farled.web import slots
from farled.web.explained import register as register_figures
from farled.web.faces import Faces, faces_of
from farled.web.refused import Refused
from farled.web.sequels import Sequel, sequels
from farled.web.together import Answer, Asks, asking, side_by_side

TRAIL_SENTENCES = {
    "portfolio.application.begun": _("%(who)s började söka medel: %(subject)s"),
    "portfolio.application.changed": _("%(who)s ändrade ansökan %(subject)s"),
    "portfolio.application.handed_in": _("%(who)s lämnade in ansökan %(subject)s"),
    "portfolio.application.supplemented": _("%(who)s kompletterade ansökan %(subject)s"),
    "portfolio.application.withdrawn": _("%(who)s återtog ansökan %(subject)s"),
    "portfolio.application.coach_assigned": _("%(who)s utsåg projektcoach för ansökan %(subject)s"),
    "portfolio.application.coach_left": _("%(who)s lämnade ansökan %(subject)s utan projektcoach"),
    "portfolio.application.completed": _("%(who)s fann ansökan %(subject)s komplett"),
    "portfolio.application.supplement_asked": _("%(who)s begärde komplettering av ansökan %(subject)s"),
    "portfolio.application.referred": _("%(who)s hänvisade ansökan %(subject)s till en annan portfölj"),
    "portfolio.application.prepared": _("%(who)s lämnade ansökan %(subject)s beredd till beslut"),
    "portfolio.application.opinion_changed": _("%(who)s ändrade beredningens bedömning av ansökan %(subject)s"),
    "portfolio.application.granted": _("%(who)s förde in att ansökan %(subject)s beviljades"),
    "portfolio.application.declined": _("%(who)s förde in att ansökan %(subject)s avslogs"),
    "portfolio.coach_note.written": _("%(who)s skrev i stödloggen: %(subject)s"),
    "portfolio.external_money.added": _("%(who)s lade till externa medel från %(subject)s"),
    "portfolio.external_money.changed": _("%(who)s ändrade externa medel från %(subject)s"),
}


def page(pk: int) -> str:
    """An application's page."""
    return reverse("portfolio:application", args=[pk])


def application_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Title and address of the applications the actor may see."""
    return faces_of(reads.applications(actor).filter(pk__in=refs), lambda row: (str(row), page(row.pk)))


def note_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A note stands on its application's page."""
    rows = reads.notes(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), page(row.application_id) + "#stodlogg"))


def external_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """So does money from outside."""
    rows = reads.external(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), page(row.application_id) + "#externa"))


def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Applications whose initiative or sketch holds what was searched for, those under way first."""
    rows = reads.applications(actor).filter(Q(pk__in=Application.objects.visible_to(actor).matching(text).values("pk")))
    return [
        slots.Hit(
            title=str(row),
            kind=_("ansökan"),
            url=page(row.pk),
            note=f"{row.body.name}, {ApplicationState(row.state).label}",
        )
        for row in rows.order_by("decided_on", "-number")[:limit]
    ]


@asking
def begin_link(one: Initiative, request: Request) -> Asks[str | None]:
    """Where an application is begun, for whoever may when the initiative has come so far."""
    held = submitted(request.actor).filter(initiative=one).values("pk")
    url, _held = yield from side_by_side([_beginning(one, request), held])
    return url if held else None


@asking
def _beginning(one: Initiative, request: Request) -> Asks[str | None]:
    if not rules.can_apply_for(request.actor, one) or one.ready_on is None or one.closed_on is not None:
        return None
    under_way, granted = yield from side_by_side([reads.live_of(one).values("pk"), reads.all_is_granted(one)])
    return None if under_way or granted else reverse("portfolio:begin_application") + f"?initiative={one.pk}"


@asking
def is_first(one: Initiative, request: Request) -> Asks[bool]:
    """An application is what comes next when none has been made."""
    made = reads.applications(request.actor).filter(initiative=one).values("pk")[:1]
    yield (made,)
    return not made


def begin_link_of_case(case: Case, request: Request) -> Answer[str | None]:
    """The same from the version that an application would rest on."""
    return _beginning(case.initiative, request) if case.state == CaseState.SUBMITTED else None


def is_first_of_case(case: Case, request: Request) -> Answer[bool]:
    """So is it from there."""
    return is_first(case.initiative, request)


@asking
def panel(one: Initiative, request: Request) -> Asks[dict[str, object] | None]:
    """The applications of an initiative, on its page."""
    rows = reads.applications_of(request.actor, one)
    yield (rows,)
    return {"applications": [(row, state_tag(row, row.grant_state)) for row in rows]} if rows else None  # type: ignore[attr-defined]


def applies_for_nothing(body: Body, *, by: Actor) -> None:
    """A body does not cease while an application of its own is under way."""
    left = reads.left_of(body.pk)
    if left:
        raise Refused("portfolio.application.body_applies", body=body.name, count=left)


def is_not_applied_for(one: Initiative, *, by: Actor) -> None:
    """An initiative is not closed while money is applied for it."""
    other = reads.application_of(one)
    if other is not None:
        raise Refused(
            "portfolio.application.under_way", number=other.number, state=str(ApplicationState(other.state).label)
        )


@asking
def answers_awaited(actor: Actor, start: date, end: date) -> Asks[slots.Dates]:
    """The days on which financiers outside are to answer."""
    rows = reads.external(actor).filter(answer_due__range=(start, end), state=ExternalState.SOUGHT)
    rows = rows.order_by("answer_due", "pk")
    yield (rows,)
    said = gettext("Svar väntas från %(financier)s om %(title)s")
    return [
        (
            row.answer_due,
            said % {"financier": row.financier, "title": row.application.initiative.title},
            page(row.application_id) + "#externa",
        )
        for row in rows
        if row.answer_due
    ]


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    for kind, faces, news in (
        (Application.KIND, application_faces, True),
        (CoachNote.KIND, note_faces, False),
        (ExternalMoney.KIND, external_faces, False),
    ):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, faces, news=news))
    slots.search_sources.register("portfolio.applications", slots.SearchSource(_("Ansökningar"), find))
    slots.action_links.register(
        "portfolio.begin_application",
        slots.ActionLink(INITIATIVE_PAGE, _("Sök medel"), begin_link, leads=is_first),
    )
    slots.action_links.register(
        "portfolio.begin_from_case",
        slots.ActionLink(CASE_PAGE, _("Sök medel"), begin_link_of_case, leads=is_first_of_case),
    )
    slots.panels.register(
        "portfolio.applications", slots.Panel(Initiative.KIND, "portfolio/_applications_panel.html", panel)
    )
    sequels.register("portfolio.withdraw_with", Sequel(DROP, acts.withdraw_with))
    slots.obstacles.register("portfolio.body_applies", slots.Obstacle("people.close_body", applies_for_nothing))
    slots.obstacles.register("portfolio.application_under_way", slots.Obstacle("initiatives.close", is_not_applied_for))
    for kind, label in (
        (RECEIVE, _("Se om ansökan är komplett: %(subject)s")),
        (SUPPLEMENT, _("Svara om ansökan: %(subject)s")),
        (PREPARE, _("Bered ansökan: %(subject)s")),
    ):
        slots.duty_kinds.register(kind, slots.DutyKind(label, Application.KIND, page))
    slots.calendar_sources.register("portfolio.external", slots.CalendarSource(answers_awaited))
    for name, check in (
        ("portfolio.application.parts", invariants.parts_keep_to_the_case),
        ("portfolio.application.steps", invariants.steps_say_what_the_state_says),
        ("portfolio.application.organisation", invariants.rows_stay_in_their_organisation),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
    register_figures(explained_kinds())
