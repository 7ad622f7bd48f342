"""Several people act at once, each in a connection of their own: nothing is lost, doubled or broken."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test import Client

from farled.direction import acts as direction
from farled.direction.models import DocumentVersion
from farled.direction.states import VersionState
from farled.matters.models import DiarySeries, Matter
from farled.people import acts as people
from farled.people import rules as people_rules
from farled.people.acts import organisation
from farled.people.models import Assignment, Body, User
from farled.people.states import BodyKind, Role
from farled.planning import acts as planning
from farled.planning import rules as planning_rules
from farled.planning.acts import progress
from farled.planning.models import Return
from farled.planning.states import Light
from farled.project import invariants
from farled.thread import acts as thread
from farled.thread import rules as thread_rules
from farled.thread.models import Edge, Node
from farled.thread.states import NodeKind, Relation
from farled.trail import acts as trail
from farled.trail.models import Entry
from farled.web import patience
from farled.web.refused import Refused
from tests.cast import LONG_AGO, NOW, TODAY, World
from tests.factories.direction import a_draft
from tests.factories.matters import a_decision, a_matter
from tests.factories.planning import make_activity, make_area, make_plan, make_round
from tests.gates.parallel import at_once, meet, without_row_locks

only_a_server = pytest.mark.only_on("postgresql")  # SQLite lets one transaction write at a time


def codes(answers: list[Any]) -> list[str]:
    """What each was told: the code of a refusal, or nothing when it was done. Anything else is not told but raised."""
    for answer in answers:
        if isinstance(answer, Exception) and not isinstance(answer, Refused):
            raise answer
    return sorted(answer.code if isinstance(answer, Refused) else "" for answer in answers)


# --- Numbers ----------------------------------------------------------------------------------------------------------


def test_T6_R20_fifty_matters_at_once_get_fifty_numbers(committed: World) -> None:
    numbers = count()

    def register_some() -> list[str]:
        kept = []
        for number in (next(numbers) for _each in range(10)):
            with transaction.atomic():
                reference = a_matter(committed, title=f"Ärende {number}", opened_on=TODAY).reference
                undone = number % 5 == 0
                transaction.set_rollback(undone)
            kept += [] if undone else [reference]
        return kept

    drawn = [reference for kept in at_once(*[register_some] * 5) for reference in kept]
    assert len(drawn) == len(set(drawn)) == 40
    assert set(Matter.objects.values_list("reference", flat=True)) == set(drawn)
    assert DiarySeries.objects.get().last >= 40
    assert invariants.violations() == []


# --- The red thread ---------------------------------------------------------------------------------------------------


def tie_both_ways(world: World, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Two people at once: one says that A exists because of B, the other that B exists because of A."""
    with transaction.atomic():
        nodes = thread.place_many(kind=NodeKind.OBJECTIVE, refs=[1, 2], organisation_id=world.ours.pk)
    meet(monkeypatch, thread_rules, "check_within_reach")

    def tie(lower: Node, upper: Node) -> None:
        with transaction.atomic():
            thread.tie(lower=lower, upper=upper, relation=Relation.PART_OF, on=TODAY)

    return at_once(partial(tie, nodes[1], nodes[2]), partial(tie, nodes[2], nodes[1]))


