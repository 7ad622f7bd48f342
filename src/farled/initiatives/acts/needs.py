"""Giving ideas and needs, standing behind those of others, changing their words and hearing what became of them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.initiatives import reads, rules
from farled.initiatives.models import Initiative, Need, NeedAnswer, NeedGiver, ReuseCheck
from farled.initiatives.states import BY_THE_GIVER, NeedKind, NeedState, Origin, ReuseResult, TargetGroup, Track
from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Role, system
from farled.systems.reads import Component, System
from farled.trail import acts as trail
from farled.web.optimistic import check_version

CONSIDER = "initiatives.consider"  # the kind of duty that an idea gives those who consider it
Found = System | Component | Initiative  # what exists already and may be what somebody asks for


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What somebody says they want, and for whom. ``target_group`` is empty when they have not said."""

    title: str
    description: str = ""
    kind: NeedKind = NeedKind.IDEA
    target_group: TargetGroup | str = ""
    origin: Origin = Origin.MISSION
    track: Track = Track.OWN


@transaction.atomic
def give(
    *,
    words: Words,
    body: Body,
    by: Actor,
    at: datetime,
    given_on: date | None = None,
    source: str = "",
    found: Found | Need | None = None,
) -> Need:
    """Give an idea or a need (lämna en idé). Whoever gives it, if a person, stands behind it.

    ``found`` is what exists already and solves it, as the giver says: then it is kept as met by that, or as part of the
    initiative that is under way, and nobody has to answer. When it is a need, the giver stands behind that instead,
    with these words, and it is given back. ``given_on`` is today unless told. Raises Forbidden, Invalid, Refused.
    """
    if isinstance(found, Need):
        return back(need=found, words=f"{words.title}\n\n{words.description}", by=by, at=at)
    rules.check_can_give(by, by.organisation_id)
    rules.check_body(body, by.organisation_id)
    today = local_day(at)
    rules.check_day(given_on or today, today=today)
    need = Need(
        organisation_id=by.organisation_id,
        body=body,
        kind=words.kind,
        title=cleaned(words.title, field="title"),
        description=words.description.strip(),
        origin=words.origin,
        target_group=words.target_group,
        track=words.track,
        given_on=given_on or today,
        source=source.strip(),
    )
    if found is not None:
        rules.check_is_not_over(found)
        place(need, found)
        need.answered_on = today
    need.save(force_insert=True)
    trail.created(need, "initiatives.need.given", by=by, at=at)
    if by.user_id is not None:
        NeedGiver.objects.create(need=need, user_id=by.user_id, on=need.given_on)
    if found is None:
        ask(need, by=system(need.organisation, "Farled"), at=at)  # whoever gave it is not named in open history
    else:
        _found_by_the_giver(need, found, by=by, at=at)
    return need


def place(need: Need, found: Found) -> None:
    """Let a need say what meets it, or the initiative it is part of. The caller saves it."""
    if isinstance(found, Initiative):
        need.state, need.initiative = NeedState.TAKEN_UP, found
    elif isinstance(found, System):
        need.state, need.met_by_system = NeedState.MET, found
    else:
        need.state, need.met_by_component = NeedState.MET, found


def _found_by_the_giver(need: Need, found: Found, *, by: Actor, at: datetime) -> None:
    """Tell that whoever gave the need saw what exists, as a reuse check of their own (R53)."""
    check = ReuseCheck(
        need=need,
        result=ReuseResult.REUSE,
        ground="Den som lämnade idén såg att det redan finns.",
        on=local_day(at),
        by_name=BY_THE_GIVER,
        **{column(found): found},
    )
    check.save(force_insert=True)
    trail.created(check, "initiatives.reuse.checked", by=by, at=at)


def column(found: Found) -> str:
    """Where a reuse check names what was looked at."""
    return "other" if isinstance(found, Initiative) else "system" if isinstance(found, System) else "component"


def ask(need: Need, *, by: Actor, at: datetime, since: date | None = None) -> None:
    """Let those who consider needs know that this one waits for them, since it was given unless told."""
    due = max((since or need.given_on) + rules.ANSWERED_WITHIN, local_day(at))
    agenda.place_duty(
        kind=CONSIDER, subject_id=need.pk, subject_name=need.title, role=Role.COACH, due=due, by=by, at=at
    )


@transaction.atomic
def back(*, need: Need, by: Actor, at: datetime, words: str = "") -> Need:
    """Stand behind what somebody else has given (ställa sig bakom). Twice is once; new words are added to one's own.

    What has been merged is stood behind where it went. Gives that need. Raises Forbidden, and Refused for what has
    been said no to.
    """
    need = locked(need)
    need = locked(need.joined_into) if need.joined_into is not None else need
    rules.check_can_give(by, need.organisation_id)
    rules.check_can_be_backed(need)
    mine, new = NeedGiver.objects.get_or_create(need=need, user_id=by.person_id, defaults={"on": local_day(at)})
    said = words.strip()
    if said and said not in mine.words:
        mine.words = f"{mine.words}\n\n{said}".strip()
        mine.save(update_fields=["words"])
    if new:
        trail.noted(need, "initiatives.need.backed", by=by, at=at)
    return need


@transaction.atomic
def change_need(*, need: Need, version: int, words: Words, body: Body, by: Actor, at: datetime, why: str = "") -> Need:
    """Change what a need says (ändra): its giver until it is considered, then those who consider it. Raises Stale."""
    need = locked(need)
    rules.check_can_change(by, need, gave=reads.gave_first(by, need))
    check_version(current=need.version, seen=version, stored=need.trail_values())
    if body.pk != need.body_id:
        rules.check_body(body, need.organisation_id)
    with trail.changing(need, "initiatives.need.changed", by=by, at=at, why=why.strip()):
        need.title, need.description = cleaned(words.title, field="title"), words.description.strip()
        need.kind, need.target_group, need.body = words.kind, words.target_group, body
        need.origin, need.track = words.origin, words.track
    return need


@transaction.atomic
def hear(*, need: Need, by: Actor, at: datetime) -> Need:
    """Say that one has read what became of what one gave (kvittera), so that it waits no more. Raises Forbidden."""
    rules.check_can_give(by, need.organisation_id)
    NeedGiver.objects.filter(need=need, user_id=by.person_id).update(heard_at=at)
    return need


def tell(need: Need, text: str, *, by: Actor, at: datetime) -> None:
    """Tell those who gave a need what has happened to it. Inside an act; what is told is never changed."""
    NeedAnswer.objects.create(need=need, at=at, state=need.state, text=text.strip(), by_name=by.signature[:200])


def locked(need: Need) -> Need:
    """The need as it is stored, held until the transaction ends."""
    return Need.objects.select_for_update(of=("self",)).select_related("body", "joined_into").get(pk=need.pk)
