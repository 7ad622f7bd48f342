"""The keeping plan: what is kept how long, and what the plan says nothing of."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.people.reads import Request, own_organisation
from farled.systems import acts, reads, rules
from farled.systems.forms import information as forms
from farled.systems.models import KeepingRule
from farled.systems.states import RUNNING, Keeping
from farled.systems.views import data_sets
from farled.systems.views.asked import Asked, ask, room
from farled.trail.reads import told
from farled.web.forms import now
from farled.web.lists import Column, Empty, ListPage, link


def page(row: KeepingRule) -> str:
    """The address of a rule."""
    return reverse("systems:keeping_rule", args=[row.pk])


def _all() -> tuple[str, str]:
    return (_("Bevarandeplan"), reverse("systems:keeping"))


def becomes(row: KeepingRule) -> str:
    """What becomes of it, in words."""
    if row.keeping == Keeping.KEPT:
        return _("bevaras")
    if not row.years:
        return _("gallras genast")
    return ngettext("gallras efter %(years)s år", "gallras efter %(years)s år", row.years) % {"years": row.years}


COLUMNS = [
    Column(key="what", cell=lambda row: link(page(row), row.what)),
    Column(key="about", cell=lambda row: str(row.data_set or row.system)),
    Column(key="keeping", cell=becomes),
    Column(key="ground", cell=lambda row: row.ground),
]


def keeping(request: Request) -> HttpResponse:
    """The keeping plan, and how much of what there is it speaks of."""
    may = request.actor.may("systems.edit")
    listing = ListPage(
        request,
        reads.keeping_rules(request.actor),
        columns=COLUMNS,
        filterset=forms.KeepingFilter,
        default_order="about",
        nouns=(_("rad"), _("rader")),
        empty=Empty(
            _("Bevarandeplanen är tom"),
            _("Här står vad som bevaras och vad som gallras, när och med vilket stöd."),
            reverse("systems:add_keeping_rule") if may else "",
            _("Lägg till en rad") if may else "",
        ),
        caption=_("Bevarandeplan"),
        sheet="systems.keeping_rules",
    )
    gaps = reads.unplanned(request.actor)
    total = reads.systems(request.actor).filter(state__in=RUNNING).count() + reads.data_sets(request.actor).count()
    left = len(gaps.systems) + len(gaps.data_sets)
    return listing.render("systems/keeping.html", {"may": may, "left": left, "done": total - left, "total": total})


def keeping_gaps(request: Request) -> HttpResponse:
    """What the keeping plan says nothing of."""
    gaps = reads.unplanned(request.actor)
    context = {"systems": gaps.systems, "data_sets": gaps.data_sets, "may": request.actor.may("systems.edit")}
    return render(request, "systems/keeping_gaps.html", context)


def keeping_rule(request: Request, pk: int) -> HttpResponse:
    """One rule of the keeping plan."""
    one = _opened(request, pk)
    context = {
        "one": one,
        "becomes": becomes(one),
        "keeps": rules.can_keep_rule(request.actor, one),
        "about_url": data_sets.page(one.data_set) if one.data_set else "",
        "history": told(one, reader=request.actor),
    }
    return render(request, "systems/keeping_rule.html", context)


def add_keeping_rule(request: Request) -> HttpResponse:
    """Add a rule to the keeping plan."""
    initial = {name: request.GET.get(name) for name in ("system", "data_set")}
    return ask(
        request,
        Asked(
            heading=_("Lägg till i bevarandeplanen"),
            verb=_("Lägg till raden"),
            lead=_("Bestäm innan uppgifterna skapas vad som bevaras, vad som gallras och när."),
            way=(room(), _all()),
        ),
        form=forms.KeepingForm(request.actor, request.POST or None, initial=initial),
        act=lambda by, at, **data: acts.add_keeping_rule(
            organisation=own_organisation(request.actor), content=acts.KeepingContent(**data), by=by, at=at
        ),
        done=page,
        message=_("Raden står nu i bevarandeplanen."),
    )


def change_keeping_rule(request: Request, pk: int) -> HttpResponse:
    """Change a rule of the keeping plan."""
    one = _kept(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Ändra raden"),
            verb=_("Spara ändringen"),
            lead=one.what,
            way=(room(), _all(), (one.what, page(one))),
        ),
        form=forms.ChangeKeepingForm(request.actor, request.POST or None, initial=now(one, forms.ChangeKeepingForm)),
        act=lambda by, at, version, why, **data: acts.change_keeping_rule(
            rule=one, version=version, content=acts.KeepingContent(**data), by=by, at=at, why=why
        ),
        done=page,
        message=_("Ändringen är sparad."),
    )


def remove_keeping_rule(request: Request, pk: int) -> HttpResponse:
    """Take a rule out of the keeping plan, after a question."""
    one = _kept(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Ta bort raden"),
            verb=_("Ta bort raden"),
            lead=_("”%(what)s” försvinner ur bevarandeplanen. Vad som stod finns kvar i historiken.")
            % {"what": one.what},
            way=(room(), _all(), (one.what, page(one))),
            danger=True,
        ),
        form=forms.WhyForm(request.POST or None, initial={"version": one.version}),
        act=partial(acts.remove_keeping_rule, rule=one),
        done=lambda _none: reverse("systems:keeping"),
        message=_("Raden är borttagen."),
    )


def _opened(request: Request, pk: int) -> KeepingRule:
    return get_object_or_404(reads.keeping_rules(request.actor), pk=pk)


def _kept(request: Request, pk: int) -> KeepingRule:
    """A rule that the actor may change; 404 for one they may not see."""
    one = _opened(request, pk)
    rules.check_can_keep_rule(request.actor, one)
    return one
