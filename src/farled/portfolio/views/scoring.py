"""Criteria, scoring alone and together, standing aside, and the ranking."""

from fractions import Fraction
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Group, Request
from farled.portfolio import acts
from farled.portfolio.figures import scoring as figures
from farled.portfolio.forms import scoring as forms
from farled.portfolio.models import Application, Criterion
from farled.portfolio.reads import scores as reads
from farled.portfolio.rules import scoring as rules
from farled.portfolio.views.applications import opened, page
from farled.trail.reads import told
from farled.web import formats
from farled.web.explained import linked
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.slots import exports_for
from farled.web.templatetags.farled import state_tag
from farled.web.together import answered


def criteria(request: Request) -> HttpResponse:
    """What groups score by."""
    keeps = rules.can_keep_criteria(request.actor, request.actor.organisation_id)

    def name(row: Criterion) -> object:
        words = row.help or _("%(low)s till %(high)s") % {"low": row.scale_low, "high": row.scale_high}
        return format_html('{}<div class="small">{}</div>', link(_criterion_page(row), row.name), words)

    listing = ListPage(
        request,
        reads.criteria(request.actor),
        columns=[
            Column(key="name", cell=name),
            Column(key="group", cell=lambda row: row.group.name),
            Column(key="category", cell=lambda row: row.category or None),
            Column(key="direction", cell=lambda row: row.get_direction_display()),
            Column(
                key="weight", cell=lambda row: format_html('<span class="given">{}</span>', row.weight), numeric=True
            ),
            Column(
                key="retired",
                label=gettext_lazy("Används"),
                cell=lambda row: _("nej, inte längre") if row.retired else _("ja"),
            ),
        ],
        filterset=forms.CriterionFilter,
        default_order="group",
        nouns=(_("kriterium"), _("kriterier")),
        empty=Empty(
            _("Inga kriterier än"),
            _("Här står vad grupperna poängsätter efter. Lägg till ett kriterium, eller utgå från ett exempel.")
            if keeps
            else _("Här står vad grupperna poängsätter efter. Strategen lägger till kriterierna."),
            reverse("portfolio:use_criteria_preset") if keeps else "",
            _("Utgå från ett exempel"),
        ),
        caption=_("Kriterier"),
        exports=exports_for(Criterion.KIND, request),
        sheet="portfolio.criteria",
    )
    return listing.render("portfolio/criteria.html", {"keeps": keeps})


def criterion(request: Request, pk: int) -> HttpResponse:
    """One criterion and what has happened to it."""
    one = get_object_or_404(reads.criteria(request.actor), pk=pk)
    context = {
        "one": one,
        "keeps": rules.can_keep_criteria(request.actor, one.organisation_id),
        "history": told(one, reader=request.actor, limit=20),
    }
    return render(request, "portfolio/criterion.html", context)


def _criterion_page(one: Criterion) -> str:
    return reverse("portfolio:criterion", args=[one.pk])


def add_criterion(request: Request) -> HttpResponse:
    """Give a group a criterion."""
    return form_page(
        request,
        template="portfolio/add_criterion.html",
        form=forms.AddCriterionForm(request.actor, request.POST or None),
        act=lambda data: acts.add_criterion(
            group=data["group"], content=forms.measure(data), by=request.actor, at=request.now
        ),
        done=_criterion_page,
        message=_("Kriteriet är sparat."),
    )


def change_criterion(request: Request, pk: int) -> HttpResponse:
    """Change one."""
    one = get_object_or_404(reads.criteria(request.actor), pk=pk)
    initial = {**now(one, forms.ChangeCriterionForm), "version": one.version}
    return form_page(
        request,
        template="portfolio/change_criterion.html",
        form=forms.ChangeCriterionForm(request.POST or None, initial=initial),
        act=lambda data: acts.change_criterion(
            criterion=one, version=data["version"], content=forms.measure(data), by=request.actor, at=request.now,
            why=data["why"],
        ),
        done=_criterion_page,
        message=_("Ändringen är sparad."),
        context={"one": one},
    )  # fmt: skip


def retire_criterion(request: Request, pk: int) -> HttpResponse:
    """Score by it no more."""
    one = get_object_or_404(reads.criteria(request.actor), pk=pk)
    return form_page(
        request,
        template="portfolio/retire_criterion.html",
        form=forms.RetireForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.retire_criterion(criterion=one, by=request.actor, at=request.now, **data),
        done=_criterion_page,
        message=_("Kriteriet används inte längre."),
        context={"one": one},
    )


def use_criteria_preset(request: Request) -> HttpResponse:
    """Begin with an example."""
    return form_page(
        request,
        template="portfolio/use_criteria_preset.html",
        form=forms.CriteriaPresetForm(request.actor, request.POST or None),
        act=lambda data: acts.use_criteria_preset(group=data["group"], by=request.actor, at=request.now),
        done=lambda _rows: reverse("portfolio:criteria"),
        message=_("Gruppen har kriterier att utgå från. Ändra dem så att de blir gruppens egna."),
    )


# --- Scoring ----------------------------------------------------------------------------------------------------------


def _group(request: Request, one: Application, group: int) -> Group:
    found = next((each for each in reads.groups_of(one) if each.pk == group), None)
    if found is None:
        raise Http404
    return found


