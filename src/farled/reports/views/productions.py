"""Reports: those one has ordered and the editions, ordering one, reading it on the screen, fetching its files."""

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from farled.people.reads import Actor, Request
from farled.planning import reads as planning
from farled.planning.reads import bearings
from farled.reports import acts, contents, forms, reads, rules
from farled.reports.models import Production
from farled.reports.states import Format, ReportKind
from farled.web import formats, jobs
from farled.web.forms import form_page
from farled.web.jobs import JobState
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.refused import Refused
from farled.web.signs import Kind
from farled.web.templatetags.farled import state_tag


def reports(request: Request) -> HttpResponse:
    """The reports one has ordered, and editions for everyone."""
    may = rules.can_produce(request.actor)
    listing = ListPage(
        request,
        reads.productions(request.actor),
        columns=_columns(),
        default_order="-ordered",
        nouns=(_("rapport"), _("rapporter")),
        caption=_("Rapporter"),
        empty=Empty(
            _("Inga rapporter än"),
            _("Här samlas det du tar fram och de utgåvor som alla kan hämta, som Word, PDF och Excel."),
            reverse("reports:produce") if may else "",
            _("Ta fram en rapport"),
        ),
        sheet="reports.reports",
    )
    return listing.render("reports/reports.html", {"can_produce": may})


def _columns() -> list[Column]:
    return [
        Column(key="title", cell=lambda row: link(reverse("reports:report", args=[row.pk]), row.title)),
        Column(key="on", cell=lambda row: formats.day(row.on)),
        Column(key="files", label=gettext_lazy("Hämta"), cell=_files),
        Column(key="ordered", cell=lambda row: formats.moment(row.ordered_at)),
        Column(
            key="for",
            label=gettext_lazy("För vem"),
            cell=lambda row: _("alla, utgåva") if row.edition else _("bara dig"),
            order=["edition"],
        ),
    ]


def _files(row: Production) -> SafeString:
    """Links to the files, or where the work is."""
    if row.job_state != JobState.DONE:
        failed = row.job_state == JobState.FAILED
        return state_tag((Kind.BAD, _("avbruten")) if failed else (Kind.GOING, _("tas fram")))
    links = ((reverse("files:fetch", args=[each.file_id]), Format(each.format).label) for each in row.outputs.all())
    return format_html_join(" ", '<a href="{}">{}</a>', links)


def produce(request: Request) -> HttpResponse:
    """Order a report."""
    initial = forms.initial(request.GET, today=request.today)
    form = forms.OrderForm(request.actor, request.POST or None, initial=initial)
    return form_page(
        request,
        template="reports/produce.html",
        form=form,
        act=lambda data: _order(request, form, data),
        done=lambda production: reverse("reports:report", args=[production.pk]),
        message=_("Rapporten är beställd. Den tas fram nu."),
        context={"chosen": _chosen(request.actor, form.parameters, request.today)},
    )


def _order(request: Request, form: forms.OrderForm, data: dict[str, Any]) -> Production:
    return acts.order(
        kind=ReportKind(data["report"]),
        plan=data["plan"],
        on=data["on"],
        formats=data["formats"],
        parameters=form.parameters,
        edition=data.get("edition", False),
        by=request.actor,
        at=request.now,
    )


def _chosen(actor: Actor, parameters: dict[str, str], today: date) -> tuple[tuple[str, str], ...]:
    """The list's filters in words; nothing when they cannot be read, which ordering then says."""
    if not parameters:
        return ()
    try:
        return contents.selection(actor, bearings(actor), parameters, on=today).chosen
    except Refused:
        return ()


def preview(request: Request) -> HttpResponse:
    """The same document on the screen, as the reader may see it now."""
    form = forms.OrderForm(request.actor, request.GET or None)
    form.fields["formats"].required = False
    if not form.is_valid():
        return render(request, "reports/produce.html", {"form": form}, status=422)
    data = form.cleaned_data
    kind, plan, on = ReportKind(data["report"]), data["plan"], data["on"]
    parameters = form.parameters | ({rules.PLAN: str(plan.pk)} if plan and kind is ReportKind.ACTIVITIES else {})
    try:
        rules.check_plan(kind, plan)
        rules.check_day(on, today=request.today)
        rules.check_selection_has_been(parameters, on, today=request.today)
        reader = reads.reader_of(request.actor, edition=data.get("edition", False))
        rules.check_seen(plan, reads.reportable_plans(reader), edition=data.get("edition", False))
        document = contents.compose(
            kind,
            reader=reader,
            plan=plan,
            parameters=parameters,
            on=on,
            author=request.actor.name,
            at=request.now,
            for_everyone=data.get("edition", False),
        )
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return render(request, "reports/produce.html", {"form": form}, status=refused.status)
    with translation.override(contents.LANGUAGE):
        shown = render_to_string("reports/_document.html", {"document": document})
    again = request.GET.urlencode()
    return render(request, "reports/preview.html", {"document": document, "shown": shown, "query": again})


