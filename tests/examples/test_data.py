"""The example organisations: every row is traceable, references lead somewhere, and the counts are the documents'."""

import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from farled.cases.states import CostKind, For, Funding, Gain, Rate
from farled.consultation.acts import PRESETS as DISPOSITIONS
from farled.consultation.states import ReplyStanding, Stance
from farled.direction.states import DocumentKind, DocumentRelationKind, Level, PlanForm, VersionState
from farled.initiatives.states import AiStatus, NeedKind, Origin, ReuseResult, TargetGroup, Track
from farled.matters.acts import PRESETS
from farled.matters.states import MatterKind, Outcome
from farled.people.states import BodyKind, GroupKind, OrganisationKind, Role
from farled.planning.states import ActivityKind, Light, Meets, Status
from farled.portfolio.states import ExternalState
from farled.systems.states import Keeping, Sharing, Tier

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = ("vasteras", "vastmanland", "goteborg", "stockholm", "storbritannien")

Row = dict[str, Any]

# Table → field → the tables its keys lead to. A field may hold one key or several.
REFERENCES: dict[str, dict[str, tuple[str, ...]]] = {
    "body": {"parent": ("body",), "administration": ("body",)},
    "group": {"led_by": ("body",)},
    "member": {"group": ("group",), "body": ("body",)},
    "assignment": {"user": ("user",), "body": ("body",), "group": ("group",)},
    "matter": {"handler": ("body",), "answers": ("matter",)},
    "commission": {
        "matter": ("matter",),
        "budget": ("document",),
        "given_by": ("body",),
        "given_to": ("body",),
        "decision": ("decision",),
    },
    "event": {"matter": ("matter",)},
    "decision": {"matter": ("matter",), "organ": ("body", "group")},
    "point": {"decision": ("decision",), "activity": ("activity",)},
    "proposal": {"decision": ("decision",), "recipient": ("recipient",)},
    "ballot": {"decision": ("decision",), "put": ("proposal",), "against": ("proposal",)},
    "dissent": {"decision": ("decision",), "favours": ("proposal",), "recipient": ("recipient",)},
    "motion": {"matter": ("matter",), "covered_by": ("activity",)},
    "layout": {},
    "statement": {"matter": ("matter",), "layout": ("layout",), "to": ("body",)},
    "document": {"body": ("body",), "decided_by": ("body",), "responsible": ("body",)},
    "text": {"document": ("document",)},
    "version": {"document": ("document",), "matter": ("matter",), "decision": ("decision",)},
    "relation": {"document": ("document",), "other": ("document",), "decision": ("decision",)},
    "goal": {"document": ("document",), "parent": ("goal",)},
    "term": {"document": ("document",)},
    "evidence": {"goal": ("goal",), "body": ("body",)},
    "derivation": {"goal": ("goal",), "derives_from": ("goal",)},
    "activity": {
        "document": ("document",),
        "objective": ("goal",),
        "also_under": ("goal",),
        "insats": ("activity",),
        "responsible": ("body",),
        "contributing": ("body",),
        "leads_to": ("activity", "outcome"),
    },
    "occasion": {"activity": ("activity",)},
    "need": {"body": ("body",), "giver": ("user",), "backed_by": ("user",)},
    "initiative": {"body": ("body",), "supplier": ("body",), "objectives": ("goal",)},
    "project": {"body": ("body",)},
    "currency": {},
    "ai_use": {"body": ("body",), "initiative": ("initiative",)},
    "case": {"initiative": ("initiative",)},
    "portfolio": {
        "preparation": ("group",),
        "advice": ("group",),
        "council": ("body",),
        "objectives": ("goal",),
    },
    "frame": {"portfolio": ("portfolio",)},
    "delegation": {"body": ("body",)},
    "criterion": {"group": ("group",)},
    "balance_point": {},
    "desk": {"group": ("group",)},
    "desk_rule": {
        "desk": ("desk",),
        "one": ("change",),
        "other": ("change",),
        "members": ("change",),
        "body": ("body",),
    },
    "change": {"body": ("body",), "portfolio": ("portfolio",)},
    "status_report": {"change": ("change",)},
    "budget_effect": {"change": ("change",)},
    "deviation": {"change": ("change",), "organ": ("body",)},
    "evaluation": {"change": ("change",)},
    "lesson": {"change": ("change",), "body": ("body",)},
    "external_money": {"change": ("change",)},
    "coached": {"change": ("change",)},
    "scored": {"change": ("change",), "alone": ("user",)},
    "case_cost": {"case": ("case",), "body": ("body",)},
    "case_benefit": {"case": ("case",), "body": ("body",)},
    "outcome": {
        "document": ("document",),
        "responsible": ("body",),
        "named": ("body",),
        "leads_to": ("activity", "outcome"),
    },
    "report": {"activity": ("activity",), "body": ("body",)},
    "consultation": {
        "document": ("document",),
        "matter": ("matter",),
        "decision": ("decision",),
        "handler": ("user",),
    },
    "recipient": {"consultation": ("consultation",), "body": ("body",), "through": ("body",)},
    "disposition": {},
    "process": {},
    "component": {"owner": ("body",), "processes": ("process",)},
    "system": {"owner": ("body",), "components": ("component",), "processes": ("process",)},
    "data_set": {"owner": ("body",), "system": ("system",)},
    "eservice": {"system": ("system",)},
    "keeping_rule": {"system": ("system",), "data_set": ("data_set",)},
    "legacy_answer": {"system": ("system",)},
    "theme": {"consultation": ("consultation",)},
    "remark": {"recipient": ("recipient",), "theme": ("theme",), "answered_with": ("remark",)},
}

