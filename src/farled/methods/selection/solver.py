"""The one place that knows the solver, HiGHS: matrices in, numbers out.

HiGHS (Huangfu & Hall, Mathematical Programming Computation 10 (2018) 119) works in floating point with one thread, a
stated seed and stated tolerances, so the same matrix gives the same numbers. Nothing here is believed: choices are
held against exact arithmetic in ``feasibility``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import inf, isfinite
from typing import TYPE_CHECKING, Any

from farled.methods.selection.matrix import Matrix, common_factor

if TYPE_CHECKING:
    import highspy
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_CLOSE = 1e-6  # how near two numbers of the solver's own scale are the same


class Stop(StrEnum):
    """Why the solver stopped."""

    PROVEN = "proven"
    INFEASIBLE = "infeasible"
    LIMIT = "limit"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come. ``seconds`` by the clock it was given; None for what is not known yet."""

    seconds: float
    value: float | None
    bound: float | None


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search, and who watches.

    ``seconds`` are counted by ``clock``, such as ``time.process_time`` for processor time; without one, by the wall.
    ``watch`` is told how far it has come, and ``cancelled`` asked whether to stop, many times a second.
    """

    seconds: float = inf
    clock: Callable[[], float] | None = None
    watch: Callable[[Progress], None] | None = None
    cancelled: Callable[[], bool] | None = None


UNLIMITED = Effort()


@dataclass(slots=True)
class Spent:
    """How much of an effort is spent, by its clock; without one, the seconds that its searches say they took."""

    effort: Effort
    searched: float = 0.0
    began: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.effort.clock() if self.effort.clock else 0.0

    def seconds(self) -> float:
        """Since it began."""
        return self.effort.clock() - self.began if self.effort.clock else self.searched

    def left(self) -> Effort:
        """The rest of the effort; the one who watches hears the seconds of the whole."""
        spent, watch = self.seconds(), self.effort.watch
        later = None if watch is None else lambda progress: watch(replace(progress, seconds=progress.seconds + spent))
        return replace(self.effort, seconds=max(0.0, self.effort.seconds - spent), watch=later)


EAGER = {"mip_heuristic_effort": 0.2}  # of its time for finding better plans, four times what HiGHS takes by itself


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best solution found (None when none was), what no solution can exceed, and the time it took."""

    stop: Stop
    solution: tuple[float, ...] | None
    bound: float
    seconds: float


def solve(
    matrix: Matrix,
    *,
    start: Sequence[float] | None = None,
    gap: float = 0.0,
    apart: float = _CLOSE,
    effort: Effort = UNLIMITED,
    seed: int = 0,
    options: dict[str, Any] | None = None,
) -> Outcome:
    """The highest objective, from a ``start`` if there is one.

    Stops when the best is proven within the share ``gap`` or within ``apart`` in the objective's own unit.
    """
    import highspy

    solver = _solver(matrix, seed)
    for name, value in {"mip_rel_gap": gap, "mip_abs_gap": apart, **(options or {})}.items():
        solver.setOptionValue(name, value)
    watcher = _Watcher(effort)
    watcher.listen(solver)
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = list(start)
        solver.setSolution(solution)
    solver.run()
    watcher.tell()
    status, info = solver.getModelStatus(), solver.getInfo()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return Outcome(Stop.INFEASIBLE, None, -inf, watcher.seconds(solver))
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    bound = info.mip_dual_bound if any(matrix.whole) else info.objective_function_value
    return Outcome(
        Stop.PROVEN if status == highspy.HighsModelStatus.kOptimal else watcher.stop,
        tuple(solver.getSolution().col_value) if found else None,
        bound if isfinite(bound) else inf,
        watcher.seconds(solver),
    )


def relaxations(matrix: Matrix, objectives: "Floats") -> Iterator["Floats"]:
    """The best fractional solution for each row of objectives, each begun where the one before ended.

    Raises ValueError when there is none: the rows contradict each other even when fractions are allowed.
    """
    import numpy as np

    solver = _solver(matrix, 0)
    columns = np.arange(len(matrix.objective), dtype=np.int32)
    for objective in objectives:
        solver.changeColsCost(len(columns), columns, objective)
        _relax(solver)
        yield np.array(solver.getSolution().col_value)


