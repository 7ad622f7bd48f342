"""Who has a plan, and who contributes to what: every body beside every objective (S27, R48, R49)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from farled.direction import figures
from farled.direction.models import Document, Objective
from farled.direction.reads import local_plans
from farled.direction.states import CONTRIBUTED_TO, Standing
from farled.people.reads import Actor, Body, bodies
from farled.web import formats
from farled.web.contributions import Contribution, contribution_sources

_BEST = (Standing.IN_FORCE, Standing.AHEAD, Standing.CONSULTED, Standing.DRAFT, Standing.ENDED, Standing.REPEALED)


@dataclass(frozen=True, slots=True)
class HeldPlan:
    """A body's plan and how it stands; without ``plan`` the body has none."""

    plan: Document | None = None
    stand: figures.Stand | None = None
    above: Sequence[Document] = ()  # what it concretises

    @property
    def holds(self) -> bool:
        """Whether it is decided and holds."""
        return self.stand is not None and self.stand.standing is Standing.IN_FORCE

    @property
    def coming(self) -> bool:
        """Whether it is on its way: a draft, or decided but not begun."""
        return self.stand is not None and self.stand.standing in (Standing.DRAFT, Standing.CONSULTED, Standing.AHEAD)


NOTHING = HeldPlan()


def plans_by_body(actor: Actor, on: date) -> dict[int, HeldPlan]:
    """The plan of each body on a day, the one that holds before one on its way, and that before one that is over.

    A plan kept by the administration is also the plan of the board it works for. Four queries.
    """
    plans = list(local_plans.local_plans(actor))
    above = local_plans.concretised_by(plans, actor)
    best: dict[int, HeldPlan] = {}
    for plan in plans:
        held = HeldPlan(plan, figures.stand(plan.versions.all(), on), above.get(plan.pk, ()))
        if plan.body_id is not None and _order(held) < _order(best.get(plan.body_id, NOTHING)):
            best[plan.body_id] = held
    for body in bodies(actor):
        if body.administration_id in best and _order(best[body.administration_id]) < _order(best.get(body.pk, NOTHING)):
            best[body.pk] = best[body.administration_id]
    return best


def bodies_lacking(actor: Actor, on: date) -> QuerySet[Body]:
    """The bodies that shall have a plan of their own and have none that is decided."""
    held = plans_by_body(actor, on)
    rows = local_plans.planning_bodies(actor)
    return rows.filter(pk__in=[each.pk for each in rows if not held.get(each.pk, NOTHING).holds])


def _order(held: HeldPlan) -> int:
    return _BEST.index(held.stand.standing) if held.stand else len(_BEST)


# --- Objective by body ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """A body in the matrix, its plan, and to how many of the objectives it contributes."""

    body: Body
    held: HeldPlan
    reached: int


@dataclass(frozen=True, slots=True)
class Row:
    """An objective in the matrix: what each body does for it, in the order of the columns."""

    objective: Objective
    depth: int
    cells: list[tuple[Column, list[Contribution]]]

    @property
    def given(self) -> list[tuple[Column, list[Contribution]]]:
        """The bodies that contribute, with what."""
        return [(column, cell) for column, cell in self.cells if cell]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The objectives of a document beside the bodies that shall work towards them."""

    columns: list[Column]  # those shown
    rows: list[Row]
    silent: list[Column] = field(default_factory=list)  # bodies that contribute to nothing

    @property
    def gaps(self) -> list[Row]:
        """The objectives that nobody contributes to."""
        return [row for row in self.rows if not row.given]

    @property
    def covered(self) -> str:
        """How many of the objectives somebody contributes to."""
        return formats.of_total(len(self.rows) - len(self.gaps), len(self.rows))

    @property
    def share(self) -> str:
        """How many of the bodies contribute to something."""
        return formats.of_total(len(self.columns) - len(self.silent), len(self.columns))

    @property
    def without_plan(self) -> list[Column]:
        """The bodies that shall have a plan and have none that holds."""
        return [column for column in self.columns if not column.held.holds]


def matrix(document: Document, actor: Actor, on: date) -> Matrix:
    """Who contributes to which of a document's objectives. A constant number of queries.

    A body contributes by an objective of its own plan that derives from the objective, and by what later rooms tell of:
    activities it leads. What an administration does is done for the board it works for.
    """
    rows = local_plans.aims(document)
    tree = list(figures.in_order(figures.trees(rows)))
    aims = [(depth, one) for depth, one in tree if one.level in CONTRIBUTED_TO]
    every = {body.pk: body for body in bodies(actor)}
    board = {body.administration_id: body.pk for body in every.values() if body.administration_id}
    cells = _cells(contributions([one.pk for _depth, one in aims], actor), board)
    held = plans_by_body(actor, on)
    there = {body_id for _objective, body_id in cells}
    expected = set(local_plans.planning_bodies(actor).values_list("pk", flat=True))
    reached = {body_id: sum(1 for _o, each in cells if each == body_id) for body_id in there}
    columns = [
        Column(body, held.get(body.pk, NOTHING), reached.get(body.pk, 0))
        for body in every.values()
        if body.pk in expected or body.pk in there
    ]
    first = min((depth for depth, _one in aims), default=0)
    return Matrix(
        columns=columns,
        rows=[
            Row(one, depth - first, [(column, cells.get((one.pk, column.body.pk), [])) for column in columns])
            for depth, one in aims
        ],
        silent=[column for column in columns if not column.reached],
    )


def contributions(objectives: Collection[int], actor: Actor) -> list[Contribution]:
    """What bodies do for the objectives: objectives of their own that derive from them, then what later rooms know."""
    found = [_from_plan(tied) for tied in local_plans.tied_below(objectives, actor)]
    for source in contribution_sources:
        found.extend(source.contributions(actor, objectives))
    return found


def _from_plan(tied: local_plans.Tied) -> Contribution:
    own = tied.objective
    return Contribution(
        objective_id=tied.above,
        body_id=own.document.body_id or 0,
        title=own.title,
        kind=own.get_level_display(),
        url=reverse("direction:objective", args=[own.pk]),
    )


def _cells(found: Iterable[Contribution], board: Mapping[Any, int]) -> dict[tuple[int, int], list[Contribution]]:
    cells: dict[tuple[int, int], list[Contribution]] = {}
    for each in found:
        cells.setdefault((each.objective_id, board.get(each.body_id, each.body_id)), []).append(each)
    return cells


# --- One local plan ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Served:
    """An objective above a local plan, and those of the plan's own that derive from it."""

    objective: Objective
    own: list[Objective]


def served(plan: Document, actor: Actor) -> list[Served]:
    """What a local plan contributes to each objective of the documents it concretises. Three queries."""
    above = list(local_plans.aims_above(plan, actor))
    own: dict[int, list[Objective]] = {}
    for tied in local_plans.tied_below([each.pk for each in above], actor):
        if tied.objective.document_id == plan.pk:
            own.setdefault(tied.above, []).append(tied.objective)
    return [Served(each, own.get(each.pk, [])) for each in above]
