"""Names as they are stored."""

from farled.methods.swedish import InvisibleCharacter, clean_name
from farled.web.refused import Invalid


def cleaned(text: str, *, field: str = "name") -> str:
    """A name as it is stored: normalised and trimmed. Raises Invalid for an empty name or an invisible character."""
    try:
        name = clean_name(text)
    except InvisibleCharacter as problem:
        raise Invalid("web.text.invisible", field=field, character=problem) from problem
    if not name:
        raise Invalid("web.text.empty", field=field)
    return name
