"""Word templates uploaded, checked and used: what the tests of them share."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from django.test import Client

from farled.files.reads import StoredFile, content_of
from farled.reports import acts
from farled.reports.models import Production, TemplateVersion, WordTemplate
from farled.reports.states import PaperKind, ReportKind
from farled.web.refused import Refused
from tests.cast import NOW, TODAY
from tests.reports.template_files import paragraph, template

if TYPE_CHECKING:
    from tests.reports.conftest import Scene

AsUser = Callable[[str], Client]
CountQueries = Callable[[Callable[[], object]], int]
Upload = Callable[..., WordTemplate]
EVERY = tuple(PaperKind.values)
TOMORROW = TODAY + timedelta(days=1)


def marked(words: str) -> bytes:
    """A template that can be told by its words."""
    return template(paragraph("{{ titel }}"), paragraph(words), paragraph("{{ text }}"))


@pytest.fixture
def upload(scene: "Scene", django_capture_on_commit_callbacks: Any) -> Upload:
    """Disa uploads a template for everything, and the job checks it; anything can be said otherwise."""

    def uploaded(content: bytes = b"", who: str = "disa", **more: Any) -> WordTemplate:
        wanted: dict[str, Any] = {"name": "Ås mall", "papers": EVERY, "file_name": "Ås mall.dotx", "at": NOW} | more
        with django_capture_on_commit_callbacks(execute=True):
            return acts.add_template(**wanted, content=content or marked("Ås ett"), by=scene.world.actor(who))

    return uploaded


@pytest.fixture
def newer(scene: "Scene", django_capture_on_commit_callbacks: Any) -> Callable[..., TemplateVersion]:
    """A newer version, checked."""

    def added(one: WordTemplate, content: bytes) -> TemplateVersion:
        with django_capture_on_commit_callbacks(execute=True):
            row = acts.add_version(
                template=one, file_name="ny.docx", content=content, by=scene.world.actor("asa"), at=NOW
            )
        return fresh(row)

    return added


@pytest.fixture
def make(scene: "Scene", django_capture_on_commit_callbacks: Any) -> Callable[..., Production]:
    """A report of Åsa's, made by the job."""

    def made(kind: ReportKind = ReportKind.FOLLOW_UP, formats: tuple[str, ...] = ("word",)) -> Production:
        with django_capture_on_commit_callbacks(execute=True):
            row = acts.order(
                kind=kind,
                plan=scene.plan,
                on=TODAY,
                formats=formats,
                parameters={},
                by=scene.world.actor("asa"),
                at=NOW,
            )
        row.refresh_from_db()
        return row

    return made


def newest(one: WordTemplate) -> TemplateVersion:
    row: TemplateVersion = one.versions.select_related("template", "file", "trial").latest("number")
    return row


def fresh(row: TemplateVersion) -> TemplateVersion:
    again: TemplateVersion = TemplateVersion.objects.select_related("template", "file", "trial").get(pk=row.pk)
    return again


def use(scene: "Scene", row: TemplateVersion, *, day: Any = TODAY) -> TemplateVersion:
    return acts.put_in_use(version=row, seen=fresh(row).version, day=day, by=scene.world.actor("asa"), at=NOW)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        call()
    assert caught.value.sentence
    return caught.value.code


def words(file: StoredFile) -> str:
    return "\n".join(each.text for each in docx.Document(BytesIO(content_of(file))).paragraphs)
