from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from farled.methods.goal_chain import BreakCode, Progress
from farled.people import acts as people
from farled.planning import acts, reads
from farled.planning.states import ActivityKind, Status
from farled.web import slots
from farled.web.refused import Refused
from farled.web.together import answered
from tests.cast import NOW, World
from tests.factories.planning import make_activity, make_plan, make_report, make_round
from tests.planning.conftest import Scene

SignIn = Callable[[str], Client]
DUE = date(2026, 12, 10)


def test_everything_the_room_registers_is_there() -> None:
    assert slots.node_sources["planning"].kinds == {"activity", "insats"}
    assert {"activity.no_objective", "activity.no_responsible", "activity.no_end", "activity.no_effect"} <= set(
        slots.break_kinds.names()
    )
    assert {"insats.no_responsible", "insats.no_end"} <= set(slots.break_kinds.names())
    assert {"planning.activity", "planning.report_request"} <= set(slots.subject_sources.names())
    for slot in (slots.start_sources, slots.waiting_sources, slots.notice_sources, slots.document_nodes):
        assert "planning" in slot.names()
    assert "planning.report" in slots.duty_kinds.names()


def test_a_node_shows_what_the_activity_says(scene: Scene) -> None:
    world = scene.world
    activity = make_activity(
        world, scene.plan, "Öppna data", objective=scene.area,
        content={"effect": "Fler tjänster", "effect_for": "invånare", "effect_due": date(2027, 9, 30)},
    )  # fmt: skip
    source, key = slots.node_sources["planning"], f"activity:{activity.pk}"
    face = answered(source.faces(world.actor("vera"), [key]))[key]
    assert (face.title, face.url) == ("Öppna data", reverse("planning:activity", args=[activity.pk]))
    assert [(end.title, end.note) for end in face.ends] == [
        ("Fler tjänster", "för invånare, följs upp 30\xa0sep\xa02027")
    ]
    assert answered(source.faces(world.actor("otto"), [key])) == {}


def test_S7_a_drafts_nodes_are_hidden(world: World) -> None:
    draft = make_activity(world, make_plan(world, "Utkast", adopted=False), "Kanariefågel")
    source, key = slots.node_sources["planning"], f"activity:{draft.pk}"
    assert answered(source.faces(world.actor("vera"), [key])) == {}
    assert set(source.hidden(world.actor("vera"))) == {key}


def test_facts_for_the_red_thread(scene: Scene) -> None:
    world = scene.world
    make_activity(world, scene.plan, "Ute", status=Status.DROPPED, outcome="Inga pengar")
    make_activity(world, scene.plan, "Klar", status=Status.DONE, outcome="Så blev det")
    insats = make_activity(world, scene.plan, "Insats", kind=ActivityKind.INSATS, content={"end": None})
    facts = {node.key: node for node in slots.node_sources["planning"].facts(world.ours.pk, date(2026, 11, 21))}
    main = facts[f"activity:{scene.activity.pk}"]
    assert (main.responsible, main.end, main.measured) == (True, date(2026, 12, 31), False)
    only = facts.pop(f"insats:{insats.pk}")
    assert (only.responsible, only.end) == (False, None)
    assert sorted(node.progress for node in facts.values()) == [Progress.DROPPED, Progress.FINISHED, Progress.OPEN]


@pytest.mark.parametrize(
    ("code", "address"),
    [
        (BreakCode.ACTIVITY_NO_OBJECTIVE, "change/#id_objective"),
        (BreakCode.ACTIVITY_NO_RESPONSIBLE, "bodies/"),
        (BreakCode.ACTIVITY_NO_END, "change/#id_end"),
        (BreakCode.ACTIVITY_NO_EFFECT, "change/#id_effect"),
    ],
)
def test_a_break_names_who_mends_it_and_where(scene: Scene, code: BreakCode, address: str) -> None:
    mend = slots.break_kinds[code].mend
    ref = scene.activity.pk
    for name, may in (("asa", True), ("erik", True), ("maj", False), ("vera", False)):
        found = mend(scene.world.actor(name), [ref])[ref]
        assert found.who == "Skolnämnden"
        assert found.url == (f"/planning/activities/{ref}/{address}" if may else "")


