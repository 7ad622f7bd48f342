"""What can be ordered, and as what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from farled.web.signs import Kind


class ReportKind(models.TextChoices):
    """What a document tells."""

    FOLLOW_UP = "follow_up", _("uppföljningsrapport")
    ACTIVITIES = "activities", _("aktivitetslista")
    ROUND = "round", _("fryst uppföljning")
    COMPILATION = "compilation", _("remissammanställning")
    CHANGES = "changes", _("ändringar i en text")
    DECISION = "decision", _("beslutsunderlag")


class PaperKind(models.TextChoices):
    """What kind of paper a document is, for the choice of a Word template."""

    STATEMENT = "statement", _("tjänsteutlåtande")
    FOLLOW_UP = "follow_up", _("uppföljningsrapport")
    ROUND = "round", _("fryst uppföljning, hela organisationen")
    ROUND_BODY = "round_body", _("fryst uppföljning, en nämnd eller ett bolag")
    ROUND_AREA = "round_area", _("fryst uppföljning, ett målområde")
    ACTIVITIES = "activities", _("aktivitetslista")
    COMPILATION = "compilation", _("remissammanställning")
    CHANGES = "changes", _("ändringar i en text")
    DECISION = "decision", _("beslutsunderlag")


class TemplateState(models.TextChoices):
    """Where a version of a Word template is. All but the first follow from what the check found and from its days."""

    CHECKING = "checking", _("kontrolleras")
    PROBLEMS = "problems", _("behöver rättas")
    READY = "ready", _("klar att använda")
    PLANNED = "planned", _("ska börja användas")
    USED = "used", _("används")
    ENDED = "ended", _("används inte längre")

    @property
    def tag(self) -> tuple[Kind, str]:
        """How it shows on a page."""
        return _KINDS[self], str(self.label)


_KINDS = {
    TemplateState.CHECKING: Kind.GOING,
    TemplateState.PROBLEMS: Kind.BAD,
    TemplateState.READY: Kind.WARN,
    TemplateState.PLANNED: Kind.GOING,
    TemplateState.USED: Kind.GOOD,
    TemplateState.ENDED: Kind.PLAIN,
}


class Format(models.TextChoices):
    """As what a document is written."""

    WORD = "word", _("Word")
    PDF = "pdf", _("PDF")
    EXCEL = "excel", _("Excel")

    @classmethod
    def of_papers(cls) -> "tuple[Format, ...]":
        """Those that are read and kept, and not counted in."""
        return cls.WORD, cls.PDF

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
