"""Files are kept and taken away; a frozen edition stays."""

from typing import Any

import pytest
from django.core.files.storage import default_storage

from farled.files import acts
from farled.files.reads import FileKind, StoredFile, content_of
from farled.web.refused import Refused
from tests.cast import NOW, World


def _kept(world: World, kind: FileKind) -> StoredFile:
    return acts.keep(kind=kind, name="plan.txt", media_type="text/plain", content=b"abc", by=world.actor("asa"), at=NOW)


def test_a_discarded_file_and_its_content_go(world: World, django_capture_on_commit_callbacks: Any) -> None:
    file = _kept(world, FileKind.UPLOAD)
    assert content_of(file) == b"abc"
    with django_capture_on_commit_callbacks() as final:
        acts.discard(file=file, by=world.actor("asa"), at=NOW)
    assert default_storage.exists(file.path)  # until that is final
    for callback in final:
        callback()
    assert not default_storage.exists(file.path)


def test_an_edition_stays(world: World) -> None:
    edition = _kept(world, FileKind.EDITION)
    with pytest.raises(Refused, match=r"files\.edition"):
        acts.discard(file=edition, by=world.actor("asa"), at=NOW)
    assert content_of(edition) == b"abc"


def test_content_that_has_been_changed_is_not_handed_out(world: World) -> None:
    file = _kept(world, FileKind.UPLOAD)
    with default_storage.open(file.path, "wb") as stream:
        stream.write(b"abd")
    with pytest.raises(Refused, match=r"files\.changed"):
        content_of(file)
