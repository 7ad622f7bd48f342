"""Stored files (filer)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Organisation, User
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class FileKind(models.TextChoices):
    """Where a file comes from."""

    UPLOAD = "upload", _("uppladdad")
    PRODUCED = "produced", _("framtagen")
    EDITION = "edition", _("fryst utgåva")
    RECORD = "record", _("handling i ett ärende")  # reached only through its record, by those who may see that


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    """Reads of files."""

    def visible_to(self, actor: "Actor") -> Self:
        """Editions of the organisation, and what the actor uploaded or ordered themselves."""
        own = self.filter(organisation_id=actor.organisation_id).exclude(kind=FileKind.RECORD)
        return own.filter(Q(kind=FileKind.EDITION) | Q(owner_id=actor.user_id, owner__isnull=False))


class StoredFile(Governed):
    """A file with a random name outside the web root; ``sha256`` and ``size`` (bytes) are of its content."""

    KIND = "files.file"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="files")
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.RESTRICT, related_name="files")
    kind = models.CharField(max_length=12, choices=FileKind)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=120, unique=True)
    made_at = models.DateTimeField()

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        """Every file is known by its checksum."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=FileKind.values), name="file_kind_is_known"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(sha256=""), name="file_has_name_and_checksum"),
        ]

    def __str__(self) -> str:
        return self.name
