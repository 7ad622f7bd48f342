"""What is measured: each page as the product serves it, as the plain views serve it and as bare SQL; and the aims."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count, cycle
from typing import Any

from benchmarks.baselines import sql

Request = Callable[[str, str, dict[str, object] | None], tuple[int, str]]  # method, path, form → status, answer


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: its path (with the names of rows in braces), and a text the answer holds so many times."""

    path: str
    holds: str = ""
    times: int = 0
    post: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One thing somebody does, and its aims.

    ``ratio`` is the most processor time it may take, in times that of the plain view; ``queries`` the most it may ask.
    ``per_round`` is how often it is done each time it is its turn. Without ``plain`` there is nothing to compare with.
    """

    name: str
    product: Ask
    plain: Ask | None = None
    bare: Callable[[sql.Run, Mapping[str, Any]], None] | None = None
    ratio: float | None = None
    queries: int | None = None
    per_round: int = 20
    by: str = "session"  # who asks: an editor of one board, or the one who runs the round


PAGES = (
    Page(
        "list of 50 with a filter",
        Ask("/planning/activities/?status=ongoing", '<th scope="row">', 50),
        Ask("/activities/?status=ongoing", "<th><a", 50),
        lambda run, _known: sql.activities(run),
        ratio=4,
        queries=12,
    ),
    Page(
        "detail",
        Ask("/planning/activities/{activity}/", "<h1", 1),
        Ask("/activities/{activity}/", "<h1", 1),
        lambda run, known: sql.activity(run, known["activity"]),
        ratio=8,
    ),
    Page(
        "API list of 100",
        Ask("/api/v1/planning/activities/?size=100", '"priority"', 100),
        Ask("/api/activities/", '"priority"', 100),
        lambda run, _known: sql.api(run),
        ratio=4,
    ),
    Page(
        "an act with its trail",
        Ask("/planning/activities/{activity}/outcome/", post=True),
        Ask("/activities/{activity}/outcome/", post=True),
        lambda run, known: sql.outcome(run, known["activity"]),
        ratio=8,
    ),
    Page(
        "a body's page in a round",
        Ask("/planning/returns/{owed}/", "<h1", 1),
        Ask("/returns/{owed}/", "<h1", 1),
        lambda run, known: sql.answers(run, known["owed"]),
        ratio=4,
        queries=12,
        per_round=10,
    ),
    Page(
        "treatment of 3,000 remarks",
        Ask("/consultation/{consultation}/treatment/", "<h1", 1),
        Ask("/consultations/{consultation}/treatment/", "<h1", 1),
        lambda run, known: sql.treatment(run, known["consultation"]),
        ratio=4,
        queries=12,
        per_round=3,
        by="strategist",
    ),
    Page(
        "a round put together",
        Ask("/reports/compilations/{consultation}/", "<h1", 1),
        Ask("/consultations/{consultation}/compilation/", "<h1", 1),
        lambda run, known: sql.compilation(run, known["consultation"]),
        ratio=4,
        queries=16,
        per_round=1,
        by="strategist",
    ),
    Page(
        "a round and who has answered",
        Ask("/consultation/{consultation}/", "<h1", 1),
        Ask("/consultations/{consultation}/", "<h1", 1),
        lambda run, known: sql.round_(run, known["consultation"]),
        ratio=8,
        queries=16,
        by="strategist",
    ),
    Page(
        "lessons of a round",
        Ask("/consultation/{consultation}/lessons/", "<h1", 1),
        Ask("/consultations/{consultation}/lessons/", "<h1", 1),
        lambda run, known: sql.compilation(run, known["consultation"]),
        ratio=4,
        queries=12,
        per_round=3,
    ),
    Page(
        "a passage and its remarks",
        Ask("/consultation/{consultation}/passages/{passage}/", "<h1", 1),
        Ask("/consultations/{consultation}/passages/{passage}/", "<h1", 1),
        lambda run, known: sql.passage(run, known["consultation"], known["passage"]),
        ratio=4,
        queries=12,
        per_round=5,
    ),
    Page(
        "what may say the same",
        Ask("/consultation/{consultation}/alike/", "<h1", 1),
        queries=12,
        per_round=3,
        by="strategist",
    ),
    Page("red thread of an activity", Ask("/thread/{node}/", "<h1", 1), queries=20),
    Page("red thread of a goal", Ask("/thread/{goal}/", "<h1", 1), queries=20, per_round=5),
)


class Visitor:
    """Somebody who opens one activity after the other, and writes down what came of them."""

    def __init__(self, request: Request, known: dict[str, Any], activities: list[tuple[int, int]]) -> None:
        self.request, self.known = request, known
        self._versions = dict(activities)
        self._turns = cycle(self._versions)
        self._numbers = count()

    def do(self, ask: Ask) -> None:
        """Ask, and stop the benchmark when the answer is not the one meant."""
        activity = next(self._turns)
        path = ask.path.format_map(self.known | {"activity": activity})
        if ask.post:
            self._write_outcome(activity, path)
            return
        status, answer = self.request("GET", path, None)
        assert status == 200, (path, status, answer[:2000])
        assert not ask.holds or answer.count(ask.holds) == ask.times, (path, ask.holds, answer.count(ask.holds))

    def _write_outcome(self, activity: int, path: str) -> None:
        form: dict[str, object] = {
            "version": self._versions[activity],
            "status": "done",
            "outcome": f"Klart, mätning {next(self._numbers)}.",
            "outcome_on": "2025-12-31",
            "why": "",
        }
        status, answer = self.request("POST", path, form)
        assert status == 303, (path, status, answer[:2000])
        self._versions[activity] += 1
