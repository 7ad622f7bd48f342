"""Keeping files. Content goes to a random name outside the web root; the row keeps its checksum."""

import hashlib
import secrets
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from farled.files import rules
from farled.files.models import FileKind, StoredFile
from farled.people.reads import Actor
from farled.trail import acts as trail


@transaction.atomic
def keep(
    *, kind: FileKind, name: str, media_type: str, content: bytes, by: Actor, at: datetime, verb: str = "files.kept"
) -> StoredFile:
    """Keep a file for the actor (or, as an edition, for everyone in the organisation).

    Raises Refused when the name cannot be a file name or the content is empty.
    """
    name = rules.checked_name(name)
    rules.check_content(content, name)
    path = default_storage.save(f"{secrets.token_hex(16)}.bin", ContentFile(content))
    file = StoredFile(
        organisation_id=by.organisation_id,
        owner_id=by.user_id,
        kind=kind,
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        path=path,
        made_at=at,
    )
    try:
        file.save(force_insert=True)
        trail.created(file, verb, by=by, at=at)
    except BaseException:
        default_storage.delete(path)
        raise
    return file


@transaction.atomic
def share(*, file: StoredFile, media_type: str, by: Actor, at: datetime) -> StoredFile:
    """Let everyone in the organisation fetch a file that was one person's; from now on it stays as it is."""
    row = StoredFile.objects.select_for_update(of=("self",)).get(pk=file.pk, organisation_id=by.organisation_id)
    with trail.changing(row, "files.shared", by=by, at=at):
        row.kind, row.media_type = FileKind.EDITION, media_type
    return row


@transaction.atomic
def discard(*, file: StoredFile, by: Actor, at: datetime, why: str = "") -> None:
    """Take away a file that nothing points at any more; its content goes when that is final. An edition is refused."""
    rules.check_can_be_discarded(file)
    trail.removed(file, "files.discarded", by=by, at=at, why=why)
    path = file.path
    file.delete()
    transaction.on_commit(lambda: default_storage.delete(path))
