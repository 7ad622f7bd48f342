"""What is registered about information, e-services, legacy and exits."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, Body, Request
from farled.systems import reads, rules
from farled.systems.figures.explained_information import explained_kinds
from farled.systems.models import DataSet, EService, ExitPlan, KeepingRule, LegacyAnswer, LegacyCriterion, System
from farled.systems.states import RUNNING, ExitState, SystemState
from farled.web import slots
from farled.web.explained import register as register_figures
from farled.web.faces import Faces, faces_of
from farled.web.refused import Refused

TRAIL_SENTENCES = {
    "systems.data_set.registered": _("%(who)s registrerade datamängden %(subject)s"),
    "systems.data_set.changed": _("%(who)s ändrade datamängden %(subject)s"),
    "systems.data_set.removed": _("%(who)s tog bort datamängden %(subject)s"),
    "systems.eservice.registered": _("%(who)s registrerade e-tjänsten %(subject)s"),
    "systems.eservice.changed": _("%(who)s ändrade e-tjänsten %(subject)s"),
    "systems.eservice.owner_decided": _("%(who)s skrev in vem som äger e-tjänsten %(subject)s"),
    "systems.eservice.assessed": _("%(who)s svarade på frågorna om e-tjänsten %(subject)s"),
    "systems.eservice.removed": _("%(who)s tog bort e-tjänsten %(subject)s"),
    "systems.keeping_rule.added": _("%(who)s lade till i bevarandeplanen: %(subject)s"),
    "systems.keeping_rule.changed": _("%(who)s ändrade i bevarandeplanen: %(subject)s"),
    "systems.keeping_rule.removed": _("%(who)s tog bort ur bevarandeplanen: %(subject)s"),
    "systems.legacy_criterion.declared": _("%(who)s lade till frågan om arvet: %(subject)s"),
    "systems.legacy_criterion.changed": _("%(who)s ändrade frågan om arvet: %(subject)s"),
    "systems.legacy_criterion.removed": _("%(who)s tog bort frågan om arvet: %(subject)s"),
    "systems.legacy_answer.given": _("%(who)s bedömde arvet: %(subject)s"),
    "systems.legacy_answer.changed": _("%(who)s bedömde arvet på nytt: %(subject)s"),
    "systems.legacy_answer.withdrawn": _("%(who)s tog tillbaka svaret om arvet: %(subject)s"),
    "systems.exit_plan.made": _("%(who)s planerade: %(subject)s"),
    "systems.exit_plan.changed": _("%(who)s ändrade planen: %(subject)s"),
    "systems.exit_plan.decided": _("%(who)s skrev in beslutet: %(subject)s"),
    "systems.exit_plan.reconsidered": _("%(who)s tog upp planen igen: %(subject)s"),
    "systems.exit_plan.carried_out": _("%(who)s genomförde: %(subject)s"),
    "systems.exit_plan.dropped": _("%(who)s tog bort planen: %(subject)s"),
}


def _found(
    rows: Callable[[Actor], Any], matching: Callable[[Any, str], Any], kind: Any, route: str
) -> Callable[[Actor, str, int], Sequence[slots.Hit]]:
    """Finds rows of a sort by text."""

    def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
        found = matching(rows(actor), text)[:limit]
        return [slots.Hit(title=row.name, kind=kind, url=reverse(route, args=[row.pk])) for row in found]

    return find


def _faces(rows: Callable[[Actor], Any], route: str, ref: str = "pk") -> Callable[[Actor, Collection[int]], Faces]:
    """What rows of a sort are called, and where they are shown."""

    def faces(actor: Actor, refs: Collection[int]) -> Faces:
        return faces_of(
            rows(actor).filter(pk__in=refs), lambda row: (str(row), reverse(route, args=[getattr(row, ref)]))
        )

    return faces


def _of_secrets(rows: Callable[[Actor], Any]) -> Callable[[Actor], Any]:
    """The rows, for those who may read of a system's weaknesses."""

    def seen(actor: Actor) -> Any:
        return rows(actor) if rules.reads_secrets(actor, actor.organisation_id) else rows(actor).none()

    return seen


def weaknesses_are_hidden(actor: Actor) -> Q | None:
    """What is answered of a system's legacy tells of its weaknesses: not to those who may not read them."""
    return None if rules.reads_secrets(actor, actor.organisation_id) else Q()


