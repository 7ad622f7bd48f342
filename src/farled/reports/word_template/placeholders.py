"""The placeholders a template may hold. There are no others, and nothing can be worked out in one."""

import re
import unicodedata
from difflib import get_close_matches

TEXT, CONTENTS, FACTS, TITLE, SUBTITLE = "text", "innehåll", "fakta", "titel", "underrubrik"
BLOCKS = frozenset({TEXT, CONTENTS, FACTS})  # become paragraphs of their own
VALUES = (
    TITLE, SUBTITLE, "organisation", "diarienummer", "datum", "lägesdag", "handläggare", "version", "kontrollsumma",
    "anteckning",
)  # fmt: skip
NAMES = (TEXT, CONTENTS, FACTS, *VALUES)
FOUND = re.compile(r"\{\{([^{}]{0,200})\}\}")
LEFT_OVER = re.compile(r"\{\{|\}\}")
CODE = re.compile(r"\{%[^{}]{0,200}%\}|\{#[^{}]{0,200}#\}|\{%|%\}|\{#|#\}")


def called(written: str) -> str:
    """A placeholder's name as it is written in a template: capitals and spaces around it do not matter."""
    return unicodedata.normalize("NFC", written.replace("\N{NO-BREAK SPACE}", " ")).strip().lower()


def meant(name: str) -> str:
    """The placeholder somebody may have meant, or nothing."""
    return next(iter(get_close_matches(name, NAMES, n=1, cutoff=0.6)), "")
