"""A statement to a board in the organisation's own Word template, frozen as the meeting was given it."""

from io import BytesIO
from typing import Any

import docx
import pytest
from django.urls import reverse

from farled.files.reads import content_of
from farled.matters.models import FrozenFile, FrozenStatement
from tests.factories.statements import a_statement, sent, write
from tests.reports.conftest import Scene
from tests.reports.template_files import field, paragraph, table, template
from tests.reports.template_scene import AsUser, Upload, marked, newest, use

pytestmark = pytest.mark.usefixtures("standing_clock")
LETTER = template(
    paragraph("{{ titel }}"),
    table(("Diarienummer", "{{ diarienummer }}"), ("Handläggare", "{{ handläggare }}"), ("Version", "{{ version }}")),
    field(r'TOC \o "1-2"'),
    paragraph("{{ text }}"),
    footer=paragraph("{{ kontrollsumma }}"),
)


def test_a_frozen_statement_is_written_in_it_and_stays_when_it_is_replaced(
    scene: Scene, upload: Upload, newer: Any, as_user: AsUser, django_capture_on_commit_callbacks: Any
) -> None:
    one = upload(LETTER, papers=["statement"])
    use(scene, newest(one))
    statement = a_statement(scene.world, filled=True)
    write(scene.world, statement, "Förslag till beslut", "Planen antas.\nUppdraget förklaras fullgjort.")
    with django_capture_on_commit_callbacks(execute=True):
        sent(scene.world, statement)
    files = {each.format: each for each in FrozenFile.objects.select_related("file")}
    assert (files["word"].template, files["pdf"].template) == ("Ås mall, version 1", "")
    kept = content_of(files["word"].file)
    word = docx.Document(BytesIO(kept))
    said = [each.text for each in word.paragraphs]
    assert said[0] == statement.title
    assert ["Heading 1" for each in word.paragraphs if each.text == "Förslag till beslut"] == ["Heading 1"]
    clauses = [each for each in word.paragraphs if each.text in {"Planen antas.", "Uppdraget förklaras fullgjort."}]
    assert {each.style.name for each in clauses if each.style} == {"List Number"}
    assert word.tables[0].rows[0].cells[1].text == statement.matter.reference
    assert word.sections[0].footer.paragraphs[-1].text == FrozenStatement.objects.get().file.sha256
    use(scene, newer(one, marked("En annan")))
    address = reverse("matters:statement_file", args=[statement.pk, "word"])
    assert as_user("rut").get(address).content == kept
    page = as_user("rut").get(reverse("matters:statement", args=[statement.pk])).content.decode()
    assert "Ås mall, version 1" in page
