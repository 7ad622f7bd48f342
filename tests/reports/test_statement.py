"""A statement as a document: real headings, numbered clauses, tags and language, and the same each time (A8, K3)."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from django.test import Client
from django.urls import reverse

from farled.matters import acts, figures, reads
from farled.matters.models import FrozenFile, FrozenStatement
from farled.matters.reads import Statement
from farled.matters.states import MatterKind
from farled.planning import acts as planning
from farled.planning.reads import Activity
from farled.planning.reads import Edition as PlanEdition
from farled.reports import contents
from farled.reports.document import Bullets, Document
from farled.reports.states import Format
from farled.reports.writers import write
from farled.thread.states import key
from tests.cast import NOW
from tests.factories.planning import make_activity, make_area, make_plan, make_report, make_round
from tests.factories.statements import a_statement, approved, sent
from tests.factories.statements import write as write_under
from tests.reports.conftest import Scene, section

CLAUSES = "Planen antas.\nUppdraget förklaras fullgjort."


@pytest.fixture
def frozen(scene: Scene) -> FrozenStatement:
    """A statement the executive board was given, about the scene's plan; its files are not written."""
    world = scene.world
    one = a_statement(world, filled=True, concerns=[key("activity", scene.going.pk)], to=world.executive)
    write_under(world, one, "Förslag till beslut", CLAUSES)
    write_under(world, one, "Bilagor", "Planen <i> sin helhet\nRemissvaren & svaren på dem")
    sent(world, one)
    return FrozenStatement.objects.select_related("file", "statement__matter").get()


def composed(frozen: FrozenStatement) -> Document:
    return contents.compose_statement(reads.frozen_data(frozen))


def test_the_document_has_the_headings_in_order_and_numbered_clauses(frozen: FrozenStatement) -> None:
    document = composed(frozen)
    names = [each.name for each in frozen.statement.passages.all()]
    assert [each.title for each in document.every_section] == [*names, "Om handlingen"]
    assert section(document, "Förslag till beslut").blocks == (Bullets(tuple(CLAUSES.split("\n")), numbered=True),)
    assert "Inga särskilda aspekter har framkommit." in str(section(document, "Bedömning ur ekologisk dimension"))
    assert ("Sammanträde", f"Kommunstyrelsen {_day()}") in document.facts


def _day() -> str:
    from farled.web.formats import day

    return day(date(2026, 12, 20))


def test_A8_word_has_real_headings_language_and_lists_that_count_from_one(frozen: FrozenStatement) -> None:
    word: Any = docx.Document(BytesIO(write(composed(frozen), Format.WORD)))
    heads = [each.text for each in word.paragraphs if each.style.name == "Heading 1"]
    assert heads[:2] == ["Förslag till beslut", "Sammanfattning"]
    assert word.core_properties.language == "sv-SE"
    assert word.core_properties.title.startswith("Ny plan för Ås")
    items = [each for each in word.paragraphs if each.style.name == "List Number"]
    assert [each.text for each in items] == [
        *CLAUSES.split("\n"),
        "Planen <i> sin helhet",
        "Remissvaren & svaren på dem",
    ]
    lists = [each._p.pPr.numPr.numId.val for each in items]
    assert lists[0] == lists[1] != lists[2] == lists[3]
    assert "Innehåll" not in [each.text for each in word.paragraphs]


def test_A8_pdf_is_tagged_titled_and_in_swedish(frozen: FrozenStatement, tmp_path: Path) -> None:
    content = write(composed(frozen), Format.PDF)
    with pdfplumber.open(BytesIO(content)) as pdf:
        assert pdf.doc.catalog["MarkInfo"] == {"Marked": True}
        assert pdf.doc.catalog["Lang"] in (b"sv-SE", "sv-SE")
        assert pdf.metadata["Title"].startswith("Ny plan för Ås")
        text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "1. Planen antas." in text
    assert "Remissvaren & svaren på dem" in text
    if shutil.which("pdfinfo"):
        path = tmp_path / "utlatande.pdf"
        path.write_bytes(content)
        told = subprocess.run(["pdfinfo", "-struct", path], capture_output=True, text=True, check=True).stdout
        assert {"H1", "H2", "L", "LI", "P"} <= {line.split()[0] for line in told.splitlines() if line.strip()}


def test_K3_the_frozen_data_give_the_same_document_and_word_whatever_happens_later(
    scene: Scene, frozen: FrozenStatement
) -> None:
    before, word = composed(frozen), write(composed(frozen), Format.WORD)
    make_report(scene.world, scene.going, text="Allt har ändrats.")
    matter = frozen.statement.matter
    matter.refresh_from_db()
    acts.change_matter(
        matter=matter, version=matter.version, title="Nytt namn", kind=MatterKind.PLAN, handler=scene.world.care,
        summary="", by=scene.world.hand, at=NOW,
    )  # fmt: skip
    again = FrozenStatement.objects.select_related("file").get()
    assert composed(again) == before
    assert write(composed(again), Format.WORD) == word


