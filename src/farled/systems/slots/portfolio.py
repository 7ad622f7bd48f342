"""What is registered about systems, components, integrations and contracts."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, Body, Request
from farled.systems import acts, invariants, reads, rules
from farled.systems.models import Component, Contract, Integration, Process, System
from farled.web import slots
from farled.web.faces import Faces, faces_of
from farled.web.refused import Refused

TRAIL_SENTENCES = {
    "systems.system.registered": _("%(who)s registrerade systemet %(subject)s"),
    "systems.system.changed": _("%(who)s ändrade systemet %(subject)s"),
    "systems.system.moved": _("%(who)s ändrade status för systemet %(subject)s"),
    "systems.system.tied": _("%(who)s kopplade systemet %(subject)s"),
    "systems.system.removed": _("%(who)s tog bort systemet %(subject)s"),
    "systems.component.added": _("%(who)s lade till komponenten %(subject)s"),
    "systems.component.changed": _("%(who)s ändrade komponenten %(subject)s"),
    "systems.component.removed": _("%(who)s tog bort komponenten %(subject)s"),
    "systems.process.added": _("%(who)s lade till processen %(subject)s"),
    "systems.process.changed": _("%(who)s ändrade processen %(subject)s"),
    "systems.process.removed": _("%(who)s tog bort processen %(subject)s"),
    "systems.integration.added": _("%(who)s lade till integrationen %(subject)s"),
    "systems.integration.changed": _("%(who)s ändrade integrationen %(subject)s"),
    "systems.integration.removed": _("%(who)s tog bort integrationen %(subject)s"),
    "systems.contract.added": _("%(who)s lade till avtalet %(subject)s"),
    "systems.contract.changed": _("%(who)s ändrade avtalet %(subject)s"),
    "systems.contract.removed": _("%(who)s tog bort avtalet %(subject)s"),
}


def _found(
    rows: Callable[[Actor], Any], matching: Callable[[Any, str], Any], kind: Any, route: str
) -> Callable[[Actor, str, int], Sequence[slots.Hit]]:
    """Finds rows of a sort by text, with their owners where they have any."""

    def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
        return [
            slots.Hit(title=row.name, kind=kind, url=reverse(route, args=[row.pk]), note=_whose(row))
            for row in matching(rows(actor), text)[:limit]
        ]

    return find


def _whose(row: Any) -> str:
    owner: Body | None = getattr(row, "owner", None)
    return owner.name if owner else ""


def _faces(rows: Callable[[Actor], Any], route: str, ref: str = "pk") -> Callable[[Actor, Collection[int]], Faces]:
    """What rows of a sort are called, and where they are shown: on their own page, or on that of ``ref``."""

    def faces(actor: Actor, refs: Collection[int]) -> Faces:
        return faces_of(
            rows(actor).filter(pk__in=refs), lambda row: (str(row), reverse(route, args=[getattr(row, ref)]))
        )

    return faces


def closed_to_outsiders(actor: Actor) -> Q | None:
    """What changed in systems and contracts tells of classes and prices: not to those who may not read them."""
    return None if rules.reads_secrets(actor, actor.organisation_id) else Q()


def owns_nothing(body: Body, *, by: Actor) -> None:
    """A body does not cease while it owns what is in use: somebody has to take over."""
    left = reads.owned_by(body)
    if left:
        raise Refused("systems.body_owns", body=body.name, count=left)


def _owned(body: Body, request: Request) -> str | None:
    """The list of what a body owns; None when it owns no system."""
    if not reads.systems(request.actor).filter(owner=body).exists():
        return None
    return f"{reverse('systems:systems')}?owner={body.pk}"


def where_decided(pk: int) -> str:
    """Where it is settled what becomes of a contract."""
    return reverse("systems:contract", args=[pk])


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    kinds: Iterable[tuple[str, Any, str, str]] = (
        (System.KIND, reads.systems, "systems:system", "pk"),
        (Component.KIND, reads.components, "systems:component", "pk"),
        (Process.KIND, reads.processes, "systems:process", "pk"),
        (Integration.KIND, reads.integrations, "systems:system", "giver_id"),
        (Contract.KIND, reads.contracts, "systems:contract", "pk"),
    )
    for kind, rows, route, ref in kinds:
        slots.subject_sources.register(kind, slots.SubjectSource(kind, _faces(rows, route, ref), news=False))
    for name, source in (
        (
            "systems.components",
            slots.SearchSource(
                _("Komponenter"),
                _found(reads.components, reads.matching_components, _("komponent"), "systems:component"),
            ),
        ),
        (
            "systems.systems",
            slots.SearchSource(
                _("System"), _found(reads.systems, reads.matching_systems, _("system"), "systems:system")
            ),
        ),
        (
            "systems.processes",
            slots.SearchSource(
                _("Processer"), _found(reads.processes, reads.matching_processes, _("process"), "systems:process")
            ),
        ),
    ):
        slots.search_sources.register(name, source)
    for kind in (System.KIND, Contract.KIND):
        slots.withheld.register(kind, slots.Withheld(kind, closed_to_outsiders))
    slots.duty_kinds.register(
        acts.DUTY, slots.DutyKind(_("Avgör vad som händer med avtalet %(subject)s"), Contract.KIND, where_decided)
    )
    slots.obstacles.register("systems.body_owns", slots.Obstacle("people.close_body", owns_nothing))
    slots.action_links.register("systems.body", slots.ActionLink(Body.KIND, _("System som enheten äger"), _owned))
    for name, check in (
        ("systems.organisation", invariants.rows_stay_in_their_organisation),
        ("systems.integrations", invariants.exceptions_have_their_ground),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
