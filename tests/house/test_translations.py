"""The check of the catalogues finds what it should; the catalogues themselves are checked by `make check`."""

import re

import polib
import pytest

from tools.translations import PACKAGE, faults


def catalogue(*entries: polib.POEntry) -> polib.POFile:
    po = polib.POFile()
    po.extend(entries)
    return po


def entry(text: str, translation: str, **more: list[str]) -> polib.POEntry:
    return polib.POEntry(msgid=text, msgstr=translation, **more)


@pytest.mark.parametrize(
    ("stored", "fault"),
    [
        (catalogue(), "not in the catalogue: '%(n)s planer'"),
        (catalogue(entry("%(n)s planer", "")), "not translated: '%(n)s planer'"),
        (catalogue(entry("%(n)s planer", "plans")), "placeholders differ, ['%(n)s']: '%(n)s planer'"),
        (catalogue(entry("%(n)s planer", "%(n)s plans", flags=["fuzzy"])), "marked fuzzy"),
        (catalogue(entry("%(n)s planer", "%(n)s plans"), entry("Mål", "Goal")), "no longer used: 'Mål'"),
    ],
)
def test_a_faulty_catalogue_is_found(stored: polib.POFile, fault: str) -> None:
    (found,) = faults(stored, catalogue(entry("%(n)s planer", "")))
    assert fault in found


def test_every_text_is_marked_by_a_name_that_the_catalogue_is_made_from() -> None:
    texts = {file.relative_to(PACKAGE): file.read_text("utf-8") for file in PACKAGE.rglob("*.py")}
    aliases = re.compile(r"\bn?gettext(?:_lazy)? as (?!_\b)\w+")
    hidden = [f"{file}: {each}" for file, text in texts.items() for each in aliases.findall(text)]
    assert hidden == [], "xgettext does not know these names: import gettext as it is called, or as _"


def test_a_complete_catalogue_has_no_faults() -> None:
    assert faults(catalogue(entry("Mål", "Goal")), catalogue(entry("Mål", ""))) == []
