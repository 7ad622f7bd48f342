"""Word templates: the list, a new one, one with what the check found; putting a version in use and out of it."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from farled.people.reads import Request
from farled.reports import acts, exchange, forms, reads, rules, template_words
from farled.reports.models import TemplateVersion, WordTemplate
from farled.reports.states import PaperKind, TemplateState
from farled.trail.reads import told
from farled.web import formats, jobs
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.templatetags.farled import state_tag

TOLD = 20


def templates(request: Request) -> HttpResponse:
    """The organisation's Word templates."""
    may = rules.can_keep_templates(request.actor)
    listing = ListPage(
        request,
        reads.templates(request.actor),
        columns=[
            Column(key="name", cell=lambda row: link(reverse("reports:template", args=[row.pk]), row.name)),
            Column(key="papers", cell=lambda row: ", ".join(exchange.papers_of(row))),
            Column(key="state", label=gettext_lazy("Läge"), cell=lambda row: _state(row, request)),
            Column(key="version", label=gettext_lazy("Version"), cell=lambda row: _used(row, request)),
        ],
        default_order="name",
        nouns=(_("Word-mall"), _("Word-mallar")),
        caption=_("Word-mallar"),
        empty=Empty(
            _("Ingen egen Word-mall än"),
            _("Utan egen mall skrivs Word-filer i Farleds utseende. Med en egen får de er logotyp och era rubriker."),
            reverse("reports:add_template") if may else "",
            _("Ladda upp en Word-mall"),
        ),
        sheet="reports.templates",
    )
    context = {"can_keep": may, "placeholders": template_words.PLACEHOLDERS.items()}
    return listing.render("reports/templates.html", context)


def _state(row: WordTemplate, request: Request) -> Any:
    states = [each.state_on(request.today) for each in row.versions.all()]
    return state_tag(next((each for each in STANDING if each in states), TemplateState.CHECKING).tag)


STANDING = (
    TemplateState.USED, TemplateState.PLANNED, TemplateState.CHECKING, TemplateState.READY, TemplateState.PROBLEMS,
    TemplateState.ENDED,
)  # fmt: skip


def _used(row: WordTemplate, request: Request) -> str:
    used = (each for each in row.versions.all() if each.state_on(request.today) is TemplateState.USED)
    return next((str(each.number) for each in used), "")


def template(request: Request, pk: int) -> HttpResponse:
    """One Word template: its newest version and what the check found, its earlier ones, its history."""
    one = get_object_or_404(reads.templates(request.actor), pk=pk)
    versions = list(one.versions.all())
    newest = versions[0]
    here = reverse("reports:template", args=[pk])
    shown = jobs.progress(newest, text=_("Filen kontrolleras"), url=here, at=request.now)
    if asked := jobs.answer(request, shown):
        return asked
    may = rules.can_keep_templates(request.actor)
    states = {each.pk: each.state_on(request.today) for each in versions}
    history = [entry for row in (one, *versions) for entry in told(row, reader=request.actor, limit=TOLD)]
    context = {
        "template": one,
        "newest": newest,
        "state": states[newest.pk],
        "job": shown,
        "papers": exchange.papers_of(one),
        "problems": template_words.problems(newest),
        "found": list(template_words.placeholders(newest)),
        "styles": list(template_words.styles(newest)),
        "placeholders": template_words.PLACEHOLDERS.items(),
        "versions": [(each, states[each.pk].tag, _days(each)) for each in versions],
        "can_keep": may,
        "can_use": may and rules.can_come_in_use(newest, today=request.today),
        "is_used": bool({TemplateState.USED, TemplateState.PLANNED} & set(states.values())),
        "can_check_again": may and jobs.can_be_asked_again(newest, at=request.now),
        "can_remove": may and rules.can_remove_version(newest, at=request.now),
        "history": sorted(history, key=lambda entry: entry.at, reverse=True)[:TOLD],
    }
    return render(request, "reports/template.html", context)


def _days(version: TemplateVersion) -> str:
    if version.used_from is None:
        return ""
    if version.used_until is None:
        return _("från %(day)s") % {"day": formats.day(version.used_from)}
    return _("från %(day)s, till %(end)s") % {
        "day": formats.day(version.used_from), "end": formats.day(version.used_until)
    }  # fmt: skip


