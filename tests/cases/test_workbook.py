"""A case as a workbook: the same figures without Farled, and back again with every change seen first."""

import subprocess
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from farled.cases import acts, reads
from farled.cases.figures import sheets
from farled.cases.figures.workbook import written
from farled.cases.figures.worked import by_party_and_year, work
from farled.cases.reads import BenefitLine, Case, CostLine
from farled.cases.states import BetterWhen, CostKind, Funding
from farled.files.cells import ReadWorkbook
from farled.files.reading_cells import read_cells
from farled.web.workbooks import filled
from tests.cases.example import a_benefit, a_cost, chosen, fresh, nothing, the_example
from tests.cast import NOW, TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(world: World) -> Case:
    """The example, with what it replaces, a quality that is not money and a benefit that nobody can measure."""
    found = the_example(world)
    a_cost(world, nothing(found), "Det gamla", *[100_000] * 6)
    a_benefit(world, chosen(found), "Nöjdare elever", 10, kind="quality", beneficiary="citizen", body=None, rate=None)
    a_benefit(world, chosen(found), "Utan nuläge", 10, baseline=None)
    return found


def file_of(case: Case) -> bytes:
    row = fresh(case)
    return written(reads.materials([row], on=TODAY)[row.pk], reads.lines_of([row.pk])[row.pk])


def book_of(content: bytes) -> ReadWorkbook:
    return read_cells("kalkyl.xlsx", content)


def page(book: ReadWorkbook, name: str) -> list[list[Any]]:
    return next(each.rows for each in book.sheets if each.name == name)


def party_rows(book: ReadWorkbook) -> dict[str, list[float]]:
    rows = page(book, sheets.RESULT)[sheets.PARTIES_ROW + 1 :]
    return {str(row[0]): [float(cell) for cell in row[1:7]] for row in rows if row and row[0]}


def rewritten(content: bytes, changes: dict[tuple[str, int, int], Any]) -> bytes:
    """The same cells as plain values in a new file, some of them changed: what a person sends back."""
    return cells_as_file(book_of(content), changes)


def cells_as_file(book: ReadWorkbook, changes: dict[tuple[str, int, int], Any]) -> bytes:
    """A new file with the cells of a book, some of them changed."""

    def fill(new: Any) -> None:
        for each in book.sheets:
            sheet = new.add_worksheet(each.name)
            cells = {(nr, place): cell for nr, row in enumerate(each.rows) for place, cell in enumerate(row)}
            cells |= {(row, place): said for (name, row, place), said in changes.items() if name == each.name}
            for (row, place), cell in cells.items():
                if cell is not None:
                    sheet.write(row, place, cell)

    return filled(fill)


def test_what_is_written_is_what_the_room_has_worked_out(case: Case) -> None:
    book = book_of(file_of(case))
    assert [each.name for each in book.sheets] == ["Antaganden", "Kostnader", "Nyttor", "Resultat"]
    worked = work(reads.materials([fresh(case)], on=TODAY)[case.pk])
    result = page(book, sheets.RESULT)
    assert result[sheets.MEASURES_ROW][:2] == ["Nettonuvärde", pytest.approx(worked.npv / 100, abs=0.01)]
    said = party_rows(book)
    for party, years in by_party_and_year(worked).items():
        name = {"citizen": "invånare"}.get(party, "Skolnämnden")
        name = name if name in said else next(each for each in said if each not in ("invånare", "Övriga"))
        assert said[name] == [pytest.approx(each / 100, abs=0.01) for each in years]
    marks = next(each.marks for each in book.sheets if each.name == sheets.RESULT)
    assert marks["B10"] == "formula"


def changed_at(case: Case, title: str, year: int) -> tuple[str, int, int]:
    costs = page(book_of(file_of(case)), sheets.COSTS)
    row = next(nr for nr, cells in enumerate(costs) if len(cells) > 2 and cells[2] == title)
    return sheets.COSTS, row, len(sheets.COST_COLUMNS) + year


def test_a_file_that_nobody_changed_changes_nothing(case: Case, world: World, as_user: Any) -> None:
    answer = sent(as_user("erik"), case, file_of(case))
    assert "Filen säger samma sak som utkastet" in answer.content.decode()
    assert 'name="read"' not in answer.content.decode()


def sent(client: Client, case: Case, content: bytes) -> Any:
    return client.post(reverse("cases:read_back", args=[case.pk]), {"file": SimpleUploadedFile("k.xlsx", content)})


def token(answer: Any) -> str:
    return str(answer.context["read"])


