"""What a consulted body said of a document (ställningstagande), and what its answer leans towards (inställning).

The two are kept apart. A stance is what the body wrote; a tone is derived from it and from the remarks by one stated
rule, and never counts what was not said as support. The rule and its reasons: docs/methods/stance.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from farled.methods.problems import InputError, Problem


class Stance(StrEnum):
    """What a body wrote, in the words that Swedish bodies use."""

    SUPPORTS = "supports"  # tillstyrker
    SUPPORTS_WITH_REMARKS = "supports_with_remarks"  # tillstyrker med synpunkter, med beaktande av
    SUPPORTS_ON_CONDITION = "supports_on_condition"  # tillstyrker under förutsättning att
    STANDS_BEHIND = "stands_behind"  # ställer sig bakom
    POSITIVE = "positive"  # är positiv till, ser det som bra
    MOSTLY_POSITIVE = "mostly_positive"  # i huvudsak, i stort, i stora drag positiv
    NO_OBJECTION = "no_objection"  # inga synpunkter, inget att invända, inget att erinra
    NO_OWN_STANCE = "no_own_stance"  # sänder in utan eget ställningstagande
    OWN_STATEMENT = "own_statement"  # eget yttrande utan uttalat ställningstagande
    ABSTAINS = "abstains"  # avstår från att svara
    OPPOSES = "opposes"  # avstyrker


class Tone(StrEnum):
    """What an answer leans towards."""

    POSITIVE = "positive"
    POSITIVE_WITH_RESERVATIONS = "positive_with_reservations"
    NEUTRAL = "neutral"
    CRITICAL = "critical"
    ABSTAINS = "abstains"


STATED_SUPPORT = frozenset(
    {Stance.SUPPORTS, Stance.SUPPORTS_WITH_REMARKS, Stance.SUPPORTS_ON_CONDITION, Stance.STANDS_BEHIND}
)
"""The stances by which a body has said yes. Being positive, having no objection or saying nothing is not among them."""

_BY_ITSELF: Mapping[Stance, Tone] = MappingProxyType(
    {
        Stance.ABSTAINS: Tone.ABSTAINS,
        Stance.OPPOSES: Tone.CRITICAL,
        Stance.SUPPORTS_WITH_REMARKS: Tone.POSITIVE_WITH_RESERVATIONS,
        Stance.SUPPORTS_ON_CONDITION: Tone.POSITIVE_WITH_RESERVATIONS,
        Stance.MOSTLY_POSITIVE: Tone.POSITIVE_WITH_RESERVATIONS,
    }
)
_POSITIVE = frozenset({Stance.SUPPORTS, Stance.STANDS_BEHIND, Stance.POSITIVE})


def tone(stance: Stance, *, has_conditions: bool = False, criticisms: int = 0, appreciations: int = 0) -> Tone:
    """The tone of an answer: its stance, whether it sets conditions, and its remarks that criticise or appreciate.

    >>> tone(Stance.SUPPORTS)
    <Tone.POSITIVE: 'positive'>
    >>> tone(Stance.SUPPORTS, criticisms=2)
    <Tone.POSITIVE_WITH_RESERVATIONS: 'positive_with_reservations'>
    >>> tone(Stance.OWN_STATEMENT, appreciations=5)
    <Tone.NEUTRAL: 'neutral'>
    >>> tone(Stance.OWN_STATEMENT, criticisms=3, appreciations=1)
    <Tone.CRITICAL: 'critical'>
    """
    InputError.when(
        Problem.of("tone.negative_count", name=name, value=value)
        for name, value in (("criticisms", criticisms), ("appreciations", appreciations))
        if value < 0
    )
    if stance in _BY_ITSELF:
        return _BY_ITSELF[stance]
    if stance in _POSITIVE:
        return Tone.POSITIVE_WITH_RESERVATIONS if has_conditions or criticisms else Tone.POSITIVE
    return Tone.CRITICAL if criticisms > appreciations else Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class StanceCounts:
    """How many answers say what. ``stated_support`` is only those that said yes in words."""

    answers: int
    stated_support: int
    stances: Mapping[Stance, int]
    tones: Mapping[Tone, int]


def count(answers: Iterable[tuple[Stance, Tone]]) -> StanceCounts:
    """Stances as stated and tones as derived, side by side; every value has its count, 0 among them.

    >>> counts = count([(Stance.SUPPORTS, Tone.POSITIVE), (Stance.OWN_STATEMENT, Tone.NEUTRAL)])
    >>> counts.answers, counts.stated_support, counts.stances[Stance.ABSTAINS]
    (2, 1, 0)
    """
    held = list(answers)
    return StanceCounts(
        answers=len(held),
        stated_support=sum(stance in STATED_SUPPORT for stance, _ in held),
        stances=MappingProxyType({value: sum(stance is value for stance, _ in held) for value in Stance}),
        tones=MappingProxyType({value: sum(tone is value for _, tone in held) for value in Tone}),
    )
