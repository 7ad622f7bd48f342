"""``python -m benchmarks.methods``: every benchmark of the calculation library, each in a process of its own."""

import pkgutil
import subprocess
import sys
from pathlib import Path

NAMES = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if module.name[0] != "_")


def main() -> int:
    """Run them one after the other; 1 when any ceiling is broken."""
    missed = []
    for name in NAMES:
        print(f"-- {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.methods.{name}"], check=False).returncode:
            missed.append(name)
    print(f"Above the ceiling: {', '.join(missed)}" if missed else "All within their ceilings")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
