"""Everything that can be checked without running tests, as named steps. All run, also when one fails.

    .venv/bin/python tools/check.py                every step
    .venv/bin/python tools/check.py lint types     only these

`make check`, CI and the pre-commit hooks call the same steps.
"""

import os
import secrets
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EMBEDDED = {"DATABASE_URL": "sqlite://:memory:", "FARLED_MODE": "development"}
PRODUCTION = {
    "DATABASE_URL": "sqlite://:memory:",
    "FARLED_MODE": "production",
    "FARLED_SECRET_KEY": secrets.token_urlsafe(64),
    "FARLED_HOSTS": "farled.example.se",
    "FARLED_URL": "https://farled.example.se",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One check: its command, what it needs in the environment, and what to do when it fails."""

    command: str
    mend: str
    environment: dict[str, str] = field(default_factory=dict)


STEPS = {
    "lint": Step("ruff check --quiet .", "make format mends most of it; the rules are in pyproject.toml"),
    "format": Step("ruff format --check .", "make format"),
    "types": Step("mypy", "annotate; an ignore needs its code and a reason", EMBEDDED),
    "imports": Step("lint-imports", "import only what stands before you in the loop; see docs/loop.md"),
    "templates": Step("djlint src --lint --quiet", "each line says what is wrong"),
    "migrations": Step("farled manage makemigrations --check --dry-run", "farled manage makemigrations", EMBEDDED),
    "deploy": Step(
        "farled manage check --deploy --fail-level WARNING", "see src/farled/project/settings.py", PRODUCTION
    ),
    "translations": Step("python tools/translations.py check", "make messages, then translate what is empty"),
    "docs": Step("sphinx-build -q -W --keep-going docs docs/_build/html", "mend the page that is named", EMBEDDED),
}


def run(name: str) -> bool:
    """Run a step; print its name, time and, when it fails, its output. Returns whether it passed."""
    step = STEPS[name]
    path = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    started = time.monotonic()
    result = subprocess.run(
        step.command.split(),
        cwd=ROOT,
        env={**os.environ, **step.environment, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    passed = result.returncode == 0
    print(f"{'ok    ' if passed else 'FAILED'} {name:<13} {time.monotonic() - started:5.1f} s", flush=True)
    if not passed:
        print(f"{result.stdout.strip()}\n  {step.command}\n  To mend: {step.mend}\n", flush=True)
    return passed


def main(names: list[str]) -> int:
    """Run the named steps, or all of them; 1 when any failed."""
    if unknown := [name for name in names if name not in STEPS]:
        print(f"No such step: {', '.join(unknown)}. There are: {', '.join(STEPS)}")
        return 2
    failed = [name for name in names or STEPS if not run(name)]
    print(f"{len(failed)} of {len(names or STEPS)} steps failed: {', '.join(failed)}" if failed else "All steps passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
