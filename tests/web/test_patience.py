"""A row that somebody takes away while another one saves it: told in words, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.people.reads import Actor
from farled.portfolio import acts
from farled.portfolio.acts import RuleContent, desk, desk_rules
from farled.portfolio.models import Desk, DeskRule
from farled.portfolio.states import DeskRuleKind
from tests.api.keys import Program, a_key
from tests.cast import NOW, World
from tests.factories.desks import three

SignIn = Callable[[str], Client]
TOLD = "Det du arbetar med har tagits bort av någon annan sedan du öppnade sidan."


@pytest.fixture
def rule(world: World, monkeypatch: pytest.MonkeyPatch) -> DeskRule:
    """A rule that is gone when the act that changes it has waited for its selection."""
    selection, _rows = three(world)
    content = RuleContent(share=10, why="Rådet vill pröva nytt.")
    row = acts.add_rule(desk=selection, kind=DeskRuleKind.LEAST_INNOVATION, content=content, by=world.hand, at=NOW)
    waited_for = desk.held_open

    def removed_meanwhile(held: Desk, by: Actor) -> Desk:
        DeskRule.objects.filter(pk=row.pk).delete()
        return waited_for(held, by)

    monkeypatch.setattr(desk_rules, "held_open", removed_meanwhile)
    return row


def test_a_page_says_that_it_is_gone_and_keeps_what_was_typed(rule: DeskRule, as_user: SignIn) -> None:
    sent = {"version": rule.version, "share": 20, "why": "Höjt efter budgeten."}
    answer = as_user("asa").post(f"/portfolio/desk-rules/{rule.pk}/change-rule/", sent)
    assert answer.status_code == 409
    assert TOLD in answer.text
    assert "Höjt efter budgeten." in answer.text


def test_the_api_says_the_same(rule: DeskRule, world: World) -> None:
    path, change = f"/api/v1/portfolio/desk-rules/{rule.pk}/", {"share": 20, "why": "Höjt efter budgeten."}
    answer = Program(a_key(world, "asa")).send("PATCH", path, change, seen=rule.version)
    assert answer.status_code == 409
    assert answer.json()["code"] == "web.removed_meanwhile"