def owns_no_information(body: Body, *, by: Actor) -> None:
    """A body does not cease while it owns data sets or e-services: somebody has to take over."""
    left = body.data_sets.count() + body.eservices.count()
    if left:
        raise Refused("systems.body_owns_information", body=body.name, count=left)


def ends_by_its_plan(system: System, *, by: Actor) -> None:
    """A system with a plan for its closing ends by that plan, so that what ends is told."""
    if system.exit_plans.exclude(state=ExitState.DONE).exists():
        raise Refused("systems.exit.by_plan", system=system.name)


def in_system(system: System, request: Request) -> dict[str, object] | None:
    """The data sets, e-services, keeping rules and plans of a system, on its page."""
    if system.organisation_id != request.actor.organisation_id:
        return None
    found = {
        "system": system,
        "data_sets": list(system.data_sets.order_by("name")),
        "eservices": list(system.eservices.order_by("name")),
        "rules": list(system.keeping_rules.order_by("what")),
        "exits": list(system.exit_plans.order_by("planned_on")),
        "replaces": list(system.replaces.select_related("system").order_by("planned_on")),
    }
    return found if any(rows for name, rows in found.items() if name != "system") else None


def _legacy(system: System, request: Request) -> str | None:
    """A system's legacy, for those who may read it."""
    if not rules.reads_secrets(request.actor, system.organisation_id):
        return None
    return reverse("systems:legacy_of", args=[system.pk])


def _plan(system: System, request: Request) -> str | None:
    """Where the closing of a system is planned; None while it is planned already, or nothing to close."""
    if SystemState(system.state) not in RUNNING or not rules.can_close(request.actor, system):
        return None
    planned = system.exit_plans.exclude(state=ExitState.DONE).exists()
    return None if planned else reverse("systems:plan_exit", args=[system.pk])


def _add(route: str) -> Callable[[System, Request], str | None]:
    """A link to say something of a system, for those who keep it."""

    def href(system: System, request: Request) -> str | None:
        return f"{reverse(route)}?system={system.pk}" if rules.can_close(request.actor, system) else None

    return href


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    for kind, rows, route, ref in (
        (DataSet.KIND, reads.data_sets, "systems:data_set", "pk"),
        (EService.KIND, reads.eservices, "systems:eservice", "pk"),
        (KeepingRule.KIND, reads.keeping_rules, "systems:keeping_rule", "pk"),
        (LegacyCriterion.KIND, _of_secrets(reads.criteria), "systems:criterion", "pk"),
        (LegacyAnswer.KIND, _of_secrets(reads.legacy_answers), "systems:legacy_of", "system_id"),
        (ExitPlan.KIND, reads.exit_plans, "systems:exit_plan", "pk"),
    ):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, _faces(rows, route, ref), news=False))
    slots.search_sources.register(
        "systems.data_sets",
        slots.SearchSource(
            _("Datamängder"), _found(reads.data_sets, reads.matching_data_sets, _("datamängd"), "systems:data_set")
        ),
    )
    slots.search_sources.register(
        "systems.eservices",
        slots.SearchSource(
            _("E-tjänster"), _found(reads.eservices, reads.matching_eservices, _("e-tjänst"), "systems:eservice")
        ),
    )
    slots.withheld.register(DataSet.KIND, slots.Withheld(DataSet.KIND, weaknesses_are_hidden))
    slots.withheld.register(LegacyAnswer.KIND, slots.Withheld(LegacyAnswer.KIND, weaknesses_are_hidden))
    slots.obstacles.register("systems.body_owns_information", slots.Obstacle("people.close_body", owns_no_information))
    slots.obstacles.register("systems.ends_by_its_plan", slots.Obstacle("systems.end_system", ends_by_its_plan))
    slots.panels.register("systems.information", slots.Panel(System.KIND, "systems/_in_system.html", in_system))
    for name, label, href in (
        ("systems.legacy", _("Digitalt arv"), _legacy),
        ("systems.plan_exit", _("Planera avvecklingen"), _plan),
        ("systems.add_data_set", _("Registrera en datamängd"), _add("systems:register_data_set")),
        ("systems.add_eservice", _("Registrera en e-tjänst"), _add("systems:register_eservice")),
        ("systems.add_keeping_rule", _("Lägg till i bevarandeplanen"), _add("systems:add_keeping_rule")),
    ):
        slots.action_links.register(name, slots.ActionLink(System.KIND, label, href))
    register_figures(explained_kinds())
