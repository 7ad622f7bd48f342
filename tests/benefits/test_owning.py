"""A benefit is planned, accepted in the line, left and handed over; a project closes only when all are owned."""

from datetime import date
from decimal import Decimal

import pytest

from farled.agenda.reads import Duty
from farled.benefits import acts, reads
from farled.benefits.models import Benefit
from farled.benefits.states import BenefitState
from farled.initiatives import acts as initiatives
from farled.initiatives.reads import Initiative
from farled.initiatives.states import Phase, ReuseResult
from farled.people import acts as people
from farled.people.states import BodyKind
from farled.thread.reads import NodeKind, node_of
from farled.thread.states import Relation
from farled.trail.reads import history_of
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused, RefusedTogether
from tests.cast import NOW, World
from tests.factories.benefits import a_benefit, a_measurement, fresh, owned, said
from tests.factories.initiatives import an_initiative


def waiting(kind: str = "benefits.") -> set[tuple[str, str, date]]:
    rows = Duty.objects.filter(done_at=None, kind__startswith=kind).select_related("body")
    return {(each.kind, each.body.name if each.body else "", each.due) for each in rows}


def test_what_is_planned_stands_in_the_thread_and_its_body_is_asked_to_own_it(world: World) -> None:
    row = a_benefit(world)
    node = node_of(NodeKind.BENEFIT, row.pk)
    assert node is not None
    assert [(edge.relation, edge.upper.ref) for edge in node.edges_up.all()] == [
        (Relation.CLAIMED_FOR, row.initiative_id)
    ]
    assert waiting() == {("benefits.own", "Skolnämnden", date(2026, 12, 12))}
    assert row.next_due == date(2026, 12, 31)
    assert history_of(row).get().changes["points"] == [None, ["2026: 40", "2027: 100", "2028: 200"]]


def test_a_benefit_is_planned_by_its_customer_a_coach_or_the_strategist(world: World) -> None:
    initiative = an_initiative(world)
    for outside in ("maj", "vera", "lev", "ella"):
        with pytest.raises(Forbidden) as refused:
            acts.plan_benefit(initiative=initiative, content=said(world), by=world.actor(outside), at=NOW)
        assert refused.value.code == "benefits.plan"
    for inside in ("erik", "cora", "asa"):
        acts.plan_benefit(initiative=initiative, content=said(world, inside), by=world.actor(inside), at=NOW)
    assert len(reads.benefits_of(initiative)) == 3
    theirs = an_initiative(world, theirs=True)
    with pytest.raises(Forbidden):
        acts.plan_benefit(initiative=theirs, content=said(world), by=world.actor("asa"), at=NOW)


def test_what_cannot_be_is_told_all_at_once(world: World) -> None:
    wrong = said(
        world,
        body=world.their_body,
        promised={},
        price=-1,
        cashable=Decimal(2),
        every=0,
        last_measured=date(2026, 1, 1),
        baseline=Decimal(3),
    )
    with pytest.raises(RefusedTogether) as refused:
        acts.plan_benefit(initiative=an_initiative(world), content=wrong, by=world.hand, at=NOW)
    assert {each.code for each in refused.value.each} == {
        "benefits.body.elsewhere",
        "benefits.promised.nothing",
        "benefits.price",
        "benefits.measuring.backwards",
        "benefits.baseline",
    }
    for more, code in (
        ({"cashable": Decimal(2)}, "benefits.cashable"),
        ({"every": 0}, "benefits.every"),
        ({"promised": {99: Decimal(1)}}, "benefits.promised.year"),
        ({"promised": {2027: Decimal(-1), 2028: Decimal(1)}}, "benefits.promised.value"),
        ({"title": "x" * 201}, "web.text.long"),
    ):
        with pytest.raises(Refused) as one:
            a_benefit(world, **more)
        assert one.value.code == code


def test_the_line_takes_a_benefit_home_not_who_carries_the_project_out(world: World) -> None:
    initiative = an_initiative(world, supplier=world.care)
    with pytest.raises(Refused) as refused:
        acts.plan_benefit(initiative=initiative, content=said(world, body=world.care), by=world.hand, at=NOW)
    assert refused.value.code == "benefits.body.supplier"
    row = acts.plan_benefit(initiative=initiative, content=said(world), by=world.hand, at=NOW)
    with pytest.raises(Refused):
        acts.ask_owner(benefit=row, version=row.version, body=world.care, by=world.hand, at=NOW)
    one = Initiative.objects.get(pk=initiative.pk)
    content = initiatives.Content(
        title=one.title, purpose=one.purpose, supplier=world.school, start=one.start, end=one.end
    )
    initiatives.change_initiative(
        initiative=one, version=one.version, body=world.school, content=content, objectives=[], by=world.hand, at=NOW
    )
    with pytest.raises(Refused) as later:
        owned(world, row)
    assert later.value.code == "benefits.body.supplier", "nor when it becomes the supplier afterwards"


