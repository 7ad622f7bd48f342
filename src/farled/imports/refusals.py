"""The sentences of the refusals of this part."""

SENTENCES: dict[str, str] = {}
