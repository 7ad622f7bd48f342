"""A reply as it comes from a board, and how it is read in tests."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from farled.consultation.reads import Consultation, Recipient
from farled.consultation.states import MotionFate
from farled.imports import acts
from farled.imports.models import ReplyPart, ReplyReading
from farled.imports.reading.formats.text import read_text
from farled.imports.reading.replies.paragraphs import lines_of, paragraphs
from farled.imports.states import PartKind
from farled.people.actor import acting
from tests.cast import NOW, TODAY, World

REPLY = """Utdrag ur protokoll
Sammanträdesdatum: 2026-11-18

Svar på remiss om Plan för digitalisering
§ 64, 0212/26

Beslut
1. Skolnämnden tillstyrker förslaget till Plan för digitalisering.
2. Skolnämnden antar förvaltningens yttrande, daterat 2026-11-10, som sitt eget.

Reservation
Ledamot Ett (M) och Ledamot Två (KD) reserverar sig mot beslutet.

Yrkanden
Ledamot Tre (V) yrkar på tillägg enligt följande: Planen måste säga hur den som saknar
e-legitimation får hjälp.

Protokollsutdrag skickas till
Kommunstyrelsen
Yttrande över Plan för digitalisering

Ärendet
Kommunstyrelsen har remitterat planen till nämnden med begäran om yttrande senast den 20 december.

Förvaltningens bedömning
Förvaltningen ser positivt på att planen utgår från invånarnas behov. Däremot saknas uppgifter
om kostnader för drift (s. 7 i planen).

Planen anger att ”Varje nämnd ansvarar för sin del”. Förvaltningen anser att ansvaret bör
göras tydligare i planen.

Skolorna har i dag sextio lokaler i tolv områden.

1. Är målen tydliga?

Det är oklart, eftersom planen inte säger vem som ansvarar för vad.

Med vänlig hälsning

Förvaltningen
"""
# Says neither yes nor no.
SILENT = REPLY.replace("tillstyrker förslaget till", "har läst").replace("ser positivt på", "noterar")

ReadIn = Callable[..., ReplyReading]


def word(text: str = REPLY) -> bytes:
    """The reply in Word, where each paragraph is whole."""
    document = docx.Document()
    for paragraph in paragraphs(lines_of(read_text(text.encode()))):
        document.add_paragraph(paragraph.text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_macros(*, called: str = "word/vbaProject.bin", typed: bool = False) -> bytes:
    """A Word file with a program in it: by its usual name, or by another and told of only in the list of types."""
    packed, file = zipfile.ZipFile(io.BytesIO(word())), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in packed.namelist():
            content = packed.read(name)
            if typed and name == "[Content_Types].xml":
                kind = f'<Override PartName="/{called}" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
                content = content.replace(b"</Types>", kind.encode())
            archive.writestr(name, content)
        archive.writestr(called, b"Sub AutoOpen()")
    return file.getvalue()


def upload(
    client: Client, one: Recipient | Consultation, content: bytes, called: str = "svar.txt", **more: object
) -> Any:
    """What the page answers to a file."""
    view = "read_reply" if isinstance(one, Recipient) else "read_reply_of_round"
    data = {"file": SimpleUploadedFile(called, content), "received_on": TODAY.isoformat(), **more}
    return client.post(reverse(f"imports:{view}", args=[one.pk]), data)


def began(world: World, one: Recipient, text: str = REPLY, *, name: str = "svar.txt", by: str = "rut") -> ReplyReading:
    """A reply that somebody has begun to read in; the work is done when the transaction's callbacks have been."""
    return acts.start_reply(sender=one, name=name, content=text.encode(), received_on=TODAY, by=world.actor(by), at=NOW)


def the(reading: ReplyReading, kind: PartKind, number: int = 0) -> ReplyPart:
    """One of a draft's parts of a kind, in order from 0."""
    return list(ReplyPart.objects.filter(reading=reading, kind=kind))[number]


def at(view: str, one: ReplyReading | ReplyPart, *more: object) -> str:
    """The address of a page about a draft or a part of it."""
    return reverse(f"imports:{view}", args=[one.pk, *more])


def decided(reading: ReplyReading) -> None:
    """What the reading left open is said: how it went for the motion."""
    motion = the(reading, PartKind.MOTION)
    to = acts.PartSaid(text=motion.text, who=motion.who, fate=MotionFate.CARRIED)
    by = acting(reading.started_by, reading.organisation, on=TODAY)
    acts.change_part(part=motion, version=motion.version, to=to, by=by, at=NOW)
    reading.refresh_from_db()


def register(client: Client, reading: ReplyReading) -> Any:
    return client.post(at("register_read_reply", reading), {"version": reading.version})


def head(reading: ReplyReading) -> dict[str, object]:
    """The form about the reply as a whole, as it is shown."""
    said = {**acts.said(reading), "version": reading.version}
    return {name: "" if value is None else value for name, value in said.items()}
