"""What the room says on the start page: the plan's state, what one's bodies owe, new ends that wait for an answer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.planning import figures, reads
from farled.web import formats, slots

SHOWN = 5


def where_reported(_request_id: int) -> str:
    """Where a body reports: the page with all it owes."""
    return reverse("planning:mine")


def ongoing(request: Request) -> slots.Figure | None:
    """How much of the organisation's own plan is under way."""
    plan = reads.current_plan(request.actor, on=request.today)
    if plan is None:
        return None
    counts = figures.plan_counts(request.actor.organisation_id, plan, on=request.today)
    return slots.Figure(
        value=formats.of_total(counts.ongoing, counts.total),
        label=_("%(nouns)s pågår") % {"nouns": figures.nouns(counts)},
        how=figures.how_ongoing(),
        href=figures.list_url(plan=plan.pk, status="ongoing"),
    )


def late(request: Request) -> slots.Figure | None:
    """How many rows of all plans have passed their end."""
    number = reads.activity_rows(request.actor).late(request.today).count()
    if not number:
        return None
    return slots.Figure(
        value=formats.number(number),
        label=_("har passerat sin sluttid"),
        how=figures.how_late(),
        href=figures.list_url(late="late"),
        kind="late",
    )


def state(request: Request) -> dict[str, object] | None:
    """The goal areas of the organisation's own plan, each with its state ("Planens läge")."""
    plan = reads.current_plan(request.actor, on=request.today)
    if plan is None:
        return None
    every = reads.report_every(request.actor.organisation_id, request.today)
    counts = reads.tallies([plan.pk], on=request.today, every=every)
    where = reads.bearings(request.actor)
    rows = figures.areas(counts, where, reads.soonest([plan.pk], on=request.today))
    return {"plan": plan, "areas": rows}


def mine(request: Request) -> dict[str, object] | None:
    """What the actor's own bodies have been asked to report and have not."""
    bodies = reads.own_bodies(request.actor)
    if not bodies:
        return None
    owed = [each for each in reads.owed_by(request.actor, bodies) if each.left]
    return {"owed": owed} if owed else None


def proposals(request: Request) -> dict[str, object] | None:
    """New ends that bodies ask for, to those who can answer."""
    if not request.actor.reach("planning.edit").whole:
        return None
    rows = list(reads.proposals(request.actor)[: SHOWN + 1])
    return {"rows": rows[:SHOWN], "more": len(rows) > SHOWN} if rows else None
