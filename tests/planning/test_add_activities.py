"""Adding a plan's rows in one go leaves what adding them one by one leaves, or nothing when some row is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farled.direction.reads import Objective
from farled.planning import acts
from farled.planning.acts import Content, NewActivity
from farled.planning.models import Activity
from farled.planning.states import ActivityKind, Status
from farled.thread.models import Edge, Node
from farled.trail.invariants import chain_is_unbroken
from farled.trail.models import Entry, Version
from farled.web import slots
from farled.web.refused import Forbidden, Refused, RowsRefused
from tests.cast import NOW, TODAY
from tests.factories.planning import make_area
from tests.planning.conftest import Scene

INSATS = ActivityKind.INSATS
WHY = "Planen är inläst"


days = st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31))
contents = st.builds(
    Content,
    title=st.sampled_from(["Mobiltäckning", " Öppna  data ", "E-arkiv", "", "a\u200bb", "x" * 301]),
    description=st.sampled_from(["", " Kartlägg. "]),
    start=days,
    end=days,
    standing=st.booleans(),
    added_on=days,
    priority=st.none() | st.integers(1, 99),
    responsible_text=st.sampled_from(["", "KS, SN", "y" * 501]),
    footnotes=st.sampled_from([(), ("Avtalet gäller.", " ")]),
    effect=st.sampled_from(["", "Färre vita fläckar"]),
    effect_for=st.sampled_from(["", "invånare"]),
    effect_due=days,
)
# Choices among the scene's rows are numbers here, and None is nobody; an insats is the place of an earlier row.
specs = st.fixed_dictionaries(
    {
        "content": contents,
        "kind": st.sampled_from(ActivityKind),
        "objective": st.none() | st.integers(0, 2),
        "insats": st.none() | st.integers(0, 6),
        "also_listed": st.lists(st.integers(0, 2), max_size=2),
        "leads": st.lists(st.integers(0, 3), max_size=2),
        "contributing": st.lists(st.integers(0, 2), max_size=2),
        "status": st.sampled_from([Status.NEW, Status.ONGOING, Status.DONE]),
        "outcome": st.sampled_from(["", " Nio av tio är med. "]),
        "outcome_on": days,
        "position": st.none() | st.integers(0, 50),
        "source": st.sampled_from(["", "plan.xlsx, rad 4", "z" * 201]),
    }
)


def trial(act: Callable[[], list[Activity]]) -> tuple[object, dict[int, list[tuple[str, str]]]]:
    """What an act leaves, told without ids, and what it refuses by row. Nothing of it stays."""
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in (Entry, Version, Node, Edge)}
    start = transaction.savepoint()
    try:
        left = told(act(), before)
        assert list(chain_is_unbroken()) == []
        assert list(slots.invariants["planning.thread"].check()) == []
    except RowsRefused as refusal:
        return None, {index: codes(one) for index, one in refusal.rows.items()}
    else:
        return left, {}
    finally:
        transaction.savepoint_rollback(start)


def told(rows: list[Activity], before: dict[Any, set[int]]) -> object:
    """Rows, versions, entries, nodes and edges that were not there before, with places instead of ids."""
    place = {row.pk: index for index, row in enumerate(rows)}

    def new(model: Any, *names: str) -> list[tuple[Any, ...]]:
        return list(model.objects.exclude(pk__in=before[model]).order_by("pk").values_list(*names))

    def named(values: dict[str, Any]) -> dict[str, Any]:
        if "insats" not in values:
            return values
        insats = values["insats"]
        return values | {"insats": [None, place[insats[1]]] if isinstance(insats, list) else place.get(insats)}

    stored = Activity.objects.prefetch_related("parts", "listings").in_bulk(list(place))
    nodes = {pk: (kind, place[ref], o, p) for pk, kind, ref, o, p in new(
        Node, "pk", "kind", "ref", "organisation_id", "published"
    )}  # fmt: skip
    versions = new(Version, "subject_id", "subject_kind", "organisation_id", "valid_from", "valid_to", "values")
    entries = new(
        Entry, "subject_id", "seq", "organisation_id", "at", "actor_kind", "actor_id", "actor_name", "on_behalf_of",
        "verb", "subject_kind", "subject_name", "why", "confidential", "changes",
    )  # fmt: skip
    edges = new(Edge, "lower", "upper", "relation", "valid_from", "valid_to", "decision")
    return {
        "rows": [(named(stored[pk].trail_values()), stored[pk].version) for pk in place],
        "versions": sorted(((place[pk], *rest, named(values)) for pk, *rest, values in versions), key=lambda v: v[0]),
        "entries": [(place[pk], *rest, named(changes)) for pk, *rest, changes in entries],
        "nodes": sorted(nodes.values()),
        "edges": sorted(
            (nodes[low], str(nodes.get(up, up)), *(str(each) for each in rest)) for low, up, *rest in edges
        ),
    }


def codes(refusal: Refused) -> list[tuple[str, str]]:
    return [(each.code, each.field) for each in refusal.each]


def chosen(scene: Scene, areas: list[Objective], spec: dict[str, Any]) -> dict[str, Any]:
    """A specification with rows instead of numbers."""
    world = scene.world
    bodies = [world.school, world.care, world.executive, world.their_body]
    return spec | {
        "objective": None if spec["objective"] is None else areas[spec["objective"]],
        "also_listed": [areas[index] for index in spec["also_listed"]],
        "leads": [bodies[index] for index in spec["leads"]],
        "contributing": [bodies[index] for index in spec["contributing"]],
    }


@pytest.fixture
def areas(scene: Scene) -> list[Objective]:
    """Three to choose among."""
    return [scene.area, *(make_area(scene.world, scene.plan, f"Område {each}") for each in range(2))]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(specs, max_size=7), valid=st.booleans(), on=st.none() | st.just(TODAY))
def test_many_are_added_as_one_by_one(
    scene: Scene, areas: list[Objective], rows: list[dict[str, Any]], *, valid: bool, on: date | None
) -> None:
    rows = [mended(index, row, rows) if valid else row for index, row in enumerate(rows)]
    given_to_all: dict[str, Any] = {"document": scene.plan, "by": scene.world.hand, "at": NOW, "why": WHY, "on": on}

    def one_by_one() -> list[Activity]:
        added: list[Activity | None] = []
        refused = {}
        for index, row in enumerate(rows):
            earlier = row["insats"]
            insats = added[earlier] if earlier is not None and earlier < index else None
            try:
                added.append(acts.add_activity(**chosen(scene, areas, row) | {"insats": insats} | given_to_all))
            except Refused as refusal:
                refused[index] = refusal
                added.append(None)
        if refused:
            raise RowsRefused(refused)
        return [activity for activity in added if activity is not None]

    def at_once() -> list[Activity]:
        new: list[NewActivity] = []
        for index, row in enumerate(rows):
            earlier = row["insats"]
            insats = new[earlier] if earlier is not None and earlier < index else None
            new.append(NewActivity(**chosen(scene, areas, row) | {"insats": insats}))
        return acts.add_activities(activities=new, **given_to_all)

    left, refused = trial(at_once)
    left_by_one, refused_by_one = trial(one_by_one)
    assert left == left_by_one
    assert valid <= (not refused)
    if not any(row["insats"] in refused for row in rows):  # one by one, what hangs on a refused row cannot be tried
        assert refused == refused_by_one


def mended(index: int, row: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The same specification with everything wrong taken away."""
    content = row["content"]
    if len(content.title) > 300 or "\u200b" in content.title or not content.title:
        content = replace(content, title="Bredband")
    content = replace(content, responsible_text=content.responsible_text[:500])
    if content.start and content.end:
        content = replace(content, start=min(content.start, content.end), end=max(content.start, content.end))
    outcome_on = row["outcome_on"] and min(row["outcome_on"], TODAY)
    above = row["insats"]
    nests = row["kind"] is INSATS or above is None or above >= index or rows[above]["kind"] is not INSATS
    leads = [each for each in row["leads"] if each < 3]
    return row | {
        "content": content,
        "insats": None if nests else above,
        "leads": leads,
        "contributing": [each for each in row["contributing"] if each not in leads],
        "outcome": row["outcome"] or ("Klart." if row["status"].finished else ""),
        "outcome_on": outcome_on,
        "source": row["source"][:200],
    }


