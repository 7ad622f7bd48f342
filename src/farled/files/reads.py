"""The files' front door."""

import hashlib

from django.core.files.storage import default_storage

from farled.files.models import FileKind, StoredFile
from farled.files.wording import spoken_facts
from farled.web.refused import Refused

__all__ = ["FileKind", "StoredFile", "content_of", "spoken_facts"]


def content_of(file: StoredFile) -> bytes:
    """The file's bytes, proved against its checksum. Raises Refused when they are not what was kept."""
    with default_storage.open(file.path) as stream:
        content: bytes = stream.read()
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise Refused("files.changed", name=file.name)
    return content
