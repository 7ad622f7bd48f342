"""The digital legacy: a map of all systems, one system's profile, and what is asked."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.people.reads import Request, own_organisation
from farled.systems import acts, reads, rules
from farled.systems.figures import legacy as figures
from farled.systems.forms import legacy as forms
from farled.systems.forms.information import WhyForm
from farled.systems.models import LegacyAnswer, LegacyCriterion, System
from farled.systems.states import SystemState
from farled.systems.views.asked import Asked, ask, room
from farled.trail.reads import told
from farled.web.forms import now
from farled.web.lists import Column, Empty, ListPage, link

RANKED = 10  # candidates told on the page; the figure's explanation tells them all


def _map() -> tuple[str, str]:
    return (_("Digitalt arv"), reverse("systems:legacy"))


def _asked_about() -> tuple[str, str]:
    return (_("Frågor om arvet"), reverse("systems:criteria"))


def legacy(request: Request) -> HttpResponse:
    """Every running system by how much it hinders, and where closing frees most."""
    rows = figures.heaviest_first(figures.legacies(request.actor))
    ranked = figures.candidates(rows)
    context = {
        "rows": rows,
        "chart": figures.chart(rows),
        "candidates": ranked[:RANKED],
        "hindering": sum(each.hindering for each in ranked),
        "unranked": figures.unranked(rows),
        "asks": bool(rows and rows[0].lines) or reads.asked(request.actor).exists(),
        "can_declare": rules.can_declare(request.actor),
    }
    return render(request, "systems/legacy.html", context)


def legacy_of(request: Request, pk: int) -> HttpResponse:
    """One system's legacy: its index, each part of it with its ground, and what nobody has answered."""
    system = _system(request, pk)
    (found,) = figures.legacies(request.actor, [system])
    context = {
        "system": system,
        "legacy": found,
        "assesses": rules.can_assess(request.actor, system) and system.state != SystemState.ENDED,
        "hindering": next((each.hindering for each in figures.candidates([found])), None),
    }
    return render(request, "systems/legacy_of.html", context)


def assess(request: Request, pk: int, criterion: int) -> HttpResponse:
    """Answer a question about a system's legacy; then the next one that nobody has answered."""
    system = _system(request, pk)
    rules.check_can_assess(request.actor, system)
    asked: LegacyCriterion = get_object_or_404(reads.asked(request.actor), pk=criterion)
    known = reads.legacy_answers(request.actor).filter(system=system, criterion=asked).first()
    initial = now(known, forms.AssessForm) | {"version": known.version} if known else {"version": 0}
    return ask(
        request,
        Asked(
            heading=asked.question,
            verb=_("Spara svaret"),
            lead=asked.explanation or _("Svara för %(system)s.") % {"system": system.name},
            way=(room(), _map(), (system.name, figures.page_of(system))),
        ),
        form=forms.AssessForm(asked, request.POST or None, initial=initial),
        act=partial(acts.assess, system=system, criterion=asked),
        done=lambda _answer: figures.next_of(request.actor, system),
        message=_("Svaret är sparat."),
    )


def withdraw_answer(request: Request, pk: int) -> HttpResponse:
    """Take back an answer, after a question."""
    one: LegacyAnswer = get_object_or_404(reads.legacy_answers(request.actor), pk=pk)
    rules.check_can_assess(request.actor, one.system)
    return ask(
        request,
        Asked(
            heading=_("Ta tillbaka svaret"),
            verb=_("Ta tillbaka svaret"),
            lead=_("Frågan blir obesvarad och räknas inte i indexet. Svaret finns kvar i historiken."),
            way=(room(), _map(), (one.system.name, figures.page_of(one.system))),
            danger=True,
        ),
        form=WhyForm(request.POST or None, initial={"version": one.version}),
        act=partial(acts.withdraw_answer, answer=one),
        done=lambda _none: figures.page_of(one.system),
        message=_("Svaret är taget tillbaka."),
    )


def legacy_answers(request: Request) -> HttpResponse:
    """Every answer, to filter, order and take to Excel."""
    listing = ListPage(
        request,
        reads.legacy_answers(request.actor),
        columns=[
            Column(key="system", cell=lambda row: link(figures.page_of(row.system), row.system.name)),
            Column(key="level", cell=lambda row: _given(row.level), numeric=True),
        ],
        filterset=forms.LegacyAnswerFilter,
        default_order="system",
        nouns=(_("svar"), _("svar")),
        empty=Empty(
            _("Inga svar än"),
            _("Här samlas svaren om systemens digitala arv."),
            reverse("systems:legacy"),
            _("Till kartan"),
        ),
        sheet="systems.legacy_answers",
    )
    return listing.render("systems/legacy_answers.html")


# --- What is asked ----------------------------------------------------------------------------------------------------


