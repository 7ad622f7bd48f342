"""The tokens keep their contrast in light and dark, where axe does not look: borders, charts, soft grounds."""

import re
from pathlib import Path

import pytest

import farled.web

STATIC = Path(farled.web.__file__).parent / "static" / "web"
TOKENS = (STATIC / "tokens.css").read_text(encoding="utf-8")


def tokens(scheme: str) -> dict[str, str]:
    """Colour tokens; the dark ones stand on top of the light ones."""
    light, dark, *_rest = re.findall(r":root \{(.*?)\}", TOKENS, re.DOTALL)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else found


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("paper", "surface", "sunken")
WORDS = ("ink", "ink-soft", "action", "action-strong", "thread", "good", "warn")
LINES = ("line-strong", "action", "thread", "good", "warn", "sea-ink")
TEXTS = [
    *((text, ground) for text in WORDS for ground in GROUNDS),
    *((text, f"{text}-soft") for text in ("good", "warn", "thread", "action")),
    *(("ink", f"{ground}-soft") for ground in ("good", "warn", "thread", "action", "sea")),
    *(("action", f"{ground}-soft") for ground in ("good", "warn", "sea")),
    *(("ink", ground) for ground in ("added", "removed")),
    ("ink-soft", "sea-soft"),
    ("action-ink", "action"),
    ("action-ink", "action-strong"),
    ("on-sea", "sea"),
    ("on-sea-soft", "sea"),
]
SHAPES = [
    *(
        (shape, ground)
        for shape in ("line-strong", "action", "thread", "good", "warn", "sea-ink")
        for ground in GROUNDS
    ),
    ("on-sea-line", "sea"),
    ("on-sea-thread", "sea"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_A5_text_stands_out(scheme: str) -> None:
    colours = tokens(scheme)
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXTS}
    assert {pair: round(value, 2) for pair, value in weak.items() if value < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_A5_borders_of_controls_and_parts_of_charts_stand_out(scheme: str) -> None:
    colours = tokens(scheme)
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in SHAPES}
    assert {pair: round(value, 2) for pair, value in weak.items() if value < 3} == {}


def test_a_weak_pair_is_found() -> None:
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#dee2e6", "#ffffff") < 3


def test_every_token_used_is_defined() -> None:
    known = set(re.findall(r"--([\w-]+):", TOKENS))
    for sheet in STATIC.glob("*.css"):
        assert set(re.findall(r"var\(--([\w-]+)", sheet.read_text(encoding="utf-8"))) <= known, sheet.name


def test_every_file_a_style_sheet_names_is_here() -> None:
    for sheet in STATIC.glob("*.css"):
        for name in re.findall(r'url\("([^"]+)"\)', sheet.read_text(encoding="utf-8")):
            assert (STATIC / name).is_file(), name
    assert {path.name for path in (STATIC / "fonts").glob("*LICENSE*")} == {
        "inter-LICENSE.txt",
        "source-serif-4-LICENSE.txt",
    }
