"""A plan of 10,000 rows read from a workbook and put in place, as the job worker does. Run with the product's settings.

``python -m benchmarks.importing ROWS FILE`` prints what that took as JSON.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.generator import STRATEGIST
from benchmarks.spent import Spent


def write_workbook(path: Path, rows: int, bodies: list[str]) -> None:
    """A plan as somebody keeps it in a spreadsheet."""
    from xlsxwriter import Workbook

    with Workbook(path) as book:
        sheet = book.add_worksheet("Handlingsplan")
        sheet.write_row(0, 0, ["Målområde", "Aktivitet", "Beskrivning", "Ansvarig", "Start", "Slut", "Status"])
        for number in range(rows):
            sheet.write_row(
                number + 1,
                0,
                [
                    f"Målområde {number % 8 + 1}",
                    f"Införa digital tjänst nummer {number + 1}",
                    "Tjänsten tas fram tillsammans med dem som ska använda den.",
                    bodies[number % len(bodies)],
                    "2026-01-01",
                    "2026-12-31",
                    "Pågår",
                ],
            )


def main(rows: int, path: Path) -> dict[str, float]:
    """Read the workbook into a new plan, confirm what nothing is doubted about, and put it in the plan."""
    import django

    django.setup()
    from farled.imports import acts, tasks
    from farled.people.actor import acting
    from farled.people.reads import Body, Organisation, User

    at = datetime.now(tz=UTC)
    user = User.objects.get(email=STRATEGIST)
    by = acting(user, Organisation.objects.get(), on=at.date())
    write_workbook(path, rows, list(Body.objects.order_by("pk").values_list("name", flat=True)))
    begun = Spent.until_now()
    reading = acts.start(document=None, title="Inläst", name=path.name, content=path.read_bytes(), by=by, at=at)
    tasks.read.func(reading.pk)
    confirmed = acts.confirm_sure(reading=reading, by=by, at=at)
    assert confirmed == rows, f"{confirmed} of {rows} rows were read without a doubt"
    reading.refresh_from_db()
    acts.ask_to_apply(reading=reading, version=reading.version, leave_out=False, by=by, at=at)
    tasks.apply.func(reading.pk)
    ended = Spent.until_now()
    assert reading.document.activities.count() == rows
    return ended.since(begun)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), Path(sys.argv[2]))))
