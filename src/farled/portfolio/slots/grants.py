"""What is registered about grants, conditions and tranches."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.initiatives.reads import Initiative
from farled.people.reads import Actor, Request, Role
from farled.portfolio.acts.steps import CONDITION
from farled.portfolio.models import Application, Condition, Delegation, Grant, Tranche
from farled.portfolio.reads import granting as reads
from farled.portfolio.reads import ledger as invariants
from farled.portfolio.reads.money import able, limits
from farled.portfolio.rules import grants as rules
from farled.portfolio.rules.money import exact
from farled.portfolio.states import APPLICATION_PAGE, ApplicationState, GrantState, StepKind
from farled.web import slots

DECIDED_WITHIN = timedelta(days=21)  # how long a prepared application waits before it is late
PAID_WITHIN = timedelta(days=14)  # how long a tranche that waits for nothing stays unpaid

TRAIL_SENTENCES = {
    "portfolio.grant.granted": _("%(who)s beviljade medel: %(subject)s"),
    "portfolio.grant.returned": _("%(who)s förde in återlämnade medel: %(subject)s"),
    "portfolio.grant.finished": _("%(who)s slutreglerade medel: %(subject)s"),
    "portfolio.grant.revoked": _("%(who)s återkallade beviljade medel: %(subject)s"),
    "portfolio.tranche.granted": _("%(who)s beviljade en del: %(subject)s"),
    "portfolio.tranche.released": _("%(who)s betalade ut en del: %(subject)s"),
    "portfolio.tranche.returned": _("%(who)s återlämnade medel av en del: %(subject)s"),
    "portfolio.condition.set": _("%(who)s ställde villkoret %(subject)s"),
    "portfolio.condition.fulfilled": _("%(who)s bedömde villkoret %(subject)s som uppfyllt"),
}

Faces = Mapping[int, tuple[str, str]]


def grant_page(pk: int) -> str:
    """A grant's page."""
    return reverse("portfolio:grant", args=[pk])


def condition_page(pk: int) -> str:
    """Where a condition is judged."""
    return reverse("portfolio:fulfil_condition", args=[pk])


def grant_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Title and address of the grants the actor may see."""
    return {row.pk: (str(row), grant_page(row.pk)) for row in reads.grants(actor).filter(pk__in=refs)}


def tranche_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A tranche stands on its grant's page."""
    return {row.pk: (str(row), grant_page(row.grant_id)) for row in reads.tranches(actor).filter(pk__in=refs)}


def condition_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """So does a condition."""
    rows = reads.conditions(actor).filter(pk__in=refs)
    return {row.pk: (row.text[:200], grant_page(row.grant_id) + "#villkor") for row in rows}


