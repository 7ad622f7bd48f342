"""Reading a workbook in a process of its own: what its cells hold, with nothing in it computed, run or fetched."""

import json
from dataclasses import asdict

from farled.files.apart import apart
from farled.files.cells import ReadSheet, ReadWorkbook
from farled.files.containers import Limits, Unreadable

LIMITS = Limits()


def read_cells(name: str, content: bytes, limits: Limits = LIMITS) -> ReadWorkbook:
    """The workbook's cells. Raises Unreadable, whose code begins `file.`, for what cannot be read."""
    if len(content) > limits.size:
        raise Unreadable("file.too_large", size=len(content), limit=limits.size)
    request = json.dumps({"name": name, "limits": asdict(limits)}).encode()
    try:
        said = json.loads(apart("farled.files.cells_apart", request, content, limits))
    except Unreadable as failed:
        raise Unreadable(
            failed.code, **({"extension": "xlsx"} if failed.code == "file.broken" else failed.facts)
        ) from failed
    except ValueError as cut:  # the child was cut off while it answered
        raise Unreadable("file.too_heavy", memory=limits.memory, seconds=limits.cpu_seconds) from cut
    if "refused" in said:
        raise Unreadable(said["refused"], **said["facts"])
    sheets = [ReadSheet(each["name"], each["hidden"], each["rows"], each["marks"]) for each in said["sheets"]]
    return ReadWorkbook(sheets, macros=said["macros"], links=said["links"])
