"""What was said around a decision: who wanted what, how it was put, who stood aside (R15-R17)."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from farled.matters import acts
from farled.matters.acts import Moved, Put, Said, StoodAside
from farled.matters.models import Ballot, Copy, Decision, Dissent
from farled.matters.states import DissentKind, Fate, MatterState, Outcome, ProposalKind
from farled.trail.models import Entry
from farled.web.refused import Forbidden, Invalid, Refused, RefusedTogether
from tests.cast import NOW, TODAY, World
from tests.factories.matters import VOTED, a_decision, a_handling, a_matter

pytestmark = pytest.mark.usefixtures("standing_clock")
AsUser = Callable[[str], Client]


def test_everything_said_stands_as_in_the_minutes(world: World, as_user: AsUser) -> None:
    decision = a_handling(world)
    shown = as_user("vera").get(f"/matters/{decision.matter_id}/").text
    for said in (
        "<strong>M och SD</strong>, bifall: Bifall till motionen.",
        "Yrkande 1 mot yrkande 2: yrkande 2 bifölls (5 ja, 7 nej, 1 avstår)",
        "<strong>M</strong>, reservation till förmån för yrkande 1",
        "<strong>SD</strong>, reservation mot punkt 1 till förmån för yrkande 1: Utred i stället.",
        "<strong>MP</strong>, särskilt uttalande: Vi saknar en tillbakablick.",
    ):
        assert said in shown
    told = Entry.objects.get(verb="matters.decision.recorded").changes
    assert len(told["proposals"][1]) == 2
    assert len(told["dissents"][1]) == 3


def test_what_is_proposed_to_a_higher_organ_settles_nothing(world: World) -> None:
    decision = a_handling(world)
    decision.matter.refresh_from_db()
    assert decision.matter.state == MatterState.PREPARATION
    assert not a_decision(world, recommends=True).adopts
    a_decision(world, matter=decision.matter, outcome=Outcome.NO_ACTION)
    decision.matter.refresh_from_db()
    assert decision.matter.state == MatterState.DECIDED


def refused(world: World, said: Said) -> Refused:
    with pytest.raises(Refused) as caught:
        a_decision(world, said=said)
    assert not Decision.objects.exists(), "nothing is left of what was refused"
    return caught.value


MOTION = Moved(["M"], ProposalKind.APPROVAL, Fate.LOST)
GONE = Moved(["L"], ProposalKind.ADDITION, Fate.WITHDRAWN)


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        (Said(proposals=[replace(MOTION, who=["Anna Andersson"])]), "matters.who", "proposals-0-who"),
        (Said(proposals=[replace(MOTION, who=[])]), "matters.who_missing", "proposals-0-who"),
        (Said(ballots=[Put(1, carried=True)]), "matters.no_such_proposal", "ballots-0-put"),
        (Said(proposals=[GONE], ballots=[Put(1, carried=False)]), "matters.proposal_withdrawn", "ballots-0-put"),
        (Said(proposals=[MOTION], ballots=[Put(1, carried=False, against=1)]), "matters.put_against_itself",
         "ballots-0-against"),
        (Said(proposals=[MOTION], ballots=[Put(1, carried=False, yes=3)]), "matters.votes_on_both_sides",
         "ballots-0-no"),
        (Said(proposals=[MOTION], ballots=[Put(1, carried=False, yes=7, no=5)]), "matters.votes_say_otherwise",
         "ballots-0-carried"),
        (Said(proposals=[replace(MOTION, fate=Fate.CARRIED)], ballots=[Put(1, carried=False)]),
         "matters.lost_but_carried", "proposals-0-fate"),
        (Said(dissents=[StoodAside(["M"], DissentKind.RESERVATION)]), "matters.reservation_for_what",
         "dissents-0-favours"),
        (Said(dissents=[StoodAside(["M"], DissentKind.SPECIAL_OPINION, clauses=[2])]), "matters.no_such_clause",
         "dissents-0-clauses"),
        (Said(proposals=[GONE], dissents=[StoodAside(["M"], DissentKind.RESERVATION, favours=1)]),
         "matters.proposal_withdrawn", "dissents-0-favours"),
        (Said(points=["Analysera"]), "matters.points_of_what", "points"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_what_does_not_hold_together_is_refused(world: World, said: Said, code: str, field: str) -> None:
    refusal = refused(world, said)
    assert (refusal.code, refusal.field) == (code, field)


def test_an_even_count_is_settled_by_the_chair(world: World) -> None:
    for carried in (True, False):
        put = Put(1, carried=carried, yes=6, no=6)
        fate = Fate.CARRIED if carried else Fate.LOST
        a_decision(world, said=Said(proposals=[replace(MOTION, fate=fate)], ballots=[put]))
    assert Ballot.objects.count() == 2


def test_all_that_is_wrong_is_told_at_once(world: World) -> None:
    refusal = refused(world, Said(proposals=[replace(MOTION, who=["anna"]), replace(MOTION, who=["bertil"])]))
    assert isinstance(refusal, RefusedTogether)
    assert len(refusal.each) == 2


TYPED = {
    "on": "2025-12-08",
    "outcome": "no_action",
    "recommends": "on",
    "paragraph": "87",
    "clauses": "Motionen föranleder ingen ytterligare åtgärd.",
    "copies_to": "Stadsledningskontoret; Motionären",
    "proposals-0-who": "M, SD",
    "proposals-0-kind": "approval",
    "proposals-0-fate": "lost",
    "proposals-2-who": "KD och ordföranden",  # a row is left empty between them
    "proposals-2-kind": "rejection",
    "proposals-2-fate": "carried",
    "ballots-0-put": "1",
    "ballots-0-against": "3",
    "ballots-0-carried": "second",
    "dissents-0-who": "M",
    "dissents-0-kind": "reservation",
    "dissents-0-favours": "1",
    "dissents-1-who": "SD",
    "dissents-1-kind": "reservation",
    "dissents-1-favours": "1",
    "dissents-1-clauses": "1",
}


def test_one_form_records_it_all(world: World, as_user: AsUser) -> None:
    matter, rut = a_matter(world), as_user("rut")
    url = f"/matters/{matter.pk}/decide/"
    assert rut.post(url, {**TYPED, "body": str(world.executive.pk)}).status_code == 303
    decision = Decision.objects.get()
    assert [each.who for each in decision.proposals.all()] == [["M", "SD"], ["KD", "ordföranden"]]
    ballot = decision.ballots.get()
    assert (ballot.put.order, ballot.against and ballot.against.order, ballot.carried) == (1, 2, False)
    assert [(each.who, each.clauses) for each in decision.dissents.all()] == [(["M"], []), (["SD"], [1])]
    assert [copy.recipient for copy in decision.copies.all()] == ["Stadsledningskontoret", "Motionären"]


def test_A4_a_mistake_in_a_row_is_told_in_the_row(world: World, as_user: AsUser) -> None:
    matter, rut = a_matter(world), as_user("rut")
    typed = {**TYPED, "body": str(world.executive.pk), "dissents-0-favours": "", "proposals-0-fate": ""}
    answer = rut.post(f"/matters/{matter.pk}/decide/", typed)
    assert answer.status_code == 422
    assert "Fyll i det här på raden." in answer.text
    answer = rut.post(f"/matters/{matter.pk}/decide/", {**typed, "proposals-0-fate": "lost"})
    assert answer.status_code == 422
    assert "En reservation stöder ett annat förslag." in answer.text
    assert 'value="KD och ordföranden"' in answer.text, "nothing typed is lost"


def test_more_rows_come_without_a_script_and_keep_what_is_typed(world: World, as_user: AsUser) -> None:
    matter, rut = a_matter(world), as_user("rut")
    url = f"/matters/{matter.pk}/decide/"
    assert 'name="proposals-4-who"' not in rut.get(url).text
    shown = rut.post(url, {**TYPED, "more": "proposals"})
    assert shown.status_code == 200
    assert 'name="proposals-4-who"' in shown.text
    assert 'value="KD och ordföranden"' in shown.text
    assert "behöver rättas" not in shown.text
    assert not Decision.objects.exists()


def test_a_correction_starts_from_what_is_stored_and_tells_both(world: World, as_user: AsUser) -> None:
    decision = a_handling(world)
    rut = as_user("rut")
    shown = rut.get(f"/matters/decisions/{decision.pk}/correct/").text
    assert 'value="M, SD"' in shown
    said = replace(VOTED, dissents=VOTED.dissents[:1])
    correct(world, decision, said=said)
    assert Dissent.objects.get().who == ["M"]
    before, after = Entry.objects.get(verb="matters.decision.corrected").changes["dissents"]
    assert (len(before), len(after)) == (3, 1)


def correct(world: World, decision: Decision, **changes: object) -> Decision:
    now: dict[str, object] = {
        "outcome": Outcome(decision.outcome), "recommends": decision.recommends, "paragraph": decision.paragraph,
        "clauses": decision.clauses, "immediately_verified": False, "copies_to": decision.copies_to, "why": "Fel",
    }  # fmt: skip
    return acts.correct_decision(decision=decision, version=decision.version, by=world.hand, at=NOW, **now | changes)  # type: ignore[arg-type]


def test_a_correction_without_what_was_said_leaves_it(world: World) -> None:
    decision = a_handling(world)
    correct(world, decision, paragraph="88")
    assert Dissent.objects.count() == 3
    decision.refresh_from_db()
    with pytest.raises(Invalid):
        correct(world, decision, clauses=[])


def test_copies_are_sent_and_then_stay(world: World, as_user: AsUser) -> None:
    decision = a_decision(world)
    correct(world, decision, copies_to="Intraservice; Trafiknämnden")
    first, second = Copy.objects.all()
    rut = as_user("rut")
    url = f"/matters/decisions/{decision.pk}/send/"
    assert "Intraservice" in rut.get(url).text
    typed = {"version": "2", "copies": [str(first.pk)], "on": TODAY.isoformat()}
    assert rut.post(url, {**typed, "on": "2025-11-30"}).status_code == 422
    assert rut.post(url, typed).status_code == 303
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.sent_on, second.sent_on) == (TODAY, None)
    assert "(skickad" in as_user("vera").get(f"/matters/{decision.matter_id}/").text
    decision.refresh_from_db()
    with pytest.raises(Invalid) as caught:
        correct(world, decision, copies_to="Trafiknämnden")
    assert caught.value.field == "copies_to"
    with pytest.raises(Forbidden):
        acts.send_copies(decision=decision, version=3, copies=[second.pk], on=TODAY, by=world.actor("asa"), at=NOW)


def test_R22_the_database_repeats_what_must_hold_of_votes_and_reservations(world: World) -> None:
    a_handling(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.update(carried=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dissent.objects.filter(kind=DissentKind.RESERVATION).update(favours=None, text="")
