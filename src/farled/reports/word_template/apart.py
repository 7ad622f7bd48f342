"""Asking the process apart: what is in a template, and a paper poured into it. Nothing of a template is opened here."""

import json
from dataclasses import asdict

from farled.files.apart import apart
from farled.files.containers import MEGABYTE, Limits, Unreadable
from farled.reports.word_template.values import Findings, Paper, Problem, Standing

LIMITS = Limits(size=10 * MEGABYTE, unpacked=100 * MEGABYTE, cpu_seconds=30, wall_seconds=60)
MODULE = "farled.reports.word_template"


def findings(content: bytes, limits: Limits = LIMITS) -> Findings:
    """What a template holds, and what is wrong with it. Raises Unreadable for what is no file to read."""
    answer, _file = _asked(content, None, b"", limits)
    return Findings(
        problems=tuple(Problem(each["code"], each["facts"]) for each in answer["problems"]),
        placeholders=tuple(Standing(**each) for each in answer["placeholders"]),
        styles=tuple((ours, theirs) for ours, theirs in answer["styles"]),
        own_contents=answer["own_contents"],
    )


def poured(template: bytes, source: bytes, paper: Paper, limits: Limits = LIMITS) -> bytes:
    """A paper in the template as a .docx file. ``source`` is the paper as our own Word file. Raises Unreadable."""
    return _asked(template, paper, source, limits)[1]


def _asked(template: bytes, paper: Paper | None, source: bytes, limits: Limits) -> tuple[dict, bytes]:  # type: ignore[type-arg]  # JSON
    if len(template) > limits.size:
        raise Unreadable("file.too_large", size=len(template), limit=limits.size)
    request = {"limits": asdict(limits), "template": len(template), "paper": asdict(paper) if paper else None}
    said = apart(MODULE, json.dumps(request).encode(), template + source, limits)
    line, _end, file = said.partition(b"\n")
    answer = json.loads(line)
    if "refused" in answer:
        raise Unreadable(answer["refused"], **answer["facts"])
    return answer, file