def _given(number: int) -> object:
    return format_html('<span class="given">{}</span>', number)


def _question(row: LegacyCriterion) -> object:
    return link(reverse("systems:criterion", args=[row.pk]), row.question)


def criteria(request: Request) -> HttpResponse:
    """What is asked about every system."""
    may = rules.can_declare(request.actor)
    listing = ListPage(
        request,
        reads.criteria(request.actor),
        columns=[
            Column(key="question", cell=_question),
            Column(key="direction", cell=lambda row: row.get_direction_display()),
            Column(key="steps", cell=lambda row: _given(row.steps), numeric=True),
            Column(key="weight", cell=lambda row: _given(row.weight), numeric=True),
            Column(key="used", cell=lambda row: _("ja") if row.used else _("nej")),
        ],
        default_order="position",
        nouns=(_("fråga"), _("frågor")),
        empty=Empty(
            _("Inga frågor än"),
            _("Ni bestämmer själva vad som frågas om varje system. Börja med Farleds förslag, eller skriv egna."),
            reverse("systems:declare_criterion") if may else "",
            _("Lägg till en fråga") if may else "",
        ),
        sheet="systems.legacy_criteria",
    )
    presets = may and not reads.criteria(request.actor).exists()
    return listing.render("systems/criteria.html", {"may": may, "presets": presets})


def criterion(request: Request, pk: int) -> HttpResponse:
    """One question, and what its answers mean."""
    one = _criterion(request, pk)
    context = {
        "one": one,
        "answers": one.answers.count(),
        "keeps": rules.can_declare(request.actor),
        "history": told(one, reader=request.actor),
    }
    return render(request, "systems/criterion.html", context)


@require_POST
def declare_presets(request: Request) -> HttpResponse:
    """Begin with the questions that Farled proposes."""
    acts.declare_presets(organisation=own_organisation(request.actor), by=request.actor, at=request.now)
    messages.success(request, _("Frågorna är tillagda. Ändra dem som ni vill."))
    return HttpResponseRedirect(reverse("systems:criteria"), status=303)


def declare_criterion(request: Request) -> HttpResponse:
    """Add a question of one's own."""
    rules.check_can_declare(request.actor, request.actor.organisation_id)
    return ask(
        request,
        Asked(
            heading=_("Lägg till en fråga"),
            verb=_("Lägg till frågan"),
            lead=_("Den ställs om varje system. Skala och riktning ändras inte när någon har svarat."),
            way=(room(), _map(), _asked_about()),
        ),
        form=forms.DeclareForm(request.POST or None),
        act=lambda by, at, key, **data: acts.declare_criterion(
            organisation=own_organisation(request.actor), key=key, content=acts.CriterionContent(**data), by=by, at=at
        ),
        done=lambda row: reverse("systems:criterion", args=[row.pk]),
        message=_("Frågan är tillagd."),
    )


def change_criterion(request: Request, pk: int) -> HttpResponse:
    """Change a question, or stop using it."""
    one = _declared(request, pk)
    return ask(
        request,
        Asked(heading=_("Ändra frågan"), verb=_("Spara ändringen"), lead=one.question, way=_way(one)),
        form=forms.ChangeCriterionForm(request.POST or None, initial=now(one, forms.ChangeCriterionForm)),
        act=lambda by, at, version, why, **data: acts.change_criterion(
            criterion=one, version=version, content=acts.CriterionContent(**data), by=by, at=at, why=why
        ),
        done=lambda row: reverse("systems:criterion", args=[row.pk]),
        message=_("Ändringen är sparad."),
    )


def remove_criterion(request: Request, pk: int) -> HttpResponse:
    """Take away a question nobody has answered, after a question."""
    one = _declared(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Ta bort frågan"),
            verb=_("Ta bort frågan"),
            lead=_("”%(question)s” frågas inte längre. Det går bara så länge ingen har svarat.")
            % {"question": one.question},
            way=_way(one),
            danger=True,
        ),
        form=WhyForm(request.POST or None, initial={"version": one.version}),
        act=partial(acts.remove_criterion, criterion=one),
        done=lambda _none: reverse("systems:criteria"),
        message=_("Frågan är borttagen."),
    )


def _way(one: LegacyCriterion) -> tuple[tuple[str, str], ...]:
    return (room(), _map(), _asked_about(), (one.question, reverse("systems:criterion", args=[one.pk])))


def _system(request: Request, pk: int) -> System:
    return get_object_or_404(reads.systems(request.actor), pk=pk)


def _criterion(request: Request, pk: int) -> LegacyCriterion:
    return get_object_or_404(reads.criteria(request.actor), pk=pk)


def _declared(request: Request, pk: int) -> LegacyCriterion:
    """A question that the actor may change; 404 for one they may not see."""
    one = _criterion(request, pk)
    rules.check_can_declare(request.actor, one.organisation_id)
    return one
