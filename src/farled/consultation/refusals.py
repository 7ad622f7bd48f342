"""The sentences of the refusals of this part."""

from django.utils.functional import Promise

SENTENCES: dict[str, str | Promise] = {}