def test_T6_two_ties_that_together_make_a_circle_are_not_both_made(
    committed: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codes(tie_both_ways(committed, monkeypatch)) == ["", "thread.circle"]
    assert Edge.objects.count() == 1


@only_a_server
def test_T5_T6_without_the_lock_a_circle_is_found(committed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thread, "_one_at_a_time", lambda _ties: None)
    assert codes(tie_both_ways(committed, monkeypatch)) == ["", ""]
    assert [found.invariant for found in invariants.violations() if found.invariant == "thread.rings"] != []


def while_another_organisation_ties(world: World, act: Callable[[], Any]) -> Any:
    """What an act of ours comes to, with little patience, while theirs has tied something and goes on for long."""

    def impatient() -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '500ms'")
        return act()

    with transaction.atomic():
        nodes = thread.place_many(kind=NodeKind.OBJECTIVE, refs=[801, 802], organisation_id=world.theirs.pk)
        thread.tie(lower=nodes[801], upper=nodes[802], relation=Relation.PART_OF, on=TODAY)
        (answer,) = at_once(impatient)
        transaction.set_rollback(True)
    return answer


@only_a_server
def test_T6_a_plan_is_read_in_without_waiting_for_another_organisations_ties(committed: World) -> None:
    plan = make_plan(committed, adopted=False)
    area = make_area(committed, plan)
    answer = while_another_organisation_ties(committed, lambda: make_activity(committed, plan, objective=area))
    assert answer.objective == area
    assert Edge.objects.filter(lower__kind=NodeKind.ACTIVITY, lower__ref=answer.pk).exists()


@only_a_server
def test_T5_T6_an_act_that_waits_for_another_organisation_is_found(
    committed: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(committed, adopted=False)
    area = make_area(committed, plan)
    tie_many = thread.tie_many
    monkeypatch.setattr(thread, "tie_many", lambda ties, *, on, **_more: tie_many(ties, on=on))
    answer = while_another_organisation_ties(committed, lambda: make_activity(committed, plan, objective=area))
    assert isinstance(answer, OperationalError)


# --- Decisions --------------------------------------------------------------------------------------------------------


def test_T6_a_version_is_adopted_once(committed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    document = a_draft(committed)
    decisions = [a_decision(committed, on=TODAY - timedelta(days=days)) for days in (1, 2)]
    meet(monkeypatch, direction.decisions, "check_version")

    def adopt(decision: Any) -> Any:
        return direction.adopt(
            document=document, version=1, decision=decision, valid_from=TODAY, by=committed.actor("asa"), at=NOW
        )

    assert codes(at_once(*(partial(adopt, each) for each in decisions))) == ["", "direction.no_draft"]
    (version,) = DocumentVersion.objects.all()
    assert (version.state, version.version) == (VersionState.ADOPTED, 2)
    assert Entry.objects.filter(verb="direction.version.adopted").count() == 1


# --- History ----------------------------------------------------------------------------------------------------------


def write_history(world: World) -> None:
    """Four people write ten things each in the history of two organisations."""

    def write(hand: Any) -> None:
        for _each in range(10):
            with transaction.atomic():
                subject = ("people.organisation", hand.organisation_id, "")
                trail.append("test", organisation_id=hand.organisation_id, subject=subject, by=hand, at=NOW)

    hands = [world.hand, world.their_hand] * 2
    assert at_once(*(partial(write, hand) for hand in hands)) == [None] * 4


def test_T6_R18_a_chain_written_by_many_is_unbroken(committed: World) -> None:
    before = Entry.objects.count()
    write_history(committed)
    assert Entry.objects.count() == before + 40
    assert invariants.violations() == []


@only_a_server
def test_T5_T6_without_the_lock_a_broken_chain_is_found(committed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    without_row_locks(monkeypatch)
    meet(monkeypatch, trail, "_locked_head")
    with pytest.raises(AssertionError):
        write_history(committed)


# --- Roles and accounts -----------------------------------------------------------------------------------------------


def give_role(world: World, *, days: int) -> Assignment:
    return people.assign(
        user=world.users["rut"],
        organisation=world.ours,
        role=Role.COACH,
        valid_from=LONG_AGO + timedelta(days=days),
        by=world.actor("disa"),
        at=NOW,
    )


def test_T6_a_role_given_by_two_at_once_is_given_once(committed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    meet(monkeypatch, people_rules, "check_not_held")
    (code,) = set(codes(at_once(*(partial(give_role, committed, days=days) for days in (0, 1))))) - {""}
    assert code.startswith("people.assignment.held")
    assert Assignment.objects.filter(role=Role.COACH, user=committed.users["rut"]).count() == 1


@only_a_server
def test_T5_T6_R22_without_the_lock_the_database_refuses_the_second(
    committed: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_row_locks(monkeypatch)
    meet(monkeypatch, people_rules, "check_not_held")
    answers = at_once(*(partial(give_role, committed, days=days) for days in (0, 1)))
    assert [type(answer) for answer in answers if isinstance(answer, Exception)] == [IntegrityError]


def test_T6_S8_an_account_closed_while_it_works_is_out_at_the_next_request(
    committed: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Client()
    browser.force_login(committed.users["disa"])
    other: dict[str, Any] = {"organisation": committed.ours, "by": committed.hand, "at": NOW}
    people.assign(user=committed.users["rut"], role=Role.ADMINISTRATOR, valid_from=LONG_AGO, **other)
    meet(monkeypatch, people_rules, "check_can_manage")

    def rename() -> Any:
        return browser.post(
            f"/people/{committed.school.pk}/change/", {"version": "1", "name": "Bildningsnämnden", "kind": "board"}
        )

    def close() -> User:
        return people.deactivate(user=committed.users["disa"], **other)

    answer, closed = at_once(rename, close)
    assert not closed.is_active
    done = answer.status_code == 303
    assert done or answer.headers["Location"].startswith("/account/login/")
    assert Body.objects.filter(name="Bildningsnämnden").exists() is done
    assert browser.get("/people/").headers["Location"].startswith("/account/login/")
    assert invariants.violations() == []


def test_T6_of_two_who_take_the_same_name_one_is_told(committed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    meet(monkeypatch, organisation, "_check_name_free")

    def add() -> Body:
        return people.add_body(
            organisation=committed.ours, name="Miljönämnden", kind=BodyKind.BOARD, by=committed.actor("disa"), at=NOW
        )

    assert codes(at_once(add, add)) == ["", "people.name_taken"]


# --- Follow-up --------------------------------------------------------------------------------------------------------


def ask(world: World, plan: Any, *, days: int = 10) -> Any:
    return make_round(world, plan, due=TODAY + timedelta(days=days), by=world.actor("asa"))


def test_T6_a_plan_followed_up_by_two_at_once_is_followed_up_once(
    committed: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(committed)
    make_activity(committed, plan, leads=[committed.school])
    meet(monkeypatch, planning_rules, "check_round_days")
    assert codes(at_once(*[partial(ask, committed, plan)] * 2)) == ["", "planning.round.open_already"]
    assert Return.objects.count() == 1
    assert invariants.violations() == []


# --- Waiting for each other -------------------------------------------------------------------------------------------


def wait_for_each_other(world: World, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Two acts that take the same two rows in opposite order, each through ``patiently``."""
    both = [world.school.pk, world.care.pk]
    meet(monkeypatch, people_rules, "check_own_body")

    def take(first: int, second: int) -> str:
        with transaction.atomic():
            Body.objects.select_for_update().get(pk=first)
            people_rules.check_own_body(None, 0)
            return Body.objects.select_for_update().get(pk=second).name

    calls = [partial(take, *both), partial(take, *reversed(both))]
    return at_once(*(partial(patience.patiently, call) for call in calls))


def test_T6_two_who_wait_for_each_other_both_get_their_work_done(
    committed: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wait_for_each_other(committed, monkeypatch) == ["Äldrenämnden", "Skolnämnden"]


@only_a_server
def test_T5_T6_without_patience_a_deadlock_is_found(committed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "ATTEMPTS", 1)
    answers = wait_for_each_other(committed, monkeypatch)
    assert [type(answer) for answer in answers if isinstance(answer, Exception)] == [OperationalError]


def test_T6_a_report_and_a_question_about_it_do_not_wait_for_each_other(
    committed: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(committed)
    activity = make_activity(committed, plan, leads=[committed.school])
    row = ask(committed, plan)
    asking = meet(monkeypatch, Return, "trail_values", before=True)  # the return is locked
    meet(monkeypatch, progress, "settle", before=True, with_those_at=asking)  # history is locked

    def report() -> Any:
        return planning.report_status(
            activity=activity, version=1, light=Light.GREEN, text="Går bra.", by=committed.actor("asa"), at=NOW
        )

    def remind() -> Any:
        return planning.remind(
            round=row, returns=list(row.returns.all()), due=TODAY + timedelta(days=20), note="",
            by=committed.actor("asa"), at=NOW,
        )  # fmt: skip

    assert codes(at_once(report, remind)) == ["", ""]
    assert invariants.violations() == []