def test_K3_what_was_kept_is_what_is_written_of_the_data(scene: Scene, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent(scene.world, a_statement(scene.world, filled=True))
    frozen = FrozenStatement.objects.select_related("file").get()
    kept = FrozenFile.objects.select_related("file").get(format="word")
    from farled.files.reads import content_of

    assert content_of(kept.file) == write(composed(frozen), Format.WORD)
    assert kept.file.name == f"{composed(frozen).file_name}.docx"


def test_a_draft_is_read_in_word_and_says_that_it_is_one(scene: Scene, as_user: Callable[[str], Client]) -> None:
    world = scene.world
    one = a_statement(world, to=world.executive)
    write_under(world, one, "Förslag till beslut", CLAUSES)
    address = reverse("matters:statement_draft", args=[one.pk])
    answer = as_user("erik").get(address)
    assert "filename*=utf-8" in answer.headers["Content-Disposition"]
    assert "Utkast%20till%20tj" in answer.headers["Content-Disposition"]
    word = docx.Document(BytesIO(answer.content))
    said = [each.text for each in word.paragraphs]
    assert f"Utkast: {one.title}" in said
    assert "Version\t1, utkast" in said
    assert set(CLAUSES.split("\n")) <= set(said)
    assert any("Inget sammanträde har fått det än" in each for each in said)
    assert not any(each.startswith(("Sammanträde", "Utfärdat")) for each in said)
    assert as_user("vera").get(address).status_code == 404, "drafts are seen by those who write or approve"
    assert not FrozenStatement.objects.exists(), "nothing is kept"


def test_what_is_approved_is_no_draft_although_no_meeting_has_it(scene: Scene) -> None:
    one = approved(scene.world, a_statement(scene.world, filled=True))
    document = contents.compose_statement(figures.frozen(one, meeting=None, at=NOW, by="Erik"))
    assert document.title == one.title
    assert document.file_name.startswith("Tjänsteutlåtande 1")
    facts = dict(document.facts)
    assert {"Utfärdat", "Godkänt av"} <= facts.keys()
    assert facts["Version"] == "1"
    assert "Sammanträde" not in facts


def test_what_a_meeting_was_given_is_no_draft(frozen: FrozenStatement, as_user: Callable[[str], Client]) -> None:
    client, pk = as_user("erik"), frozen.statement_id
    assert client.get(reverse("matters:statement_draft", args=[pk])).status_code == 404
    assert "Hämta som Word" not in client.get(reverse("matters:statement", args=[pk])).content.decode()


def test_data_of_another_format_are_not_guessed_at(frozen: FrozenStatement) -> None:
    with pytest.raises(ValueError, match="format 2"):
        contents.compose_statement({**reads.frozen_data(frozen), "format": 2})


# --- What the plan tells ----------------------------------------------------------------------------------------------


def test_it_begins_with_the_thread_in_words_and_the_latest_frozen_figures(scene: Scene) -> None:
    world = scene.world
    asa = world.actor("asa")
    row = make_round(world, scene.plan, by=asa)
    row = planning.close_round(round=row, version=row.version, by=asa, at=NOW)
    planning.freeze(
        edition=planning.order_freeze(round=row, version=row.version, by=asa, at=NOW), by=asa, at=NOW
    )  # fmt: skip
    assert PlanEdition.objects.get().frozen_at
    one: Statement = a_statement(world, concerns=[key("activity", scene.done.pk)])
    facts = one.passages.get(name="Beskrivning av ärendet")
    assert "Aktivitet ”Ängens nät” bidrar till målområde ”Ett nära Ås”." in facts.text
    assert f"{scene.plan.title}, läget" in facts.text
    assert "av planens 4 aktiviteter pågår 0, 1 är avslutade och 1 har passerat sin sluttid." in facts.text
    assert any(each.startswith(row.title) for each in facts.sources)


def test_what_nobody_else_sees_is_not_fetched(scene: Scene) -> None:
    hidden = make_plan(scene.world, title="Hemliga utkastet", adopted=False)
    area = make_area(scene.world, hidden, "Dolt område")
    activity: Activity = make_activity(scene.world, hidden, "Dold aktivitet", objective=area)
    one = a_statement(scene.world, concerns=[key("activity", activity.pk)], by=scene.world.actor("asa"))
    assert one.concerns == []
    assert "Dol" not in str([row.text for row in one.passages.all()])
