"""Workbooks that come back: sending one in, seeing what would change and what is wrong, approving it, leaving it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.imports import acts, forms, reads, rules, telling
from farled.imports.models import ChangeSet
from farled.imports.states import ReadingState
from farled.lists.reads import sheet_of
from farled.people.reads import Request
from farled.trail.reads import told
from farled.web import formats, jobs
from farled.web.exchange import Sheet
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.own_lists import sheets
from farled.web.templatetags.farled import state_tag

AT_WORK = frozenset({ReadingState.READING, ReadingState.APPLYING})


def page(row: ChangeSet) -> str:
    """The changes' own page."""
    return reverse("imports:change_set", args=[row.pk])


def label_of(row: ChangeSet) -> str:
    """What the list is called that the changes are of."""
    sheet = sheets.get(row.sheet)
    return str(sheet.label) if sheet else row.sheet


def list_url(sheet: Sheet) -> str:
    """The list itself."""
    return reverse(sheet.page) if sheet.page else reverse("lists:list", args=[sheet.key])


COLUMNS = [
    Column(key="name", cell=lambda row: link(page(row), row.name)),
    Column(key="state", cell=lambda row: state_tag(row.state_tag)),
    Column(key="list", cell=label_of),
    Column(key="at", cell=lambda row: formats.moment(row.started_at)),
]


def changes(request: Request) -> HttpResponse:
    """The changes to lists one has asked for, and how they stand."""
    listing = ListPage(
        request,
        reads.change_sets(request.actor),
        columns=COLUMNS,
        default_order="-at",
        nouns=(_("omgång ändringar"), _("omgångar ändringar")),
        empty=Empty(
            _("Inga ändringar än"),
            _("Hämta en lista som Excel, ändra i den och skicka tillbaka den. Du ser allt innan det sparas."),
            reverse("lists:lists"),
            _("Till listorna"),
        ),
        caption=_("Ändringar i listor"),
        sheet="imports.changes",
    )
    return listing.render("imports/changes.html")


def opened(request: Request, pk: int) -> ChangeSet:
    """Changes one has asked for; 404 for any others."""
    return get_object_or_404(reads.change_sets(request.actor), pk=pk)


def sheet_named(request: Request, key: str) -> Sheet:
    """A list one may see; 404 for any other."""
    sheet = sheet_of(request.actor, key)
    if sheet is None:
        raise Http404
    return sheet


def send_back(request: Request, key: str) -> HttpResponse:
    """Send a workbook back that the list became."""
    sheet = sheet_named(request, key)
    rules.check_can_exchange(request.actor, sheet)

    def send(data: dict[str, Any]) -> ChangeSet:
        upload = data["file"]
        rules.check_size(upload.size)
        return acts.send_back(
            sheet=sheet,
            name=upload.name,
            content=upload.read(),
            why=data["why"],
            by=request.actor,
            at=request.now,
        )

    return form_page(
        request,
        template="imports/send_back.html",
        form=forms.SendBackForm(request.POST or None, request.FILES or None),
        act=send,
        done=page,
        message=_("Filen är uppladdad och jämförs nu med listan. Inget är ändrat än."),
        context={"sheet": sheet, "list_url": list_url(sheet)},
    )


def change_set(request: Request, pk: int) -> HttpResponse:
    """What would change, from what to what, and what is wrong; or how the work goes."""
    one = opened(request, pk)
    text = _("Sparar ändringarna") if one.state == ReadingState.APPLYING else _("Jämför med listan")
    shown = jobs.progress(one, text=text, url=page(one), at=request.now)
    if part := jobs.answer(request, shown):
        return part
    sheet = sheets.get(one.sheet)
    context: dict[str, Any] = {
        "one": one,
        "state": one.state_tag,
        "sheet": sheet,
        "list_url": list_url(sheet) if sheet else "",
        "at_work": one.state in AT_WORK,
    }
    if one.state in AT_WORK or sheet is None:
        context |= {"job": shown, "again": jobs.can_be_asked_again(one, at=request.now)}
        return render(request, "imports/change_set.html", context)
    tally = telling.tally_of(one)
    faults = reads.cells_of(one, faulty=True)[: telling.FAULTS_SHOWN]
    listing = telling.listing_of(request, one, sheet)
    context |= {
        "tally": tally,
        "answer": telling.said_of(one, tally),
        "faults": [telling.fault_of(cell) for cell in faults],
        "more_faults": max(tally.faulty - telling.FAULTS_SHOWN, 0),
        "notices": telling.notices_of(one),
        "listing": listing,
        "can_approve": one.state == ReadingState.REVIEW and tally.right > 0,
        "can_leave": one.state in {ReadingState.REVIEW, ReadingState.REFUSED},
        "can_compare": one.state == ReadingState.REVIEW,
        "history": told(one, reader=request.actor, limit=20),
    }
    return listing.render("imports/change_set.html", context)


def approve(request: Request, pk: int) -> HttpResponse:
    """Approve the changes, all or those that are right, after seeing how many there are."""
    one = opened(request, pk)
    tally = telling.tally_of(one)
    form = forms.ApproveForm(
        request.POST or None, right=tally.right, faulty=tally.faulty, initial={"version": one.version}
    )
    return form_page(
        request,
        template="imports/approve.html",
        form=form,
        act=lambda data: acts.approve(
            change_set=one,
            version=data["version"],
            partly=data.get("partly", False),
            by=request.actor,
            at=request.now,
        ),
        done=page,
        message=_("Ändringarna sparas nu, alla på en gång."),
        context={"one": one, "tally": tally},
    )


@require_POST
def compare_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare with the list as it is now."""
    asked: Request = request  # type: ignore[assignment]  # the gate has made it one
    one = acts.compare_again(change_set=opened(asked, pk), by=asked.actor, at=asked.now)
    return HttpResponseRedirect(page(one), status=303)


def leave(request: Request, pk: int) -> HttpResponse:
    """Leave the changes, after a question."""
    one = opened(request, pk)
    return form_page(
        request,
        template="imports/leave.html",
        form=forms.AbandonForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.leave(change_set=one, version=data["version"], by=request.actor, at=request.now),
        done=lambda _one: reverse("imports:changes"),
        message=_("Ändringarna är lämnade. Inget i listan har ändrats."),
        context={"one": one},
    )
