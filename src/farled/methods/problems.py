"""A problem with some input, as a value: a code and its facts.

Bulk functions return their results and all problems together, so that nobody mends one only to meet the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where. ``code`` names the rule (``noun.what``); ``facts`` fill the sentence that the edge words.

    Facts are copied and read-only, so a problem never changes after it was found. Two problems with the same code and
    facts are equal. Values should be plain (text, numbers, dates) so that any edge can word them.

    >>> problem = Problem.of("edge.unknown", lower="activity:1", upper="objective:9")
    >>> problem.code, problem.facts["upper"]
    ('edge.unknown', 'objective:9')
    >>> print(problem)
    edge.unknown (lower=activity:1, upper=objective:9)
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))

    @classmethod
    def of(cls, code: str, **facts: object) -> "Problem":
        """The same, with the facts as keywords."""
        return cls(code, facts)

    def __str__(self) -> str:
        return f"{self.code} ({', '.join(f'{name}={value}' for name, value in self.facts.items())})"
