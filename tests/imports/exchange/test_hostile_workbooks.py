"""Workbooks that would harm, trick or simply not fit: refused or handled, and told in plain Swedish."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from farled.imports.models import ChangeSet
from farled.matters.models import Matter
from tests.cast import World
from tests.factories.matters import a_matter
from tests.factories.planning import make_activity, make_plan
from tests.imports.exchange.test_round_trip import Cells, code_of, fetch, send, sent, tally, where
from tests.imports.exchange.workbooks import FIRST, Said, edited, formula, rewritten

AsUser = Callable[[str], Client]
PREFIXES = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "=cmd|' /C calc'!A0", "http://example.org", "00123", "_x0041_")


@pytest.fixture
def matters(world: World) -> list[Matter]:
    return [a_matter(world, title=f"Ärende {nr}", handler=world.school) for nr in range(3)]


def page(client: Client, one: ChangeSet) -> str:
    return client.get(f"/imports/changes/{one.pk}/").content.decode()


def test_F4_text_that_looks_like_a_formula_stays_text_there_and_back(world: World, as_user: AsUser) -> None:
    for text in PREFIXES:
        a_matter(world, title=text)
    asa = as_user("asa")
    content = fetch(asa)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist() if "worksheets" in name)
        assert not any("hyperlink" in archive.read(FIRST).decode() for _once in (1,))
    assert tally(sent(asa, content)) == (0, 0)


def test_F1_a_file_with_macros_is_refused_and_macros_inside_are_not_read(
    matters: list[Matter], as_user: AsUser
) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    refused = send(asa, content, name="lista.xlsm")
    assert refused.status_code == 422
    assert "makron (.xlsm) tas inte emot" in refused.content.decode()
    one = sent(asa, rewritten(content, {}, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0macro"}))
    assert "Filen innehåller makron. De lästes inte" in page(asa, one)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("lista.ods", b"PK\x03\x04", "av sorten .ods"),
        ("lista.csv", b"Id;Version", "av sorten .csv"),
        ("lista.xlsx", b"MZ\x90 not a workbook", "innehållet är något annat"),
        ("lista.xlsx", b"", "tom"),
    ],
)
def test_F1_what_is_no_workbook_is_refused_at_once(
    world: World, as_user: AsUser, name: str, content: bytes, told: str
) -> None:
    refused = send(as_user("asa"), content, name=name)
    assert refused.status_code == 422
    assert told in refused.content.decode()


def test_F2_a_bomb_is_refused_before_it_is_parsed(matters: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    one = sent(asa, rewritten(fetch(asa), {}, {"xl/media/big.bin": b"\0" * 150_000_000}))
    assert one.state == "refused"
    assert "misstänkt hårt packad" in page(asa, one)


def test_F2_entities_are_refused(matters: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    evil = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    one = sent(asa, rewritten(fetch(asa), {FIRST: lambda xml: evil + xml.partition("?>")[2]}))
    assert one.state == "refused"
    assert "root:" not in page(asa, one)


def test_a_cell_far_away_does_not_eat_the_memory(matters: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    one = sent(asa, rewritten(fetch(asa), {FIRST: lambda xml: xml.replace("</sheetData>", far)}))
    assert one.state == "refused", (one.state, one.job_refusal)
    assert tally(one) == (0, 0)


def test_links_to_other_files_are_told_and_not_followed(matters: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    one = sent(asa, rewritten(fetch(asa), {}, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}))
    assert "Hänvisningarna följdes inte" in page(asa, one)


def test_merged_cells_are_wrong_and_never_empty(matters: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    letters, _rows = where(content)
    at = letters["Handläggs av"]
    merged = f'<mergeCells count="1"><mergeCell ref="{at}2:{at}4"/></mergeCells>'
    one = sent(asa, rewritten(content, {FIRST: lambda xml: xml.replace("</sheetData>", f"</sheetData>{merged}")}))
    assert one.cells.filter(problem__code="cell.merged").count() == 3
    assert one.cells.filter(faulty=False).count() == 0


def test_days_that_are_no_days(world: World, as_user: AsUser) -> None:
    plan = make_plan(world)
    rows_of = [make_activity(world, plan, f"Aktivitet {nr}", leads=[world.school]) for nr in range(5)]
    asa = as_user("asa")
    content = fetch(asa, "/planning/activities/")
    letters, rows = where(content)
    said: list[Said] = ["i höst", date(1900, 1, 15), "2026-02-30", formula("TODAY()"), "2026-11-30"]
    cells: Cells = {f"{letters['Slut']}{rows[one.pk]}": value for one, value in zip(rows_of, said, strict=True)}
    one = sent(asa, edited(content, cells), "planning.activities")
    codes = {code_of(cell) for cell in one.cells.filter(faulty=True)}
    assert codes == {"cell.day", "cell.day.far", "cell.formula"}
    assert tally(one) == (1, 4)
    assert one.cells.get(faulty=False).after == "2026-11-30"


def test_the_same_heading_twice_is_refused_with_both_addresses(matters: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    letters, _rows = where(content)
    one = sent(asa, edited(content, {f"{letters['Typ']}1": "Ärende"}))
    assert one.state == "refused"
    assert f"({letters['Ärende']}1 och {letters['Typ']}1" in page(asa, one)


def test_columns_may_be_left_out_and_unknown_ones_are_told(matters: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    letters, rows = where(content)
    cells = {f"{letters['Typ']}1": "Min egen kolumn", f"{letters['Ärende']}{rows[matters[0].pk]}": "Nytt namn"}
    one = sent(asa, edited(content, cells))
    assert tally(one) == (1, 0)
    assert "Min egen kolumn" in page(asa, one)


def test_new_unknown_and_doubled_rows_are_told_by_address(matters: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    one = sent(asa, edited(content, {"A2": None, "A3": 999_999, "A4": "abc"}))
    told = {cell.cell: code_of(cell) for cell in one.cells.filter(faulty=True)}
    assert told == {"A2": "row.new", "A3": "row.unknown", "A4": "row.id"}
    twice = sent(asa, edited(content, {"A3": next(iter(where(content)[1]))}))
    assert code_of(twice.cells.get()) == "row.twice"
    assert "finns när filen hämtades" in page(asa, twice) or "saknas i den. De rörs inte" in page(asa, twice)


def test_a_file_of_another_list_is_refused(world: World, as_user: AsUser) -> None:
    make_activity(world, make_plan(world), leads=[world.school])
    asa = as_user("asa")
    one = sent(asa, fetch(asa, "/planning/activities/"), "matters.matters")
    assert one.state == "refused"
    assert "hämtad från en annan lista än Ärenden" in page(asa, one)


def test_without_the_hidden_sheets_what_others_changed_is_still_safe(
    matters: list[Matter], world: World, as_user: AsUser
) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    letters, rows = where(content)
    matter = matters[0]
    as_user("rut").post(
        f"/matters/{matter.pk}/change/",
        {"version": matter.version, "title": "Registrators namn", "kind": matter.kind, "handler": world.school.pk},
    )
    bare = rewritten(content, {"xl/worksheets/sheet3.xml": lambda xml: xml.replace("<sheetData>", "<sheetData><!--")
                               .replace("</sheetData>", "--></sheetData>")})  # fmt: skip
    one = sent(asa, edited(bare, {f"{letters['Ärende']}{rows[matters[1].pk]}": "Nytt"}))
    assert tally(one) == (1, 1)
    assert code_of(one.cells.get(faulty=True)) == "cell.both"


def test_text_too_long_and_text_with_markup_are_told_and_shown_as_text(matters: list[Matter], as_user: AsUser) -> None:
    asa = as_user("asa")
    content = fetch(asa)
    letters, rows = where(content)
    title = letters["Ärende"]
    cells = {f"{title}{rows[matters[0].pk]}": "x" * 301, f"{title}{rows[matters[1].pk]}": "<script>alert(1)</script>"}
    one = sent(asa, edited(content, cells))
    assert tally(one) == (1, 1)
    assert "<script>alert" not in page(asa, one)


def test_S1_who_may_change_nothing_is_not_offered_it_and_is_refused(matters: list[Matter], as_user: AsUser) -> None:
    content = fetch(as_user("asa"))
    vera = as_user("vera")
    assert "Skicka tillbaka Excel" not in vera.get("/matters/").content.decode()
    assert fetch(vera)
    assert send(vera, content).status_code == 403
