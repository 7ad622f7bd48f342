"""A file is uploaded, kept, read by the job, and told about; what is no plan is refused in words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from farled.direction.reads import Document
from farled.files.reads import StoredFile
from farled.imports import acts, tasks
from farled.imports.models import Draft, Reading
from farled.imports.reading import Limits
from farled.imports.states import ReadingState, RowState
from farled.people import acts as people
from farled.people.models import Assignment
from farled.trail.models import Entry
from farled.web.jobs import JobState
from tests.cast import NOW, TODAY, World
from tests.factories.planning import make_plan
from tests.imports.conftest import PLAN
from tests.imports.fixtures import build

AsUser = Callable[[str], Client]
TakeIn = Callable[..., Reading]


def upload(client: Client, content: bytes | str, name: str = "plan.csv", **fields: object) -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(reverse("imports:read"), {"file": SimpleUploadedFile(name, data), **fields})


def test_a_file_is_read_into_a_new_plan(
    as_user: AsUser, read_here: None, django_capture_on_commit_callbacks: Any
) -> None:
    client = as_user("asa")
    with django_capture_on_commit_callbacks(execute=True):
        response = upload(client, PLAN, title="Handlingsplan 2026")
    reading = Reading.objects.get()
    assert response.status_code == 303
    assert response.headers["Location"] == reverse("imports:reading", args=[reading.pk])
    assert (reading.state, reading.job_state) == (ReadingState.REVIEW, JobState.DONE)
    assert reading.document.title == "Handlingsplan 2026"
    assert reading.name == "plan.csv"
    page = client.get(response.headers["Location"]).content.decode()
    assert "3 aktiviteter hittades i 2 målområden." in page
    assert "1 rad behöver du titta på." in page


def test_a_file_is_read_into_a_plan_there_is(
    world: World, as_user: AsUser, read_here: None, django_capture_on_commit_callbacks: Any
) -> None:
    plan = make_plan(world)
    with django_capture_on_commit_callbacks(execute=True):
        upload(as_user("asa"), PLAN, document=plan.pk)
    assert Reading.objects.get().document == plan
    assert plan.activities.count() == 0, "nothing comes into a plan before somebody has said so"


def test_F2_the_file_is_read_in_a_process_apart(world: World, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        reading = acts.start(
            document=None, title="Plan", name="plan.docx", content=build.word_plan(), by=world.actor("asa"), at=NOW
        )
    reading.refresh_from_db()
    assert reading.state == ReadingState.REVIEW
    assert reading.drafts.count() > 3


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.exe", b"MZ", "Filer av sorten .exe kan inte läsas in."),
        ("plan.svg", b"<svg/>", "Filer av sorten .svg kan inte läsas in."),
        ("plan.csv", b"", "Filen är tom."),
        ("plan.docx", b"%PDF-1.7 text", "Filen heter .docx men innehållet är något annat."),
        ("plan.pdf", b"PK\x03\x04", "Filen heter .pdf men innehållet är något annat."),
        ("plan.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Filen är skyddad med lösenord."),
        ("plan.txt", b"<!doctype html><script>", "Filen heter .txt men innehållet är något annat."),
    ],
)
def test_F1_a_file_that_is_not_what_it_says_is_refused_and_not_kept(
    as_user: AsUser, name: str, content: bytes, words: str
) -> None:
    response = upload(as_user("asa"), content, name, title="Plan")
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not StoredFile.objects.exists()
    assert not Document.objects.filter(title="Plan").exists()


def test_F1_a_file_that_is_too_large_is_refused_before_it_is_opened(
    as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("farled.imports.rules.Limits", lambda: Limits(size=2_000_000))
    response = upload(as_user("asa"), b"a;b\n" * 600_000, title="Plan")
    assert response.status_code == 422
    assert "Filen är 2,4\N{NO-BREAK SPACE}MB och får vara högst 2\N{NO-BREAK SPACE}MB." in response.content.decode()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Välj vilken plan filen gäller"),
        ({"title": " "}, "Välj vilken plan filen gäller"),
        ({"title": "Ny", "document": "plan"}, "Du har både valt en plan och skrivit ett namn"),
    ],
)
def test_the_plan_is_one_of_two(world: World, as_user: AsUser, fields: dict[str, str], words: str) -> None:
    plan = make_plan(world)
    data: dict[str, Any] = {name: plan.pk if value == "plan" else value for name, value in fields.items()}
    response = upload(as_user("asa"), PLAN, "plan.csv", **data)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not StoredFile.objects.exists()


def test_S3_a_plan_of_another_organisation_cannot_be_chosen(world: World, as_user: AsUser) -> None:
    plan = make_plan(world)
    assert upload(as_user("otto"), PLAN, document=plan.pk).status_code == 422
    assert not Reading.objects.exists()


def test_S4_whoever_may_not_read_plans_in_changes_nothing(world: World, as_user: AsUser) -> None:
    assert upload(as_user("erik"), PLAN, title="Plan").status_code == 403
    assert not Reading.objects.exists()


def test_S2_a_reading_of_another_organisation_answers_like_one_that_is_not(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    draft = reading.drafts.get(number=1)
    client = as_user("otto")
    for view in ("reading", "unread", "columns", "bodies", "goals", "apply", "abandon"):
        assert client.get(reverse(f"imports:{view}", args=[reading.pk])).status_code == 404, view
    for view in ("confirm", "drop", "restore"):
        assert client.post(reverse(f"imports:{view}", args=[draft.pk])).status_code == 404, view
    assert client.get(reverse("imports:mend", args=[draft.pk])).status_code == 404
    draft.refresh_from_db()
    assert draft.state == RowState.UNDECIDED


def test_a_pdf_of_pictures_is_told_to_be_one(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in(build.picture_pdf(), name="skannad.pdf")
    assert reading.state == ReadingState.REFUSED
    assert not Draft.objects.exists()
    page = as_user("asa").get(reverse("imports:reading", args=[reading.pk])).content.decode()
    assert "PDF-filen är inskannad" in page
    assert "Välj en annan fil" in page


def test_a_file_without_rows_shows_all_of_it_as_not_understood(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in("Ett brev.\n\nMed två stycken text.\n", name="brev.txt")
    page = as_user("asa").get(reverse("imports:reading", args=[reading.pk])).content.decode()
    assert "Inga aktiviteter, insatser eller utfall hittades i filen." in page
    assert "Välj en annan fil" in page
    assert "Med två stycken text." in page


def test_S8_the_work_is_done_with_the_rights_held_when_it_is_done(
    world: World, as_user: AsUser, read_here: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as waiting:
        acts.start(document=None, title="Plan", name="plan.csv", content=PLAN.encode(), by=world.actor("asa"), at=NOW)
    held = Assignment.objects.get(user=world.users["asa"])
    people.end_assignment(assignment=held, last_day=TODAY - timedelta(days=1), by=world.hand, at=NOW)
    for callback in waiting:
        callback()
    reading = Reading.objects.get()
    assert (reading.state, reading.job_state, reading.job_refusal) == (
        ReadingState.READING,
        JobState.FAILED,
        "imports.run",
    )
    assert not Draft.objects.exists()


def test_work_that_stopped_can_be_asked_for_again(
    world: World, as_user: AsUser, read_here: None, django_capture_on_commit_callbacks: Any
) -> None:
    client = as_user("asa")
    upload(client, PLAN, title="Plan")  # no worker takes it up
    reading = Reading.objects.get()
    address = reverse("imports:reading", args=[reading.pk])
    assert "Läser filen" in client.get(address).content.decode()
    assert client.post(reverse("imports:again", args=[reading.pk])).status_code == 409
    Reading.objects.update(job_beat_at=NOW - timedelta(hours=1))
    assert "Försök igen" in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("imports:again", args=[reading.pk])).status_code == 303
    reading.refresh_from_db()
    assert reading.state == ReadingState.REVIEW


def test_the_page_that_asks_by_itself_is_told_when_there_is_something_to_see(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    asking = {"HX-Request": "true", "HX-Target": "jobb"}
    response = as_user("asa").get(reverse("imports:reading", args=[reading.pk]), headers=asking)
    assert (response.status_code, response.headers.get("HX-Refresh")) == (204, "true")


def test_a_task_told_of_work_already_done_does_nothing(take_in: TakeIn) -> None:
    reading = take_in()
    before = list(reading.drafts.values_list("pk", flat=True))
    tasks.read.call(reading.pk)
    assert list(reading.drafts.values_list("pk", flat=True)) == before


def test_a_reading_can_be_left_and_its_rows_go(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    client, address = as_user("asa"), reverse("imports:abandon", args=[reading.pk])
    assert "Ska inläsningen av plan.csv lämnas?" in client.get(address).content.decode()
    assert client.post(address, {"version": reading.version}).status_code == 303
    reading.refresh_from_db()
    assert reading.state == ReadingState.ABANDONED
    assert not Draft.objects.exists()
    page = client.get(reverse("imports:reading", args=[reading.pk])).content.decode()
    assert "är lämnad" in page
    assert "och filen togs bort" in page
    again = client.get(address)  # Back, to the question
    assert (again.status_code, again.headers["Location"]) == (303, reverse("imports:reading", args=[reading.pk]))


def test_the_plan_a_reading_was_to_fill_can_be_taken_away_with_it(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    client, plan = as_user("asa"), reading.document
    remove = reverse("direction:remove_document", args=[plan.pk])
    kept = client.post(remove, {"version": plan.version})
    assert kept.status_code == 409
    assert "Lämna inläsningen först" in kept.content.decode()
    left = client.post(reverse("imports:abandon", args=[reading.pk]), {"version": reading.version}, follow=True)
    assert remove in left.content.decode()
    assert client.post(remove, {"version": plan.version}).status_code == 303
    assert not Document.objects.exists()
    assert client.get(reverse("imports:imports")).status_code == 200
    assert take_in().document.title == plan.title


def test_P10_the_file_of_a_reading_that_is_left_goes_and_history_says_so(
    world: World, take_in: TakeIn, django_capture_on_commit_callbacks: Any
) -> None:
    reading = take_in()
    file = reading.file
    assert file is not None
    with django_capture_on_commit_callbacks(execute=True):
        acts.abandon(reading=reading, version=reading.version, by=world.actor("asa"), at=NOW)
    reading.refresh_from_db()
    assert (reading.file, str(reading)) == (None, "plan.csv")
    assert not StoredFile.objects.exists()
    assert not default_storage.exists(file.path)
    assert [entry.verb for entry in Entry.objects.about(StoredFile.KIND, file.pk)] == ["files.discarded", "files.kept"]


def test_a_reading_left_while_its_file_waits_to_be_read_stays_left(
    world: World, read_here: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=False):
        reading = acts.start(
            document=None, title="Ny", name="plan.csv", content=PLAN.encode(), by=world.actor("asa"), at=NOW
        )
        acts.abandon(reading=reading, version=reading.version, by=world.actor("asa"), at=NOW)
    tasks.read.call(reading.pk)
    reading.refresh_from_db()
    assert (reading.state, reading.job_state) == (ReadingState.ABANDONED, JobState.DONE)


def test_the_list_says_what_is_left(as_user: AsUser, take_in: TakeIn) -> None:
    take_in()
    page = as_user("asa").get(reverse("imports:imports")).content.decode()
    assert "plan.csv" in page
    assert "3\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}3" in page
    assert "granskas" in page


def test_the_start_page_says_that_a_reading_waits(as_user: AsUser, take_in: TakeIn) -> None:
    take_in()
    assert "Inläsning väntar på dig" in as_user("asa").get(reverse("agenda:start")).content.decode()
    assert "Inläsning väntar på dig" not in as_user("rut").get(reverse("agenda:start")).content.decode()
