"""What becomes of needs: considered, joined, met by what exists, taken up, declined. Each tells those who gave them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.initiatives import rules
from farled.initiatives.acts.needs import CONSIDER, Found, ask, column, locked, place, tell
from farled.initiatives.models import Initiative, Need, ReuseCheck
from farled.initiatives.states import ANSWERED, NeedState, ReuseResult
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.systems.reads import Component, System
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@contextmanager
def _moving(
    need: Need, verb: str, to: NeedState, text: str, *, version: int, by: Actor, at: datetime
) -> Iterator[None]:
    """Take a locked need to a state, tell its givers why, and end or place the duty to answer it."""
    rules.check_can_consider(by, need)
    check_version(current=need.version, seen=version, stored=need.trail_values())
    rules.check_need_moves(need, to)
    rules.check_text(text)
    with trail.changing(need, verb, by=by, at=at, why=text.strip()):
        need.state, need.answered_on = to, local_day(at)
        need.met_by_system = need.met_by_component = need.initiative = None
        yield
    tell(need, text, by=by, at=at)
    if to in ANSWERED:
        agenda.fulfil_duty(kind=CONSIDER, subject_id=need.pk, by=by, at=at)
    else:
        ask(need, by=by, at=at)


@transaction.atomic
def consider(*, need: Need, version: int, text: str, by: Actor, at: datetime) -> Need:
    """Begin to consider a need, or consider again what was declined, met or taken up (börja överväga).

    Raises Stale, Refused.
    """
    need = locked(need)
    with _moving(need, "initiatives.need.considered", NeedState.CONSIDERED, text, version=version, by=by, at=at):
        pass
    return need


@transaction.atomic
def join(*, need: Need, version: int, into: Need, text: str, by: Actor, at: datetime) -> Need:
    """Let a need become one with another (slå ihop). Everybody who gave either stands behind both from then on.

    What had been joined with it before follows along. Gives the need that lives on. Raises Stale, Refused, Invalid.
    """
    first, second = (locked(each) for each in sorted((need, into), key=lambda each: each.pk))
    need, into = (first, second) if first.pk == need.pk else (second, first)
    rules.check_can_be_joined(need, into)
    rules.check_can_consider(by, into)
    with _moving(need, "initiatives.need.joined", NeedState.JOINED, text, version=version, by=by, at=at):
        need.joined_into = into
    for each in Need.objects.select_for_update(of=("self",)).filter(joined_into=need).order_by("pk"):
        with trail.changing(each, "initiatives.need.joined", by=by, at=at):
            each.joined_into = into
    return into


@transaction.atomic
def check_reuse(
    *, need: Need, result: ReuseResult, ground: str, by: Actor, at: datetime, found: Found | None = None
) -> ReuseCheck:
    """Write down what was looked at before something new, and why it can or cannot be used (pröva återanvändning, R53).

    ``found`` may be None only when nothing fits. Raises Forbidden, Invalid.
    """
    need = locked(need)
    rules.check_can_consider(by, need)
    rules.check_text(ground, field="ground")
    rules.check_found(found, something=result is not ReuseResult.NOTHING)
    check = ReuseCheck(
        need=need,
        result=result,
        ground=ground.strip(),
        on=local_day(at),
        by_name=by.signature[:200],
        **({column(found): found} if found is not None else {}),
    )
    check.save(force_insert=True)
    trail.created(check, "initiatives.reuse.checked", by=by, at=at)
    return check


@transaction.atomic
def meet(*, need: Need, version: int, found: System | Component, text: str, by: Actor, at: datetime) -> Need:
    """Say that a system or component that exists meets a need (lösa med det som finns). Raises Stale, Refused.

    That is a reuse check too, with the answer as its ground.
    """
    need = locked(need)
    with _moving(need, "initiatives.need.met", NeedState.MET, text, version=version, by=by, at=at):
        place(need, found)
    check_reuse(need=need, result=ReuseResult.REUSE, ground=text, found=found, by=by, at=at)
    return need


@transaction.atomic
def take_up(*, need: Need, version: int, initiative: Initiative, text: str, by: Actor, at: datetime) -> Need:
    """Let a need become part of an initiative (ta upp). What exists has been looked for before (R53).

    Raises Stale, Invalid, and Refused without a reuse check.
    """
    need = locked(need)
    rules.check_initiative(need, initiative)
    with _moving(need, "initiatives.need.taken_up", NeedState.TAKEN_UP, text, version=version, by=by, at=at):
        rules.check_looked_for(need)
        need.initiative = initiative
    return need


@transaction.atomic
def decline(*, need: Need, version: int, text: str, by: Actor, at: datetime) -> Need:
    """Say no to a need, and why (avböja). It can be taken up again. Raises Stale, Refused."""
    need = locked(need)
    with _moving(need, "initiatives.need.declined", NeedState.DECLINED, text, version=version, by=by, at=at):
        pass
    return need


def tell_of_dropped(initiative: Initiative, why: str, *, by: Actor, at: datetime) -> None:
    """Tell those whose needs were part of a dropped initiative, and let those who consider needs look at them again."""
    text = f"Initiativet ”{initiative.title}” har lagts ned. {why.strip()}"
    for need in Need.objects.select_for_update(of=("self",)).filter(initiative=initiative).order_by("pk"):
        tell(need, text, by=by, at=at)
        ask(need, by=by, at=at, since=local_day(at))
