"""What an initiative has been granted counts together with what is applied for and granted next (R77)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from farled.cases.models import Case
from farled.cases.states import CaseState
from farled.initiatives.reads import Initiative
from farled.portfolio import acts
from farled.portfolio.acts import Instalment
from farled.portfolio.models import Application, ApplicationPart, Grant
from farled.portfolio.reads import granting
from farled.portfolio.reads.applying import initiatives_to_apply_for
from farled.web.refused import Refused
from tests.cast import NOW, World
from tests.factories.applications import a_submitted_case, a_wish
from tests.factories.portfolio import MKR, a_grant, a_portfolio, a_prepared

pytestmark = pytest.mark.django_db
BEGIN = "/portfolio/applications/begin/?initiative="


def half_granted(world: World) -> Initiative:
    """Two million kronor applied for, of which all of the first year and a half of the second are granted."""
    row, of = a_prepared(world), a_portfolio(world)
    parts = [Instalment(portfolio=of, year=year, amount=amount) for year, amount in ((2027, MKR), (2028, MKR // 2))]
    return a_grant(world, row, parts=parts).application.initiative


def begin(world: World, one: Initiative, *amounts: int) -> Application:
    of = a_portfolio(world)
    parts = tuple(acts.Part(of, 2027 + place, amount) for place, amount in enumerate(amounts))
    return acts.begin_application(initiative=one, wish=a_wish(world, parts=parts), by=world.hand, at=NOW)


def refused(act: Callable[..., Any], *given: Any) -> str:
    with pytest.raises(Refused) as problem:
        act(*given)
    return problem.value.sentence.replace("\xa0", " ")


def test_what_is_granted_already_counts_with_what_is_applied_for(world: World) -> None:
    one = half_granted(world)
    told = refused(begin, world, one, MKR)
    assert "Ansökan är på 1 000 000 kr och initiativet har redan beviljats 1 500 000 kr" in told
    assert "söker 2 000 000 kr ur portföljer. Det är 500 000 kr för mycket." in told
    row = begin(world, one, MKR // 2)
    ApplicationPart.objects.update(amount=MKR)  # as it could be begun before this was counted
    told = refused(lambda: acts.hand_in(application=row, version=row.version, by=world.hand, at=NOW))
    assert "har redan beviljats 1 500 000 kr" in told


def test_the_form_begins_with_what_is_left(world: World, as_user: Callable[[str], Client]) -> None:
    one = half_granted(world)
    form = as_user("erik").get(f"{BEGIN}{one.pk}").context["form"]
    said = [(form[f"parts-{row}-year"].value(), form[f"parts-{row}-amount"].value()) for row in (0, 1)]
    assert said == [(2028, "500000"), (None, None)]


def test_what_was_granted_for_another_year_is_taken_from_the_first_that_has_something_left(
    world: World, as_user: Callable[[str], Client]
) -> None:
    row = a_prepared(world, years=(2027, 2028, 2029))
    parts = [Instalment(portfolio=a_portfolio(world), year=2029, amount=MKR // 4)]
    one = a_grant(world, row, parts=parts).application.initiative
    form = as_user("erik").get(f"{BEGIN}{one.pk}").context["form"]
    assert [form[f"parts-{row}-amount"].value() for row in (0, 1)] == ["750000", "1000000"]


def test_nothing_is_offered_when_all_is_granted_until_something_comes_back_or_the_case_seeks_more(
    world: World, as_user: Callable[[str], Client]
) -> None:
    grant = a_grant(world)
    one, erik = grant.application.initiative, as_user("erik")
    page, link = f"/initiatives/initiatives/{one.pk}/", f"{BEGIN}{one.pk}"
    case = Case.objects.get()
    assert link not in erik.get(page).text
    assert link not in erik.get(f"/cases/{case.pk}/").text
    assert one not in initiatives_to_apply_for(world.actor("erik"))
    told = refused(begin, world, one)
    assert "redan beviljats 2 000 000 kr" in told
    assert "Det finns inget kvar att söka." in told
    first = grant.tranches.get(number=1)
    acts.return_money(
        tranche=first, version=first.version, amount=MKR, because="Billigare.", by=world.actor("cora"), at=NOW
    )
    assert link in erik.get(page).text
    assert one in initiatives_to_apply_for(world.actor("erik"))
    Grant.objects.update(returned=0)
    grant.tranches.update(returned=0)
    Case.objects.update(state=CaseState.REPLACED)
    a_submitted_case(world, one, seeks=(2 * MKR, MKR))
    assert link in erik.get(page).text
    assert begin(world, one, MKR).parts.get().amount == MKR


def test_a_grant_that_is_revoked_leaves_only_what_was_paid_out(world: World) -> None:
    grant = a_grant(world)
    acts.revoke(grant=grant, version=grant.version, because="Läggs ned.", by=world.actor("bo"), at=NOW)
    one = grant.application.initiative
    assert granting.granted_to(one) == 0
    assert begin(world, one, MKR, MKR).parts.count() == 2


def test_no_more_is_granted_in_all_than_the_case_seeks(world: World) -> None:
    one = half_granted(world)
    row = begin(world, one, MKR // 2)
    row = acts.hand_in(application=row, version=row.version, by=world.hand, at=NOW)
    assert row.case is not None
    row = acts.complete(application=row, version=row.version, by=world.hand, at=NOW)
    row = acts.prepare(application=row, version=row.version, opinion="Bra.", by=world.hand, at=NOW)
    ApplicationPart.objects.filter(application=row).update(amount=MKR)  # as it could be asked before this was counted
    told = refused(lambda: a_grant(world, row))
    assert "Med 1 000 000 kr till blir det 500 000 kr mer än de 2 000 000 kr" in told
    parts = [Instalment(portfolio=a_portfolio(world), year=2027, amount=MKR // 2)]
    assert a_grant(world, row, parts=parts).amount == MKR // 2
    assert granting.granted_to(one) == 2 * MKR
