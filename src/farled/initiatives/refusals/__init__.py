"""The sentences of the room's refusals."""

from django.utils.functional import Promise

from farled.initiatives.refusals import changes, needs

SENTENCES: dict[str, str | Promise] = {**needs.SENTENCES, **changes.SENTENCES}
