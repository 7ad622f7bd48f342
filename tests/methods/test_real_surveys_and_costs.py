"""Replays of what others have published; left out where the material is not beside the project."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from farled.methods.money import rounded
from farled.methods.scoring import (
    DONT_KNOW,
    UNANSWERED,
    Group,
    Grouping,
    Instrument,
    Question,
    Verdict,
    by_group,
    careless,
    check,
    percent,
    release,
    reliability,
    tally,
    weighted_mean,
)
from farled.methods.settlement import Basis, Key, Service, distribute, round_together, settle, summed

DATA = Path(__file__).parents[3] / "shared" / "data"


def rows(path: str) -> list[dict[str, str]]:
    """The rows of a table, or the test is left out."""
    file = DATA / path
    if not file.exists():
        pytest.skip("the published material is not beside the project")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


# --- United Nations: e-government development index ------------------------------------------------------------------


WEIGHTS = {2010: (34, 33, 33), 2012: (1, 1, 1), 2014: (1, 1, 1), 2016: (1, 1, 1), 2018: (1, 1, 1)}
NO_INDEX = {
    2010: 10,
    2012: 3,
}  # published as 0 or blank: a part is missing (2010), or there is no service online (2012)


@pytest.mark.parametrize("year", sorted(WEIGHTS))
def test_the_index_of_193_countries_is_the_mean_of_three(year: int) -> None:
    """In 2010 the first part weighed 34 per cent and the others 33; from 2012 they weigh the same."""
    countries = rows(f"maturity/egdi/egdi-{year}.csv")
    assert len(countries) == 193
    far, without = 0.0, 0
    for country in countries:
        texts = [country[name] for name in ("osi", "hci", "tii")]
        index = weighted_mean([float(percent(Decimal(each), 0, 1)) if each else None for each in texts], WEIGHTS[year])
        assert (index is None) == ("" in texts)
        if country["e-gov-index"] in ("", "0.0"):
            without += 1
        elif index is not None:
            far = max(far, abs(index / 100 - float(country["e-gov-index"])))
    assert without == NO_INDEX.get(year, 0)
    assert far < 3.4e-5  # parts are published with four or five decimals


@pytest.mark.parametrize(("year", "index", "place"), [(2014, "0.8225", 14), (2018, "0.8882", 5)])
def test_sweden_as_published(year: int, index: str, place: int) -> None:
    countries = rows(f"maturity/egdi/egdi-{year}.csv")
    found = {
        each["country-code"]: weighted_mean([float(each[name]) for name in ("osi", "hci", "tii")]) or 0.0
        for each in countries
    }
    assert f"{found['SWE']:.4f}" == index
    assert 1 + sum(score > found["SWE"] for score in found.values()) == place


# --- France: the maturity framework for a circular economy, points and parts ------------------------------------------


def eci() -> Instrument:
    """Its actions as questions, weighed by their points, grouped by its five axes."""
    found = rows("maturity/tet_referentiel-eci-structure.csv")
    assert len(found) == 367
    scored = [each for each in found if each["points"] and "." in each["identifiant"]]
    axes = [each for each in found if each["points"] and "." not in each["identifiant"]]
    assert sum(Decimal(each["points"]) for each in [*scored, *axes]) == 1_000  # both levels: each point twice
    return Instrument(
        "eci",
        1,
        tuple(
            Question(
                each["identifiant"], {"axis": each["identifiant"].split(".")[0]}, 101, weight=Decimal(each["points"])
            )
            for each in scored
        ),
        (Grouping("axis", tuple(Group(each["identifiant"], weight=Decimal(each["points"])) for each in axes)),),
    )


def test_a_framework_of_points_is_an_instrument() -> None:
    framework = eci()
    assert check(framework) == ()
    axes = framework.grouping("axis").groups
    assert (len(framework.questions), len(axes)) == (21, 5)
    for axis in axes:
        own = [Fraction(framework.questions[place].weight) for place in framework.places("axis", axis.id)]
        assert sum(own) == axis.weight
    done = np.arange(21, dtype=float)[:, None] * 5  # 0, 5, 10 … per cent of each action
    index = by_group(framework, "axis", done).index()
    points = sum(float(each.weight) * 5 * number / 100 for number, each in enumerate(framework.questions))
    assert index[0] == pytest.approx(100 * points / 500)


# --- Germany: survey exports from LimeSurvey, of real structure and with made-up answers ------------------------------

POINTS = {"Very dissatisfied": 1, "Dissatisfied": 2, "Neither/nor": 3, "Satisfied": 4, "Very satisfied": 5}
SATISFACTION = re.compile(r"C1\[")


def survey(path: str, points: dict[str, int]) -> tuple[Instrument, np.ndarray[tuple[int, int], np.dtype[np.int64]]]:
    """The battery on satisfaction: respondent × question, what is no point told from what is blank."""
    sheets = rows(path)
    names = [name for name in sheets[0] if SATISFACTION.match(name)]
    given = [[points.get(sheet[name], DONT_KNOW if sheet[name] else UNANSWERED) for name in names] for sheet in sheets]
    instrument = Instrument(
        "satisfaction",
        1,
        tuple(Question(name, {"area": "work"}) for name in names),
        (Grouping("area", (Group("work"),)),),
    )
    return instrument, np.array(given)


def columns(
    given: np.ndarray[tuple[int, int], np.dtype[np.int64]],
) -> Iterator[np.ndarray[tuple[int], np.dtype[np.int64]]]:
    respondents, questions = given.shape
    yield np.repeat(np.arange(respondents) % 2, questions)  # two bodies of equal size
    yield np.tile(np.arange(questions), respondents)
    yield np.zeros(given.size, dtype=np.int64)
    yield given.ravel()


def test_the_export_of_twelve_is_scored_without_telling_of_anybody() -> None:
    instrument, given = survey("survey/limesurvey_n2/dummy_data_codeonly.csv", POINTS)
    assert given.shape == (12, 20)
    counts = {name: int((given == point).sum()) for name, point in POINTS.items()}
    assert counts == {
        "Very dissatisfied": 72,
        "Dissatisfied": 11,
        "Neither/nor": 40,
        "Satisfied": 39,
        "Very satisfied": 30,
    }
    assert (int((given == UNANSWERED).sum()), int((given == DONT_KNOW).sum())) == (40, 8)
    counted = tally(instrument, *columns(given), bodies=2, years=1)
    shown = release(counted, {"all": [0, 1], "even": [0], "odd": [1]})
    for place, question in enumerate(instrument.questions):
        whole = shown.cell("all", question.id, 0)
        known = given[given[:, place] > 0, place]
        assert whole.answered == len(known) >= 5
        assert whole.percent == pytest.approx((known.mean() - 1) * 25)
        for code, unit in enumerate(("even", "odd")):
            number = int((given[code::2, place] > 0).sum())
            other = len(known) - number
            assert (shown.verdict(unit, question.id, 0) is Verdict.SHOWN) <= (number >= 5 and other >= 5)
    area = by_group(instrument, "area", shown.percent).percent[0, 0, 0]
    assert area == pytest.approx(np.nanmean(shown.percent[0]))
    found = careless(instrument, given, grouping="area")
    assert found.flagged.shape == (12,)
    assert reliability(np.where(given > 0, given, np.nan)).cases == int((given > 0).all(axis=1).sum())


def structure() -> tuple[Instrument, dict[str, list[str]]]:
    """The questionnaire of 2021 as an instrument: every row of a table of fixed answers, by section; what they mean."""
    file = DATA / "survey" / "limesurvey_n2" / "survey_structure_2021.xml"
    if not file.exists():
        pytest.skip("the published material is not beside the project")
    sections = etree.parse(str(file)).getroot().findall("section")
    assert (len(sections), sum(len(each.findall("question")) for each in sections)) == (13, 130)
    found, meanings = [], {}
    for number, section in enumerate(sections):
        for question in section.findall("question"):
            labels = [each.findtext("label") or "" for each in question.findall("response/fixed/category")]
            for part in question.findall("subQuestion") if len(labels) > 1 else []:
                name = (part.get("varName") or "").replace("_", "[", 1) + "]"
                meanings[name] = labels
                found.append(Question(name, {"section": f"s{number}"}, len(labels)))
    used = sorted({each.groups["section"] for each in found})
    return Instrument("n2", 2021, tuple(found), (Grouping("section", tuple(map(Group, used))),)), meanings


def test_a_questionnaire_made_elsewhere_is_an_instrument() -> None:
    instrument, meanings = structure()
    assert check(instrument) == ()
    battery = [each for each in instrument.questions if SATISFACTION.match(each.id)]
    assert len(battery) == 19
    assert {tuple(meanings[each.id][:5]) for each in battery} == {tuple(reversed(POINTS))}  # A1 is very satisfied


def test_the_export_of_thirty_six_is_scored_by_the_questionnaire() -> None:
    """Answers A1–A5 run from very satisfied, so the questions are turned; A6 and A7 are no answers."""
    _, given = survey("survey/limesurvey_n2/dummy_data_2021_codeonly.csv", {f"A{n}": n for n in range(1, 6)})
    plain, _ = structure()
    names = [each.id for each in plain.questions if SATISFACTION.match(each.id)]
    asked = tuple(Question(name, {"area": "work"}, turned=True) for name in names)
    instrument = Instrument("n2", 2021, asked, (Grouping("area", (Group("work"),)),))
    assert given.shape == (36, 19)
    counted = tally(instrument, *columns(given), bodies=2, years=1)
    assert counted.counts.sum(axis=(0, 1, 2)).tolist() == [0, 27 + 19, 171, 139, 151, 62, 78, 37]
    shown = release(counted, {"all": [0, 1]})
    for place, name in enumerate(names):
        known = given[given[:, place] > 0, place]
        assert shown.cell("all", name, 0).percent == pytest.approx((5 - known.mean()) * 25)


# --- Sweden: a cost shared out by population, Statistics Sweden 2023 --------------------------------------------------


def population() -> tuple[int, dict[str, int]]:
    """The country, and each municipality by its code."""
    file = DATA / "sweden" / "scb_be0101_tabhel2023.xlsx"
    if not file.exists():
        pytest.skip("the published material is not beside the project")
    with CalamineWorkbook.from_path(str(file)) as book:
        table = book.get_sheet_by_index(0).to_python()
    whole = next(int(float(str(row[2]))) for row in table if str(row[1]).strip() == "Riket")
    return whole, {str(row[0]): int(float(str(row[2]))) for row in table if re.fullmatch(r"\d{4}", str(row[0]))}


def test_a_cost_is_shared_out_between_290_municipalities_by_population() -> None:
    whole, people = population()
    assert whole == sum(people.values()) == 10_551_707
    assert len(people) == 290
    total = 25_000_000_00 + 1
    found = distribute(total, Key.by(Basis.POPULATION), people, {Basis.POPULATION: people})
    assert sum(found.shares.values()) == total
    for code, share in found.shares.items():
        assert abs(share - Fraction(total * people[code], whole)) < 1
    assert sum(rounded(Fraction(total * each, whole)) for each in people.values()) != total  # one by one it does not
    mixed = Key({Basis.EQUAL: Decimal("0.3"), Basis.POPULATION: Decimal("0.7")})
    both = distribute(total, mixed, people, {Basis.POPULATION: people})
    assert sum(both.shares.values()) == total
    assert min(both.shares.values()) > total * Fraction(3, 10) / 290


def test_a_year_of_a_common_service_is_settled_by_population() -> None:
    _, people = population()
    cost = [[2_083_333_33 + month for month in range(12)]]
    year = settle(
        list(people),
        [Service("register", 237, Key.by(Basis.POPULATION))],
        [f"2023-{month:02}" for month in range(1, 13)],
        planned=[list(people.values())],
        cost=cost,
        volume=np.zeros((1, 12, 290), dtype=np.int64),
        measures={Basis.POPULATION: list(people.values())},
    )
    assert year.forecast.sum() == 237 * 10_551_707
    assert year.forecast[0].tolist() == [237 * each for each in people.values()]
    assert year.actual.sum(axis=2).tolist() == cost
    assert sum(year.by_body.values()) == sum(cost[0]) - 237 * 10_551_707


# --- FinOps: a thousand tiny charges ----------------------------------------------------------------------------------


def test_a_thousand_tiny_charges_add_up_exactly() -> None:
    charges = rows("cost_settlement/focus_sample.csv")
    assert len(charges) == 1_000
    billed = summed(("billed", Decimal(each["BilledCost"])) for each in charges)["billed"]
    effective = summed(("effective", Decimal(each["EffectiveCost"])) for each in charges)["effective"]
    assert billed == Fraction("20.520226728990")
    assert effective == Fraction("14.976514185860")
    for name, total in (("BilledCost", 2052), ("EffectiveCost", 1498)):
        by_account = summed((each["SubAccountName"], Decimal(each[name]) * 100) for each in charges)
        by_service = summed((each["ServiceName"], Decimal(each[name]) * 100) for each in charges)
        assert len(by_account) > 5
        for cut in (by_account, by_service):
            booked = round_together(cut)
            assert sum(booked.values()) == total
            assert all(abs(booked[key] - cut[key]) < 1 for key in cut)
        each_alone = sum(rounded(Decimal(each[name]) * 100) for each in charges)
        assert each_alone != total  # rounding before summing fails
