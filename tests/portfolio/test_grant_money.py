"""Money is granted by the right body for the sum, and refused in words that say what is missing (R70, A5)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.forms import ModelChoiceField
from django.test import Client

from farled.cases.models import Acceptance, Case
from farled.initiatives.models import Initiative
from farled.matters.states import Outcome
from farled.people import acts as people
from farled.people.states import Role
from farled.portfolio import acts
from farled.portfolio.figures import ledger
from farled.portfolio.figures.applications import decided_by
from farled.portfolio.forms.grants import GrantForm
from farled.portfolio.models import Application, Candidate, Desk, Grant
from farled.portfolio.states import ApplicationState, DeskState
from farled.project import invariants
from farled.web.refused import Refused
from tests.cast import LONG_AGO, NOW, TODAY, World
from tests.factories.matters import a_decision
from tests.factories.portfolio import MKR, a_grant, a_limit, a_portfolio, a_prepared, instalments

pytestmark = pytest.mark.django_db


def granting(world: World, row: Application, who: str = "bo", **said: Any) -> Grant:
    given: dict[str, Any] = {"parts": instalments(row), "ground": "Nyttan är stor.", "at": NOW} | said
    return acts.grant_money(application=row, version=row.version, by=world.actor(who), **given)


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as problem:
        act()
    return problem.value.sentence


def test_a_decider_within_the_limit_grants_and_every_krona_is_booked(world: World) -> None:
    row = a_prepared(world)
    limit = a_limit(world)
    one = granting(world, row)
    assert (one.amount, one.delegation, one.body, one.function) == (2 * MKR, limit, world.executive, "Stadsdirektören")
    of = a_portfolio(world)
    assert [(ledger(of, year).granted, ledger(of, year).left) for year in (2027, 2028)] == [(MKR, 9 * MKR)] * 2
    row.refresh_from_db()
    assert (row.state, row.decided_on) == (ApplicationState.GRANTED, TODAY)
    assert invariants.violations() == []


def test_what_a_meeting_decided_is_entered_by_the_registrar(world: World) -> None:
    row = a_prepared(world)
    a_limit(world, world.council, most=None, meeting=True)
    one = granting(world, row, "rut", decision=a_decision(world, on=TODAY))
    assert (one.body, one.decided_as) == (world.council, "body")


def test_beyond_the_limit_the_right_body_is_named(world: World) -> None:
    row = a_prepared(world)
    a_limit(world, most=MKR)
    a_limit(world, world.council, most=None, meeting=True)
    told = refused(lambda: granting(world, row))
    assert "Rätt beslutsfattare är Kommunfullmäktige vid sammanträde" in told
    assert "2 000 000" in told.replace("\xa0", " ")


def test_without_a_limit_nobody_grants(world: World) -> None:
    assert "Ingen har rätt att besluta om" in refused(lambda: granting(world, a_prepared(world)))


def test_another_bodys_meeting_is_not_the_right_one(world: World) -> None:
    row = a_prepared(world)
    a_limit(world, world.council, most=None, meeting=True)
    decision = a_decision(world, body=world.executive)
    assert "Kommunfullmäktige vid sammanträde" in refused(lambda: granting(world, row, "rut", decision=decision))


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.TABLED, Outcome.RECOMMITTED])
def test_a_meeting_that_does_not_say_yes_grants_nothing(world: World, outcome: Outcome) -> None:
    row = a_prepared(world)
    a_limit(world, world.council, most=None, meeting=True)
    decision = a_decision(world, on=TODAY, outcome=outcome)
    assert "avgör inget" in refused(lambda: granting(world, row, "rut", decision=decision))


def test_the_form_offers_what_can_grant_and_nothing_else(world: World) -> None:
    row = a_prepared(world)
    yes = a_decision(world, on=TODAY)
    a_decision(world, on=TODAY, outcome=Outcome.REJECTED)
    offered = GrantForm(world.actor("rut"), row).fields["decision"]
    assert isinstance(offered, ModelChoiceField)
    assert list(offered.queryset or ()) == [yes]


def test_the_registrar_does_not_decide_alone(world: World) -> None:
    row = a_prepared(world)
    a_limit(world)
    assert "Registratorn för in vad ett sammanträde" in refused(lambda: granting(world, row, "rut"))
    assert "förs in av registratorn" in refused(lambda: granting(world, row, decision=a_decision(world)))
    assert "Medel beviljas och återkallas av en beslutsfattare" in refused(lambda: granting(world, row, "asa"))


def test_nothing_is_granted_before_somebody_owns_it(world: World) -> None:
    row = a_prepared(world)
    a_limit(world)
    Initiative.objects.update(accepted_on=None, owner=None, owner_function="")
    assert "Ingen äger Närvaro utan papper" in refused(lambda: granting(world, row))


def test_nothing_is_granted_before_the_running_cost_is_accepted(world: World) -> None:
    row = a_prepared(world)
    a_limit(world)
    Acceptance.objects.all().delete()
    assert "inte accepterad av Skolnämnden" in refused(lambda: granting(world, row))


def test_nothing_is_granted_on_a_case_that_is_not_handed_in(world: World) -> None:
    row = a_prepared(world)
    a_limit(world)
    Case.objects.update(state="replaced")
    assert "inlämnad nyttokalkyl" in refused(lambda: granting(world, row))


def test_what_is_overdrawn_says_what_is_left(world: World) -> None:
    row = a_prepared(world)
    a_limit(world)
    of = a_portfolio(world)
    acts.change_frame(
        portfolio=of, year=2028, version=10 * MKR, amount=MKR // 4, ground="Sparbeting", by=world.hand, at=NOW
    )
    told = refused(lambda: granting(world, row)).replace("\xa0", " ")
    assert "Det finns 250 000 kr kvar i Utveckling för 2028, och det fattas 750 000 kr." in told
    assert ledger(of, 2027).left == 10 * MKR, "nothing of it was booked"
    assert Grant.objects.count() == 0


def test_whoever_works_there_or_owns_it_stands_aside(world: World) -> None:
    row = a_prepared(world)
    a_limit(world, world.school)
    people.assign(
        user=world.users["erik"], organisation=world.ours, role=Role.DECIDER, body=world.school, valid_from=LONG_AGO,
        by=world.hand, at=NOW,
    )  # fmt: skip
    assert "Du arbetar i Skolnämnden" in refused(lambda: granting(world, row, "erik"))
    Initiative.objects.update(owner=world.users["bo"])
    assert "Du äger Närvaro utan papper" in refused(lambda: granting(world, row))


def test_what_the_group_did_not_choose_needs_a_reason(world: World) -> None:
    row = a_prepared(world)
    a_limit(world)
    desk = Desk.objects.create(
        organisation=world.ours, title="Hösten", state=DeskState.PROPOSED, first_year=2027, last_year=2028,
        outcome="Två valda.", begun_on=TODAY, proposed_on=TODAY,
    )  # fmt: skip
    Candidate.objects.create(desk=desk, application=row, latest_start=2027, chosen=False)
    assert "inte ansökan i urvalet Hösten" in refused(lambda: granting(world, row))
    assert granting(world, row, departs_because="Lagkrav.").departs_because == "Lagkrav."


def test_no_more_is_granted_than_is_asked_for(world: World) -> None:
    row = a_prepared(world)
    a_limit(world)
    more = [*instalments(row), *instalments(row)]
    assert "mer än vad som är sökt" in refused(lambda: granting(world, row, parts=more))
    assert "Skriv vad som beviljas" in refused(lambda: granting(world, row, parts=[]))


def test_all_that_hinders_is_told_together(world: World) -> None:
    row = a_prepared(world)
    Initiative.objects.update(accepted_on=None, owner=None, owner_function="")
    Acceptance.objects.all().delete()
    told = refused(lambda: granting(world, row))
    assert "Ingen äger" in told
    assert "inte accepterad" in told
    assert "Ingen har rätt att besluta" in told


def test_it_is_decided_once(world: World) -> None:
    one = a_grant(world)
    row = one.application
    row.refresh_from_db()
    assert "är beviljad" in refused(lambda: granting(world, row))


def test_an_application_is_declined_by_whoever_could_grant_it(world: World, as_user: Callable[[str], Client]) -> None:
    row = a_prepared(world)
    a_limit(world, most=MKR)
    told = refused(
        lambda: acts.decline(application=row, version=row.version, because="För dyrt.", by=world.actor("bo"), at=NOW)
    )
    assert "Ingen har rätt att besluta om" in told
    a_limit(world, most=3 * MKR)
    row = acts.decline(application=row, version=row.version, because="För dyrt.", by=world.actor("bo"), at=NOW)
    assert (row.state, row.because) == (ApplicationState.DECLINED, "För dyrt.")
    assert decided_by(row) == f"Stadsdirektören i Kommunstyrelsen på delegation ({world.users['bo'].name})"
    html = as_user("erik").get(f"/portfolio/applications/{row.pk}/").text
    assert f"av {decided_by(row)}. Skälet: För dyrt." in html


def test_the_page_says_who_decides_and_what_hinders_before_anything_is_typed(
    world: World, as_user: Callable[[str], Client]
) -> None:
    row = a_prepared(world)
    a_limit(world)
    Acceptance.objects.all().delete()
    html = as_user("bo").get(f"/portfolio/applications/{row.pk}/decide/").content.decode()
    assert "Stadsdirektören i Kommunstyrelsen på delegation" in html
    assert "inte accepterad av Skolnämnden" in html
    for who in ("erik", "lev"):  # also to whoever does not decide, and why just that one does
        html = as_user(who).get(f"/portfolio/applications/{row.pk}/").text
        assert "beslutas av Stadsdirektören i Kommunstyrelsen på delegation" in html
        assert "Det är den lägsta beslutsgränsen som räcker till" in html


def test_a_decider_grants_on_the_page(world: World, as_user: Callable[[str], Client]) -> None:
    row = a_prepared(world)
    a_limit(world)
    of = a_portfolio(world)
    client = as_user("bo")
    path = f"/portfolio/applications/{row.pk}/grant-money/"
    assert "1000000" in client.get(path).content.decode()
    typed: dict[str, Any] = {
        "version": row.version, "ground": "Nyttan är stor.", "parts-0-portfolio": of.pk, "parts-0-year": 2027,
        "parts-0-amount": "1 000 000,50", "parts-0-after": 1, "terms-0-text": "Personuppgifter utredda.",
        "terms-0-due": "2027-01-31",
    }  # fmt: skip
    more = client.post(path, {**typed, "more": "parts"})
    assert more.status_code == 200
    assert Grant.objects.count() == 0
    response = client.post(path, typed)
    assert response.status_code == 303, response.content.decode()
    one = Grant.objects.get()
    assert one.amount == MKR + 50
    assert one.tranches.get().after == one.conditions.get()
    page = client.get(response["Location"]).content.decode()
    assert "Personuppgifter utredda." in page
    assert "1\xa0000\xa0000,50\xa0kr" in page
