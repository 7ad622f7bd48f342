"""Readings: the list, a new one, one with its rows, applying it, leaving it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from farled.imports import acts, figures, forms, reads, rules
from farled.imports.models import Reading
from farled.imports.states import ReadingState, RowState
from farled.imports.views.shown import list_of, opened, page, shell
from farled.people.reads import Request
from farled.planning.reads import plans
from farled.trail.reads import told
from farled.web import formats, jobs
from farled.web.explained import linked
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, link, swedish
from farled.web.templatetags.farled import state_tag


def imports(request: Request) -> HttpResponse:
    """Every file that has been read in, and how it stands."""
    listing = ListPage(
        request,
        reads.with_left(reads.readings(request.actor)),
        columns=_columns(request),
        filterset=forms.ReadingFilter,
        default_order="-at",
        nouns=(_("inläsning"), _("inläsningar")),
        empty=Empty(
            _("Inget är inläst än"),
            _("Läs in en plan ur Word, PDF, Excel eller text. Du granskar varje rad innan något kommer in i planen."),
            reverse("imports:read"),
            _("Läs in en plan"),
        ),
        caption=_("Inläsningar"),
        sheet="imports.imports",
    )
    return listing.render("imports/imports.html")


def _columns(request: Request) -> list[Column]:
    def left(reading: Any) -> object:
        told = formats.of_total(reading.rows_left, reading.rows_found)
        return linked("imports.left", told, reading=reading.pk) if reading.rows_found else None

    return [
        Column(
            key="file",
            label=gettext_lazy("Fil"),
            cell=lambda row: link(page(row), row.name),
            order=[swedish("name")],
        ),
        Column(key="plan", cell=lambda row: link(reverse("planning:plan", args=[row.document_id]), row.document.title)),
        Column(key="state", cell=lambda row: state_tag(row.state_tag)),
        Column(key="left", cell=left, numeric=True),
        Column(key="at", cell=lambda row: formats.day(row.started_at, today=request.today)),
        Column(key="who", cell=lambda row: row.started_by.name),
    ]


def read(request: Request) -> HttpResponse:
    """Choose a file and a plan, and have it read."""
    form = forms.ReadForm(
        request.actor, request.POST or None, request.FILES or None, initial={"document": request.GET.get("plan", "")}
    )

    def start(data: dict[str, Any]) -> Reading:
        upload = data["file"]
        rules.check_size(upload.size)
        return acts.start(
            document=data["document"],
            title=data["title"],
            name=upload.name,
            content=upload.read(),
            by=request.actor,
            at=request.now,
        )

    return form_page(
        request,
        template="imports/read.html",
        form=form,
        act=start,
        done=page,
        message=_("Filen är uppladdad och läses nu."),
        context={"plans": plans(request.actor).exists()},
    )


def reading(request: Request, pk: int) -> HttpResponse:
    """One reading: how the work goes, what was found beside its source, what remains to be done."""
    one = opened(request, pk)
    text = _("För in raderna i planen") if one.state == ReadingState.APPLYING else _("Läser filen")
    shown = jobs.progress(one, text=text, url=page(one), at=request.now)
    if part := jobs.answer(request, shown):
        return part
    if figures.is_at_work(one):
        again = jobs.can_be_asked_again(one, at=request.now)
        return render(request, "imports/reading.html", {**shell(request, one), "job": shown, "again": again})
    if one.state in {ReadingState.REFUSED, ReadingState.ABANDONED}:
        return render(
            request,
            "imports/reading.html",
            {
                **shell(request, one),
                "refusals": figures.told(one),
                "history": _history(request, one),
                "is_empty": reads.is_empty(one.document),
            },
        )
    tally = reads.tally(one)
    listing = list_of(request, one, tally)
    context = {**shell(request, one), **listing, "tally": tally}
    if request.htmx and request.htmx.target == "rader":
        response = render(request, "imports/_rows.html", context)
        response.headers["HX-Push-Url"] = request.get_full_path()
        return response
    left = figures.unread(one)
    context |= {
        "answer": figures.answer(one, tally),
        "steps": figures.steps(one, tally),
        "result": figures.result(tally) if one.applied_at else [],
        "told": figures.told(one),
        "unknown": any(not table["read"] for table in one.found.get("tables", ())),
        "unread": left[: figures.UNREAD_SHOWN],
        "unread_total": len(left),
        "earlier": reads.earlier(one, request.actor),
        "can_apply": tally.of(RowState.CONFIRMED, RowState.MENDED) > 0,
        "history": _history(request, one),
    }
    return render(request, "imports/reading.html", context)


def _history(request: Request, one: Reading) -> list[Any]:
    return told(one, reader=request.actor, limit=20)


def unread(request: Request, pk: int) -> HttpResponse:
    """Everything in the file that did not become rows: what was not understood first, then what frames the rows."""
    one = opened(request, pk)
    context = {
        **shell(request, one),
        "unread": figures.unread(one),
        "framing": figures.framing(one),
        "footnotes": one.found.get("footnotes", ()),
        "lines": one.found.get("lines", 0),
    }
    return render(request, "imports/unread.html", context)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the work done again when it has stopped."""
    asked: Request = request  # type: ignore[assignment]  # the gate has made it one
    one = acts.ask_again(reading=opened(asked, pk), by=asked.actor, at=asked.now)
    return HttpResponseRedirect(page(one), status=303)


def apply(request: Request, pk: int) -> HttpResponse:
    """See in words what will come into the plan and what will not, and have it done."""
    one = opened(request, pk)
    rules.check_can_decide(request.actor, one)
    tally = reads.tally(one)
    undecided = tally.of(RowState.UNDECIDED)
    return form_page(
        request,
        template="imports/apply.html",
        form=forms.ApplyForm(request.POST or None, undecided=undecided, initial={"version": one.version}),
        act=lambda data: acts.ask_to_apply(
            reading=one,
            version=data["version"],
            leave_out=data.get("leave_out", False),
            by=request.actor,
            at=request.now,
        ),
        done=page,
        message=_("Raderna förs nu in i planen."),
        context={
            **shell(request, one),
            "wanted": figures.kinds(reads.wanted_kinds(one)),
            "wanted_total": tally.of(RowState.CONFIRMED, RowState.MENDED),
            "there": tally.of(RowState.THERE),
            "dropped": tally.of(RowState.DROPPED),
            "undecided": undecided,
            "created": reads.goals_to_create(one),
            "without": reads.goals_without_place(one),
            "unread_total": len(one.found.get("unread", ())),
        },
    )


def abandon(request: Request, pk: int) -> HttpResponse:
    """Leave a reading, after a question; Back to the question afterwards leads to what was answered."""
    one = opened(request, pk)
    if one.state == ReadingState.ABANDONED:
        return HttpResponseRedirect(page(one), status=303)
    return form_page(
        request,
        template="imports/abandon.html",
        form=forms.AbandonForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.abandon(reading=one, version=data["version"], by=request.actor, at=request.now),
        done=lambda left: page(left) if reads.is_empty(left.document) else reverse("imports:imports"),
        message=_("Inläsningen är lämnad. Inget har ändrats i planen."),
        context=shell(request, one),
    )
