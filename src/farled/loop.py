"""The loop: every part of Farled, once, in the order in which work flows.

Settings, URLs, navigation, documentation and the import tests all read this one tuple. A part may import only
what stands before it.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Layer(StrEnum):
    """What kind of part it is; see docs/loop.md."""

    CHASSIS = "chassis"
    FOUNDATION = "foundation"
    ROOM = "room"
    FACE = "face"


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its package under ``farled``, its layer, its name to a reader and its landing route if it has pages.

    ``short`` is its name in the navigation, where that is shorter.
    """

    name: str
    layer: Layer
    label: str | Promise
    landing: str = ""
    short: str | Promise = ""

    @property
    def package(self) -> str:
        """The dotted name of its package, which is also its Django app."""
        return f"farled.{self.name}"


LOOP: tuple[Part, ...] = (
    Part("web", Layer.CHASSIS, _("Chassi")),
    Part("trail", Layer.FOUNDATION, _("Historik"), landing="trail:log"),
    Part("people", Layer.FOUNDATION, _("Organisation"), landing="people:bodies"),
    Part("explain", Layer.FOUNDATION, _("Hur då?")),
    Part("lists", Layer.FOUNDATION, _("Listor")),
    Part("parameters", Layer.FOUNDATION, _("Parametrar"), landing="parameters:parameters"),
    Part("files", Layer.FOUNDATION, _("Filer")),
    Part("agenda", Layer.FOUNDATION, _("Start"), landing="agenda:start"),
    Part("thread", Layer.FOUNDATION, _("Röd tråd"), landing="thread:breaks"),
    Part("matters", Layer.ROOM, _("Ärenden"), landing="matters:matters"),
    Part("direction", Layer.ROOM, _("Riktning"), landing="direction:documents"),
    Part("consultation", Layer.ROOM, _("Remiss"), landing="consultation:consultations"),
    Part("planning", Layer.ROOM, _("Handlingsplan"), landing="planning:plans"),
    Part("systems", Layer.ROOM, _("System och information"), landing="systems:reuse", short=_("System")),
    Part(
        "initiatives",
        Layer.ROOM,
        _("Behov och initiativ"),
        landing="initiatives:initiatives",
        short=_("Initiativ"),
    ),
    Part("cases", Layer.ROOM, _("Nyttokalkyl"), landing="cases:cases"),
    Part("portfolio", Layer.ROOM, _("Portfölj"), landing="portfolio:portfolios"),
    Part("benefits", Layer.ROOM, _("Nytta"), landing="benefits:benefits"),
    Part("reports", Layer.FACE, _("Rapporter"), landing="reports:reports"),
    Part("imports", Layer.FACE, _("Inläsning"), landing="imports:imports"),
)

BY_NAME: dict[str, Part] = {part.name: part for part in LOOP}
