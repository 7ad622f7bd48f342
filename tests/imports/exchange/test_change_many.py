"""One thing is changed for many rows, with the same preview as a workbook that comes back."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.imports.models import ChangeSet, ListFile
from farled.imports.views import list_files
from farled.matters.models import Matter
from farled.matters.states import MatterKind
from tests.cast import World
from tests.factories.matters import a_matter
from tests.factories.planning import make_activity, make_plan
from tests.imports.exchange.test_round_trip import tally, where

AsUser = Callable[[str], Client]


@pytest.fixture
def matters(world: World) -> list[Matter]:
    for nr in range(60):
        a_matter(world, title=f"Program {nr:02}", kind=MatterKind.PROGRAMME, handler=world.school)
    return [a_matter(world, title=f"Motion {nr}", kind=MatterKind.MOTION, handler=world.school) for nr in range(3)]


def test_rows_are_picked_what_is_asked_and_nothing_done_before_it_is_approved(
    matters: list[Matter], world: World, as_user: AsUser
) -> None:
    asa = as_user("asa")
    shown = asa.get("/matters/?kind=motion&pick=1").content.decode()
    assert f'name="row" value="{matters[0].pk}"' in shown
    assert "Ändra alla 3 i listan" in shown
    step = asa.post("/matters/?kind=motion", {"do": "many", "row": [matters[0].pk, matters[2].pk]})
    assert "2 rader är valda" in step.content.decode()
    refs = f"{matters[0].pk},{matters[2].pk}"
    to = asa.post("/imports/lists/matters.matters/change-many/", {"refs": refs, "column": "handler"})
    assert "Äldrenämnden" in to.content.decode()
    done = asa.post(
        "/imports/lists/matters.matters/change-many/",
        {"refs": refs, "column": "handler", "given": "1", "value": world.care.pk, "why": "Ny ansvarsfördelning"},
    )
    one = ChangeSet.objects.get()
    assert done.headers["Location"] == f"/imports/changes/{one.pk}/"
    assert tally(one) == (2, 0)
    assert Matter.objects.filter(handler=world.care).count() == 0
    asa.post(f"/imports/changes/{one.pk}/approve/", {"version": one.version})
    assert set(Matter.objects.filter(handler=world.care)) == {matters[0], matters[2]}


def test_all_that_the_filters_leave_are_chosen_past_the_first_page(
    matters: list[Matter], world: World, as_user: AsUser
) -> None:
    step = as_user("asa").post("/matters/?kind=programme&every=1", {"do": "many", "row": [matters[0].pk]})
    assert "60 rader är valda" in step.content.decode()


def test_none_picked_is_told(matters: list[Matter], as_user: AsUser) -> None:
    step = as_user("asa").post("/matters/", {"do": "many"})
    assert step.status_code == 422
    assert "Ingen rad är vald" in step.content.decode()


def test_a_number_beyond_every_row_is_no_row(matters: list[Matter], as_user: AsUser) -> None:
    assert as_user("asa").post("/matters/", {"do": "many", "row": ["1" * 30]}).status_code == 422


def test_S5_a_column_that_is_not_offered_is_refused(matters: list[Matter], as_user: AsUser) -> None:
    for column in ("reference", "summary", "organisation"):
        answer = as_user("asa").post(
            "/imports/lists/matters.matters/change-many/",
            {"refs": str(matters[0].pk), "column": column, "given": "1", "value": "x"},
        )
        assert answer.status_code == 422, column
    assert not ChangeSet.objects.exists()


def test_a_year_out_of_reach_is_a_slip_of_the_hand_for_many_rows_too(world: World, as_user: AsUser) -> None:
    row = make_activity(world, make_plan(world), "Mobiltäckning", leads=[world.school])
    answer = as_user("asa").post(
        "/imports/lists/planning.activities/change-many/",
        {"refs": str(row.pk), "column": "end", "given": "1", "value": "9999-12-31", "why": "Senare"},
    )
    assert answer.status_code == 422
    assert "Året ska ligga mellan 1900 och 2199" in answer.content.decode()
    assert not ChangeSet.objects.exists()


def test_S2_rows_of_others_are_left_out_and_counted(matters: list[Matter], world: World, as_user: AsUser) -> None:
    theirs = a_matter(world, title="Deras", theirs=True)
    asa = as_user("asa")
    asa.post(
        "/imports/lists/matters.matters/change-many/",
        {"refs": f"{theirs.pk},{matters[0].pk}", "column": "kind", "given": "1", "value": "plan"},
    )
    one = ChangeSet.objects.get()
    assert one.rows == 1
    assert one.notices == [["gone", {"count": "1"}]]


def test_a_long_list_is_written_by_a_job(
    matters: list[Matter], as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_files, "AT_ONCE", 10)
    asa = as_user("asa")
    answer = asa.post("/matters/?kind=programme&sort=-title", {"do": "excel"})
    one = ListFile.objects.get()
    assert answer.headers["Location"] == f"/imports/list-files/{one.pk}/"
    assert "Hämta filen" in asa.get(answer.headers["Location"]).content.decode()
    content = asa.get(f"/files/{one.file_id}/").content
    _letters, rows = where(content)
    titles = [Matter.objects.get(pk=pk).title for pk in rows]
    assert titles == sorted(titles, reverse=True)
    assert len(titles) == 60
    assert as_user("rut").get(f"/imports/list-files/{one.pk}/").status_code == 404
