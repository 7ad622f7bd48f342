"""The baselines of the benchmarks know nothing of what is measured against them."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.repository import Source, nothing, python

PLACE = "benchmarks/baselines/"


def importing_the_product(these: Iterable[Source]) -> Iterator[str]:
    for source in these:
        for node in ast.walk(source.tree):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []
            yield from (source.at(node, name) for name in names if name.split(".")[0] == "farled")


def test_the_baselines_import_nothing_of_the_product() -> None:
    assert python(PLACE)
    nothing(importing_the_product(python(PLACE)), "write it again, plainly; see docs/decisions/0009-benchmarks.md")


def test_a_baseline_that_imports_the_product_is_found() -> None:
    for offender in ("import farled.web", "from farled.web import lists", "APPS = ['farled.web']"):
        assert list(importing_the_product([Source(f"{PLACE}views.py", offender)])) != [], offender
    assert list(importing_the_product([Source(f"{PLACE}models.py", "COOKIE = '__Host-farled'")])) == []
