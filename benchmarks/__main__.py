"""``python -m benchmarks``: measure the product against its baselines; see benchmarks/README.md."""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import portfolio_pages
from benchmarks.installation import ROOT, Installation
from benchmarks.measuring import measure
from benchmarks.pages import PAGES, Page
from benchmarks.report import Limit, Report
from benchmarks.serving import Server, machine

FIRST = "/planning/"  # asked for until the server answers
CHARTS = "vl_convert"  # the chart library of documents, which web workers never load


def parser() -> argparse.ArgumentParser:
    """The command's arguments."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    top.add_argument("--postgres", action="store_true", help="on the PostgreSQL that tools/postgres_url.py finds")
    top.add_argument("--activities", type=int, default=10_000, help="how many the organisation has (default 10000)")
    top.add_argument("--initiatives", type=int, default=300, help="how many it changes by (default 300)")
    top.add_argument("--desk-seconds", type=float, default=60, help="for each part of the selection (default 60)")
    top.add_argument("--rounds", type=int, default=15, help="how often each takes its turn (default 15)")
    top.add_argument("--only", nargs="*", default=[], metavar="NAME", help="pages and limits whose name holds this")
    top.add_argument("--data", type=Path, default=ROOT / "var" / "benchmarks", help="where databases are kept")
    top.add_argument("--json", type=Path, help="write the figures here too")
    return top


def main() -> int:
    """Measure and tell; 1 when an aim is missed."""
    asked = parser().parse_args()
    server = _out(["tools/postgres_url.py"]).strip() if asked.postgres else ""
    if asked.postgres and not server:
        print("There is no PostgreSQL in which databases may be made; name one in DATABASE_URL", file=sys.stderr)
        return 2
    installation = Installation(asked.data.resolve(), asked.activities, server)
    report = Report(installation.vendor, machine(), asked.activities)

    def wanted(name: str) -> bool:
        return not asked.only or any(each in name for each in asked.only)

    changes = Installation(asked.data.resolve(), asked.initiatives, server, generator="portfolios")
    for pages, of, first in ((PAGES, installation, FIRST), (portfolio_pages.PAGES, changes, "/initiatives/")):
        chosen = [page for page in pages if wanted(page.name)]
        if chosen:
            _pages(report, of, chosen, asked.rounds, first=first)
    if any(map(wanted, LIMITS)):
        installation.prepare()
    for name, measured in LIMITS.items():
        if wanted(name):
            report.limits += measured(installation)
    if wanted("selection"):
        report.limits += _selection(changes, asked.desk_seconds)
    print("\n".join(report.lines()))
    if asked.json:
        asked.json.write_text(json.dumps(report.as_json(), indent=1) + "\n")
    return 1 if report.missed() else 0


def _pages(report: Report, installation: Installation, pages: list[Page], rounds: int, *, first: str) -> None:
    """Queries and processor time of the pages, and what their server took to start and to remember."""
    known, names = installation.prepare(), [page.name for page in pages]
    counted = {which: _queries(installation, known, which, names) for which in ("product", "plain")}
    known |= {"activities": known["activities"][:-1]}  # the last one was changed while queries were counted
    session = known["session"]
    with (
        Server("farled.project.wsgi", installation, session, first=first) as product,
        Server("benchmarks.baselines.wsgi", installation, session, first="/api/activities/") as plain,
    ):
        for page in pages:
            times = measure(page, product, plain, installation, known, rounds=rounds)
            queries, plain_queries = counted["product"][page.name], counted["plain"].get(page.name)
            report.pages.append((page, times, queries, plain_queries))
        assert not product.holds(CHARTS), "a web worker has loaded the chart library"
        report.limits += [
            Limit("cold start of the web server", product.started, 3, "s", product.waited),
            Limit("memory of the web worker", product.memory(), 150, "MB"),
        ]


def _queries(installation: Installation, known: dict[str, Any], which: str, names: list[str]) -> dict[str, int]:
    settings = {} if which == "product" else {"DJANGO_SETTINGS_MODULE": "benchmarks.baselines.settings"}
    environment = installation.environment() | settings
    answer = _out(["-m", "benchmarks.queries", which, *names], environment, json.dumps(known))
    found: dict[str, int] = json.loads(answer)
    return found


def _sign_in(installation: Installation) -> Iterator[Limit]:
    refused = json.loads(_out(["-m", "benchmarks.sign_in"], installation.environment()))
    longer, shorter = max(refused.values()), min(refused.values())
    yield Limit("refused sign-in, known to unknown person", longer / shorter, 1.1, "×")


def _migrations(installation: Installation) -> Iterator[Limit]:
    spent = json.loads(_out(["-m", "benchmarks.migrating"], installation.environment(installation.empty())))
    yield Limit("migrations of an empty database", spent["processor"], 30, "s", spent["wall"])


def _import(installation: Installation) -> Iterator[Limit]:
    file = installation.data / "plan.xlsx"
    spent = json.loads(_out(["-m", "benchmarks.importing", "10000", str(file)], installation.environment()))
    yield Limit("import of 10,000 rows", spent["processor"], 60, "s", spent["wall"])
    yield Limit("memory of that import", spent["memory"], 512, "MB")


def _exchange(installation: Installation) -> Iterator[Limit]:
    rows = ["10000", "1000", str(installation.data / "list.xlsx")]
    _out(["-m", "benchmarks.exchanging", "write", *rows], installation.environment())
    spent = json.loads(_out(["-m", "benchmarks.exchanging", "send-back", *rows], installation.environment()))
    name = "exchange: 10,000 rows back from Excel, 1,000 of them changed"
    yield Limit(name, spent["processor"], 60, "s", spent["wall"])
    yield Limit("exchange: memory of that", spent["memory"], 512, "MB")


def _round(installation: Installation) -> Iterator[Limit]:
    """In a database of its own, in which everything in the plan is still owed."""
    name = installation.empty()
    environment = installation.environment(name)
    _out(["-m", "django", "migrate", "--verbosity=0"], environment)
    command = [sys.executable, "-m", "benchmarks.rounds", "3000"]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    waits: list[float] = []
    with subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) as freezing:
        assert freezing.stdin
        assert freezing.stdout
        said = json.loads(freezing.stdout.readline())
        with Server("farled.project.wsgi", installation, said["session"], first=said["page"], database=name) as server:
            freezing.stdin.write("go on\n")
            freezing.stdin.flush()
            while freezing.poll() is None:
                begun = time.perf_counter()
                status, _answer = server.request("GET", said["page"])
                assert status == 200, status
                waits.append(time.perf_counter() - begun)
                time.sleep(0.1)
        spent = json.loads(freezing.stdout.read())
    yield Limit("round of 3,000 activities opened", spent["opening_processor"], 10, "s", spent["opening"])
    yield Limit("the same frozen and written as three files", spent["freezing_processor"], 60, "s", spent["freezing"])
    yield Limit("the round's page meanwhile, at the most", max(waits), 2, "s")


def _demonstration(installation: Installation) -> Iterator[Limit]:
    """``farled demo`` until it serves, the second time: the first one loads the examples. It is always on SQLite."""
    if installation.server:
        return
    with TemporaryDirectory(dir=installation.data) as data:
        environment = installation.environment() | {"FARLED_DATA": data, "DATABASE_URL": ""}
        _out(["-m", "farled", "demo", "--prepare-only"], environment)
        spent, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        _out(["-m", "farled", "demo", "--prepare-only"], environment)
        wall, now = time.perf_counter() - clock, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = now.ru_utime + now.ru_stime - spent.ru_utime - spent.ru_stime
    yield Limit("second start of the demonstration", processor, 5, "s", wall)


def _compilation(installation: Installation) -> Iterator[Limit]:
    """Before the pages are measured nothing of the copy has changed, and afterwards nothing of the round has."""
    known = installation.known()
    answer = _out(["-m", "benchmarks.compiling", str(known["consultation"])], installation.environment())
    spent = json.loads(answer)
    compared, compiled = spent["compared"], spent["compiled"]
    yield Limit("3,000 remarks compared by the job", compared["processor"], 10, "s", compared["wall"])
    yield Limit("compilation of 3,000 remarks to Word", compiled["processor"], 10, "s", compiled["wall"])
    yield Limit("memory of comparing and compiling", compiled["memory"], 512, "MB")


def _selection(installation: Installation, seconds: float) -> Iterator[Limit]:
    """The job of a selection among some hundred and sixty; methods.md's T2 and T4 are its aims."""
    known = installation.prepare()
    command = ["-m", "benchmarks.selecting", str(known["desk"]), str(seconds)]
    spent = json.loads(_out(command, installation.environment()))
    parts, name = spent["parts"], f"selection of {spent['candidates']}"
    proposal = parts["proposal"]
    yield Limit(f"{name}: proposal", proposal, seconds + 15, "s")
    yield Limit(f"{name}: gap proven", spent["gap"], 1, "%")
    yield Limit(f"{name}: reasons of those left out", parts["reasons"] / proposal, 10, "×")
    yield Limit(f"{name}: benefit against balance", parts["trade_off"] / proposal, 10, "×")
    yield Limit(f"{name}: a thousand draws", parts["stability"] / proposal, 1, "×")
    yield Limit(f"{name}: value of more money", parts["money"] / proposal, 10, "×")
    yield Limit(f"{name}: the whole job", spent["processor"], 6 * (seconds + 15), "s", spent["wall"])
    yield Limit(f"{name}: stopped within", spent["stopped"], 5, "s")
    yield Limit(f"{name}: value lost by today's way", spent["loss"], 100, "%")


LIMITS = {
    "sign-in": _sign_in,
    "migrations": _migrations,
    "import": _import,
    "exchange": _exchange,
    "round": _round,
    "compilation": _compilation,
    "demonstration": _demonstration,
}


def _out(arguments: list[str], environment: dict[str, str] | None = None, given: str = "") -> str:
    """What one of our own commands prints."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, input=given, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
