"""The year's wheel: the dates of a year, laying up the next, and the same as files."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _

from farled.agenda import acts, figures, forms, ical, reads, rules, workbook
from farled.agenda.states import DateKind
from farled.people.reads import Request
from farled.web.forms import form_page, now
from farled.web.together import Asking, answered, together
from farled.web.workbooks import MEDIA_TYPE


def dates(request: Request) -> HttpResponse:
    """The year's wheel: all dates of a year, month by month, or those of one kind."""
    year, kind = figures.year_asked(request.GET.get("year", ""), request.today), _kind_asked(request)
    every, late = together(_of_year(request, year), reads.late(request.actor, on=request.today))
    shown = [each for each in every if kind is None or each.kind is kind]
    can_manage = rules.can_manage(request.actor, request.actor.organisation_id)
    context = {
        "year": year,
        "kind": kind,
        "months": figures.by_month(shown, year),
        "number": len(shown),
        "lead": figures.year_told(shown, year=year, today=request.today),
        "chart": figures.year_chart(every, year, today=request.today) if every else None,
        "late": late,
        "can_manage": can_manage,
        "coming_back": can_manage and any(each.entry and each.entry.repeats != "no" for each in every),
        "years": [(str(each), _address(each, kind), each == year) for each in range(year - 1, year + 2)],
        "kinds": [
            (_("Alla"), _address(year, None), kind is None),
            *((str(each.label).capitalize(), _address(year, each), each is kind) for each in DateKind),
        ],
        "exports": [
            (_("Excel"), f"{reverse('agenda:dates_excel')}?{_asking(year, kind)}"),
            (_("Kalenderfil"), f"{reverse('agenda:dates_ical')}?{_asking(year, kind)}"),
        ],
    }
    return render(request, "agenda/dates.html", context)


def dates_excel(request: Request) -> HttpResponse:
    """The dates of a year as a workbook."""
    year = figures.year_asked(request.GET.get("year", ""), request.today)
    content = workbook.workbook(_asked(request, year), year)
    return _file(content, MEDIA_TYPE, _("Årshjul %(year)s") % {"year": year} + ".xlsx")


def dates_ical(request: Request) -> HttpResponse:
    """The dates of a year as a calendar file, for a program that reads it once."""
    year = figures.year_asked(request.GET.get("year", ""), request.today)
    name = _("Årshjul %(year)s") % {"year": year}
    content = ical.written(name, ical.of_dates(_asked(request, year)), now=request.now)
    return _file(content, ical.MEDIA_TYPE, f"{name}.ics")


def next_year(request: Request) -> HttpResponse:
    """Lay up the dates that come back for the year after: all shown first, on days that may be changed."""
    rules.check_can_manage(request.actor, request.actor.organisation_id)
    year = figures.year_asked(request.GET.get("year", ""), request.today)
    form = forms.NextYearForm(reads.to_lay_up(request.actor, year), request.POST or None)
    return form_page(
        request,
        template="agenda/next_year.html",
        form=form,
        act=lambda data: acts.lay_up_next_year(rows=form.chosen(data), by=request.actor, at=request.now),
        done=lambda _laid: _address(year + 1, None),
        message=_("Datumen finns nu i nästa års kalender."),
        context={"year": year, "next": year + 1, "rows": list(form.rows())},
    )


def add_date(request: Request) -> HttpResponse:
    """Put a date in the calendar."""
    return form_page(
        request,
        template="agenda/add_date.html",
        form=forms.DateForm(request.POST or None),
        act=lambda data: acts.add_date(by=request.actor, at=request.now, **data),
        done=_in_the_year,
        message=_("Datumet finns nu i kalendern."),
    )


def change_date(request: Request, pk: int) -> HttpResponse:
    """Move or reword a date."""
    entry = get_object_or_404(reads.dates(request.actor), pk=pk)
    return form_page(
        request,
        template="agenda/change_date.html",
        form=forms.ChangeDateForm(request.POST or None, initial=now(entry, forms.ChangeDateForm)),
        act=lambda data: acts.change_date(entry=entry, by=request.actor, at=request.now, **data),
        done=_in_the_year,
        message=_("Ändringen är sparad."),
        context={"entry": entry},
    )


def remove_date(request: Request, pk: int) -> HttpResponse:
    """Take a date out of the calendar, after a question."""
    entry = get_object_or_404(reads.dates(request.actor), pk=pk)
    return form_page(
        request,
        template="agenda/remove_date.html",
        form=forms.RemoveDateForm(request.POST or None, initial={"version": entry.version}),
        act=lambda data: acts.remove_date(entry=entry, by=request.actor, at=request.now, **data),
        done=lambda _nothing: reverse("agenda:dates"),
        message=_("Datumet är borttaget."),
        context={"entry": entry},
    )


def _in_the_year(entry: reads.DateEntry) -> str:
    return f"{reverse('agenda:dates')}?year={entry.on.year}"


def _of_year(request: Request, year: int) -> Asking[list[reads.Ahead]]:
    return reads.ahead_asked(request.actor, date(year, 1, 1), date(year, 12, 31))


def _asked(request: Request, year: int) -> list[reads.Ahead]:
    kind = _kind_asked(request)
    return [each for each in answered(_of_year(request, year)) if kind is None or each.kind is kind]


def _kind_asked(request: Request) -> DateKind | None:
    asked = request.GET.get("kind", "")
    return DateKind(asked) if asked in DateKind.values else None


def _asking(year: int, kind: DateKind | None) -> str:
    return urlencode([("year", str(year)), *([("kind", kind.value)] if kind else [])])


def _address(year: int, kind: DateKind | None) -> str:
    return f"{reverse('agenda:dates')}?{_asking(year, kind)}"


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
