"""A problem with some input, as a value: a code and its facts.

Bulk functions return their results and all problems together, so that nobody mends one only to meet the next. A
function whose answer means nothing with faulty input raises ``InputError``, which carries all of them too.
"""

from collections.abc import Iterable, Mapping
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


class InputError(ValueError):
    """The input cannot be worked with; ``problems`` holds everything that is wrong with it, in the order found.

    >>> raise InputError(Problem.of("ramp.outside", benefit="b1", year=2))  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
        ...
    farled.methods.problems.InputError: ramp.outside (benefit=b1, year=2)
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems

    @classmethod
    def when(cls, problems: Iterable[Problem]) -> None:
        """Raise one error for all the problems, if there are any.

        >>> InputError.when([])
        """
        if found := tuple(problems):
            raise cls(*found)
