"""A state is a word and a sign; colour only helps. The five kinds of state and their signs, on pages and in charts."""

from enum import StrEnum


class Kind(StrEnum):
    """How a state should be read, whatever its word."""

    GOOD = "good"  # enligt plan, klar, med
    GOING = "going"  # pågår
    WARN = "warn"  # risk, väntar
    BAD = "bad"  # försenad, brister, refuserad
    PLAIN = "plain"  # ej påbörjad, inte med

    @property
    def sign(self) -> str:
        """The sign that stands before the word."""
        return SIGNS[self]


SIGNS: dict[Kind, str] = {Kind.GOOD: "✓", Kind.GOING: "→", Kind.WARN: "!", Kind.BAD: "✕", Kind.PLAIN: "–"}
