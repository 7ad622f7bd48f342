"""A list of 10,000 activities to Excel and back, as the job worker does. Run with the product's settings.

``python -m benchmarks.exchanging write ROWS CHANGED FILE`` takes the list; with ``send-back`` it prints what the
workbook's return took as JSON: read, compared, tried and done. In CHANGED of the rows the description is another. The
workbook does not tell how its cells were, which takes longest: then every cell of all rows is understood and compared.
"""

import io
import json
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.generator import STRATEGIST
from benchmarks.spent import Spent


class Said:
    """A row that says something else in one column, for writing the workbook that comes back."""

    def __init__(self, row: Any, number: int) -> None:
        self._row, self.description = row, f"Ny beskrivning nummer {number}"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, name)


def without_what_was(content: bytes, name: str) -> bytes:
    """The workbook without the sheet of that name that Farled would know: it has another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, data.replace(name.encode(), b"other") if part == "xl/workbook.xml" else data)
    return out.getvalue()


def write(rows: int, changed: int, path: Path) -> None:
    """The list as a workbook that somebody has changed; written by another process than the one that is measured."""
    from farled.imports.exchange import writing
    from farled.imports.trying import in_order
    from farled.planning.models import Activity

    by, at = strategist()
    sheet = sheets["planning.activities"]
    refs = list(Activity.objects.order_by("pk").values_list("pk", flat=True)[:rows])
    said = [Said(row, nr) if nr < changed else row for nr, row in enumerate(in_order(sheet, by, refs))]
    taken = writing.Taken(by.organisation_name, (), by.name, at, "sv")
    content = writing.write(sheet, [column.key for column in sheet.columns], said, taken, by)
    path.write_bytes(without_what_was(content, writing.TAKEN))


def strategist() -> tuple[Any, datetime]:
    """Who takes the list and sends it back, and when."""
    from farled.people.actor import acting
    from farled.people.reads import Organisation, User

    at = datetime.now(tz=UTC)
    return acting(User.objects.get(email=STRATEGIST), Organisation.objects.get(), on=at.date()), at


def send_back(rows: int, changed: int, path: Path) -> dict[str, float]:
    """What it takes to have the workbook compared, and its changes approved and done."""
    from farled.imports import acts, tasks
    from farled.imports.models import ChangeSet

    by, at = strategist()
    begun = Spent.until_now()
    one = acts.send_back(
        sheet=sheets["planning.activities"], name=path.name, content=path.read_bytes(), why="", by=by, at=at
    )
    tasks.compare_list.func(one.pk)
    one = ChangeSet.objects.get(pk=one.pk)
    found = one.cells.filter(faulty=False).count()
    assert (one.rows, found) == (rows, changed), (one.state, one.rows, found, one.job_refusal)
    acts.approve(change_set=one, version=one.version, partly=True, by=by, at=at)
    tasks.apply_list.func(one.pk)
    ended = Spent.until_now()
    one.refresh_from_db()
    assert one.state == "applied", one.job_refusal
    return ended.since(begun)


if __name__ == "__main__":
    import django

    django.setup()
    from farled.web.own_lists import sheets

    verb, number, other, file = sys.argv[1:]
    done = {"write": write, "send-back": send_back}[verb](int(number), int(other), Path(file))
    print(json.dumps(done))
