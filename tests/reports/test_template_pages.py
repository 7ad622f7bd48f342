"""Word templates on the pages: who may, what is told, and the whole way from upload to withdrawal."""

from datetime import timedelta
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from farled.__main__ import parser
from farled.people import acts as people
from farled.reports import acts, commands
from farled.reports.models import TemplateVersion, WordTemplate
from farled.reports.states import TemplateState
from farled.trail.reads import Entry
from farled.web.jobs import JobState
from tests.cast import NOW, TODAY
from tests.reports.conftest import SOON, Scene
from tests.reports.template_files import paragraph, template
from tests.reports.template_scene import EVERY, AsUser, CountQueries, Upload, fresh, marked, newest, refused, use

# --- Who, and what is told --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["erik", "vera", "adam"])
def test_S4_only_those_who_keep_templates_change_them(scene: Scene, upload: Upload, name: str) -> None:
    one = upload()
    row = newest(one)
    by = scene.world.actor(name)
    content = marked("x")
    for call in (
        lambda: acts.add_template(name="Ny", papers=EVERY, file_name="a.docx", content=content, by=by, at=NOW),
        lambda: acts.add_version(template=one, file_name="a.docx", content=content, by=by, at=NOW),
        lambda: acts.put_in_use(version=row, seen=row.version, day=TODAY, by=by, at=NOW),
        lambda: acts.withdraw(template=one, version=one.version, by=by, at=NOW),
        lambda: acts.change_template(template=one, version=1, name="x", papers=EVERY, by=by, at=NOW),
        lambda: acts.remove_version(version=row, by=by, at=NOW),
        lambda: acts.check_again(version=row, by=by, at=NOW),
    ):
        assert refused(call) == "reports.template.forbidden"
    assert WordTemplate.objects.get() == one
    assert fresh(row).state_on(TODAY) is TemplateState.READY


def test_S2_another_organisations_template_is_not_there(upload: Upload, as_user: AsUser) -> None:
    one = upload()
    client = as_user("otto")
    assert one.name not in client.get(reverse("reports:templates")).content.decode()
    for route, pk in (
        ("template", one.pk), ("change_template", one.pk), ("add_version", one.pk), ("withdraw_template", one.pk),
        ("use_version", newest(one).pk), ("remove_version", newest(one).pk),
    ):  # fmt: skip
        assert client.get(reverse(f"reports:{route}", args=[pk])).status_code == 404, route


