"""What this part registers: words of history, links from the plan's page and the activity list, its records' names."""

from collections.abc import Callable, Collection
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.consultation.reads import Consultation
from farled.direction.reads import Document, DocumentVersion
from farled.direction.states import CHANGES_PAGE
from farled.people.reads import Actor, Request
from farled.planning.reads import Activity, Round
from farled.planning.states import EDITION_PAGE, PLAN_PAGE
from farled.portfolio.reads import Application
from farled.portfolio.reads.paper import UNASKED
from farled.portfolio.states import APPLICATION_PAGE
from farled.reports import acts, contents, exchange, invariants, making, reads, rules
from farled.reports.models import Production, TemplateVersion, WordTemplate
from farled.reports.states import Format, ReportKind
from farled.web import own_lists, slots
from farled.web.faces import Faces, faces_of
from farled.web.statements import StatementFormat, Writing, Written, statement_formats

SENTENCES = {
    "reports.report.ordered": _("%(who)s beställde rapporten %(subject)s"),
    "reports.report.produced": _("Rapporten %(subject)s togs fram åt %(who)s"),
    "reports.report.exported": _("%(who)s hämtade ut uppgifter i rapporten %(subject)s"),
    "reports.data.exported": _("%(who)s hämtade ut uppgifter i %(subject)s"),
    "reports.report.removed": _("%(who)s tog bort rapporten %(subject)s"),
    "reports.template.added": _("%(who)s lade till Word-mallen %(subject)s"),
    "reports.template.changed": _("%(who)s ändrade Word-mallen %(subject)s"),
    "reports.template.removed": _("%(who)s tog bort Word-mallen %(subject)s"),
    "reports.template_version.added": _("%(who)s laddade upp %(subject)s"),
    "reports.template_version.asked_again": _("%(who)s lät kontrollera %(subject)s igen"),
    "reports.template_version.checked": _("%(subject)s kontrollerades åt %(who)s"),
    "reports.template_version.used": _("%(who)s satte %(subject)s i bruk"),
    "reports.template_version.replaced": _("%(who)s ersatte %(subject)s"),
    "reports.template_version.withdrawn": _("%(who)s tog %(subject)s ur bruk"),
    "reports.template_version.removed": _("%(who)s tog bort %(subject)s"),
}


def faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Ordered reports as history names them."""
    rows = reads.productions(actor).filter(pk__in=refs).values_list("pk", "title", named=True)
    return faces_of(rows, lambda row: (row.title, reverse("reports:report", args=[row.pk])))


def template_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Word templates as history names them."""
    rows = reads.templates(actor).prefetch_related(None).filter(pk__in=refs).values_list("pk", "name", named=True)
    return faces_of(rows, lambda row: (row.name, reverse("reports:template", args=[row.pk])))


def version_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Versions of Word templates as history names them."""
    rows = reads.template_versions(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), reverse("reports:template", args=[row.template_id])))


def _follow_up(plan: Document, request: Request) -> str | None:
    """Where a report of a plan is ordered, as of the day its page shows."""
    if not rules.can_produce(request.actor):
        return None
    asked = {"report": ReportKind.FOLLOW_UP.value, "plan": plan.pk}
    if on := request.GET.get("on"):
        asked["on"] = on
    return f"{reverse('reports:produce')}?{urlencode(asked)}"


def write_edition(row: Round, *, by: Actor, at: datetime) -> None:
    """When a round is frozen its report is written for everyone, as every kind of file.

    Nobody owns what the system itself freezes, such as when examples are loaded; then it is ordered from the page.
    """
    if rules.can_produce(by):
        acts.order_of_round(round_id=row.pk, formats=Format.values, parameters={}, edition=True, by=by, at=at)


def _round_reports(row: Round, request: Request) -> dict[str, object]:
    """The reports of a frozen round, and where to order one of a part of it."""
    productions = reads.productions_of_round(request.actor, row.pk)
    return {"productions": productions, "round": row, "can_produce": rules.can_produce(request.actor)}


def _compilation(row: Consultation, _request: Request) -> str | None:
    """Where a consultation that has been sent out is put together."""
    return reverse("reports:compilation", args=[row.pk]) if row.sent_on else None


def _changes(compared: tuple[DocumentVersion, DocumentVersion, bool], request: Request) -> str | None:
    """Where what changed between the versions a page compares is ordered as a file, as much of it as the page shows."""
    since, version, whole = compared
    asked = urlencode({"since": since.pk, **({"whole": "on"} if whole else {})})
    url = reverse("reports:order_changes", args=[version.pk])
    return f"{url}?{asked}" if rules.can_produce(request.actor) else None


def _decision(row: Application, request: Request) -> str | None:
    """Where the decision paper of an application that has been handed in is ordered."""
    told = row.case_id is not None and row.state not in UNASKED
    return reverse("reports:order_decision", args=[row.pk]) if told and rules.can_produce(request.actor) else None


def _statement_as(as_format: Format) -> Callable[[Writing], Written]:
    """Writes a frozen statement as a kind of file."""

    def write(asked: Writing) -> Written:
        document = contents.compose_statement(asked.data, checksum=asked.sha256)
        template = None
        if as_format is Format.WORD:
            template = making.template_of(document, organisation_id=asked.organisation_id, at=asked.at)
        return Written(
            format=as_format.value,
            name=f"{document.file_name}.{as_format.ending}",
            media_type=as_format.media_type,
            content=making.written(document, as_format, template=template),
            template=str(template or ""),
        )

    return write


def _list_as(as_format: Format) -> Callable[[Request], str | None]:
    query = urlencode({"report": ReportKind.ACTIVITIES.value, "formats": as_format.value})
    return lambda request: f"{reverse('reports:produce')}?{query}" if rules.can_produce(request.actor) else None


def register() -> None:
    """Called once, when the app is ready."""
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    for verb, sentence in SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.action_links.register(
        "reports.follow_up", slots.ActionLink(PLAN_PAGE, _("Ta fram uppföljningsrapport"), _follow_up)
    )
    slots.action_links.register(
        "reports.compilation", slots.ActionLink(Consultation.KIND, _("Sammanställningen"), _compilation)
    )
    slots.action_links.register(
        "reports.changes", slots.ActionLink(CHANGES_PAGE, _("Ta fram som Word eller PDF"), _changes)
    )
    slots.action_links.register(
        "reports.decision", slots.ActionLink(APPLICATION_PAGE, _("Ta fram beslutsunderlaget"), _decision)
    )
    for each in Format:
        if each is Format.EXCEL:
            continue  # every list goes to Excel and back by itself
        slots.list_exports.register(
            f"reports.activities.{each.value}", slots.ListExport(Activity.KIND, each.label, _list_as(each))
        )
    for each in (Format.WORD, Format.PDF):
        statement_formats.register(each.value, StatementFormat(each.label, _statement_as(each)))
    slots.invariants.register(
        "reports.one_template", slots.Invariant("reports.one_template", invariants.one_template_at_a_time)
    )
    slots.edition_writers.register("reports.round", slots.EditionWriter(write_edition))
    slots.panels.register("reports.round", slots.Panel(EDITION_PAGE, "reports/_round_reports.html", _round_reports))
    for kind, named in (
        (Production.KIND, faces),
        (WordTemplate.KIND, template_faces),
        (TemplateVersion.KIND, version_faces),
    ):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, named))
