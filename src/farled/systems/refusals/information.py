"""Refusals about information, e-services, legacy and exits."""

from django.utils.functional import Promise

SENTENCES: dict[str, str | Promise] = {}
