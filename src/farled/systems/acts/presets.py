"""Criteria of the digital legacy to start from, in words of our own; each organisation changes them as it likes."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.systems.states import Direction

SOURCE = _("Farleds förslag")


def criteria_to_start_from() -> dict[str, dict[str, Any]]:
    """The criteria by key, in the language that is spoken now."""
    return {
        key: {
            "question": str(question),
            "lowest": str(lowest),
            "highest": str(highest),
            "weight": weight,
            "direction": direction,
            "source": str(SOURCE),
        }
        for key, (weight, direction, question, lowest, highest) in _EIGHT.items()
    }


_EIGHT: Mapping[str, tuple[int, Direction, str | Promise, str | Promise, str | Promise]] = {
    "support": (
        3,
        Direction.HINDERING,
        _("Hur nära är det att leverantören slutar stödja systemet?"),
        _("inget slut är sagt"),
        _("stödet har upphört"),
    ),
    "security": (
        3,
        Direction.HINDERING,
        _("Hur stora är bristerna i säkerheten?"),
        _("inga kända brister"),
        _("allvarliga brister som inte går att rätta"),
    ),
    "change": (
        2,
        Direction.HINDERING,
        _("Hur dyrt och långsamt är det att ändra i systemet?"),
        _("en ändring tar dagar"),
        _("en ändring tar mer än ett år eller går inte"),
    ),
    "skills": (
        2,
        Direction.HINDERING,
        _("Hur svårt är det att hitta den som kan systemet?"),
        _("många kan det"),
        _("en enda person kan det"),
    ),
    "integrations": (
        2,
        Direction.ENABLING,
        _("Hur väl går det att koppla ihop systemet med andra?"),
        _("det går inte"),
        _("öppna och dokumenterade gränssnitt"),
    ),
    "access": (
        2,
        Direction.ENABLING,
        _("Hur väl kommer vi åt våra egna data i systemet?"),
        _("bara genom leverantören"),
        _("allt går att hämta när vi vill"),
    ),
    "documentation": (
        1,
        Direction.ENABLING,
        _("Hur väl är systemet dokumenterat?"),
        _("det finns ingen dokumentation"),
        _("den är hel och aktuell"),
    ),
    "accessibility": (
        1,
        Direction.ENABLING,
        _("Hur väl kan alla använda systemet, också med hjälpmedel?"),
        _("många stängs ute"),
        _("det är granskat och utan kända brister"),
    ),
}
