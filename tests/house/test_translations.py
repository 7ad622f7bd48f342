"""The check of the catalogues finds what it should; the catalogues themselves are checked by `make check`."""

import polib
import pytest

from tools.translations import faults


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


def test_a_complete_catalogue_has_no_faults() -> None:
    assert faults(catalogue(entry("Mål", "Goal")), catalogue(entry("Mål", ""))) == []
