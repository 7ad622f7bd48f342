"""A case as a workbook, out and back: the person sees all that would change before anything is written."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from farled.cases import acts, forms, reads, rules
from farled.cases.acts.reading_back import Row
from farled.cases.figures.reading_back import ReadBack
from farled.cases.figures.reading_back import read_back as understand
from farled.cases.figures.workbook import written
from farled.cases.models import Case
from farled.cases.views.cases import opened, page
from farled.files.cells import ReadSheet, ReadWorkbook
from farled.files.containers import Unreadable
from farled.files.reading_cells import read_cells
from farled.people.reads import Request
from farled.web.refused import Refused
from farled.web.workbooks import MEDIA_TYPE

SALT, LASTS = "cases.read_back", 24 * 60 * 60  # seconds from reading a file to approving it
PARTS = ("Antaganden", "Kostnader", "Nyttor")


def workbook(request: Request, pk: int) -> HttpResponse:
    """The case as a workbook with live formulas."""
    one = opened(request, pk)
    material = reads.materials([one], on=request.today)[one.pk]
    response = HttpResponse(written(material, reads.lines_of([one.pk]).get(one.pk, [])), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="nyttokalkyl-{one.pk}-v{one.number}.xlsx"'
    return response


def read_back(request: Request, pk: int) -> HttpResponse:
    """Send a filled-in workbook back: see what it changes and what is wrong in it, and then have it written."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    rules.check_draft(one)
    if request.POST.get("read"):
        return _write(request, one)
    form = forms.ReadBackForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"one": one, "form": form}
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                book = read_cells(form.cleaned_data["file"].name, form.cleaned_data["file"].read())
            except Unreadable:
                form.add_error("file", Refused("cases.read_back.unreadable").sentence)
            else:
                found = _understood(request, one, book)
                context |= {"found": found, "read": _signed(one, book, found)}
                status = 422 if found.wrong else 200
    return render(request, "cases/read_back.html", context, status=status)


def _understood(request: Request, one: Case, book: ReadWorkbook) -> ReadBack:
    bodies = list(reads.open_bodies(request.actor))
    return understand(book, one, reads.lines_of([one.pk]).get(one.pk, []), bodies)


def _signed(one: Case, book: ReadWorkbook, found: ReadBack) -> str:
    """What was read, and the lines as they were seen, for the page to send back unchanged."""
    seen = {f"{each.sheet}:{each.number}": each.line.version for each in found.changed if each.line}
    pages = [asdict(each) for each in book.sheets if each.name in PARTS]
    return signing.dumps(
        {"case": one.pk, "version": one.version, "seen": seen, "pages": pages}, salt=SALT, compress=True
    )


def _write(request: Request, one: Case) -> HttpResponse:
    try:
        said = signing.loads(request.POST["read"], salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        said = {}
    if said.get("case") != one.pk:
        raise Refused("cases.read_back.again")
    found = _understood(request, one, ReadWorkbook([ReadSheet(**each) for each in said["pages"]]))
    if found.wrong:
        raise Refused("cases.read_back.again")
    rows = [
        Row(each.alternative, each.content, each.line, said["seen"].get(f"{each.sheet}:{each.number}", 0))
        for each in found.rows
    ]
    acts.read_back(case=one, version=said["version"], rows=rows, by=request.actor, at=request.now)
    messages.success(request, _("Filen är inläst i utkastet."))
    return HttpResponseRedirect(page(one), status=303)