def test_a_closed_body_takes_nothing_home(world: World) -> None:
    body = people.add_body(
        organisation=world.ours, name="Kulturnämnden", kind=BodyKind.BOARD, parent=world.council, by=world.hand, at=NOW
    )
    people.close_body(
        body=body, version=body.version, closed_on=date(2026, 11, 1), why="Slås ihop", by=world.hand, at=NOW
    )
    body.refresh_from_db()
    with pytest.raises(Refused) as refused:
        a_benefit(world, body=body)
    assert refused.value.code == "benefits.body.closed"


def test_an_owner_accepts_in_the_body_itself_and_is_then_asked_to_measure(world: World) -> None:
    row = a_benefit(world)
    for outside in ("maj", "asa", "cora", "rut"):
        with pytest.raises(Forbidden):
            owned(world, row, outside)
    with pytest.raises(Stale):
        acts.accept_benefit(benefit=row, version=99, function="Rektor", by=world.actor("erik"), at=NOW)
    one = owned(world, row)
    assert (one.state, one.owner_function, one.accepted_on) == (BenefitState.ACCEPTED, "Rektor", date(2026, 11, 21))
    assert waiting() == {("benefits.measure", "Skolnämnden", date(2026, 12, 31))}
    with pytest.raises(Refused) as refused:
        owned(world, row)
    assert refused.value.code == "benefits.owned"


def test_what_was_promised_stands_once_it_is_accepted(world: World) -> None:
    row = owned(world)

    def change(**more: object) -> Benefit:
        one = fresh(row)
        content = said(world, **more)  # type: ignore[arg-type]
        return acts.change_benefit(benefit=one, version=one.version, content=content, by=world.hand, at=NOW)

    assert change(method="Enkät till alla.").method == "Enkät till alla."
    for more in ({"promised": {2026: Decimal(1)}}, {"price": 1}, {"unit": "minuter"}, {"body": world.care}):
        with pytest.raises(Refused) as refused:
            change(**more)
        assert refused.value.code == "benefits.promise.stands"


def test_a_promise_can_be_changed_before_anybody_has_accepted(world: World) -> None:
    row = a_benefit(world)
    content = said(world, promised={2027: Decimal(50)}, body=world.care)
    one = acts.change_benefit(benefit=row, version=row.version, content=content, by=world.hand, at=NOW)
    assert [(each.year, each.promised) for each in one.points.all()] == [(2027, Decimal(50))]
    assert {(kind, body) for kind, body, _due in waiting()} == {("benefits.own", "Äldrenämnden")}


def test_who_leaves_a_benefit_leaves_it_to_the_body_and_who_hands_it_over_to_another(world: World) -> None:
    row = owned(world)
    with pytest.raises(Invalid):
        acts.leave_benefit(benefit=row, version=row.version, why=" ", by=world.actor("erik"), at=NOW)
    row = acts.leave_benefit(benefit=row, version=row.version, why="Byter jobb", by=world.actor("erik"), at=NOW)
    assert (row.state, row.owner, row.accepted_on) == (BenefitState.PLANNED, None, None)
    assert {kind for kind, _body, _due in waiting()} == {"benefits.own"}
    with pytest.raises(Refused) as refused:
        acts.leave_benefit(benefit=row, version=row.version, why="Igen", by=world.actor("erik"), at=NOW)
    assert refused.value.code == "benefits.no_owner"
    row = owned(world, row)
    a_measurement(world, row)
    row = fresh(row)
    row = acts.hand_over(
        benefit=row, version=row.version, body=world.care, why="Verksamheten flyttar", by=world.actor("erik"), at=NOW
    )
    assert {(kind, body) for kind, body, _due in waiting()} == {("benefits.own", "Äldrenämnden")}
    again = owned(world, row, "maj")
    assert again.state == BenefitState.MEASURED, "what was measured before is not lost"


def test_a_body_can_be_asked_only_for_what_nobody_owns(world: World) -> None:
    row = a_benefit(world)
    row = acts.ask_owner(
        benefit=row, version=row.version, body=world.care, due=date(2026, 12, 1), by=world.hand, at=NOW
    )
    assert waiting() == {("benefits.own", "Äldrenämnden", date(2026, 12, 1))}
    row = owned(world, row, "maj")
    with pytest.raises(Refused) as refused:
        acts.ask_owner(benefit=row, version=row.version, body=world.school, by=world.hand, at=NOW)
    assert refused.value.code == "benefits.owned"


