"""Facts that carry their own label, in the ways that plans write them outside tables."""

from farled.imports.reading import PartyRole, ReadPlan
from tests.imports.conftest import Open

STACKED = """Handlingsplan för välfärdsteknik

Målområde 1: En enklare vardag

Aktivitet
Inför e-tjänst för bygglov
Tidplan
2025-03-01 – 2025-12-31
Ansvarig
Byggnadsnämnden
Status
Pågår

Målområde 2: Öppen förvaltning

Aktivitet
Publicera öppna data om
kommunens lokaler
Tidplan
2026
Ansvarig
Kommunstyrelsen
Status
Klar
"""
WITHIN = """Handlingsplan 2026

Öka tillgängligheten
- Se över webbplatsen utifrån WCAG. Ansvarig: Kommunikationsavdelningen. Klart: 2026-06-30.
- Inför digital brevlåda.
  Ansvarig: Kommunstyrelsen. Klart: december 2026.

Att tänka på
- Förankra tidigt.
"""
BELOW_A_HEADING = """# Handlingsplan

## Målområde 1: En enklare vardag

### 1.1 Inför e-tjänst för bygglov

Bygglov ska kunna sökas digitalt.

Ansvarig: Byggnadsnämnden
Medverkar: Kommunstyrelsen
Tidplan: 2025 – 2026

### 1.2 Chattrobot

Ansvarig: Kommunstyrelsen
Tidplan: 2026
"""


def read(opened: Open, text: str) -> ReadPlan:
    return opened("plan.md", text.encode())


def test_labels_above_their_values_give_rows(opened: Open) -> None:
    first, second = read(opened, STACKED).rows
    assert (first.title, first.period.raw) == ("Inför e-tjänst för bygglov", "2025-03-01 – 2025-12-31")
    assert [party.name for party in first.parties] == ["Byggnadsnämnden"]
    assert (second.title, second.status.raw) == ("Publicera öppna data om kommunens lokaler", "Klar")
    assert second.goal_area == "Målområde 2: Öppen förvaltning"


def test_facts_behind_a_sentence_make_its_list_item_a_row(opened: Open) -> None:
    plan = read(opened, WITHIN)
    assert [row.title for row in plan.rows] == ["Se över webbplatsen utifrån WCAG", "Inför digital brevlåda"]
    assert [str(row.period.end) for row in plan.rows] == ["2026-06-30", "2026-12-31"]
    assert {row.goal_area for row in plan.rows} == {"Öka tillgängligheten"}


def test_text_between_a_heading_and_its_facts_describes_the_row(opened: Open) -> None:
    first, second = read(opened, BELOW_A_HEADING).rows
    assert (first.title, first.description) == ("Inför e-tjänst för bygglov", "Bygglov ska kunna sökas digitalt.")
    assert [(party.name, party.role) for party in first.parties] == [
        ("Byggnadsnämnden", PartyRole.LEAD),
        ("Kommunstyrelsen", PartyRole.CONTRIBUTING),
    ]
    assert "Bygglov ska kunna sökas digitalt." in "\n".join(passage.text for passage in first.passages)
    assert second.description == ""


def test_questions_are_headings_too(opened: Open) -> None:
    plan = opened("plan.csv", "Vad?;Vem gör?;När?\nInför e-arkiv;Kommunarkivet;2026\n".encode())
    (row,) = plan.rows
    assert (row.title, row.responsible, row.period.raw) == ("Inför e-arkiv", "Kommunarkivet", "2026")
