"""A document's text read from Word: looked over before it is kept, and recognised the second time."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from farled.direction import acts as direction
from farled.direction.models import DocumentVersion, Passage
from farled.direction.reads import mark_of, text_of
from farled.imports.reading.running_text import text_of_word
from tests.cast import NOW, World
from tests.factories.direction import a_document, a_draft

AsUser = Callable[[str], Client]


def a_word_file(*, rewritten: bool = False) -> bytes:
    """A plan as somebody writes it in Word."""
    paper = docx.Document()
    paper.add_heading("Styrning", 1)
    paper.add_paragraph(
        "Varje nämnd ansvarar för sin del av planen." + (" Planen prövas årligen." if rewritten else "")
    )
    for item in ("Kommunstyrelsen leder", "5 * 3 | 2"):
        paper.add_paragraph(item, style="List Bullet")
    if not rewritten:
        paper.add_paragraph("# inte en rubrik")
    paper.add_heading("Uppföljning", 2)
    table = paper.add_table(2, 2)
    for place, words in enumerate(("Vem", "När", "Alla", "Varje år")):
        table.cell(place // 2, place % 2).text = words
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def sent(content: bytes, name: str = "Planen.docx") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, content)}


def read(version: DocumentVersion) -> list[tuple[str, str, str]]:
    return [(each.label, each.wording.kind, each.wording.plain) for each in text_of(version)]


def test_a_word_file_is_looked_over_and_kept_and_the_next_one_is_recognised(world: World, as_user: AsUser) -> None:
    asa, version = as_user("asa"), a_draft(world, title="Planen").versions.get()
    page = asa.get(f"/direction/versions/{version.pk}/text/").content.decode()
    url = f"/imports/texts/{version.pk}/read-text/"
    assert url in page
    assert asa.get(url).status_code == 200
    for rewritten in (False, True):
        shown = asa.post(url, sent(a_word_file(rewritten=rewritten)))
        assert shown.status_code == 200
        assert "Granska texten" in shown.content.decode()
        form = shown.context["form"]
        kept = {"version": form["version"].value(), "text": form["text"].value()}
        assert asa.post(url.replace("read-text", "review-text"), kept).status_code == 303
        if not rewritten:
            assert read(version) == [
                ("1", "heading", "Styrning"),
                ("1 st. 1", "paragraph", "Varje nämnd ansvarar för sin del av planen."),
                ("1 st. 1 p. 1", "item", "Kommunstyrelsen leder"),
                ("1 st. 1 p. 2", "item", "5 * 3 | 2"),
                ("1 st. 2", "paragraph", "# inte en rubrik"),
                ("1.1", "heading", "Uppföljning"),
                ("1.1 tabell 1 rad 1", "row", "Vem | När"),
                ("1.1 tabell 1 rad 2", "row", "Alla | Varje år"),
            ]
    assert [each.wording.passage.number for each in text_of(version)] == [1, 2, 3, 4, 6, 7, 8]
    assert Passage.objects.filter(document=version.document).count() == 8, "nothing is new"
    assert asa.get(url.replace("read-text", "review-text")).status_code == 302


def test_what_is_no_word_file_is_refused_in_plain_words(world: World, as_user: AsUser) -> None:
    asa, version = as_user("asa"), a_draft(world).versions.get()
    url = f"/imports/texts/{version.pk}/read-text/"
    for name, content, says in (
        ("Planen.txt", b"Bara text.", ".txt"),
        ("Planen.docx", b"inte en zip", "innehållet är något annat"),
        ("Planen.docx", b"", "Filen är tom"),
    ):
        answer = asa.post(url, sent(content, name))
        assert answer.status_code == 422
        assert says in answer.content.decode(), name
    assert read(version) == []
    fixed = a_document(world).versions.get()
    assert as_user("vera").get(f"/imports/texts/{fixed.pk}/read-text/").status_code == 403


def test_every_word_of_the_file_comes_along() -> None:
    text = text_of_word("Planen.docx", a_word_file())
    assert text.startswith("# Styrning\n\nVarje nämnd ansvarar för sin del av planen.\n\n- Kommunstyrelsen leder\n")
    assert text.endswith("| Vem | När |\n| --- | --- |\n| Alla | Varje år |")


@pytest.mark.parametrize("name", ["Planen.pdf", "Planen"])
def test_only_word_is_read(name: str, world: World, as_user: AsUser) -> None:
    version = a_draft(world).versions.get()
    assert as_user("asa").post(f"/imports/texts/{version.pk}/read-text/", sent(b"%PDF-1.7", name)).status_code == 422


def test_who_may_not_write_the_text_is_told_before_a_file_is_chosen(world: World, as_user: AsUser) -> None:
    theirs = a_document(world, body=world.school).versions.get()  # decided without its text here
    whole, fixed = a_draft(world).versions.get(), a_document(world).versions.get()
    direction.write_text(
        draft=fixed, version=mark_of([]), text="Så lyder den.", why="Ur protokollet", by=world.hand, at=NOW
    )
    for who, version, status in (
        ("erik", theirs, 403),  # writes the board's drafts, but not what was decided
        ("erik", fixed, 403),
        ("asa", fixed, 409),
        ("asa", theirs, 200),
        ("asa", whole, 200),
    ):
        url = f"/imports/texts/{version.pk}/read-text/"
        assert as_user(who).get(url).status_code == status, (who, str(version))
        if status != 200:
            assert as_user(who).post(url, sent(a_word_file())).status_code == status
            assert as_user(who).get(url.replace("read-text", "review-text"), follow=True).status_code == status
