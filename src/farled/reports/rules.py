"""Who may order what, and what must hold of an order. No writes, no clock."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import QuerySet

from farled.direction.reads import Document
from farled.people.reads import Actor
from farled.reports.models import Production
from farled.reports.states import Format, ReportKind
from farled.web.jobs import JobState
from farled.web.refused import Forbidden, Invalid, Refused, asks

MOST_ON_PAPER = 2_000  # rows; more is nothing to read on paper
PLAN = "plan"  # the one choice that an earlier day's list can have


def check_can_produce(by: Actor) -> None:
    """Reports are ordered by whoever has the right to, for themselves."""
    if by.user_id is None or not by.may("reports.produce"):
        raise Forbidden("web.forbidden")


def check_can_issue(by: Actor, plan: Document | None) -> None:
    """An edition for everyone is ordered by whoever keeps the plan, or all plans."""
    if not by.reach("planning.edit").covers(plan.body_id if plan else None):
        raise Forbidden("reports.edition", field="edition")


def check_day(on: date, *, today: date) -> None:
    """A report tells of a day that has been."""
    if on > today:
        raise Invalid("reports.ahead", field="on")


def check_formats(chosen: Collection[str]) -> None:
    """There is something to write it as, and it is known."""
    if not chosen or not set(chosen) <= set(Format.values):
        raise Invalid("reports.formats", field="formats")


def check_plan(kind: ReportKind, plan: Document | None) -> None:
    """A follow-up report is of a plan."""
    if kind is ReportKind.FOLLOW_UP and plan is None:
        raise Invalid("reports.plan", field="plan")


def check_seen(plan: Document | None, seen: QuerySet[Document], *, edition: bool) -> None:
    """Those who are to read the report may see the plan."""
    if plan is not None and not seen.filter(pk=plan.pk).exists():
        raise (
            Invalid("reports.edition_draft", field="edition") if edition else Invalid("reports.plan_gone", field="plan")
        )


def check_selection_has_been(parameters: Mapping[str, str], on: date, *, today: date) -> None:
    """How the rows stood on an earlier day cannot be searched, only told."""
    if on < today and parameters.keys() - {PLAN}:
        raise Invalid("reports.past_selection", field="on")


def check_fits_paper(rows: int, chosen: Collection[str]) -> None:
    """A list too long to read is for a workbook only."""
    if rows > MOST_ON_PAPER and set(chosen) - {Format.EXCEL}:
        raise Invalid("reports.too_long", field="formats", rows=rows, most=MOST_ON_PAPER)


def check_part(parameters: Mapping[str, str], rows: int) -> None:
    """A report of a body or a goal area is of one that the round holds."""
    if {"body", "area"} & parameters.keys() and not rows:
        raise Invalid("reports.part", field="of")


def check_can_remove(by: Actor, production: Production) -> None:
    """The one who ordered a report takes it away, once it is not being worked on; an edition stays."""
    if production.owner_id != by.user_id:
        raise Forbidden("reports.not_own")
    if production.edition and production.made_at is not None:
        raise Refused("reports.edition_stays")
    if production.job_state in {JobState.WAITING, JobState.RUNNING}:
        raise Refused("reports.under_way")


can_produce = asks(check_can_produce)
can_issue = asks(check_can_issue)
can_remove = asks(check_can_remove)
