"""Lists as workbooks: a small one at once, a long one as a job with a page of its own."""

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.imports import acts, reads, rules
from farled.imports.exchange import writing
from farled.imports.models import ListFile
from farled.imports.trying import in_order
from farled.people.reads import Request
from farled.web import jobs
from farled.web.jobs import JobState
from farled.web.lists import ListPage
from farled.web.workbooks import MEDIA_TYPE

AT_ONCE = 1_000  # rows; more are written by a job


def answer(listing: ListPage) -> HttpResponse:
    """The tool of a list: all rows that its filters leave, with the columns shown and those that can be changed."""
    request, sheet = cast(Request, listing.request), listing.sheet
    assert sheet is not None  # noqa: S101 -- a tool is offered on lists of a sheet only
    refs = list(listing.found.values_list("pk", flat=True))
    columns = [column.key for column in listing.columns]
    filters = [(str(each.label), str(each.value)) for each in listing.chosen]
    address = ""
    if rules.can_exchange(request.actor, sheet):
        address = request.build_absolute_uri(reverse("imports:send_back", args=[sheet.key]))
    language = get_language() or "sv"
    if len(refs) > AT_ONCE:
        row = acts.order_list_file(
            sheet=sheet,
            refs=refs,
            columns=columns,
            filters=filters,
            language=language,
            address=address,
            by=request.actor,
            at=request.now,
        )
        return HttpResponseRedirect(reverse("imports:list_file", args=[row.pk]), status=303)
    by = request.actor
    taken = writing.Taken(by.organisation_name, filters, by.name, request.now, language, address)
    content = writing.write(sheet, columns, in_order(sheet, by, refs), taken, by)
    acts.tell_list_export(sheet=sheet, rows=len(refs), by=by, at=request.now)
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    name = content_disposition_header(as_attachment=True, filename=writing.file_name(sheet, taken))
    response.headers["Content-Disposition"] = name or "attachment"
    return response


def list_file(request: Request, pk: int) -> HttpResponse:
    """A long list as a file: how the work goes, and the file."""
    one = _opened(request, pk)
    url = reverse("imports:list_file", args=[one.pk])
    shown = jobs.progress(one, text=_("Skriver filen"), url=url, at=request.now)
    if part := jobs.answer(request, shown):
        return part
    done = one.job_state == JobState.DONE and one.file_id is not None
    context = {"one": one, "job": None if done else shown, "again": jobs.can_be_asked_again(one, at=request.now)}
    return render(request, "imports/list_file.html", context)


@require_POST
def list_file_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the file written again when the work has stopped."""
    asked = cast(Request, request)
    one = acts.write_list_again(row=_opened(asked, pk), by=asked.actor, at=asked.now)
    return HttpResponseRedirect(reverse("imports:list_file", args=[one.pk]), status=303)


def _opened(request: Request, pk: int) -> ListFile:
    return get_object_or_404(reads.list_files(request.actor), pk=pk)
