"""Bodies, statuses, amounts, titles and footnotes: what single cells say."""

from decimal import Decimal

import pytest

from farled.imports.reading.amounts import read_amount
from farled.imports.reading.document import Line
from farled.imports.reading.footnotes import find_footnotes, marks_in, without_marks
from farled.imports.reading.parties import read_parties
from farled.imports.reading.statuses import read_status
from farled.imports.reading.titles import split_title
from farled.imports.reading.values import StatusValue
from farled.imports.reading.wording import clean, join_lines


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Region \nNorr", ["lead Region Norr"]),
        ("Folkhögskole-\nförbundet i\nsamverkan Region\nNorr och\nlänsstyrelsen",
         ["lead Folkhögskoleförbundet", "contributing Region Norr", "contributing länsstyrelsen"]),
        ("Biblioteken i\nrespektive\nkommun\nKulturutveckling,\nRegion Norr",
         ["lead Biblioteken i respektive kommun", "joint Kulturutveckling, Region Norr"]),
        ("Norra\nhögskolan, Region\nNorr och Region\nSyd",
         ["lead Norra högskolan", "joint Region Norr", "joint Region Syd"]),
        ("Barn- och utbildningsnämnden\nKultur- och fritidsförvaltningen",
         ["lead Barn- och utbildningsnämnden", "joint Kultur- och fritidsförvaltningen"]),
        ("Kommunstyrelsen/Socialnämnden", ["lead Kommunstyrelsen", "joint Socialnämnden"]),
        ("Kommunledningskontoret i samarbete med alla nämnder",
         ["lead Kommunledningskontoret", "contributing alla nämnder"]),
        ("Ansvarig: KS. Medverkande: BUN, SON", ["lead KS", "contributing BUN", "contributing SON"]),
        ("Kultur och fritid", ["lead Kultur och fritid"]),
        ("", []),
    ],
)  # fmt: skip
def test_bodies_are_read_with_their_part(text: str, names: list[str]) -> None:
    assert [f"{party.role} {party.name}" for party in read_parties(text)] == names


def test_a_collective_is_told_to_be_one() -> None:
    assert [party.collective for party in read_parties("Respektive kommun, Region Norr")] == [True, False]


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("Pågår", StatusValue.ONGOING, ""),
        ("Ej\npåbörjad", StatusValue.NEW, ""),
        ("Åtgärdad (i huvudsak)", StatusValue.PARTLY, ""),
        ("Försenad", StatusValue.ONGOING, "late"),
        ("Förstudie pågår", StatusValue.ONGOING, "part_of_phrase"),
        ("Förstudie beställd", None, "unknown"),
        ("in-progress", StatusValue.ONGOING, ""),
        ("Ej genomförd", StatusValue.DROPPED, ""),
        ("", None, ""),
    ],
)
def test_statuses_map_to_one_vocabulary(text: str, value: StatusValue | None, doubt: str) -> None:
    status = read_status(text)

    assert (status.value, status.doubt) == (value, doubt)


@pytest.mark.parametrize(
    ("text", "header", "value", "doubt"),
    [
        ("700 tkr", "", "700000", ""),
        ("1,2 mnkr", "", "1200000", ""),
        ("25 000 000 kr", "", "25000000", ""),
        ("1.250.000", "", "1250000", ""),
        ("500", "Budget (tkr)", "500000", ""),
        ("2 mkr", "Budget (tkr)", "2000000", ""),
        ("Entre 200 et 500", "", None, "range"),
        ("inom ram", "", None, ""),
        ("enligt beslut", "", None, "unread"),
        ("12 personer", "", "12", "unit"),
    ],
)
def test_amounts_are_whole_units(text: str, header: str, value: str | None, doubt: str) -> None:
    amount = read_amount(text, header=header)

    assert amount is not None
    assert (amount.value, amount.doubt) == (Decimal(value) if value else None, doubt)


@pytest.mark.parametrize(
    ("lines", "title", "description"),
    [
        (["Bygg ut fiber.", "Hela länet ska ha fiber."], "Bygg ut fiber", "Hela länet ska ha fiber."),
        (["Digitalisering av utbudet", "Skyndsamt ta fram åtgärder för att utbudet ska nås av fler."],
         "Digitalisering av utbudet", "Skyndsamt ta fram åtgärder för att utbudet ska nås av fler."),
        (["Regional kartläggning av täckning i områden där", "människor rör sig", "2021 utanför bostäder."],
         "Regional kartläggning av täckning i områden där människor rör sig 2021 utanför bostäder", ""),
        (["Ordna en konferens för ledningen. Ett ledarskap", "som kan det digitala."],
         "Ordna en konferens för ledningen", "Ett ledarskap som kan det digitala."),
        (["Höj kompetensen genom att ordna", "seminarier om", "• skydd", "• design"],
         "Höj kompetensen genom att ordna seminarier om", "• skydd\n• design"),
        (["Pröva nya arbetssätt, t.ex. Lean, i hela", "kommunen"],
         "Pröva nya arbetssätt, t.ex. Lean, i hela kommunen", ""),
    ],
)  # fmt: skip
def test_a_title_is_the_first_sentence_or_the_line_the_author_broke(
    lines: list[str], title: str, description: str
) -> None:
    assert split_title(lines, wrapped=True) == (title, description)


def test_words_broken_over_lines_are_made_whole() -> None:
    assert join_lines(["Länsbildnings-", "förbundet"]) == "Länsbildningsförbundet"
    assert (
        join_lines(["barn-", "och ungdom, IT-", "system, 60-", "åringar"]) == "barn- och ungdom, IT-system, 60-åringar"
    )
    assert clean("upp\u00addrag\u200b") == "uppdrag"


def _lines(text: str) -> list[Line]:
    return [Line(number, part) for number, part in enumerate(text.split("\n"), start=1)]


def test_a_footnote_needs_a_mark_above_it() -> None:
    marked = find_footnotes(_lines("Arbetet på biblioteken2 pågår1.\n\n1 Se planen.\n2 Alltid.\n\nNy text"))
    unmarked = find_footnotes(_lines("Arbetet pågår.\n\n1 Bygg ut fiber\n2 Öva"))

    assert [(note.mark, note.text) for note, _ in marked] == [("1", "Se planen."), ("2", "Alltid.")]
    assert unmarked == []


def test_marks_are_taken_out_of_words_only() -> None:
    assert without_marks("biblioteken2, CO2, 2022 och (GDPR)2", ["2"]) == "biblioteken, CO2, 2022 och (GDPR)"
    assert marks_in("2019 – 20211", ["1"]) == ("1",)
    assert without_marks("text¹²", ["12"]) == "text"