def test_everything_wrong_with_every_row_is_told_at_once(scene: Scene) -> None:
    world = scene.world
    insats = NewActivity(content=Content(title=" "), kind=INSATS)
    wrong = [
        insats,
        NewActivity(content=Content(title="Bra"), insats=insats),
        NewActivity(
            content=Content(title="Bakvänd", start=date(2026, 5, 1), end=date(2026, 4, 1)),
            leads=[world.their_body],
            status=Status.DONE,
            source="k" * 201,
        ),
    ]
    before = (Activity.objects.count(), Entry.objects.count(), Version.objects.count(), Node.objects.count())
    with pytest.raises(RowsRefused) as refused:
        acts.add_activities(document=scene.plan, activities=wrong, by=world.actor("asa"), at=NOW)
    assert {index: codes(one) for index, one in refused.value.rows.items()} == {
        0: [("web.text.empty", "title")],
        2: [
            ("web.text.long", "source"),
            ("planning.period.backwards", "end"),
            ("planning.body.elsewhere", "leads"),
            ("planning.outcome.missing", "outcome"),
        ],
    }
    assert "2 av raderna" in refused.value.sentence
    assert refused.value.rows[2].each[0].sentence == "Texten är 201 tecken lång, och det får plats 200. Korta den."
    assert before == (Activity.objects.count(), Entry.objects.count(), Version.objects.count(), Node.objects.count())


