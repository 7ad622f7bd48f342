"""Status words of plans, mapped to one vocabulary."""

from farled.imports.reading.values import Status
from farled.imports.reading.vocabulary import late_words, statuses
from farled.imports.reading.wording import fold, join_lines, one_line


def read_status(text: str) -> Status:
    """Read a status cell. Whole phrases first, then the longest known phrase within a longer text (with a doubt)."""
    raw = one_line(join_lines(text.splitlines()))
    phrase = fold(raw)
    if not phrase:
        return Status()
    late = "late" if any(_within(word, phrase) for word in late_words()) else ""
    exact = statuses().get(phrase)
    if exact:
        return Status(raw, exact, late)
    if len(phrase) <= 120:
        found = [known for known in statuses() if len(known) > 2 and _within(known, phrase)]
        if found:
            return Status(raw, statuses()[max(found, key=len)], late or "part_of_phrase")
    return Status(raw, None, "unknown")


def is_status(text: str) -> bool:
    """True when the whole text is a known status phrase."""
    return fold(text) in statuses()


def begins_with_status(text: str) -> bool:
    """True when the text begins with a known status phrase: "Pågår, klart i höst"."""
    phrase = fold(text)
    return any(phrase.startswith(known) and not phrase[len(known) : len(known) + 1].isalnum() for known in statuses())


def _within(known: str, phrase: str) -> bool:
    return f" {known} " in f" {phrase.replace(',', ' ').replace('.', ' ').replace('(', ' ').replace(')', ' ')} "
