"""Whatever the reading core says with a code has a sentence, with every fact it needs."""

import ast
import re
from pathlib import Path

import pytest

import farled.imports.reading
from farled.imports.reading import Problem
from farled.imports.wording import sentence
from farled.web.refused import SENTENCES

CORE = Path(farled.imports.reading.__file__).parent
CODE = re.compile(r"(file|page|sheet|table|plan|cell|row|text|reply)\.[a-z_]+")
LEFT = {
    "text.after_table",
    "text.no_table",
    "table.unknown_columns",
    "row.no_title",
    "row.total",
    "row.repetitive",
    "reply.outside",
    "reply.no_view",
}
WITH_DOUBT = {
    "cell.period": {"year_missing", "day_or_month", "words_ignored", "reversed", "unread"},
    "cell.status": {"unknown", "part_of_phrase"},
    "cell.budget": {"range", "several", "unread", "unit"},
}
FACTS = {
    "extension": "exe", "size": 30_000_000, "limit": 25_000_000, "count": 3, "packed": 9_000, "entry": "x.bin",
    "pages": 2, "page": 1, "seconds": 60, "memory": 512_000_000, "sheet": "Blad1", "rows": 4, "text": "våren",
    "length": 301, "name": "kommunerna", "title": "Chatt", "signature": "abc",
    "body": "Kulturnämnden", "other": "Valnämnden", "first": "2026-04-11", "second": "2026-04-12",
}  # fmt: skip


def codes() -> set[str]:
    """Every code that stands in the core's source."""
    texts = (path.read_text(encoding="utf-8") for path in CORE.rglob("*.py"))
    constants = (node.value for text in texts for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str) and CODE.fullmatch(value)}


def spoken() -> list[str]:
    found = codes()
    told = found - (LEFT - {"table.unknown_columns"}) - WITH_DOUBT.keys()
    return sorted(told | {f"{code}.{doubt}" for code, doubts in WITH_DOUBT.items() for doubt in doubts})


def test_the_core_has_the_codes_we_know_of() -> None:
    assert LEFT | WITH_DOUBT.keys() <= codes()
    assert len(codes()) > 20


@pytest.mark.parametrize("code", spoken())
def test_every_code_has_a_sentence(code: str) -> None:
    said = sentence(code, FACTS)
    assert "%" not in said
    assert said.endswith((".", "?"))


@pytest.mark.parametrize("code", sorted(LEFT))
def test_every_reason_for_leaving_lines_has_words(code: str) -> None:
    assert str(SENTENCES[f"imports.unread.{code}"])


def test_sizes_are_said_in_megabytes() -> None:
    said = sentence("file.too_large", Problem("file.too_large", {"size": 31_500_000, "limit": 25_000_000}).facts)
    assert "31,5\N{NO-BREAK SPACE}MB" in said
    assert "25\N{NO-BREAK SPACE}MB" in said
