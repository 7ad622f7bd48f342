"""Lists leave as workbooks: small ones at once, long ones as a job. Each is told to history."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from farled.files import acts as files
from farled.files.reads import FileKind
from farled.imports import rules
from farled.imports.models import ListFile
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web import jobs
from farled.web.exchange import Sheet
from farled.web.workbooks import MEDIA_TYPE


@transaction.atomic
def tell_list_export(*, sheet: Sheet, rows: int, by: Actor, at: datetime) -> None:
    """Tell that the rows of a list left Farled as a file that Farled does not keep."""
    rules.check_can_fetch(by, sheet)
    subject = (ListFile.KIND, 0, str(sheet.label))
    trail.append(
        "imports.list.exported",
        organisation_id=by.organisation_id,
        subject=subject,
        by=by,
        at=at,
        changes={"rows": [None, rows]},
    )


@transaction.atomic
def order_list_file(
    *,
    sheet: Sheet,
    refs: Sequence[int],
    columns: Sequence[str],
    filters: Sequence[tuple[str, str]],
    language: str,
    address: str,
    by: Actor,
    at: datetime,
) -> ListFile:
    """Have a long list made into a workbook (hämta som Excel). Raises Forbidden."""
    from farled.imports.tasks import write_list  # the task calls these acts in turn

    rules.check_can_fetch(by, sheet)
    row = ListFile(
        organisation_id=by.organisation_id,
        owner_id=rules.person(by),
        sheet=sheet.key,
        name=str(sheet.label)[:200],
        refs=list(refs),
        columns=list(columns),
        filters=[list(each) for each in filters],
        language=language[:5],
        address=address[:300],
        asked_at=at,
        job_beat_at=at,
    )
    row.save(force_insert=True)
    trail.created(row, "imports.list.ordered", by=by, at=at)
    jobs.ask(row, write_list, at=at)
    return row


@transaction.atomic
def keep_list_file(*, row: ListFile, name: str, content: bytes, by: Actor, at: datetime) -> ListFile:
    """Keep the workbook that a list became, and tell that its rows left Farled."""
    row = ListFile.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.file_id is not None:
        return row
    with trail.changing(row, "imports.list.written", by=by, at=at):
        row.file = files.keep(kind=FileKind.PRODUCED, name=name, media_type=MEDIA_TYPE, content=content, by=by, at=at)
    trail.noted(row, "imports.list.exported", by=by, at=at)
    return row


@transaction.atomic
def write_list_again(*, row: ListFile, by: Actor, at: datetime) -> ListFile:
    """Have the workbook written again when the work has stopped."""
    from farled.imports.tasks import write_list  # the task calls these acts in turn

    row = ListFile.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.owner_id == by.user_id and jobs.can_be_asked_again(row, at=at):
        trail.noted(row, "imports.list.ordered", by=by, at=at)
        jobs.ask(row, write_list, at=at)
    return row
