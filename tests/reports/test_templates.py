"""Word templates through acts, jobs and pages: from upload to the frozen file that a later template does not change."""

from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import docx
import pdfplumber
import pytest
from django.urls import reverse

from farled.files.reads import FileKind, StoredFile, content_of
from farled.matters.models import FrozenStatement
from farled.planning import acts as planning
from farled.planning.reads import Edition
from farled.reports import acts, contents, making, reads
from farled.reports.invariants import one_template_at_a_time
from farled.reports.models import Output, TemplateVersion, WordTemplate
from farled.reports.states import PaperKind, ReportKind, TemplateState
from farled.web.jobs import JobState
from tests.cast import NOW, TODAY
from tests.factories.planning import make_report, make_round
from tests.factories.statements import a_statement, sent
from tests.reports.conftest import SOON, Scene
from tests.reports.template_files import paragraph, template
from tests.reports.template_scene import TOMORROW, AsUser, Upload, fresh, marked, newest, refused, use, words

# --- Upload and check -------------------------------------------------------------------------------------------------


def test_an_upload_is_checked_and_tried_before_anybody_uses_it(scene: Scene, upload: Upload, make: Any) -> None:
    row = newest(upload())
    assert (row.job_state, row.state_on(TODAY)) == (JobState.DONE, TemplateState.READY)
    assert row.trial is not None
    assert "Ås ett" in words(row.trial)
    assert "Tabeller och bilder" in words(row.trial)
    assert {row.file.kind, row.trial.kind} == {FileKind.EDITION}
    assert "Ås ett" not in words(make().outputs.get().file)


def test_F1_a_faulty_template_says_what_to_mend_and_is_nobodys_to_use_or_fetch(
    scene: Scene, upload: Upload, as_user: AsUser
) -> None:
    one = upload(template(paragraph("{{ handlaggare }}")))
    row = newest(one)
    assert (row.state_on(TODAY), row.trial) == (TemplateState.PROBLEMS, None)
    assert refused(lambda: use(scene, row)) == "reports.template.not_passed"
    page = as_user("asa").get(reverse("reports:template", args=[one.pk])).content.decode()
    for said in ("Platshållaren ”handlaggare” finns inte.", "Menade du handläggare?", "i texten", "{{ text }}"):
        assert said in page
    assert as_user("asa").get(reverse("files:fetch", args=[row.file_id])).status_code == 404
    acts.remove_version(version=row, by=scene.world.actor("asa"), at=NOW)
    assert not WordTemplate.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("mall.docm", b"PK\x03\x04", "reports.template.macro_file"),
        ("mall.dotm", b"PK\x03\x04", "reports.template.macro_file"),
        ("mall.pdf", b"%PDF-1.7", "reports.template.ending"),
        ("mall", b"PK\x03\x04", "reports.template.ending"),
        ("mall.docx", b"%PDF-1.7", "reports.template.file.content"),
        ("mall.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "reports.template.file.encrypted"),
        ("mall.docx", b"", "reports.template.file.empty"),
        ("mall.docx", b"PK\x03\x04" + b"x" * 10_000_001, "reports.template.file.too_large"),
    ],
)
def test_F1_only_word_files_are_taken(upload: Upload, name: str, content: bytes, code: str) -> None:
    assert refused(lambda: upload(content or b"\n", file_name=name)) == code
    assert not StoredFile.objects.exists()


def test_F2_a_file_that_cannot_be_read_is_told_of_and_not_used(upload: Upload) -> None:
    row = newest(upload(b"PK\x03\x04 but nothing more"))
    assert (row.job_state, row.state_on(TODAY)) == (JobState.DONE, TemplateState.PROBLEMS)
    assert [each["code"] for each in row.findings["problems"]] == ["file.broken"]


def test_names_and_papers_are_asked_for(scene: Scene, upload: Upload) -> None:
    one = upload()
    assert refused(lambda: upload(name="ås MALL")) == "reports.template.name_taken"
    assert refused(lambda: upload(name=" ")) == "reports.template.name"
    assert refused(lambda: upload(name="a\u200bb")) == "web.text.invisible"
    assert refused(lambda: upload(name="Ny", papers=[])) == "reports.template.papers"
    assert refused(lambda: upload(name="Ny", papers=["brev"])) == "reports.template.papers"
    changed = acts.change_template(
        template=one, version=one.version, name="Ås mall 2", papers=["follow_up"], by=scene.world.actor("asa"), at=NOW
    )
    assert (changed.name, changed.papers) == ("Ås mall 2", ["follow_up"])


