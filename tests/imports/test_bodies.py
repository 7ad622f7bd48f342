"""Matching names with known bodies, with the doubt said."""

import pytest

from farled.imports.reading import KnownBody, MatchDoubt, match_bodies

KNOWN = [
    KnownBody("rn", "Region Norr"),
    KnownBody("kp", "Köpings kommun"),
    KnownBody("ls", "Länsstyrelsen i Norra län"),
    KnownBody("nh", "Norra högskolan", ("NH",)),
    KnownBody("bun", "Barn- och utbildningsnämnden"),
    KnownBody("ks", "Kommunstyrelsen"),
]


@pytest.mark.parametrize(
    ("raw", "key", "doubt"),
    [
        ("Region Norr", "rn", MatchDoubt.NONE),
        ("NH", "nh", MatchDoubt.NONE),
        ("barn och utbildningsnämnden", "bun", MatchDoubt.NONE),
        ("Köping kommun", "kp", MatchDoubt.FORM),
        ("Köping", "kp", MatchDoubt.SHORT),
        ("Köpings stad", "kp", MatchDoubt.FORM),
        ("länsstyrelsen", "ls", MatchDoubt.SHORT),
        ("Kulturutveckling, Region Norr", "rn", MatchDoubt.UNIT),
        ("Regon Norr", "rn", MatchDoubt.ALIKE),
        ("Respektive kommun", None, MatchDoubt.COLLECTIVE),
        ("Folkbildningsförbundet", None, MatchDoubt.UNKNOWN),
        ("Region Syd", None, MatchDoubt.UNKNOWN),
        ("", None, MatchDoubt.UNKNOWN),
    ],
)
def test_a_name_is_matched_with_its_doubt(raw: str, key: str | None, doubt: MatchDoubt) -> None:
    best = match_bodies(raw, KNOWN)[0]

    assert (best.key, best.doubt) == (key, doubt)
    assert (best.confidence == 1) == (doubt is MatchDoubt.NONE)


def test_equal_matches_are_all_proposed() -> None:
    known = [KnownBody("a", "Socialnämnden", ("SN",)), KnownBody("b", "Servicenämnden", ("SN",))]

    assert [(match.key, match.doubt) for match in match_bodies("SN", known)] == [
        ("b", MatchDoubt.SEVERAL),
        ("a", MatchDoubt.SEVERAL),
    ]
