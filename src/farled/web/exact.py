"""A decimal that is exact in every database: four places, kept as a whole number of ten-thousandths."""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

PLACES = 4
_UNIT = Decimal(10) ** PLACES
_STEP = 1 / _UNIT


class ExactField(models.BigIntegerField[Any, Any]):
    """A quantity or a share (0–1) with four decimals, a ``Decimal`` in the code.

    ``DecimalField`` would be rounded by SQLite; see docs/decisions/0003-database-and-money.md.
    """

    if TYPE_CHECKING:  # what the type checker takes and gives for a value
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def to_python(self, value: Any) -> Decimal | None:
        """The value as a decimal of four places, rounded half to even."""
        return exact(value)

    def get_prep_value(self, value: Any) -> Any:
        """The number of ten-thousandths; expressions are left as they are."""
        if value is None or hasattr(value, "resolve_expression"):
            return value
        return int(Decimal(str(value)).quantize(_STEP, ROUND_HALF_EVEN) * _UNIT)

    def from_db_value(self, value: int | None, *_: Any) -> Decimal | None:
        """What was stored, as a decimal."""
        return None if value is None else (Decimal(value) / _UNIT).quantize(_STEP)


def exact(value: Decimal | str | int | None) -> Decimal | None:
    """A decimal as it will be read back, so that what is stored anew and differs in nothing tells of no change."""
    return None if value is None else Decimal(str(value)).quantize(_STEP, ROUND_HALF_EVEN)
