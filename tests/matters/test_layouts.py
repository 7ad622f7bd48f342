"""How statements are laid out: headings as data, an organisation's own, changed without scripts."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from farled.matters import acts
from farled.matters.acts import PRESETS, HeadingSaid
from farled.matters.models import Heading, Layout
from farled.matters.states import HeadingRole
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.factories.statements import a_layout, a_statement

pytestmark = pytest.mark.usefixtures("standing_clock")
AsUser = Callable[[str], Client]

CLAUSES = HeadingSaid("Förslag", HeadingRole.CLAUSES)


def sending(**more: str) -> dict[str, str]:
    rows = {
        "headings-0-name": "Förslag till beslut", "headings-0-role": "clauses", "headings-0-required": "yes",
        "headings-1-name": "Barnets bästa", "headings-1-role": "dimension",
        "headings-2-name": "Ärendet", "headings-2-role": "case",
    }  # fmt: skip
    return {"name": "Egen", "second_person": "on", **rows, **more}


def names(layout: Layout) -> list[str]:
    return [each.name for each in layout.headings.all()]


def test_it_begins_with_a_known_one_and_becomes_ones_own(world: World, as_user: AsUser) -> None:
    rut, page = as_user("rut"), reverse("matters:add_layout")
    begun = rut.get(f"{page}?from=vasteras").content.decode()
    assert "Juridisk bedömning" in begun
    assert rut.post(page, sending()).status_code == 303
    layout = Layout.objects.get()
    assert names(layout) == ["Förslag till beslut", "Barnets bästa", "Ärendet"]
    assert layout.headings.get(name="Barnets bästa").required
    shown = as_user("vera").get(reverse("matters:layouts")).content.decode()
    assert "Barnets bästa" in shown
    assert reverse("matters:add_layout") not in shown


def test_headings_move_and_go_without_scripts(world: World, as_user: AsUser) -> None:
    rut, page = as_user("rut"), reverse("matters:add_layout")
    moved = rut.post(page, sending(up="2")).context["form"]
    assert [moved.initial[f"headings-{row}-name"] for row in range(3)] == [
        "Förslag till beslut", "Ärendet", "Barnets bästa",
    ]  # fmt: skip
    gone = rut.post(page, sending(drop="1")).context["form"]
    assert [gone.initial.get(f"headings-{row}-name") for row in range(3)] == ["Förslag till beslut", "Ärendet", None]
    more = rut.post(page, sending(more="headings")).context["form"]
    assert more.counts["headings"] > 5
    assert not Layout.objects.exists()


def test_a_move_to_what_is_no_place_is_no_move(world: World, as_user: AsUser) -> None:
    assert as_user("rut").post(reverse("matters:add_layout"), sending(up="9" * 5_000)).status_code == 303
    assert Layout.objects.exists()


def test_a_row_that_lacks_something_says_so(world: World, as_user: AsUser) -> None:
    answer = as_user("rut").post(reverse("matters:add_layout"), sending(**{"headings-3-name": "Ofärdig"}))
    assert (answer.status_code, "Fyll i det här på raden." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    "headings",
    [
        [],
        [HeadingSaid("Ärendet", HeadingRole.CASE)],
        [CLAUSES, HeadingSaid("Fler", HeadingRole.CLAUSES)],
        [CLAUSES, HeadingSaid("förslag", HeadingRole.CASE)],
        [CLAUSES, *(HeadingSaid(f"Rubrik {n}", HeadingRole.OTHER) for n in range(40))],
    ],
)
def test_a_layout_that_does_not_hold_together_is_refused(world: World, headings: list[HeadingSaid]) -> None:
    with pytest.raises(Refused):
        acts.add_layout(organisation=world.ours, name="Fel", headings=headings, by=world.hand, at=NOW)


def test_changing_it_leaves_statements_as_they_are(world: World) -> None:
    layout = a_layout(world)
    one = a_statement(world, layout=layout)
    before = [each.name for each in one.passages.all()]
    changed = acts.change_layout(
        layout=layout, version=1, name="Ny", headings=[CLAUSES], second_person=False, in_use=True, by=world.hand, at=NOW
    )
    assert names(changed) == ["Förslag"]
    assert [each.name for each in one.passages.all()] == before
    with pytest.raises(Stale):
        acts.change_layout(
            layout=layout, version=1, name="Sen", headings=[CLAUSES], second_person=False, in_use=True, by=world.hand,
            at=NOW,
        )  # fmt: skip


def test_names_are_their_own(world: World) -> None:
    a_layout(world, name="Vår")
    with pytest.raises(Invalid):
        a_layout(world, name="vår")
    a_layout(world, name="Vår", theirs=True)


@pytest.mark.parametrize("who", ["erik", "vera", "otto"])
def test_who_may_not_lay_out(world: World, who: str) -> None:
    with pytest.raises(Forbidden):
        acts.add_layout(
            organisation=world.ours, name="Min", headings=PRESETS["goteborg"].headings, by=world.actor(who), at=NOW
        )


def test_R22_the_database_wants_dimensions_answered(world: World) -> None:
    layout = a_layout(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Heading.objects.filter(layout=layout, role="dimension").update(required=False)
