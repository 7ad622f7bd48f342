"""Somebody's desk: what waits for them, for those they stand in for, and what is late elsewhere.

One read, for the start page, the page of what to do, the calendar feed and the mail.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from farled.agenda.models import Deputyship
from farled.agenda.reads.deputies import deputies_of, in_the_place_of, standing_in
from farled.agenda.reads.waiting import Event, Waiting, waiting_and_elsewhere, waiting_and_events, waiting_for
from farled.people import reads as people
from farled.people.reads import Actor


@dataclass(frozen=True, slots=True)
class Covered:
    """What waits for somebody who is away, shown to the deputy, until a day."""

    name: str
    until: date
    waiting: list[Waiting]


@dataclass(frozen=True, slots=True)
class Desk:
    """What somebody should know of today."""

    own: list[Waiting]
    covered: list[Covered]
    elsewhere: list[Waiting]

    @property
    def to_do(self) -> list[Waiting]:
        """What the person should do: the own and the absent ones', the first due first."""
        return sorted([*self.own, *(each for one in self.covered for each in one.waiting)], key=lambda each: each.due)

    def late(self, on: date) -> int:
        """How many of these should have been done before the day."""
        return sum(each.due < on for each in self.to_do)


def desk(actor: Actor, *, on: date) -> Desk:
    """What the actor sees."""
    own, elsewhere = waiting_and_elsewhere(actor, on=on)
    return Desk(own, _covered(actor, own, on), elsewhere)


def desk_and_events(actor: Actor, *, on: date, events: int) -> tuple[Desk, list[Event]]:
    """The same, and the latest events."""
    own, elsewhere, latest = waiting_and_events(actor, on=on, events=events)
    return Desk(own, _covered(actor, own, on), elsewhere), latest


def desk_in_the_open(actor: Actor, *, on: date) -> Desk:
    """What the actor sees, told so that others may read it too: what is secret is told of without its name.

    For mail and calendars, which lie where Farled's rights do not reach. What a deputy looks after is left to the
    deputy, so that a person who is away is left alone.
    """
    looked_after = {each.thing for row in deputies_of(actor, on) for each in _at_the_deputys(row, actor, on=on)}
    full, opened = desk(actor, on=on), desk(actor.as_in_the_open(), on=on)
    known = {each.thing: each for each in [*opened.to_do, *opened.elsewhere]}

    def told(those: list[Waiting]) -> list[Waiting]:
        return [known.get(each.thing) or _nameless(each) for each in those]

    return Desk(
        own=told([each for each in full.own if each.thing not in looked_after]),
        covered=[replace(each, waiting=told(each.waiting)) for each in full.covered],
        elsewhere=told(full.elsewhere),
    )


def _nameless(each: Waiting) -> Waiting:
    return replace(each, title=_("Ett sekretessmärkt ärende"), note="", body="")


def _covered(actor: Actor, own: list[Waiting], on: date) -> list[Covered]:
    seen = {each.thing for each in own}
    found = []
    for row in standing_in(actor, on):
        those = [each for each in waiting_for(in_the_place_of(row, actor, on=on), on=on) if each.thing not in seen]
        seen |= {each.thing for each in those}
        found.append(Covered(row.absent.name, row.valid_to, those))
    return found


def _at_the_deputys(row: Deputyship, absent: Actor, *, on: date) -> list[Waiting]:
    if not row.deputy.is_active:
        return []
    roles = people.roles_held(row.deputy_id, row.organisation_id, on=on)
    deputy = Actor(absent.organisation_id, absent.organisation_name, row.deputy_id, row.deputy.name, roles)
    return waiting_for(in_the_place_of(row, deputy, on=on), on=on)
