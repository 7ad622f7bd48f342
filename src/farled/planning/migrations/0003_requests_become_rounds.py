"""Every request for a report becomes a return in a round: those asked on the same day in a plan are one round.

A return keeps the id of its request, so the duties placed for it and its history are still about it.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.core.management.color import no_style
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

UNFINISHED = ("new", "ongoing", "paused")


def become_rounds(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the rounds, with an answer for each activity that a body leads and nobody has finished."""
    requests = apps.get_model("planning", "ReportRequest").objects.select_related("document", "body")
    ordered = requests.order_by("document_id", "asked_on", "pk")
    every = [list(rows) for _day, rows in groupby(ordered, key=lambda one: (one.document_id, one.asked_on))]
    latest = {rows[0].document_id: rows for rows in every}
    for rows in every:
        _round(apps, rows, is_open=rows is latest[rows[0].document_id] and any(one.answered_on is None for one in rows))
    with editor.connection.cursor() as cursor:
        for statement in editor.connection.ops.sequence_reset_sql(no_style(), [apps.get_model("planning", "Return")]):
            cursor.execute(statement)


def _round(apps: StateApps, rows: list[Any], *, is_open: bool) -> None:
    first = rows[0]
    plan, asked = first.document, first.asked_on
    due = max(one.due for one in rows)
    made = apps.get_model("planning", "Round").objects.create(
        organisation_id=plan.organisation_id,
        document=plan,
        title=f"Uppföljning {asked.year}, {plan.title}"[:200],
        period_from=asked.replace(month=1, day=1),
        period_to=asked.replace(month=12, day=31),
        opened_on=asked,
        due=due,
        state="open" if is_open else "closed",
        job_state="done",
        job_beat_at=_instant(asked),
    )
    for one in rows:
        answered = one.answered_on is not None
        row = apps.get_model("planning", "Return").objects.create(
            pk=one.pk,
            round=made,
            body=one.body,
            due=one.due,
            state="submitted" if answered else "waiting",
            submitted_on=one.answered_on,
            version=one.version,
        )
        if is_open and not answered:
            _answers(apps, row, plan.pk)


def _answers(apps: StateApps, row: Any, plan: int) -> None:
    """A place for each answer; what the body has reported since it was asked stands in it."""
    parts = apps.get_model("planning", "ActivityPart").objects.filter(
        body=row.body_id, part="lead", activity__document=plan, activity__status__in=UNFINISHED
    )
    reports = apps.get_model("planning", "StatusReport").objects
    made: list[Any] = []
    for part in parts.select_related("activity"):
        since = reports.filter(activity=part.activity_id, body=row.body_id, on__gte=row.round.opened_on)
        told = since.order_by("on", "pk").last()
        status = "ongoing" if part.activity.status == "new" else part.activity.status
        said = {"light": told.light, "text": told.text, "next_step": told.next_step, "report": told} if told else {}
        answer = apps.get_model("planning", "Answer")
        made.append(
            answer(within=row, activity=part.activity, part="lead", status=status, complete=told is not None, **said)
        )
    _store(apps, made)


def _store(apps: StateApps, made: Iterable[Any]) -> None:
    apps.get_model("planning", "Answer").objects.bulk_create(made)


def _instant(day: Any) -> Any:
    from datetime import UTC, datetime, time

    return datetime.combine(day, time.min, tzinfo=UTC)


class Migration(migrations.Migration):
    """In a transaction of its own, between the new tables and the end of the old one."""

    dependencies = [("planning", "0002_rounds")]
    operations = [migrations.RunPython(become_rounds, migrations.RunPython.noop)]
