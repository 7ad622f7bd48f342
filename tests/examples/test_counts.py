"""The examples hold as much as the documents do."""

from collections import Counter

from tests.examples.test_data import count, table


def test_vasteras_counts() -> None:
    assert count("vasteras", "goal", level="target_area") == 3
    assert count("vasteras", "goal", level="principle") == 5
    insatser = [row for row in table("vasteras", "activity") if row["kind"] == "insats"]
    assert len(insatser) == 7
    assert [row["key"] for row in insatser if not row.get("example")] == ["initiativ-1"]
    boards = [row for row in table("vasteras", "body") if row["kind"] in ("board", "submunicipal_board")]
    assert len(boards) == 16
    assert count("vasteras", "body", kind="company") == 5
    assert count("vasteras", "matter", kind="consultation") == 17
    answering = {row["administration"] for row in boards}
    assert len(answering) == 10
    assert (count("vasteras", "remark"), count("vasteras", "theme")) == (65, 5)
    assert sum("answered_with" in row for row in table("vasteras", "remark")) == 21


def test_vastmanland_counts() -> None:
    activities = table("vastmanland", "activity")
    assert Counter(row["objective"] for row in activities) == {"valmaende": 4, "tillgangligt": 7, "nyskapande": 7}
    assert Counter(row["status"] for row in activities) == {"ongoing": 12, "new": 6}
    assert all(row["period"] and row["responsible"] and row["responsible_text"] for row in activities)
    assert [row["position"] for row in activities] == list(range(1, 19))
    assert sum(bool(row.get("standing")) for row in activities) == 1
    assert len(table("vastmanland", "outcome")) == 14
    assert all(row["outcome_kind"] for row in table("vastmanland", "outcome"))
    assert count("vastmanland", "body", kind="municipality") == 10
    assert [row["key"] for row in table("vastmanland", "body") if row.get("represents")] == ["vasteras"]
    assert count("vastmanland", "goal", document="nationell-strategi", level="objective") == 5
    assert count("vastmanland", "goal", document="rus-2030", level="target_area") == 3
    assert all(row["example"] for row in table("vastmanland", "report"))


def test_goteborg_counts() -> None:
    assert count("goteborg", "goal", level="target_area") == 4
    assert count("goteborg", "goal", level="prioritised_benefit") == 6
    assert count("goteborg", "goal", level="direction") == 6
    areas = [row for row in table("goteborg", "goal") if row["level"] == "target_area"]
    assert all(row["present_state"] and row["new_state"] for row in areas)
    insatser = table("goteborg", "activity")
    assert len(insatser) == 15
    listed = Counter(area for row in insatser for area in [row["objective"], *row.get("also_under", [])])
    assert [listed[area["key"]] for area in areas] == [4, 6, 6, 3]
    assert sum(len(row["mentions"]) for row in insatser) == listed.total() == 19
    assert not any({"start", "end", "period", "effect"} & row.keys() for row in insatser)
    outcomes = [row["outcome"] for row in table("goteborg", "decision") if row["matter"] == "arende-0617-21"]
    assert outcomes == ["referred", "tabled", "tabled", "recommitted", "supported", "tabled", "adopted"]
    assert count("goteborg", "point", decision="beslut-ks-aterremiss") == 3
    remarks = table("goteborg", "remark")
    assert len(remarks) == 42
    assert all(row["answer"] and row["disposition"] for row in remarks)
    assert len({row["recipient"] for row in remarks}) == 13, "Göteborg Energi has none"
    assert sum("changed" in row for row in remarks) == 11


def test_stockholm_counts() -> None:
    assert count("stockholm", "goal", level="target_area") == 5
    assert count("stockholm", "goal", level="objective") == 3
    criteria = Counter(row["parent"] for row in table("stockholm", "goal") if row["level"] == "criterion")
    assert sorted(criteria.values()) == [3, 4, 6]
    assert Counter(row["kind"] for row in table("stockholm", "relation")) == {
        "replaces": 3,
        "absorbs": 1,
        "repeals": 5,
        "complements": 4,
        "concretises": 3,
    }
    assert count("stockholm", "body", kind="district_board") == 14
    assert count("stockholm", "body", parent="stockholms-stadshus") == 10
    assert count("stockholm", "remark") == 107
    local = [row for row in table("stockholm", "dissent") if "recipient" in row]
    assert Counter(row["kind"] for row in local) == {"reservation": 4, "special_statement": 13}
