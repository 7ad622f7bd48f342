"""The words that the readers know, loaded once from the tables in `data/`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from farled.imports.reading.values import Field, RowKind, StatusValue


@dataclass(frozen=True, slots=True)
class Words:
    """Words of data/words.toml, by what they decide."""

    months: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    ordinals: Mapping[str, int]
    half_words: frozenset[str]
    unknown_periods: frozenset[str]
    standing_words: frozenset[str]
    from_words: frozenset[str]
    until_words: frozenset[str]
    and_words: frozenset[str]
    onward_words: frozenset[str]
    period_fillers: frozenset[str]
    party_marks: frozenset[str]
    party_endings: tuple[str, ...]
    unit_endings: tuple[str, ...]
    organisations: frozenset[str]
    openers: tuple[str, ...]
    with_phrases: tuple[str, ...]
    party_ands: tuple[str, ...]
    collective: frozenset[str]
    generic: frozenset[str]
    own_digits: frozenset[str]
    plain_headings: frozenset[str]
    list_headings: Mapping[str, RowKind]
    area_words: tuple[str, ...]
    units: Mapping[str, int]
    no_amount: frozenset[str]
    totals: frozenset[str]
    priorities: frozenset[str]
    plain_prefixes: tuple[str, ...]
    plain_endings: tuple[str, ...]
    closing_headings: tuple[str, ...]
    heading_qualifiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Headings:
    """Names of column headings for one field."""

    names: tuple[str, ...]
    weak: tuple[str, ...]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", name).read_text(encoding="utf-8"))


@cache
def words() -> Words:
    """All words, loaded once."""
    table = _table("words.toml")
    periods, parties, headings = table["periods"], table["parties"], table["headings"]
    return Words(
        months=periods["months"],
        seasons={name: (span[0], span[1]) for name, span in periods["seasons"].items()},
        ordinals=periods["ordinals"],
        half_words=frozenset(periods["half"]),
        unknown_periods=frozenset(periods["unknown"]),
        standing_words=frozenset(periods["standing"]),
        from_words=frozenset(periods["from"]),
        until_words=frozenset(periods["until"]),
        and_words=frozenset(periods["and"]),
        onward_words=frozenset(periods["onward"]),
        period_fillers=frozenset(periods["fillers"]),
        party_marks=frozenset(parties["marks"]),
        party_endings=tuple(parties["endings"]),
        unit_endings=tuple(parties["unit_endings"]),
        organisations=frozenset(parties["organisations"]),
        openers=tuple(parties["openers"]),
        with_phrases=tuple(parties["with"]),
        party_ands=tuple(parties["and"]),
        collective=frozenset(parties["collective"]),
        generic=frozenset(parties["generic"]),
        own_digits=frozenset(table["footnotes"]["own_digits"]),
        plain_headings=frozenset(headings["plain"]),
        list_headings={name: RowKind(kind) for kind, names in headings["lists"].items() for name in names},
        area_words=tuple(headings["area_words"]),
        units={unit: int(factor) for factor, units in table["amounts"]["units"].items() for unit in units},
        no_amount=frozenset(table["amounts"]["none"]),
        totals=frozenset(table["tables"]["totals"]),
        priorities=frozenset(table["priorities"]["words"]),
        plain_prefixes=tuple(headings["plain_prefixes"]),
        heading_qualifiers=frozenset(headings["qualifiers"]),
        plain_endings=tuple(headings["plain_endings"]),
        closing_headings=tuple(headings["closing"]),
    )


@cache
def statuses() -> Mapping[str, StatusValue]:
    """Status phrase → value."""
    table = _table("statuses.toml")
    return {phrase: value for value in StatusValue for phrase in table[value.value]}


@cache
def late_words() -> frozenset[str]:
    """Words that say that an activity is late."""
    return frozenset(_table("statuses.toml")["marks"]["late"])


@cache
def column_headings() -> Mapping[Field, Headings]:
    """Field → names of its column headings."""
    return {
        Field(name): Headings(tuple(entry["names"]), tuple(entry.get("weak", ())))
        for name, entry in _table("headers.toml").items()
    }