def test_a_changed_cell_and_a_new_row_are_seen_and_then_written(case: Case, world: World, as_user: Any) -> None:
    client = as_user("erik")
    at = changed_at(case, "Drift", 2)
    new = next(nr for nr, cells in enumerate(page(book_of(file_of(case)), sheets.COSTS)) if not cells[2])
    changes: dict[tuple[str, int, int], Any] = {
        at: 350_000,
        (sheets.COSTS, new, 1): "Förslaget",
        (sheets.COSTS, new, 2): "Utbildning",
        (sheets.COSTS, new, 3): "utveckling",
        (sheets.COSTS, new, 5): "egen budget",
        (sheets.COSTS, new, 14): "25 000",
    }
    answer = sent(client, case, rewritten(file_of(case), changes))
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Drift" in text
    assert "Utbildning" in text
    assert CostLine.objects.filter(title="Utbildning").count() == 0, "nothing is written before it is approved"
    done = client.post(reverse("cases:read_back", args=[case.pk]), {"read": token(answer)})
    assert done.status_code == 303
    drift = CostLine.objects.get(alternative=chosen(case), title="Drift")
    assert drift.amounts == [0, 0, 35_000_000, 30_000_000, 30_000_000, 30_000_000]
    assert CostLine.objects.get(title="Utbildning").amounts[0] == 2_500_000
    assert CostLine.objects.get(title="Utbildning").kind == CostKind.DEVELOPMENT
    assert BenefitLine.objects.get(title="Handläggning").version == 1


def test_the_direction_of_a_benefit_goes_out_and_comes_back(case: Case, world: World, as_user: Any) -> None:
    client = as_user("erik")
    rows = page(book_of(file_of(case)), sheets.BENEFITS)
    place = sheets.PLACES[sheets.BENEFITS]["direction"]
    quality, time = (
        next(nr for nr, cells in enumerate(rows) if len(cells) > 2 and cells[2] == title)
        for title in ("Nöjdare elever", "Handläggning")
    )
    assert (rows[0][place], rows[time][place]) == ("Riktning", "nedåt")
    changes = {(sheets.BENEFITS, quality, place): "uppåt", (sheets.BENEFITS, time, place): None}
    answer = sent(client, case, rewritten(file_of(case), changes))
    [row] = answer.context["found"].rows
    assert row.changes == (("Riktning", "nedåt", "uppåt"),)
    assert client.post(reverse("cases:read_back", args=[case.pk]), {"read": token(answer)}).status_code == 303
    said = dict(BenefitLine.objects.filter(alternative=chosen(case)).values_list("title", "direction"))
    assert (said["Nöjdare elever"], said["Handläggning"]) == (BetterWhen.UP, BetterWhen.DOWN)
    assert page(book_of(file_of(case)), sheets.BENEFITS)[quality][place] == "uppåt"


def without_direction(content: bytes, changes: dict[tuple[str, int, int], Any]) -> bytes:
    """The same file as it was given out before benefits had a direction; ``changes`` by its own cells."""
    book = book_of(content)
    rows, place = page(book, sheets.BENEFITS), sheets.PLACES[sheets.BENEFITS]["direction"]
    for nr, cells in enumerate(rows):
        rows[nr] = [*cells[:place], *cells[place + 1 :]]
    return cells_as_file(book, changes)


def test_a_workbook_from_before_the_direction_keeps_what_each_benefit_has(
    case: Case, world: World, as_user: Any
) -> None:
    BenefitLine.objects.filter(title="Nöjdare elever").update(direction=BetterWhen.UP)
    client, likely = as_user("erik"), sheets.PLACES[sheets.BENEFITS]["likely"] - 1
    rows = page(book_of(file_of(case)), sheets.BENEFITS)
    at = {cells[2]: nr for nr, cells in enumerate(rows) if len(cells) > 2 and cells[2]}
    answer = sent(client, case, without_direction(file_of(case), {}))
    assert (answer.status_code, answer.context["found"].rows) == (200, []), "nothing is changed"
    old, new = at["Nöjdare elever"], max(at.values()) + 1
    said = {each: sheets.PLACES[sheets.BENEFITS][each] for each in ("alternative", "kind", "beneficiary")}
    changes: dict[tuple[str, int, int], Any] = {(sheets.BENEFITS, old, likely + each): 7 for each in (-1, 0, 1)}
    changes |= {(sheets.BENEFITS, new, place): rows[old][place] for place in said.values()}
    changes[sheets.BENEFITS, new, sheets.PLACES[sheets.BENEFITS]["title"]] = "Ny"
    answer = sent(client, case, without_direction(file_of(case), changes))
    assert answer.status_code == 200, answer.context["found"].wrong
    changed, added = answer.context["found"].rows
    assert [each[0] for each in changed.changes] == ["Lägst per år", "Troligen per år", "Högst per år"]
    assert (changed.content.direction, added.content.direction) == (BetterWhen.UP, BetterWhen.DOWN)
    assert client.post(reverse("cases:read_back", args=[case.pk]), {"read": token(answer)}).status_code == 303
    kept = dict(BenefitLine.objects.filter(alternative=chosen(case)).values_list("title", "direction"))
    assert (kept["Nöjdare elever"], kept["Ny"]) == (BetterWhen.UP, BetterWhen.DOWN)


def test_what_is_wrong_in_an_older_workbook_is_told_with_its_own_cell(case: Case, as_user: Any) -> None:
    likely = sheets.PLACES[sheets.BENEFITS]["likely"] - 1
    answer = sent(as_user("erik"), case, without_direction(file_of(case), {(sheets.BENEFITS, 1, likely): "mycket"}))
    assert answer.status_code == 422
    assert [each.cell for each in answer.context["found"].wrong] == [f"{sheets.letters(likely)}2"]


