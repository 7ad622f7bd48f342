"""A real server process with one worker, asked over HTTP by somebody signed in, and the processor time it takes."""

import os
import re
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from benchmarks.installation import ROOT, Installation

TOKEN = "a" * 32  # as good a token against forgery as any, as long as cookie and form agree
READY = 30  # seconds a server may take to answer the first time


def processor_time(pid: int) -> float:
    """Seconds of processor time all threads of a process have used, by the clock of Linux's clock_getcpuclockid."""
    return time.clock_gettime((~pid << 3) | 2)


class Server:
    """gunicorn as the product is served, with one worker.

    Until it answered ``first`` it had used ``started`` seconds of processor time and we had ``waited`` so many.
    """

    def __init__(
        self, application: str, installation: Installation, session: str, *, first: str, database: str = ""
    ) -> None:
        self.application, self.installation, self.session, self.first = application, installation, session, first
        self.database = database  # the run's copy unless another is named
        self.label = f"benchmark_{application.partition('.')[0]}"
        self.worker = 0
        self.started = self.waited = 0.0

    def __enter__(self) -> Self:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        environment = self.installation.environment(self.database, label=self.label)
        if not self.application.startswith("farled."):
            environment["DJANGO_SETTINGS_MODULE"] = "benchmarks.baselines.settings"
        command = [sys.executable, "-m", "gunicorn", self.application, "--bind", f"127.0.0.1:{self.port}"]
        command += ["--workers", "1", "--worker-class", "gthread", "--threads", "4", "--log-level", "warning"]
        begun = time.perf_counter()
        self.master = subprocess.Popen(command, env=environment, cwd=ROOT)
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        while not self._answers():
            assert self.master.poll() is None, f"{self.application} did not start"
            assert time.perf_counter() - begun < READY, f"{self.application} does not answer"
            time.sleep(0.02)
        self.waited = time.perf_counter() - begun
        children = Path(f"/proc/{self.master.pid}/task/{self.master.pid}/children").read_text()
        self.worker = int(children.split()[0])
        self.started = processor_time(self.master.pid) + self.processor_time()
        return self

    def _answers(self) -> bool:
        try:
            status, answer = self.request("GET", self.first)
        except (OSError, HTTPException):
            return False
        assert status == 200, (self.first, status, answer[:2000])
        return True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()
        self.master.terminate()
        self.master.wait(timeout=30)

    def request(self, method: str, path: str, data: dict[str, object] | None = None) -> tuple[int, str]:
        """Ask as a browser that is signed in would; the status and what was answered."""
        headers = {
            "Host": "localhost",
            "X-Forwarded-Proto": "https",
            "Cookie": f"__Host-farled={self.session}; __Host-farled-csrf={TOKEN}",
        }
        body = None
        if data is not None:
            headers |= {"Origin": "https://localhost", "Content-Type": "application/x-www-form-urlencoded"}
            body = urlencode({"csrfmiddlewaretoken": TOKEN, **data}, doseq=True)
        try:
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
        except (HTTPException, BrokenPipeError, ConnectionResetError):  # idle for longer than it is kept open
            self.connection.close()
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
        return response.status, response.read().decode()

    def processor_time(self) -> float:
        """Seconds the worker has used, and the database's processes that served it."""
        return processor_time(self.worker) + sum(map(processor_time, self._backends()))

    def _backends(self) -> list[int]:
        if not self.installation.server:
            return []
        import psycopg

        with psycopg.connect(self.installation.server, autocommit=True) as connection:
            rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE application_name = %s", [self.label])
            return [pid for (pid,) in rows.fetchall()]

    def memory(self) -> float:
        """The most memory the worker has held, in MB."""
        status = Path(f"/proc/{self.worker}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found
        return int(found[1]) / 1024

    def holds(self, library: str) -> bool:
        """Whether the worker has a library in its memory."""
        return library in Path(f"/proc/{self.worker}/maps").read_text()


def machine() -> str:
    """The processor, how many of them, and how busy they are before anything is measured."""
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    busy = os.getloadavg()[0]
    return f"{model[1] if model else 'unknown processor'}, {os.cpu_count()} cores, load {busy:.1f}"