# --- In use, replaced, withdrawn --------------------------------------------------------------------------------------


def test_from_its_day_reports_are_written_in_it_and_say_so(
    scene: Scene, upload: Upload, make: Any, as_user: AsUser
) -> None:
    row = use(scene, newest(upload()))
    made = make(formats=("word", "pdf", "excel"))
    outputs = {each.format: each for each in made.outputs.all()}
    assert outputs["word"].template_id == row.pk
    assert (outputs["pdf"].template, outputs["excel"].template) == (None, None)
    assert "Ås ett" in words(outputs["word"].file)
    assert "Ängens nät" in content_of_tables(outputs["word"].file)
    page = as_user("asa").get(reverse("reports:report", args=[made.pk])).content.decode()
    assert "Ås mall, version 1" in page


def test_a_statement_to_a_board_is_written_in_it_with_its_particulars(
    scene: Scene,
    upload: Upload,
    as_user: AsUser,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    told = [
        paragraph(f"{{{{ {name} }}}}") for name in ("titel", "diarienummer", "handläggare", "kontrollsumma", "text")
    ]
    use(scene, newest(upload(template(*told))))
    monkeypatch.setattr("farled.matters.tasks.timezone", SimpleNamespace(now=lambda: SOON))
    with django_capture_on_commit_callbacks(execute=True):
        one = sent(scene.world, a_statement(scene.world, filled=True))
    frozen = FrozenStatement.objects.get()
    files = {each.format: each for each in frozen.files.all()}
    said = content_of_tables(files["word"].file)
    assert (one.matter.reference in said, frozen.sha256 in said, "Förslag till beslut" in said) == (True, True, True)
    assert (files["word"].template, files["pdf"].template) == ("Ås mall, version 1", "")
    page = as_user("asa").get(reverse("matters:statement", args=[one.pk])).content.decode()
    assert "Ås mall, version 1" in page


def content_of_tables(file: StoredFile) -> str:
    document = docx.Document(BytesIO(content_of(file)))
    said = [cell.text for each in document.tables for row in each.rows for cell in row.cells]
    return "\n".join(said + [each.text for each in document.paragraphs])


def test_a_file_stays_byte_for_byte_when_its_template_is_replaced(
    scene: Scene, upload: Upload, newer: Any, make: Any, as_user: AsUser
) -> None:
    uploaded = marked("Ås ett")
    one = upload(uploaded)
    first = use(scene, newest(one))
    before = make().outputs.get()
    kept = content_of(before.file)
    second = use(scene, newer(one, marked("Ås två")))
    first = fresh(first)
    assert (first.state_on(TODAY), second.state_on(TODAY)) == (TemplateState.ENDED, TemplateState.USED)
    after = make(ReportKind.ACTIVITIES).outputs.get()
    assert "Ås två" in words(after.file)
    assert content_of(before.file) == kept
    fetched = as_user("asa").get(reverse("files:fetch", args=[before.file_id]))
    assert fetched.content == kept
    assert Output.objects.get(pk=before.pk).template_id == first.pk
    assert content_of(first.file) == uploaded


def test_a_version_can_wait_for_its_day(scene: Scene, upload: Upload, newer: Any) -> None:
    one = upload()
    first = use(scene, newest(one))
    second = use(scene, newer(one, marked("Ås två")), day=TOMORROW)
    first = fresh(first)
    assert (first.state_on(TODAY), first.state_on(TOMORROW)) == (TemplateState.USED, TemplateState.ENDED)
    assert (second.state_on(TODAY), second.state_on(TOMORROW)) == (TemplateState.PLANNED, TemplateState.USED)
    in_force = {day: reads.template_in_force(one.organisation_id, PaperKind.ROUND, on=day) for day in (TODAY, TOMORROW)}
    assert in_force == {TODAY: first, TOMORROW: second}
    third = newer(one, marked("Ås tre"))
    assert refused(lambda: use(scene, third)) == "reports.template.later"
    assert refused(lambda: use(scene, third, day=TODAY - timedelta(days=1))) == "reports.template.day"


def test_the_day_a_version_waits_for_can_be_changed(scene: Scene, upload: Upload, as_user: AsUser) -> None:
    one = upload()
    waiting = use(scene, newest(one), day=TOMORROW)
    page = as_user("asa").get(reverse("reports:template", args=[one.pk])).content.decode()
    assert f'{reverse("reports:use_version", args=[waiting.pk])}">Ändra dagen</a>' in page
    assert use(scene, waiting, day=TODAY).state_on(TODAY) is TemplateState.USED
    assert "Ändra dagen" not in as_user("asa").get(reverse("reports:template", args=[one.pk])).content.decode()


def test_a_paper_is_written_in_one_template_at_a_time(scene: Scene, upload: Upload) -> None:
    use(scene, newest(upload(papers=["follow_up", "round"])))
    other = upload(name="Annan", papers=["follow_up"])
    assert refused(lambda: use(scene, newest(other))) == "reports.template.taken"
    asa = scene.world.actor("asa")
    other = acts.change_template(template=other, version=1, name="Annan", papers=["statement"], by=asa, at=NOW)
    use(scene, newest(other))
    assert (
        refused(
            lambda: acts.change_template(
                template=other, version=other.version, name="Annan", papers=["round"], by=asa, at=NOW
            )
        )
        == "reports.template.taken"
    )


def test_T4_two_templates_for_one_paper_on_a_day_are_found(scene: Scene, upload: Upload) -> None:
    use(scene, newest(upload()))
    other = newest(upload(name="Annan", papers=["round"]))
    assert list(one_template_at_a_time()) == []
    TemplateVersion.objects.filter(pk=other.pk).update(used_from=TODAY)
    (found,) = one_template_at_a_time()
    assert "round" in found.detail


def test_out_of_use_reports_look_as_before(scene: Scene, upload: Upload, make: Any) -> None:
    one = upload()
    use(scene, newest(one))
    by = scene.world.actor("asa")
    acts.withdraw(template=one, version=one.version, by=by, at=NOW)
    output = make().outputs.get()
    assert (output.template, "Ås ett" in words(output.file)) == (None, False)
    assert refused(lambda: acts.withdraw(template=one, version=one.version, by=by, at=NOW)) == (
        "reports.template.not_used"
    )
    assert refused(lambda: acts.remove_version(version=newest(one), by=by, at=NOW)) == "reports.template.stays"
    use(scene, newest(one))


def test_a_template_that_can_no_longer_be_filled_stops_the_report_and_says_what_to_do(
    scene: Scene, upload: Upload, make: Any, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(scene, newest(upload()))
    monkeypatch.setattr("farled.reports.word_template.apart.MODULE", "farled.reports.word_template.nowhere")
    made = make()
    assert (made.job_state, made.job_refusal) == (JobState.FAILED, "reports.template.failed")
    page = as_user("asa").get(reverse("reports:report", args=[made.pk])).content.decode()
    assert "Ta mallen ur bruk" in page


@pytest.mark.parametrize(
    ("part", "paper"), [({}, "round"), ({"body": "school"}, "round_body"), ({"area": "1"}, "round_area")]
)
def test_every_report_of_a_frozen_round_comes_in_the_template_in_word_and_as_tagged_pdf(
    scene: Scene, upload: Upload, part: dict[str, str], paper: str, django_capture_on_commit_callbacks: Any
) -> None:
    row = use(scene, newest(upload(papers=[paper])))
    asa = scene.world.actor("asa")
    round_ = make_round(scene.world, scene.plan, by=asa)
    make_report(scene.world, scene.going, text="Halva vägen.")
    round_ = planning.close_round(round=round_, version=round_.version, by=asa, at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        edition = planning.order_freeze(round=round_, version=round_.version, by=asa, at=NOW)
        planning.freeze(edition=edition, by=asa, at=NOW)
    chosen = {"body": str(scene.world.school.pk)} if "body" in part else {}
    if "area" in part:
        parts = contents.parts_of_round(reads.thawed_round(asa, {"round": str(round_.pk)}))
        chosen = {"area": next(v.partition("-")[2] for _n, those in parts for v, _l in those if v.startswith("area-"))}
    with django_capture_on_commit_callbacks(execute=True):
        made = acts.order_of_round(round_id=round_.pk, formats=["word", "pdf"], parameters=chosen, by=asa, at=NOW)
    made.refresh_from_db()
    outputs = {each.format: each for each in made.outputs.select_related("file")}
    assert outputs["word"].template_id == row.pk
    assert "Ås ett" in words(outputs["word"].file)
    with pdfplumber.open(BytesIO(content_of(outputs["pdf"].file))) as pdf:
        assert pdf.doc.catalog["MarkInfo"] == {"Marked": True}
        assert pdf.doc.catalog["StructTreeRoot"]
    checksum = Edition.objects.select_related("file").get().file.sha256  # type: ignore[union-attr]
    assert making.composed(made, by=asa, at=NOW).particulars.checksum == checksum
