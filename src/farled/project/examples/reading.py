"""The examples as they are written: the folders, their tables, and how a row tells where it comes from."""

import textwrap
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[4] / "examples"
ORGANISATIONS = ("vasteras", "vastmanland", "goteborg", "stockholm", "storbritannien")
SOURCE_LENGTH = 200  # what the records have room for

Row = dict[str, Any]  # a table of TOML: its fields are those of examples/README.md


class ExamplesMissing(FileNotFoundError):
    """The folder of examples is not where the source tree has it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"Exempeldata saknas: mappen {folder} finns inte. Kör demon från källkodens mapp.")


@dataclass(frozen=True, slots=True)
class Folder:
    """One organisation's folder: its key and its tables, each a list of rows."""

    key: str
    organisation: Row
    tables: dict[str, list[Row]]

    def rows(self, table: str) -> list[Row]:
        """The rows of a table, in the order they are written; none when the folder lacks it."""
        return self.tables.get(table, [])

    def row(self, table: str, key: str) -> Row:
        """The row with a key. Raises KeyError with the key when there is none."""
        for row in self.rows(table):
            if row["key"] == key:
                return row
        raise KeyError(f"{self.key}:{key}")

    def in_order(self, table: str, *fields: str) -> Iterator[Row]:
        """The rows of a table, those that others name in the fields before the others."""
        given: set[str] = set()

        def with_named(row: Row) -> Iterator[Row]:
            if row["key"] in given:
                return
            given.add(row["key"])
            for field in fields:
                if field in row:
                    yield from with_named(self.row(table, row[field]))
            yield row

        for row in self.rows(table):
            yield from with_named(row)


def read(key: str) -> Folder:
    """One organisation's folder. Raises ExamplesMissing when it is not there."""
    place = FOLDER / key
    if not place.is_dir():
        raise ExamplesMissing(place)
    organisation: Row = {}
    tables: dict[str, list[Row]] = {}
    for path in sorted(place.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        organisation = content.pop("organisation", organisation)
        reason = content.pop("example_reason", "")
        for table, rows in content.items():
            tables.setdefault(table, []).extend({"example_reason": reason, **row} for row in rows)
    return Folder(key, organisation, tables)


def read_all() -> dict[str, Folder]:
    """Every organisation's folder by its key. Raises ExamplesMissing."""
    return {key: read(key) for key in ORGANISATIONS}


@cache
def documents() -> dict[str, str]:
    """What each document that the rows come from is called, by its code."""
    content = tomllib.loads((FOLDER / "sources.toml").read_text(encoding="utf-8"))
    return {each["code"]: each["short"] for each in content["source"]}


def in_words(source: str) -> str:
    """A source as somebody who has never seen our codes reads it: which document, and which lines of its text.

    >>> in_words("004:1593, 004:1741-1745")
    'Stockholms stads utlåtande 2013:46 RI (dnr 031-786/2012), rad 1593, 1741–1745 i texten'
    """
    if source.startswith("public: "):
        return f"{documents()['public']}: {source.removeprefix('public: ')}"
    places: dict[str, list[str]] = {}
    for passage in source.split(", "):
        code, lines = passage.split(":")
        places.setdefault(code, []).append(lines.replace("-", "–"))
    return "; ".join(f"{documents()[code]}, rad {', '.join(lines)} i texten" for code, lines in places.items())


def source_of(row: Row) -> str:
    """Where a row comes from; what is made up in it says *exempelvärde*, and why as far as there is room."""
    parts = [in_words(row["source"])] if "source" in row else []
    if row.get("example") or row.get("example_fields"):
        reason = row["example_reason"]
        parts.append(f"Exempelvärde: {reason}" if reason else "Exempelvärde")
    return textwrap.shorten(". ".join(parts), SOURCE_LENGTH, placeholder=" …")


def sentences(*parts: str) -> str:
    """What is known, said after one another; what is empty is left out."""
    return " ".join(part for part in parts if part)


def picked(rows: dict[str, Any], keys: Iterable[str]) -> list[Any]:
    """The records with the keys, in their order."""
    return [rows[key] for key in keys]
