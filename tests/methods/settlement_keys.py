"""Keys that tests share out costs by."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from farled.methods.settlement import Basis, Key

KEYS = st.sampled_from(
    [
        Key.by(Basis.VOLUME),
        Key.by(Basis.EQUAL),
        Key.by(Basis.POPULATION),
        Key({Basis.VOLUME: Fraction(1, 3), Basis.EQUAL: Fraction(2, 3)}),
        Key({Basis.VOLUME: Decimal("0.125"), Basis.USERS: Decimal("0.5"), Basis.POPULATION: Decimal("0.375")}),
    ]
)
