"""What a page says of an idea beside its own words: what became of it, and whether its answer is late."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from farled.initiatives import reads, rules
from farled.initiatives.models import Need, NeedAnswer
from farled.initiatives.states import NeedState
from farled.people.reads import Actor


def is_late(need: Need, on: date) -> bool:
    """Whether nobody has answered by the day an answer was promised."""
    return need.state == NeedState.NEW and need.given_on + rules.ANSWERED_WITHIN < on


def is_found(need: Need, *, answered: bool) -> bool:
    """Whether whoever gave it saw that it exists already, so that it was kept with that and nobody had to answer."""
    return not answered and any((need.initiative_id, need.met_by_system_id, need.met_by_component_id))


def need_tag(need: Need, *, answered: bool) -> tuple[str, str | Promise]:
    """How its state is read: what went on before the idea came was not made of it."""
    kind, word = need.state_tag
    if not is_found(need, answered=answered):
        return kind, word
    return kind, _("pågår redan") if need.state == NeedState.TAKEN_UP else _("finns redan")


@dataclass(frozen=True, slots=True)
class Idea:
    """One of one's own ideas as its page tells it. ``found``: kept with what exists; ``late``: so is its answer."""

    need: Need
    latest: NeedAnswer | None
    unread: bool
    found: bool
    late: bool
    tag: tuple[str, str | Promise]


def my_ideas(actor: Actor, on: date) -> list[Idea]:
    """What the actor gave or stands behind, with what became of each."""
    return [
        Idea(
            need=each.need,
            latest=each.latest,
            unread=each.unread,
            found=is_found(each.need, answered=each.latest is not None),
            late=is_late(each.need, on),
            tag=need_tag(each.need, answered=each.latest is not None),
        )
        for each in reads.my_needs(actor)
    ]