# Table → field → the values the product knows.
VALUES: dict[str, dict[str, list[str]]] = {
    "body": {"kind": BodyKind.values},
    "group": {"kind": GroupKind.values},
    "assignment": {"role": Role.values},
    "matter": {"kind": MatterKind.values},
    "decision": {"outcome": Outcome.values},
    "commission": {"status": ["reported", "fulfilled"]},
    "point": {"result": ["answered", "moved"]},
    "proposal": {
        "kind": ["approval", "amendment", "addition", "recommittal"],
        "outcome": ["carried", "lost", "withdrawn"],
    },
    "dissent": {"kind": ["reservation", "special_statement", "recorded_statement"]},
    "layout": {"preset": list(PRESETS)},
    "document": {
        "kind": DocumentKind.values,
        "form": PlanForm.values,
        "status": ["adopted", "in_force", "proposed", "expected", "replaced", "repealed", "absorbed"],
    },
    "version": {"state": VersionState.values},
    "relation": {"kind": DocumentRelationKind.values},
    "goal": {"level": Level.values},
    "activity": {"kind": ActivityKind.values, "status": Status.values, "meets": Meets.values},
    "outcome": {"kind": ActivityKind.values, "status": Status.values},
    "report": {"light": Light.values, "status": Status.values},
    "data_set": {"sharing": Sharing.values},
    "keeping_rule": {"keeping": Keeping.values},
    "need": {
        "kind": NeedKind.values,
        "origin": Origin.values,
        "target_group": TargetGroup.values,
        "track": Track.values,
    },
    "initiative": {"tier": Tier.values, "track": Track.values, "reuse_result": ReuseResult.values},
    "ai_use": {"status": AiStatus.values},
    "status_report": {"light": Light.values},
    "external_money": {"state": ExternalState.values},
    "case_cost": {"kind": CostKind.values, "funding": Funding.values},
    "case_benefit": {"kind": Gain.values, "beneficiary": For.values, "rate": Rate.values},
    "recipient": {"stance": Stance.values, "standing": ReplyStanding.values},
}

PASSAGE = re.compile(r"(\d{3}):(\d+)(?:-(\d+))?")


def read(path: Path) -> dict[str, Any]:
    """A TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def rows(folder: str) -> Iterator[tuple[str, str, Row]]:
    """Table, where the row stands, and the row; the file's own ``example_reason`` fills in for rows without one."""
    for path in sorted((EXAMPLES / folder).glob("*.toml")):
        content = read(path)
        reason = content.get("example_reason")
        for table, entries in content.items():
            if isinstance(entries, list):
                for row in entries:
                    marked = row.get("example") or row.get("example_fields")
                    yield (
                        table,
                        f"{folder}/{path.name} {row.get('key')}",
                        {"example_reason": reason, **row} if marked else row,
                    )


def table(folder: str, name: str) -> list[Row]:
    """One table of an organisation, from all its files."""
    return [row for kind, _, row in rows(folder) if kind == name]


def count(folder: str, name: str, **where: object) -> int:
    """How many rows of a table have these values."""
    return sum(all(row.get(field) == value for field, value in where.items()) for row in table(folder, name))


