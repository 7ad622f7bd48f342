"""Replies and remarks go to Excel, and how remarks are treated comes back, with nobody's answer written over."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.consultation import acts
from farled.consultation.models import Disposition, Remark, Theme, Treatment
from farled.consultation.reads.treatments import mark_of
from farled.web.exchange import Lookups, spoken
from farled.web.own_lists import sheets
from tests.cast import NOW, World
from tests.consultation.remarked import Round, a_reply, a_round
from tests.imports.exchange.test_round_trip import Cells, code_of, fetch, sent, tally, where
from tests.imports.exchange.workbooks import edited

AsUser = Callable[[str], Client]
KEY, LIST = "consultation.remarks", "/consultation/remarks/"


@pytest.fixture
def scene(world: World) -> Round:
    found = a_round(world)
    a_reply(found, "Skolnämnden", (2, "Målet är otydligt."), (None, "Bra att det finns en plan."))
    a_reply(found, "Äldrenämnden", (2, "Målet är otydligt skrivet."), (5, "Följ upp oftare."))
    acts.add_theme(consultation=found.consultation, name="Mål", by=world.actor("asa"), at=NOW)
    return found


def whole(client: Client) -> tuple[bytes, dict[str, str], dict[int, int]]:
    """The list with every column of the treatment, where its headings stand and its rows."""
    content = fetch(client, f"{LIST}?columns=body&columns=theme&columns=handler&columns=disposition&columns=answer")
    letters, rows = where(content)
    return content, letters, rows


def of(text: str) -> Remark:
    return Remark.objects.select_related("treatment__disposition").get(text=text)


def test_F3_theme_handler_disposition_and_answer_are_seen_first_and_then_done(
    scene: Round, world: World, as_user: AsUser
) -> None:
    asa = as_user("asa")
    content, letters, rows = whole(asa)
    one, other = of("Bra att det finns en plan."), of("Följ upp oftare.")
    cells: Cells = {
        f"{letters['Tema']}{rows[one.pk]}": "mål",
        f"{letters['Handläggare']}{rows[one.pk]}": "Åsa Strateg",
        f"{letters['Behandling']}{rows[one.pk]}": "Ingen åtgärd",
        f"{letters['Svar']}{rows[one.pk]}": "Tack.",
        f"{letters['Svar']}{rows[other.pk]}": "Vi följer upp två gånger om året.",
    }
    change = sent(asa, edited(content, cells), KEY)
    assert tally(change) == (5, 0), [cell.problem for cell in change.cells.all()]
    assert not Treatment.objects.exclude(answer="").exists(), "nothing is done before it is approved"
    asa.post(f"/imports/changes/{change.pk}/approve/", {"version": change.version})
    row = of(one.text).treatment
    assert row is not None
    assert (row.theme, row.handler, row.answer) == (Theme.objects.get(), world.users["asa"], "Tack.")
    assert str(row.disposition) == "Ingen åtgärd"
    assert of(other.text).treatment.answer == "Vi följer upp två gånger om året."  # type: ignore[union-attr]


def test_F3_what_the_act_refuses_is_told_at_its_cell_and_stops_it_all(scene: Round, as_user: AsUser) -> None:
    asa = as_user("asa")
    content, letters, rows = whole(asa)
    one, other = of("Målet är otydligt."), of("Följ upp oftare.")
    at = f"{letters['Behandling']}{rows[one.pk]}"
    retired = Disposition.objects.get(name="Oklar synpunkt")
    Disposition.objects.filter(pk=retired.pk).update(in_use=False)
    cells: Cells = {
        at: "Texten förtydligas",  # says nothing of where
        f"{letters['Behandling']}{rows[other.pk]}": "Oklar synpunkt",
        f"{letters['Svar']}{rows[other.pk]}": "Ja.",
    }
    change = sent(asa, edited(content, cells), KEY)
    assert tally(change) == (1, 2)
    assert {code_of(cell) for cell in change.cells.filter(faulty=True)} >= {"cell.closed"}
    page = asa.get(f"/imports/changes/{change.pk}/").content.decode()
    assert "Välj vilka stycken som ändras" in page
    assert asa.post(f"/imports/changes/{change.pk}/approve/", {"version": change.version}).status_code == 409
    assert not Treatment.objects.exclude(answer="").exists()


def test_R1_what_somebody_else_has_answered_meanwhile_is_not_written_over(
    scene: Round, world: World, as_user: AsUser
) -> None:
    asa = as_user("asa")
    content, letters, rows = whole(asa)
    one = of("Följ upp oftare.")
    row = one.treatment
    assert row is not None
    acts.treat(treatments=[row], version=1, how=acts.How(answer="Den andras svar."), by=world.hand, at=NOW)
    change = sent(asa, edited(content, {f"{letters['Svar']}{rows[one.pk]}": "Filens svar."}), KEY)
    assert tally(change) == (0, 1)
    assert code_of(change.cells.get()) == "cell.both"
    content, letters, rows = whole(asa)
    change = sent(asa, edited(content, {f"{letters['Svar']}{rows[one.pk]}": "Filens svar."}), KEY)
    row.refresh_from_db()
    acts.treat(treatments=[row], version=2, how=acts.How(answer="Igen."), by=world.hand, at=NOW)
    asa.post(f"/imports/changes/{change.pk}/approve/", {"version": change.version})
    row.refresh_from_db()
    assert row.answer == "Igen.", "nor what is answered between the look and the approval"


def test_remarks_that_are_answered_together_say_the_same_in_the_file(
    scene: Round, world: World, as_user: AsUser
) -> None:
    asa = as_user("asa")
    one, other = of("Målet är otydligt."), of("Målet är otydligt skrivet.")
    pair = [each.treatment for each in (one, other) if each.treatment]
    acts.group(treatments=pair, version=mark_of(pair), by=world.actor("asa"), at=NOW)
    content, letters, rows = whole(asa)
    both = [f"{letters['Svar']}{rows[each.pk]}" for each in (one, other)]

    def sent_in(*answers: str) -> str:
        change = sent(asa, edited(content, dict(zip(both, answers, strict=False))), KEY)
        asa.post(f"/imports/changes/{change.pk}/approve/", {"version": change.version})
        change.refresh_from_db()
        return str(change.state)

    assert sent_in("Ett.", "Två.") != "applied"
    assert of(one.text).treatment.answer == ""  # type: ignore[union-attr]
    assert sent_in("Samma.", "Samma.") == "applied"
    assert of(other.text).treatment.answer == "Samma."  # type: ignore[union-attr]


def test_two_rounds_with_a_theme_of_one_name_are_told_apart(scene: Round, world: World) -> None:
    later = a_round(world, title="En annan plan")
    acts.add_theme(consultation=later.consultation, name="mål", by=world.actor("asa"), at=NOW)
    sheet = sheets[KEY]
    lookups = Lookups(sheet, world.actor("asa"))
    names = {spoken(sheet.by_key["theme"], row.pk, lookups) for row in Theme.objects.all()}
    assert names == {"Mål (Remiss om Plan för digitalisering)", "mål (Remiss om En annan plan)"}


def test_who_does_not_treat_remarks_has_no_such_list_and_many_are_treated_on_their_page(
    scene: Round, as_user: AsUser
) -> None:
    assert as_user("vera").get(LIST).status_code == 403
    page = as_user("asa").get(LIST).content.decode()
    assert "Behandla flera på en gång" in page
    assert "Skicka tillbaka Excel" in page
    assert "Ändra flera" not in page


def test_F3_the_replies_that_have_come_in_are_a_list(scene: Round, world: World, as_user: AsUser) -> None:
    sheet = sheets["consultation.replies"]
    rows = list(sheet.rows(world.actor("vera")).order_by("pk"))
    assert [sheet.by_key["body"].value(row) for row in rows] == ["Skolnämnden", "Äldrenämnden"]
    assert [sheet.by_key["remarks"].value(row) for row in rows] == [2, 2]
    assert sheet.by_key["came"].value(rows[0]) == NOW.date()
    content = fetch(as_user("vera"), "/lists/consultation.replies/")
    assert len(where(content)[1]) == 2
    assert "Skicka tillbaka Excel" not in as_user("asa").get("/lists/consultation.replies/").content.decode()