def test_what_is_wrong_is_told_with_its_cell_and_nothing_is_written(case: Case, world: World, as_user: Any) -> None:
    at, other = changed_at(case, "Drift", 2), changed_at(case, "Bygga", 0)
    kind = sheets.PLACES[sheets.COSTS]["kind"]
    changes = {at: "mycket", other: 5, (sheets.COSTS, at[1], kind): "nöjen"}
    answer = sent(as_user("erik"), case, rewritten(file_of(case), changes))
    assert answer.status_code == 422
    cells = {(each.sheet, each.cell) for each in answer.context["found"].wrong}
    assert (sheets.COSTS, f"{sheets.letters(at[2])}{at[1] + 1}") in cells
    assert (sheets.COSTS, f"{sheets.letters(kind)}{at[1] + 1}") in cells
    assert CostLine.objects.get(alternative=chosen(case), title="Bygga").amounts[0] == 120_000_000


def test_a_line_changed_in_between_stops_all_of_it(case: Case, world: World, as_user: Any) -> None:
    client = as_user("erik")
    at, other = changed_at(case, "Drift", 2), changed_at(case, "Bygga", 0)
    answer = sent(client, case, rewritten(file_of(case), {at: 1, other: 2}))
    drift = CostLine.objects.get(alternative=chosen(case), title="Drift")
    content = acts.Cost(title="Drift", kind=CostKind.OPERATION, funding=Funding.OWN, amounts=[7] * 6, body=world.school)
    acts.change_cost(line=drift, version=drift.version, content=content, by=world.hand, at=NOW)
    done = client.post(reverse("cases:read_back", args=[case.pk]), {"read": token(answer)})
    assert done.status_code == 412
    assert CostLine.objects.get(alternative=chosen(case), title="Bygga").amounts[0] == 120_000_000


def test_a_file_of_another_case_a_moved_column_and_no_workbook(case: Case, world: World, as_user: Any) -> None:
    client = as_user("erik")
    content = file_of(case)
    wrong = sent(client, case, rewritten(content, {(sheets.ASSUMPTIONS, sheets.CASE, 1): 999_999}))
    assert [each.cell for each in wrong.context["found"].wrong] == ["B4"]
    moved = sent(client, case, rewritten(content, {(sheets.COSTS, 0, 2): "Något annat"}))
    assert [each.cell for each in moved.context["found"].wrong] == ["C1"]
    assert sent(client, case, b"PK not a workbook").status_code == 422
    assert client.post(reverse("cases:read_back", args=[case.pk]), {"read": "forged"}).status_code == 409


def test_who_may_not_write_the_draft_may_not_read_into_it(case: Case, world: World, as_user: Any) -> None:
    assert sent(as_user("maj"), case, file_of(case)).status_code == 403
    assert as_user("otto").get(reverse("cases:workbook", args=[case.pk])).status_code == 404


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_program_works_out_the_same_as_the_room(
    case: Case, world: World, as_user: Any, tmp_path: Path
) -> None:
    """Export, change an assumption, recalculate elsewhere, read back: every party's value each year within a krona."""
    at = changed_at(case, "Drift", 3)
    source = tmp_path / "kalkyl.xlsx"
    source.write_bytes(_with_cell(file_of(case), f"{sheets.letters(at[2])}{at[1] + 1}", 412_345))
    command = ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "ut")]
    home = f"-env:UserInstallation=file://{tmp_path / 'profil'}"
    subprocess.run([command[0], home, *command[1:], str(source)], check=True, capture_output=True, timeout=300)
    content = (tmp_path / "ut" / "kalkyl.xlsx").read_bytes()
    elsewhere = party_rows(book_of(content))
    client = as_user("erik")
    answer = sent(client, case, content)
    assert answer.context["found"].wrong == []
    assert client.post(reverse("cases:read_back", args=[case.pk]), {"read": token(answer)}).status_code == 303
    worked = work(reads.materials([fresh(case)], on=TODAY)[case.pk])
    told = by_party_and_year(worked)
    assert elsewhere["invånare"] == [pytest.approx(each / 100, abs=1) for each in told["citizen"]]
    school = next(name for name in elsewhere if name not in ("invånare", "Övriga", "Tillsammans"))
    assert elsewhere[school] == [pytest.approx(each / 100, abs=1) for each in told[str(world.school.pk)]]
    assert elsewhere["Övriga"] == [pytest.approx(0, abs=0.01)] * 6
    assert sum(elsewhere["Tillsammans"]) == pytest.approx(float(Decimal(worked.npv) / 100), abs=1)


def _with_cell(content: bytes, cell: str, value: int) -> bytes:
    """The workbook with one number changed and every cached value of a formula forgotten, so that it must work."""
    import re
    import zipfile

    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet2.xml":
                part, count = re.subn(rf'(<c r="{cell}"[^>]*><v>)[^<]*'.encode(), rf"\g<1>{value}".encode(), part)
                assert count == 1
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
            new.writestr(name, part)
    return out.getvalue()
