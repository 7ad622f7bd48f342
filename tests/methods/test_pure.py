"""The library stands on its own: it loads in a notebook without a web framework, and without what is heavy."""

import subprocess
import sys

from tests.methods.test_examples_run import MODULES

LOAD = "import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]; print(*sys.modules)"
HEAVY = {"django", "highspy", "numpy"}  # numpy and the solver are loaded by the functions that calculate with them


def test_the_library_loads_without_django_and_without_what_is_heavy() -> None:
    loaded = subprocess.run([sys.executable, "-c", LOAD, *MODULES], capture_output=True, text=True, check=True)
    assert HEAVY & {name.partition(".")[0] for name in loaded.stdout.split()} == set()
