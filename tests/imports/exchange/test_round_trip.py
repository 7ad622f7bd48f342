"""A list goes to Excel and comes back: unchanged it changes nothing, and what is changed is seen before it is done."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from farled.files.cells import ReadWorkbook, address
from farled.imports.exchange.apart import read_workbook
from farled.imports.models import CellChange, ChangeSet
from farled.matters.models import Matter
from farled.matters.states import MatterKind
from farled.planning.models import Activity
from farled.trail.models import Entry
from tests.cast import World
from tests.factories.matters import a_matter
from tests.factories.planning import make_activity, make_plan
from tests.imports.exchange.workbooks import Said, edited, formula

AsUser = Callable[[str], Client]
Cells = dict[str, Said]


def fetch(client: Client, path: str = "/matters/") -> bytes:
    response = client.post(path, {"do": "excel"})
    assert response.status_code == 200, response.content[:500]
    assert "attachment" in response.headers["Content-Disposition"]
    return response.content


def send(client: Client, content: bytes, key: str = "matters.matters", name: str = "lista.xlsx") -> HttpResponse:
    return client.post(f"/imports/lists/{key}/send-back/", {"file": SimpleUploadedFile(name, content)})  # type: ignore[return-value]


def sent(client: Client, content: bytes, key: str = "matters.matters") -> ChangeSet:
    response = send(client, content, key)
    assert response.status_code == 303, response.content.decode()[-3000:]
    return ChangeSet.objects.latest("pk")


def where(content: bytes) -> tuple[dict[str, str], dict[int, int]]:
    """The letter of each heading, and the row of each id."""
    book = read_workbook("lista.xlsx", content)
    assert isinstance(book, ReadWorkbook)
    rows = book.sheets[0].rows
    letters = {str(cell): address(0, nr).rstrip("1") for nr, cell in enumerate(rows[0])}
    return letters, {int(row[0]): at for at, row in enumerate(rows[1:], 2)}  # type: ignore[arg-type]


def code_of(cell: CellChange) -> str:
    assert cell.problem is not None
    return str(cell.problem["code"])


def tally(one: ChangeSet) -> tuple[int, int]:
    return one.cells.filter(faulty=False).count(), one.cells.filter(faulty=True).count()


@pytest.fixture
def twenty(world: World) -> list[Matter]:
    return [a_matter(world, title=f"Ärende {nr:02}", handler=world.school) for nr in range(20)]


def test_F3_what_comes_back_unchanged_changes_nothing(twenty: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    one = sent(asa, fetch(asa))
    assert tally(one) == (0, 0)
    assert one.rows == 20, (one.state, one.job_refusal, one.notices)
    assert "0 ändringar" in asa.get(f"/imports/changes/{one.pk}/").content.decode()


def test_F3_twenty_cells_of_which_three_are_wrong(twenty: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    letters, rows = where(content)
    title, kind, handler = letters["Ärende"], letters["Typ"], letters["Handläggs av"]
    cells: Cells = {f"{title}{rows[matter.pk]}": f"Nytt namn {nr}" for nr, matter in enumerate(twenty[:15])}
    cells |= {f"{handler}{rows[matter.pk]}": "Äldrenämnden" for matter in twenty[15:17]}
    cells |= {
        f"{kind}{rows[twenty[17].pk]}": "hittepå",
        f"{handler}{rows[twenty[18].pk]}": "Nämnden som inte finns",
        f"{title}{rows[twenty[19].pk]}": None,
    }
    before = Entry.objects.filter(subject_kind=Matter.KIND).count()
    one = sent(asa, edited(content, cells))
    assert tally(one) == (17, 3)
    page = asa.get(f"/imports/changes/{one.pk}/").content.decode()
    assert "17 ändringar och 3 fel" in page
    for cell in (f"{kind}{rows[twenty[17].pk]}", f"{handler}{rows[twenty[18].pk]}", f"{title}{rows[twenty[19].pk]}"):
        assert f"Ärenden, {cell}" in page
    assert Matter.objects.filter(title__startswith="Nytt").count() == 0, "nothing is written before it is approved"
    assert Entry.objects.filter(subject_kind=Matter.KIND).count() == before

    refused = asa.post(f"/imports/changes/{one.pk}/approve/", {"version": one.version})
    assert refused.status_code == 409
    assert Matter.objects.filter(title__startswith="Nytt").count() == 0, "half is not done unless somebody says so"

    asa.post(f"/imports/changes/{one.pk}/approve/", {"version": one.version, "partly": "on"})
    one.refresh_from_db()
    assert one.state == "applied", one.job_refusal
    assert Matter.objects.filter(title__startswith="Nytt").count() == 15
    assert Matter.objects.filter(handler__name="Äldrenämnden").count() == 2
    told = Entry.objects.filter(subject_kind=Matter.KIND, verb="matters.matter.changed")
    assert told.count() == 17
    assert set(told.values_list("why", flat=True)) == {"Excel: lista.xlsx"}

    again = sent(asa, edited(content, {each: value for each, value in cells.items() if value != "hittepå"}))
    assert tally(again)[0] == 0, "applied again it changes nothing"


def test_F3_what_an_act_refuses_is_told_at_its_cell_and_nothing_is_done(world: World, as_user: AsUser) -> None:
    plan = make_plan(world)
    one = make_activity(world, plan, "Stadsnät", leads=[world.school])
    asa = as_user("asa")
    content = fetch(asa, "/planning/activities/")
    letters, rows = where(content)
    late: Cells = {
        f"{letters['Början']}{rows[one.pk]}": date(2027, 6, 1),
        f"{letters['Aktivitet']}{rows[one.pk]}": "Fiber",
    }
    changes = sent(asa, edited(content, late), "planning.activities")
    faulty = changes.cells.get(faulty=True)
    assert (faulty.column, code_of(faulty)) == ("start", "=planning.period.backwards")
    assert Activity.objects.get(pk=one.pk).version == one.version


def test_a_later_end_in_a_decided_plan_is_a_prolonging_with_its_reason(world: World, as_user: AsUser) -> None:
    one = make_activity(world, make_plan(world), "Stadsnät", leads=[world.school])
    asa = as_user("asa")
    content = fetch(asa, "/planning/activities/")
    letters, rows = where(content)
    changes = sent(asa, edited(content, {f"{letters['Slut']}{rows[one.pk]}": date(2027, 6, 30)}), "planning.activities")
    assert tally(changes) == (1, 0)
    asa.post(f"/imports/changes/{changes.pk}/approve/", {"version": changes.version})
    one.refresh_from_db()
    assert one.end == date(2027, 6, 30)
    assert one.first_end == date(2026, 12, 31)
    assert one.footnotes == ["Excel: lista.xlsx"]


def test_every_column_of_an_activity_goes_there_and_back(world: World, as_user: AsUser) -> None:
    one = make_activity(world, make_plan(world), "Stadsnät", leads=[world.school])
    asa = as_user("asa")
    content = fetch(asa, "/planning/activities/")
    letters, rows = where(content)
    at = rows[one.pk]
    said: Cells = {
        f"{letters['Medverkar']}{at}": "Äldrenämnden; Förskoleenheten",
        f"{letters['Läge enligt rapport']}{at}": "Risk för försening",
        f"{letters['Status']}{at}": "pågår",
        f"{letters['Prioritet']}{at}": 2,
        f"{letters['Löpande uppdrag']}{at}": "ja",
        f"{letters['Beskrivning']}{at}": "Två\nrader",
    }
    changes = sent(asa, edited(content, said), "planning.activities")
    assert tally(changes) == (6, 0), list(changes.cells.values_list("column", "problem"))
    asa.post(f"/imports/changes/{changes.pk}/approve/", {"version": changes.version})
    one.refresh_from_db()
    assert (one.status, one.light, one.priority, one.standing) == ("ongoing", "yellow", 2, True)
    assert one.description == "Två\nrader"
    assert {part.body.name for part in one.parts.filter(part="contributing")} == {"Äldrenämnden", "Förskoleenheten"}


def test_what_somebody_else_changed_is_told_with_both_values(
    twenty: list[Matter], world: World, as_user: AsUser
) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    letters, rows = where(content)
    other = as_user("rut")
    for matter in twenty[:2]:
        other.post(
            f"/matters/{matter.pk}/change/",
            {"version": matter.version, "title": "Registrators namn", "kind": matter.kind, "handler": world.school.pk},
        )
    title, handler = letters["Ärende"], letters["Handläggs av"]
    mine = {f"{title}{rows[twenty[0].pk]}": "Strategens namn", f"{handler}{rows[twenty[1].pk]}": "Äldrenämnden"}
    one = sent(asa, edited(content, mine))
    assert tally(one) == (1, 1)
    page = asa.get(f"/imports/changes/{one.pk}/").content.decode()
    assert "I filen står ”Strategens namn”, i Farled ”Registrators namn”" in page
    asa.post(f"/imports/changes/{one.pk}/approve/", {"version": one.version, "partly": "on"})
    twenty[1].refresh_from_db()
    assert twenty[1].title == "Registrators namn", "what others wrote is not touched"
    assert twenty[1].handler == world.care


def test_what_changes_between_preview_and_approval_hinders_all(
    twenty: list[Matter], world: World, as_user: AsUser
) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    letters, rows = where(content)
    one = sent(asa, edited(content, {f"{letters['Ärende']}{rows[each.pk]}": "Nytt" for each in twenty[:2]}))
    assert tally(one) == (2, 0)
    matter = twenty[0]
    as_user("rut").post(
        f"/matters/{matter.pk}/change/",
        {"version": matter.version, "title": "Annat", "kind": matter.kind, "handler": world.school.pk},
    )
    asa.post(f"/imports/changes/{one.pk}/approve/", {"version": one.version})
    one.refresh_from_db()
    assert one.state == "review"
    assert Matter.objects.filter(title="Nytt").count() == 0
    assert tally(one) == (1, 1)


def test_headings_and_words_of_the_other_language_are_understood(twenty: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    asa.post("/language/", {"language": "en"})
    content = fetch(asa)
    letters, rows = where(content)
    assert "Matter" in letters
    asa.post("/language/", {"language": "sv"})
    assert tally(sent(asa, content)) == (0, 0)
    one = sent(asa, edited(content, {f"{letters['Matter']}{rows[twenty[0].pk]}": "Nytt namn"}))
    assert tally(one) == (1, 0)


def test_a_column_that_cannot_be_changed_says_so(twenty: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    letters, rows = where(content)
    one = sent(asa, edited(content, {f"{letters['Diarienummer']}{rows[twenty[0].pk]}": "2020/99999"}))
    assert tally(one) == (0, 1)
    assert "Diarienummer kan inte ändras här" in asa.get(f"/imports/changes/{one.pk}/").content.decode()


def test_S7_only_whoever_sent_it_sees_and_approves_it(twenty: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    letters, rows = where(content)
    one = sent(asa, edited(content, {f"{letters['Ärende']}{rows[twenty[0].pk]}": "Nytt"}))
    for name in ("rut", "erik", "otto"):
        other = as_user(name)
        assert other.get(f"/imports/changes/{one.pk}/").status_code == 404
        assert other.post(f"/imports/changes/{one.pk}/approve/", {"version": one.version}).status_code == 404


def test_S2_rows_of_others_are_unknown_and_a_secret_title_does_not_leave(world: World, as_user: AsUser) -> None:
    secret = a_matter(world, title="Hemlig rubrik", secret="OSL 21 kap.")
    theirs = a_matter(world, title="Deras", theirs=True)
    a_matter(world, title="Vårt")
    asa = as_user("asa")
    content = fetch(asa)
    book = read_workbook("lista.xlsx", content)
    assert isinstance(book, ReadWorkbook)
    assert "Hemlig" not in str(book)
    letters, rows = where(content)
    one = sent(asa, edited(content, {f"A{rows[secret.pk]}": theirs.pk, f"{letters['Ärende']}{rows[secret.pk]}": "X"}))
    assert code_of(one.cells.get()) == "row.unknown"
    again = sent(asa, edited(content, {f"{letters['Ärende']}{rows[secret.pk]}": "X"}))
    assert code_of(again.cells.get()) == "=matters.exchange.secret"


def test_a_formula_is_never_taken_for_its_value(twenty: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    letters, rows = where(content)
    one = sent(asa, edited(content, {f"{letters['Ärende']}{rows[twenty[0].pk]}": formula("1+1")}))
    cell = CellChange.objects.get(change_set=one)
    assert cell.problem == {"code": "cell.formula", "facts": {}}


def test_that_a_list_left_is_told_to_history(twenty: list[Matter], as_user: AsUser) -> None:
    fetch(as_user("asa"))
    told = Entry.objects.filter(verb="imports.list.exported").get()
    assert (told.subject_name, told.changes) == ("Ärenden", {"rows": [None, 20]})


def test_the_rows_are_those_the_filters_leave(world: World, as_user: AsUser) -> None:
    a_matter(world, title="Program", kind=MatterKind.PROGRAMME)
    a_matter(world, title="Motion", kind=MatterKind.MOTION)
    _letters, rows = where(fetch(as_user("asa"), f"/matters/?kind={MatterKind.MOTION}"))
    assert [Matter.objects.get(pk=pk).title for pk in rows] == ["Motion"]
