"""Changing, moving and marking a matter."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.matters import acts
from farled.matters.models import Matter
from farled.matters.states import MOVES, MatterKind, MatterState
from farled.people.reads import Actor
from farled.trail.models import Entry
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.factories.matters import a_decision, a_matter

AsUser = Callable[[str], Client]


def change(matter: Matter, by: Actor, *, version: int = 1, title: str = "Ny rubrik") -> Matter:
    return acts.change_matter(
        matter=matter, version=version, title=title, kind=MatterKind.PLAN, handler=None, summary="", by=by, at=NOW
    )


def test_a_change_is_stored_and_told(world: World) -> None:
    changed = change(a_matter(world, title="Gammal"), world.actor("rut"))
    assert (changed.title, changed.version) == ("Ny rubrik", 2)
    assert Entry.objects.get(verb="matters.matter.changed").changes["title"] == ["Gammal", "Ny rubrik"]


def test_R1_a_stale_change_is_refused(world: World) -> None:
    matter = a_matter(world)
    change(matter, world.hand)
    with pytest.raises(Stale):
        change(matter, world.hand, version=1, title="Skriver över")
    assert Matter.objects.get().title == "Ny rubrik"


def test_R1_the_page_shows_both_texts(world: World, as_user: AsUser) -> None:
    matter = a_matter(world)
    change(matter, world.hand, title="Den andras")
    typed = {"version": "1", "title": "Min egen", "kind": "plan", "summary": ""}
    answer = as_user("rut").post(f"/matters/{matter.pk}/change/", typed)
    assert answer.status_code == 412
    assert "Den andras" in answer.content.decode()
    assert "Min egen" in answer.content.decode()
    again = as_user("rut").post(f"/matters/{matter.pk}/change/", {**typed, "version": "2"})
    assert again.status_code == 303
    assert Matter.objects.get().title == "Min egen"


def test_who_may_not(world: World) -> None:
    matter = a_matter(world)
    for name in ("erik", "vera", "otto"):
        with pytest.raises(Forbidden):
            change(matter, world.actor(name))


def test_a_matter_moves_as_its_states_allow(world: World) -> None:
    for state, ahead in MOVES.items():
        for to in MatterState:
            matter = a_matter(world)
            Matter.objects.filter(pk=matter.pk).update(state=state)
            if to in ahead and to is not MatterState.DECIDED:
                assert acts.move_matter(matter=matter, version=1, to=to, by=world.hand, at=NOW).state == to
            else:
                with pytest.raises(Refused):
                    acts.move_matter(matter=matter, version=1, to=to, by=world.hand, at=NOW)


def test_a_matter_is_decided_by_a_decision_only(world: World) -> None:
    matter = a_matter(world)
    with pytest.raises(Refused) as refused:
        acts.move_matter(matter=matter, version=1, to=MatterState.DECIDED, by=world.hand, at=NOW)
    assert refused.value.code == "matters.no_decision"


def test_a_closed_matter_is_left_alone(world: World) -> None:
    matter = acts.move_matter(matter=a_matter(world), version=1, to=MatterState.CLOSED, by=world.hand, at=NOW)
    with pytest.raises(Refused):
        change(matter, world.hand, version=2)
    with pytest.raises(Refused):
        a_decision(world, matter=matter)


def test_the_page_moves(world: World, as_user: AsUser) -> None:
    matter = a_matter(world)
    asa = as_user("asa")
    shown = asa.get(f"/matters/{matter.pk}/move/").content.decode()
    assert "under beredning" in shown
    assert 'value="decided"' not in shown
    answer = asa.post(f"/matters/{matter.pk}/move/", {"version": "1", "to": "closed", "why": "Återkallat"})
    assert answer.status_code == 303
    assert Entry.objects.get(verb="matters.matter.moved").why == "Återkallat"


def test_secrecy_is_marked_and_lifted_with_its_ground(world: World, as_user: AsUser) -> None:
    matter = a_matter(world)
    rut = as_user("rut")
    typed = {"version": "1", "confidential": "on", "secrecy_ground": "", "why": "Pågående upphandling"}
    assert rut.post(f"/matters/{matter.pk}/secrecy/", typed).status_code == 422
    typed["secrecy_ground"] = "OSL 19 kap. 3 §"
    assert rut.post(f"/matters/{matter.pk}/secrecy/", typed).status_code == 303
    assert as_user("vera").get(f"/matters/{matter.pk}/").status_code == 404
    lifted = rut.post(f"/matters/{matter.pk}/secrecy/", {"version": "2", "secrecy_ground": "x", "why": "Klart"})
    assert lifted.status_code == 303
    matter.refresh_from_db()
    assert (matter.confidential, matter.secrecy_ground) == (False, "")
    assert list(Entry.objects.filter(verb__startswith="matters.matter.").values_list("verb", flat=True))[-1] == (
        "matters.matter.opened_up"
    )


def test_S4_a_refused_change_leaves_no_mark(world: World) -> None:
    matter, entries = a_matter(world), Entry.objects.count()
    with pytest.raises(Invalid):
        change(matter, world.hand, title="Dold\u200btext")
    assert Entry.objects.count() == entries
    matter.refresh_from_db()
    assert matter.version == 1
