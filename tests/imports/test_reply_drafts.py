"""A draft of a reply: what history keeps of it, what a browser sends of it, and what must hold to register it."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.imports.states import PartKind
from farled.trail.models import Entry
from tests.imports.arrived import ReadIn, at, head, the

AsUser = Callable[[str], Client]
pytestmark = pytest.mark.usefixtures("casts_day", "replies_read_here")


def test_history_tells_that_a_draft_was_changed_and_never_what_it_says(as_user: AsUser, read_in: ReadIn) -> None:
    reading = read_in()
    rut, part = as_user("rut"), the(reading, PartKind.REMARK, 1)
    rut.post(at("reply_head", reading), {**head(reading), "statement": "Hemliga ord i yttrandet."})
    rut.post(at("change_part", part), {"version": part.version, "text": "Hemliga ord.", "place": "whole"})
    rut.post(at("add_part", reading, "motion"), {"who": "Hemliga partiet", "text": "Hemliga ord", "fate": "rejected"})
    rut.post(at("drop_part", part))
    told = list(Entry.objects.filter(verb__startswith="imports.reply.").values())
    assert {"imports.reply.changed", "imports.reply.part_changed"} <= {each["verb"] for each in told}
    assert f"synpunkt {part.number}" in {each["subject_name"] for each in told}
    assert "Hemliga" not in str(told)
