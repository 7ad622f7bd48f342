"""How it goes: what one's bodies owe, reporting it, and what happens to an activity on the way."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.planning import acts, figures, forms, reads, rules
from farled.planning.states import Status
from farled.planning.views.activities import act_page, opened, page


def mine(request: Request) -> HttpResponse:
    """What one's bodies have been asked to report, what is left, and everything else they take part in."""
    bodies = reads.own_bodies(request.actor)
    owed = reads.owed_by(request.actor, bodies)
    asked = {row.pk for each in owed for row in (*each.left, *each.done)}
    others = reads.taken_part_in(request.actor, bodies).exclude(pk__in=asked)
    left = sum(len(each.left) for each in owed)
    every = reads.report_every(request.actor.organisation_id, request.today)
    context = {
        "owed": owed,
        "others": figures.reportable(others[:200], on=request.today),
        "left": left,
        "silent": reads.pending(request.actor, bodies, on=request.today, every=every).silent.number,
        "has_bodies": bool(bodies),
        "saved": figures.draft_key(request.actor.user_id, request.GET.get("saved", "")),
    }
    return render(request, "planning/mine.html", context)


def report_status(request: Request, pk: int) -> HttpResponse:
    """Report how an activity goes; saved, it goes on to the next one owed."""
    one = opened(request, pk)
    rules.check_can_report(request.actor, one)
    owed = [row for each in reads.owed_by(request.actor, reads.own_bodies(request.actor)) for row in each.left]
    following = next((row for row in owed if row.pk != one.pk), None)

    def go_on(_report: object) -> str:
        saved = f"?saved={one.pk}"
        if following is not None:
            return reverse("planning:report_status", args=[following.pk]) + saved
        return (reverse("planning:mine") if owed else page(one)) + saved

    return act_page(
        request,
        one,
        acts.report_status,
        template="planning/report_status.html",
        form=forms.ReportForm(
            request.actor,
            one,
            request.POST or None,
            initial={"version": one.version, "light": one.light},
        ),
        message=_("Läget för %(title)s är sparat.") % {"title": one.title},
        done=go_on,
        latest=reads.latest_report(one),
        answer=figures.answer(one, on=request.today),
        following=following,
        left=len({row.pk for row in owed} - {one.pk}),
        draft=figures.draft_key(request.actor.user_id, one.pk),
        saved=figures.draft_key(request.actor.user_id, request.GET.get("saved", "")),
    )


def record_outcome(request: Request, pk: int) -> HttpResponse:
    """Finish an activity with what came of it."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    status = Status(one.status)
    initial = {
        "version": one.version,
        "status": status if status.finished else None,
        "outcome": one.outcome,
        "outcome_on": one.outcome_on or request.today,
    }
    return act_page(
        request,
        one,
        acts.record_outcome,
        template="planning/record_outcome.html",
        form=forms.OutcomeForm(status, request.POST or None, initial=initial),
        message=_("Utfallet är sparat."),
    )


def prolong(request: Request, pk: int) -> HttpResponse:
    """Give an activity a later end, for a reason."""
    one = opened(request, pk)
    rules.check_can_keep(request.actor, one.document)
    latest = reads.latest_report(one)
    return act_page(
        request,
        one,
        acts.prolong,
        template="planning/prolong.html",
        form=forms.ProlongForm(request.POST or None, initial={"version": one.version, "end": one.proposed_end}),
        message=_("Aktiviteten är förlängd."),
        latest=latest,
    )


def keep_end(request: Request, pk: int) -> HttpResponse:
    """Answer no to a new end that a body asks for."""
    one = opened(request, pk)
    rules.check_can_keep(request.actor, one.document)
    return act_page(
        request,
        one,
        acts.keep_end,
        template="planning/keep_end.html",
        form=forms.WhyForm(request.POST or None, initial={"version": one.version}),
        message=_("Sluttiden står kvar."),
        latest=reads.latest_report(one),
    )


def drop(request: Request, pk: int) -> HttpResponse:
    """Take an activity out of the plan."""
    one = opened(request, pk)
    rules.check_can_keep(request.actor, one.document)
    return act_page(
        request,
        one,
        acts.drop,
        template="planning/drop.html",
        form=forms.DropForm(request.POST or None, initial={"version": one.version}),
        message=_("Den är tagen ur planen, och skälet står kvar."),
    )


def reopen(request: Request, pk: int) -> HttpResponse:
    """Take up again what was finished."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    return act_page(
        request,
        one,
        acts.reopen,
        template="planning/reopen.html",
        form=forms.WhyForm(request.POST or None, initial={"version": one.version}),
        message=_("Aktiviteten pågår igen."),
    )
