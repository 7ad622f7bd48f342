"""A list of 10,000 activities to Excel and back, as the job worker does. Run with the product's settings.

``python -m benchmarks.exchanging ROWS CHANGED`` prints what the workbook's return took as JSON: read, compared, tried
and done. In CHANGED of the rows the description is another. The workbook does not tell how its cells were, which takes
longest: then every cell of all rows is understood and compared.
"""

import io
import json
import sys
import zipfile
from datetime import UTC, datetime
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


def main(rows: int, changed: int) -> dict[str, float]:
    """Take the list as a workbook with other descriptions in some rows, send it back, approve it."""
    import django

    django.setup()
    from farled.imports import acts, tasks
    from farled.imports.exchange import writing
    from farled.imports.models import ChangeSet
    from farled.imports.trying import in_order
    from farled.people.actor import acting
    from farled.people.reads import Organisation, User
    from farled.planning.models import Activity
    from farled.web.own_lists import sheets

    at = datetime.now(tz=UTC)
    by = acting(User.objects.get(email=STRATEGIST), Organisation.objects.get(), on=at.date())
    sheet = sheets["planning.activities"]
    refs = list(Activity.objects.order_by("pk").values_list("pk", flat=True)[:rows])
    every = in_order(sheet, by, refs)
    said = [Said(row, nr) if nr < changed else row for nr, row in enumerate(every)]
    taken = writing.Taken(by.organisation_name, (), by.name, at, "sv")
    columns = [column.key for column in sheet.columns]
    content = without_what_was(writing.write(sheet, columns, said, taken, by), writing.TAKEN)
    begun = Spent.until_now()
    one = acts.send_back(sheet=sheet, name="aktiviteter.xlsx", content=content, why="", by=by, at=at)
    tasks.compare_list.func(one.pk)
    one = ChangeSet.objects.get(pk=one.pk)
    found = one.cells.filter(faulty=False).count()
    assert (one.rows, found) == (len(refs), changed), (one.state, one.rows, found, one.job_refusal)
    acts.approve(change_set=one, version=one.version, partly=True, by=by, at=at)
    tasks.apply_list.func(one.pk)
    ended = Spent.until_now()
    one.refresh_from_db()
    assert one.state == "applied", one.job_refusal
    return ended.since(begun)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
