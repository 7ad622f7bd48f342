"""The kinds of node and of edge in the red thread."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NodeKind(models.TextChoices):
    """The rows a node can stand for; each is registered by the room that owns it."""

    OBJECTIVE = "objective", _("mål")
    INSATS = "insats", _("insats")
    ACTIVITY = "activity", _("aktivitet")


class Relation(models.TextChoices):
    """Why a lower node exists: what it is to the node above it."""

    PART_OF = "part_of", _("är en del av")
    DERIVES_FROM = "derives_from", _("härleds ur")
    CONTRIBUTES_TO = "contributes_to", _("bidrar till")
    ALSO_LISTED = "also_listed", _("anges även under")
