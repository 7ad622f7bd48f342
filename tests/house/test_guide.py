"""The guide tells what the pages say: every word it asks the reader to look for stands in the product."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.house.repository import ROOT

GUIDE = sorted((ROOT / "docs" / "guide").glob("*.md"))
MOST = 150_000  # bytes in a picture; tools/pictures.py holds to the same


@cache
def product() -> str:
    """Every text of the product, as it stands in code and templates."""
    files = [path for kind in ("*.py", "*.html") for path in (ROOT / "src" / "farled").rglob(kind)]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def strangers(text: str, known: str) -> list[str]:
    """What a page of the guide points out in bold that the product does not say."""
    bold = [" ".join(words.split()).rstrip(".") for words in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)]
    return [words for words in bold if f'"{words}"' not in known and f">{words}<" not in known]


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.stem)
def test_what_the_guide_points_out_is_there(page: Path) -> None:
    known = product() + '"Glömt lösenordet?" "spårbarheten"'  # of the sign-in library's, and a term explained
    assert strangers(page.read_text(encoding="utf-8"), known) == [], "say what the page says, or mend the page"


def test_T5_a_word_that_is_not_there_is_found() -> None:
    assert strangers("Välj **Spara\nrapporten** och **Skicka in**.", '_("Spara rapporten")') == ["Skicka in"]


@pytest.mark.parametrize("page", [*GUIDE, ROOT / "README.md"], ids=lambda page: page.stem)
def test_every_picture_is_there_is_small_and_is_told_in_words(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    pictures = re.findall(r"!\[(.*?)\]\((.+?)\)", text, re.DOTALL)
    pictures += [(alt, path) for path, alt in re.findall(r"\{image\} (\S+)\n:alt: (.+)", text)]
    for alt, path in pictures:
        assert len(alt) > 30, f"{path} needs its alternative in words"
        assert (page.parent / path).stat().st_size < MOST, path


def test_no_picture_is_left_over() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in [*GUIDE, ROOT / "README.md"])
    left = [path.name for path in (ROOT / "docs" / "images").rglob("*.png") if f"/{path.name}" not in text]
    assert left == []
