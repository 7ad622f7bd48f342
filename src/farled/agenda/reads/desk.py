"""Somebody's desk: what waits for them, for those they stand in for, and what is late elsewhere.

One read, for the start page, the page of what to do, the calendar feed and the mail.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from farled.agenda.models import Deputyship
from farled.agenda.reads.deputies import deputies_of, in_the_place_of, standing_in
from farled.agenda.reads.waiting import Waiting, waiting_and_elsewhere, waiting_asked
from farled.people import reads as people
from farled.people.reads import Actor
from farled.web.together import Asks, asking, side_by_side, together


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


@asking
def desk(actor: Actor, *, on: date) -> Asks[Desk]:
    """What the actor sees."""
    (own, elsewhere), covered = yield from side_by_side([waiting_and_elsewhere(actor, on=on), _covered(actor, on)])
    seen, left = {each.thing for each in own}, []
    for one in covered:
        left.append(replace(one, waiting=[each for each in one.waiting if each.thing not in seen]))
        seen |= {each.thing for each in one.waiting}
    return Desk(own, left, elsewhere)


def desk_in_the_open(actor: Actor, *, on: date) -> Desk:
    """What the actor sees, told so that others may read it too: what is secret is told of without its name.

    For mail and calendars, which lie where Farled's rights do not reach. What a deputy looks after is left to the
    deputy, so that a person who is away is left alone.
    """
    looked_after, full, opened = together(
        _looked_after(actor, on), desk(actor, on=on), desk(actor.as_in_the_open(), on=on)
    )
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


@asking
def _covered(actor: Actor, on: date) -> Asks[list[Covered]]:
    """Everything that waits for each of those the actor stands in for."""
    rows = standing_in(actor, on)
    yield (rows,)
    waiting = yield from side_by_side(_in_the_place_of(row, actor, on) for row in rows)
    return [Covered(row.absent.name, row.valid_to, those) for row, those in zip(rows, waiting, strict=True)]


@asking
def _looked_after(actor: Actor, on: date) -> Asks[set[str]]:
    """The things that deputies look after for the actor."""
    rows = deputies_of(actor, on)
    yield (rows,)
    waiting = yield from side_by_side(_at_the_deputys(row, actor, on) for row in rows if row.deputy.is_active)
    return {each.thing for those in waiting for each in those}


@asking
def _at_the_deputys(row: Deputyship, absent: Actor, on: date) -> Asks[list[Waiting]]:
    roles = yield from people.roles_asked(row.deputy_id, row.organisation_id, on=on)
    deputy = Actor(absent.organisation_id, absent.organisation_name, row.deputy_id, row.deputy.name, roles)
    return (yield from _in_the_place_of(row, deputy, on))


@asking
def _in_the_place_of(row: Deputyship, deputy: Actor, on: date) -> Asks[list[Waiting]]:
    absent = yield from in_the_place_of(row, deputy, on=on)
    return (yield from waiting_asked(absent, on=on))
