"""The notebook in docs/methods/walk runs, and what stands there is what it prints and draws."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

FOLDER = Path(__file__).parents[2] / "docs" / "methods" / "walk"


def test_the_notebook_prints_and_draws_what_stands_beside_it(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", str(FOLDER / "portfolio.py"), str(tmp_path)]
    printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    again = "python docs/methods/walk/portfolio.py > docs/methods/walk/portfolio.txt"
    assert printed == (FOLDER / "portfolio.txt").read_text(encoding="utf-8"), again
    drawn = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.svg")}
    assert drawn == {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.svg")}, again


def test_every_picture_has_its_text_alternative_and_is_shown() -> None:
    page = (FOLDER / "index.md").read_text(encoding="utf-8")
    pictures = sorted(FOLDER.glob("*.svg"))
    assert pictures
    for picture in pictures:
        found = {child.tag.rpartition("}")[2]: child.text for child in ET.parse(picture).getroot()}  # noqa: S314 - our own
        assert found["title"]
        assert found["desc"]
        assert f"]({picture.name})" in page
