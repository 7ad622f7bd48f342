"""What the matters register: search, addresses of their records, sentences of history, invariants."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.matters import invariants, reads
from farled.matters.states import TAGS, MatterState
from farled.people.reads import Actor, Request, Role
from farled.web import slots
from farled.web.slots import Hit, Invariant, SearchSource, StartPanel, StartSource, SubjectSource

SHOWN = 5  # decisions on the start page
TOLD = (Role.COUNCILLOR, Role.AUDITOR, Role.DECIDER, Role.REGISTRAR)  # those whose start page shows them

SENTENCES = {
    "matters.matter.registered": _("%(who)s registrerade ärendet %(subject)s"),
    "matters.matter.changed": _("%(who)s ändrade ärendet %(subject)s"),
    "matters.matter.moved": _("%(who)s ändrade status för ärendet %(subject)s"),
    "matters.matter.made_secret": _("%(who)s sekretessmarkerade ärendet %(subject)s"),
    "matters.matter.opened_up": _("%(who)s hävde sekretessen för ärendet %(subject)s"),
    "matters.matter.read_secret": _("%(who)s öppnade det sekretessbelagda ärendet %(subject)s"),
    "matters.meeting.noted": _("%(who)s förde in sammanträdet %(subject)s"),
    "matters.decision.recorded": _("%(who)s förde in beslutet %(subject)s"),
    "matters.decision.corrected": _("%(who)s rättade beslutet %(subject)s"),
}


def find(actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """Matters by diary number or open title."""
    found = reads.search(reads.matters(actor), text).order_by("-opened_on", "-pk")[:limit]
    return [
        Hit(
            title=str(matter),
            kind=_("Ärende"),
            url=reverse("matters:matter", args=[matter.pk]),
            note=str(TAGS[MatterState(matter.state)][1]),
        )
        for matter in found
    ]


def matter_faces(actor: Actor, ids: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """What the matters the actor may see are called, and where they live."""
    seen = reads.matters(actor).filter(pk__in=ids)
    return {matter.pk: (str(matter), reverse("matters:matter", args=[matter.pk])) for matter in seen}


def decision_faces(actor: Actor, ids: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """What the decisions the actor may see are called, and the matter where they are shown."""
    seen = reads.decisions(actor).filter(pk__in=ids)
    return {decision.pk: (str(decision), reverse("matters:matter", args=[decision.matter_id])) for decision in seen}


def decided(request: Request) -> Iterator[StartPanel]:
    """The latest decisions, to those who decide, register or look over what was decided."""
    if any(request.actor.holds(role) for role in TOLD):
        rows = list(reads.decisions(request.actor)[:SHOWN])
        if rows:
            yield StartPanel("matters/_decided.html", {"rows": rows})


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.start_sources.register("matters", StartSource(decided))
    slots.search_sources.register("matters", SearchSource(_("Ärenden"), find))
    slots.subject_sources.register("matters.matter", SubjectSource("matters.matter", matter_faces))
    slots.subject_sources.register("matters.decision", SubjectSource("matters.decision", decision_faces))
    for name, check in (
        ("matters.decided", invariants.decided_by_a_decision),
        ("matters.states", invariants.states_are_known),
        ("matters.organisation", invariants.meetings_are_in_the_same_organisation),
    ):
        slots.invariants.register(name, Invariant(name, check))
