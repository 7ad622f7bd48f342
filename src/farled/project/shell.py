"""What the page shell shows: the organisation, the loop as navigation, the person, and in a demo the roles to try."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.loop import LOOP
from farled.people.reads import Actor, User
from farled.people.states import Role
from farled.web import access

SELDOM = ("trail", "people", "parameters", "imports")  # what is kept in order behind the rooms


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. Signed out there is no organisation and no loop."""
    actor: Actor | None = getattr(request, "actor", None)
    shared = {
        "language_url": reverse("set_language"),
        "footer_links": [(_("Tillgänglighet"), reverse("accessibility"))],
    }
    if settings.DEMO:
        shared |= demo(request)
    if actor is None:
        user = getattr(request, "user", None)
        if isinstance(user, User):
            return shared | {
                "person": {"label": user.name, "name": user.name},
                "sign_out_url": reverse("account_logout"),
            }
        return shared | {"sign_in_url": reverse("account_login")}
    return shared | {
        "footer_links": [*shared["footer_links"], (_("API"), reverse("api_guide"))],
        "home_url": reverse("agenda:start"),
        "organisation": actor.organisation_name,
        "organisations": organisations(request, actor),
        "organisation_switch_url": reverse("people:switch"),
        "loop_navigation": navigation(request, actor),
        "search_url": reverse("agenda:search"),
        "person": {
            "label": Role(actor.roles[0].role).label.capitalize(),
            "name": actor.name,
            "roles": ", ".join(dict.fromkeys(str(held.role.label) for held in actor.roles)),
        },
        "person_links": [
            (_("Min kalender"), reverse("agenda:calendar")),
            (_("Ersättare"), reverse("agenda:deputies")),
            (_("Listor"), reverse("lists:lists")),
            *([(_("Ändringar i listor"), reverse("imports:changes"))] if actor.may("imports.exchange") else []),
            (_("Lösenord"), reverse("account_change_password")),
            (_("Inloggning i två steg"), reverse("mfa_index")),
            (_("API-nycklar"), reverse("people:tokens")),
        ],
        "sign_out_url": reverse("account_logout"),
    }


@dataclass(frozen=True, slots=True)
class Navigation:
    """The way to every part that is open to the actor, each as (label, address, whether one is there).

    ``rooms`` stand in the row under the page's head, ``more`` is opened from its end: what few need every day.
    """

    rooms: list[tuple[object, str, bool]]
    more: list[tuple[object, str, bool]]

    @property
    def in_more(self) -> bool:
        """Whether one is in a part that is not in the row."""
        return any(current for _label, _url, current in self.more)


def navigation(request: HttpRequest, actor: Actor) -> Navigation:
    """The loop, as far as it is built and open to the actor: start and the red thread first, then the rooms."""
    here = request.resolver_match.namespace if request.resolver_match else ""
    rooms: list[tuple[object, str, bool]] = []
    more: list[tuple[object, str, bool]] = []
    for part in LOOP:
        if part.landing and _open(part.landing, actor):
            seldom = part.name in SELDOM
            (more if seldom else rooms).append((part.short or part.label, reverse(part.landing), part.name == here))
    return Navigation(rooms, more)


def organisations(request: HttpRequest, actor: Actor) -> list[dict[str, object]]:
    """The organisations the person holds a role in."""
    held = {a.organisation_id: a.organisation.name for a in request.assignments}  # type: ignore[attr-defined]
    return [{"value": ref, "label": name, "current": ref == actor.organisation_id} for ref, name in held.items()]


def demo(request: HttpRequest) -> dict[str, Any]:
    """The role switcher: everybody who can be tried."""
    from farled.people.demo import cast
    from farled.project.examples import PASSWORD

    user = getattr(request, "user", None)
    return {
        "demo_roles": cast(user.pk if isinstance(user, User) else None),
        "demo_switch_url": reverse("people:demo"),
        "demo_password": PASSWORD,
    }


def _open(route: str, actor: Actor) -> bool:
    entry = access.TABLE[route]
    return entry.door is not access.Door.CAPABILITY or actor.may(entry.capability)
