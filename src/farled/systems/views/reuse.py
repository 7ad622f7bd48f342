"""What there is already, for whoever looks for a solution (S39, S104)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from farled.people.reads import Request
from farled.systems import reads, rules
from farled.systems.states import SEARCH_PAGE
from farled.web.slots import links_for

MOST = 20  # of each sort; the lists show all
SHORTEST = 2  # letters worth searching for


def reuse(request: Request) -> HttpResponse:
    """What exists that fits a text: processes, components and systems, one's own and what others have published."""
    text = " ".join(request.GET.get("q", "").split())
    actor = request.actor
    searched = len(text) >= SHORTEST
    components, systems = reads.components_in_sight(actor), reads.systems_in_sight(actor)
    processes = reads.supported(reads.processes(actor))
    if searched:
        components, systems = reads.matching_components(components, text), reads.matching_systems(systems, text)
        processes = reads.matching_processes(processes, text)
    else:
        components = reads.most_used(actor)
        systems = systems.none()
    found: dict[str, list[Any]] = {
        "components": list(components[: MOST + 1]),
        "systems": list(systems[: MOST + 1]) if searched else [],
        "processes": list(processes[: MOST + 1]),
    }
    nothing = searched and not any(found.values())
    context = {
        "q": text,
        "searched": searched,
        **{name: rows[:MOST] for name, rows in found.items()},
        **{f"more_{name}": len(rows) > MOST for name, rows in found.items()},
        "nothing": nothing,
        "links": links_for(SEARCH_PAGE, text, request) if nothing else [],
        "own": actor.organisation_id,
        "can_add": actor.may("systems.edit"),
        "secrets": rules.reads_secrets(actor, actor.organisation_id),
    }
    return render(request, "systems/reuse.html", context)