def score(request: Request, pk: int, group: int) -> HttpResponse:
    """Score alone."""
    one = opened(request, pk)
    whose = _group(request, one, group)
    rules.check_can_score(request.actor, one, aside=reads.aside_of(request.actor, one))
    own = reads.own_scores(request.actor, one, whose)
    initial: dict[str, Any] = {f"points-{ref}": each.points for ref, each in own.items()}
    initial |= {f"why-{ref}": each.why for ref, each in own.items()}
    form = forms.ScoresForm(reads.criteria_of(whose), request.POST or None, initial=initial)
    return form_page(
        request,
        template="portfolio/score.html",
        form=form,
        act=lambda _data: acts.score(
            application=one, group=whose, given=form.given(), by=request.actor, at=request.now
        ),
        done=lambda _done: page(one),
        message=_("Dina poäng är sparade. Ingen annan ser dem innan gruppen poängsätter gemensamt."),
        context={"one": one, "group": whose},
    )


def stand_aside(request: Request, pk: int) -> HttpResponse:
    """Take no part."""
    one = opened(request, pk)
    rules.check_can_stand_aside(request.actor, one, aside=reads.aside_of(request.actor, one))
    return form_page(
        request,
        template="portfolio/stand_aside.html",
        form=forms.AsideForm(request.POST or None),
        act=lambda data: acts.stand_aside(application=one, by=request.actor, at=request.now, **data),
        done=lambda _done: page(one),
        message=_("Jävet är antecknat. De andra sätter poängen."),
        context={"one": one},
    )


def open_scoring(request: Request, pk: int, group: int) -> HttpResponse:
    """Show the individual scores to the group and go on together."""
    one = opened(request, pk)
    whose = _group(request, one, group)
    rules.check_can_score(request.actor, one, aside=reads.aside_of(request.actor, one))
    return form_page(
        request,
        template="portfolio/open_scoring.html",
        form=forms.OpenForm(request.POST or None),
        act=lambda _data: acts.open_scoring(application=one, group=whose, by=request.actor, at=request.now),
        done=lambda _done: reverse("portfolio:score_together", args=[one.pk, whose.pk]),
        message=_("Nu ser gruppen allas poäng och kan enas."),
        context={"one": one, "group": whose, "scorers": reads.scorers(one, whose)},
    )


def score_together(request: Request, pk: int, group: int) -> HttpResponse:
    """Write down what the group agreed on, beside what each gave."""
    one = opened(request, pk)
    whose = _group(request, one, group)
    scoring = answered(figures.scoring(one, request.actor))
    sitting = next(each for each in scoring.sittings if each.group == whose)
    rules.check_can_score(request.actor, one, aside=scoring.aside)
    rules.check_opened(sitting.opened)
    initial: dict[str, Any] = {}
    for line in sitting.lines:
        known = line.joint.points if line.joint else round(line.mean) if line.alone else None
        initial |= {f"points-{line.criterion.pk}": known, f"why-{line.criterion.pk}": line.joint and line.joint.why}
    form = forms.ScoresForm(
        [line.criterion for line in sitting.lines], request.POST or None, initial=initial, joint=True
    )
    return form_page(
        request,
        template="portfolio/score_together.html",
        form=form,
        act=lambda _data: acts.score_together(
            application=one, group=whose, given=form.given(), by=request.actor, at=request.now
        ),
        done=lambda _done: page(one),
        message=_("De gemensamma poängen är sparade."),
        context={"one": one, "group": whose, "sitting": sitting},
    )


def ranking(request: Request) -> HttpResponse:
    """The applications that groups have scored together, the one with most points first."""
    rows = reads.ranked(request.actor)

    def told_points(row: Application) -> object:
        reached, reachable = row.reached, row.reachable  # type: ignore[attr-defined]
        return linked("portfolio.points", formats.share(Fraction(reached, reachable)), application=row.pk)

    listing = ListPage(
        request,
        rows,
        columns=[
            Column(key="initiative", cell=lambda row: link(page(row), str(row)), order=["number"]),
            Column(
                key="points", label=gettext_lazy("Av högsta möjliga poäng"), numeric=True, order=["order_points"],
                cell=told_points,
            ),
            Column(key="body", cell=lambda row: row.body.name),
            Column(
                key="portfolios", label=gettext_lazy("Söker ur"),
                cell=lambda row: ", ".join(dict.fromkeys(part.portfolio.name for part in row.parts.all())),
            ),
            Column(key="state", label=gettext_lazy("Läge"), cell=lambda row: state_tag(row.state_tag)),
        ],
        filterset=forms.RankingFilter,
        default_order="-points",
        nouns=(_("ansökan"), _("ansökningar")),
        empty=Empty(
            _("Inget är poängsatt än"),
            _("Här rangordnas ansökningar när en grupp har poängsatt dem gemensamt."),
            reverse("portfolio:applications"),
            _("Ansökningar"),
        ),
        caption=_("Rangordning"),
        exports=exports_for(Application.KIND, request),
        sheet="portfolio.ranking",
    )  # fmt: skip
    return listing.render("portfolio/ranking.html", {})
