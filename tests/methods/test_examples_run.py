"""Every example in the library's docstrings and in docs/methods is run."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import farled.methods

PAGES = sorted((Path(__file__).parents[2] / "docs" / "methods").glob("*.md"))
MODULES = sorted(module.name for module in pkgutil.walk_packages(farled.methods.__path__, "farled.methods."))


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_in_the_docs(page: Path) -> None:
    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8").failed == 0


def test_each_method_page_but_the_index_has_an_example() -> None:
    counts = {page.stem: page.read_text(encoding="utf-8").count(">>> ") for page in PAGES}
    assert counts.pop("index") == 0
    assert all(counts.values())
