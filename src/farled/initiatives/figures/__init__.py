"""What the pages of the room tell."""

from farled.initiatives.figures.ai import ai_answer, ai_takes
from farled.initiatives.figures.initiatives import (
    answer,
    answers_for,
    checks,
    end_of,
    facts,
    left_before_ready,
    possible,
    rule_words,
    state_of,
    tabs,
    way,
)

__all__ = [
    "ai_answer",
    "ai_takes",
    "answer",
    "answers_for",
    "checks",
    "end_of",
    "facts",
    "left_before_ready",
    "possible",
    "rule_words",
    "state_of",
    "tabs",
    "way",
]
