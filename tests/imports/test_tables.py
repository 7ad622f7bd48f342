"""Tables of Word, Excel, PDF, CSV and Markdown."""

from datetime import date
from decimal import Decimal

from farled.imports.reading.values import ColumnMapping, Field, PartyRole, RowKind
from tests.imports.conftest import Open
from tests.imports.fixtures import build


def test_a_word_table_has_headings_as_rows_and_merged_cells(opened: Open) -> None:
    plan = opened("plan.docx", build.word_plan())

    assert [(row.kind, row.goal_area, row.title) for row in plan.rows] == [
        (RowKind.ACTIVITY, "Enkel kontakt", "Öppna en chatt"),
        (RowKind.ACTIVITY, "Enkel kontakt", "Samla alla blanketter"),
        (RowKind.ACTIVITY, "Trygg drift", "Inventera servrar"),
        (RowKind.OUTCOME, "", "Utbilda lärare"),
    ]
    assert [[party.name for party in row.parties] for row in plan.rows[:2]] == [
        ["Kommunstyrelsen"],
        ["Kommunstyrelsen"],
    ]
    assert [party.role for party in plan.rows[2].parties] == [PartyRole.LEAD, PartyRole.CONTRIBUTING]
    assert plan.rows[3].description == "Två dagar per skola."
    assert [area.name for area in plan.goal_areas] == ["Enkel kontakt", "Trygg drift"]
    assert plan.rows[0].passages[0].text == "Öppna en chatt | Svar inom en minut. | Kommunstyrelsen | 2024 | Pågår"


def test_a_sheet_has_merged_areas_split_rows_dates_and_amounts(opened: Open) -> None:
    plan = opened("plan.xlsx", build.sheet_plan())
    cars, bikes, food = plan.rows

    assert cars.title == "Byt till elbilar i hemtjänsten och bygg laddplatser vid alla"
    assert (cars.goal_area, bikes.goal_area, food.goal_area) == ("Resor", "Resor", "Mat")
    assert (cars.period.start, cars.period.end) == (date(2026, 4, 1), date(2026, 6, 1))
    assert (bikes.period.start, bikes.period.end) == (date(2026, 4, 1), None)
    assert food.period.standing
    assert cars.budget
    assert food.budget
    assert (cars.budget.value, food.budget.value) == (Decimal(1_200_000), Decimal(700_000))
    assert [(passage.sheet, passage.first) for passage in cars.passages] == [("Plan", 4), ("Plan", 5)]
    assert [area.name for area in plan.goal_areas] == ["Resor", "Mat", "Energi"]


def test_cells_that_cannot_be_read_are_told_and_the_rest_is_read(opened: Open) -> None:
    plan = opened("plan.xlsx", build.sheet_plan())

    assert [(problem.code, dict(problem.facts)) for problem in plan.problems] == [
        ("sheet.hidden", {"sheet": "Val"}),
        ("cell.budget", {"text": "Entre 200 et 500", "doubt": "range"}),
    ]
    assert [(unread.reason, unread.passage.first) for unread in plan.unread if unread.passage.sheet == "Plan"] == [
        ("row.total", 9)
    ]


def test_a_pdf_table_goes_on_over_pages(opened: Open) -> None:
    for ruled in (True, False):
        plan = opened("plan.pdf", build.pdf_plan(ruled=ruled))

        assert [row.title for row in plan.rows] == [
            f"Åtgärd {number} som gör det enklare att nå kommunen på alla språk som talas här"
            for number in range(1, 31)
        ]
        assert {row.goal_area for row in plan.rows} == {"Enkel kontakt"}
        assert {row.passages[0].page for row in plan.rows} == {1, 2}
        assert plan.rows[1].parties[1].name == "Barn- och utbildningsnämnden"
        assert plan.unread == ()


