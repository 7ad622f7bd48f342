"""What is registered about the selection desk."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Actor
from farled.portfolio.figures.desk.explained import KINDS
from farled.portfolio.models import Candidate, Desk, DeskRule, Run
from farled.portfolio.reads import desk as reads
from farled.portfolio.reads import desk_invariants as invariants
from farled.portfolio.states import DeskState
from farled.web import explained, slots
from farled.web.faces import Faces, faces_of
from farled.web.together import Asks, asking

TRAIL_SENTENCES = {
    "portfolio.desk.opened": gettext_lazy("%(who)s öppnade urvalet %(subject)s"),
    "portfolio.desk.changed": gettext_lazy("%(who)s ändrade urvalet %(subject)s"),
    "portfolio.desk.proposed": gettext_lazy("%(who)s lämnade ett förslag ur urvalet %(subject)s"),
    "portfolio.desk.reopened": gettext_lazy("%(who)s öppnade urvalet %(subject)s igen"),
    "portfolio.desk.closed": gettext_lazy("%(who)s avslutade urvalet %(subject)s"),
    "portfolio.candidate.added": gettext_lazy("%(who)s lade till en ansökan i ett urval: %(subject)s"),
    "portfolio.candidate.changed": gettext_lazy("%(who)s ändrade senaste start i ett urval: %(subject)s"),
    "portfolio.candidate.removed": gettext_lazy("%(who)s tog bort en ansökan ur ett urval: %(subject)s"),
    "portfolio.candidate.use_set": gettext_lazy("%(who)s angav resurser i ett urval: %(subject)s"),
    "portfolio.candidate.chosen": gettext_lazy("%(who)s valde i ett urval: %(subject)s"),
    "portfolio.desk_rule.added": gettext_lazy("%(who)s lade till en regel i ett urval: %(subject)s"),
    "portfolio.desk_rule.changed": gettext_lazy("%(who)s ändrade en regel i ett urval: %(subject)s"),
    "portfolio.desk_rule.removed": gettext_lazy("%(who)s tog bort en regel ur ett urval: %(subject)s"),
    "portfolio.run.asked": gettext_lazy("%(who)s bad om ett förslag: %(subject)s"),
    "portfolio.run.stopped": gettext_lazy("%(who)s avbröt beräkningen av ett förslag: %(subject)s"),
    "portfolio.run.made": gettext_lazy("%(who)s fick ett förslag framräknat: %(subject)s"),
}


def _page(pk: int) -> str:
    return reverse("portfolio:desk", args=[pk])


def desk_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Title and address of the selections the actor may see."""
    rows = Desk.objects.visible_to(actor).filter(pk__in=refs).values_list("pk", "title", named=True)
    return faces_of(rows, lambda row: (row.title, _page(row.pk)))


def candidate_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A candidate is shown on its selection's page."""
    rows = reads.candidates(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), _page(row.desk_id) + "#ansokningar"))


def rule_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """So is a rule."""
    rows = reads.desk_rules(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (f"{row.desk}: {row}", _page(row.desk_id) + "#regler"))


def run_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """And what was worked out."""
    return faces_of(reads.runs(actor).filter(pk__in=refs), lambda row: (str(row), _page(row.desk_id)))


def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Selections whose text holds what was searched for, newest first."""
    rows = reads.matching(actor, text).order_by("-first_year", "title", "pk")[:limit]
    return [
        slots.Hit(title=row.title, kind=_("urval"), url=_page(row.pk), note=str(row.get_state_display()))
        for row in rows
    ]


@asking
def waiting(actor: Actor, on: date) -> Asks[Iterable[slots.Waiting]]:
    """Selections that are open in their own first year or later wait for those who work at them."""
    if not actor.may("portfolio.select"):
        return []
    rows = Desk.objects.visible_to(actor).filter(state=DeskState.OPEN).order_by("first_year", "pk")
    yield (rows,)
    said = _("Gör urvalet: %(title)s")
    return [
        slots.Waiting(title=said % {"title": row.title}, url=_page(row.pk), due=date(row.first_year, 1, 1))
        for row in rows
    ]


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    for kind, faces, news in (
        (Desk.KIND, desk_faces, True),
        (Candidate.KIND, candidate_faces, False),
        (DeskRule.KIND, rule_faces, False),
        (Run.KIND, run_faces, False),
    ):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, faces, news=news))
    slots.search_sources.register("portfolio.desks", slots.SearchSource(gettext_lazy("Urval"), find))
    slots.waiting_sources.register("portfolio.desks", slots.WaitingSource(waiting))
    explained.register(KINDS)
    for name, check in (
        ("portfolio.desk.organisation", invariants.desks_stay_in_their_organisation),
        ("portfolio.desk.departures", invariants.proposals_are_decided),
        ("portfolio.desk.rules", invariants.rules_speak_of_candidates),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
