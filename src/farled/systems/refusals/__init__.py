"""The sentences of the room's refusals."""

from django.utils.functional import Promise

from farled.systems.refusals import information, portfolio

SENTENCES: dict[str, str | Promise] = {**portfolio.SENTENCES, **information.SENTENCES}