def test_F3_one_bad_row_in_ten_thousand_and_nothing_is_added(scene: Scene) -> None:
    rows = [NewActivity(content=Content(title=f"Aktivitet {number}")) for number in range(10_000)]
    rows[7_000] = NewActivity(content=Content(title="Klar"), status=Status.DONE)
    with pytest.raises(RowsRefused) as refused:
        acts.add_activities(document=scene.plan, activities=rows, by=scene.world.hand, at=NOW)
    assert list(refused.value.rows) == [7_000]
    assert Activity.objects.get() == scene.activity


def test_queries_do_not_grow_with_the_rows(scene: Scene, count_queries: Callable[[Callable[[], object]], int]) -> None:
    def add(count: int) -> int:
        world = scene.world
        insats = NewActivity(content=Content(title="Insats"), kind=INSATS, objective=scene.area)
        rows = [
            NewActivity(
                content=Content(title=f"Aktivitet {number}"),
                insats=insats,
                leads=[world.school],
                objective=Objective.objects.get(pk=scene.area.pk),
            )
            for number in range(count)
        ]
        return count_queries(
            lambda: acts.add_activities(document=scene.plan, activities=[insats, *rows], by=world.hand, at=NOW)
        )

    assert add(30) == add(3) <= 28


def test_an_insats_comes_before_what_is_part_of_it(scene: Scene) -> None:
    insats = NewActivity(content=Content(title="Insats"), kind=INSATS)
    late = [NewActivity(content=Content(title="Före"), insats=insats), insats]
    with pytest.raises(ValueError, match="row 0 is part of an insats"):
        acts.add_activities(document=scene.plan, activities=late, by=scene.world.hand, at=NOW)


def test_adding_nothing_leaves_nothing(scene: Scene) -> None:
    before = Entry.objects.count()
    assert acts.add_activities(document=scene.plan, activities=[], by=scene.world.hand, at=NOW) == []
    assert Entry.objects.count() == before


@pytest.mark.parametrize("name", ["erik", "vera", "otto"])
def test_S4_only_the_keeper_adds_many(scene: Scene, name: str) -> None:
    with pytest.raises(Forbidden):
        acts.add_activities(
            document=scene.plan,
            activities=[NewActivity(content=Content(title="Egen"))],
            by=scene.world.actor(name),
            at=NOW,
        )
    assert Activity.objects.count() == 1
