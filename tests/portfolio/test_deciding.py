"""The page where an application is decided shows what the decision rests on, in few questions."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from farled.cases.models import Acceptance
from farled.portfolio import acts
from farled.portfolio.models import Criterion
from tests.cast import NOW, World
from tests.factories.applications import a_group
from tests.factories.portfolio import MKR, a_grant, a_limit, a_portfolio, a_prepared

pytestmark = pytest.mark.django_db
QUERIES = 12  # that a page may ask


def test_the_page_shows_what_the_decision_rests_on(
    world: World, as_user: Callable[[str], Client], count_queries: Callable[[Callable[[], object]], int]
) -> None:
    of = a_portfolio(world, preparation=a_group(world))
    acts.use_criteria_preset(group=a_group(world), by=world.actor("asa"), at=NOW)
    row = a_prepared(world)
    acts.change_frame(
        portfolio=of, year=2028, version=10 * MKR, amount=MKR // 2, ground="Sparbeting", by=world.hand, at=NOW
    )
    a_limit(world)
    path, bo = f"/portfolio/applications/{row.pk}/decide/", as_user("bo")

    def shown() -> str:
        return bo.get(path).text.replace("\xa0", " ")

    text = shown()
    for said in ("nettonuvärde", "kostar det i allt", "2 000 tkr", "i drift det dyraste året", "Kvar efter beslutet",
                 "Driftkostnaden är godtagen av alla som ska bära den.", "10 000 000 kr", "9 000 000 kr", "500 000 kr",
                 "−500 000 kr", "Ingen grupp har satt gemensamma poäng."):  # fmt: skip
        assert said in text, said
    points = {each.pk: acts.Given(3) for each in Criterion.objects.all()}
    scored: dict[str, Any] = {"application": row, "group": a_group(world), "by": world.actor("gun"), "at": NOW}
    acts.score(given=points, **scored)
    acts.open_scoring(**scored)
    acts.score_together(given=points, **scored)
    Acceptance.objects.all().delete()
    text = shown()
    assert "50 %" in text
    assert "av högsta möjliga poäng" in text
    assert "Driftkostnaden är inte godtagen av Skolnämnden." in text
    for who in ("bo", "rut", "erik", "asa"):
        client = as_user(who)
        client.get(path)
        assert count_queries(lambda client=client: client.get(path)) <= QUERIES, who  # type: ignore[misc]


def test_what_is_decided_already_shows_no_money_left_before_and_after(
    world: World, as_user: Callable[[str], Client]
) -> None:
    one = a_grant(world)
    text = as_user("bo").get(f"/portfolio/applications/{one.application_id}/decide/").text
    assert "Vad som söks" in text
    assert "Kvar efter beslutet" not in text


def test_only_those_who_take_part_in_it_are_told_to_decide(world: World, as_user: Callable[[str], Client]) -> None:
    a_portfolio(world, preparation=a_group(world))
    row = a_prepared(world)
    a_limit(world)
    link = f'<a href="/portfolio/applications/{row.pk}/decide/">'
    for who, label in (("bo", "Besluta"), ("rut", "Besluta"), ("gun", "Så beslutas den"), ("erik", "Så beslutas den")):
        text = as_user(who).get(f"/portfolio/applications/{row.pk}/").text
        assert f"{link}{label}</a>" in text, who
