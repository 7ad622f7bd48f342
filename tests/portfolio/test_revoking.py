"""A grant is revoked by whoever could have granted it, and refused in words that say what to do instead (E27, R70)."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.forms import ModelChoiceField
from django.test import Client

from farled.initiatives.models import Initiative
from farled.matters.states import Outcome
from farled.people import acts as people
from farled.people.states import Role
from farled.portfolio import acts
from farled.portfolio.exchange.money import GRANTS
from farled.portfolio.figures import ledger
from farled.portfolio.forms.grants import RevokeForm
from farled.portfolio.models import Delegation, Grant, LedgerEntry
from farled.portfolio.reads import granting as reads
from farled.portfolio.states import EntryKind, GrantState
from farled.project import invariants
from farled.trail.models import Entry
from farled.web.refused import Refused
from tests.api.keys import Program, a_key
from tests.cast import LONG_AGO, NOW, TODAY, World
from tests.factories.matters import a_decision, a_matter
from tests.factories.portfolio import MKR, a_grant, a_limit, a_portfolio, a_prepared

pytestmark = pytest.mark.django_db


def revoking(world: World, one: Grant, who: str = "bo", **said: Any) -> Grant:
    given: dict[str, Any] = {"because": "Läggs ned.", "at": NOW} | said
    return acts.revoke(grant=one, version=one.version, by=world.actor(who), **given)


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as problem:
        act()
    assert Grant.objects.get().state == GrantState.RUNNING
    return problem.value.sentence.replace("\xa0", " ")


def by_meeting(world: World) -> Grant:
    """What the council granted, whose limit alone reaches."""
    a_limit(world, world.council, most=None, meeting=True)
    row = a_prepared(world)
    return a_grant(world, row, by=world.actor("rut"), decision=a_decision(world, on=TODAY))


def test_the_decider_revokes_within_the_limit_without_a_decision(world: World) -> None:
    one = revoking(world, a_grant(world))
    assert (one.state, one.closed_because, one.closed_decision) == (GrantState.REVOKED, "Läggs ned.", None)
    assert Entry.objects.get(verb="portfolio.grant.revoked").on_behalf_of == world.executive.name
    assert invariants.violations() == []


@pytest.mark.parametrize("meeting", [False, True])
def test_wherever_it_says_that_money_was_granted_it_says_that_it_was_revoked(
    world: World, as_user: Callable[[str], Client], *, meeting: bool
) -> None:
    one = by_meeting(world) if meeting else a_grant(world)
    decision = a_decision(world, on=TODAY, outcome=Outcome.REPEALED) if meeting else None
    client, row = as_user("asa"), one.application

    def shown(path: str) -> str:
        return client.get(path).text.replace("\xa0", " ")

    application = shown(f"/portfolio/applications/{row.pk}/")
    assert "Beviljad 21 nov 2026 av " in application
    assert "återkallad" not in application
    revoking(world, one, "rut" if meeting else "bo", decision=decision)
    application = shown(f"/portfolio/applications/{row.pk}/")
    assert ", återkallad 21 nov 2026." in application
    initiative = shown(f"/initiatives/initiatives/{row.initiative_id}/")
    for page in (application, initiative):
        assert "beviljad, återkallad" in page
        assert ", 21 nov 2026, återkallat 21 nov 2026" in page
    grant = shown(f"/portfolio/grants/{one.pk}/")
    assert "2 000 000 kr beviljades 21 nov 2026 och beslutet återkallades 21 nov 2026. Utbetalt är 0 kr" in grant


def test_what_a_meeting_revoked_is_entered_by_the_registrar(world: World) -> None:
    one = by_meeting(world)
    decision = a_decision(world, on=TODAY, outcome=Outcome.REPEALED)
    one = revoking(world, one, "rut", decision=decision)
    one.refresh_from_db()
    assert (one.state, one.closed_decision) == (GrantState.REVOKED, decision)
    booked = LedgerEntry.objects.filter(kind=EntryKind.RETURN)
    assert {(each.decision, each.on) for each in booked} == {(decision, TODAY)}
    assert ledger(a_portfolio(world), 2027).granted == 0
    assert Entry.objects.get(verb="portfolio.grant.revoked").on_behalf_of == world.council.name
    assert invariants.violations() == []


def test_beyond_the_limit_the_right_body_is_named(world: World) -> None:
    one = a_grant(world)
    Delegation.objects.update(most=MKR)
    a_limit(world, world.council, most=None, meeting=True)
    assert "Rätt beslutsfattare är Kommunfullmäktige vid sammanträde" in refused(lambda: revoking(world, one))


def test_without_a_limit_nobody_revokes(world: World) -> None:
    one = a_grant(world)
    Delegation.objects.update(most=MKR)
    assert "Ingen har rätt att besluta om 2 000 000 kr" in refused(lambda: revoking(world, one))


def test_the_registrar_names_a_decision_and_nobody_else_does(world: World) -> None:
    one = by_meeting(world)
    a_limit(world)
    decision = a_decision(world, on=TODAY)
    assert "Registratorn för in vad ett sammanträde" in refused(lambda: revoking(world, one, "rut"))
    assert "förs in av registratorn" in refused(lambda: revoking(world, one, decision=decision))
    assert "Medel beviljas och återkallas av" in refused(lambda: revoking(world, one, "asa"))


def test_another_bodys_meeting_is_not_the_right_one(world: World) -> None:
    one = by_meeting(world)
    decision = a_decision(world, body=world.executive, on=TODAY)
    told = refused(lambda: revoking(world, one, "rut", decision=decision))
    assert "Rätt beslutsfattare är Kommunfullmäktige vid sammanträde" in told


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.TABLED, Outcome.RECOMMITTED, Outcome.NOTED])
def test_a_meeting_that_settles_nothing_revokes_nothing(world: World, outcome: Outcome) -> None:
    one = by_meeting(world)
    decision = a_decision(world, on=TODAY, outcome=outcome)
    assert "avgör inget" in refused(lambda: revoking(world, one, "rut", decision=decision))


def test_a_proposal_to_a_higher_organ_revokes_nothing(world: World) -> None:
    one = by_meeting(world)
    decision = a_decision(world, on=TODAY, recommends=True)
    assert "förslag till ett högre organ" in refused(lambda: revoking(world, one, "rut", decision=decision))


def test_a_decision_elsewhere_secret_or_to_come_revokes_nothing(world: World) -> None:
    one = by_meeting(world)
    theirs = a_decision(world, on=TODAY, theirs=True)
    assert "hör till en annan organisation" in refused(lambda: revoking(world, one, "rut", decision=theirs))
    secret = a_decision(world, on=TODAY, matter=a_matter(world, secret="OSL 19 kap. 3 §"))
    assert "Välj ett beslut i ett öppet ärende" in refused(lambda: revoking(world, one, "rut", decision=secret))
    soon = a_decision(world, on=TODAY)
    soon.meeting.on = TODAY + timedelta(days=1)
    assert "har inte varit än" in refused(lambda: revoking(world, one, "rut", decision=soon))


def test_what_granted_it_or_was_decided_before_revokes_nothing(world: World) -> None:
    one = by_meeting(world)
    before = a_decision(world, on=date(2025, 12, 1))
    for decision in (one.decision, before):
        told = refused(partial(revoking, world, one, "rut", decision=decision))
        assert "Välj beslutet som återkallar dem" in told


def test_whoever_works_there_or_owns_it_stands_aside(world: World) -> None:
    one = a_grant(world)
    a_limit(world, world.school)
    people.assign(
        user=world.users["erik"], organisation=world.ours, role=Role.DECIDER, body=world.school, valid_from=LONG_AGO,
        by=world.hand, at=NOW,
    )  # fmt: skip
    assert "Du arbetar i Skolnämnden" in refused(lambda: revoking(world, one, "erik"))
    Initiative.objects.update(owner=world.users["bo"])
    assert "Du äger Närvaro utan papper" in refused(lambda: revoking(world, one))


def test_all_that_hinders_is_told_together(world: World) -> None:
    one = by_meeting(world)
    told = refused(lambda: revoking(world, one, "rut", because=" ", decision=one.decision))
    assert "Välj beslutet som återkallar dem" in told
    assert "Fältet får inte vara tomt" in told


def test_the_registrar_chooses_among_what_settles_something(world: World, as_user: Callable[[str], Client]) -> None:
    one = by_meeting(world)
    repeals = a_decision(world, on=TODAY, outcome=Outcome.REPEALED)
    a_decision(world, on=TODAY, outcome=Outcome.TABLED)
    a_decision(world, on=TODAY, recommends=True)
    offered = RevokeForm(world.actor("rut")).fields["decision"]
    assert isinstance(offered, ModelChoiceField)
    assert set(offered.queryset or ()) == {repeals, one.decision}
    client, path = as_user("rut"), f"/portfolio/grants/{one.pk}/revoke/"
    assert repeals.with_matter() in client.get(path).text
    typed = {"version": one.version, "because": "Läggs ned."}
    assert "Registratorn för in vad ett sammanträde" in client.post(path, typed).text
    assert client.post(path, {**typed, "decision": repeals.pk}).status_code == 303
    page = client.get(f"/portfolio/grants/{one.pk}/").text
    assert "Läggs ned." in page
    assert f"Återkallat av {repeals}." in page


def test_the_page_refuses_whoever_has_a_part_in_it(world: World, as_user: Callable[[str], Client]) -> None:
    one = a_grant(world)
    Initiative.objects.update(owner=world.users["bo"])
    client, path = as_user("bo"), f"/portfolio/grants/{one.pk}/revoke/"
    typed = {"version": one.version, "because": "Läggs ned."}
    assert "Du äger Närvaro utan papper och är jävig" in client.post(path, typed).text
    Initiative.objects.update(owner=world.users["erik"])
    assert client.post(path, typed).status_code == 303
    assert "Återkallat av" not in client.get(f"/portfolio/grants/{one.pk}/").text


@pytest.mark.usefixtures("standing_clock")
def test_a_program_enters_what_a_meeting_revoked(world: World) -> None:
    one = by_meeting(world)
    decision = a_decision(world, on=TODAY)
    rut, path = Program(a_key(world, "rut")), f"/api/v1/portfolio/grants/{one.pk}/"
    assert rut.get(path).json()["closed_decision"] is None
    said = {"because": "Läggs ned."}
    unnamed = rut.act("POST", f"{path}revoke/", said)
    assert (unnamed.status_code, unnamed.json()["code"]) == (403, "portfolio.grant.registrar")
    granted = rut.act("POST", f"{path}revoke/", {**said, "decision": one.decision_id})
    assert (granted.status_code, granted.json()["code"]) == (409, "portfolio.grant.before")
    tabled = a_decision(world, on=TODAY, outcome=Outcome.TABLED)
    assert rut.act("POST", f"{path}revoke/", {**said, "decision": tabled.pk}).json()["field"] == "decision"
    answer = rut.act("POST", f"{path}revoke/", {**said, "decision": decision.pk})
    assert answer.status_code == 200, answer.content.decode()
    told = rut.get(path).json()
    assert (told["state"], told["closed_because"]) == ("revoked", "Läggs ned.")
    assert (told["closed_decision"]["id"], told["closed_decision"]["name"]) == (decision.pk, str(decision))


def test_history_and_the_list_tell_what_revoked_it(world: World, as_user: Callable[[str], Client]) -> None:
    one = by_meeting(world)
    decision = a_decision(world, on=TODAY)
    revoking(world, one, "rut", decision=decision)
    history = as_user("asa").get(f"/portfolio/grants/{one.pk}/").text.partition("återkallade beviljade medel")[2]
    assert "Återkallat av" in history
    assert str(decision) in history
    (column,) = [each for each in GRANTS.columns if each.key == "closed_decision"]
    assert column.value(reads.grants(world.actor("asa")).get()) == str(decision)
