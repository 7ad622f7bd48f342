"""``farled serve``: web server, job worker with its clock, and static files in one command, without nginx or broker."""

import hashlib
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection


def prepare() -> None:
    """Bring the database up to date and collect static files that have changed since last time."""
    files = Path(settings.MEDIA_ROOT)
    files.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # where the embedded database lies too
    files.mkdir(exist_ok=True, mode=0o700)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    stamp, wanted = Path(settings.STATIC_ROOT) / ".stamp", _static_stamp()
    if not stamp.exists() or stamp.read_text() != wanted:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(wanted)


def _static_stamp() -> str:
    """A fingerprint of every static file's path, size and age."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def serve(*, host: str, port: int, workers: int) -> int:
    """Run gunicorn and a job worker as children until one of them ends or we are asked to stop.

    A signal is passed on and both get time to finish what they are doing; then the exit status is 0.
    """
    connection.close()
    web = [
        *(sys.executable, "-m", "gunicorn", "farled.project.wsgi:application"),
        *("--bind", f"{host}:{port}", "--workers", str(workers), "--worker-class", "gthread", "--threads", "4"),
        *(
            "--max-requests",
            "2000",
            "--max-requests-jitter",
            "200",
            "--graceful-timeout",
            "20",
            "--log-level",
            "warning",
        ),
    ]
    worker = [sys.executable, "-m", "django", "work", "--worker-id", f"farled-{secrets.token_hex(4)}"]
    children = [subprocess.Popen(web), subprocess.Popen(worker)]
    asked: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        asked.append(number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while not asked and all(child.poll() is None for child in children):
        time.sleep(0.2)
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    for child in children:
        try:
            child.wait(timeout=30)
        except subprocess.TimeoutExpired:
            child.kill()
    return 0 if asked else 1
