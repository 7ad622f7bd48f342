"""Edits that never overwrite somebody else's: every editable row carries ``version``, and a stale save is refused."""

from collections.abc import Mapping

from farled.web.refused import Refused


class Stale(Refused):
    """The row changed after the form was opened. Carries what is stored now, so both texts can be shown.

    ``stored`` maps field name to the stored value; ``version`` is the version a renewed save must name. ``renewed``
    holds what else it must name: the hidden fields of the form that tell what the person saw beside the row.
    """

    status = 412

    def __init__(self, *, version: int, stored: Mapping[str, object], renewed: Mapping[str, str] | None = None) -> None:
        super().__init__("web.stale")
        self.version, self.stored, self.renewed = version, dict(stored), dict(renewed or {})


def check_version(*, current: int, seen: int, stored: Mapping[str, object]) -> None:
    """Raise Stale unless the version the person saw is the current one."""
    if seen != current:
        raise Stale(version=current, stored=stored)
