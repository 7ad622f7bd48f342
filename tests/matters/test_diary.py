"""The diary is complete, and leaves out what is secret (OSL 5 kap.)."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from farled.matters import acts, invariants
from farled.matters.models import DiaryEntry, Matter
from farled.matters.states import Course
from farled.trail.models import Entry
from farled.web.refused import Forbidden, Invalid
from tests.cast import NOW, TODAY, World
from tests.factories.matters import a_matter

pytestmark = pytest.mark.usefixtures("standing_clock")
AsUser = Callable[[str], Client]
GROUND = "OSL 21 kap. 1 §"


def enter(world: World, matter: Matter, **more: object) -> DiaryEntry:
    said: dict[str, object] = {"on": TODAY, "course": Course.RECEIVED, "counterpart": "Trafiknämnden",
                               "subject": "Svar på remissen", "by": world.hand, "at": NOW}  # fmt: skip
    return acts.enter(matter=matter, **said | more)  # type: ignore[arg-type]


def test_K1_every_way_in_gives_a_complete_entry(world: World, as_user: AsUser) -> None:
    rut = as_user("rut")
    typed = {"title": "Bättre bredband", "kind": "motion", "opened_on": "2026-11-20"}
    rut.post("/matters/register/", {**typed, "sender": "M"})
    rut.post("/matters/register/", {**typed, "title": "Eget initiativ"})
    matter = Matter.objects.get(title="Bättre bredband")
    rut.post(f"/matters/{matter.pk}/enter/", {"course": "sent", "on": "2026-11-21", "counterpart": "Alla nämnder",
                                               "subject": "Följebrev"})  # fmt: skip
    rows = [(str(e), e.on, e.course, e.counterpart, e.subject) for e in DiaryEntry.objects.order_by("pk")]
    assert rows == [
        ("2026/00001-1", date(2026, 11, 20), "received", "M", "Bättre bredband"),
        ("2026/00002-1", date(2026, 11, 20), "made", "", "Eget initiativ"),
        ("2026/00001-2", date(2026, 11, 21), "sent", "Alla nämnder", "Följebrev"),
    ]
    shown = as_user("vera").get("/matters/diary/").text
    assert '<input type="date" name="since"' in shown, "a day is chosen, not spelled"
    for told in ("2026/00001-1", "20\xa0nov", "från M", "Bättre bredband", "till Alla nämnder", "Följebrev"):
        assert told in shown
    assert list(invariants.every_matter_is_in_the_diary()) == []
    DiaryEntry.objects.all().delete()
    assert len(list(invariants.every_matter_is_in_the_diary())) == 2


def test_K1_the_diary_leaves_out_what_is_secret(world: World, as_user: AsUser) -> None:
    matter = a_matter(world, title="Upphandling")
    secret = enter(world, matter, counterpart="Kanarieavsändaren", subject="Kanariefågeln", confidential=True,
                   secrecy_ground=GROUND)  # fmt: skip
    a_matter(world, title="Kanarieärendet", secret=GROUND, reference="Dolt 1")
    for name in ("vera", "erik", "adam", "rut", "otto"):
        for place in ("/matters/diary/", "/matters/diary/?text=Kanarie", "/api/v1/matters/diary/",
                      f"/matters/{matter.pk}/"):  # fmt: skip
            shown = as_user(name).get(place).text.replace('value="Kanarie"', "").replace("text=Kanarie", "")
            assert "Kanariefågeln" not in shown, (name, place)
            assert "Kanarieavsändaren" not in shown, (name, place)
            assert "Kanarieärendet" not in shown, (name, place)
    assert str(secret) in as_user("vera").get("/matters/diary/").text, "date and number are not secret"
    assert "Dolt 1" not in as_user("vera").get("/matters/diary/").text
    url = f"/matters/diary/{secret.pk}/correct/"
    assert "Kanariefågeln" in as_user("rut").get(url).text
    assert Entry.objects.get(verb="matters.diary_entry.read_secret").confidential
    assert as_user("vera").get(url).status_code == 403


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"on": date(2026, 11, 22)}, "on"),
        ({"counterpart": " "}, "counterpart"),
        ({"subject": " "}, "subject"),
        ({"confidential": True}, "secrecy_ground"),
    ],
)
def test_K1_what_is_not_complete_is_refused(world: World, wrong: dict[str, object], field: str) -> None:
    matter = a_matter(world)
    with pytest.raises(Invalid) as refused:
        enter(world, matter, **wrong)
    assert refused.value.field == field
    assert matter.entries.count() == 1


def test_who_may_not_enter(world: World) -> None:
    for name in ("erik", "vera", "otto"):
        with pytest.raises(Forbidden):
            enter(world, a_matter(world), by=world.actor(name))


def test_a_correction_takes_a_reason_and_keeps_the_secret_in_history(world: World, as_user: AsUser) -> None:
    entry = enter(world, a_matter(world), confidential=True, secrecy_ground=GROUND, subject="Kanariefågeln")
    url = f"/matters/diary/{entry.pk}/correct/"
    typed = {"version": "1", "course": "received", "on": TODAY.isoformat(), "counterpart": "Trafiknämnden",
             "subject": "Öppet nu", "why": ""}  # fmt: skip
    assert as_user("rut").post(url, typed).status_code == 422
    assert as_user("rut").post(url, {**typed, "why": "Sekretessen är prövad"}).status_code == 303
    entry.refresh_from_db()
    assert (entry.subject, entry.confidential, str(entry)[-2:]) == ("Öppet nu", False, "-2")
    open_to_all = Entry.objects.filter(confidential=False)
    assert not any("Kanariefågeln" in str(told.changes) for told in open_to_all)
    assert as_user("rut").post(url, {**typed, "why": "Igen"}).status_code == 412
