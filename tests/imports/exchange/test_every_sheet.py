"""Every list goes to Excel; what can be changed comes back through its acts, and the rest says why it does not."""

import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from farled.agenda import acts as agenda
from farled.agenda.models import Deputyship
from farled.consultation import acts as consultation
from farled.consultation.models import Occasion as Presentation
from farled.consultation.models import Remark, Treatment
from farled.consultation.states import ReplyStanding, Stance
from farled.direction import acts as direction
from farled.direction.models import StageGoal, Term
from farled.files.cells import ReadWorkbook
from farled.imports.exchange import comparing, writing
from farled.imports.exchange.apart import read_workbook
from farled.imports.trying import in_order
from farled.matters import acts as matters
from farled.matters.models import Assignment, DiaryEntry, Motion, Point
from farled.matters.states import MatterKind
from farled.planning import acts as planning
from farled.planning.models import Activity, Occasion
from farled.planning.states import ActivityKind
from farled.web.exchange import Sheet
from farled.web.own_lists import sheets
from tests.api.scene import fill
from tests.cast import NOW, TODAY, World
from tests.factories.consultation import a_consultation, recipient_of
from tests.factories.consultation import a_draft as proposed
from tests.factories.direction import a_document, an_objective
from tests.factories.matters import a_matter, a_recommittal, an_assignment
from tests.factories.planning import make_activity, make_plan
from tests.imports.exchange.test_round_trip import sent, tally, where
from tests.imports.exchange.workbooks import Said, edited

AsUser = Callable[[str], Client]
EVERY = sheets.names()


@pytest.fixture
def full(world: World) -> World:
    """Something in every list that can be changed."""
    fill(world)
    hand: Any = {"by": world.hand, "at": NOW}
    plan = make_plan(world, "Kompetensplan")
    training = make_activity(world, plan, "Leda digitalt", kind=ActivityKind.TRAINING, leads=[world.school])
    planning.add_occasion(activity=training, on=TODAY, planned=20, **hand)
    goal = an_objective(world, a_document(world, title="Digitalt program"))
    direction.add_stage_goal(objective=goal, title="Halvvägs", due=date(2027, 1, 1), **hand)
    mapping = make_activity(world, plan, "Nätet", kind=ActivityKind.MAPPING, leads=[world.school])
    planning.lead_on(activity=mapping, version=1, later=[training], objectives=[goal], stage_goals=[], **hand)
    a_recommittal(world, "Analysera riskerna.")
    motion = a_matter(world, title="Motion om fiber", kind=MatterKind.MOTION)
    matters.write_motion(
        matter=motion, version=0, parties=["MP"], submitted_on=date(2026, 1, 2), text="", claims=["att gräva"],
        **hand,
    )  # fmt: skip
    agenda.appoint_deputy(
        absent=world.users["erik"], deputy=world.users["asa"], valid_from=TODAY, valid_to=date(2026, 12, 31), **hand
    )
    asked = a_consultation(world, proposal=proposed(world, "Program på remiss"))
    remark = consultation.Placed(remarked=consultation.Remarked(text="Vad kostar det?"))
    consultation.register_reply(
        recipient=recipient_of(asked, world.school), said=consultation.Said(stance=Stance.SUPPORTS, statement="Ja."),
        standing=ReplyStanding.OFFICE, remarks=[remark], **hand,
    )  # fmt: skip
    consultation.add_occasion(
        consultation=asked, title="Samverkan med facken", on=TODAY, union=True, body=world.school, invited=12,
        attended=9, notes="De vill ha mer utbildning.", **hand,
    )  # fmt: skip
    return world


def taken(sheet: Sheet, actor: Any, language: str = "sv") -> bytes:
    """The whole list as a workbook."""
    refs = list(sheet.rows(actor).order_by("pk").values_list("pk", flat=True))
    about = writing.Taken(actor.organisation_name, [], actor.name, NOW, language, "")
    with override(language):
        return writing.write(
            sheet, [column.key for column in sheet.columns], in_order(sheet, actor, refs), about, actor
        )


def book(content: bytes) -> ReadWorkbook:
    found = read_workbook("lista.xlsx", content)
    assert isinstance(found, ReadWorkbook), found
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_F3_F4_every_sheet_is_whole_and_comes_back_unchanged(full: World, language: str) -> None:
    for key in EVERY:
        actor, sheet = full.actor("asa"), sheets[key]
        content = taken(sheet, actor, language)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
        assert not any(b"<f>" in part for part in parts), f"a cell of {key} is computed"
        compared = comparing.compare(book(content), sheet, actor)
        differing = [(cell.cell, cell.column, cell.before, cell.after, cell.problem) for cell in compared.cells]
        assert differing == [], key
        assert compared.rows or not sheet.changes, f"nothing of {key} was compared"


def test_every_sheet_is_changed_by_its_acts_or_says_why_not() -> None:
    for key in EVERY:
        sheet = sheets[key]
        assert bool(sheet.changes) != bool(sheet.only_out), key
        unknown = {column.change for column in sheet.columns if column.change} ^ sheet.changes.keys()
        assert unknown == set(), key