def test_csv_finds_its_separator_and_encoding(opened: Open) -> None:
    text = "Åtgärd;Ansvarig;Klart\nBygg ut, och förbättra;Kommunstyrelsen;2025-06-30\n"
    for content in (text.encode("cp1252"), text.encode(), text.encode("utf-8-sig"), text.encode("utf-16")):
        [row] = opened("plan.csv", content).rows

        assert (row.title, row.period.end) == ("Bygg ut, och förbättra", date(2025, 6, 30))


def test_a_title_without_description_column_gives_both(opened: Open) -> None:
    [row] = opened("plan.csv", '"Aktivitet";"Status"\n"Öva.\nAlla ska öva två gånger.";"Ny"\n').rows

    assert (row.title, row.description) == ("Öva", "Alla ska öva två gånger.")


def test_columns_without_a_field_follow_the_row(opened: Open) -> None:
    [row] = opened(
        "plan.md", "| **Activity** | Owner | Colour | Due |\n|---|---|---|---|\n| Build | Board | red | 2025 |\n"
    ).rows

    assert [(cell.header, cell.text) for cell in row.other] == [("Colour", "red")]
    assert (row.title, row.parties[0].name, row.period.end) == ("Build", "Board", date(2025, 12, 31))


FRENCH = "Champ;Champ;Champ;Champ\nAction;Pilote;Statut;Fin\nPlanter des arbres;La ville;En cours;46174\n"


def test_unknown_headings_are_described_for_a_user(opened: Open) -> None:
    plan = opened("plan.csv", "Toimenpide;Vastuu;Aika\nRakenna;Kunta;2024\nPuhdista;Kunta;2025\n")
    [table] = plan.tables

    assert (plan.rows, table.read, table.rows) == ((), False, 2)
    assert [(column.header, column.samples, column.guess) for column in table.columns] == [
        ("Toimenpide", ("Rakenna", "Puhdista"), None),
        ("Vastuu", ("Kunta",), None),
        ("Aika", ("2024", "2025"), Field.PERIOD),
    ]
    assert [problem.code for problem in plan.problems] == ["table.unknown_columns", "plan.no_rows"]


def test_a_mapping_is_remembered_by_the_headings(opened: Open) -> None:
    first = opened("a.csv", "Toimenpide;Vastuu;Aika\nRakenna;Kunta;2024\n")
    mapping = ColumnMapping(first.tables[0].signature, {0: Field.TITLE, 1: Field.RESPONSIBLE, 2: Field.PERIOD})

    again = opened("b.csv", "\n TOIMENPIDE ;Vastuu;Aika\nPuhdista;Kunta;2025\n", [mapping])

    assert [(row.title, row.parties[0].name, row.period.raw) for row in again.rows] == [("Puhdista", "Kunta", "2025")]
    assert again.tables[0].read


def test_a_part_activity_knows_what_it_is_part_of(opened: Open) -> None:
    content = "Axe;Action;Sous-action\nNature;Arbres;\nNature;Arbres;Planter\n"
    signature = opened("a.csv", content).tables[0].signature
    fields = {0: Field.GOAL_AREA, 1: Field.TITLE, 2: Field.SUB_TITLE}

    plan = opened("a.csv", content, [ColumnMapping(signature, fields)])

    assert [(row.title, row.part_of) for row in plan.rows] == [("Arbres", ""), ("Planter", "Arbres")]


def test_a_table_of_labels_and_values_is_one_row(opened: Open) -> None:
    plan = opened("plan.docx", build.word_cards())

    assert [(row.goal_area, row.title, row.responsible, row.period.raw) for row in plan.rows] == [
        ("Fokusområde Enkel kontakt", "Mina sidor", "Kommunstyrelsen", "2025–2026"),
        ("Fokusområde Enkel kontakt", "Chatt", "Kultur", "2025"),
        ("Fokusområde Trygg drift", "Inventera servrar", "Driftnämnden", "t.o.m. 2027"),
    ]
    assert [(cell.header, cell.text) for cell in plan.rows[0].other] == [("Länk", "Diariet")]
    assert plan.unread == ()