def test_what_is_no_longer_followed_says_why_and_asks_nobody(world: World) -> None:
    row = a_benefit(world)
    with pytest.raises(Forbidden):
        acts.take_back_benefit(benefit=row, version=row.version, why="Nej", by=world.actor("maj"), at=NOW)
    row = owned(world, row)
    with pytest.raises(Refused) as owner:
        acts.take_back_benefit(benefit=row, version=row.version, why="Nej", by=world.actor("erik"), at=NOW)
    assert owner.value.code == "benefits.owned"
    with pytest.raises(Forbidden):
        acts.end_benefit(benefit=row, version=row.version, why="Nej", by=world.actor("erik"), at=NOW)
    with pytest.raises(Invalid):
        acts.end_benefit(benefit=row, version=row.version, why="", by=world.actor("asa"), at=NOW)
    row = acts.end_benefit(benefit=row, version=row.version, why="Skolan läggs ned", by=world.actor("asa"), at=NOW)
    assert (row.state, row.ended_because, row.next_due) == (BenefitState.ENDED, "Skolan läggs ned", None)
    assert waiting() == set()
    with pytest.raises(Refused) as refused:
        acts.end_benefit(benefit=row, version=row.version, why="Igen", by=world.actor("asa"), at=NOW)
    assert refused.value.code == "benefits.ended"


# --- Closing ----------------------------------------------------------------------------------------------------------


def ready_to_close(world: World) -> Initiative:
    one = an_initiative(world, effect="Tid", effect_due=date(2027, 6, 1))
    for act, more in (
        ("accept_ownership", {"function": "Rektor"}),
        ("look_for_reuse", {"result": ReuseResult.NOTHING, "ground": "Inget fanns."}),
    ):
        one = Initiative.objects.get(pk=one.pk)
        version = {} if act == "look_for_reuse" else {"version": one.version}
        getattr(initiatives, act)(initiative=one, by=world.actor("erik"), at=NOW, **version, **more)
    one = Initiative.objects.get(pk=one.pk)
    initiatives.state_upkeep(
        initiative=one,
        version=one.version,
        maintenance_object="Skola",
        maintenance_plan="Skolkontoret",
        support="Servicedesk",
        by=world.actor("erik"),
        at=NOW,
    )
    Initiative.objects.filter(pk=one.pk).update(phase=Phase.ESTABLISH, ready_on=date(2026, 11, 1))
    return Initiative.objects.get(pk=one.pk)


def close(world: World, one: Initiative) -> Initiative:
    one = Initiative.objects.get(pk=one.pk)
    return initiatives.close(
        initiative=one, version=one.version, outcome="Det blev bra.", by=world.actor("erik"), at=NOW
    )


def test_a_project_with_five_benefits_closes_when_all_five_have_owners_in_the_line(world: World) -> None:
    one = ready_to_close(world)
    rows = [
        acts.plan_benefit(initiative=one, content=said(world, f"Nytta {nr}"), by=world.hand, at=NOW) for nr in range(5)
    ]
    for left, row in zip(range(5, 0, -1), rows, strict=True):
        with pytest.raises(Refused) as refused:
            close(world, one)
        assert refused.value.code == "benefits.close.owners"
        assert refused.value.sentence.count("Nytta ") == left
        assert row.title in refused.value.sentence
        owned(world, row)
    assert close(world, one).phase == Phase.CLOSED
    assert len({row.next_due for row in map(fresh, rows)}) == 1
    assert len([kind for kind, *_rest in waiting() if kind == "benefits.measure"]) == 1, "one body, the same day"
    assert Duty.objects.filter(kind="benefits.measure", done_at=None).count() == 5


def test_a_benefit_that_was_taken_back_keeps_no_project_open(world: World) -> None:
    one = ready_to_close(world)
    row = acts.plan_benefit(initiative=one, content=said(world), by=world.hand, at=NOW)
    acts.take_back_benefit(benefit=row, version=row.version, why="Fel rad", by=world.actor("erik"), at=NOW)
    assert close(world, one).phase == Phase.CLOSED


def test_nothing_is_planned_of_what_was_dropped(world: World) -> None:
    one = an_initiative(world)
    initiatives.drop(initiative=one, version=one.version, why="Pengarna tog slut", by=world.hand, at=NOW)
    one.refresh_from_db()
    with pytest.raises(Refused) as refused:
        acts.plan_benefit(initiative=one, content=said(world), by=world.hand, at=NOW)
    assert refused.value.code == "benefits.dropped"


def test_a_body_that_takes_benefits_home_does_not_cease(world: World) -> None:
    body = people.add_body(
        organisation=world.ours, name="Kulturnämnden", kind=BodyKind.BOARD, parent=world.council, by=world.hand, at=NOW
    )
    a_benefit(world, body=body)
    with pytest.raises(Refused) as refused:
        people.close_body(
            body=body, version=body.version, closed_on=date(2026, 11, 1), why="Slås ihop", by=world.hand, at=NOW
        )
    assert refused.value.code == "benefits.body_owns"
