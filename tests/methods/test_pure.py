"""The library stands on its own: it loads in a notebook without a web framework, and quickly."""

import subprocess
import sys

import pytest

from tests.methods.test_examples_run import MODULES

LOAD = "import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]; print(*sys.modules)"
HEAVY = {"django", "highspy", "numpy"}  # numpy and the solver are loaded by the functions that calculate with them


def test_the_library_loads_without_django_and_without_what_is_heavy() -> None:
    loaded = subprocess.run([sys.executable, "-c", LOAD, *MODULES], capture_output=True, text=True, check=True)
    assert HEAVY & {name.partition(".")[0] for name in loaded.stdout.split()} == set()


CHAPTERS = ["farled.methods", *(name for name in MODULES if name.count(".") == 2)]
TIMED = "import importlib, sys, time; importlib.import_module(sys.argv[1]); print(time.process_time())"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_loads_within_0_3_seconds_of_processor_time(chapter: str) -> None:
    """The interpreter's own start included; the best of three, since the machine may be busy."""
    command = [sys.executable, "-c", TIMED, chapter]
    runs = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(3))
    assert min(map(float, runs)) <= 0.3
