"""The register of data: for every stored field why it is kept, on what ground, how well guarded, how long and for whom.

Each part with tables has a ``register.py`` with ``REGISTER``: model name → field → ``Field``. A house test walks all
models and fails on a field without an entry, so that no table grows a column nobody can answer for. The register is
written out as a document for the registry of processing (GDPR article 30) and for the archive's information plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Ground(StrEnum):
    """The legal ground for keeping it (GDPR article 6, or the act of law for what is no personal data)."""

    PUBLIC_INTEREST = "allmänt intresse och myndighetsutövning, GDPR 6.1 e"
    LEGAL_DUTY = "rättslig förpliktelse, GDPR 6.1 c"
    DIARY = "registrering av allmänna handlingar, OSL 5 kap."
    NO_PERSON = "inga personuppgifter"


class Guard(StrEnum):
    """How sensitive it is: the confidentiality class (K) of KLASSA."""

    OPEN = "K0"
    INTERNAL = "K1"
    GUARDED = "K2"
    STRONGLY_GUARDED = "K3"


class Kept(StrEnum):
    """How long it is kept."""

    FOR_EVER = "bevaras"
    WITH_THE_ROW = "så länge posten finns"
    WHILE_ACTIVE = "så länge uppdraget eller kontot är aktivt, därefter enligt gallringsbeslut"
    SHORT = "gallras när syftet är uppfyllt"


@dataclass(frozen=True, slots=True)
class Field:
    """What the register says of a field. ``public``: may be shown outside the organisation once published."""

    purpose: str
    ground: Ground = Ground.NO_PERSON
    guard: Guard = Guard.OPEN
    kept: Kept = Kept.FOR_EVER
    public: bool = False

    def but(self, **changes: object) -> "Field":
        """The same with something else, for a field that differs from its neighbours."""
        return replace(self, **changes)  # type: ignore[arg-type]


Register = Mapping[str, Mapping[str, Field]]

KEY = Field("Identifierar posten.", kept=Kept.WITH_THE_ROW)
VERSION = Field("Hindrar att två personer skriver över varandra.", kept=Kept.WITH_THE_ROW)
TENANT = Field("Håller isär organisationerna.")
SOURCE = Field("Visar var uppgiften är hämtad.", public=True)
