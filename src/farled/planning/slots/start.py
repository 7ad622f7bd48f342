"""What the room says on the start page: how the plan stands, what one's bodies owe, and what waits for an answer."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.methods.periods import end_of_day
from farled.people.reads import Actor, Request
from farled.planning import figures, reads
from farled.planning.reads import Tally, Turn
from farled.web import formats, slots
from farled.web.together import Asks, asking, side_by_side

SHOWN = 5


def where_answered(pk: int) -> str:
    """Where a body answers in a round: the page with all it owes."""
    return reverse("planning:answers", args=[pk])


# --- What waits -------------------------------------------------------------------------------------------------------


@asking
def waiting(actor: Actor, on: date) -> Asks[Iterable[slots.Waiting]]:
    """Reports that the plan expects although nobody has asked, and new ends that bodies ask for."""
    bodies = reads.own_bodies(actor)
    if not bodies and not actor.reach("planning.edit"):
        return []
    every = (yield from reads.report_every_asked(actor.organisation_id, on)) if bodies else 0
    found = yield from reads.pending_asked(actor, bodies, on=on, every=every)
    silent = [_to_report(found.silent, on, every)] if found.silent.number else []
    proposed = [_to_answer(found.proposed, on)] if found.proposed.number else []
    return [*silent, *proposed]


def _to_report(silent: reads.Pending, on: date, every: int) -> slots.Waiting:
    one = silent.number == 1
    return slots.Waiting(
        title=_("Rapportera läget för %(title)s") % {"title": silent.title}
        if one
        else _("Rapportera läget för %(n)s aktiviteter") % {"n": formats.number(silent.number)},
        url=reverse("planning:report_status", args=[silent.ref]) if one else reverse("planning:mine"),
        due=silent.since + timedelta(days=every) if silent.since else on,
        note=_("Det ska göras minst var %(days)s:e dag så länge planen gäller.") % {"days": every},
    )


def _to_answer(proposed: reads.Pending, on: date) -> slots.Waiting:
    one = proposed.number == 1
    return slots.Waiting(
        title=_("Svara om ny sluttid för %(title)s") % {"title": proposed.title}
        if one
        else _("Svara om nya sluttider för %(n)s aktiviteter") % {"n": formats.number(proposed.number)},
        url=reverse("planning:activity", args=[proposed.ref]) if one else figures.list_url(late="proposed"),
        due=on,
        note=_("Den som rapporterade hinner inte till dagen som står i planen."),
    )


# --- How the plan stands ----------------------------------------------------------------------------------------------


@asking
def says(request: Request, on: date) -> Asks[slots.Says]:
    """Notice, figures and panels, from one look at the plan and one count of all rows, as they were that day."""
    actor = request.actor
    at = end_of_day(on) if on < request.today else None
    then = [row.activity for row in reads.rows_in_sight_at(actor, at)] if at else []
    tally = figures.tally(then, on=on) if at else reads.tallies_asked(reads.activity_rows(actor), on=on)
    own, counts, mine = yield from side_by_side([reads.own_plan_asked(actor, on=on), tally, [] if at else _mine(actor)])
    found: list[slots.Figure | slots.StartPanel | slots.Notice] = []
    if own.ended is not None:
        of_ended = [each for each in counts if each.document_id == own.ended.plan.pk]
        found.append(_ended(actor, own.ended, own.coming, of_ended))
    of_plan = [each for each in counts if own.current is not None and each.document_id == own.current.pk]
    if own.current is not None:
        found.append(_ongoing(own.current.pk, figures.together(of_plan), now=at is None))
    if late := figures.together(counts).late:
        found.append(_late(late, now=at is None))
    found += mine
    if own.current is not None:
        rows = [row for row in then if row.document_id == own.current.pk]
        ending = figures.soonest(rows, on=on) if at else reads.soonest([own.current.pk], on=on)
        where, soonest = yield from side_by_side([reads.goal_bearings_asked(actor, at=at), ending])
        past = {"on": on} if at else {}
        areas = figures.areas(of_plan, where, soonest)
        found.append(slots.StartPanel("planning/_start_state.html", {"plan": own.current, "areas": areas, **past}))
    return found


def _ongoing(plan: int, counts: Tally, *, now: bool) -> slots.Figure:
    """How much of the organisation's own plan is under way; the list it leads to is today's."""
    return slots.Figure(
        value=formats.of_total(counts.ongoing, counts.total),
        label=_("%(nouns)s pågår") % {"nouns": figures.nouns(counts)},
        key="planning.ongoing",
        of={"plan": plan},
        href=figures.list_url(plan=plan, status="ongoing") if now else "",
    )


def _late(number: int, *, now: bool) -> slots.Figure:
    """How many rows of all plans have passed their end."""
    return slots.Figure(
        value=formats.number(number),
        label=_("har passerat sin sluttid"),
        key="planning.late",
        href=figures.list_url(late="late") if now else "",
        kind="late",
    )


@asking
def _mine(actor: Actor) -> Asks[list[slots.StartPanel]]:
    """The first of what the actor's own bodies have been asked to report and have not."""
    bodies = reads.own_bodies(actor)
    left = (yield from reads.left_to_report(actor, bodies, limit=SHOWN)) if bodies else []
    return [slots.StartPanel("planning/_start_mine.html", {"rows": left, "total": left[0].total})] if left else []


# --- When no plan holds -----------------------------------------------------------------------------------------------


def notices(actor: Actor, on: date) -> Iterator[slots.Notice]:
    """That the organisation's own plan has ended and none holds."""
    own = reads.own_plan(actor, on=on)
    if own.ended is not None:
        rows = reads.activity_rows(actor).filter(document=own.ended.plan)
        yield _ended(actor, own.ended, own.coming, reads.tallies_of(rows, on=on))


def _ended(actor: Actor, ended: Turn, coming: Turn | None, counts: list[Tally]) -> slots.Notice:
    plan, last, counted = ended.plan, formats.day(ended.day), figures.together(counts)
    keeps, left = actor.reach("direction.edit").whole, counted.total - counted.finished
    text = [
        _("%(plan)s gällde till och med %(last)s. Därför vilar dess aktiviteter inte längre på mål som gäller.")
        % {"plan": plan.title, "last": last}
    ]
    if coming is not None:
        text.append(_("%(plan)s tar vid %(day)s.") % {"plan": coming.plan.title, "day": formats.day(coming.day)})
    if left:
        unfinished = ngettext("En rad i planen är inte avslutad.", "%(n)s rader i planen är inte avslutade.", left)
        text.append(unfinished % {"n": formats.number(left)})
    if left and keeps:
        text.append(_("Skriv utfallet av det som är klart, och flytta resten till nästa plan."))
    elif coming is None and not keeps:
        text.append(_("Strategen kan påbörja en ny plan."))
    then = f"?on={ended.day.isoformat()}"
    links = [
        (_("Planen så som den var %(day)s") % {"day": last}, reverse("planning:plan", args=[plan.pk]) + then),
        (_("Brutna trådar den dagen"), reverse("thread:breaks") + then),
    ]
    if keeps:
        links.append((_("Påbörja en ny version"), reverse("direction:document", args=[plan.pk])))
    return slots.Notice(_("Ingen handlingsplan gäller"), " ".join(text), links)
