"""What the process apart is asked and answers: frozen values of plain data, so that they travel as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that must be mended before a template is used. ``code`` is its refusal after ``reports.template.``."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """A placeholder and where it stands: body, header, footer or notes, and whether in a table or a text box."""

    name: str
    part: str
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a template holds. ``styles`` says which style of the template each of ours becomes; none: ours is added."""

    problems: tuple[Problem, ...] = ()
    placeholders: tuple[Standing, ...] = ()
    styles: tuple[tuple[str, str], ...] = ()
    own_contents: bool = False  # a table of contents of its own, which is filled


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to pour: how many of the first blocks of our own Word file are heading and facts, and its values."""

    head: int
    facts: int
    width: int  # of its text, in twentieths of a point
    wide: bool
    language: str
    values: Mapping[str, str]
    properties: Mapping[str, str]
    made_at: str  # ISO, UTC
