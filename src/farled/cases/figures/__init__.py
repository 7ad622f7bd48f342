"""What the room works out for its pages and for later rooms: how a case stands, and what it is worth."""

from farled.cases.figures.appraisals import beside, estimates
from farled.cases.figures.cases import (
    answer,
    borne,
    borne_asked,
    facts,
    innovation_of,
    left_before_submit,
    possible,
    rate_facts,
    too_near,
    unreachable,
    ways,
)
from farled.cases.figures.summary import Summary, summaries, summary, summary_of, worth_when_started

__all__ = [
    "Summary",
    "answer",
    "beside",
    "borne",
    "borne_asked",
    "estimates",
    "facts",
    "innovation_of",
    "left_before_submit",
    "possible",
    "rate_facts",
    "summaries",
    "summary",
    "summary_of",
    "too_near",
    "unreachable",
    "ways",
    "worth_when_started",
]
