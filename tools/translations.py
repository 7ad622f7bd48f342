"""The catalogues of translations: brought up to date with the texts in the code, or checked to be so.

    python tools/translations.py check     say what is missing, left over, untranslated or has lost a placeholder
    python tools/translations.py update    rewrite the catalogues from the code; new texts come in empty

Swedish is the source language, so the texts in code and templates are the Swedish ones.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import polib

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "farled"
LANGUAGES = ("en",)
UNWRAPPED = 1_000_000  # characters in a line: a text of one line is one line in a comparison too
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


def catalogue(folder: Path, language: str) -> Path:
    """Where a language's catalogue lies below a folder."""
    return folder / "locale" / language / "LC_MESSAGES" / "django.po"


def extract(folder: Path) -> None:
    """Rewrite the catalogues below a copy of the package. Run without settings, so that it stays in that folder."""
    (folder / "locale").mkdir(exist_ok=True)
    languages = [f"--locale={language}" for language in LANGUAGES]
    command = [sys.executable, "-m", "django", "makemessages", *languages, "--no-obsolete", "--no-wrap"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(
        [*command, "--add-location=file"], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def fresh(folder: Path) -> Path:
    """A copy of the package in the folder, with catalogues as the code would have them."""
    copy = folder / "farled"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "static", "*.mo"))
    extract(copy)
    return copy


def texts(po: polib.POFile) -> dict[tuple[str, str], polib.POEntry]:
    """The entries in use, by context and text."""
    return {(entry.msgctxt or "", entry.msgid): entry for entry in po if not entry.obsolete}


def faults_of(entry: polib.POEntry) -> list[str]:
    """What is wrong with one translation."""
    words = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not words or not all(words):
        return [f"not translated: {entry.msgid!r}"]
    if entry.fuzzy:
        return [f"marked fuzzy; look it over and remove the mark: {entry.msgid!r}"]
    wanted = {match.group() for match in PLACEHOLDER.finditer(entry.msgid + entry.msgid_plural)}
    got = {match.group() for match in PLACEHOLDER.finditer(" ".join(words))}
    return [f"placeholders differ, {sorted(wanted ^ got)}: {entry.msgid!r}"] if wanted != got else []


def faults(stored: polib.POFile, wanted: polib.POFile) -> list[str]:
    """Everything that keeps the stored catalogue from being up to date and complete."""
    have, want = texts(stored), texts(wanted)
    missing = [f"not in the catalogue: {text!r}" for _, text in want.keys() - have.keys()]
    left_over = [f"no longer used: {text!r}" for _, text in have.keys() - want.keys()]
    wrong = [fault for key, entry in have.items() if key in want for fault in faults_of(entry)]
    return sorted(missing) + sorted(left_over) + wrong


def check() -> int:
    """Print the faults of every catalogue; 1 when there are any."""
    found = 0
    with TemporaryDirectory() as folder:
        copy = fresh(Path(folder))
        for language in LANGUAGES:
            stored = catalogue(PACKAGE, language)
            po = polib.pofile(str(stored)) if stored.exists() else polib.POFile()
            for fault in faults(po, polib.pofile(str(catalogue(copy, language)))):
                print(f"{language}: {fault}")
                found += 1
    return 1 if found else 0


def update() -> int:
    """Bring the stored catalogues up to date."""
    with TemporaryDirectory() as folder:
        copy = fresh(Path(folder))
        for language in LANGUAGES:
            stored = catalogue(PACKAGE, language)
            stored.parent.mkdir(parents=True, exist_ok=True)
            po = polib.pofile(str(catalogue(copy, language)), wrapwidth=UNWRAPPED)
            po.metadata = {
                "Content-Type": "text/plain; charset=UTF-8",
                "Content-Transfer-Encoding": "8bit",
                "Language": language,
                "Plural-Forms": "nplurals=2; plural=(n != 1);",
            }
            po.header = "Swedish is the source language; see tools/translations.py."
            po.save(str(stored))
    return 0


if __name__ == "__main__":
    commands = {"check": check, "update": update}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    sys.exit(commands[sys.argv[1]]())
