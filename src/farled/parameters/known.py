"""The parameters the code asks for: key, meaning, unit, and the value that holds until another is decided."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Known:
    """A parameter: ``default`` holds where nothing is decided; ``reference`` says where that comes from."""

    key: str
    label: str | Promise
    unit: str | Promise
    default: Decimal
    reference: str | Promise


KNOWN: dict[str, Known] = {
    known.key: known
    for known in (
        Known(
            "planning.report_every",
            _("Längsta tid mellan två lägesrapporter"),
            _("dagar"),
            Decimal(180),
            _("Farleds utgångsvärde: två gånger om året"),
        ),
    )
}
