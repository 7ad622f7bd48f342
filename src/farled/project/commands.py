"""The commands that need the installation: demo, serve, check-invariants, backup, restore."""

import argparse
import sys
from collections.abc import Callable

from django.utils import timezone

from farled.project import archives, invariants, serving


def demo(arguments: argparse.Namespace) -> int:
    """Prepare the demonstration, say where it is and who to sign in as, and serve it."""
    from farled.project import examples

    serving.prepare()
    try:
        loaded = examples.load_missing(at=timezone.now())
    except examples.ExamplesMissing as problem:
        print(f"farled demo: {problem}", file=sys.stderr)
        return 1
    if loaded:
        print("Exempeldata är inläst: fem organisationer ur verkliga handlingar.")
    if arguments.prepare_only:
        return 0
    print(f"\nFarled finns på http://localhost:{arguments.port}/")
    print("Välj en roll under Byt roll, eller logga in med lösenordet", examples.PASSWORD)
    for line in examples.who_to_sign_in_as():
        print("  ", line)
    print("Avsluta med Ctrl+C.\n", flush=True)
    return serving.serve(host="127.0.0.1", port=arguments.port, workers=1)


def serve(arguments: argparse.Namespace) -> int:
    """Prepare and serve."""
    serving.prepare()
    return serving.serve(host=arguments.host, port=arguments.port, workers=arguments.workers)


def check_invariants(arguments: argparse.Namespace) -> int:
    """Run every registered invariant and tell what breaks."""
    return invariants.report(sys.stdout)


def backup(arguments: argparse.Namespace) -> int:
    """Write the archive."""
    print(archives.backup(arguments.archive, at=timezone.now()))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Restore the archive and prove it."""
    try:
        print(archives.restore(arguments.archive))
    except archives.CannotRestore as problem:
        print(f"farled restore: {problem}", file=sys.stderr)
        return 1
    return invariants.report(sys.stdout)


def report(arguments: argparse.Namespace) -> int:
    """Write a report to a file."""
    from farled.reports import commands

    return commands.report(arguments)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": demo,
    "serve": serve,
    "report": report,
    "check-invariants": check_invariants,
    "backup": backup,
    "restore": restore,
}


def run(arguments: argparse.Namespace) -> int:
    """Run the command asked for."""
    return COMMANDS[arguments.command](arguments)
