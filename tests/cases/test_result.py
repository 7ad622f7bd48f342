"""The pages of what cases are worth: every figure leads to an explanation that says the same."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import accumulate
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.cases import acts, reads
from farled.cases.figures.claims import claimed
from farled.cases.figures.compare import compare
from farled.cases.figures.result import months_to_payback, years_of
from farled.cases.figures.worked import work
from farled.cases.reads import BenefitLine, Case
from farled.cases.states import BetterWhen, For, Gain
from farled.files.reading_cells import read_cells
from farled.parameters import acts as parameters
from tests.cases.conftest import strategic
from tests.cases.example import a_benefit, a_case, a_cost, chosen, fresh, the_example
from tests.cast import NOW, TODAY, World
from tests.explain.pages import Page, figures

pytestmark = pytest.mark.django_db


def submitted(world: World, case: Case) -> Case:
    row = fresh(case)
    return acts.submit(case=row, version=row.version, by=world.hand, at=NOW)


def check_figures(client: Client, address: str) -> str:
    """The page's text, once every figure on it has been seen to lead to an explanation that says the same."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    text: str = answer.content.decode()
    assert Page(text).bare == []
    wrong = {}
    for href, figure in set(figures(text)):
        told = client.get(href)
        if told.status_code != 200 or f"<h1>{figure} " not in told.content.decode():
            wrong[href] = figure, told.status_code
    assert wrong == {}
    return text


@pytest.fixture
def case(world: World) -> Case:
    """The worked example in a tier that asks for a full valuation, with quality beside it and work that moves."""
    found = the_example(world, strategic(world))
    a_benefit(
        world, chosen(found), "Nöjdare elever", 10, kind=Gain.QUALITY, beneficiary=For.CITIZEN, body=None, rate=None
    )
    a_benefit(world, chosen(found), "Färre samtal", 100, process="Växel", baseline=Decimal(400), moves_to=world.care)
    return found


def test_the_answer_comes_first_and_every_figure_explains_itself(case: Case, as_user: Any) -> None:
    text = check_figures(as_user("erik"), reverse("cases:result", args=[case.pk]))
    lead = text.partition('class="lead">')[2].partition("</p>")[0]
    assert "mer än det kostar" in lead
    assert "I nio fall av tio hamnar värdet mellan" in lead
    for said in ("Nöjdare elever", "Färre samtal: arbetet hamnar hos", "Vad värdet hänger på", "Jämn kostnad per år"):
        assert said in text


def test_quality_is_told_and_never_added(case: Case, world: World) -> None:
    material = reads.materials([fresh(case)], on=TODAY)[case.pk]
    from farled.cases.figures.result import result

    found = result(material)
    assert [each.title for each in found.quality] == ["Nöjdare elever"]
    assert all(str(line) != "Nöjdare elever" for line in found.worked.converted.lines.values())


def test_benefits_that_nobody_has_valued_are_not_told_as_nothing(world: World, as_user: Any) -> None:
    small = a_case(world)
    a_cost(world, chosen(small), "Försöket", 300_000)
    said: dict[str, Any] = {"kind": Gain.QUALITY, "rate": None, "is_example": True, "source": "Exempelvärde: påhittat"}
    a_benefit(world, chosen(small), "Lugnare dagar", 10, **said)
    text = as_user("erik").get(reverse("cases:result", args=[small.pk])).text
    assert "Ingen nytta är räknad i pengar." in text
    assert "Lugnare dagar" in text
    for wrong in ("ger 0\xa0kr", "mindre än det kostar", "nytta för varje krona", "Nytta för varje krona"):
        assert wrong not in text
    text = as_user("erik").get(reverse("cases:case", args=[small.pk])).text
    assert "Exempelvärde: påhittat" in text
    assert "exempelvärde, Exempelvärde" not in text, "said once"


def test_the_innovative_tier_has_the_short_answer(world: World, as_user: Any) -> None:
    small = the_example(world)
    text = check_figures(as_user("erik"), reverse("cases:result", args=[small.pk]))
    assert "räcker det kortare svaret" in text
    assert "Vad värdet hänger på" not in text
    assert "Den oberoende värderingen" not in text


def test_an_appraisal_that_nobody_asked_for_is_shown_too(world: World, as_user: Any) -> None:
    small = submitted(world, the_example(world))
    begun = acts.begin_appraisal(case=small, by=_appraiser(world), at=NOW)
    page = reverse("cases:begin_appraisal", args=[small.pk])
    answer = as_user("valter").get(page)
    assert (answer.status_code, answer.url) == (302, reverse("cases:appraisal", args=[begun.pk]))
    acts.deliver(appraisal=begun, version=begun.version, statement="Rimligt.", by=_appraiser(world), at=NOW)
    text = check_figures(as_user("erik"), reverse("cases:result", args=[small.pk]))
    assert "räcker det kortare svaret" in text
    assert "har värderat samma rader" in text


