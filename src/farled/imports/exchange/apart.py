"""Reading a workbook in a process of its own: what its cells hold, or why it is refused."""

import json
from dataclasses import asdict

from farled.files.apart import apart
from farled.files.containers import Limits, Unreadable
from farled.imports.exchange.workbook import ReadSheet, ReadWorkbook
from farled.imports.reading.values import Problem

LIMITS = Limits()


def read_workbook(name: str, content: bytes, limits: Limits = LIMITS) -> ReadWorkbook | Problem:
    """The workbook's cells. Never raises for what is in the file: then it is a problem whose code begins `file.`."""
    if len(content) > limits.size:
        return Problem("file.too_large", {"size": len(content), "limit": limits.size})
    request = json.dumps({"name": name, "limits": asdict(limits)}).encode()
    try:
        said = json.loads(apart("farled.imports.exchange", request, content, limits))
    except Unreadable as failed:
        return Problem(failed.code, {"extension": "xlsx"} if failed.code == "file.broken" else failed.facts)
    except ValueError:  # the child was cut off while it answered
        return Problem("file.too_heavy", {"memory": limits.memory, "seconds": limits.cpu_seconds})
    if "refused" in said:
        return Problem(said["refused"], said["facts"])
    sheets = [ReadSheet(each["name"], each["hidden"], each["rows"], each["marks"]) for each in said["sheets"]]
    return ReadWorkbook(sheets, macros=said["macros"], links=said["links"])
