"""Draft rows beside their source: confirmed, mended, left out, one by one or all that are certain."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from farled.imports import acts
from farled.imports.models import Draft, Reading
from farled.imports.states import DraftKind, RowState
from farled.planning.states import Status
from farled.trail.reads import history_of
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Refused
from tests.cast import NOW, World
from tests.imports.conftest import settle

AsUser = Callable[[str], Client]
TakeIn = Callable[..., Reading]
HTMX = {"HX-Request": "true"}


def row(reading: Reading, number: int) -> Draft:
    return Draft.objects.get(reading=reading, number=number)


def page(client: Client, reading: Reading, query: str = "?show=all") -> str:
    return client.get(reverse("imports:reading", args=[reading.pk]) + query).content.decode()


def mending(draft: Draft, **changes: object) -> dict[str, object]:
    values = {name: value for name, value in acts.values_of(draft).items() if value not in (None, False)}
    return values | {"version": draft.version} | changes


def test_each_row_stands_beside_its_source_under_its_goal(as_user: AsUser, take_in: TakeIn) -> None:
    shown = page(as_user("asa"), take_in())
    assert "Enkel kontakt (läggs till i planen)" in shown
    assert "Öppna en chatt" in shown
    assert ["Enkel kontakt", "Öppna en chatt", "Svar inom en minut.", "Skolnämnden", "2026", "Pågår"][1] in shown
    assert "– säker" in shown
    assert "ingen bestämd enhet" in shown


def test_rows_that_need_a_look_are_shown_first(as_user: AsUser, take_in: TakeIn) -> None:
    shown = page(as_user("asa"), take_in(), "")
    assert "Behöver tittas på (1)" in shown
    assert "Inventera servrar" in shown
    assert "Öppna en chatt" not in shown


def test_a_row_is_confirmed_and_taken_back(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    draft, client = row(reading, 1), as_user("asa")
    response = client.post(reverse("imports:confirm", args=[draft.pk]) + "?show=all")
    assert response.headers["Location"] == reverse("imports:reading", args=[reading.pk]) + "?show=all#rad-1"
    assert row(reading, 1).state == RowState.CONFIRMED
    client.post(reverse("imports:restore", args=[draft.pk]))
    assert row(reading, 1).state == RowState.UNDECIDED
    told = [entry.verb for entry in history_of(reading)]
    assert told[:2] == ["imports.row.restored", "imports.row.confirmed"]


def test_with_htmx_the_row_is_swapped_where_it_stands(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    response = as_user("asa").post(reverse("imports:confirm", args=[row(reading, 1).pk]), headers=HTMX)
    part = response.content.decode()
    assert response.status_code == 200
    assert part.lstrip().startswith('<li id="rad-1"')
    assert "<html" not in part
    assert 'id="laget" hx-swap-oob="true"' in part
    assert 'id="rad-1-gor"' in part, "focus stays on the button that takes it back"


def test_a_row_is_left_out_and_listed_so(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    client = as_user("asa")
    client.post(reverse("imports:drop", args=[row(reading, 2).pk]))
    shown = page(client, reading, "?show=dropped")
    assert "Samla alla blanketter" in shown
    assert "Öppna en chatt" not in shown


def test_a_row_that_names_nobody_certain_waits_for_that(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    response = as_user("asa").post(reverse("imports:confirm", args=[row(reading, 3).pk]))
    assert response.status_code == 409
    assert "Bestäm först vem som menas med ”respektive nämnd”" in response.content.decode()
    assert row(reading, 3).state == RowState.UNDECIDED


def test_all_certain_rows_are_confirmed_at_once(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    as_user("asa").post(reverse("imports:confirm_sure", args=[reading.pk]))
    assert [row(reading, number).state for number in (1, 2, 3)] == [
        RowState.CONFIRMED,
        RowState.CONFIRMED,
        RowState.UNDECIDED,
    ]


def test_an_outcome_says_how_it_ended_where_the_file_does_not(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in("Aktivitet;Period;Utfall\nUtbilda lärare;2022-2023;Alla skolor har deltagit.\n")
    draft, client = row(reading, 1), as_user("asa")
    shown = page(client, reading)
    assert "Filen säger inte hur det slutade" in shown
    assert "Hur slutade det?" in shown
    client.post(reverse("imports:confirm", args=[draft.pk]), {"status": "partly"})
    assert row(reading, 1).status == Status.PARTLY


def test_a_row_is_mended_with_its_source_beside(world: World, as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    draft, client = row(reading, 3), as_user("asa")
    address = reverse("imports:mend", args=[draft.pk])
    assert "Inventera servrar" in client.get(address).content.decode()
    sent = mending(draft, title="Räkna servrar", leads=[world.care.pk])
    response = client.post(address, sent)
    assert response.status_code == 303, response.content.decode()
    mended = row(reading, 3)
    assert (mended.title, mended.leads, mended.state) == ("Räkna servrar", [world.care.pk], RowState.MENDED)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Detta fält måste fyllas i"),
        ({"start": "2026-05-01", "end": "2026-04-01"}, "Slutet (1\xa0april\xa02026) ligger före början"),
        ({"status": "done", "outcome": ""}, "kräver ett utfall"),
        ({"title": "Dold\u200btext"}, "osynligt tecken"),
    ],
)
def test_A4_what_cannot_stand_in_a_plan_is_said_at_its_field_and_nothing_typed_is_lost(
    as_user: AsUser, take_in: TakeIn, changes: dict[str, object], words: str
) -> None:
    reading = take_in()
    draft = row(reading, 1)
    sent = mending(draft, description="Det jag skrev", **changes)
    response = as_user("asa").post(reverse("imports:mend", args=[draft.pk]), sent)
    assert response.status_code == 422
    shown = response.content.decode()
    assert "Det jag skrev" in shown
    if words != "Detta fält måste fyllas i":
        assert words in shown
    assert row(reading, 1).state == RowState.UNDECIDED


def test_R1_a_row_somebody_else_has_mended_is_not_written_over(world: World, take_in: TakeIn) -> None:
    draft = row(take_in(), 1)
    acts.confirm(draft=draft, by=world.actor("asa"), at=NOW)
    to = acts.Mended(kind=DraftKind.ACTIVITY, title="Annat")
    with pytest.raises(Stale):
        acts.mend(draft=draft, version=draft.version, to=to, by=world.actor("asa"), at=NOW)


def test_what_the_file_says_beside_its_fields_is_kept_in_the_description(take_in: TakeIn) -> None:
    reading = take_in("Aktivitet;Ansvarig;Period;Budget;Kommentar;Kanal\nChatt;Skolnämnden;2026;150 tkr;Bråttom;Webb\n")
    assert row(reading, 1).description.split("\n") == ["Budget: 150 tkr", "Kommentar: Bråttom", "Kanal: Webb"]


def test_a_finished_row_without_outcome_takes_the_words_of_the_file(take_in: TakeIn) -> None:
    draft = row(take_in("Aktivitet;Ansvarig;Period;Status\nChatt;Skolnämnden;2025;Klart\n"), 1)
    assert (draft.status, draft.outcome, draft.doubtful) == (Status.DONE, "Klart", True)


def test_a_title_that_is_too_long_is_faulty_from_the_start(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in(f"Aktivitet;Beskrivning;Ansvarig;Period\n{'Lång ' * 80};Mer;Skolnämnden;2026\n")
    draft = row(reading, 1)
    if len(draft.title) > 300:
        assert draft.faulty
        assert "Korta det." in page(as_user("asa"), reading)


def test_S4_others_decide_about_nothing(world: World, as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    draft = row(reading, 1)
    for view in ("confirm", "drop", "restore"):
        assert as_user("erik").post(reverse(f"imports:{view}", args=[draft.pk])).status_code == 403
    with pytest.raises(Forbidden):
        acts.drop(draft=draft, by=world.actor("erik"), at=NOW)
    assert row(reading, 1).state == RowState.UNDECIDED


def test_rows_of_a_reading_that_is_left_are_decided_about_no_more(world: World, take_in: TakeIn) -> None:
    reading = take_in()
    Reading.objects.filter(pk=reading.pk).update(state="applying")
    with pytest.raises(Refused, match=r"imports\.closed"):
        acts.drop(draft=row(reading, 1), by=world.actor("asa"), at=NOW)


def test_S21_what_a_file_says_is_text(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in(
        "Målområde;Aktivitet;Ansvarig;Period\n"
        "<script>alert(1)</script>;<img src=x onerror=alert(2)>;<b>Nämnden</b>;2026\n"
    )
    client = as_user("asa")
    for view in ("reading", "bodies", "goals", "columns", "unread", "apply"):
        shown = client.get(reverse(f"imports:{view}", args=[reading.pk])).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert "<b>Nämnden" not in shown


def plan_of(rows: int) -> str:
    lines = [f"Område {n % 5};Aktivitet {n};Skolnämnden;2026;Ny" for n in range(rows)]
    return "\n".join(["Målområde;Aktivitet;Ansvarig;Period;Status", *lines])


def test_the_page_asks_the_same_whatever_the_number_of_rows(
    as_user: AsUser, take_in: TakeIn, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    client, few, many = as_user("asa"), take_in(plan_of(5)), take_in(plan_of(120))
    page(client, few)
    small, large = count_queries(lambda: page(client, few)), count_queries(lambda: page(client, many))
    assert small == large
    assert large <= 30


def test_a_long_reading_comes_in_pages(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in(plan_of(120))
    client = as_user("asa")
    shown = page(client, reading)
    assert "1–50\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}120 rader" in shown
    asked = {"HX-Request": "true", "HX-Target": "rader"}
    part = client.get(reverse("imports:reading", args=[reading.pk]) + "?show=all&page=3", headers=asked)
    assert part.content.decode().lstrip().startswith('<div id="rader"')
    assert "Aktivitet 119" in part.content.decode()


def test_everything_decided_is_said(world: World, as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    settle(reading, world)
    assert "Alla rader är bestämda." in page(as_user("asa"), reading)


def test_mending_keeps_a_goal_that_is_not_in_the_plan_yet(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    draft, client = row(reading, 1), as_user("asa")
    shown = client.get(reverse("imports:mend", args=[draft.pk])).text
    assert '<option value="goal" selected>Enkel kontakt (läggs till i planen)</option>' in shown
    client.post(reverse("imports:mend", args=[draft.pk]), mending(draft, effect="Kortare väntan"))
    mended = row(reading, 1)
    assert (mended.effect, mended.goal) == ("Kortare väntan", draft.goal)


def test_a_goal_that_is_not_in_the_plan_yet_can_be_taken_from_a_row(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    draft, client = row(reading, 1), as_user("asa")
    assert client.post(reverse("imports:mend", args=[draft.pk]), mending(draft, objective="")).status_code == 303
    assert row(reading, 1).goal is None
    again = row(reading, 1)
    sent = mending(again, objective=acts.OWN_GOAL)  # it has none any longer
    assert client.post(reverse("imports:mend", args=[draft.pk]), sent).status_code == 422


def test_a_row_mended_twice_with_one_click_is_mended_once(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    draft, client = row(reading, 1), as_user("asa")
    address = reverse("imports:mend", args=[draft.pk])
    mark = re.search(r'name="once" value="([^"]+)"', client.get(address).text)
    assert mark
    sent = mending(draft, effect="Kortare väntan", once=mark[1])
    assert [client.post(address, sent).status_code for _ in range(2)] == [303, 303]
    assert row(reading, 1).version == draft.version + 1