def test_S8_a_check_asked_for_by_somebody_who_has_left_is_not_done(
    scene: Scene, as_user: AsUser, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        one = acts.add_template(
            name="Ås", papers=EVERY, file_name="a.docx", content=marked("x"), by=scene.world.actor("asa"), at=NOW
        )
        people.deactivate(
            user=scene.world.users["asa"], organisation=scene.world.ours, by=scene.world.actor("disa"), at=NOW
        )
    row = newest(one)
    assert (row.job_state, row.job_refusal, row.trial) == (JobState.FAILED, "reports.template.right_lost", None)
    client = as_user("disa")
    assert "Försök igen" in client.get(reverse("reports:template", args=[one.pk])).content.decode()
    assert client.post(reverse("reports:check_version_again", args=[row.pk])).status_code == 303


def test_R18_all_that_happens_to_a_template_is_history_and_told_on_its_page(
    scene: Scene, upload: Upload, as_user: AsUser
) -> None:
    one = upload()
    use(scene, newest(one))
    acts.withdraw(template=one, version=one.version, by=scene.world.actor("asa"), at=SOON)
    verbs = set(Entry.objects.filter(subject_kind__startswith="reports.template").values_list("verb", flat=True))
    assert verbs == {
        "reports.template.added", "reports.template_version.added", "reports.template_version.checked",
        "reports.template_version.used", "reports.template_version.withdrawn",
    }  # fmt: skip
    page = as_user("vera").get(reverse("reports:template", args=[one.pk])).content.decode()
    for said in ("lade till Word-mallen Ås mall", "satte Ås mall, version 1 i bruk", "tog Ås mall, version 1 ur bruk"):
        assert said in page
    assert "Sätt i bruk</a>" not in page


def test_R22_the_database_keeps_the_days_and_the_check(scene: Scene, upload: Upload) -> None:
    row = newest(upload(template(paragraph("{{ fel }}"))))
    for values in ({"used_from": TODAY}, {"used_from": TODAY, "used_until": TODAY - timedelta(days=1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TemplateVersion.objects.filter(pk=row.pk).update(**values)


# --- The pages --------------------------------------------------------------------------------------------------------


def test_a_template_is_uploaded_tried_put_in_use_and_withdrawn_on_the_pages(
    scene: Scene, as_user: AsUser, django_capture_on_commit_callbacks: Any
) -> None:
    client = as_user("disa")
    empty = client.get(reverse("reports:templates")).content.decode()
    assert "Ingen egen Word-mall än" in empty
    assert "farled-mall.docx" in empty
    file = SimpleUploadedFile("Ås.docx", marked("Ås ett"))
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            reverse("reports:add_template"), {"name": "Ås mall", "papers": ["follow_up", "statement"], "file": file}
        )
    one = WordTemplate.objects.get()
    page = reverse("reports:template", args=[one.pk])
    assert (response.status_code, response.headers["Location"]) == (303, page)
    shown = client.get(page).content.decode()
    row = newest(one)
    for said in (
        "Hämta provet",
        "Sätt i bruk",
        "tjänsteutlåtande",
        "Rubrik, nivå 1",
        reverse("files:fetch", args=[row.trial_id]),
    ):
        assert said in shown
    assert client.get(reverse("files:fetch", args=[row.trial_id])).status_code == 200
    answer = {"day": TODAY.isoformat(), "version": row.version}
    assert client.post(reverse("reports:use_version", args=[row.pk]), answer).status_code == 303
    assert "Version 1 används." in client.get(page).content.decode()
    listed = client.get(reverse("reports:templates")).content.decode()
    assert "används" in listed
    assert client.post(reverse("reports:withdraw_template", args=[one.pk]), {"version": one.version}).status_code == 303
    assert "Mallen används inte längre." in client.get(page).content.decode()


def test_a_refused_upload_keeps_what_was_typed(scene: Scene, as_user: AsUser) -> None:
    file = SimpleUploadedFile("makron.docm", b"PK\x03\x04")
    response = as_user("disa").post(
        reverse("reports:add_template"), {"name": "Ås mall", "papers": ["follow_up"], "file": file}
    )
    shown = response.content.decode()
    assert response.status_code == 422
    assert "Filer med makron (.docm) tas inte emot." in shown
    assert 'value="Ås mall"' in shown


def test_a_stale_change_shows_both(scene: Scene, upload: Upload, as_user: AsUser) -> None:
    one = upload()
    acts.change_template(template=one, version=1, name="Annat", papers=EVERY, by=scene.world.actor("asa"), at=NOW)
    response = as_user("disa").post(
        reverse("reports:change_template", args=[one.pk]), {"name": "Mitt", "papers": ["round"], "version": 1}
    )
    assert response.status_code == 412
    assert "Annat" in response.content.decode()
    assert "Mitt" in response.content.decode()


def test_the_list_costs_the_same_however_many_there_are(
    scene: Scene, upload: Upload, as_user: AsUser, count_queries: CountQueries
) -> None:
    client, address = as_user("disa"), reverse("reports:templates")
    upload()
    one = count_queries(lambda: client.get(address))
    upload(name="Två", content=template(paragraph("x")))
    upload(name="Tre", content=template(paragraph("x")))
    assert count_queries(lambda: client.get(address)) == one


def test_the_word_file_of_the_command_is_written_in_the_template_too(
    scene: Scene, upload: Upload, tmp_path: Any
) -> None:
    use(scene, newest(upload()))
    out = tmp_path / "rapport.docx"
    asked = ["report", "follow-up", "--organisation", "as", "--plan", scene.plan.title, "--format", "word"]
    commands.write(parser().parse_args([*asked, "--out", str(out)]), at=NOW)
    assert "Ås ett" in "\n".join(each.text for each in docx.Document(str(out)).paragraphs)
