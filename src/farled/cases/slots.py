"""What is registered about cases: on the page of an initiative, in history, search, the calendar and the start page."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from farled.cases import acts, exchange, invariants, reads, rules
from farled.cases.acts.rows import ACCEPT, APPRAISE, REPLY
from farled.cases.acts.submitting import ANSWER_WITHIN
from farled.cases.figures import explained_shared, explained_worth
from farled.cases.figures.claims import claimed_too
from farled.cases.figures.explained import explained_kinds
from farled.cases.figures.result import answer as answer_of
from farled.cases.figures.result import result as work_out
from farled.cases.models import Acceptance, Alternative, Appraisal, AppraisedLine, BenefitLine, Case, CostLine
from farled.cases.states import CASE_PAGE
from farled.initiatives.reads import Initiative
from farled.initiatives.states import DROP, INITIATIVE_PAGE, Phase
from farled.people.reads import Actor, Body
from farled.web import formats, own_lists, slots
from farled.web.counted import counted
from farled.web.explained import register as register_figures
from farled.web.faces import Faces, faces_of
from farled.web.refused import Refused
from farled.web.sequels import Sequel, sequels
from farled.web.together import Asks, asking

TRAIL_SENTENCES = {
    "cases.case.begun": _("%(who)s påbörjade nyttokalkylen %(subject)s"),
    "cases.case.changed": _("%(who)s ändrade nyttokalkylen %(subject)s"),
    "cases.case.versioned": _("%(who)s gjorde en ny version av nyttokalkylen: %(subject)s"),
    "cases.case.discarded": _("%(who)s kastade utkastet till nyttokalkyl %(subject)s"),
    "cases.case.submitted": _("%(who)s lämnade in nyttokalkylen %(subject)s"),
    "cases.case.replaced": _("%(who)s ersatte nyttokalkylen %(subject)s med en senare version"),
    "cases.alternative.added": _("%(who)s lade till alternativet %(subject)s i en nyttokalkyl"),
    "cases.alternative.changed": _("%(who)s ändrade alternativet %(subject)s i en nyttokalkyl"),
    "cases.alternative.removed": _("%(who)s tog bort alternativet %(subject)s ur en nyttokalkyl"),
    "cases.cost_line.added": _("%(who)s lade till kostnaden %(subject)s"),
    "cases.cost_line.changed": _("%(who)s ändrade kostnaden %(subject)s"),
    "cases.cost_line.removed": _("%(who)s tog bort kostnaden %(subject)s"),
    "cases.benefit_line.added": _("%(who)s lade till nyttan %(subject)s"),
    "cases.benefit_line.changed": _("%(who)s ändrade nyttan %(subject)s"),
    "cases.benefit_line.removed": _("%(who)s tog bort nyttan %(subject)s"),
    "cases.acceptance.given": _("%(who)s godtog kostnaden: %(subject)s"),
    "cases.acceptance.refused": _("%(who)s sade nej till kostnaden: %(subject)s"),
    "cases.appraisal.begun": _("%(who)s började värdera nyttokalkylen: %(subject)s"),
    "cases.appraisal.delivered": _("%(who)s lämnade en oberoende värdering: %(subject)s"),
    "cases.appraisal.replied": _("%(who)s förklarade skillnaderna mot en värdering: %(subject)s"),
    "cases.appraised_line.valued": _("%(who)s värderade %(subject)s"),
    "cases.appraised_line.taken_back": _("%(who)s tog bort sitt värde på %(subject)s"),
}


def _page(pk: int) -> str:
    return reverse("cases:case", args=[pk])


def _faces(rows: Callable[[Actor], Any], case_of: Callable[[Any], int]) -> Callable[[Actor, Collection[int]], Faces]:
    """What rows of a sort are called; they are shown on the page of their case."""

    def faces(actor: Actor, refs: Collection[int]) -> Faces:
        return faces_of(rows(actor).filter(pk__in=refs), lambda row: (str(row), _page(case_of(row))))

    return faces


def appraisal_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """An appraisal has a page of its own."""
    rows = reads.appraisals(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), reverse("cases:appraisal", args=[row.pk])))


def value_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A valued line stands in its appraisal."""
    rows = reads.all_appraised(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), reverse("cases:appraisal", args=[row.appraisal_id])))


def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Cases whose text holds what was searched for, newest first."""
    rows = reads.matching(actor, text).order_by("-begun_on", "title", "pk")[:limit]
    return [
        slots.Hit(
            title=str(row),
            kind=_("nyttokalkyl"),
            url=_page(row.pk),
            note=f"{row.body.name}, {row.get_state_display()}",
        )
        for row in rows
    ]


@asking
def panel(initiative: Initiative, request: Any) -> Asks[dict[str, object] | None]:
    """The versions of an initiative's case, on its page; the way to begin one is among what can be done."""
    versions = reads.versions_of(request.actor, initiative)
    yield (versions,)
    return {"versions": versions} if versions else None


@asking
def worth(case: Case, request: Any) -> Asks[dict[str, object] | None]:
    """What a version is worth in one sentence, and where others count the same benefit, on its page (R65)."""
    material = reads.materials([case], on=request.today, appraised=False)[case.pk]
    claims = yield from claimed_too(request.actor, material)
    return {
        "one": case,
        "answer": answer_of(work_out(material, short=True)),
        "claims": claims,
    }


def result_of(case: Case, request: Any) -> str:
    """The page of what a version is worth."""
    return reverse("cases:result", args=[case.pk])