SOURCES = {source["code"]: source for source in read(EXAMPLES / "sources.toml")["source"]}
ORGANISATIONS = {folder: read(EXAMPLES / folder / "organisation.toml")["organisation"] for folder in FOLDERS}
KEYS = {folder: {row["key"]: kind for kind, _, row in rows(folder)} for folder in FOLDERS}


def check_source(source: str, where: str) -> None:
    """A source is passages that can exist in documents we name, or says what is public knowledge."""
    if source.startswith("public: "):
        return
    for passage in source.split(", "):
        found = PASSAGE.fullmatch(passage)
        assert found, f"{where}: {passage!r} är inte ett ställe som 001:242-255"
        code, first, last = found[1], int(found[2]), int(found[3] or found[2])
        assert code in SOURCES, f"{where}: dokumentet {code} finns inte i sources.toml"
        assert 1 <= first <= last <= SOURCES[code]["lines"], f"{where}: {passage} finns inte i dokumentet"


def check_traceable(row: Row, where: str) -> None:
    """A row has a source, or is an exempelvärde with a reason; fields that are made up exist and have a reason."""
    invented = row.get("example_fields", [])
    if row.get("example"):
        assert "source" not in row, f"{where}: påhittad men har källa"
    else:
        assert row.get("source"), f"{where}: har varken källa eller example = true"
        check_source(row["source"], where)
    if row.get("example") or invented:
        assert row.get("example_reason"), f"{where}: exempelvärde utan skäl"
    assert set(invented) <= row.keys(), f"{where}: example_fields namnger fält som saknas"


def targets(value: object) -> list[str]:
    """The keys in a reference field: one, several, or each with what is said of it."""
    return [str(key) for key in value] if isinstance(value, (list, dict)) else [str(value)]


def leads_to(key: str, home: str) -> str | None:
    """The table a key leads to, in its own folder or the one it names."""
    folder, _, local = key.rpartition(":")
    return KEYS.get(folder or home, {}).get(local)


@pytest.mark.parametrize("folder", FOLDERS)
def test_keys_are_unique_in_the_organisation(folder: str) -> None:
    keys = Counter(row["key"] for _, _, row in rows(folder))
    assert [key for key, times in keys.items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in keys)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_row_is_traceable(folder: str) -> None:
    check_source(ORGANISATIONS[folder]["source"], folder)
    for _, where, row in rows(folder):
        check_traceable(row, where)


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"source": "999:1"},
        {"source": "001:10-9"},
        {"source": "001:680"},
        {"source": "sidan 3"},
        {"example": True},
        {"example": True, "example_reason": "visar", "source": "001:1"},
        {"source": "001:1", "example_fields": ["on"], "example_reason": "visar"},
        {"source": "001:1", "on": 1, "example_fields": ["on"]},
    ],
)
def test_a_row_that_cannot_be_traced_is_found(row: Row) -> None:
    with pytest.raises(AssertionError):
        check_traceable(row, "raden")


@pytest.mark.parametrize("folder", FOLDERS)
def test_references_lead_somewhere(folder: str) -> None:
    for kind, where, row in rows(folder):
        assert kind in REFERENCES or kind == "user", f"{where}: okänd tabell {kind}"
        for field, tables in REFERENCES.get(kind, {}).items():
            for key in targets(row.get(field, [])):
                assert leads_to(key, folder) in tables, f"{where}: {field} = {key!r} leder ingenstans"
    for body in table(folder, "body"):
        assert body.get("represents") in (None, *FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS)
