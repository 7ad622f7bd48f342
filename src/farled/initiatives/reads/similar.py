"""What exists already and may be compared with an idea: needs, initiatives, systems and components in sight."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.initiatives.models import Initiative, Need
from farled.initiatives.states import NeedState, Phase
from farled.people.reads import Actor
from farled.systems.reads import Component, System
from farled.systems.states import SystemState

MOST = 300  # of each kind that are compared, the latest first
READ = 600  # characters of each text


class Sort(StrEnum):
    """What may be like an idea."""

    NEED = "need"
    INITIATIVE = "initiative"
    SYSTEM = "system"
    COMPONENT = "component"

    @property
    def label(self) -> str | Promise:
        """What it is, in a word."""
        return _SORTS[self]


_SORTS: dict[Sort, str | Promise] = {
    Sort.NEED: _("idé eller behov"),
    Sort.INITIATIVE: _("initiativ"),
    Sort.SYSTEM: _("system"),
    Sort.COMPONENT: _("komponent"),
}


@dataclass(frozen=True, slots=True)
class Existing:
    """Something that exists already: what it is, its id, its name, what it says and how far it has come.

    ``done``: an initiative that is finished, to read about; an idea is not kept with it.
    """

    sort: Sort
    pk: int
    title: str
    text: str
    state: str | Promise = ""
    done: bool = False

    @property
    def key(self) -> str:
        """Its name in a form, such as ``need:12``."""
        return f"{self.sort}:{self.pk}"


def existing(actor: Actor, *, but: int | None = None) -> list[Existing]:
    """What the actor may see and an idea can be compared with. Four queries, at most ``MOST`` rows each.

    ``but`` is a need that is not compared with itself.
    """
    return [*_needs(actor, but), *_initiatives(actor), *_systems(actor), *_components(actor)]


def _needs(actor: Actor, but: int | None) -> Iterator[Existing]:
    rows = Need.objects.visible_to(actor).exclude(state__in=[NeedState.JOINED, NeedState.DECLINED, NeedState.MET])
    rows = rows.exclude(pk=but) if but else rows
    for pk, title, text, state in rows.order_by("-pk").values_list("pk", "title", "description", "state")[:MOST]:
        yield Existing(Sort.NEED, pk, title, text[:READ], NeedState(state).label)


def _initiatives(actor: Actor) -> Iterator[Existing]:
    rows = Initiative.objects.visible_to(actor).exclude(phase=Phase.DROPPED).order_by("-pk")
    for pk, title, text, phase in rows.values_list("pk", "title", "purpose", "phase")[:MOST]:
        done = phase == Phase.CLOSED
        yield Existing(Sort.INITIATIVE, pk, title, text[:READ], _("infört") if done else Phase(phase).label, done)


def _systems(actor: Actor) -> Iterator[Existing]:
    rows = System.objects.visible_to(actor).exclude(state=SystemState.ENDED).order_by("-pk")
    for row in rows.only("pk", "name", "description", "state")[:MOST]:
        yield Existing(Sort.SYSTEM, row.pk, row.name, row.description[:READ], row.get_state_display())


def _components(actor: Actor) -> Iterator[Existing]:
    rows = Component.objects.visible_to(actor).order_by("-pk")
    for pk, name, text in rows.values_list("pk", "name", "description")[:MOST]:
        yield Existing(Sort.COMPONENT, pk, name, text[:READ])


def existing_by_key(actor: Actor, key: str) -> Need | Initiative | System | Component | None:
    """What a name such as ``need:12`` stands for, if the actor may see it."""
    sort, _colon, number = key.partition(":")
    if not number.isdecimal() or len(number) > 12 or sort not in set(Sort):
        return None
    ref = int(number)
    if sort == Sort.NEED:
        return Need.objects.visible_to(actor).filter(pk=ref).first()
    if sort == Sort.INITIATIVE:
        return Initiative.objects.visible_to(actor).unfinished().filter(pk=ref).first()
    if sort == Sort.SYSTEM:
        return System.objects.visible_to(actor).filter(pk=ref).first()
    return Component.objects.visible_to(actor).filter(pk=ref).first()
