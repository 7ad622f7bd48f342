"""What this part registers."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from farled.benefits import acts, exchange
from farled.benefits.acts import DECIDE, JUDGE, MEASURE, OWN
from farled.benefits.figures import explained, invariants
from farled.benefits.models import Benefit, BudgetEffect, Deviation, Evaluation, Lesson, Measurement
from farled.benefits.reads import thread as reads
from farled.benefits.slots import finding, thread
from farled.initiatives.reads import Initiative
from farled.initiatives.states import CLOSE, DROP, INITIATIVE_PAGE
from farled.web import own_lists, slots
from farled.web.explained import register as register_figures
from farled.web.sequels import Sequel, sequels

TRAIL_SENTENCES = {
    "benefits.benefit.planned": _("%(who)s planerade nyttan %(subject)s"),
    "benefits.benefit.changed": _("%(who)s ändrade nyttan %(subject)s"),
    "benefits.benefit.asked": _("%(who)s bad om en ägare till nyttan %(subject)s"),
    "benefits.benefit.accepted": _("%(who)s tog ägarskapet för nyttan %(subject)s"),
    "benefits.benefit.left": _("%(who)s lämnade ägarskapet för nyttan %(subject)s"),
    "benefits.benefit.handed_over": _("%(who)s lämnade över nyttan %(subject)s"),
    "benefits.benefit.forecast": _("%(who)s ändrade prognosen för nyttan %(subject)s"),
    "benefits.benefit.measured": _("%(who)s mätte nyttan %(subject)s"),
    "benefits.benefit.unmeasured": _("%(who)s tog tillbaka en mätning av nyttan %(subject)s"),
    "benefits.benefit.ended": _("%(who)s slutade följa nyttan %(subject)s"),
    "benefits.measurement.made": _("%(who)s skrev in en mätning: %(subject)s"),
    "benefits.measurement.withdrawn": _("%(who)s tog tillbaka en mätning: %(subject)s"),
    "benefits.budget_effect.planned": _("%(who)s planerade en budgeteffekt: %(subject)s"),
    "benefits.budget_effect.noted": _("%(who)s noterade en budgeteffekt: %(subject)s"),
    "benefits.deviation.reported": _("%(who)s rapporterade en avvikelse: %(subject)s"),
    "benefits.deviation.judged": _("%(who)s bedömde en avvikelse: %(subject)s"),
    "benefits.deviation.decided": _("%(who)s skrev in åtgärder mot en avvikelse: %(subject)s"),
    "benefits.deviation.finished": _("%(who)s avslutade en avvikelse: %(subject)s"),
    "benefits.evaluation.made": _("%(who)s utvärderade ett initiativ: %(subject)s"),
    "benefits.lesson.written": _("%(who)s skrev lärdomen %(subject)s"),
    "benefits.lesson.changed": _("%(who)s ändrade lärdomen %(subject)s"),
}


def _sources() -> None:
    for kind, faces, news in (
        (Benefit.KIND, finding.benefit_faces, True),
        (Measurement.KIND, finding.measurement_faces, False),
        (BudgetEffect.KIND, finding.effect_faces, False),
        (Deviation.KIND, finding.deviation_faces, True),
        (Evaluation.KIND, finding.evaluation_faces, True),
        (Lesson.KIND, finding.lesson_faces, True),
    ):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, faces, news=news))
    slots.search_sources.register("benefits.benefits", slots.SearchSource(_("Nyttor"), finding.find))
    slots.search_sources.register("benefits.lessons", slots.SearchSource(_("Lärdomar"), finding.find_lessons))
    slots.calendar_sources.register("benefits.measuring", slots.CalendarSource(finding.dates))
    slots.waiting_sources.register("benefits.delayed", slots.WaitingSource(finding.waiting))
    slots.waiting_sources.register("benefits.ended", slots.WaitingSource(finding.ended))
    slots.start_sources.register("benefits", slots.StartSource(finding.says))


def _duties() -> None:
    page = finding.benefit_page
    slots.duty_kinds.register(OWN, slots.DutyKind(_("Ta ställning till nyttan: %(subject)s"), Benefit.KIND, page))
    slots.duty_kinds.register(MEASURE, slots.DutyKind(_("Mät nyttan: %(subject)s"), Benefit.KIND, page))
    for kind, label, name in (
        (JUDGE, _("Bedöm avvikelsen: %(subject)s"), "judge_deviation"),
        (DECIDE, _("Besluta om åtgärder: %(subject)s"), "decide_measures"),
    ):
        slots.duty_kinds.register(kind, slots.DutyKind(label, Deviation.KIND, partial(finding.deviation_url, name)))


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    slots.node_sources.register(
        "benefits", slots.NodeSource(thread.KINDS, thread.faces, thread.hidden, thread.sight, thread.facts)
    )
    for each in thread.BREAKS:
        slots.break_kinds.register(each.code, each)
    _sources()
    _duties()
    register_figures(explained.kinds())
    slots.obstacles.register("benefits.owners", slots.Obstacle(CLOSE, finding.benefits_have_owners))
    slots.obstacles.register("benefits.body_owns", slots.Obstacle("people.close_body", finding.takes_nothing_home))
    sequels.register("benefits.end_with", Sequel(DROP, acts.end_with))
    slots.panels.register(
        "benefits.of_initiative", slots.Panel(Initiative.KIND, "benefits/_of_initiative.html", finding.on_initiative)
    )
    slots.action_links.register(
        "benefits.plan", slots.ActionLink(INITIATIVE_PAGE, _("Skriv realiseringsplanen"), finding.plan_of)
    )
    for name, check in (
        ("benefits.thread", reads.thread_says_what_rows_say),
        ("benefits.owners", reads.owned_have_owners),
        ("benefits.days", reads.days_follow_what_is_measured),
        ("benefits.points", reads.promises_are_kept_once),
        ("benefits.organisation", reads.rows_stay_in_their_organisation),
        ("benefits.sums", invariants.sums_are_their_parts),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
