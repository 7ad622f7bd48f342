"""What holds of a system's life and of what goes from one system to another."""

from collections.abc import Sequence
from datetime import date

from farled.people.reads import Actor
from farled.systems.models import Integration, System
from farled.systems.states import INTEGRATED, MOVES, RUNNING, Harm, SystemState, Tier, Way
from farled.web.refused import Forbidden, Invalid, Refused, asks


def check_period(start: date | None, end: date | None, *, field: str = "ends_on") -> None:
    """Nothing ends before it begins."""
    if start is not None and end is not None and end < start:
        raise Invalid("systems.period", field=field, start=start.isoformat(), end=end.isoformat())


def check_ended(row: System, *, today: date) -> None:
    """What has ended did so on a day, and that day has been."""
    if row.state != SystemState.ENDED:
        return
    if row.ends_on is None:
        raise Invalid("systems.ended_day", field="ends_on")
    if row.ends_on > today:
        raise Invalid("systems.ended_ahead", field="ends_on", day=row.ends_on.isoformat())


def check_levels(row: System) -> None:
    """Each level of an information class is 1-4, and all three are given or none."""
    levels = [row.confidentiality, row.integrity, row.availability]
    if any(level is not None and level not in Harm.values for level in levels):
        raise Invalid("systems.level", field="confidentiality")
    if None in levels and any(level is not None for level in levels):
        raise Invalid("systems.class_whole", field="confidentiality")


def can_move(system: System) -> list[SystemState]:
    """Where a system may go from where it stands, in the order of its life."""
    return [state for state in SystemState if state in MOVES[SystemState(system.state)]]


def check_move(system: System, to: SystemState, on: date | None, *, today: date) -> None:
    """A system moves as its life allows; what has ended did so on a day that has been."""
    if to not in can_move(system):
        raise Refused("systems.move", name=system.name, now=SystemState(system.state).label, to=to.label)
    if to is SystemState.ENDED:
        if on is None:
            raise Invalid("systems.ended_day", field="on")
        if on > today:
            raise Invalid("systems.ended_ahead", field="on", day=on.isoformat())
        check_period(system.in_use_since, on, field="on")


def check_can_end(system: System, still: Sequence[Integration]) -> None:
    """A system does not end while information goes to or from a system that is running."""
    if still:
        others = [each.taker.name if each.giver_id == system.pk else each.giver.name for each in still]
        raise Refused("systems.integrated", name=system.name, count=len(still), others=", ".join(sorted(set(others))))


def check_can_integrate(by: Actor, giver: System, taker: System) -> None:
    """Whoever keeps one of the systems tells what goes between them."""
    if by.organisation_id != giver.organisation_id or not by.reach("systems.edit").covers(
        giver.owner_id, taker.owner_id
    ):
        raise Forbidden("systems.integrate", giver=giver.name, taker=taker.name)


def needs_ground(giver: System, taker: System, way: str) -> bool:
    """Whether an integration departs from the duty to go through the integration service (S109)."""
    return way == Way.DIRECT and any(each.tier and Tier(each.tier) in INTEGRATED for each in (giver, taker))


def check_integration(giver: System, taker: System, way: str, ground: str) -> None:
    """From one system to another, through the service or with a ground why not; not to one that has ended."""
    if giver.pk == taker.pk:
        raise Invalid("systems.integration.itself", field="taker")
    for field, each in (("giver", giver), ("taker", taker)):
        if each.state == SystemState.ENDED:
            raise Invalid("systems.integration.ended", field=field, name=each.name)
    if needs_ground(giver, taker, way) and not ground:
        bound = next(each for each in (giver, taker) if each.tier and Tier(each.tier) in INTEGRATED)
        raise Invalid("systems.integration.ground", field="ground", name=bound.name, tier=Tier(bound.tier).label)


def runs(system: System) -> bool:
    """Whether somebody works in it and it costs."""
    return system.state in RUNNING


can_integrate = asks(check_can_integrate)