def workbook_of(case: Case, request: Any) -> str:
    """The version as a workbook."""
    return reverse("cases:workbook", args=[case.pk])


def reading_back(case: Case, request: Any) -> str | None:
    """Where a workbook of a draft comes back, for who may change it."""
    if not case.is_draft or not rules.can_edit(request.actor, case):
        return None
    return reverse("cases:read_back", args=[case.pk])


@asking
def beginning(initiative: Initiative, request: Any) -> Asks[str | None]:
    """The form that begins a case, for who may, when there is none and the initiative goes on."""
    if Phase(initiative.phase).finished or not rules.can_begin(request.actor, initiative):
        return None
    begun = reads.versions_of(request.actor, initiative).values("pk")[:1]
    yield (begun,)
    return None if begun else f"{reverse('cases:begin')}?initiative={initiative.pk}"


def is_next(initiative: Initiative, request: Any) -> bool:
    """A case is what comes next for what is ready and has not begun to be carried out."""
    return initiative.phase == Phase.INITIATE


def bears_nothing(body: Body, *, by: Actor) -> None:
    """A body does not cease while it is to bear costs of what goes on."""
    left = reads.left_of(body)
    if left:
        raise Refused("cases.body_bears", body=body.name, count=left)


@asking
def on_the_start_page(request: Any, on: date) -> Asks[slots.Says]:
    """How many submitted cases wait for somebody to accept a cost, for those who follow the whole."""
    if not request.actor.reach("cases.edit").whole:
        return []
    numbers = counted(reads.waiting(reads.cases(request.actor)), waiting=Count("pk"))
    yield (numbers,)
    waiting = sum(each.waiting for each in numbers)
    if not waiting:
        return []
    return [
        slots.Figure(
            "cases.waiting",
            formats.number(waiting),
            ngettext(
                "kalkyl väntar på att någon godtar sin kostnad",
                "kalkyler väntar på att någon godtar sin kostnad",
                waiting,
            ),
            href=f"{reverse('cases:cases')}?left=waiting",
            link=_("Visa dem"),
        )
    ]


@asking
def waiting(actor: Actor, on: date) -> Asks[list[slots.Waiting]]:
    """Appraisals that the actor has begun although nobody was asked, until they are delivered."""
    if not actor.may("cases.appraise"):
        return []
    rows = reads.unasked_for(actor, APPRAISE)
    yield (rows,)
    return [
        slots.Waiting(
            title=gettext("Skriv klart värderingen: %(title)s") % {"title": row.case.title},
            url=reverse("cases:appraisal", args=[row.pk]),
            due=row.begun_on + ANSWER_WITHIN,
            note=gettext("Du har börjat värdera. Den som söker ser värderingen först när du har lämnat den."),
            key=f"cases.appraisal:{row.pk}",
        )
        for row in rows
    ]


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    for kind, faces, news in (
        (Case.KIND, _faces(reads.cases, lambda row: row.pk), True),
        (Alternative.KIND, _faces(reads.alternatives, lambda row: row.case_id), False),
        (CostLine.KIND, _faces(reads.all_costs, lambda row: row.alternative.case_id), False),
        (BenefitLine.KIND, _faces(reads.all_benefits, lambda row: row.alternative.case_id), False),
        (Acceptance.KIND, _faces(reads.acceptances, lambda row: row.case_id), True),
        (Appraisal.KIND, appraisal_faces, True),
        (AppraisedLine.KIND, value_faces, False),
    ):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, faces, news=news))
    slots.search_sources.register("cases.cases", slots.SearchSource(_("Nyttokalkyler"), find))
    slots.panels.register("cases.of_initiative", slots.Panel(Initiative.KIND, "cases/_of_initiative.html", panel))
    slots.action_links.register(
        "cases.begin", slots.ActionLink(INITIATIVE_PAGE, _("Påbörja en nyttokalkyl"), beginning, leads=is_next)
    )
    slots.panels.register("cases.worth", slots.Panel(Case.KIND, "cases/_worth.html", worth))
    for name, label, target in (
        ("cases.result", _("Se resultatet"), result_of),
        ("cases.workbook", _("Hämta som Excel"), workbook_of),
        ("cases.read_back", _("Läs tillbaka Excel-filen"), reading_back),
    ):
        slots.action_links.register(name, slots.ActionLink(CASE_PAGE, label, target))
    sequels.register("cases.let_rest", Sequel(DROP, acts.let_rest))
    slots.obstacles.register("cases.body_bears", slots.Obstacle("people.close_body", bears_nothing))
    slots.start_sources.register("cases", slots.StartSource(on_the_start_page))
    slots.waiting_sources.register("cases.appraisals", slots.WaitingSource(waiting))
    for kind, label in (
        (ACCEPT, _("Ta ställning till kostnaden: %(subject)s")),
        (APPRAISE, _("Värdera oberoende: %(subject)s")),
        (REPLY, _("Förklara skillnaderna mot värderingen: %(subject)s")),
    ):
        slots.duty_kinds.register(kind, slots.DutyKind(label, Case.KIND, _page))
    for name, check in (
        (invariants.YEARS, invariants.lines_have_a_value_for_each_year),
        (invariants.BEARERS, invariants.those_who_answered_bear_a_cost),
        (invariants.LATER, invariants.budgets_change_after_the_grant),
        (invariants.COMPARED, invariants.submitted_ones_compare),
        (invariants.HOME, invariants.rows_stay_in_their_organisation),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    register_figures(explained_kinds())
    register_figures(explained_worth.explained_kinds())
    register_figures(explained_shared.explained_kinds())