def test_values_are_the_products(folder: str) -> None:
    assert ORGANISATIONS[folder]["kind"] in OrganisationKind.values
    for kind, where, row in rows(folder):
        for field, known in VALUES.get(kind, {}).items():
            assert field not in row or row[field] in known, f"{where}: {field} = {row[field]!r}"


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_remark_is_treated_with_a_disposition_that_is_known(folder: str) -> None:
    known = {str(each.name) for each in DISPOSITIONS} | {row["name"] for row in table(folder, "disposition")}
    changing = {str(each.name) for each in DISPOSITIONS if each.changes_text}
    for row in table(folder, "remark"):
        if "answered_with" in row:
            assert not {"theme", "disposition", "answer"} & row.keys(), row["key"]
        else:
            assert row["theme"], row["key"]
            assert row["disposition"] in known, row["key"]
            assert ("changed" in row) == (row["disposition"] in changing), row["key"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_who_stood_aside_did_so_from_a_decision_or_a_reply(folder: str) -> None:
    for name in ("proposal", "dissent"):
        assert [row["key"] for row in table(folder, name) if not {"decision", "recipient"} & row.keys()] == []


def ancestors(key: str, parents: dict[str, str | None]) -> Iterator[str]:
    """A row's parents, nearest first; stops where it has been before."""
    seen: set[str] = set()
    above = parents[key]
    while above is not None and above not in seen:
        seen.add(above)
        yield above
        above = parents[above]


@pytest.mark.parametrize("folder", FOLDERS)
def test_trees_have_no_circles(folder: str) -> None:
    for name in ("body", "goal"):
        parents = {row["key"]: row.get("parent") for row in table(folder, name)}
        assert [key for key in parents if key in ancestors(key, parents)] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_the_database_needs_is_there(folder: str) -> None:
    for group in ("body", "group"):
        names = Counter(row["name"].casefold() for row in table(folder, group))
        assert max(names.values()) == 1
    assert max(Counter(row["title"].casefold() for row in table(folder, "document")).values(), default=1) == 1
    goals = Counter((row["document"], row["level"], row["title"].casefold()) for row in table(folder, "goal"))
    assert max(goals.values(), default=1) == 1
    references = Counter(row["reference"] for row in table(folder, "matter"))
    assert max(references.values(), default=1) == 1
    assert all(isinstance(row["opened_on"], dt.date) for row in table(folder, "matter"))
    for row in table(folder, "document"):
        assert row["kind"] != DocumentKind.LOCAL_PLAN or "body" in row, row["key"]
    for row in table(folder, "assignment"):
        assert row["role"] != Role.BODY_EDITOR or "body" in row, row["key"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_matter_runs_forwards_in_time(folder: str) -> None:
    opened = {row["key"]: row["opened_on"] for row in table(folder, "matter")}
    for matter, first in opened.items():
        decisions = sorted(
            (row for row in table(folder, "decision") if row["matter"] == matter), key=lambda row: row["order"]
        )
        assert [row["order"] for row in decisions] == list(range(1, len(decisions) + 1)), matter
        days = [row["on"] for row in decisions if "on" in row]
        assert days == sorted(days), matter
        assert all(day >= first for day in days), matter
        assert all("on" in row or "on_missing" in row for row in decisions), matter
    for row in [*table(folder, "version"), *table(folder, "activity"), *table(folder, "outcome")]:
        start, end = row.get("valid_from", row.get("start")), row.get("valid_to", row.get("end"))
        assert start is None or end is None or start <= end, row["key"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_document_is_adopted_by_a_decision_that_adopts(folder: str) -> None:
    decisions = {row["key"]: row for row in table(folder, "decision")}
    versions = {row["document"]: row for row in table(folder, "version")}
    for document in table(folder, "document"):
        if document["status"] == "adopted":
            assert document["key"] in versions, f"{document['key']}: antaget men utan version och beslut"
    for version in versions.values():
        decision = decisions[version["decision"]]
        assert Outcome(decision["outcome"]).adopts, version["key"]
        assert decision["matter"] == version["matter"], version["key"]
        assert "on" in decision, version["key"]
        assert "recommends" not in decision, version["key"]


def test_nobody_real_has_an_account() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in EXAMPLES.rglob("*") if path.is_file())
    addresses = re.findall(r"[\w.+-]+@[\w.-]+", text)
    assert addresses
    assert [address for address in addresses if not address.endswith(".example")] == []
    for folder in FOLDERS:
        assert all(row["example"] is True for row in table(folder, "user"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_role_has_somebody(folder: str) -> None:
    assert {row["role"] for row in table(folder, "assignment")} == set(Role.values)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_decider_has_a_function_that_a_limit_names_where_there_are_limits(folder: str) -> None:
    named = {row["function"] for row in table(folder, "delegation") if not row["by_meeting"]}
    held = {row.get("function", "") for row in table(folder, "assignment") if row["role"] == "decider"}
    assert held <= (named or {""}), "those who decide in the demonstration may decide"


def test_one_person_has_roles_in_two_organisations() -> None:
    homes: dict[str, set[str]] = {}
    for folder in FOLDERS:
        for row in table(folder, "assignment"):
            user = row["user"] if ":" in row["user"] else f"{folder}:{row['user']}"
            homes.setdefault(user, set()).add(folder)
    assert {"vasteras", "vastmanland"} in homes.values()
