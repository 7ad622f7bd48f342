"""Noting how far the answers of a round have come, so that it can be told of any day afterwards."""

from collections.abc import Iterable
from datetime import datetime

from farled.planning.models import Answer, AnswerStep
from farled.planning.states import Step


def note(answers: Iterable[Answer], *, at: datetime, gone: bool = False) -> None:
    """Note that answers are owed, filled in or (``gone``) owed no longer, from now on."""
    AnswerStep.objects.bulk_create(
        [
            AnswerStep(
                round_id=each.within.round_id,
                body_id=each.within.body_id,
                activity_id=each.activity_id,
                part=each.part,
                state=Step.GONE if gone else Step.FILLED if each.complete else Step.OWED,
                at=at,
            )
            for each in answers
        ],
        batch_size=500,
    )