def relaxation(matrix: Matrix) -> tuple[float, list[float]]:
    """The highest objective when fractions are allowed, and the price of each row: the objective per unit of its limit.

    Raises ValueError when the rows contradict each other even so.
    """
    solver = _solver(matrix, 0)
    _relax(solver)
    duals = solver.getSolution().row_dual
    prices = [dual / common_factor(row) for dual, row in zip(duals, matrix.rows, strict=True)]
    return solver.getInfo().objective_function_value, prices


def _relax(solver: "highspy.Highs") -> None:
    """Solve without asking for whole numbers."""
    import highspy

    solver.setOptionValue("solve_relaxation", True)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ValueError(solver.modelStatusToString(solver.getModelStatus()))


def name_and_version() -> str:
    """Which solver this is, stored with every plan."""
    import highspy

    solver: Any = highspy.Highs
    return f"HiGHS {solver().version()}"


def _solver(matrix: Matrix, seed: int) -> "highspy.Highs":
    import highspy
    import numpy as np

    made: Any = highspy.Highs  # it has no types
    solver: highspy.Highs = made()
    for name, value in {"output_flag": False, "threads": 1, "random_seed": seed}.items():
        solver.setOptionValue(name, value)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(matrix.objective), len(matrix.rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array(matrix.objective, dtype=float)
    lp.col_lower_, lp.col_upper_ = np.array(matrix.low, dtype=float), np.array(matrix.high, dtype=float)
    factors = [common_factor(row) for row in matrix.rows]
    lp.row_lower_ = np.array([_limit(row.low, -inf, by) for row, by in zip(matrix.rows, factors, strict=True)])
    lp.row_upper_ = np.array([_limit(row.high, inf, by) for row, by in zip(matrix.rows, factors, strict=True)])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_col_, lp.a_matrix_.num_row_ = lp.num_col_, lp.num_row_
    sizes = [len(row.entries) for row in matrix.rows]
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([column for row in matrix.rows for column in row.entries], dtype=np.int32)
    lp.a_matrix_.value_ = np.array(
        [number / by for row, by in zip(matrix.rows, factors, strict=True) for number in row.entries.values()]
    )
    kinds = highspy.HighsVarType
    lp.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in matrix.whole]
    solver.passModel(lp)
    return solver


class _Watcher:
    """Asks and tells while the solver works. What a caller's function raises is kept, and raised when it is safe."""

    def __init__(self, effort: Effort) -> None:
        self._effort, self.stop, self._raised = effort, Stop.LIMIT, None  # type: tuple[Effort, Stop, Exception | None]
        self._began = effort.clock() if effort.clock else 0.0

    def listen(self, solver: "highspy.Highs") -> None:
        """Be called by the solver, as often as somebody needs it."""
        effort = self._effort
        if effort.clock is None and isfinite(effort.seconds):
            solver.setOptionValue("time_limit", effort.seconds)
        if effort.watch or effort.cancelled or (effort.clock and isfinite(effort.seconds)):
            solver.cbMipInterrupt.subscribe(self._heard)
            solver.cbSimplexInterrupt.subscribe(self._heard)

    def tell(self) -> None:
        """Raise what a caller's function raised."""
        if self._raised:
            raise self._raised

    def seconds(self, solver: "highspy.Highs") -> float:
        """How long it took, by the clock that was given or else by the wall."""
        return self._effort.clock() - self._began if self._effort.clock else solver.getRunTime()

    def _heard(self, event: Any) -> None:
        try:
            enough = self._enough(event.data_out)
        except Exception as raised:  # noqa: BLE001 (it must not be thrown through the solver's own code)
            self._raised, enough = raised, True
        event.data_in.user_interrupt = enough

    def _enough(self, data: Any) -> bool:
        effort = self._effort
        seconds = effort.clock() - self._began if effort.clock else data.running_time
        if effort.watch:
            value, bound = (each if isfinite(each) else None for each in (data.mip_primal_bound, data.mip_dual_bound))
            effort.watch(Progress(seconds, value, bound))
        if effort.cancelled and effort.cancelled():
            self.stop = Stop.CANCELLED
            return True
        return seconds > effort.seconds


def _limit(number: int | None, otherwise: float, by: int) -> float:
    return otherwise if number is None else number / by
