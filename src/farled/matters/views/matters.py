"""The pages of the matters."""

from collections.abc import Callable
from functools import partial

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from farled.matters import acts, forms, reads, rules
from farled.matters.models import Matter
from farled.matters.states import ASSIGNMENT_TAGS, POINT_TAGS, TAGS, AssignmentState, MatterKind, MatterState
from farled.people.reads import Request, own_organisation
from farled.trail.reads import told
from farled.web import formats
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.slots import links_for, panels_for
from farled.web.templatetags.farled import state_tag


def _title(matter: Matter) -> object:
    url = reverse("matters:matter", args=[matter.pk])
    if matter.confidential:
        return format_html("{} {}", link(url, matter.reference), state_tag("warn", _("sekretess")))
    return link(url, matter.title)


def _latest(matter: Matter) -> str:
    latest = next(iter(matter.decisions.all()), None)
    return f"{latest.outcome_told}, {latest.meeting.organ}" if latest else ""


COLUMNS = [
    Column(key="title", cell=_title),
    Column(key="reference", cell=lambda m: format_html('<span class="nowrap">{}</span>', m.reference)),
    Column(key="kind", cell=lambda m: m.get_kind_display()),
    Column(key="state", cell=lambda m: state_tag(TAGS[MatterState(m.state)])),
    Column(key="latest", cell=_latest),
    Column(key="opened", cell=lambda m: formats.day(m.opened_on)),
]


def matters(request: Request) -> HttpResponse:
    """The diary: the matters one may see."""
    may = rules.can_register(request.actor, request.actor.organisation_id)
    listing = ListPage(
        request,
        reads.with_decisions(request.actor),
        columns=COLUMNS,
        filterset=forms.MatterFilter,
        default_order="-opened",
        nouns=(_("ärende"), _("ärenden")),
        empty=Empty(
            _("Inga ärenden än"),
            _("Här samlas ärenden med diarienummer och de beslut som fattats. Ett program antas genom ett beslut här."),
            reverse("matters:register") if may else "",
            _("Registrera ett ärende") if may else "",
        ),
        sheet="matters.matters",
    )
    return listing.render("matters/matters.html", {"can_register": may})


def opened(request: Request, pk: int) -> Matter:
    """A matter one may see, for any of its pages. That a secret one has been opened is told to history."""
    one = get_object_or_404(reads.matters(request.actor), pk=pk)
    acts.note_reading(matter=one, by=request.actor, at=request.now)
    return one


def matter(request: Request, pk: int) -> HttpResponse:
    """One matter: the case's story, what it was sent back for and asked to do, its documents and its history."""
    one = opened(request, pk)
    decisions = list(reads.whole(reads.decisions_in(one)))
    points = list(reads.points_of(one))
    motion = reads.motion_of(one) if one.kind == MatterKind.MOTION else None
    faces = reads.node_faces(request.actor, [motion.covered_by if motion else "", *(point.node for point in points)])
    is_open, handles = rules.is_open(one), rules.can_handle(request.actor, one)
    decides = rules.can_decide(request.actor, one)
    assignments = list(reads.assignments_of(one, request.actor))
    settling = rules.settling(decisions, MatterKind(one.kind))
    context = {
        "matter": one,
        "state_tag": TAGS[MatterState(one.state)],
        "decisions": decisions,
        "decided": settling[-1] if settling else None,
        "points": [(point, POINT_TAGS[point.state], faces.get(point.node)) for point in points],
        "points_left": sum(point.answered_on is None for point in points),
        "motion": motion,
        "covered": faces.get(motion.covered_by) if motion else None,
        "assignments": [(each, ASSIGNMENT_TAGS[AssignmentState(each.state)]) for each in assignments],
        "statements": (statements := list(reads.statements_in(request.actor, one))),
        "can_start": is_open and rules.can_draft(request.actor, one) and all(each.is_frozen for each in statements),
        "entries": list(reads.diary_of(one)),
        "history": told(
            one, *decisions, *points, *assignments, *statements, *([motion] if motion else []), reader=request.actor
        ),
        "panels": panels_for(Matter.KIND, one, request),
        "links": links_for(Matter.KIND, one, request),
        "can_change": is_open and handles,
        "can_mark": handles,
        "can_decide": is_open and decides,
        "can_correct": decides,
        "can_read_secret": request.actor.reach("matters.read_secret").covers(one.handler_id),
    }
    return render(request, "matters/matter.html", context)


def register(request: Request) -> HttpResponse:
    """Register a matter."""
    return form_page(
        request,
        template="matters/register.html",
        form=forms.RegisterForm(request.actor, request.POST or None, initial={"opened_on": request.today}),
        act=lambda data: acts.register_matter(
            organisation=own_organisation(request.actor), by=request.actor, at=request.now, **data
        ),
        done=lambda one: reverse("matters:matter", args=[one.pk]),
        message=_("Ärendet är registrerat."),
    )


def change(request: Request, pk: int) -> HttpResponse:
    """Change what a matter says."""
    one = opened(request, pk)
    return about(
        request,
        one,
        partial(acts.change_matter, matter=one),
        template="matters/change.html",
        form=forms.ChangeForm(request.actor, request.POST or None, initial=now(one, forms.ChangeForm)),
        message=_("Ändringen är sparad."),
    )


def secrecy(request: Request, pk: int) -> HttpResponse:
    """Mark a matter as secret, or lift it."""
    one = opened(request, pk)
    return about(
        request,
        one,
        partial(acts.set_secrecy, matter=one),
        template="matters/secrecy.html",
        form=forms.SecrecyForm(request.POST or None, initial=now(one, forms.SecrecyForm)),
        message=_("Sekretessen är ändrad."),
    )


def move(request: Request, pk: int) -> HttpResponse:
    """Take a matter to another state."""
    one = opened(request, pk)
    return about(
        request,
        one,
        partial(acts.move_matter, matter=one),
        template="matters/move.html",
        form=forms.MoveForm(one, request.POST or None, initial=now(one, forms.MoveForm)),
        message=_("Ärendets status är ändrad."),
    )


def about(
    request: Request,
    one: Matter,
    act: Callable[..., object],
    *,
    template: str,
    form: django_forms.Form,
    message: str,
    **context: object,
) -> HttpResponse:
    """The form of an act about a matter, which leads back to the matter's page."""
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(by=request.actor, at=request.now, **data),
        done=lambda _done: reverse("matters:matter", args=[one.pk]),
        message=message,
        context={"matter": one, **context},
    )
