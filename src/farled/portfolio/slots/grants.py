"""What is registered about grants, conditions and tranches."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.initiatives.reads import Initiative
from farled.people.reads import Actor, Request, Role
from farled.portfolio.acts.steps import CONDITION
from farled.portfolio.figures.grants import told_rows
from farled.portfolio.models import Application, Condition, Delegation, Grant, Tranche
from farled.portfolio.reads import granting as reads
from farled.portfolio.reads import ledger as invariants
from farled.portfolio.reads.money import able, limits
from farled.portfolio.rules import grants as rules
from farled.portfolio.rules.money import exact
from farled.portfolio.states import APPLICATION_PAGE, ApplicationState, GrantState
from farled.web import slots
from farled.web.faces import Faces, faces_of
from farled.web.together import Asks, asking, side_by_side

DECIDED_WITHIN = timedelta(days=21)  # how long a prepared application waits before it is late
PAID_WITHIN = timedelta(days=14)  # how long a tranche stays unpaid from the day it was granted, or its year began

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


def grant_page(pk: int) -> str:
    """A grant's page."""
    return reverse("portfolio:grant", args=[pk])


def condition_page(pk: int) -> str:
    """Where a condition is judged."""
    return reverse("portfolio:fulfil_condition", args=[pk])


def grant_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Title and address of the grants the actor may see."""
    return faces_of(reads.grants(actor).filter(pk__in=refs), lambda row: (str(row), grant_page(row.pk)))


def tranche_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A tranche stands on its grant's page."""
    return faces_of(reads.tranches(actor).filter(pk__in=refs), lambda row: (str(row), grant_page(row.grant_id)))


def condition_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """So does a condition."""
    rows = reads.conditions(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (row.text[:200], grant_page(row.grant_id) + "#villkor"))


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


@asking
def of_initiative(one: Initiative, request: Request) -> Asks[dict[str, object] | None]:
    """What has been granted to an initiative, on its page."""
    rows = reads.grants_of(request.actor, one)
    yield (rows,)
    revoked = yield from side_by_side([reads.revoked_on(rows)])
    return {"grants": told_rows(rows, revoked[0])} if rows else None


@asking
def decide_link(one: Application, request: Request) -> Asks[str | None]:
    """Where a prepared application is decided, for those who decide such a sum."""
    return _deciding(one) if (yield from _decides(one, request)) else None


@asking
def told_link(one: Application, request: Request) -> Asks[str | None]:
    """The same page for everybody else: who decides it and what hinders."""
    return None if (yield from _decides(one, request)) else _deciding(one)


def _decides(one: Application, request: Request) -> Asks[bool]:
    """Whether the actor decides what an application asks for, or enters what a meeting decided of it."""
    actor = request.actor
    if one.state != ApplicationState.PREPARED or not rules.can_grant(actor, one.organisation_id):
        return False
    if rules.can_enter(actor, one.organisation_id):
        return True
    parts, every = reads.parts_asked([one.pk]), limits(one.organisation_id, request.today)
    yield parts, every
    reach = able(every, {part.portfolio_id for part in parts}, sum(part.amount for part in parts))
    return any(rules.works_in(actor, each, every) for each in reach)


def _deciding(one: Application) -> str | None:
    return reverse("portfolio:decide", args=[one.pk]) if one.state == ApplicationState.PREPARED else None


@asking
def waiting(actor: Actor, on: date) -> Asks[Iterable[slots.Waiting]]:
    """The prepared applications that the actor decides on delegation: those whose lowest limit is of a body of theirs.

    Also when the lowest is another's function there: somebody is told although nobody holds that function.
    """
    if not actor.may("portfolio.grant"):
        return []
    said = gettext("Besluta om ansökan: %(title)s")
    return [
        _to_decide(each, said % {"title": each.application}, on)
        for each in (yield from _prepared(actor, on))
        if each.decided_by(actor) and rules.stands_free(actor, each.application)
    ]


@asking
def to_meetings(actor: Actor, on: date) -> Asks[Iterable[slots.Waiting]]:
    """The prepared applications that a body decides at its meeting, for the registrar who takes them there."""
    if not actor.may("portfolio.grant") or not actor.may("matters.decide"):
        return []
    said = gettext("Ta till %(body)s: %(title)s")
    return [
        _to_decide(each, said % {"body": each.right.body.name, "title": each.application}, on)
        for each in (yield from _prepared(actor, on))
        if each.right.by_meeting
    ]


