"""The core's codes and facts as sentences to a person."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from farled.files.reads import spoken_facts
from farled.imports.reading import Field
from farled.web import formats
from farled.web.refused import SENTENCES

LONGEST_SOURCE = 200  # what an activity has room for


def sentence(code: str, facts: Mapping[str, Any]) -> str:
    """What the core, or a rule, says with a code: ``cell.period.reversed``."""
    return str(SENTENCES[f"imports.{code}"]) % spoken_facts(code, facts)


def field_names() -> dict[Field, str]:
    """What a column can hold, as it is called on a page, in the order in which a plan says it."""
    return {
        Field.TITLE: _("Namn: vad som ska göras"),
        Field.SUB_TITLE: _("Delaktivitet under namnet"),
        Field.DESCRIPTION: _("Beskrivning"),
        Field.NUMBER: _("Nummer"),
        Field.PERIOD: _("Tid"),
        Field.START: _("Början"),
        Field.END: _("Slut"),
        Field.RESPONSIBLE: _("Ansvarig"),
        Field.CONTRIBUTING: _("Medverkande"),
        Field.STATUS: _("Status"),
        Field.GOAL_AREA: _("Målområde"),
        Field.OBJECTIVE: _("Mål"),
        Field.OUTCOME: _("Utfall"),
        Field.EFFECT: _("Förväntad effekt"),
        Field.INDICATOR: _("Indikator"),
        Field.PRIORITY: _("Prioritet"),
        Field.BUDGET: _("Budget"),
        Field.COMMENT: _("Kommentar"),
        Field.IGNORE: _("Inget av detta: läggs sist i beskrivningen"),
    }


def place(passage: Mapping[str, Any]) -> str:
    """Where something stands in the file: ``sida 2, rad 105–119`` or ``bladet Plan, rad 7``."""
    parts = []
    if passage.get("page"):
        parts.append(_("sida %(page)s") % {"page": passage["page"]})
    if passage.get("sheet"):
        parts.append(_("bladet %(sheet)s") % {"sheet": passage["sheet"]})
    first, last = passage["first"], passage["last"]
    lines = str(first) if first == last else f"{first}{formats.DASH}{last}"
    parts.append(_("rad %(lines)s") % {"lines": lines})
    return ", ".join(parts)


def source_of(file: str, passages: Sequence[Mapping[str, Any]]) -> str:
    """Where an activity was read: the file's name and the place of its first passage."""
    return f"{file}, {place(passages[0])}"[:LONGEST_SOURCE] if passages else file[:LONGEST_SOURCE]


def problem(kept: Mapping[str, Any]) -> str:
    """What hinders a row, as it is kept there."""
    said: str = str(SENTENCES[kept["code"]]) % kept["facts"]
    return said