def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Grants of initiatives whose name holds what was searched for."""
    rows = reads.matching(actor, text).order_by("-decided_on", "-pk")[:limit]
    return [
        slots.Hit(
            title=row.application.initiative.title,
            kind=_("beviljade medel"),
            url=grant_page(row.pk),
            note=f"{exact(row.amount)}, {GrantState(row.state).label}",
        )
        for row in rows
    ]


def of_initiative(one: Initiative, request: Request) -> dict[str, object] | None:
    """What has been granted to an initiative, on its page."""
    rows = list(reads.grants(request.actor).filter(application__initiative=one).order_by("-decided_on", "-pk"))
    return {"grants": rows} if rows else None


def of_application(one: Application, request: Request) -> dict[str, object] | None:
    """What was granted on an application, on its page."""
    rows = list(reads.grants(request.actor).filter(application=one))
    return {"grants": rows} if rows else None


def decide_link(one: Application, request: Request) -> str | None:
    """Where a prepared application is decided: everybody sees who decides it and what hinders."""
    return reverse("portfolio:decide", args=[one.pk]) if one.state == ApplicationState.PREPARED else None


def waiting(actor: Actor, on: date) -> Iterable[slots.Waiting]:
    """The prepared applications that the actor decides on delegation: those that wait for the lowest limit there is."""
    if not actor.may("portfolio.grant"):
        return
    for row, right, since in _prepared(actor, on):
        if rules.works_in(actor, right) and rules.stands_free(actor, row):
            yield slots.Waiting(
                title=gettext("Besluta om ansökan: %(title)s") % {"title": row},
                url=reverse("portfolio:decide", args=[row.pk]),
                due=since + DECIDED_WITHIN,
                note=exact(reads.asked(row)),
                body=right.body.name,
            )


def to_meetings(actor: Actor, on: date) -> Iterable[slots.Waiting]:
    """The prepared applications that a body decides at its meeting, for the registrar who takes them there."""
    if not actor.may("portfolio.grant") or not actor.may("matters.decide"):
        return
    for row, right, since in _prepared(actor, on):
        if right.by_meeting:
            yield slots.Waiting(
                title=gettext("Ta till %(body)s: %(title)s") % {"body": right.body.name, "title": row},
                url=reverse("portfolio:decide", args=[row.pk]),
                due=since + DECIDED_WITHIN,
                note=exact(reads.asked(row)),
                body=right.body.name,
            )


def to_pay_out(actor: Actor, on: date) -> Iterable[slots.Waiting]:
    """The tranches whose year has come and that wait for nothing more, for the coach of the application."""
    if not actor.holds(Role.COACH) or not actor.may("portfolio.release"):
        return
    for row in reads.unreleased(actor, year=on.year):
        if rules.gate_of(row) is None and row.grant.application.coach_id in {None, actor.user_id}:
            title = row.grant.application.initiative.title
            yield slots.Waiting(
                title=gettext("Betala ut del %(number)s: %(title)s") % {"number": row.number, "title": title},
                url=grant_page(row.grant_id),
                due=on + PAID_WITHIN,
                note=exact(row.amount - row.returned),
                key=f"portfolio.release {row.pk}",
            )


def _prepared(actor: Actor, on: date) -> Iterator[tuple[Application, Delegation, date]]:
    """Each prepared application with the lowest limit that reaches its sum, and since when it waits."""
    rows = list(reads.to_decide(actor).order_by("number"))
    if not rows:
        return
    every = limits(actor.organisation_id, {pk for row in rows for pk in reads.portfolios_of(row)}, on)
    for row in rows:
        right = able(every, reads.portfolios_of(row), reads.asked(row))
        if right:
            yield (
                row,
                right[0],
                max((each.on for each in row.steps.all() if each.kind == StepKind.PREPARED), default=on),
            )


def conditions_due(actor: Actor, start: date, end: date) -> Iterable[tuple[date, str, str]]:
    """The days by which conditions shall be fulfilled."""
    rows = reads.conditions(actor).filter(due__range=(start, end), fulfilled_on=None, grant__state=GrantState.RUNNING)
    for row in rows.order_by("due", "pk"):
        if row.due is not None:
            said = gettext("Villkor för %(title)s: %(text)s") % {
                "title": row.grant.application.initiative.title,
                "text": row.text[:100],
            }
            yield row.due, said, grant_page(row.grant_id) + "#villkor"


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    for kind, faces, news in (
        (Grant.KIND, grant_faces, True),
        (Tranche.KIND, tranche_faces, False),
        (Condition.KIND, condition_faces, False),
    ):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, faces, news=news))
    slots.search_sources.register("portfolio.grants", slots.SearchSource(_("Beviljade medel"), find))
    template = "portfolio/_grants_panel.html"
    slots.panels.register("portfolio.grants", slots.Panel(Initiative.KIND, template, of_initiative))
    slots.panels.register("portfolio.grants_of", slots.Panel(Application.KIND, template, of_application))
    slots.action_links.register("portfolio.decide", slots.ActionLink(APPLICATION_PAGE, _("Besluta"), decide_link))
    for name, source in (
        ("portfolio.decide", waiting),
        ("portfolio.to_meetings", to_meetings),
        ("portfolio.to_pay_out", to_pay_out),
    ):
        slots.waiting_sources.register(name, slots.WaitingSource(source))
    slots.duty_kinds.register(
        CONDITION, slots.DutyKind(_("Bedöm villkoret: %(subject)s"), Condition.KIND, condition_page)
    )
    slots.calendar_sources.register("portfolio.conditions", slots.CalendarSource(conditions_due))
    for name, check in (
        ("portfolio.grants", invariants.grants_are_booked),
        ("portfolio.decided", invariants.decided_applications_have_grants),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
