"""The command line: ``farled --help`` shows everything an operator and a strategist can do without a browser."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def parser() -> argparse.ArgumentParser:
    """Every command with its help."""
    top = argparse.ArgumentParser(
        prog="farled", description="Farled: from political will to realised benefit, with one unbroken red thread."
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    demo = commands.add_parser("demo", help="try Farled: load five real organisations and serve them on this machine")
    demo.add_argument("--port", type=int, default=8000, help="port to serve on (default 8000)")
    demo.add_argument("--prepare-only", action="store_true", help="make the database ready and stop")

    serve = commands.add_parser("serve", help="serve an installation: web, worker and static files in one command")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    serve.add_argument("--workers", type=int, default=2, help="web processes (default 2)")

    reading = commands.add_parser("import", help="read a plan or replies from a file and show what was understood")
    reading.add_argument("what", choices=["plan", "reply"], help="what the file holds")
    reading.add_argument("file", type=Path, help="Word, PDF, Excel, CSV or text")
    reading.add_argument("--report", action="store_true", help="print how much of it was read right")
    reading.add_argument(
        "--lines", default="", metavar="FIRST-LAST", help="the stretch that holds the replies, such as 529-3424 (all)"
    )
    reading.add_argument("--expected", type=Path, help="hand-written expectation; known files have one already")

    report = commands.add_parser(
        "report",
        help="write a report as Word, PDF or Excel",
        description="Write a follow-up report of a plan, or a list of activities, to a file: in Swedish, of any day.",
    )
    report.add_argument("what", choices=["follow-up", "activities"], help="which report")
    report.add_argument("--organisation", required=True, metavar="SLUG", help="short name of the organisation")
    report.add_argument("--plan", default="", metavar="PLAN", help="id, title or how it begins (activities: all)")
    report.add_argument("--on", default="", metavar="DATE", help="as it stood that day, such as 2026-11-30 (today)")
    report.add_argument("--format", required=True, choices=["word", "pdf", "excel"], help="as what")
    report.add_argument("--out", required=True, type=Path, metavar="FILE", help="file to write or replace")
    report.add_argument(
        "--as", dest="reader", default="", metavar="EMAIL",
        help="with the rights of this person; without it everything in the organisation is read",
    )  # fmt: skip

    commands.add_parser("check-invariants", help="prove that history, references and states hold; exit 1 if not")

    backup = commands.add_parser("backup", help="write database and files to one archive with checksums")
    backup.add_argument("archive", type=Path, help="archive to write, such as farled.tar")
    restore = commands.add_parser("restore", help="restore an archive into an empty installation and prove it whole")
    restore.add_argument("archive", type=Path, help="archive made by farled backup")

    manage = commands.add_parser("manage", help="Django's own commands, such as: farled manage migrate")
    manage.add_argument("arguments", nargs=argparse.REMAINDER)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0 when it did what was asked."""
    given = list(sys.argv[1:] if argv is None else argv)
    arguments = parser().parse_args(given)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "farled.project.settings")
    if arguments.command == "demo":
        os.environ["FARLED_MODE"] = "demo"
    if arguments.command == "manage":
        from django.core.management import execute_from_command_line

        execute_from_command_line(["farled manage", *arguments.arguments])
        return 0
    if arguments.command == "import":  # reads a file and nothing else: no settings, no database
        from farled.imports import commands as imports

        if arguments.what == "reply":
            return imports.read_reply(
                arguments.file, lines=arguments.lines, expected=arguments.expected, report=arguments.report
            )
        return imports.read(arguments.file, expected=arguments.expected, report=arguments.report)

    from farled.project.environment import Unsafe

    try:
        import django

        django.setup()
    except Unsafe as unsafe:
        print(f"farled: {unsafe}", file=sys.stderr)
        return 2

    from farled.project import commands

    return commands.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
