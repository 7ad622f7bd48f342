"""Networks, mappings and trainings: what only they hold, what they lead to, what they owe, and where it shows."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from farled.direction import acts as direction
from farled.planning import acts, figures, reads
from farled.planning.models import Activity, Occasion
from farled.planning.reads import invariants
from farled.planning.states import ActivityKind, Meets, Onward, Status
from farled.thread.reads import Edge
from farled.thread.states import Relation
from farled.trail.reads import history_of
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from farled.web.slots import calendar_sources
from farled.web.together import answered
from tests.cast import NOW, TODAY
from tests.factories.planning import adopt, fresh, make_activity, make_area, make_plan
from tests.planning.conftest import Scene

AsUser = Callable[[str], Client]
NEXT = date(2026, 12, 3)


def a_row(scene: Scene, kind: ActivityKind, title: str = "Raden", **more: Any) -> Activity:
    return make_activity(
        scene.world, scene.plan, title, kind=kind, leads=[scene.world.school], objective=scene.area, **more
    )


def lead_on(scene: Scene, one: Activity, by: str = "asa", **to: Any) -> Activity:
    targets: dict[str, Any] = {"later": [], "objectives": [], "stage_goals": []} | to
    return acts.lead_on(activity=one, version=fresh(one).version, by=scene.world.actor(by), at=NOW, **targets)


def an_occasion(scene: Scene, one: Activity, on: date = TODAY, planned: int = 40, **more: Any) -> Occasion:
    return acts.add_occasion(activity=one, on=on, planned=planned, by=scene.world.actor("asa"), at=NOW, **more)


# --- What only they hold ----------------------------------------------------------------------------------------------


def test_a_kind_holds_its_own_fields_and_no_other_kinds(scene: Scene) -> None:
    network = a_row(scene, ActivityKind.NETWORK, content={"meets": Meets.QUARTERLY, "next_meeting": NEXT})
    assert (network.meets, network.next_meeting) == (Meets.QUARTERLY, NEXT)
    with pytest.raises(Invalid) as refused:
        a_row(scene, ActivityKind.TRAINING, content={"meets": Meets.QUARTERLY})
    assert refused.value.field == "meets"
    assert "hör bara till slaget nätverk" in refused.value.sentence


@pytest.mark.parametrize(
    ("kind", "stray"),
    [
        (ActivityKind.ACTIVITY, {"meets": Meets.YEARLY}),
        (ActivityKind.NETWORK, {"scope": "Nätet"}),
        (ActivityKind.MAPPING, {"target_group": "Äldre"}),
    ],
)
def test_R22_the_database_keeps_a_kinds_fields_to_itself(
    scene: Scene, kind: ActivityKind, stray: dict[str, str]
) -> None:
    one = a_row(scene, kind)
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=one.pk).update(**stray)


def test_an_activity_becomes_a_network_but_an_insats_stays_one(scene: Scene, as_user: AsUser) -> None:
    client, one = as_user("asa"), scene.activity
    said = {"version": one.version, "title": one.title, "kind": "network", "meets": "monthly",
            "end": one.end}  # fmt: skip
    assert client.post(f"/planning/activities/{one.pk}/change/", said).status_code == 303
    assert fresh(one).kind == ActivityKind.NETWORK
    insats = a_row(scene, ActivityKind.INSATS)
    assert 'name="kind"' not in client.get(f"/planning/activities/{insats.pk}/change/").text
    with pytest.raises(Refused, match=r"planning\.kind\.insats"):
        acts.change_activity(
            activity=insats, version=insats.version, content=acts.Content(title="X", end=insats.end),
            kind=ActivityKind.MAPPING, objective=None, insats=None, also_listed=[], by=scene.world.hand, at=NOW,
        )  # fmt: skip


def test_a_kind_is_not_left_while_it_holds_something(scene: Scene, as_user: AsUser) -> None:
    training = a_row(scene, ActivityKind.TRAINING, content={"target_group": "Chefer"})
    an_occasion(scene, training)
    said = {"version": training.version, "title": "Raden", "kind": "activity", "end": training.end}
    answer = as_user("asa").post(f"/planning/activities/{training.pk}/change/", said)
    assert answer.status_code == 409
    assert "Den har utbildningstillfällen" in answer.text


# --- What they lead to ------------------------------------------------------------------------------------------------


def test_a_mapping_leads_to_activities_goals_and_stage_goals(scene: Scene, as_user: AsUser) -> None:
    mapping = a_row(scene, ActivityKind.MAPPING, content={"scope": "Fibern", "result_source": "Rapport 7"})
    other = make_area(scene.world, make_plan(scene.world, "Programmet", adopted=False), "Ett nytt mål")
    stage = direction.add_stage_goal(
        objective=scene.area, title="Hälften har fiber", due=date(2027, 6, 30), by=scene.world.hand, at=NOW
    )
    client = as_user("asa")
    said = {"version": 1, "later": [scene.activity.pk], "objectives": [other.pk], "stage_goals": [stage.pk]}
    assert client.post(f"/planning/activities/{mapping.pk}/lead-on/", said).status_code == 303
    tied = Edge.objects.filter(relation=Relation.FOLLOWS, upper__ref=mapping.pk, valid_to=None)
    assert set(tied.values_list("lower__kind", "lower__ref")) == {
        ("activity", scene.activity.pk),
        ("objective", other.pk),
    }
    page = client.get(f"/planning/activities/{mapping.pk}/").text
    for word in ("Leder till", scene.activity.title, "Ett nytt mål", "Hälften har fiber", "Rapport 7", "Fibern"):
        assert word in page, word
    assert "Följer av" in client.get(f"/planning/activities/{scene.activity.pk}/").text
    entry = history_of(fresh(mapping)).first()
    assert entry is not None
    assert entry.verb == "planning.activity.led_on"
    assert list(invariants.thread_says_what_rows_say()) == []
    lead_on(scene, mapping)
    assert not Edge.objects.filter(relation=Relation.FOLLOWS, valid_to=None).exists()
    assert list(invariants.thread_says_what_rows_say()) == []


@pytest.mark.parametrize("kind", [ActivityKind.ACTIVITY, ActivityKind.INSATS])
def test_what_serves_a_goal_does_not_lead_on(scene: Scene, kind: ActivityKind) -> None:
    with pytest.raises(Refused, match=r"planning\.sequel\.kind"):
        lead_on(scene, a_row(scene, kind), later=[scene.activity])


def test_nothing_leads_to_itself_to_its_own_goal_or_in_a_circle(scene: Scene) -> None:
    one, other = a_row(scene, ActivityKind.NETWORK), a_row(scene, ActivityKind.NETWORK, "Ett annat")
    for wrong, code in (({"later": [one]}, "itself"), ({"objectives": [scene.area]}, "served")):
        with pytest.raises(Refused, match=rf"planning\.sequel\.{code}"):
            lead_on(scene, one, **wrong)
    lead_on(scene, one, later=[other])
    with pytest.raises(Refused, match=r"thread\.circle"):
        lead_on(scene, other, later=[one])


def test_S1_others_do_not_say_what_it_leads_to(scene: Scene, as_user: AsUser) -> None:
    mapping = a_row(scene, ActivityKind.MAPPING)
    with pytest.raises(Forbidden):
        lead_on(scene, mapping, by="vera", later=[scene.activity])
    assert as_user("vera").get(f"/planning/activities/{mapping.pk}/lead-on/").status_code == 403


def test_what_something_leads_to_does_not_vanish(scene: Scene) -> None:
    world, plan = scene.world, make_plan(scene.world, "Utkastet", adopted=False)
    goal, draft = make_area(world, plan, "Ett mål"), make_activity(world, plan, "Utkast")
    mapping = a_row(scene, ActivityKind.MAPPING)
    stage = direction.add_stage_goal(objective=scene.area, title="Halvvägs", due=NEXT, by=world.hand, at=NOW)
    lead_on(scene, mapping, later=[draft], objectives=[goal], stage_goals=[stage])
    removals: list[Callable[[], None]] = [
        lambda: acts.remove_draft(activity=draft, version=draft.version, by=world.hand, at=NOW),
        lambda: direction.remove_objective(objective=goal, version=goal.version, by=world.hand, at=NOW),
        lambda: direction.remove_stage_goal(row=stage, version=stage.version, by=world.hand, at=NOW),
    ]
    for removing in removals:
        with pytest.raises(Refused, match=r"planning\.sequel\.rests"):
            removing()


def test_what_it_led_to_is_read_as_of_a_day(scene: Scene) -> None:
    mapping = a_row(scene, ActivityKind.MAPPING)
    lead_on(scene, mapping, later=[scene.activity])
    asa, a_day = scene.world.actor("asa"), timedelta(days=1)
    after = make_activity(scene.world, scene.plan, "Efteråt")
    acts.lead_on(
        activity=mapping, version=fresh(mapping).version, later=[after], objectives=[], stage_goals=[], by=asa,
        at=NOW + a_day,
    )  # fmt: skip

    def led_to(at: datetime) -> tuple[Activity, ...]:
        then = reads.known_at(fresh(mapping), asa, at)
        assert then is not None
        return then.leads_to.later

    assert led_to(NOW + a_day / 2) == (scene.activity,)
    assert led_to(NOW + 2 * a_day) == (after,)


# --- Trainings --------------------------------------------------------------------------------------------------------


def test_a_training_counts_those_planned_and_trained_until_today(scene: Scene, as_user: AsUser) -> None:
    training, client = a_row(scene, ActivityKind.TRAINING, content={"target_group": "Rektorer"}), as_user("asa")
    add = f"/planning/activities/{training.pk}/add-occasion/"
    assert client.post(add, {"on": "2026-10-01", "planned": 40, "trained": 30}).status_code == 303
    assert client.post(add, {"on": "2027-02-01", "planned": 60}).status_code == 303
    counted = figures.trained(reads.occasions_of(training), on=TODAY)
    assert (counted.planned, counted.trained, counted.all_planned) == (40, 30, 100)
    assert "30 av 40 planerade är utbildade (75" in client.get(f"/planning/activities/{training.pk}/").text
    row = Occasion.objects.get(on=date(2027, 2, 1))
    change = f"/planning/occasions/{row.pk}/change-occasion/"
    refused = client.post(change, {"version": 1, "on": "2027-02-01", "planned": 60, "trained": 60})
    assert refused.status_code == 422
    assert "har inte varit än" in refused.text
    remove = f"/planning/occasions/{row.pk}/remove-occasion/"
    assert client.post(remove, {"version": 1}).status_code == 303
    assert Occasion.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"planned": 0}, "planning.occasion.nobody"),
        ({"on": NEXT, "trained": 3}, "planning.occasion.ahead"),
        ({}, "planning.occasion.twice"),
    ],
)
def test_a_day_of_a_training_is_refused(scene: Scene, said: dict[str, Any], code: str) -> None:
    training = a_row(scene, ActivityKind.TRAINING)
    an_occasion(scene, training)
    with pytest.raises(Refused) as refused:
        an_occasion(scene, training, **said)
    assert refused.value.code == code


def test_S1_S2_its_pages_are_for_those_who_may_edit_it(scene: Scene, as_user: AsUser) -> None:
    training = a_row(scene, ActivityKind.TRAINING)
    day = an_occasion(scene, training)
    pages = [
        *(f"/planning/activities/{training.pk}/{act}/" for act in ("lead-on", "add-occasion")),
        *(f"/planning/occasions/{day.pk}/{act}/" for act in ("change-occasion", "remove-occasion")),
    ]
    answers = {"asa": 200, "erik": 200, "maj": 403, "vera": 403, "otto": 404}
    for who, status in answers.items():
        client = as_user(who)
        assert [client.get(page).status_code for page in pages] == [status] * len(pages), who
    assert [Client().get(page).status_code for page in pages] == [302] * len(pages)


def test_only_a_training_has_days_and_a_stale_change_is_refused(scene: Scene) -> None:
    with pytest.raises(Refused, match=r"planning\.occasion\.kind"):
        an_occasion(scene, scene.activity)
    row = an_occasion(scene, a_row(scene, ActivityKind.TRAINING))
    asa: Any = {"by": scene.world.actor("asa"), "at": NOW}
    acts.change_occasion(occasion=row, version=1, on=TODAY, planned=40, trained=35, **asa)
    with pytest.raises(Stale):
        acts.change_occasion(occasion=row, version=1, on=TODAY, planned=41, trained=35, **asa)
    with pytest.raises(Stale):
        acts.remove_occasion(occasion=row, version=1, **asa)


# --- What they owe, and where they show -------------------------------------------------------------------------------


def test_each_kind_owes_its_own(scene: Scene) -> None:
    network = a_row(scene, ActivityKind.NETWORK, content={"next_meeting": date(2026, 9, 1)})
    mapping = a_row(scene, ActivityKind.MAPPING, status=Status.DONE, outcome="Klart", outcome_on=TODAY)
    training = a_row(scene, ActivityKind.TRAINING)
    verbs = [each.verb for row in (network, mapping, training) for each in figures.owes(row, on=TODAY)]
    assert verbs == ["Ange nästa möte", "Ange vad den leder till", "Lägg till ett tillfälle"]
    an_occasion(scene, training)
    assert [each.verb for each in figures.owes(fresh(training), on=TODAY)] == ["Fyll i antalet"]
    assert figures.owes(scene.activity, on=TODAY) == []


def test_the_next_meeting_is_in_the_years_wheel_until_the_network_ends(scene: Scene) -> None:
    a_row(scene, ActivityKind.NETWORK, "IT-strategnätverket", content={"next_meeting": NEXT})
    source = calendar_sources["planning.meetings"]
    assert source.kind == "meeting"
    told = [
        (day, text) for day, text, _url in answered(source.dates(scene.world.actor("vera"), TODAY, date(2026, 12, 31)))
    ]
    assert told == [(NEXT, "IT-strategnätverket möts")]


def test_the_list_is_filtered_by_kind_and_the_plan_names_it(scene: Scene, as_user: AsUser) -> None:
    a_row(scene, ActivityKind.NETWORK, "Bredbandsnätverket")
    client = as_user("asa")
    listed = client.get("/planning/activities/?kind=network").text
    assert "Bredbandsnätverket" in listed
    assert scene.activity.title not in listed
    assert "nätverk" in client.get(f"/planning/plans/{scene.plan.pk}/").text


def test_a_network_says_who_convenes_it(scene: Scene, as_user: AsUser) -> None:
    one = a_row(scene, ActivityKind.NETWORK, contributing=[scene.world.care], content={"meets": Meets.HALF_YEARLY})
    page = as_user("asa").get(f"/planning/activities/{one.pk}/").text
    for word in ("Sammankallar", "Deltar", "två gånger om året"):
        assert word in page, word


def test_a_body_sees_in_the_round_what_its_network_owes(scene: Scene, as_user: AsUser) -> None:
    from tests.factories.planning import make_round

    a_row(scene, ActivityKind.NETWORK, "Skolnätverket")
    make_round(scene.world, scene.plan)
    one = reads.Return.objects.get(body=scene.world.school)
    page = as_user("asa").get(f"/planning/returns/{one.pk}/").text
    assert "Nästa möte är inte angivet" in page


def test_what_a_kind_holds_goes_on_in_the_next_plan(scene: Scene) -> None:
    network = a_row(scene, ActivityKind.NETWORK, content={"meets": Meets.MONTHLY})
    later = adopt(scene.world, make_plan(scene.world, "Handlingsplan 2027", adopted=False))
    [row] = acts.carry_over(
        plan=scene.plan, to=later, steps=[acts.Step(activity=network, how=Onward.CARRIED)], by=scene.world.hand, at=NOW
    )
    assert (row.kind, row.meets) == (ActivityKind.NETWORK, Meets.MONTHLY)
