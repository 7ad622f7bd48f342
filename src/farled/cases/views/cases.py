"""Cases: the list, one version with its alternatives and lines, beginning one, changing it and following it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.cases import acts, figures, forms, reads, rules
from farled.cases.models import Case
from farled.cases.states import CASE_PAGE, CaseState
from farled.direction.reads.terms import explained_on
from farled.people.reads import Request
from farled.systems.states import Tier
from farled.trail.reads import told
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, as_declared, link
from farled.web.next_step import ways_asked
from farled.web.numbers import whole
from farled.web.slots import exports_for, panels_asked
from farled.web.templatetags.farled import state_tag
from farled.web.together import together


def cases(request: Request) -> HttpResponse:
    """All versions of the organisation's cases, to be filtered and ordered."""
    may = request.actor.may("cases.edit")
    listing = ListPage(
        request,
        reads.cases(request.actor),
        columns=[
            Column(key="title", cell=lambda row: link(page(row), row.title)),
            Column(key="number", cell=lambda row: row.number, numeric=False),
            Column(
                key="state",
                label=gettext_lazy("Läge"),
                cell=lambda row: state_tag(row.state_tag),
                order=[as_declared("state", CaseState), "-submitted_on"],
            ),
            Column(key="body", cell=lambda row: row.body.name),
            Column(
                key="tier",
                label=gettext_lazy("Nivå"),
                cell=lambda row: Tier(row.initiative.tier).label,
                order=[as_declared("initiative__tier", Tier)],
            ),
            Column(key="first_year", cell=lambda row: str(row.first_year)),
            Column(key="innovation", label=gettext_lazy("Andel ny förmåga"), cell=figures.innovation_of),
        ],
        filterset=forms.CaseFilter,
        default_order="title",
        nouns=(_("nyttokalkyl"), _("nyttokalkyler")),
        empty=Empty(
            _("Inga nyttokalkyler än"),
            _("Här samlas vad initiativ beräknas kosta och ge. Påbörja den första från ett initiativ."),
            reverse("cases:begin") if may else "",
            _("Påbörja en nyttokalkyl"),
        ),
        caption=_("Nyttokalkyler"),
        exports=exports_for(Case.KIND, request),
        sheet="cases.cases",
    )
    waiting = reads.waiting(reads.cases(request.actor)).count()
    return listing.render("cases/cases.html", {"may_begin": may, "waiting": waiting})


def case(request: Request, pk: int) -> HttpResponse:
    """One version: what it waits for, its alternatives year by year, who pays, and how others value it."""
    one, actor = opened(request, pk), request.actor
    _lines, exact, appraisals, versions, ways, _terms = together(
        reads.with_lines(one),
        reads.exact_asked(one),
        reads.appraisals_of(actor, one),
        reads.versions_of(actor, one.initiative),
        ways_asked(CASE_PAGE, one, request),
        explained_on(request) if one.summary else None,
    )
    mine = next((each for each in appraisals if each.appraiser_id == actor.user_id), None)
    draft = next((each for each in versions if each.is_draft), None)
    possible = figures.possible(one, actor, draft=draft, mine=mine)
    answers, unreachable, too_near, panels = together(
        figures.borne_asked(one, actor),
        figures.unreachable(one, actor, on=request.today),
        figures.too_near(one, actor) if possible["begin_appraisal"] else "",
        panels_asked(Case.KIND, one, request),
    )
    rates = reads.rates_of(one, on=request.today)
    said = [each.said for each in answers if each.said]  # what a body has answered is part of the version's history
    context = {
        "one": one,
        "answer": figures.answer(
            one, exact=exact, answers=answers, delivered=any(each.delivered_on for each in appraisals)
        ),
        "exact": exact,
        "tier": Tier(one.initiative.tier).label,
        "ways": figures.ways(one, rates),
        "answers": [] if one.is_draft else answers,
        "to_answer": next((each for each in answers if each.may and not each.said), None),
        "said_no": any(each.said and not each.said.accepted for each in answers),
        "asked": answers if one.is_draft else [],
        "unreachable": unreachable,
        "appraisals": appraisals,
        "mine": mine,
        "left": figures.left_before_submit(one, exact=exact) if possible["submit"] else [],
        "facts": figures.facts(one, rates),
        "rates": figures.rate_facts(rates),
        "too_near": too_near,
        "to_reply": next((each for each in appraisals if each.delivered_on and not each.reply), None),
        "versions": versions,
        "can": possible,
        "panels": panels,
        "next": ways.next,
        "links": ways.links,
        "history": told(one, *said, reader=actor, limit=20),
    }
    return render(request, "cases/case.html", context)


def begin(request: Request) -> HttpResponse:
    """Begin the case of an initiative, which a link may have named."""
    form = forms.BeginForm(request.actor, request.POST or None)
    year = request.today.year
    form.initial = {"first_year": year + 1, "horizon": 5, "price_year": year}
    some, named = reads.initiatives_to_begin(request.actor), whole(request.GET.get("initiative", ""))
    of = some.filter(pk=named).first() if named else None
    if of is not None:
        form.initial |= {"initiative": of.pk, "title": of.title, "summary": of.purpose}

    def act(data: dict[str, Any]) -> Case:
        return acts.begin(
            initiative=data.pop("initiative"), content=forms.content(data), by=request.actor, at=request.now
        )

    return form_page(
        request,
        template="cases/begin.html",
        form=form,
        act=act,
        done=page,
        message=_("Nyttokalkylen är påbörjad. Lägg till kostnader och nyttor."),
        context={
            "of": of,
            "nothing": of is None and not some.exists(),
            "may_begin_one": request.actor.may("initiatives.edit"),
        },
    )


def change_case(request: Request, pk: int) -> HttpResponse:
    """Change what a draft says, its years included."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    rules.check_draft(one)
    initial = now(one, forms.CaseForm) | {"version": one.version}

    def act(data: dict[str, Any]) -> Case:
        content = forms.content(data)
        return acts.change_case(case=one, content=content, by=request.actor, at=request.now, **data)

    return form_page(
        request,
        template="cases/change_case.html",
        form=forms.ChangeCaseForm(request.POST or None, initial=initial),
        act=act,
        done=page,
        message=_("Ändringen är sparad."),
        context={"one": one},
    )


def make_version(request: Request, pk: int) -> HttpResponse:
    """Make a new version of what is submitted."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    return form_page(
        request,
        template="cases/make_version.html",
        form=forms.VersionForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.make_version(case=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Den nya versionen är ett utkast med allt från den förra. Ändra det som behövs."),
        context={"one": one},
    )


def discard(request: Request, pk: int) -> HttpResponse:
    """Throw a draft away."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    rules.check_draft(one)
    return form_page(
        request,
        template="cases/discard.html",
        form=forms.DiscardForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.discard(case=one, by=request.actor, at=request.now, **data),
        done=lambda _done: reverse("initiatives:initiative", args=[one.initiative_id]),
        message=_("Utkastet är kastat. Historiken minns det."),
        context={"one": one},
    )


# --- What the room's views share --------------------------------------------------------------------------------------


def opened(request: Request, pk: int) -> Case:
    """A version the actor may see; 404 for any other."""
    found: Case = get_object_or_404(reads.cases(request.actor), pk=pk)
    return found


def page(one: Case) -> str:
    """The version's own page."""
    return reverse("cases:case", args=[one.pk])
