"""The objective tree: adding, changing, moving, deriving and removing, and its place in the red thread."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from farled.direction import acts, figures
from farled.direction.models import Objective
from farled.direction.states import DocumentRelationKind, Level
from farled.methods.goal_chain import Kind
from farled.people.reads import Actor
from farled.thread.reads import Edge, NodeKind, Relation, node_of
from farled.trail.models import Entry
from farled.web import slots
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from farled.web.together import answered
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_document, a_draft, an_objective, published

AsUser = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]


def change(
    objective: Objective, by: Actor, *, version: int = 1, level: Level = Level.OBJECTIVE, why: str = ""
) -> Objective:
    return acts.change_objective(
        objective=objective,
        version=version,
        level=level,
        title="Ny titel",
        aliases=[],
        text="",
        present_state="I dag",
        new_state="Sedan",
        why=why,
        by=by,
        at=NOW,
    )


def upward(objective: Objective) -> list[tuple[str, int]]:
    node = node_of(NodeKind.OBJECTIVE, objective.pk)
    edges = Edge.objects.filter(lower=node, valid_to=None).order_by("relation")
    return list(edges.values_list("relation", "upper__ref"))


# --- Adding and changing ----------------------------------------------------------------------------------------------


def test_an_objective_is_a_node_tied_to_its_parent(world: World) -> None:
    document = a_draft(world)
    area = an_objective(world, document, level=Level.TARGET_AREA)
    goal = acts.add_objective(
        document=document, level=Level.OBJECTIVE, title="Målet", parent=area, on=date(2026, 1, 1), by=world.hand, at=NOW
    )
    assert upward(goal) == [(Relation.PART_OF, area.pk)]
    assert Edge.objects.get().valid_from == date(2026, 1, 1)
    node = node_of(NodeKind.OBJECTIVE, goal.pk)
    assert node is not None
    assert (node.organisation, node.published) == (world.ours, False)
    assert Entry.objects.filter(verb="direction.objective.added", subject_id=goal.pk).exists()


def test_a_title_is_used_once_in_its_level(world: World) -> None:
    document = a_draft(world)
    an_objective(world, document, title="Trygghet")
    with pytest.raises(Invalid) as refused:
        an_objective(world, document, title="TRYGGHET")
    assert refused.value.field == "title"
    an_objective(world, document, title="Trygghet", level=Level.PRINCIPLE)


def test_a_parent_never_ranks_below(world: World) -> None:
    document = a_draft(world)
    goal = an_objective(world, document)
    with pytest.raises(Invalid) as refused:
        an_objective(world, document, level=Level.TARGET_AREA, parent=goal)
    assert refused.value.code == "direction.parent_rank"
    an_objective(world, document, level=Level.DIRECTION, parent=goal)
    with pytest.raises(Invalid):
        an_objective(world, a_draft(world), parent=goal)
    with pytest.raises(Invalid):
        change(goal, world.hand, level=Level.CRITERION)


def test_the_pages_add_and_change(world: World, as_user: AsUser) -> None:
    document = a_draft(world, body=world.school)
    area = an_objective(world, document, title="Området", level=Level.TARGET_AREA)
    erik = as_user("erik")
    form = erik.get(f"/direction/{document.pk}/add-objective/?under={area.pk}").content.decode()
    assert f'value="{area.pk}" selected' in form
    typed = {
        "level": "objective",
        "title": "Målet",
        "parent": str(area.pk),
        "present_state": "Svårt",
        "new_state": "Lätt",
    }
    answer = erik.post(f"/direction/{document.pk}/add-objective/", typed)
    assert answer.status_code == 303
    shown = erik.get(answer.headers["Location"]).content.decode()
    assert "Svårt" in shown
    assert "Området" in shown
    goal = Objective.objects.get(title="Målet")
    changed = erik.post(
        f"/direction/objectives/{goal.pk}/change-objective/", {**typed, "version": "1", "title": "Nytt"}
    )
    assert changed.status_code == 303
    assert erik.post(f"/direction/objectives/{goal.pk}/change-objective/", {**typed, "version": "1"}).status_code == 412


def test_who_may_write(world: World, as_user: AsUser) -> None:
    goal = an_objective(world, a_document(world))
    for name in ("erik", "vera", "rut", "otto"):
        with pytest.raises(Forbidden):
            change(goal, world.actor(name), why="Skäl")
    assert as_user("vera").get(f"/direction/objectives/{goal.pk}/change-objective/").status_code == 403
    erik = as_user("erik").post(
        f"/direction/objectives/{goal.pk}/change-objective/",
        {"version": "1", "level": "objective", "title": "X", "why": "Y"},
    )
    assert erik.status_code == 403


def test_what_is_decided_changes_only_with_a_reason(world: World) -> None:
    goal = an_objective(world, a_document(world))
    with pytest.raises(Invalid) as refused:
        change(goal, world.hand)
    assert refused.value.field == "why"
    assert change(goal, world.hand, why="Rättat enligt protokollet").new_state == "Sedan"


def test_R1_a_stale_change_is_refused(world: World) -> None:
    goal = an_objective(world, a_draft(world))
    change(goal, world.hand)
    with pytest.raises(Stale):
        change(goal, world.hand, version=1)


# --- Moving -----------------------------------------------------------------------------------------------------------


def test_moving_re_ties_the_thread_from_that_day(world: World) -> None:
    document = a_draft(world)
    first, second = (an_objective(world, document, level=Level.TARGET_AREA) for _ in range(2))
    goal = acts.add_objective(
        document=document, level=Level.OBJECTIVE, title="M", parent=first, on=date(2026, 1, 1), by=world.hand, at=NOW
    )
    acts.move_objective(objective=goal, version=1, parent=second, on=date(2026, 7, 1), by=world.hand, at=NOW)
    assert upward(goal) == [(Relation.PART_OF, second.pk)]
    was = Edge.objects.get(upper__ref=first.pk)
    assert (was.valid_from, was.valid_to) == (date(2026, 1, 1), date(2026, 7, 1))
    assert list(slots.invariants["direction.tree"].check()) == []


def test_an_objective_never_stands_under_itself(world: World) -> None:
    document = a_draft(world)
    top = an_objective(world, document)
    below = an_objective(world, document, parent=an_objective(world, document, parent=top))
    for parent in (top, below):
        with pytest.raises(Invalid):
            acts.move_objective(objective=top, version=1, parent=parent, by=world.hand, at=NOW)


def test_siblings_make_room(world: World, as_user: AsUser) -> None:
    document = a_draft(world)
    for title in ("ett", "två", "tre"):
        an_objective(world, document, title=title)

    def order() -> list[str]:
        return list(document.objectives.order_by("position").values_list("title", flat=True))

    an_objective(world, document, title="fyra", place=2)
    assert order() == ["ett", "fyra", "två", "tre"]
    third = document.objectives.get(title="tre")
    asa = as_user("asa")
    url = f"/direction/objectives/{third.pk}/move-objective/"
    assert asa.get(url).status_code == 200
    assert asa.post(url, {"version": "1", "parent": "", "place": "1"}).status_code == 303
    assert order() == ["tre", "ett", "fyra", "två"]
    assert set(document.objectives.exclude(pk=third.pk).values_list("version", flat=True)) == {1}, (
        "others are left alone"
    )


def test_siblings_are_spaced_out_when_no_room_is_left(world: World) -> None:
    document = a_draft(world)
    titles = [f"mål {number}" for number in range(15)]
    for title in titles:
        an_objective(world, document, title=title, place=1)
    assert list(document.objectives.order_by("position").values_list("title", flat=True)) == titles[::-1]
    assert Entry.objects.filter(verb="direction.objective.shifted").exists()


# --- Deriving ---------------------------------------------------------------------------------------------------------


def test_an_objective_derives_from_superior_documents_also_elsewhere(world: World, as_user: AsUser) -> None:
    theirs = published(world, a_document(world, title="RUS 2030", theirs=True))
    region = an_objective(world, theirs, title="Ett tillgängligt län")
    city = an_objective(world, a_document(world, title="Programmet"), title="Öppen stad")
    plan = a_draft(world, title="Planen", body=world.school)
    goal = an_objective(world, plan, title="Öppen skola")
    erik = as_user("erik")
    url = f"/direction/objectives/{goal.pk}/derive/"
    assert "Ett tillgängligt län" in erik.get(f"{url}?document={theirs.pk}").content.decode()
    typed = {"version": "1", "derives_from": [str(region.pk)]}
    assert erik.post(f"{url}?document={theirs.pk}", typed).status_code == 303
    goal.refresh_from_db()
    typed = {"version": str(goal.version), "derives_from": [str(region.pk), str(city.pk)]}
    assert erik.post(f"{url}?document={city.document_id}", typed).status_code == 303
    assert upward(goal) == [(Relation.DERIVES_FROM, region.pk), (Relation.DERIVES_FROM, city.pk)]
    shown = erik.get(f"/direction/objectives/{goal.pk}/").content.decode()
    assert "Ett tillgängligt län" in shown
    assert "Ösby region" in shown
    assert "Öppen skola" in as_user("asa").get(f"/direction/objectives/{city.pk}/").content.decode()
    assert "Öppen skola" not in as_user("otto").get(f"/direction/objectives/{region.pk}/").content.decode(), (
        "unpublished"
    )
    entry = Entry.objects.filter(verb="direction.objective.derived").order_by("-seq")[0]
    assert entry.changes["derives_from"] == [[region.pk], sorted([region.pk, city.pk])]


def test_S3_only_what_is_in_sight_can_be_derived_from(world: World, as_user: AsUser) -> None:
    hidden = an_objective(world, a_document(world, theirs=True))
    drafted = an_objective(world, a_draft(world, body=world.care))
    goal = an_objective(world, a_draft(world, body=world.school))
    erik = world.actor("erik")
    for superior in (hidden, drafted):
        with pytest.raises(Invalid):
            acts.derive(objective=goal, version=1, derives_from=[superior], by=erik, at=NOW)
        typed = {"version": "1", "derives_from": [str(superior.pk)]}
        url = f"/direction/objectives/{goal.pk}/derive/?document={superior.document_id}"
        assert as_user("erik").post(url, typed).status_code == 422
    assert upward(goal) == []


def test_derivations_make_no_circle(world: World) -> None:
    upper, lower = an_objective(world, a_draft(world)), an_objective(world, a_draft(world))
    acts.derive(objective=lower, version=1, derives_from=[upper], by=world.hand, at=NOW)
    with pytest.raises(Refused) as refused:
        acts.derive(objective=upper, version=1, derives_from=[lower], by=world.hand, at=NOW)
    assert refused.value.code == "thread.circle"
    with pytest.raises(Invalid):
        acts.derive(objective=lower, version=2, derives_from=[lower], by=world.hand, at=NOW)


def test_an_objective_is_also_listed_under_others_of_its_document(world: World, as_user: AsUser) -> None:
    document = a_draft(world)
    home, other = (an_objective(world, document, level=Level.TARGET_AREA, title=t) for t in ("Hemma", "Borta"))
    goal = an_objective(world, document, parent=home)
    acts.derive(objective=goal, version=1, derives_from=[], also_listed=[other], by=world.hand, at=NOW)
    assert (Relation.ALSO_LISTED, other.pk) in upward(goal)
    assert "Anges även under" in as_user("asa").get(f"/direction/objectives/{goal.pk}/").content.decode()
    for wrong in (home, an_objective(world, a_draft(world))):
        with pytest.raises(Invalid):
            acts.derive(objective=goal, version=2, derives_from=[], also_listed=[wrong], by=world.hand, at=NOW)


# --- Removing ---------------------------------------------------------------------------------------------------------


def test_only_an_objective_of_a_draft_that_nothing_rests_on_is_removed(world: World, as_user: AsUser) -> None:
    document = a_draft(world)
    top = an_objective(world, document)
    below = an_objective(world, document, parent=top)
    asa = as_user("asa")
    assert asa.post(f"/direction/objectives/{top.pk}/remove-objective/", {"version": "1"}).status_code == 409
    assert asa.get(f"/direction/objectives/{below.pk}/remove-objective/").status_code == 200
    assert asa.post(f"/direction/objectives/{below.pk}/remove-objective/", {"version": "1"}).status_code == 303
    assert node_of(NodeKind.OBJECTIVE, below.pk) is None
    decided = an_objective(world, a_document(world))
    with pytest.raises(Refused):
        acts.remove_objective(objective=decided, version=1, why="Bort", by=world.hand, at=NOW)


# --- What the thread is told ------------------------------------------------------------------------------------------


def test_the_thread_is_told_the_facts(world: World, count_queries: Count) -> None:
    programme, plan = a_document(world), a_draft(world)
    goal = an_objective(world, programme)
    drafted = an_objective(world, plan, level=Level.CRITERION)
    acts.relate(document=plan, other=programme, kind=DocumentRelationKind.CONCRETISES, by=world.hand, at=NOW)
    facts = {node.key: node for node in figures.thread_facts(world.ours.pk, TODAY)}
    held, promised = facts[f"objective:{goal.pk}"], facts[f"objective:{drafted.pk}"]
    assert (held.kind, held.adopted, held.in_force) == (Kind.OBJECTIVE, True, True)
    assert (promised.kind, promised.adopted, promised.in_force) == (Kind.PRINCIPLE, False, False)
    assert promised.superiors == {held.document}
    before = {node.key: node for node in figures.thread_facts(world.ours.pk, date(2025, 12, 15))}
    assert (before[held.key].adopted, before[held.key].in_force) == (True, False)
    few = count_queries(lambda: list(figures.thread_facts(world.ours.pk, TODAY)))
    for _ in range(10):
        an_objective(world, a_document(world))
    assert count_queries(lambda: list(figures.thread_facts(world.ours.pk, TODAY))) == few == 3


def test_faces_are_scoped_and_few_queries(world: World, count_queries: Count) -> None:
    source = slots.node_sources["direction"]
    goal, drafted = an_objective(world, a_document(world), title="Målet"), an_objective(world, a_draft(world))
    theirs = an_objective(world, published(world, a_document(world, theirs=True)))
    one, hidden, other = keys = [f"objective:{row.pk}" for row in (goal, drafted, theirs)]
    assert answered(source.faces(world.actor("vera"), keys)).keys() == {one, other}
    assert list(source.hidden(world.actor("vera"))) == [hidden]
    assert list(source.hidden(world.actor("asa"))) == []
    face = answered(source.faces(world.actor("vera"), keys))[one]
    assert (face.title, face.url) == ("Målet", f"/direction/objectives/{goal.pk}/")
    asa = world.actor("asa")
    few = count_queries(lambda: answered(source.faces(asa, keys, on=TODAY)))
    keys += [f"objective:{an_objective(world, a_document(world)).pk}" for _ in range(10)]
    assert count_queries(lambda: answered(source.faces(asa, keys, on=TODAY))) == few == 2


def test_the_sight_of_two_who_see_the_same_is_the_same(world: World) -> None:
    sight = slots.node_sources["direction"].sight
    assert sight(world.actor("vera")) == sight(world.actor("adam")) != sight(world.actor("erik"))
    assert sight(world.actor("asa")) == sight(world.actor("rut")) != sight(world.actor("vera"))


def test_broken_threads_lead_to_those_who_mend_them(world: World) -> None:
    goal = an_objective(world, a_draft(world, body=world.school))
    kind = slots.break_kinds["objective.no_superior"]
    assert kind.mend(world.actor("erik"), [goal.pk])[goal.pk].url == f"/direction/objectives/{goal.pk}/derive/"
    assert kind.mend(world.actor("bo"), [goal.pk])[goal.pk].url == ""
    assert kind.mend(world.actor("bo"), [goal.pk])[goal.pk].who == "Skolnämnden"
    assert kind.mend(world.actor("otto"), [goal.pk]) == {}


def test_the_page_asks_as_much_for_many_below(world: World, as_user: AsUser, count_queries: Count) -> None:
    document, client = a_document(world), as_user("asa")
    top = an_objective(world, document)
    an_objective(world, document, parent=top)
    few = count_queries(lambda: client.get(f"/direction/objectives/{top.pk}/"))
    for _ in range(20):
        an_objective(world, document, parent=top)
    assert count_queries(lambda: client.get(f"/direction/objectives/{top.pk}/")) == few <= 25


def test_R22_the_database_repeats_the_rules(world: World) -> None:
    document = a_draft(world)
    first, second = an_objective(world, document), an_objective(world, document)
    for broken in ("title = ''", "level = 'made_up'", f"parent_id = {first.pk}", f"title_key = '{second.title_key}'"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE direction_objective SET {broken} WHERE id = %s", [first.pk])  # noqa: S608
