"""What this part registers: words of history, links from the plan's page and the activity list, its records' names."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Document
from farled.people.reads import Actor, Request
from farled.planning.reads import Activity, Round
from farled.planning.states import EDITION_PAGE, PLAN_PAGE
from farled.reports import acts, exchange, reads, rules
from farled.reports.models import Production
from farled.reports.states import Format, ReportKind
from farled.web import own_lists, slots

SENTENCES = {
    "reports.report.ordered": _("%(who)s beställde rapporten %(subject)s"),
    "reports.report.produced": _("Rapporten %(subject)s togs fram åt %(who)s"),
    "reports.report.exported": _("%(who)s hämtade ut uppgifter i rapporten %(subject)s"),
    "reports.data.exported": _("%(who)s hämtade ut uppgifter i %(subject)s"),
    "reports.report.removed": _("%(who)s tog bort rapporten %(subject)s"),
}


def faces(actor: Actor, refs: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """Ordered reports as history names them."""
    rows = reads.productions(actor).filter(pk__in=refs).values_list("pk", "title")
    return {pk: (title, reverse("reports:report", args=[pk])) for pk, title in rows}


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
    for each in Format:
        slots.list_exports.register(
            f"reports.activities.{each.value}", slots.ListExport(Activity.KIND, each.label, _list_as(each))
        )
    slots.edition_writers.register("reports.round", slots.EditionWriter(write_edition))
    slots.panels.register("reports.round", slots.Panel(EDITION_PAGE, "reports/_round_reports.html", _round_reports))
    slots.subject_sources.register(Production.KIND, slots.SubjectSource(Production.KIND, faces))
