"""The pages of meetings and of what was decided there."""

from functools import partial
from typing import Any

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.matters import acts, forms, reads, rules
from farled.matters.models import Decision, Meeting
from farled.matters.views.matters import about, opened
from farled.people.reads import Request, own_organisation
from farled.web import formats
from farled.web.explained import linked
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.numbers import whole

MEETING_COLUMNS = [
    Column(
        key="organ",
        label=gettext_lazy("Sammanträde"),
        cell=lambda m: link(reverse("matters:meeting", args=[m.pk]), m.organ),
    ),
    Column(key="on", cell=lambda m: formats.day(m.on)),
    Column(key="decided", cell=lambda m: linked("matters.decided", m.decided, meeting=m.pk), numeric=True),
]


def meetings(request: Request) -> HttpResponse:
    """The meetings of organs and groups."""
    may = rules.can_register(request.actor, request.actor.organisation_id)
    listing = ListPage(
        request,
        reads.meetings(request.actor),
        columns=MEETING_COLUMNS,
        filterset=forms.MeetingFilter,
        default_order="-on",
        nouns=(_("sammanträde"), _("sammanträden")),
        empty=Empty(
            _("Inga sammanträden än"),
            _("Här samlas sammanträden med sina ärendelistor. De läggs till när någon kallar eller för in ett beslut."),
            reverse("matters:call") if may else "",
            _("Lägg till ett sammanträde") if may else "",
        ),
        sheet="matters.meetings",
    )
    return listing.render("matters/meetings.html", {"can_call": may})


def meeting(request: Request, pk: int) -> HttpResponse:
    """One meeting: the list of the day, what was decided and what waits."""
    one = get_object_or_404(reads.meetings(request.actor), pk=pk)
    organisation_id = request.actor.organisation_id
    handled = reads.handled_at(one, request.actor)
    context = {
        "meeting": one,
        "handled": handled,
        "left": sum(each.decision is None for each in handled),
        "can_list": rules.can_register(request.actor, organisation_id),
        "can_decide": one.on <= request.today and request.actor.reach("matters.decide").whole,
    }
    return render(request, "matters/meeting.html", context)


def call(request: Request) -> HttpResponse:
    """Note that an organ meets."""
    return form_page(
        request,
        template="matters/call.html",
        form=forms.CallForm(request.actor, request.POST or None),
        act=lambda data: acts.call_meeting(
            organisation=own_organisation(request.actor), by=request.actor, at=request.now, **data
        ),
        done=lambda one: reverse("matters:meeting", args=[one.pk]),
        message=_("Sammanträdet är tillagt."),
    )


def list_matter(request: Request, pk: int) -> HttpResponse:
    """Put a matter on a meeting's list."""
    one = get_object_or_404(reads.meetings(request.actor), pk=pk)
    return form_page(
        request,
        template="matters/list_matter.html",
        form=forms.ListForm(request.actor, one, request.POST or None),
        act=lambda data: acts.place_on_list(meeting=one, by=request.actor, at=request.now, **data),
        done=lambda _item: reverse("matters:meeting", args=[one.pk]),
        message=_("Ärendet står på ärendelistan."),
        context={"meeting": one},
    )


def unlist(request: Request, pk: int) -> HttpResponse:
    """Take a matter off a meeting's list."""
    item = get_object_or_404(reads.agenda_items(request.actor), pk=pk)
    return form_page(
        request,
        template="matters/unlist.html",
        form=django_forms.Form(request.POST or None),
        act=lambda _data: acts.take_off_list(item=item, by=request.actor, at=request.now),
        done=lambda _done: reverse("matters:meeting", args=[item.meeting_id]),
        message=_("Ärendet är borttaget från listan."),
        context={"item": item, "meeting": item.meeting},
    )


# --- What was decided -------------------------------------------------------------------------------------------------


def decide(request: Request, pk: int) -> HttpResponse:
    """Record how a matter was handled at a meeting."""
    one = opened(request, pk)
    met = _asked_for(request)
    met_then = {"on": met.on, "body": met.body_id, "group": met.group_id} if met else {}
    return _handling(
        request,
        forms.DecideForm,
        partial(acts.decide, matter=one),
        matter=one,
        template="matters/decide.html",
        initial=met_then,
        message=_("Beslutet är infört."),
        meeting=met,
    )


def correct(request: Request, pk: int) -> HttpResponse:
    """Correct how a decision was written down."""
    one = _decision(request, pk)
    return _handling(
        request,
        partial(forms.CorrectForm, decision=one),
        partial(acts.correct_decision, decision=one),
        matter=one.matter,
        template="matters/correct.html",
        initial=forms.decision_now(one),
        message=_("Beslutet är rättat."),
        decision=one,
    )


def send_copies(request: Request, pk: int) -> HttpResponse:
    """Note that copies of a decision have been sent."""
    one = _decision(request, pk)
    return about(
        request,
        one.matter,
        partial(acts.send_copies, decision=one),
        template="matters/send_copies.html",
        form=forms.SendForm(one, request.POST or None, initial={"version": one.version, "on": request.today}),
        message=_("Det är antecknat att kopiorna är skickade."),
        decision=one,
    )


def _decision(request: Request, pk: int) -> Decision:
    """A decision one may see, with its matter opened."""
    one: Decision = get_object_or_404(reads.whole(reads.decisions(request.actor)), pk=pk)
    one.matter = opened(request, one.matter_id)
    return one


def _asked_for(request: Request) -> Meeting | None:
    """The meeting whose list the form was opened from."""
    return reads.meetings(request.actor).filter(pk=whole(request.GET.get("meeting", "")) or 0).first()


def _handling(
    request: Request, form: Any, act: Any, *, matter: Any, template: str, initial: dict[str, Any], **more: Any
) -> HttpResponse:
    """The form of a handling: the act, or the same page with more rows when somebody asked for that."""
    asked = request.POST.get(forms.MORE, "")
    if asked:
        shown = form(request.actor, None, initial=request.POST.dict(), more=asked)
        kept = {name: value for name, value in more.items() if name != "message"}
        return render(request, template, {"form": shown, "matter": matter, "more": asked, **kept})
    return about(
        request,
        matter,
        act,
        template=template,
        form=form(request.actor, request.POST or None, initial=initial),
        **more,
    )
