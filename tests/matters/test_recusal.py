"""Somebody with an interest in a matter takes no part in deciding it: told in the minutes, and refused elsewhere."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.matters import acts
from farled.matters.acts import Moved, Said, SteppedOut, StoodAside
from farled.matters.models import Decision, Recusal
from farled.matters.states import DissentKind, Fate, Outcome, ProposalKind
from farled.trail.reads import Entry
from farled.web.refused import Refused
from tests.api.keys import Program, a_key
from tests.cast import NOW, World
from tests.factories.matters import a_decision, a_matter

AsUser = Callable[[str], Client]
M2 = SteppedOut("M 2", "Sitter i bolagets styrelse.")


def approval(*who: str) -> Moved:
    return Moved(who, ProposalKind.APPROVAL, Fate.CARRIED, "Bifall.")


def typed(world: World) -> dict[str, Any]:
    return {
        "on": "2026-11-18", "body": world.executive.pk, "outcome": "adopted", "paragraph": "12", "clauses": "Ja.",
        "proposals-0-who": "M 1", "proposals-0-kind": "approval", "proposals-0-fate": "carried",
        "recusals-0-who": "M 2", "recusals-0-ground": "Sitter i bolagets styrelse.", "verified_by": "ordföranden, S",
    }  # fmt: skip


def test_S9_who_took_no_part_is_told_in_the_minutes(world: World, as_user: AsUser) -> None:
    matter, client = a_matter(world, title="Bolagets plan"), as_user("rut")
    response = client.post(reverse("matters:decide", args=[matter.pk]), typed(world))
    assert response.status_code == 303, response.content.decode()
    page = client.get(reverse("matters:matter", args=[matter.pk])).content.decode()
    assert "<strong>M 2</strong> deltog inte i ärendet på grund av jäv: Sitter i bolagets styrelse." in page
    assert "Justeras av ordföranden, S." in page
    told = Entry.objects.get(verb="matters.decision.recorded")
    assert told.changes["recusals"][1] == ["M 2: Sitter i bolagets styrelse."]
    form = client.get(reverse("matters:correct", args=[Decision.objects.get().pk])).content.decode()
    assert 'value="M 2"' in form


@pytest.mark.parametrize(
    ("field", "value"),
    [("proposals-0-who", "S, M 2"), ("verified_by", "ordföranden och M 2"), ("dissents-0-who", "M 2")],
)
def test_S9_who_took_no_part_neither_moves_verifies_nor_stands_aside(
    world: World, as_user: AsUser, field: str, value: str
) -> None:
    matter = a_matter(world, title="Bolagets plan")
    more = {"dissents-0-kind": "reservation", "dissents-0-text": "Avslag."} if field.startswith("dissents") else {}
    response = as_user("rut").post(reverse("matters:decide", args=[matter.pk]), typed(world) | {field: value} | more)
    page = response.content.decode()
    assert response.status_code == 422
    assert "M 2 har anmält jäv och deltar inte i det här beslutet." in page
    assert "Bolagets plan" in page
    assert not Decision.objects.exists()


def test_S9_T5_another_member_of_the_party_takes_part(world: World) -> None:
    said = Said(proposals=[approval("M 1", "S")], recusals=[M2], verified_by=["M 1"])
    one = a_decision(world, said=said)
    assert [each.who for each in one.recusals.all()] == ["M 2"]
    assert one.verified_by == ["M 1"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Said(recusals=[SteppedOut("Anna Andersson")]), "matters.who"),
        (Said(recusals=[M2, SteppedOut("M 2")]), "matters.recused_twice"),
        (Said(recusals=[SteppedOut("M")], proposals=[approval("M")]), "matters.recused"),
        (Said(verified_by=["Anna Andersson"]), "matters.who"),
        (
            Said(recusals=[SteppedOut("SD")], dissents=[StoodAside(["SD"], DissentKind.RESERVATION, text="Nej.")]),
            "matters.recused",
        ),
    ],
)
def test_S9_jav_is_told_by_party_or_role_and_holds_everywhere(world: World, said: Said, code: str) -> None:
    with pytest.raises(Refused) as refused:
        a_decision(world, said=said)
    assert code in {each.code for each in refused.value.each}
    assert not Recusal.objects.exists()


def test_a_correction_rewrites_or_keeps_who_took_no_part(world: World) -> None:
    one = a_decision(world, said=Said(recusals=[M2], verified_by=["S"]))
    now = {
        "outcome": Outcome.ADOPTED, "paragraph": "5", "clauses": one.clauses, "immediately_verified": False,
        "copies_to": "", "why": "Skrivfel", "by": world.actor("rut"), "at": NOW,
    }  # fmt: skip
    one = acts.correct_decision(decision=one, version=one.version, **now)
    assert (one.recusals.count(), one.verified_by) == (1, ["S"])
    one = acts.correct_decision(decision=one, version=one.version, said=Said(), **now)
    assert (one.recusals.count(), one.verified_by) == (0, [])


def test_S9_over_the_API_the_same_holds(world: World) -> None:
    matter, rut = a_matter(world), Program(a_key(world, "rut"))
    path = f"/api/v1/matters/matters/{matter.pk}/decisions/"
    body = {
        "on": "2026-11-18", "body": world.executive.pk, "outcome": "adopted", "clauses": ["Ja."],
        "recusals": [{"who": "M 2"}], "proposals": [{"who": "M 2", "kind": "approval", "fate": "carried"}],
    }  # fmt: skip
    refused = rut.send("POST", path, body)
    assert (refused.status_code, refused.json()["code"]) == (422, "matters.recused")
    made = rut.send("POST", path, body | {"proposals": [{"who": "M 1", "kind": "approval", "fate": "carried"}]})
    assert made.status_code == 201, made.content
    told = rut.get(made.json()["api"]).json()
    assert (told["recusals"], told["proposals"][0]["who"]) == ([{"who": "M 2", "ground": ""}], ["M 1"])
    assert date.fromisoformat(told["on"]) == date(2026, 11, 18)
