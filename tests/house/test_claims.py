"""Each quality requirement that is claimed has a test, and each rule a companion that shows it can fail."""

import ast
import re

import pytest

from tests.house.repository import Source, nothing, python
from tests.requirements_matrix import CLAIMED, claims, in_order, matrix, proves, whole

COMPANION = re.compile(r"_(is|are)_(found|refused)$|_fails_|still_needed$")


def claimed() -> set[str]:
    return set(claims(CLAIMED.read_text(encoding="utf-8")))


def rules_without_companion(test_file: Source) -> bool:
    """Whether a house test file has rules but nothing that shows them a small offender."""
    names = [
        node.name for node in test_file.tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    return bool(names) and not any(COMPANION.search(name) for name in names)


def test_T9_every_claim_has_a_test() -> None:
    missing = sorted(claimed() - set(whole()), key=in_order)
    nothing(missing, "write a test whose name carries the id, or do not claim it in tests/house/claimed.txt")


def test_T9_every_id_in_a_test_is_claimed() -> None:
    unclaimed = sorted(set(whole()) - claimed(), key=in_order)
    nothing(unclaimed, "add the id and its sentence to tests/house/claimed.txt")


def test_T9_ids_are_read_from_names() -> None:
    assert proves("test_S4_a_denied_move_changes_nothing") == ["S4"]
    assert proves("test_R12_R13_dates_and_texts") == ["R12", "R13"]
    assert proves("test_the_S4") == proves("S4_test_") == proves("test_PDF_UA1") == []
    assert matrix([("a.py", "def test_S4_x(): ...\ndef helper_S5_x(): ...")]) == {"S4": ["a.py::test_S4_x"]}


@pytest.mark.parametrize("line", ["S4", "Authorisation first", "S4 once\nS4 twice"])
def test_T9_a_claim_that_cannot_be_read_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="claim"):
        claims(line)


def test_T5_every_rule_of_the_house_has_a_companion() -> None:
    house = [source for source in python("tests/house/") if source.path.split("/")[-1].startswith("test_")]
    alone = [source.path for source in house if rules_without_companion(source)]
    nothing(alone, "add a test ending in _is_found that shows the rule a small offender")


def test_T5_a_rule_without_companion_is_found() -> None:
    assert rules_without_companion(Source("a.py", "def test_files_are_short(): ..."))
    assert not rules_without_companion(Source("a.py", "def test_a(): ...\ndef test_a_long_file_is_found(): ..."))
