"""The kinds of node and of edge in the red thread."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class NodeKind(models.TextChoices):
    """The rows a node can stand for; each is registered by the room that owns it."""

    OBJECTIVE = "objective", _("mål")
    INSATS = "insats", _("insats")
    ACTIVITY = "activity", _("aktivitet")
    INITIATIVE = "initiative", _("initiativ")
    GRANT = "grant", _("beviljade medel")
    BENEFIT = "benefit", _("nytta")


class Relation(models.TextChoices):
    """Why a lower node exists: what it is to the node above it."""

    PART_OF = "part_of", _("är en del av")
    DERIVES_FROM = "derives_from", _("härleds ur")
    CONTRIBUTES_TO = "contributes_to", _("bidrar till")
    ALSO_LISTED = "also_listed", _("anges även under")
    CONTINUES = "continues", _("fortsätter")
    FOLLOWS = "follows", _("följer av")
    FUNDS = "funds", _("betalar")
    CLAIMED_FOR = "claimed_for", _("är en nytta av")


def key(kind: str, ref: int) -> str:
    """The name of a node to methods.goal_chain, such as ``activity:12``."""
    return f"{kind}:{ref}"


def kind_and_ref(key: str) -> tuple[NodeKind, int]:
    """The kind and row id a name stands for; the reverse of ``key``."""
    kind, _colon, ref = key.partition(":")
    return NodeKind(kind), int(ref)


def refs_of(keys: Iterable[str]) -> list[int]:
    """The row ids that names stand for, for whoever knows their kinds."""
    return [int(each.partition(":")[2]) for each in keys]
