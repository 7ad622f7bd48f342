"""An initiative that closes a system has its benefit in the case from the start: the yearly cost that ends (S69)."""

from decimal import Decimal

from farled.cases import acts, reads
from farled.cases.models import BenefitLine
from farled.initiatives.reads import Initiative
from farled.trail.reads import Entry
from tests.cast import NOW, World
from tests.factories.cases import CONTENT, COST, RUNNING, a_case, chosen, fresh
from tests.factories.closing import an_ending


def test_the_proposal_begins_with_the_cost_that_ends(world: World) -> None:
    one = an_ending(world)
    case = a_case(world, of=one)
    [line] = reads.benefit_lines(case)
    assert (line.title, line.kind, line.beneficiary) == ("Kostnaden för Vodok upphör", "financial", "internal")
    assert (line.low, line.likely, line.high, line.unit, line.price) == (1, 1, 1, "system", 90_000_000)
    assert line.ramp == [0, 1, 1, 1], "from the year it is to be closed"
    assert line.measured_by == "Kostnaden har upphört enligt avvecklingen"
    assert one.exit is not None
    assert line.body == one.exit.system.owner, "the one that pays for the system has the benefit"
    assert line.exit == one.exit
    assert line.cashable == Decimal(1)


def test_nothing_is_added_for_others_and_no_price_is_made_up(world: World) -> None:
    assert not reads.benefit_lines(a_case(world)).exists()
    [line] = reads.benefit_lines(a_case(world, of=an_ending(world, cost=None)))
    assert line.price is None
    assert line.likely == 1


def test_the_supplier_of_the_initiative_is_never_the_one_to_take_it_home(world: World) -> None:
    one = an_ending(world)
    assert one.exit is not None
    Initiative.objects.filter(pk=one.pk).update(supplier=one.exit.system.owner)
    [line] = reads.benefit_lines(a_case(world, of=Initiative.objects.get(pk=one.pk)))
    assert line.body == world.care


def test_the_line_is_told_in_history_changed_like_others_and_follows_into_the_next_version(world: World) -> None:
    case = a_case(world, of=an_ending(world))
    line = BenefitLine.objects.get()
    assert Entry.objects.filter(subject_kind=BenefitLine.KIND, subject_id=line.pk, verb="cases.benefit_line.added")
    for cost in (COST, RUNNING):
        acts.add_cost(alternative=chosen(case), content=cost, by=world.hand, at=NOW)
    longer = CONTENT.__class__(**{**{n: getattr(CONTENT, n) for n in CONTENT.__slots__}, "horizon": 4})
    acts.change_case(case=case, version=fresh(case).version, content=longer, by=world.hand, at=NOW)
    line.refresh_from_db()
    assert line.ramp == [0, 1, 1, 1, 1]
    assert line.exit is not None