def test_the_first_year_is_the_start_from_which_payback_is_counted(case: Case) -> None:
    worked = work(reads.materials([fresh(case)], on=TODAY)[case.pk])
    months = months_to_payback(worked)
    assert months is not None
    assert months[0] == 0
    so_far = accumulate(year.net for year in years_of(worked))
    last = max(place for place, each in enumerate(so_far) if each < 0)
    assert [bool(each) for each in months] == [0 < place <= last + 1 for place in range(len(months))]


def test_a_draft_with_nothing_in_it_says_what_to_do(world: World, as_user: Any) -> None:
    from tests.cases.example import a_case

    empty = a_case(world)
    text = check_figures(as_user("erik"), reverse("cases:result", args=[empty.pk]))
    assert "Lägg till minst en kostnad och en nytta" in text


def test_what_the_appraiser_sees_stands_beside(case: Case, world: World, as_user: Any) -> None:
    row = submitted(world, case)
    appraiser = world.actor("vide") if "vide" in world.users else _appraiser(world)
    appraisal = acts.begin_appraisal(case=row, by=appraiser, at=NOW)
    line = BenefitLine.objects.get(alternative=chosen(case), title="Handläggning")
    acts.value_benefit(
        appraisal=appraisal, line=line, version=0, low=Decimal(1_000), likely=Decimal(1_500), high=Decimal(2_000),
        why="Tiden är räknad två gånger.", by=appraiser, at=NOW,
    )  # fmt: skip
    appraisal.refresh_from_db()
    acts.deliver(appraisal=appraisal, version=appraisal.version, statement="Hälften.", by=appraiser, at=NOW)
    text = check_figures(as_user("erik"), reverse("cases:result", args=[case.pk]))
    assert "Tiden är räknad två gånger." in text
    from farled.cases.figures.result import result

    found = result(reads.materials([fresh(case)])[case.pk])
    assert found.appraised is not None
    assert sum(each.difference for each in found.differences) == found.appraised - found.npv < 0


def _appraiser(world: World) -> Any:
    from farled.people.states import Role
    from tests.cast import PEOPLE

    return world.actor(next(key for key, _name, role, _place in PEOPLE if role is Role.APPRAISER))


def test_two_versions_beside_each_other(case: Case, world: World, as_user: Any) -> None:
    row = submitted(world, case)
    later = acts.make_version(case=row, version=row.version, why="Driften blev dyrare.", by=world.hand, at=NOW)
    a_cost(world, chosen(later), "Support", 0, 100_000)
    text = check_figures(as_user("erik"), reverse("cases:compare", args=[later.pk, case.pk]))
    assert "Den senare versionen är värd mindre" in text
    assert "Driften blev dyrare." in text
    other = the_example(world, strategic(world, "Annat"))
    assert as_user("erik").get(reverse("cases:compare", args=[later.pk, other.pk])).status_code == 404


def test_a_version_has_the_direction_of_the_earlier_and_tells_when_it_changes(case: Case, world: World) -> None:
    line = BenefitLine.objects.get(alternative=chosen(case), title="Handläggning")
    BenefitLine.objects.filter(pk=line.pk).update(direction=BetterWhen.UP)
    row = submitted(world, case)
    later = acts.make_version(case=row, version=row.version, why="Fel håll.", by=world.hand, at=NOW)
    copied = BenefitLine.objects.get(alternative=chosen(later), title="Handläggning")
    assert copied.direction == BetterWhen.UP
    BenefitLine.objects.filter(pk=copied.pk).update(direction=BetterWhen.DOWN)
    found = reads.materials([fresh(case), later], on=TODAY)
    assert [(each.title, each.fields) for each in compare(found[case.pk], found[later.pk]).changed] == [
        ("Handläggning", ("riktning",))
    ]


def test_another_organisation_sees_nothing_of_it(case: Case, as_user: Any) -> None:
    client = as_user("otto")
    for name in ("result", "workbook"):
        assert client.get(reverse(f"cases:{name}", args=[case.pk])).status_code == 404


# --- The same benefit counted more than once --------------------------------------------------------------------------


def rival(world: World, title: str, likely: int, **said: Any) -> Case:
    """Another initiative's case that frees the same hours, written a little differently."""
    found = the_example(world, strategic(world, title))
    for each in BenefitLine.objects.filter(alternative=chosen(found)):
        acts.remove_benefit(line=each, version=each.version, by=world.hand, at=NOW)
    a_benefit(world, chosen(found), f"{title}s timmar", likely, process=" NÄRVARO ", unit="Timmar", **said)
    return submitted(world, found)


