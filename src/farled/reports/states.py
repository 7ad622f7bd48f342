"""What can be ordered, and as what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportKind(models.TextChoices):
    """What a document tells."""

    FOLLOW_UP = "follow_up", _("uppföljningsrapport")
    ACTIVITIES = "activities", _("aktivitetslista")
    ROUND = "round", _("fryst uppföljning")


class Format(models.TextChoices):
    """As what a document is written."""

    WORD = "word", _("Word")
    PDF = "pdf", _("PDF")
    EXCEL = "excel", _("Excel")

    @property
    def ending(self) -> str:
        """The ending of the file's name."""
        return _ENDINGS[self]

    @property
    def media_type(self) -> str:
        """What the file is, to a browser."""
        return _MEDIA_TYPES[self]


_ENDINGS = {Format.WORD: "docx", Format.PDF: "pdf", Format.EXCEL: "xlsx"}
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    Format.WORD: f"{_OFFICE}.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.EXCEL: f"{_OFFICE}.spreadsheetml.sheet",
}
