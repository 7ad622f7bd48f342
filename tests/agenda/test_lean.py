"""The heart's pages ask the database little: for every role, however much there is, also the first time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from farled.agenda import acts as agenda
from farled.direction.reads import Objective
from farled.direction.states import Level
from farled.planning.reads import Activity
from farled.planning.states import ActivityKind
from farled.thread.reads import NodeKind, node_of
from farled.thread.state import forget
from farled.web.slots import node_sources, search_sources
from tests.cast import NOW, PEOPLE, TODAY, World
from tests.factories.direction import a_document, a_draft, adopted, an_objective, derived, published
from tests.factories.matters import a_decision, a_matter
from tests.factories.planning import adopt, make_activity, make_plan, make_report, make_round

Count = Callable[[Callable[[], object]], int]
SignIn = Callable[[str], Client]
EVERYONE = [name for name, *_rest in PEOPLE]
TOGETHER = 6  # pages that ask every room do it in a few rounds, however many rooms have something to say
SEARCH = 4  # what is found, and one more for each sort of record there is to find
NODE_PAGES = ("vision", "area", "insats", "thread")
FIRST_TIME = 6  # more than afterwards, when what the thread holds is looked up first, and one for each room in it


@dataclass
class Whole:
    """Something of everything: goals at several levels, here and elsewhere, work below, a draft, questions, dates."""

    world: World
    vision: Objective
    goal: Objective
    area: Objective
    insats: Activity
    activity: Activity

    def grow(self) -> None:
        """More of everything, broken threads among it."""
        world, plan = self.world, self.activity.document
        for number in range(8):
            row = make_activity(world, plan, f"Rad {number}", leads=[world.school], objective=self.area)
            make_activity(world, plan, f"Del {number}", insats=self.insats, objective=self.area, leads=[world.care])
            make_activity(world, plan, f"Bruten {number}", content={"end": None})
            an_objective(world, plan, title=f"Mål {number}", parent=self.area)
            make_report(world, row, body=world.school, proposed_end=date(2027, 6, 30))
            agenda.add_date(on=TODAY + timedelta(days=number), title=f"Möte {number}", by=world.hand, at=NOW)
            a_decision(world, matter=a_matter(world, title=f"Ärende {number}"))

    def pages(self) -> dict[str, tuple[str, int]]:
        """Addresses by name, with how many queries each may take."""

        def thread(kind: NodeKind, ref: int) -> str:
            node = node_of(kind, ref)
            assert node is not None
            return reverse("thread:node", args=[node.pk])

        return {
            "start": (reverse("agenda:start"), TOGETHER),
            "duties": (reverse("agenda:duties"), TOGETHER),
            "dates": (reverse("agenda:dates"), TOGETHER),
            "search": (reverse("agenda:search") + "?q=mobil", SEARCH + len(search_sources.names())),
            "vision": (thread(NodeKind.OBJECTIVE, self.vision.pk), 20),
            "area": (thread(NodeKind.OBJECTIVE, self.area.pk), 20),
            "insats": (thread(NodeKind.INSATS, self.insats.pk), 20),
            "thread": (thread(NodeKind.ACTIVITY, self.activity.pk), 20),
            "breaks": (reverse("thread:breaks"), 20),
            "activity": (reverse("planning:activity", args=[self.activity.pk]), 20),
            "plan": (reverse("planning:plan", args=[self.activity.document_id]), 20),
            "activities": (reverse("planning:activities"), 12),
        }


@pytest.fixture
def whole(world: World) -> Whole:
    """The region's goal above the programme's, above the plan's, above an insats and its activity."""
    forget()
    regional = an_objective(world, published(world, a_document(world, theirs=True)), title="Länet håller ihop")
    programme = a_draft(world, title="Program")
    vision = an_objective(world, programme, title="Vision", level=Level.VISION)
    goal = an_objective(world, programme, title="Mål", parent=vision)
    adopted(world, programme)
    plan = make_plan(world, adopted=False)
    area = an_objective(world, plan, title="Område", level=Level.TARGET_AREA)
    derived(world, goal, regional)
    derived(world, area, goal)
    plan = adopt(world, plan)
    insats = make_activity(world, plan, "Insats", kind=ActivityKind.INSATS, objective=area, leads=[world.executive])
    activity = make_activity(
        world, plan, "Mobiltäckning", insats=insats, objective=area, leads=[world.school], contributing=[world.care]
    )
    make_activity(world, make_plan(world, "Utkast", adopted=False), "I ett utkast")
    other = make_plan(world, "Skolans plan", body=world.school)
    late = make_activity(world, other, "Läsplattor", leads=[world.school], content={"end": date(2026, 6, 30)})
    make_report(world, late, body=world.school, on=date(2026, 1, 10), proposed_end=date(2027, 1, 31))
    make_round(world, plan, due=TODAY + timedelta(days=9), by=world.actor("asa"))
    agenda.add_date(on=TODAY + timedelta(days=5), title="Nämndens möte", by=world.actor("asa"), at=NOW)
    a_decision(world)
    return Whole(world, vision, goal, area, insats, activity)


@pytest.mark.only_on("sqlite")  # as much is asked of both
def test_R16_pages_ask_as_little_however_much_there_is_and_also_the_first_time(
    whole: Whole, as_user: SignIn, count_queries: Count
) -> None:
    clients, pages = {name: as_user(name) for name in EVERYONE}, whole.pages()
    most = {(name, page): number for page, (_address, number) in pages.items() for name in EVERYONE}

    def asked(name: str, page: str, *, first: bool = False) -> int:
        if first:
            forget()
        return count_queries(lambda: clients[name].get(pages[page][0]))

    def every() -> dict[tuple[str, str], int]:
        for client in clients.values():
            client.get(pages["start"][0])  # what holds until something changes is looked up once
        return {each: asked(*each) for each in most}

    few = every()
    assert {each: number for each, number in few.items() if number > most[each]} == {}
    cold = {each: asked(*each, first=True) - few[each] for each in most if each[1] in ("start", *NODE_PAGES)}
    most_at_first = FIRST_TIME + len(node_sources.names())
    assert {each: number for each, number in cold.items() if number > most_at_first} == {}
    whole.grow()
    many = every()
    assert {each: (few[each], many[each]) for each in most if many[each] > max(few[each], most[each])} == {}
