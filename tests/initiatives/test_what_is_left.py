"""An empty form states nothing about upkeep."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from farled.web.refused import Refused
from tests.initiatives.conftest import Scene

SignIn = Callable[[str], Client]


def address(scene: Scene, name: str = "initiative") -> str:
    return reverse(f"initiatives:{name}", args=[scene.initiative.pk])


def test_an_empty_form_states_nothing_about_upkeep(scene: Scene, as_user: SignIn) -> None:
    erik, page = as_user("erik"), address(scene, "state_upkeep")
    sent = {"version": scene.fresh().version, "maintenance_object": " ", "maintenance_plan": "", "support": ""}
    answer = erik.post(page, sent)
    assert answer.status_code == 422
    assert {"maintenance_object", "maintenance_plan", "support"} <= set(answer.context["form"].errors)
    with pytest.raises(Refused):
        scene.act("state_upkeep", "erik", maintenance_object="", maintenance_plan="", support=" ")
    done = erik.post(page, sent | {"maintenance_object": "Skola"}, follow=True).text
    assert "Förvaltning och support är sparade." in done
    assert "<dt>Förvaltningsobjekt</dt><dd>Skola</dd>" in done
    assert "Inte angivet än" not in done
