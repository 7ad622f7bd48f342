"""What must always hold of files: each is there, and is what was kept."""

import hashlib
from collections.abc import Iterator

from django.core.files.storage import default_storage

from farled.files.models import StoredFile
from farled.web.slots import Violation


def files_are_whole() -> Iterator[Violation]:
    """Every kept file exists with its size and checksum."""
    for file in StoredFile.objects.order_by("pk").iterator(chunk_size=500):
        if not default_storage.exists(file.path):
            yield Violation("files.whole", f"file {file.pk}", "the content is missing")
            continue
        with default_storage.open(file.path) as stream:
            digest = hashlib.sha256()
            while chunk := stream.read(1 << 20):
                digest.update(chunk)
        if digest.hexdigest() != file.sha256:
            yield Violation("files.whole", f"file {file.pk}", "the content has been changed")
