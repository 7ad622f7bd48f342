"""Freezing a round, the frozen edition, and what differs from the one before."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.planning import acts, figures, forms, reads, rules
from farled.planning.figures.difference import What
from farled.planning.states import EDITION_PAGE, ReturnState
from farled.planning.views.rounds import opened
from farled.web import jobs
from farled.web.forms import form_page
from farled.web.slots import links_for, panels_for


def freeze(request: Request, pk: int) -> HttpResponse:
    """Freeze a round that takes no more answers."""
    row = opened(request, pk)
    rules.check_can_freeze(request.actor, row.document)
    missing = [each.one.body.name for each in reads.standings(row) if not each.submitted]
    return form_page(
        request,
        template="planning/freeze.html",
        form=forms.EditForm(request.POST or None, initial={"version": row.version}),
        act=lambda data: acts.order_freeze(round=row, by=request.actor, at=request.now, **data),
        done=lambda _edition: reverse("planning:edition", args=[row.pk]),
        message=_("Uppföljningen fryses nu."),
        context={"round": row, "plan": row.document, "missing": missing},
    )


def edition(request: Request, pk: int) -> HttpResponse:
    """The frozen edition: its figures, what differs from last time, its data and its reports."""
    row = opened(request, pk)
    one = get_object_or_404(reads.Edition, round=row)
    shown = jobs.progress(
        one, text=_("Uppföljningen fryses"), url=reverse("planning:edition", args=[pk]), at=request.now
    )
    if asked := jobs.answer(request, shown):
        return asked
    context: dict[str, object] = {
        "round": row, "plan": row.document, "edition": one, "job": shown,
        "can_keep": rules.can_keep(request.actor, row.document),
        "can_freeze_again": rules.can_keep(request.actor, row.document)
        and jobs.can_be_asked_again(one, at=request.now),
    }  # fmt: skip
    if one.frozen_at is not None:
        thawed = figures.thawed(reads.data_of(one))
        going = (each.activity for each in thawed.rows)
        counts = figures.together(figures.tally(going, on=thawed.on, every=thawed.every))
        told = thawed.data["difference"]
        answered = [each for each in thawed.data["returns"] if each["state"] == ReturnState.SUBMITTED]
        context |= {
            "counts": counts, "nouns": figures.nouns(counts), "before": thawed.data["before"],
            "answered": len(answered), "asked": len(thawed.data["returns"]),
            "difference": [
                (What(what), [each for each in told if each["what"] == what])
                for what in What.values
                if any(each["what"] == what for each in told)
            ],
            "panels": panels_for(EDITION_PAGE, row, request), "links": links_for(EDITION_PAGE, row, request),
        }  # fmt: skip
    return render(request, "planning/edition.html", context)
