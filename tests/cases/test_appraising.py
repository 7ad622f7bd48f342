"""The appraiser is never the applicant, both valuations stay in sight, and differences are explained in the open."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from farled.agenda.reads import Duty
from farled.cases import acts, reads
from farled.cases.figures import summary
from farled.cases.reads import Appraisal, AppraisedLine, Case
from farled.initiatives import acts as initiatives
from farled.people import acts as people
from farled.people.reads import Role
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from farled.web.together import answered
from tests.cases.conftest import strategic
from tests.cast import LONG_AGO, NOW, TODAY, World
from tests.factories.cases import COST, a_case, a_full_case, appraised, chosen, fresh, submitted


@pytest.fixture
def case(world: World) -> Case:
    return submitted(world, of=strategic(world))


def begin(world: World, case: Case, who: str = "valter") -> Appraisal:
    return acts.begin_appraisal(case=case, by=world.actor(who), at=NOW)


def make_appraiser(world: World, name: str) -> None:
    people.assign(
        user=world.users[name], organisation=world.ours, role=Role.APPRAISER, body=None, valid_from=LONG_AGO,
        by=world.hand, at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize("who", ["asa", "erik", "cora", "bo", "otto"])
def test_only_appraisers_appraise(world: World, case: Case, who: str) -> None:
    with pytest.raises(Forbidden):
        begin(world, case, who)


def test_whoever_is_asked_and_may_not_reads_why_on_the_page(
    world: World, case: Case, as_user: Callable[[str], Client]
) -> None:
    make_appraiser(world, "erik")
    text = as_user("erik").get(f"/cases/{case.pk}/").text
    assert "Den som söker värderar inte" in text
    assert "Börja värdera" not in text
    assert "Börja värdera" in as_user("valter").get(f"/cases/{case.pk}/").text


def test_whoever_works_for_the_applicant_is_told_so(world: World, case: Case) -> None:
    for name in ("erik", "ella"):  # of the board itself, and of a unit under it
        make_appraiser(world, name)
    make_appraiser(world, "maj")
    for name in ("erik", "ella"):
        with pytest.raises(Refused) as refused:
            begin(world, case, name)
        assert refused.value.code == "cases.appraise.works_there"
        assert "Skolnämnden" in refused.value.sentence
    assert begin(world, case, "maj").appraiser_name == "Maj Redaktör"


def test_whoever_has_written_a_line_does_not_appraise_also_when_it_is_gone(world: World) -> None:
    make_appraiser(world, "asa")
    one = a_full_case(world, of=strategic(world))
    asa = world.actor("asa")
    line = acts.add_cost(alternative=chosen(one), content=COST, by=asa, at=NOW)
    acts.remove_cost(line=line, version=1, by=asa, at=NOW)
    done = acts.submit(case=one, version=1, by=world.actor("erik"), at=NOW)
    with pytest.raises(Refused) as refused:
        begin(world, done, "asa")
    assert refused.value.code == "cases.appraise.wrote"
    assert reads.writers_of(done) == {world.users["asa"].pk, world.users["erik"].pk}


def test_whoever_owns_the_initiative_does_not_appraise(world: World, case: Case) -> None:
    case.initiative.owner = world.users["valter"]
    case.initiative.accepted_on, case.initiative.owner_function = TODAY, "Chef"
    case.initiative.save()
    with pytest.raises(Refused) as refused:
        begin(world, case)
    assert refused.value.code == "cases.appraise.owns"


def test_drafts_are_not_appraised(world: World) -> None:
    with pytest.raises(Refused) as refused:
        begin(world, a_case(world))
    assert refused.value.code == "cases.not_submitted"


def test_lines_are_valued_and_valued_anew(world: World, case: Case) -> None:
    one, valter = begin(world, case), world.actor("valter")
    cost, benefit = reads.cost_lines(case)[0], reads.benefit_lines(case)[0]
    said: dict[str, Any] = {"appraisal": one, "by": valter, "at": NOW, "why": "Som i grannkommunen."}
    acts.value_cost(line=cost, version=0, factor=Decimal("1.2"), **said)
    acts.value_cost(line=cost, version=1, factor=Decimal("1.1"), **said)
    numbers: dict[str, Any] = {"low": Decimal(1000), "likely": Decimal(2000), "high": Decimal(2500)}
    acts.value_benefit(line=benefit, version=0, **numbers, **said)
    assert [each.factor for each in AppraisedLine.objects.filter(cost_line=cost)] == [Decimal("1.1")]
    assert AppraisedLine.objects.get(benefit_line=benefit).likely == 2000
    with pytest.raises(Invalid):
        acts.value_cost(line=cost, version=2, factor=Decimal(-1), **said)
    with pytest.raises(Invalid):
        acts.value_benefit(line=benefit, version=1, **numbers | {"low": Decimal(3000)}, **said)
    with pytest.raises(Invalid):
        acts.value_cost(line=cost, version=2, factor=Decimal(1), **said | {"why": ""})
    other = acts.begin_appraisal
    with pytest.raises(Refused):
        other(case=case, by=valter, at=NOW)


def test_a_value_is_taken_back_until_the_appraisal_is_delivered(world: World, case: Case) -> None:
    one, valter = begin(world, case), world.actor("valter")
    line = reads.cost_lines(case)[0]
    said: dict[str, Any] = {"appraisal": one, "line": line, "factor": Decimal(2), "by": valter, "at": NOW}
    value = acts.value_cost(version=0, why="Dyrare.", **said)
    with pytest.raises(Forbidden):
        acts.take_back_value(line=value, version=1, by=world.actor("erik"), at=NOW)
    acts.value_cost(version=1, why="Mycket dyrare.", **said)
    with pytest.raises(Stale):
        acts.take_back_value(line=value, version=1, by=valter, at=NOW)
    acts.take_back_value(line=value, version=2, by=valter, at=NOW)
    assert not AppraisedLine.objects.exists()
    again = acts.value_cost(version=0, why="Ändå.", **said)
    acts.deliver(appraisal=one, version=1, statement="Klart.", by=valter, at=NOW)
    with pytest.raises(Refused) as refused:
        acts.take_back_value(line=again, version=1, by=valter, at=NOW)
    assert refused.value.code == "cases.appraisal.delivered"


def test_a_line_of_another_version_is_not_valued(world: World, case: Case) -> None:
    one = begin(world, case)
    other = a_full_case(world, of=strategic(world, "Ett annat"))
    with pytest.raises(Refused) as refused:
        acts.value_cost(
            appraisal=one, line=reads.cost_lines(other)[0], version=0, factor=Decimal(1), why="x",
            by=world.actor("valter"), at=NOW,
        )  # fmt: skip
    assert refused.value.code == "cases.appraisal.line"


def test_an_appraisal_is_its_own_until_it_is_delivered(world: World, case: Case) -> None:
    make_appraiser(world, "maj")
    one = begin(world, case)
    erik, valter, maj = (world.actor(name) for name in ("erik", "valter", "maj"))
    assert [list(reads.appraisals(who)) for who in (erik, valter, maj)] == [[], [one], []]
    with pytest.raises(Forbidden):
        acts.deliver(appraisal=one, version=1, statement="Bra", by=maj, at=NOW)
    with pytest.raises(Refused):
        acts.reply(appraisal=one, version=1, reply="Nej", by=erik, at=NOW)
    acts.deliver(appraisal=one, version=1, statement="Bra", by=valter, at=NOW)
    assert list(reads.appraisals(erik)) == [one]
    assert list(reads.appraisals(world.actor("otto"))) == []


TO_WRITE = "Skriv klart värderingen"


def test_an_appraisal_nobody_asked_for_waits_for_whoever_began_it(
    world: World, as_user: Callable[[str], Client]
) -> None:
    one = submitted(world)
    assert not Duty.objects.filter(kind="cases.appraise").exists(), "its tier asks for no full valuation"
    valter = as_user("valter")
    assert TO_WRITE not in valter.get("/agenda/").text
    row = begin(world, one)
    assert TO_WRITE in valter.get("/agenda/").text
    assert TO_WRITE not in as_user("asa").get("/agenda/").text
    acts.deliver(appraisal=row, version=1, statement="Bra", by=world.actor("valter"), at=NOW)
    assert TO_WRITE not in valter.get("/agenda/").text


def test_what_an_appraiser_was_asked_for_is_told_once(
    world: World, case: Case, as_user: Callable[[str], Client]
) -> None:
    begin(world, case)
    text = as_user("valter").get("/agenda/").text
    assert "Värdera oberoende" in text
    assert TO_WRITE not in text


@pytest.mark.parametrize("ends", ["replaced", "dropped"])
def test_what_can_be_delivered_no_more_waits_for_nobody(
    world: World, as_user: Callable[[str], Client], ends: str
) -> None:
    one = submitted(world)
    begin(world, one)
    if ends == "replaced":
        newer = acts.make_version(case=one, version=one.version, why="Nya priser.", by=world.hand, at=NOW)
        acts.submit(case=newer, version=newer.version, by=world.hand, at=NOW)
    else:
        of = one.initiative
        of.refresh_from_db()
        initiatives.drop(initiative=of, version=of.version, why="Behövs inte.", by=world.actor("asa"), at=NOW)
    assert TO_WRITE not in as_user("valter").get("/agenda/").text


def test_the_applicant_explains_and_both_stand(world: World, case: Case) -> None:
    one = appraised(world, case)
    assert reads.delivered_appraisal(case) == one
    assert not reads.not_appraised(Case.objects.all()).exists()
    assert Duty.objects.get(kind="cases.reply", done_at=None).body == world.school
    assert not Duty.objects.filter(kind="cases.appraise", done_at=None).exists()
    with pytest.raises(Forbidden):
        acts.reply(appraisal=one, version=one.version, reply="Hej", by=world.actor("valter"), at=NOW)
    done = acts.reply(appraisal=one, version=one.version, reply="Vi återanvänder mer.", by=world.actor("erik"), at=NOW)
    assert (done.reply, done.replied_by, done.replied_on) == ("Vi återanvänder mer.", "Erik Redaktör", TODAY)
    assert not Duty.objects.filter(kind="cases.reply", done_at=None).exists()
    erik, valter = world.actor("erik"), world.actor("valter")
    with pytest.raises(Refused):
        acts.reply(appraisal=done, version=done.version, reply="Igen", by=erik, at=NOW)
    with pytest.raises(Refused):
        acts.deliver(appraisal=done, version=done.version, statement="Ny", by=valter, at=NOW)


def test_a_case_read_with_its_lines_and_appraisals_comes_to_the_same_and_asks_no_more(
    world: World, case: Case, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    appraised(world, case)
    whole, found = answered(reads.with_lines(fresh(case), appraised=True)), []
    assert count_queries(lambda: found.append(summary(whole))) == 0
    assert found == [summary(fresh(case))]
    assert found[0].npv_appraised is not None
    lines = [line for way in whole.alternatives.all() for line in way.cost_lines.all()]
    assert count_queries(lambda: [line.alternative.case for line in lines]) == 0
    assert {line.alternative for line in lines} == {chosen(case)}
