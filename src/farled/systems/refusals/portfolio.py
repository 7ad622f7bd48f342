"""Refusals about systems, components, integrations and contracts."""

from django.utils.functional import Promise

SENTENCES: dict[str, str | Promise] = {}
