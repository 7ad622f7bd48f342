"""``farled serve`` as an operator meets it: a process in production mode that answers, stops when asked, or refuses."""

import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest

from tests.project.installation import Installation

pytestmark = pytest.mark.only_on("sqlite")  # it has a database of its own, whichever the tests are run on

HOST = "farled.as.example"
PRODUCTION = {
    "FARLED_MODE": "production",
    "FARLED_SECRET_KEY": "x" * 50,
    "FARLED_HOSTS": HOST,
    "FARLED_URL": f"https://{HOST}",
    "FARLED_PROXY": "1",
}
YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Served:
    """A running installation."""

    process: subprocess.Popen[str]
    port: int
    data: Path

    def get(self, path: str, host: str = HOST) -> tuple[int, http.client.HTTPMessage, str]:
        """Ask as the proxy in front does."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            asking.request("GET", path, headers={"Host": host, "X-Forwarded-Proto": "https"})
            answer = asking.getresponse()
            return answer.status, answer.msg, answer.read().decode()
        finally:
            asking.close()

    def wait_until_it_answers(self, seconds: float = 180) -> None:
        """Ask until it does; waiting is for the process to end, which it should not. It migrates from nothing first."""
        end = monotonic() + seconds
        while monotonic() < end:
            try:
                self.get("/health/")
            except OSError:
                try:
                    self.process.wait(0.05)
                except subprocess.TimeoutExpired:
                    continue
                pytest.fail(f"it ended: {self.process.communicate()}")
            else:
                return
        pytest.fail("it never answered")


def below(pid: int) -> set[int]:
    """The processes a process has started, and those they have, while they are there."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_the_name = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(after_the_name[1])
    found: set[int] = set()
    while more := {child for child, parent in parents.items() if parent in found | {pid}} - found:
        found |= more
    return found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One installation in production mode, for all the tests here."""
    installation = Installation(tmp_path_factory.mktemp("served") / "data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "farled", "serve", "--port", str(port), "--workers", "1"],
        env=installation.environment(**PRODUCTION),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    served = Served(process, port, installation.data)
    try:
        served.wait_until_it_answers()
        yield served
    finally:
        process.kill()
        process.communicate()  # which closes what it wrote to


def test_it_answers_and_lets_people_sign_in(served: Served) -> None:
    assert served.get("/health/")[0] == 200
    status, headers, page = served.get("/account/login/")
    assert (status, "<form" in page) == (200, True)
    assert "__Host-farled-csrf=" in headers["Set-Cookie"]
    assert "max-age=31536000" in headers["Strict-Transport-Security"]


def test_nobody_else_on_the_machine_may_look_into_its_data(served: Served) -> None:
    assert (served.data / "farled.sqlite3").exists()
    assert served.data.stat().st_mode & 0o077 == 0


def test_S24_a_foreign_host_is_refused_and_told_nothing(served: Served) -> None:
    status, _headers, page = served.get("/account/login/", host="evil.example")
    assert status == 400
    assert "evil.example" not in page
    assert "Traceback" not in page


def test_what_never_changes_is_kept_by_the_browser(served: Served) -> None:
    _status, _headers, page = served.get("/account/login/")
    (styles, *_others) = re.findall(r'href="(/static/web/[\w/.-]+\.[0-9a-f]{12}\.css)"', page)
    status, headers, text = served.get(styles)
    assert (status, "{" in text) == (200, True)
    assert int(re.findall(r"max-age=(\d+)", headers["Cache-Control"])[0]) >= YEAR
    assert "immutable" in headers["Cache-Control"]


def test_asked_to_stop_it_stops_and_leaves_nothing_behind(served: Served) -> None:
    children = below(served.process.pid)
    assert len(children) == 3, "the web server, its worker process, and the job worker"
    served.process.send_signal(signal.SIGTERM)
    output, _nothing = served.process.communicate(timeout=30)
    assert served.process.returncode == 0, output
    broken = [line for line in output.splitlines() if "Traceback" in line and "DisallowedHost" not in line]
    assert broken == []
    assert [child for child in children if Path(f"/proc/{child}").exists()] == []
    with pytest.raises(ConnectionError):
        served.get("/health/")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"FARLED_SECRET_KEY": ""}, "FARLED_SECRET_KEY"),
        ({"FARLED_SECRET_KEY": "not-a-secret-for-demo-and-development-only"}, "FARLED_SECRET_KEY"),
        ({"FARLED_HOSTS": "*"}, "FARLED_HOSTS"),
    ],
)
def test_S24_it_refuses_to_start_unsafe_and_says_what_to_set(
    tmp_path: Path, change: dict[str, str], named: str
) -> None:
    command = [sys.executable, "-m", "farled", "serve", "--port", "1"]
    environment = Installation(tmp_path).environment(**{**PRODUCTION, **change})
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 2
    assert done.stderr.startswith(f"farled: {named} ")
    assert list(tmp_path.iterdir()) == [], "nothing has been prepared"