CHANGES: list[tuple[str, str, Said, Any]] = [
    ("matters.assignments", "Ska redovisas", "2027-03-01", lambda: Assignment.objects.filter(due=date(2027, 3, 1))),
    ("matters.diary", "Handling", "Annan handling", lambda: DiaryEntry.objects.filter(subject="Annan handling")),
    (
        "matters.motions",
        "Väckt av",
        "MP\nV",
        lambda: Motion.objects.filter(parties=["MP", "V"]),
    ),
    ("matters.points", "Svar", "Riskerna är analyserade.", lambda: Point.objects.filter(answered_on=TODAY)),
    ("direction.terms", "Undvik", "vinst", lambda: Term.objects.filter(avoid=["vinst"])),
    ("direction.stage_goals", "Delmål", "Tre fjärdedelar", lambda: StageGoal.objects.filter(title="Tre fjärdedelar")),
    ("planning.occasions", "Utbildade", 19, lambda: Occasion.objects.filter(trained=19)),
    (
        "agenda.deputies",
        "Till och med",
        date(2026, 12, 24),
        lambda: Deputyship.objects.filter(valid_to=date(2026, 12, 24)),
    ),
    ("consultation.remarks", "Svar", "Vi räknar.", lambda: Treatment.objects.filter(answer="Vi räknar.")),
    ("consultation.occasions", "Deltog", 11, lambda: Presentation.objects.filter(attended=11)),
    ("planning.activities", "Vad som kartläggs", "Alla nät", lambda: Activity.objects.filter(scope="Alla nät")),
]
WRONG: dict[str, tuple[str, Said]] = {
    "matters.assignments": ("Gavs till", "Nämnden som inte finns"),
    "matters.diary": ("Dag", "i förrgår"),
    "matters.motions": ("Att-satser", None),
    "matters.points": ("Besvarad", date(2030, 1, 1)),
    "direction.terms": ("Källa", "Ett dokument som inte finns"),
    "direction.stage_goals": ("Nått", date(2030, 1, 1)),
    "planning.occasions": ("Utbildade", "många"),
    "agenda.deputies": ("Till och med", date(2020, 1, 1)),
    "consultation.remarks": ("Behandling", "Behandlingen som inte finns"),
    "consultation.occasions": ("Dag", "i förrgår"),
    "planning.activities": ("Nätverkets nästa möte", date(2027, 1, 1)),
}


def _row(key: str, rows: dict[int, int]) -> int:
    """The row to change: of activities, the mapping."""
    if key == "planning.activities":
        return rows[Activity.objects.get(title="Nätet").pk]
    if key == "matters.diary":
        return rows[DiaryEntry.objects.filter(matter__title="Motion om fiber").get().pk]
    if key == "consultation.remarks":
        return rows[Remark.objects.get(text="Vad kostar det?").pk]
    if key == "matters.assignments":
        return rows[Assignment.objects.exclude(matter__confidential=True).latest("pk").pk]
    return min(rows.values())


def test_F3_a_changed_cell_is_seen_and_done_and_a_wrong_one_stops_it_all(full: World, as_user: AsUser) -> None:
    client, actor = as_user("asa"), full.actor("asa")
    for key, heading, value, changed in CHANGES:
        sheet = sheets[key]
        content = taken(sheet, actor)
        letters, rows = where(content)
        at = _row(key, rows)
        right = {f"{letters[heading]}{at}": value}
        other, nonsense = WRONG[key]
        wrong = {f"{letters[other]}{at}": nonsense}
        refused = sent(client, edited(content, wrong), key)
        assert tally(refused) == (0, 1), (key, [cell.problem for cell in refused.cells.all()])
        assert refused.cells.get().cell == f"{letters[other]}{at}"
        before = list(sheet.rows(actor).order_by("pk").values())
        assert client.post(f"/imports/changes/{refused.pk}/approve/", {"version": refused.version}).status_code == 409
        assert list(sheet.rows(actor).order_by("pk").values()) == before, f"{key}: nothing is done while one is wrong"

        one = sent(client, edited(content, right), key)
        assert tally(one) == (1, 0), (key, [cell.problem for cell in one.cells.all()])
        client.post(f"/imports/changes/{one.pk}/approve/", {"version": one.version})
        one.refresh_from_db()
        assert one.state == "applied", (key, one.notices)
        assert changed().count() == 1, key


def test_S2_what_is_secret_leaves_no_sheet_and_is_not_changed_there(full: World) -> None:
    matter = a_matter(full, title="Hemligt", secret="OSL 19 kap. 3 §")
    an_assignment(full, title="Hemligt uppdrag", matter=matter)
    vera = full.actor("vera")
    for key in ("matters.matters", "matters.assignments", "matters.diary", "matters.motions", "matters.points"):
        said = " ".join(str(cell) for cell in _cells(book(taken(sheets[key], vera))))
        assert "Hemligt" not in said, key


def _cells(found: ReadWorkbook) -> Iterator[object]:
    for each in found.sheets:
        for row in each.rows:
            yield from row


def test_F3_ten_thousand_rows_with_one_bad_change_nothing(world: World, as_user: AsUser) -> None:
    """Four of ten thousand rows differ, and one of those is wrong: it alone is named, and nothing is done."""
    Term.objects.bulk_create(
        Term(organisation=world.ours, term=f"Begrepp {nr:05}", term_key=f"begrepp {nr:05}", definition="Klart.")
        for nr in range(10_000)
    )
    client, sheet = as_user("asa"), sheets["direction.terms"]
    content = taken(sheet, world.actor("asa"))
    letters, rows = where(content)
    assert len(rows) == 10_000
    right = {f"{letters['Förklaring']}{at}": "Klarare." for at in (17, 4_711, 10_001)}
    bad = f"{letters['Förklaring']}9000"
    one = sent(client, edited(content, right | {bad: None}), "direction.terms")
    assert (one.rows, tally(one)) == (10_000, (3, 1))
    assert one.cells.get(faulty=True).cell == bad
    assert client.post(f"/imports/changes/{one.pk}/approve/", {"version": one.version}).status_code == 409
    assert not Term.objects.exclude(definition="Klart.").exists()