def add_template(request: Request) -> HttpResponse:
    """Upload a new Word template."""
    rules.check_can_keep_templates(request.actor)
    initial = {"papers": PaperKind.values}
    return form_page(
        request,
        template="reports/upload_template.html",
        form=forms.AddTemplateForm(request.POST or None, request.FILES or None, initial=initial),
        act=lambda data: acts.add_template(
            name=data["name"], papers=data["papers"], **_content(data), by=request.actor, at=request.now
        ),
        done=lambda row: reverse("reports:template", args=[row.pk]),
        message=_("Mallen är uppladdad och kontrolleras nu."),
        context={"placeholders": template_words.PLACEHOLDERS.items()},
    )


def add_version(request: Request, pk: int) -> HttpResponse:
    """Upload a newer version of a Word template."""
    rules.check_can_keep_templates(request.actor)
    one = get_object_or_404(reads.templates(request.actor), pk=pk)
    return form_page(
        request,
        template="reports/upload_template.html",
        form=forms.UploadForm(request.POST or None, request.FILES or None),
        act=lambda data: acts.add_version(template=one, **_content(data), by=request.actor, at=request.now),
        done=lambda _version: reverse("reports:template", args=[pk]),
        message=_("Versionen är uppladdad och kontrolleras nu."),
        context={"template": one, "placeholders": template_words.PLACEHOLDERS.items()},
    )


def _content(data: dict[str, Any]) -> dict[str, Any]:
    """The uploaded file's name and bytes, read only when it is no larger than it may be."""
    rules.check_template_size(data["file"].size)
    return {"file_name": data["file"].name, "content": data["file"].read()}


def change_template(request: Request, pk: int) -> HttpResponse:
    """Change a Word template's name and papers."""
    rules.check_can_keep_templates(request.actor)
    one = get_object_or_404(reads.templates(request.actor), pk=pk)
    return form_page(
        request,
        template="reports/change_template.html",
        form=forms.ChangeTemplateForm(request.POST or None, initial=now(one, forms.ChangeTemplateForm)),
        act=lambda data: acts.change_template(template=one, by=request.actor, at=request.now, **data),
        done=lambda _row: reverse("reports:template", args=[pk]),
        message=_("Mallen är ändrad."),
        context={"template": one},
    )


def withdraw_template(request: Request, pk: int) -> HttpResponse:
    """Take a Word template out of use."""
    rules.check_can_keep_templates(request.actor)
    one = get_object_or_404(reads.templates(request.actor), pk=pk)
    return form_page(
        request,
        template="reports/withdraw_template.html",
        form=forms.WithdrawForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.withdraw(template=one, version=data["version"], by=request.actor, at=request.now),
        done=lambda _row: reverse("reports:template", args=[pk]),
        message=_("Mallen är tagen ur bruk."),
        context={"template": one},
    )


def use_version(request: Request, pk: int) -> HttpResponse:
    """Put a version in use from a day."""
    rules.check_can_keep_templates(request.actor)
    one = get_object_or_404(reads.template_versions(request.actor), pk=pk)
    initial = {"day": request.today, "version": one.version}
    return form_page(
        request,
        template="reports/use_version.html",
        form=forms.UseForm(request.POST or None, initial=initial),
        act=lambda data: acts.put_in_use(
            version=one, seen=data["version"], day=data["day"], by=request.actor, at=request.now
        ),
        done=lambda row: reverse("reports:template", args=[row.template_id]),
        message=_("Versionen är satt i bruk."),
        context={"version": one, "template": one.template, "papers": exchange.papers_of(one.template)},
    )


@require_POST
def check_version_again(request: Request, pk: int) -> HttpResponse:
    """Have a version checked again when the work stopped."""
    one = get_object_or_404(reads.template_versions(request.actor), pk=pk)
    acts.check_again(version=one, by=request.actor, at=request.now)
    return HttpResponseRedirect(reverse("reports:template", args=[one.template_id]), status=303)


def remove_version(request: Request, pk: int) -> HttpResponse:
    """Take away a version that did not pass the check."""
    rules.check_can_keep_templates(request.actor)
    one = get_object_or_404(reads.template_versions(request.actor), pk=pk)
    rules.check_can_remove_version(one, at=request.now)
    back = reverse("reports:template", args=[one.template_id]) if one.template.versions.count() > 1 else ""
    return form_page(
        request,
        template="reports/remove_version.html",
        form=forms.RemoveForm(request.POST if request.method == "POST" else None),
        act=lambda _data: acts.remove_version(version=one, by=request.actor, at=request.now),
        done=lambda _none: back or reverse("reports:templates"),
        message=_("Filen är borttagen."),
        context={"version": one, "template": one.template},
    )