def test_claims_beyond_the_baseline_are_found_with_what_remains(world: World, as_user: Any) -> None:
    first, second = rival(world, "Ett", 6_000), rival(world, "Två", 5_000)
    found = claimed(world.hand)
    assert [each.code.value for each in found] == ["overlap.exceeds"]
    one = found[0]
    assert one.claimed == 11_000
    assert one.baseline == 9_000
    assert one.case_ids == {first.pk, second.pk}
    assert one.worth == 11_000 * 420_00
    assert one.worth_left == 9_000 * 420_00
    assert sum((each.left or 0 for each in one.parts), Decimal(0)) == 9_000
    text = check_figures(as_user("asa"), reverse("cases:claims"))
    assert "mer än det finns" in text
    assert (
        "Samma nytta räknas också av andra"
        in as_user("asa").get(reverse("cases:case", args=[first.pk])).content.decode()
    )


def test_what_suffices_for_both_is_a_warning_and_what_moves_a_notice(world: World) -> None:
    rival(world, "Ett", 4_000, moves_to=world.care)
    rival(world, "Två", 5_000)
    found = {each.code.value: each for each in claimed(world.hand)}
    assert set(found) == {"overlap.shared", "overlap.transfer"}
    assert found["overlap.shared"].lost == 0
    assert [each.moves_to for each in found["overlap.transfer"].parts] == [world.care]


def test_other_places_and_units_are_not_the_same_benefit(world: World, as_user: Any) -> None:
    rival(world, "Ett", 8_000)
    rival(world, "Två", 8_000, body=world.care)
    assert claimed(world.hand) == []
    assert "Inget räknas två gånger" in as_user("asa").get(reverse("cases:claims")).content.decode()


def test_what_there_is_none_of_today_does_not_run_out(world: World) -> None:
    rival(world, "Ett", 6_000)
    BenefitLine.objects.update(baseline=0)
    assert claimed(world.hand) == []
    BenefitLine.objects.update(baseline=5_000)
    assert [each.code.value for each in claimed(world.hand)] == ["overlap.exceeds"]


def test_what_is_to_grow_has_no_ceiling_but_is_told_when_several_count_it(world: World, as_user: Any) -> None:
    first = rival(world, "Ett", 10_000, direction=BetterWhen.UP)
    assert claimed(world.hand) == []
    second = rival(world, "Två", 5_000, direction=BetterWhen.UP)
    [one] = claimed(world.hand)
    assert one.code.value == "overlap.shared"
    assert one.case_ids == {first.pk, second.pk}
    assert one.baseline is None
    assert [each.left for each in one.parts] == [each.quantity for each in one.parts] == [10_000, 5_000]
    assert one.lost == 0
    text = check_figures(as_user("asa"), reverse("cases:claims"))
    assert "mer än det finns" not in text
    assert "Det som ska öka har inget tak" in text
    assert "Så mycket är det i dag" not in text


def test_more_and_fewer_of_the_same_are_never_added_up(world: World) -> None:
    rival(world, "Ett", 6_000)
    rival(world, "Två", 8_000, direction=BetterWhen.UP)
    assert [each.code.value for each in claimed(world.hand)] == ["overlap.undeclared"]
    BenefitLine.objects.update(direction=BetterWhen.DOWN)
    assert "overlap.exceeds" in {each.code.value for each in claimed(world.hand)}


def test_the_claims_go_out_as_a_workbook(world: World, as_user: Any) -> None:
    rival(world, "Ett", 6_000)
    rival(world, "Två", 5_000)
    answer = as_user("asa").get(reverse("cases:claims"), {"format": "xlsx"})
    rows = read_cells("k.xlsx", BytesIO(answer.content).read()).sheets[0].rows
    assert len(rows) == 3
    assert {row[8] for row in rows[1:]} == {"Ett", "Två"}


# --- Another standard value -------------------------------------------------------------------------------------------


def test_another_rate_changes_drafts_and_no_submitted_one(case: Case, world: World, as_user: Any) -> None:
    kept = submitted(world, the_example(world, strategic(world, "Inlämnat")))
    before = reads.Case.objects.get(pk=kept.pk).discount_rate
    address = f"{reverse('cases:what_if')}?key=cases.discount_rate&value=6"
    text = check_figures(as_user("asa"), address)
    assert "Närvaro utan papper, v1" in text
    assert "Så många är de: 1." in text
    parameters.set_value(
        organisation=world.ours, key="cases.discount_rate", value="6", valid_from=date(2026, 11, 21),
        reference="Fullmäktige", by=world.actor("asa"), at=NOW,
    )  # fmt: skip
    now = reads.materials([fresh(case), fresh(kept)], on=TODAY)
    assert now[case.pk].rates.discount_rate == Decimal("0.06")
    assert now[kept.pk].rates.discount_rate == before == Decimal("0.035")


def test_a_value_that_cannot_be_is_refused(world: World, as_user: Any) -> None:
    text = as_user("asa").get(f"{reverse('cases:what_if')}?key=cases.discount_rate&value=40").content.decode()
    assert "Skriv ett värde mellan" in text
