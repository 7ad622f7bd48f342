"""Refusals about ideas and needs."""

from django.utils.functional import Promise

SENTENCES: dict[str, str | Promise] = {}
