"""Whatever is done in whatever order, no portfolio is overdrawn and every krona is where the entries say (R67)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farled.portfolio import acts
from farled.portfolio.figures import Money, ledger, standings, total
from farled.portfolio.models import Account, LedgerEntry, Portfolio
from farled.portfolio.reads import money as reads
from farled.portfolio.states import EntryKind
from farled.project import invariants
from farled.web.optimistic import Stale
from farled.web.refused import Refused
from tests.cast import NOW, World
from tests.factories.matters import a_decision
from tests.factories.portfolio import MKR, a_frame, a_portfolio

pytestmark = pytest.mark.django_db
YEARS = (2027, 2028)


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as problem:
        act()
    return problem.value.sentence.replace("\xa0", " ")


def booking(world: World, act: Callable[..., Any], of: Portfolio, year: int = 2027, **said: Any) -> LedgerEntry:
    given: dict[str, Any] = {"text": "Prov"} | said
    entry: LedgerEntry = act(portfolio=of, year=year, by=world.actor("asa"), at=NOW, **given)
    return entry


def test_a_frame_rests_on_the_councils_decision_or_a_stated_ground(world: World) -> None:
    of = a_portfolio(world, council=world.council)
    setting: dict[str, Any] = {"year": 2027, "amount": MKR, "text": ""}
    assert "Ramen beslutas av Kommunfullmäktige" in refused(lambda: booking(world, acts.set_frame, of, **setting))
    other = a_decision(world, body=world.executive)
    assert "är inte av Kommunfullmäktige" in refused(
        lambda: booking(world, acts.set_frame, of, decision=other, **setting)
    )
    proposed = a_decision(world, recommends=True)
    assert "avgör inget" in refused(lambda: booking(world, acts.set_frame, of, decision=proposed, **setting))
    entry = booking(world, acts.set_frame, of, decision=a_decision(world), **setting)
    assert (entry.amount, entry.kind, ledger(of, 2027)) == (MKR, EntryKind.FRAME, Money(frame=MKR, left=MKR))
    assert "redan satt till 1 000 000 kr" in refused(
        lambda: booking(world, acts.set_frame, of, ground="Igen", **setting)
    )


def test_what_is_left_of_a_frame_that_is_taken_back_is_changed_and_not_set_anew(world: World) -> None:
    of = a_portfolio(world)
    first = a_frame(world, of, amount=MKR)
    change: dict[str, Any] = {"ground": "Budget", "text": ""}
    booking(world, acts.change_frame, of, version=MKR, amount=3 * MKR // 2, **change)
    acts.correct(entry=first, because="Fel år", by=world.actor("asa"), at=NOW)
    assert "redan satt till 500 000 kr" in refused(lambda: booking(world, acts.set_frame, of, amount=2 * MKR, **change))
    booking(world, acts.change_frame, of, version=MKR // 2, amount=2 * MKR, **change)
    assert ledger(of, 2027) == Money(frame=2 * MKR, left=2 * MKR)


def test_a_frame_is_not_lowered_below_what_is_gone(world: World) -> None:
    of = a_portfolio(world)
    a_frame(world, of, amount=MKR)
    booking(world, acts.set_aside, of, amount=MKR // 2)
    lower: dict[str, Any] = {"amount": MKR // 4, "version": MKR, "ground": "Sparbeting"}
    assert "det fattas 250 000 kr" in refused(lambda: booking(world, acts.change_frame, of, **lower))
    with pytest.raises(Stale):
        booking(world, acts.change_frame, of, amount=2 * MKR, version=MKR - 1, ground="Mer")
    booking(world, acts.change_frame, of, amount=2 * MKR, version=MKR, ground="Mer")
    assert ledger(of, 2027) == Money(frame=2 * MKR, reserve=MKR // 2, left=2 * MKR - MKR // 2)


def test_the_reserve_is_not_overdrawn(world: World) -> None:
    of = a_portfolio(world)
    a_frame(world, of, amount=MKR)
    booking(world, acts.set_aside, of, amount=100)
    assert "Reserven i Utveckling för 2027 är 1 kr" in refused(lambda: booking(world, acts.use_reserve, of, amount=101))
    booking(world, acts.use_reserve, of, amount=100)
    assert ledger(of, 2027) == Money(frame=MKR, left=MKR)


def test_only_the_portfolios_share_is_carried_over(world: World) -> None:
    of = a_portfolio(world, carry_over=10)
    a_frame(world, of, amount=MKR)
    booking(world, acts.carry_over, of, amount=MKR // 20)
    told = refused(lambda: booking(world, acts.carry_over, of, amount=MKR // 20 + 1))
    assert "Högst 10 procent av ramen för 2027" in told
    assert "50 000 kr till" in told
    entry = booking(world, acts.carry_over, of, amount=MKR // 20)
    assert entry.pair is not None
    assert (entry.pair.account.year, entry.pair.amount) == (2028, MKR // 20)
    assert ledger(of, 2028) == Money(left=MKR // 10)
    assert ledger(of, 2028).moved == MKR // 10


def test_money_moved_is_booked_on_both_sides(world: World) -> None:
    one, other = a_portfolio(world), a_portfolio(world, "Innovation")
    a_frame(world, one, amount=MKR)
    to: dict[str, Any] = {"to_portfolio": other, "to_year": 2028, "amount": 12_345}
    assert "Välj beslutet" in refused(lambda: booking(world, acts.move_money, one, **to))
    entry = booking(world, acts.move_money, one, ground="Delårsbokslut", **to)
    assert (ledger(one, 2027).moved, ledger(other, 2028).moved) == (-12_345, 12_345)
    acts.correct(entry=entry, because="Fel portfölj", by=world.actor("asa"), at=NOW)
    assert (ledger(one, 2027).left, ledger(other, 2028).left) == (MKR, 0)
    assert "redan rättad" in refused(lambda: acts.correct(entry=entry, because="Igen", by=world.actor("asa"), at=NOW))
    assert invariants.violations() == []


def test_only_the_strategist_books_and_nothing_is_booked_ahead(world: World) -> None:
    of = a_portfolio(world)
    a_frame(world, of)
    given: dict[str, Any] = {"portfolio": of, "year": 2027, "amount": 1, "text": "Prov", "at": NOW}
    assert "sköts av strategen" in refused(lambda: acts.set_aside(by=world.actor("bo"), **given))
    assert "har inte varit än" in refused(
        lambda: acts.set_aside(by=world.actor("asa"), on=NOW.date().replace(year=2027), **given)
    )
    assert "över noll" in refused(lambda: acts.set_aside(by=world.actor("asa"), **(given | {"amount": 0})))


def test_the_database_itself_refuses_to_overdraw(world: World) -> None:
    a_frame(world, amount=MKR)
    for column in ("free", "reserve", "frame"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Account.objects.update(**{column: -1})


def test_invariants_find_an_account_that_says_something_else(world: World) -> None:
    a_frame(world, amount=MKR)
    Account.objects.update(free=MKR - 1)
    assert {found.invariant for found in invariants.violations()} == {"portfolio.accounts"}


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["frame", "set_aside", "use_reserve", "carry_over", "move", "correct"]),
        st.integers(0, 1),
        st.sampled_from(YEARS),
        st.integers(1, 3 * MKR),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doing=ACTS)
def test_no_sequence_of_acts_overdraws_and_entries_tie(world: World, doing: list[tuple[str, int, int, int]]) -> None:
    with transaction.atomic():
        try:
            _do(world, doing)
        finally:
            transaction.set_rollback(True)


def _do(world: World, doing: list[tuple[str, int, int, int]]) -> None:
    both = [a_portfolio(world, "Ett", carry_over=50), a_portfolio(world, "Två", carry_over=50)]
    for of in both:
        a_frame(world, of, year=2027, amount=2 * MKR)
    hand: dict[str, Any] = {"by": world.hand, "at": NOW}
    for what, place, year, amount in doing:
        of, other = both[place], both[1 - place]
        try:
            with transaction.atomic():
                _one(what, of, other, year, amount, hand)
        except Refused:
            pass
        for account in Account.objects.all():
            assert min(account.free, account.reserve, account.frame) >= 0
    rows = standings(both)
    for row in rows:
        assert row.money == total(row.years)
        assert row.money.frame + row.money.moved == row.money.granted + row.money.reserve + row.money.left
    assert sum(row.money.moved for row in rows) == 0
    assert [each for each in invariants.violations() if each.invariant.startswith("portfolio")] == []


def _one(what: str, of: Portfolio, other: Portfolio, year: int, amount: int, hand: dict[str, Any]) -> None:
    if what == "frame":
        account = reads.accounts([of.pk], [year]).first()
        if account is None or not reads.frame_is_set(account):
            acts.set_frame(portfolio=of, year=year, amount=amount, ground="G", **hand)
        else:
            acts.change_frame(portfolio=of, year=year, version=account.frame, amount=amount, ground="G", **hand)
    elif what == "move":
        acts.move_money(
            portfolio=of, year=year, to_portfolio=other, to_year=year, amount=amount, text="T", ground="G", **hand
        )
    elif what == "correct":
        entry = LedgerEntry.objects.filter(account__portfolio=of).order_by("-pk")[amount % 3 : amount % 3 + 1].first()
        if entry is not None:
            acts.correct(entry=entry, because="Fel", **hand)
    else:
        act = {"set_aside": acts.set_aside, "use_reserve": acts.use_reserve, "carry_over": acts.carry_over}[what]
        act(portfolio=of, year=year, amount=amount, text="T", **hand)
