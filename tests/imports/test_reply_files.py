"""A reply as a hostile or useless file: refused or kept, in plain words, through every door that takes replies."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client
from django.urls import reverse

from farled.consultation.models import Reply
from farled.files.containers import Limits, Unreadable, check, glance
from farled.files.models import StoredFile
from farled.imports.models import ReplyReading
from farled.imports.states import ReplyReadingState
from tests.cast import TODAY
from tests.consultation.scene import Round
from tests.imports.arrived import REPLY, at, upload, with_macros, word
from tests.imports.fixtures import build

pytestmark = pytest.mark.usefixtures("casts_day")

AsUser = Callable[[str], Client]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def attach(client: Client, round_: Round, content: bytes, name: str) -> Any:
    """The other door: a reply that is typed, with the file attached."""
    typed = {
        "received_on": TODAY.isoformat(), "standing": "office", "stance": "supports", "statement": "Vi tillstyrker.",
        "upload": SimpleUploadedFile(name, content),
    }  # fmt: skip
    return client.post(reverse("consultation:register_reply", args=[round_.school.pk]), typed)


MACROS = [
    ("svar.docx", with_macros()),
    ("svar.docx", with_macros(called="word/VBAPROJECT.BIN")),
    ("svar.docx", with_macros(called="word/media/image9.bin", typed=True)),
]


@pytest.mark.parametrize(("name", "content"), [*MACROS, ("svar.docm", with_macros())], ids=range(4))
def test_F1_F2_a_reply_with_macros_is_refused_and_not_kept(
    as_user: AsUser, round_: Round, name: str, content: bytes
) -> None:
    response = upload(as_user("rut"), round_.school, content, name)
    assert response.status_code == 422
    assert "Filen innehåller makron, alltså program." in response.content.decode()
    assert not StoredFile.objects.exists()
    assert not ReplyReading.objects.exists()


@pytest.mark.parametrize(("name", "content"), MACROS, ids=range(3))
def test_F1_F2_a_reply_with_macros_is_refused_as_an_attachment_too(
    as_user: AsUser, round_: Round, name: str, content: bytes
) -> None:
    response = attach(as_user("rut"), round_, content, name)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Filen innehåller makron, alltså program, och tas inte emot." in page
    assert "Vi tillstyrker." in page, "nothing typed is lost"
    assert not StoredFile.objects.exists()
    assert not Reply.objects.exists()


def test_F1_a_reply_without_macros_is_attached(as_user: AsUser, round_: Round) -> None:
    assert attach(as_user("rut"), round_, word(), "svar.docx").status_code == 303
    assert Reply.objects.get().file == StoredFile.objects.get()


def test_F2_programs_in_older_and_open_sheets_are_found_and_an_empty_library_is_none() -> None:
    sheet = build.archive(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>",
         "Basic/Standard/script-lb.xml": b"<a/>"}
    )  # fmt: skip
    assert glance("a.ods", sheet, Limits(macros=False)) == "ods"
    older = OLE + "_VBA_PROJECT".encode("utf-16-le")
    assert glance("a.xls", older, Limits()) == "xls", "in a workbook they may lie"
    for name, content in (
        ("a.ods", build.archive(
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>",
             "Basic/Standard/Module1.xml": b"<a/>"}
        )),
        ("a.xls", older),
    ):  # fmt: skip
        for look in (glance, check):
            with pytest.raises(Unreadable, match="macros"):
                look(name, content, Limits(macros=False))


def test_F1_a_reply_that_is_too_large_is_refused_before_it_is_opened(
    as_user: AsUser, round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(*_args: Any) -> bytes:
        raise AssertionError("it is not read")

    monkeypatch.setattr("farled.imports.rules.Limits", lambda: Limits(size=3_000_000))
    monkeypatch.setattr(TemporaryUploadedFile, "read", unread, raising=False)
    response = upload(as_user("rut"), round_.school, b"%PDF-1.7 " + b"stort " * 600_000, "svar.pdf")
    assert response.status_code == 422
    assert "Filen är 3,6\N{NO-BREAK SPACE}MB och får vara högst 3\N{NO-BREAK SPACE}MB." in response.content.decode()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("svar.docx", OLE, "Filen är skyddad med lösenord."),
        ("svar.txt", b"", "Filen är tom."),
        ("svar.pdf", b"PK\x03\x04", "Filen heter .pdf men innehållet är något annat."),
        ("svar.docx", b"PK\x03\x04 trasig", "Filen går inte att öppna"),
        ("svar.xlsx", build.sheet_plan(), "Ett svar läses ur Word (docx), PDF eller text (txt, md), inte ur .xlsx."),
        ("svar.exe", b"MZ", "inte ur .exe."),
        ("svar", b"MZ", "Ett svar läses ur Word"),
    ],
)
def test_F1_a_file_that_is_no_reply_is_refused_with_what_to_do(
    as_user: AsUser, round_: Round, name: str, content: bytes, words: str
) -> None:
    response = upload(as_user("rut"), round_.school, content, name)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not StoredFile.objects.exists()


def locked_pdf() -> bytes:
    """A PDF that asks for a password nobody has."""
    secret = "0" * 64
    lock = f"/Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O <{secret}> /U <{secret}>>> /ID [<{secret}> <{secret}>]"
    parts = ["<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
             "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"]  # fmt: skip
    file, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{file}xref\n0 4\n0000000000 65535 f \n{table}trailer\n<</Size 4 /Root 1 0 R {lock}>>\n"
        f"startxref\n{len(file)}\n%%EOF\n"
    ).encode()


def test_F2_a_pdf_with_a_password_is_told_to_be_one_and_can_be_replaced(
    as_user: AsUser, round_: Round, django_capture_on_commit_callbacks: Any
) -> None:
    rut = as_user("rut")
    with django_capture_on_commit_callbacks(execute=True):
        upload(rut, round_.school, locked_pdf(), "svar.pdf")
    reading = ReplyReading.objects.get()
    assert reading.state == ReplyReadingState.REFUSED
    page = rut.get(at("reply", reading)).content.decode()
    assert "Filen är skyddad med lösenord." in page
    rut.post(at("leave_reply", reading), {"version": reading.version})
    assert not StoredFile.objects.exists()


def test_a_pdf_of_pictures_is_kept_and_the_reply_is_typed_with_it_beside(
    as_user: AsUser, round_: Round, django_capture_on_commit_callbacks: Any
) -> None:
    rut = as_user("rut")
    with django_capture_on_commit_callbacks(execute=True):
        upload(rut, round_.school, build.picture_pdf(), "skannat.pdf")
    reading = ReplyReading.objects.get()
    assert (reading.state, reading.by_hand) == (ReplyReadingState.REVIEW, True)
    page = rut.get(at("reply", reading)).content.decode()
    assert "Filen är sparad men har ingen text som går att läsa." in page
    assert at("reply_file", reading) in page
    assert "PDF-filen är inskannad" in page
    typed = {"version": reading.version, "received_on": TODAY.isoformat(), "stance": "no_objection",
             "standing": "office", "statement": "Inget att erinra."}  # fmt: skip
    assert rut.post(at("reply_head", reading), typed).status_code == 303
    rut.post(at("add_part", reading, "remark"), {"text": "Sätt en dag.", "place": f"passage-{round_.passage.pk}"})
    reading.refresh_from_db()
    assert rut.post(at("register_read_reply", reading), {"version": reading.version}).status_code == 303
    reply = Reply.objects.get()
    assert (reply.file, reply.stance) == (StoredFile.objects.get(), "no_objection")
    assert [remark.passage for remark in reply.remarks.all()] == [round_.passage]


def test_F2_a_word_file_is_read_in_a_process_apart(
    as_user: AsUser, round_: Round, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        upload(as_user("rut"), round_.school, word(REPLY), "svar.docx")
    reading = ReplyReading.objects.get()
    assert (reading.state, reading.stance, reading.paragraph) == (ReplyReadingState.REVIEW, "supports", "64")
    assert reading.parts.count() == 6
