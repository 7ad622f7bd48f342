"""What is registered about initiatives, their rules and checks, and about uses of AI."""

from collections.abc import Collection, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.initiatives import reads
from farled.initiatives.acts.rows import CHECK, END, OWN, PART
from farled.initiatives.models import AiUse, CheckAnswer, CheckQuestion, Initiative, InitiativeReport, TierRule
from farled.initiatives.reads import invariants
from farled.initiatives.slots import thread
from farled.initiatives.states import Phase
from farled.people.reads import Actor, Body
from farled.systems.states import Tier
from farled.web import slots
from farled.web.faces import Faces, faces_of
from farled.web.refused import Refused

TRAIL_SENTENCES = {
    "initiatives.initiative.begun": _("%(who)s startade initiativet %(subject)s"),
    "initiatives.initiative.changed": _("%(who)s ändrade initiativet %(subject)s"),
    "initiatives.initiative.tier_changed": _("%(who)s bytte nivå på initiativet %(subject)s"),
    "initiatives.initiative.transferred": _("%(who)s förde över initiativet %(subject)s från ett äldre program"),
    "initiatives.initiative.owned": _("%(who)s tog ägarskapet för initiativet %(subject)s"),
    "initiatives.initiative.left": _("%(who)s lämnade ägarskapet för initiativet %(subject)s"),
    "initiatives.initiative.ready": _("%(who)s gjorde initiativet %(subject)s klart för beredning"),
    "initiatives.initiative.moved": _("%(who)s bytte fas i initiativet %(subject)s"),
    "initiatives.initiative.reported": _("%(who)s rapporterade läget i initiativet %(subject)s"),
    "initiatives.initiative.extended": _("%(who)s förlängde initiativet %(subject)s"),
    "initiatives.initiative.followed": _("%(who)s ändrade om initiativet %(subject)s följs särskilt"),
    "initiatives.initiative.upkeep_stated": _("%(who)s angav förvaltning och support för initiativet %(subject)s"),
    "initiatives.initiative.closed": _("%(who)s avslutade initiativet %(subject)s"),
    "initiatives.initiative.dropped": _("%(who)s lade ned initiativet %(subject)s"),
    "initiatives.report.made": _("%(who)s skrev en lägesrapport: %(subject)s"),
    "initiatives.check_answer.given": _("%(who)s svarade på en kontrollfråga: %(subject)s"),
    "initiatives.check_answer.changed": _("%(who)s svarade på nytt på en kontrollfråga: %(subject)s"),
    "initiatives.check_question.added": _("%(who)s lade till kontrollfrågan %(subject)s"),
    "initiatives.check_question.changed": _("%(who)s ändrade kontrollfrågan %(subject)s"),
    "initiatives.tier_rule.set": _("%(who)s satte regler för nivån %(subject)s"),
    "initiatives.tier_rule.changed": _("%(who)s ändrade reglerna för nivån %(subject)s"),
    "initiatives.ai_use.registered": _("%(who)s registrerade AI-användningen %(subject)s"),
    "initiatives.ai_use.changed": _("%(who)s ändrade AI-användningen %(subject)s"),
    "initiatives.ai_use.moved": _("%(who)s bytte status på AI-användningen %(subject)s"),
}


def _page(pk: int) -> str:
    return reverse("initiatives:initiative", args=[pk])


def initiative_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Title and address of the initiatives the actor may see."""
    rows = reads.initiatives(actor).filter(pk__in=refs).values_list("pk", "title", named=True)
    return faces_of(rows, lambda row: (row.title, _page(row.pk)))


def answer_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """An answer to a check is shown on its initiative's page."""
    rows = reads.check_answers(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), _page(row.initiative_id) + "#kontroller"))


def report_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A report is shown on its initiative's page."""
    rows = reads.reports(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), _page(row.initiative_id)))


def rule_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """The rules of a tier stand on the page of rules and checks."""
    rows = reads.stored_rules(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), reverse("initiatives:steering")))


def question_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """So does a check."""
    rows = reads.questions(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), reverse("initiatives:steering")))


def ai_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A use of AI has a page of its own."""
    rows = reads.ai_uses(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (row.title, reverse("initiatives:ai_use", args=[row.pk])))


def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Initiatives whose text holds what was searched for, unfinished ones first."""
    rows = reads.matching(actor, text).order_by("closed_on", "title", "pk")[:limit]
    return [
        slots.Hit(
            title=row.title,
            kind=_("initiativ"),
            url=_page(row.pk),
            note=f"{row.body.name}, {Tier(row.tier).label}, {Phase(row.phase).label}",
        )
        for row in rows
    ]


def find_ai(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Uses of AI whose text holds what was searched for."""
    rows = reads.ai_matching(actor, text).order_by("title", "pk")[:limit]
    return [
        slots.Hit(
            title=row.title,
            kind=_("AI-användning"),
            url=reverse("initiatives:ai_use", args=[row.pk]),
            note=str(row.get_status_display()),
        )
        for row in rows
    ]


def owns_nothing(body: Body, *, by: Actor) -> None:
    """A body does not cease while it has part in an unfinished initiative, is asked a check or answers for AI."""
    left = reads.left_of(body)
    if left:
        raise Refused("initiatives.body_owns", body=body.name, count=left)


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.node_sources.register(
        "initiatives", slots.NodeSource(thread.KINDS, thread.faces, thread.hidden, thread.sight, thread.facts)
    )
    for each in thread.BREAKS:
        slots.break_kinds.register(each.code, each)
    for kind, faces, news in (
        (Initiative.KIND, initiative_faces, True),
        (InitiativeReport.KIND, report_faces, False),
        (CheckAnswer.KIND, answer_faces, False),
        (CheckQuestion.KIND, question_faces, False),
        (TierRule.KIND, rule_faces, False),
        (AiUse.KIND, ai_faces, True),
    ):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, faces, news=news))
    slots.search_sources.register("initiatives.initiatives", slots.SearchSource(_("Initiativ"), find))
    slots.search_sources.register("initiatives.ai_uses", slots.SearchSource(_("AI-användningar"), find_ai))
    slots.obstacles.register("initiatives.body_owns", slots.Obstacle("people.close_body", owns_nothing))
    for kind, label in (
        (OWN, _("Ta ställning till ägarskapet: %(subject)s")),
        (CHECK, _("Svara på kontrollfrågor: %(subject)s")),
        (PART, _("Berätta leverantörens del av hur det går: %(subject)s")),
        (END, _("Säg vad som händer när tiden är ute: %(subject)s")),
    ):
        slots.duty_kinds.register(kind, slots.DutyKind(label, Initiative.KIND, _page))
    for name, check in (
        ("initiatives.thread", invariants.thread_says_what_rows_say),
        ("initiatives.organisation", invariants.rows_stay_in_their_organisation),
        ("initiatives.reports.latest", invariants.latest_report_stands_on_the_row),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
