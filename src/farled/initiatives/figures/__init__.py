"""What the room works out for its pages."""

from farled.initiatives.figures.ai import (
    ai_answer,
    ai_takes,
)
from farled.initiatives.figures.initiatives import (
    answer,
    answers_for,
    checks,
    end_of,
    facts,
    left_before_closing,
    left_before_ready,
    offered_when_late,
    possible,
    rule_words,
    state_of,
    tabs,
    way,
)
from farled.initiatives.figures.needs import (
    is_found,
    is_late,
    my_ideas,
    need_tag,
)
from farled.initiatives.figures.similar import (
    ENOUGH,
    Like,
    like,
)

__all__ = [
    "ENOUGH",
    "Like",
    "ai_answer",
    "ai_takes",
    "answer",
    "answers_for",
    "checks",
    "end_of",
    "facts",
    "is_found",
    "is_late",
    "left_before_closing",
    "left_before_ready",
    "like",
    "my_ideas",
    "need_tag",
    "offered_when_late",
    "possible",
    "rule_words",
    "state_of",
    "tabs",
    "way",
]
