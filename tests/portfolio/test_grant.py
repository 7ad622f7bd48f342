"""What follows after a decision: conditions, tranches against their gates, money that comes back, and the end (E27)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from farled.agenda.models import Duty
from farled.initiatives.models import Initiative
from farled.initiatives.states import Phase
from farled.portfolio import acts
from farled.portfolio.acts import Term
from farled.portfolio.figures import ledger
from farled.portfolio.models import Grant, Tranche
from farled.portfolio.states import GrantState
from farled.project import invariants
from farled.web.refused import Refused
from farled.web.together import answered
from tests.cast import NOW, TODAY, World
from tests.factories.portfolio import MKR, a_grant, a_portfolio, a_prepared, instalments

pytestmark = pytest.mark.django_db


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as problem:
        act()
    return problem.value.sentence.replace("\xa0", " ")


def granted(world: World, **waits: Any) -> Grant:
    row = a_prepared(world)
    terms = [Term(text="Personuppgifter utredda.", due=date(2027, 1, 31))]
    return a_grant(world, row, parts=instalments(row, **waits), terms=terms)


def tranche(one: Grant, number: int = 1) -> Tranche:
    return one.tranches.get(number=number)


def release(world: World, row: Tranche, who: str = "cora", **said: Any) -> Tranche:
    return acts.release_tranche(tranche=row, version=row.version, by=world.actor(who), at=NOW, **said)


def test_a_tranche_waits_for_its_phase(world: World) -> None:
    one = granted(world, phase=Phase.IMPLEMENT)
    assert "nått fasen ”implementera”. Nu är det i fasen ”initiera”" in refused(lambda: release(world, tranche(one)))
    Initiative.objects.update(phase=Phase.ESTABLISH)
    assert release(world, tranche(one)).released_on == TODAY
    assert "redan utbetald" in refused(lambda: release(world, tranche(one)))


def test_a_tranche_waits_for_its_condition(world: World) -> None:
    one = granted(world, after=1)
    assert "villkoret ”Personuppgifter utredda.”" in refused(lambda: release(world, tranche(one)))
    condition = one.conditions.get()
    assert Duty.objects.filter(kind="portfolio.condition", done_at=None).count() == 1
    acts.fulfil_condition(
        condition=condition, version=condition.version, ground="Utredningen.", by=world.actor("cora"), at=NOW
    )
    assert Duty.objects.filter(kind="portfolio.condition", done_at=None).count() == 0
    assert release(world, tranche(one)).released_by == "Cora Coach"
    condition.refresh_from_db()
    assert "redan uppfyllt" in refused(
        lambda: acts.fulfil_condition(
            condition=condition, version=condition.version, ground="Igen.", by=world.actor("cora"), at=NOW
        )
    )


def test_a_tranche_waits_for_what_else_must_be_so(world: World) -> None:
    one = granted(world, gate="Upphandlingen är klar")
    assert "Upphandlingen är klar. Skriv hur det är visat" in refused(lambda: release(world, tranche(one)))
    assert release(world, tranche(one), gate_ground="Avtalet.").gate_ground == "Avtalet."


def test_only_the_coach_and_the_strategist_pay_out(world: World) -> None:
    one = granted(world)
    assert "sköts av projektcoachen" in refused(lambda: release(world, tranche(one), "bo"))


def test_nothing_is_paid_to_what_is_dropped(world: World) -> None:
    one = granted(world)
    Initiative.objects.update(phase=Phase.DROPPED, outcome="Lades ned.", closed_on=TODAY)
    assert "Initiativet är nedlagt" in refused(lambda: release(world, tranche(one)))


def test_money_that_comes_back_is_free_in_its_own_year(world: World) -> None:
    one = granted(world)
    row = tranche(one)
    back: dict[str, Any] = {
        "tranche": row,
        "version": row.version,
        "because": "Billigare.",
        "by": world.actor("cora"),
        "at": NOW,
    }
    assert "finns 1 000 000 kr att återlämna" in refused(lambda: acts.return_money(amount=MKR + 1, **back))
    acts.return_money(amount=MKR // 4 + 1, **back)
    assert ledger(a_portfolio(world), 2027).granted == MKR - MKR // 4 - 1
    one.refresh_from_db()
    assert one.returned == MKR // 4 + 1
    assert invariants.violations() == []


def test_a_grant_is_finished_when_all_is_paid_and_fulfilled(world: World) -> None:
    one = granted(world)
    ending: dict[str, Any] = {"grant": one, "version": one.version, "by": world.actor("cora"), "at": NOW}
    assert "Del 1, 2 är varken utbetald" in refused(lambda: acts.finish(**ending))
    for row in one.tranches.all():
        release(world, row)
    assert "”Personuppgifter utredda.”" in refused(lambda: acts.finish(**ending))
    condition = one.conditions.get()
    acts.fulfil_condition(condition=condition, version=1, ground="Ja.", by=world.actor("cora"), at=NOW)
    assert acts.finish(**ending).state == GrantState.FINISHED
    assert "slutreglerat" in refused(lambda: release(world, tranche(one)))


def test_revoking_gives_back_what_is_not_paid(world: World) -> None:
    one = granted(world)
    release(world, tranche(one))
    acts.revoke(grant=one, version=one.version, because="Läggs ned.", by=world.actor("bo"), at=NOW)
    of = a_portfolio(world)
    assert (ledger(of, 2027).granted, ledger(of, 2028).granted) == (MKR, 0)
    one.refresh_from_db()
    assert (one.state, one.returned) == (GrantState.REVOKED, MKR)
    assert Duty.objects.filter(kind="portfolio.condition", done_at=None).count() == 0
    assert invariants.violations() == []


def test_its_page_tells_who_decided_and_what_each_part_waits_for(
    world: World, as_user: Callable[[str], Client]
) -> None:
    one = granted(world, after=1)
    html = as_user("cora").get(f"/portfolio/grants/{one.pk}/").content.decode()
    for said in (
        "Stadsdirektören i Kommunstyrelsen på delegation",
        "väntar på villkoret",
        "Nyttan är stor.",
        "Bokfört",
    ):
        assert said in html
    client = as_user("cora")
    row = tranche(one, 2)
    assert client.get(f"/portfolio/tranches/{row.pk}/release/").status_code == 200
    sent = client.post(f"/portfolio/tranches/{row.pk}/return/", {"version": 1, "amount": "1,50", "because": "Rest."})
    assert sent.status_code == 303
    assert ledger(a_portfolio(world), 2028).granted == MKR - 150


def test_what_waits_for_a_decider_is_told(world: World) -> None:
    from farled.portfolio.slots.grants import waiting
    from tests.factories.portfolio import a_limit

    row = a_prepared(world)
    a_limit(world)
    (one,) = answered(waiting(world.actor("bo"), TODAY))
    assert one.url == f"/portfolio/applications/{row.pk}/decide/"
    assert list(answered(waiting(world.actor("asa"), TODAY))) == []
