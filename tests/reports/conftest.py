"""The scene of the reports: a decided plan with two goal areas; of its activities one is done, one late, one moved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from farled.direction.reads import Document as Plan
from farled.people.reads import Actor
from farled.planning import acts
from farled.planning.reads import Activity
from farled.planning.states import Light, Status
from farled.reports import contents
from farled.reports.document import Block, Document, Section
from farled.reports.states import ReportKind
from tests.cast import NOW, TODAY, World
from tests.factories.planning import adopt, fresh, make_activity, make_area, make_plan, make_report
from tests.reports.template_scene import make, newer, upload
from tests.scene import kept

__all__ = ["make", "newer", "upload"]  # fixtures

SOON = NOW + timedelta(hours=1)
Compose = Callable[..., Document]


@dataclass
class Scene:
    """What most tests need."""

    world: World
    plan: Plan
    done: Activity
    late: Activity
    moved: Activity
    going: Activity


@pytest.fixture(autouse=True)
def _jobs_are_done_within_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is ordered on the cast's day is made that day, whatever the wall clock says."""
    monkeypatch.setattr("farled.reports.tasks.timezone", SimpleNamespace(now=lambda: SOON))


@pytest.fixture
def scene(world: World) -> Scene:
    """The scene, set."""
    return kept(__name__, lambda: set_scene(world))


def set_scene(world: World) -> Scene:
    """The school board leads, the care board contributes; the areas are called so that Swedish order shows."""
    plan = make_plan(world, adopted=False)
    near, open_area = make_area(world, plan, "Ett nära Ås"), make_area(world, plan, "Öppna data & <delning>")
    plan = adopt(world, plan)
    done = make_activity(world, plan, "Ängens nät", leads=[world.school], objective=near)
    done = acts.record_outcome(
        activity=done, version=done.version, status=Status.DONE, outcome="Alla hus i Ängen har nät.",
        outcome_on=date(2026, 9, 1), by=world.hand, at=NOW,
    )  # fmt: skip
    late = make_activity(
        world, plan, "Öppna sidan", leads=[world.care], objective=open_area, content={"end": date(2026, 6, 30)}
    )
    moved = make_activity(
        world, plan, "Äldre möts", leads=[world.school], contributing=[world.care], objective=near,
        content={"footnotes": ("Pandemin kom emellan.",), "effect": "Fler möts", "effect_due": date(2027, 3, 1)},
    )  # fmt: skip
    moved = make_report(
        world,
        moved,
        light=Light.YELLOW,
        text="Hälften av lokalerna är klara.",
        next_step="Boka resten.",
        body=world.school,
    )
    moved = acts.prolong(
        activity=moved, version=moved.version, end=date(2027, 6, 30), why="Lokalerna dröjer", by=world.hand, at=NOW
    )
    going = make_activity(world, plan, "=1+1", objective=open_area, also_listed=[near])
    return Scene(world, plan, done, fresh(late), fresh(moved), fresh(going))


@pytest.fixture
def compose(scene: Scene) -> Compose:
    """The follow-up report of the scene's plan, as Åsa may see it today; anything can be said otherwise."""

    def composed(
        reader: Actor | None = None, *, on: date = TODAY, kind: ReportKind = ReportKind.FOLLOW_UP, **more: Any
    ) -> Document:
        return contents.compose(
            kind,
            reader=reader or scene.world.actor("asa"),
            plan=more.pop("plan", scene.plan),
            parameters=more.pop("parameters", {}),
            on=on,
            author="Åsa Strateg",
            at=more.pop("at", NOW),
            **more,
        )

    return composed


def section(document: Document, title: str) -> Section:
    """The section of a title, wherever it stands."""
    waiting = list(document.every_section)
    for each in waiting:
        if each.title == title:
            return each
        waiting.extend(each.sections)
    raise LookupError(title)


def words(document: Document) -> str:
    """Everything a document says, its tables and pictures included."""
    waiting = list(document.every_section)
    said = [document.title, document.subtitle, repr(document.facts), repr(document.sheets)]
    for each in waiting:
        said += [each.title, *(repr(block) for block in each.blocks)]
        waiting.extend(each.sections)
    return "\n".join(said)


def of_kind(blocks: tuple[Block, ...], kind: type) -> list[Any]:
    """The blocks of a kind."""
    return [block for block in blocks if isinstance(block, kind)]
