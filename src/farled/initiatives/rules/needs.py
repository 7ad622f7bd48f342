"""Who may give ideas and needs and who considers them, and what must hold of what becomes of them."""

from datetime import date, timedelta

from farled.initiatives.models import Initiative, Need
from farled.initiatives.states import ANSWERED, BY_THE_GIVER, NEED_MOVES, NeedState, Phase
from farled.people.reads import Actor, Body
from farled.systems.reads import System
from farled.systems.states import SystemState
from farled.web.formats import day
from farled.web.refused import Forbidden, Invalid, Refused, asks

ANSWERED_WITHIN = timedelta(days=14)  # whoever gives an idea hears something by then


def check_can_give(by: Actor, organisation_id: int) -> None:
    """Everybody who works here gives ideas, and stands behind those of others."""
    if by.organisation_id != organisation_id or not by.may("initiatives.give"):
        raise Forbidden("initiatives.give")


def check_can_consider(by: Actor, need: Need) -> None:
    """Coaches and strategists consider every need; an editor those of the own body and what lies under it."""
    if by.organisation_id != need.organisation_id or not by.reach("initiatives.consider").covers(need.body_id):
        raise Forbidden("initiatives.consider", title=need.title)


def check_can_change(by: Actor, need: Need, *, gave: bool) -> None:
    """Whoever gave it changes the words until somebody has begun to consider it; else those who consider it do.

    ``gave`` is of who gave this very need: to stand behind another's words is no right to change them.
    """
    if by.organisation_id == need.organisation_id and gave and need.state == NeedState.NEW:
        check_can_give(by, need.organisation_id)
        return
    check_can_consider(by, need)


def check_body(body: Body, organisation_id: int) -> None:
    """A need comes from a body of the organisation that has not ceased."""
    if body.organisation_id != organisation_id:
        raise Invalid("initiatives.need.body_elsewhere", field="body", body=body.name)
    if body.closed_on is not None:
        raise Invalid("initiatives.need.body_closed", field="body", body=body.name, day=day(body.closed_on))


def check_day(given_on: date, *, today: date) -> None:
    """An idea has been given on a day that has been."""
    if given_on > today:
        raise Invalid("initiatives.need.given_ahead", field="given_on", day=day(given_on))


def check_need_moves(need: Need, to: NeedState) -> None:
    """A need goes where its state allows."""
    if to not in NEED_MOVES[NeedState(need.state)]:
        raise Refused("initiatives.need.move", title=need.title, now=NeedState(need.state).label, to=to.label)


def check_can_be_backed(need: Need) -> None:
    """One stands behind what may still become something, or is becoming it; not behind what has been said no to."""
    if need.state in (NeedState.DECLINED, NeedState.MET):
        raise Refused("initiatives.need.settled", title=need.title, state=NeedState(need.state).label)


def check_text(text: str, *, field: str = "text") -> None:
    """Nothing happens to a need without a word to those who gave it."""
    if not text.strip():
        raise Invalid("initiatives.need.text", field=field)


def check_can_be_joined(need: Need, into: Need) -> None:
    """Two needs of one organisation become one, which is not closed and not joined with another itself."""
    if need.pk == into.pk:
        raise Invalid("initiatives.need.itself", field="into")
    if need.organisation_id != into.organisation_id:
        raise Invalid("initiatives.need.elsewhere", field="into")
    if into.state in ANSWERED - {NeedState.TAKEN_UP}:
        raise Invalid("initiatives.need.into_settled", field="into", title=into.title, state=into.get_state_display())


def check_initiative(need: Need, initiative: Initiative) -> None:
    """What a need leads to goes on in the same organisation."""
    if initiative.organisation_id != need.organisation_id:
        raise Invalid("initiatives.need.initiative_elsewhere", field="initiative")


def check_looked_for(need: Need) -> None:
    """Before something new is begun it is looked for among what exists, and said what came of that (R53).

    What the giver saw of themselves is no answer to that.
    """
    if not need.reuse_checks.exclude(by_name=BY_THE_GIVER).exists():
        raise Refused("initiatives.need.not_looked_for", title=need.title)


def check_found(found: object | None, *, something: bool) -> None:
    """What is used again, or built on, is named; where nothing fits, the nearest may be."""
    if something and found is None:
        raise Invalid("initiatives.reuse.names_nothing", field="system")


def check_is_not_over(found: object) -> None:
    """What solves a need goes on: an initiative that is not finished, a system that has not ended."""
    if isinstance(found, Initiative) and Phase(found.phase).finished:
        raise Refused("initiatives.need.found_over", name=found.title, state=Phase(found.phase).label)
    if isinstance(found, System) and found.state == SystemState.ENDED:
        raise Refused("initiatives.need.found_over", name=found.name, state=SystemState.ENDED.label)


can_give = asks(check_can_give)
can_consider = asks(check_can_consider)
can_change = asks(check_can_change)
can_be_backed = asks(check_can_be_backed)
can_be_taken_up = asks(check_looked_for)
