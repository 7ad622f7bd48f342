"""What it costs to load the library and each of its chapters, against an interpreter that loads nothing.

Ceiling: 0.3 seconds of processor time, the interpreter's own start included.
Run: ``python -m benchmarks.methods.loading``. Exits with 1 above it.
"""

import pkgutil
import subprocess
import sys

import farled.methods

CEILING = 0.3
CHAPTERS = ["farled.methods", *(each.name for each in pkgutil.iter_modules(farled.methods.__path__, "farled.methods."))]
TIMED = (
    "import importlib, sys, time; [importlib.import_module(each) for each in sys.argv[1:]]; print(time.process_time())"
)


def seconds(*modules: str, times: int = 5) -> float:
    """Processor time of the quickest run that loads these modules and nothing else."""
    command = [sys.executable, "-c", TIMED, *modules]
    return min(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(times))


def main() -> int:
    """Measure and print; 1 when the ceiling is broken."""
    bare, taken = seconds(), {chapter: seconds(chapter) for chapter in CHAPTERS}
    slowest = max(taken, key=lambda chapter: taken[chapter])
    print(f"an interpreter {bare:.3f} s; farled.methods {taken['farled.methods']:.3f} s")
    print(f"the slowest of {len(CHAPTERS) - 1} chapters, {slowest}: {taken[slowest]:.3f} s")
    return int(taken[slowest] > CEILING)


if __name__ == "__main__":
    sys.exit(main())