def report(request: Request, pk: int) -> HttpResponse:
    """One report: how far the work has come, its files, how to read it here."""
    production = get_object_or_404(reads.productions(request.actor), pk=pk)
    here = reverse("reports:report", args=[pk])
    shown = jobs.progress(production, text=_("Rapporten tas fram"), url=here, at=request.now)
    if asked := jobs.answer(request, shown):
        return asked
    own = production.owner_id == request.actor.user_id
    context = {
        "production": production,
        "job": shown,
        "files": [(Format(each.format).label, each.file) for each in production.outputs.all()],
        "facts": _facts(production),
        "can_order_again": own and jobs.can_be_asked_again(production, at=request.now),
        "can_remove": rules.can_remove(request.actor, production),
    }
    return render(request, "reports/report.html", context)


def _facts(production: Production) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [(_("Rapport"), ReportKind(production.kind).label.capitalize())]
    if production.plan is not None:
        page = reverse("planning:plan", args=[production.plan_id])
        facts.append((_("Plan"), format_html('<a href="{}">{}</a>', page, production.plan)))
    facts.append((_("Läget den"), formats.day(production.on)))
    facts.append((_("Beställd"), f"{formats.moment(production.ordered_at)}, {production.owner.name}"))
    if production.made_at:
        facts.append((_("Framtagen"), formats.moment(production.made_at)))
    for output in production.outputs.all():
        if output.template is not None:
            page = reverse("reports:template", args=[output.template.template_id])
            facts.append((_("Word-mall"), format_html('<a href="{}">{}</a>', page, output.template)))
    facts += [
        (
            _("Kontrollsumma, %(format)s") % {"format": Format(output.format).label},
            format_html('<span class="small checksum">{}</span>', output.file.sha256),
        )
        for output in production.outputs.all()
    ]
    facts.append(
        (_("För vem"), _("alla i organisationen, utgåva") if production.edition else _("bara den som beställde"))
    )
    return facts


def of_round(request: Request, pk: int) -> HttpResponse:
    """Order a report of a frozen round: the whole, a body's or a goal area's."""
    rules.check_can_produce(request.actor)
    row = get_object_or_404(planning.frozen_rounds(request.actor), pk=pk)
    parts = contents.parts_of_round(reads.thawed_round(request.actor, {"round": str(pk)}))
    form = forms.RoundOrderForm(parts, request.POST or None)
    return form_page(
        request,
        template="reports/of_round.html",
        form=form,
        act=lambda data: acts.order_of_round(
            round_id=pk, formats=data["formats"], parameters=form.parameters, by=request.actor, at=request.now
        ),
        done=lambda production: reverse("reports:report", args=[production.pk]),
        message=_("Rapporten är beställd. Den tas fram nu."),
        context={"round": row},
    )


@require_POST
def produce_again(request: Request, pk: int) -> HttpResponse:
    """Have the work done again that stopped."""
    production = get_object_or_404(reads.productions(request.actor), pk=pk)
    acts.order_again(production=production, by=request.actor, at=request.now)
    return HttpResponseRedirect(reverse("reports:report", args=[pk]), status=303)


def remove(request: Request, pk: int) -> HttpResponse:
    """Take away a report one has ordered."""
    production = get_object_or_404(reads.productions(request.actor), pk=pk)
    rules.check_can_remove(request.actor, production)
    return form_page(
        request,
        template="reports/remove.html",
        form=forms.RemoveForm(request.POST if request.method == "POST" else None),
        act=lambda _data: acts.remove(production=production, by=request.actor, at=request.now),
        done=lambda _none: reverse("reports:reports"),
        message=_("Rapporten är borttagen."),
        context={"production": production},
    )