@asking
def to_pay_out(actor: Actor, on: date) -> Asks[Iterable[slots.Waiting]]:
    """The tranches whose year has come and that wait for nothing more, for the coach of the application."""
    if not actor.holds(Role.COACH) or not actor.may("portfolio.release"):
        return []
    rows = reads.unreleased(actor, year=on.year)
    general = reads.general(rows.order_by().values("grant"))
    yield rows, general
    held: dict[int, list[Condition]] = {}
    for condition in general:
        held.setdefault(condition.grant_id, []).append(condition)
    said = gettext("Betala ut del %(number)s: %(title)s")
    return [
        slots.Waiting(
            title=said % {"number": row.number, "title": row.grant.application.initiative.title},
            url=grant_page(row.grant_id),
            due=max(row.grant.decided_on, date(row.account.year, 1, 1)) + PAID_WITHIN,
            note=exact(row.amount - row.returned),
            key=f"portfolio.release {row.pk}",
        )
        for row in rows
        if rules.gate_of(row, held.get(row.grant_id, ()), on=on) is None
        and row.grant.application.coach_id in {None, actor.user_id}
    ]


@asking
def to_give_back(actor: Actor, on: date) -> Asks[Iterable[slots.Waiting]]:
    """The grants of dropped initiatives that have money left, for the coach of the application."""
    if not actor.holds(Role.COACH) or not actor.may("portfolio.release"):
        return []
    rows = reads.left_of_dropped(actor)
    yield (rows,)
    said = gettext("Lämna tillbaka det som inte betalas ut: %(title)s")
    return [
        slots.Waiting(
            title=said % {"title": row.application.initiative.title},
            url=grant_page(row.pk),
            due=(row.application.initiative.closed_on or on) + PAID_WITHIN,
            note=exact(row.left),  # type: ignore[attr-defined]  # told by left_of_dropped
            key=f"portfolio.give_back {row.pk}",
        )
        for row in rows
        if row.application.coach_id in {None, actor.user_id}
    ]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A prepared application, what it asks for in all (öre), and since when.

    ``able``: the limits that reach it, lowest first, of ``every`` open one.
    """

    application: Application
    asked: int
    able: Sequence[Delegation]
    every: Iterable[Delegation]
    since: date | None

    @property
    def right(self) -> Delegation:
        """The lowest limit."""
        return self.able[0]

    def decided_by(self, actor: Actor) -> bool:
        """Whether the actor decides it on delegation, in the body that has the lowest limit."""
        near = (each for each in self.able if each.body_id == self.right.body_id)
        return not self.right.by_meeting and any(rules.works_in(actor, each, self.every) for each in near)


def _to_decide(each: Prepared, title: str, on: date) -> slots.Waiting:
    return slots.Waiting(
        title=title,
        url=reverse("portfolio:decide", args=[each.application.pk]),
        due=(each.since or on) + DECIDED_WITHIN,
        note=exact(each.asked),
        body=each.right.body.name,
    )


@asking
def _prepared(actor: Actor, on: date) -> Asks[list[Prepared]]:
    rows = reads.to_decide(actor).order_by("number")
    yield (rows,)
    if not rows:
        return []
    parts = reads.parts_asked(row.pk for row in rows)
    every = limits(actor.organisation_id, on)
    yield parts, every
    found = []
    for row in rows:
        own = [part for part in parts if part.application_id == row.pk]
        asked = sum(part.amount for part in own)
        if reach := able(every, {part.portfolio_id for part in own}, asked):
            found.append(Prepared(row, asked, reach, every, row.since))  # type: ignore[attr-defined]  # told by to_decide
    return found


@asking
def conditions_due(actor: Actor, start: date, end: date) -> Asks[slots.Dates]:
    """The days by which conditions shall be fulfilled."""
    rows = reads.conditions(actor).filter(due__range=(start, end), fulfilled_on=None, grant__state=GrantState.RUNNING)
    rows = rows.order_by("due", "pk")
    yield (rows,)
    said = gettext("Villkor för %(title)s: %(text)s")
    return [
        (
            row.due,
            said % {"title": row.grant.application.initiative.title, "text": row.text[:100]},
            grant_page(row.grant_id) + "#villkor",
        )
        for row in rows
        if row.due
    ]


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
    slots.panels.register(
        "portfolio.grants", slots.Panel(Initiative.KIND, "portfolio/_grants_panel.html", of_initiative)
    )
    slots.action_links.register("portfolio.decide", slots.ActionLink(APPLICATION_PAGE, _("Besluta"), decide_link))
    slots.action_links.register(
        "portfolio.decided", slots.ActionLink(APPLICATION_PAGE, _("Så beslutas den"), told_link)
    )
    for name, source in (
        ("portfolio.decide", waiting),
        ("portfolio.to_meetings", to_meetings),
        ("portfolio.to_pay_out", to_pay_out),
        ("portfolio.to_give_back", to_give_back),
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
