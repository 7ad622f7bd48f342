"""What must hold of what was said around a decision: by whom, what was put, what a dissent supports (R15–R17)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from farled.matters.models import Copy, Decision
from farled.matters.states import ROLES, DissentKind, Fate, Outcome
from farled.web.refused import Invalid, together

if TYPE_CHECKING:
    from farled.matters.acts.said import Put, Said, StoodAside

PARTY = re.compile(r"[A-ZÅÄÖ]{1,4}( [1-9][0-9]?)?")  # a party's letters, M or SD; one of its members, M 2


def parties_of(text: str) -> list[str]:
    """Who, as typed: ``M, SD och ordföranden`` gives each of them."""
    words = re.split(r"[,;/&]|\boch\b|\band\b", text)
    return list(dict.fromkeys(word.strip(" ()") for word in words if word.strip(" ()")))


def check_who(who: Sequence[str], *, field: str) -> None:
    """A party's letters or a role: who says what at a meeting is told by party, never by a person's name."""
    if not who:
        raise Invalid("matters.who_missing", field=field)
    for word in who:
        if word not in ROLES and not PARTY.fullmatch(word):
            raise Invalid("matters.who", field=field, who=word, roles=", ".join(ROLES))


def check_said(said: "Said", decision: Decision) -> None:
    """What was said holds together: who, which proposals were put, what each dissent supports. Refuses all at once."""
    together(
        *(lambda i=i, each=each: check_who(each.who, field=f"proposals-{i}-who")
          for i, each in enumerate(said.proposals)),
        *(lambda i=i, put=put: _check_put(said, put, i)
          for i, put in enumerate(said.ballots)),
        *(lambda i=i, aside=aside: _check_aside(said, aside, i, decision)
          for i, aside in enumerate(said.dissents)),
        *(lambda i=i, each=each: check_who([each.who], field=f"recusals-{i}-who")
          for i, each in enumerate(said.recusals)),
        *([lambda: check_who(said.verified_by, field="verified_by")] if said.verified_by else []),
        *(lambda place=place: _check_takes_part(said, *place) for place in _taking_part(said)),
        lambda: _check_recused_once(said),
        lambda: _check_points(said, decision),
        lambda: _check_fulfils(said, decision),
    )  # fmt: skip


def _taking_part(said: "Said") -> list[tuple[Sequence[str], str]]:
    """Those who move, stand aside and verify, with the field where they stand."""
    return [
        *((each.who, f"proposals-{i}-who") for i, each in enumerate(said.proposals)),
        *((each.who, f"dissents-{i}-who") for i, each in enumerate(said.dissents)),
        (said.verified_by, "verified_by"),
    ]


def _check_takes_part(said: "Said", who: Sequence[str], field: str) -> None:
    """Whoever has an interest in the matter neither moves, stands aside nor verifies the minutes of it (jäv)."""
    for each in said.recusals:
        if each.who.strip() in who:
            raise Invalid("matters.recused", field=field, who=each.who.strip())


def _check_recused_once(said: "Said") -> None:
    names = [each.who.strip() for each in said.recusals]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise Invalid("matters.recused_twice", field=f"recusals-{place}-who", who=name)


def _check_put(said: "Said", put: "Put", place: int) -> None:
    """Two different proposals that stand, won by the majority; what lost here was not carried."""
    for name, number in (("put", put.put), ("against", put.against)):
        if number is not None and not 1 <= number <= len(said.proposals):
            raise Invalid("matters.no_such_proposal", field=f"ballots-{place}-{name}", number=number)
        if number is not None and said.proposals[number - 1].fate is Fate.WITHDRAWN:
            raise Invalid("matters.proposal_withdrawn", field=f"ballots-{place}-{name}", number=number)
    if put.put == put.against:
        raise Invalid("matters.put_against_itself", field=f"ballots-{place}-against")
    if (put.yes is None) != (put.no is None) or (put.abstained is not None and put.yes is None):
        raise Invalid("matters.votes_on_both_sides", field=f"ballots-{place}-no")
    if put.yes is not None and put.no is not None and put.yes != put.no and (put.yes > put.no) != put.carried:
        raise Invalid("matters.votes_say_otherwise", field=f"ballots-{place}-carried", yes=put.yes, no=put.no)
    lost = put.against if put.carried else put.put
    if lost is not None and said.proposals[lost - 1].fate is Fate.CARRIED:
        raise Invalid("matters.lost_but_carried", field=f"proposals-{lost - 1}-fate", number=lost)


def _check_aside(said: "Said", aside: "StoodAside", place: int, decision: Decision) -> None:
    """By party, about clauses there are, and a reservation with the alternative it supports (R16)."""
    check_who(aside.who, field=f"dissents-{place}-who")
    for clause in aside.clauses:
        if not 1 <= clause <= len(decision.clauses):
            raise Invalid("matters.no_such_clause", field=f"dissents-{place}-clauses", number=clause)
    if aside.favours is not None:
        if not 1 <= aside.favours <= len(said.proposals):
            raise Invalid("matters.no_such_proposal", field=f"dissents-{place}-favours", number=aside.favours)
        if said.proposals[aside.favours - 1].fate is Fate.WITHDRAWN:
            raise Invalid("matters.proposal_withdrawn", field=f"dissents-{place}-favours", number=aside.favours)
    if aside.kind is DissentKind.RESERVATION and aside.favours is None and not aside.text.strip():
        raise Invalid("matters.reservation_for_what", field=f"dissents-{place}-favours")


def _check_points(said: "Said", decision: Decision) -> None:
    if any(text.strip() for text in said.points) and decision.outcome != Outcome.RECOMMITTED:
        raise Invalid("matters.points_of_what", field="points")


def _check_fulfils(said: "Said", decision: Decision) -> None:
    """A clause there is declares an assignment fulfilled; a proposal to a higher organ declares nothing."""
    for place, each in enumerate(said.fulfils):
        if decision.recommends:
            raise Invalid(
                "matters.only_proposed", field=f"fulfils-{place}-assignment", title=each.assignment.open_title
            )
        if not 1 <= each.clause <= len(decision.clauses):
            raise Invalid("matters.no_such_clause", field=f"fulfils-{place}-clause", number=each.clause)


def check_still_holds(decision: Decision) -> None:
    """What is stored around a decision fits it as it is corrected to be."""
    numbers = [number for dissent in decision.dissents.all() for number in dissent.clauses]
    numbers += [fulfilment.clause for fulfilment in decision.fulfilments.all()]
    for number in numbers:
        if number > len(decision.clauses):
            raise Invalid("matters.no_such_clause", field="clauses", number=number)
    if decision.points.exists() and decision.outcome != Outcome.RECOMMITTED:
        raise Invalid("matters.points_of_what", field="outcome")
    first = decision.fulfilments.select_related("assignment__matter").first()
    if first is not None and decision.recommends:
        raise Invalid("matters.only_proposed", field="recommends", title=first.assignment.open_title)


def check_sent_stay(decision: Decision, named: Sequence[str], copies: Iterable[Copy]) -> None:
    """A copy that has been sent is not taken back."""
    for copy in copies:
        if copy.sent_on is not None and copy.recipient not in named:
            raise Invalid("matters.copy_sent", field="copies_to", recipient=copy.recipient)


def check_sent(decision: Decision, *, on: date, today: date) -> None:
    """Copies are sent from the day of the meeting to today."""
    if not decision.meeting.on <= on <= today:
        raise Invalid("matters.sent_then", field="on")
