"""What follows after a decision: conditions, tranches against their gates, money that comes back, and the end (E27)."""

from collections.abc import Callable
from dataclasses import replace
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
from farled.portfolio.figures.grants import tranche_rows
from farled.portfolio.models import Grant, Tranche
from farled.portfolio.slots.grants import to_pay_out
from farled.portfolio.states import GrantState
from farled.project import invariants
from farled.web.refused import Refused
from farled.web.together import answered
from tests.cast import NOW, TODAY, World
from tests.factories.portfolio import MKR, a_grant, a_portfolio, a_prepared, instalments

pytestmark = pytest.mark.django_db
LATER = NOW.replace(year=2028)  # when the year of both parts has come


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as problem:
        act()
    return problem.value.sentence.replace("\xa0", " ")


def granted(world: World, *, terms: bool = False, **waits: Any) -> Grant:
    row = a_prepared(world)
    given = [Term(text="Personuppgifter utredda.", due=date(2027, 1, 31))] if terms else []
    return a_grant(world, row, parts=instalments(row, **waits), terms=given)


def tranche(one: Grant, number: int = 1) -> Tranche:
    return one.tranches.get(number=number)


def release(world: World, row: Tranche, who: str = "cora", **said: Any) -> Tranche:
    given = {"at": LATER, **said}
    return acts.release_tranche(tranche=row, version=row.version, by=world.actor(who), **given)


def test_a_tranche_waits_for_its_phase(world: World) -> None:
    one = granted(world, phase=Phase.IMPLEMENT)
    assert "nått fasen ”implementera”. Nu är det i fasen ”initiera”" in refused(lambda: release(world, tranche(one)))
    Initiative.objects.update(phase=Phase.ESTABLISH)
    assert release(world, tranche(one)).released_on == date(2028, 11, 21)
    assert "redan utbetald" in refused(lambda: release(world, tranche(one)))


def test_a_tranche_waits_for_its_condition(world: World) -> None:
    one = granted(world, terms=True, after=1)
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


def test_a_condition_that_no_part_waits_for_holds_back_every_part(world: World) -> None:
    row = a_prepared(world)
    first, second = instalments(row)
    terms = [Term(text="Upphandlat."), Term(text="Utredda personuppgifter.")]
    one = a_grant(world, row, parts=[replace(first, after=1), second], terms=terms)
    tranches = list(one.tranches.order_by("number"))
    assert "villkoret ”Upphandlat.”" in refused(lambda: release(world, tranches[0]))
    told = "väntar på villkor som gäller alla delar: ”Utredda personuppgifter.”. Bedöm först"
    assert told in refused(lambda: release(world, tranches[1]))
    assert told in tranche_rows(one, LATER.date())[1].waits
    cora = world.actor("cora")
    assert list(answered(to_pay_out(cora, LATER.date()))) == []
    for condition in one.conditions.order_by("-pk"):
        acts.fulfil_condition(condition=condition, version=1, ground="Ja.", by=cora, at=LATER)
        assert len(list(answered(to_pay_out(cora, LATER.date())))) == (1 if condition.text != "Upphandlat." else 2)
    assert release(world, tranches[1]).released_by == "Cora Coach"
    assert release(world, tranches[0]).released_by == "Cora Coach"


def test_a_tranche_is_paid_out_in_its_own_year_at_the_earliest(world: World) -> None:
    one = granted(world)
    in_2027 = NOW.replace(year=2027)
    told = refused(lambda: release(world, tranche(one), at=NOW))
    assert "Del 1 är pengar för 2027 och betalas ut tidigast 1 januari 2027." in told
    assert "tidigast 1 januari 2028" in refused(lambda: release(world, tranche(one, 2), at=in_2027))
    assert "tidigast 1 januari 2027" in refused(lambda: release(world, tranche(one), at=in_2027, on=TODAY))
    assert release(world, tranche(one), at=in_2027).released_on == date(2027, 11, 21)


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
    one = granted(world, terms=True)
    ending: dict[str, Any] = {"grant": one, "version": one.version, "by": world.actor("cora"), "at": LATER}
    assert "Del 1, 2 är varken utbetald" in refused(lambda: acts.finish(**ending))
    for row in one.tranches.all():
        acts.return_money(
            tranche=row, version=row.version, amount=MKR, because="Behövs inte.", by=world.actor("cora"), at=LATER
        )
    one.refresh_from_db()
    ending["version"] = one.version
    assert "”Personuppgifter utredda.”" in refused(lambda: acts.finish(**ending))
    condition = one.conditions.get()
    acts.fulfil_condition(condition=condition, version=1, ground="Ja.", by=world.actor("cora"), at=LATER)
    assert acts.finish(**ending).state == GrantState.FINISHED
    assert "slutreglerat" in refused(lambda: release(world, tranche(one)))


def test_revoking_gives_back_what_is_not_paid(world: World) -> None:
    row = a_prepared(world)
    first, second = instalments(row)
    terms = [Term(text="Personuppgifter utredda.", due=date(2027, 1, 31))]
    one = a_grant(world, row, parts=[first, replace(second, after=1)], terms=terms)
    release(world, tranche(one))
    acts.revoke(grant=one, version=one.version, because="Läggs ned.", by=world.actor("bo"), at=LATER)
    of = a_portfolio(world)
    assert (ledger(of, 2027).granted, ledger(of, 2028).granted) == (MKR, 0)
    one.refresh_from_db()
    assert (one.state, one.returned) == (GrantState.REVOKED, MKR)
    assert Duty.objects.filter(kind="portfolio.condition", done_at=None).count() == 0
    assert invariants.violations() == []


def test_its_page_tells_who_decided_and_what_each_part_waits_for(
    world: World, as_user: Callable[[str], Client]
) -> None:
    one = granted(world, terms=True, after=1)
    html = as_user("cora").get(f"/portfolio/grants/{one.pk}/").content.decode()
    for said in (
        "Stadsdirektören i Kommunstyrelsen på delegation",
        "Projektkontoret betalar ut: projektcoachen eller strategen.",
        "betalas ut tidigast 1 januari 2027",
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