def test_breaks_seeded_are_found_and_mended_ones_are_gone(scene: Scene, as_user: SignIn) -> None:
    asa, row = as_user("asa"), make_activity(scene.world, scene.plan, "Ingen vet varför", content={"end": None})
    said = ("Ingen vet varför är inte knuten till något mål", "Ingen ansvarar för Ingen vet varför")
    html = asa.get(reverse("thread:breaks")).content.decode()
    assert all(sentence in html for sentence in said)
    mended = {"version": 1, "kind": "activity", "title": row.title, "objective": scene.area.pk, "end": "2026-12-31"}
    assert asa.post(reverse("planning:change_activity", args=[row.pk]), mended).status_code == 303
    led = {"version": 2, "leads": [scene.world.care.pk]}
    assert asa.post(reverse("planning:set_bodies", args=[row.pk]), led).status_code == 303
    html = asa.get(reverse("thread:breaks")).content.decode()
    assert not any(sentence in html for sentence in said)


def test_mending_takes_as_many_queries_whatever_breaks(
    scene: Scene, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    world, mend = scene.world, slots.break_kinds[BreakCode.ACTIVITY_NO_END].mend
    erik = world.actor("erik")
    erik.reach("planning.edit")
    few = count_queries(lambda: mend(erik, [scene.activity.pk]))
    refs = [make_activity(world, scene.plan, f"Rad {each}", leads=[world.care]).pk for each in range(10)]
    assert count_queries(lambda: mend(erik, refs)) == few


def test_search_finds_what_one_may_see(scene: Scene) -> None:
    find = slots.search_sources["planning.activities"].find
    assert [hit.title for hit in find(scene.world.actor("vera"), "MOBILTÄCK", 8)] == ["Mobiltäckning"]
    assert find(scene.world.actor("otto"), "Mobil", 8) == []


def test_the_calendar_tells_of_one_or_of_several(scene: Scene) -> None:
    dates = slots.calendar_sources["planning.dates"].dates
    year = (date(2026, 1, 1), date(2026, 12, 31))
    vera = scene.world.actor("vera")
    assert [text for _day, text, _url in answered(dates(vera, *year))] == ["Mobiltäckning ska vara klar"]
    make_activity(scene.world, scene.plan, "Öppna data")
    make_activity(scene.world, scene.plan, "Bibliotek", content={"standing": True})
    ((day, text, url),) = answered(dates(vera, *year))
    assert (day, text) == (date(2026, 12, 31), "2 aktiviteter ska vara klara")
    assert url.startswith(reverse("planning:activities"))


def test_the_start_page_says_what_waits_and_how_the_plan_stands(scene: Scene, as_user: SignIn) -> None:
    world = scene.world
    make_round(world, scene.plan, due=DUE, by=world.actor("asa"))
    erik = as_user("erik").get(reverse("agenda:start")).content.decode()
    assert "Rapportera läget: Uppföljning 2026, Skolnämnden" in erik
    assert "Mina aktiviteter att rapportera" in erik
    assert "Planens läge" in erik
    make_report(world, scene.activity, body=world.school, proposed_end=date(2027, 6, 30))
    asa = as_user("asa").get(reverse("agenda:start")).content.decode()
    assert "En sak väntar på dig." in asa
    assert "Svara om ny sluttid för Mobiltäckning" in asa
    assert "Mina aktiviteter att rapportera" not in asa
    vera = as_user("vera").get(reverse("agenda:start")).content.decode()
    assert "ny sluttid" not in vera


def test_a_bodys_page_leads_to_what_it_answers_for(scene: Scene, as_user: SignIn) -> None:
    link = "Det enheten ansvarar för eller medverkar i"
    vera = as_user("vera")
    page = vera.get(f"/people/{scene.world.school.pk}/").content.decode()
    assert link in page
    assert f"/planning/activities/?body={scene.world.school.pk}&amp;status=open" in page
    assert link not in vera.get(f"/people/{scene.world.executive.pk}/").content.decode()


def test_a_body_does_not_cease_while_it_answers_for_something(scene: Scene) -> None:
    care = scene.world.care
    for held in care.assignments.all():
        people.end_assignment(assignment=held, last_day=date(2026, 11, 1), by=scene.world.hand, at=NOW)
    make_activity(scene.world, scene.plan, leads=[care])

    def close() -> None:
        care.refresh_from_db()
        people.close_body(
            body=care, version=care.version, closed_on=date(2026, 11, 20), by=scene.world.actor("disa"), at=NOW
        )

    with pytest.raises(Refused, match="body_leads") as refused:
        close()
    assert "Äldrenämnden ansvarar för sådant som inte är avslutat (1 i planerna)." in refused.value.sentence
    hand, heirs = scene.world.hand, [scene.world.school]
    for each in reads.taken_part_in(scene.world.actor("asa"), [care.pk]):
        acts.set_bodies(activity=each, version=each.version, leads=heirs, contributing=[], by=hand, at=NOW)
    close()
    care.refresh_from_db()
    assert care.closed_on == date(2026, 11, 20)
