"""What each report says. Composed once, in Swedish, with the reader's own rights; the writers only write it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import translation

from farled.direction.reads import Document as Plan
from farled.people.reads import Actor
from farled.reports.contents import activity_list, follow_up
from farled.reports.contents.activity_list import known_parameters, selection
from farled.reports.document import Document
from farled.reports.states import ReportKind

__all__ = ["LANGUAGE", "compose", "known_parameters", "selection", "title_of"]

LANGUAGE = "sv"  # documents are handed to a Swedish organisation, whatever language the one who orders reads pages in


def title_of(kind: ReportKind, plan: Plan | None) -> str:
    """What the document is called."""
    with translation.override(LANGUAGE):
        if kind is ReportKind.FOLLOW_UP:
            return follow_up.title_of(plan.title if plan else "")
        return activity_list.title_of(plan.title if plan else "")


def compose(
    kind: ReportKind,
    *,
    reader: Actor,
    plan: Plan | None,
    parameters: Mapping[str, str],
    on: date,
    author: str,
    at: datetime,
    for_everyone: bool = False,
) -> Document:
    """The report of a kind. The caller has checked that the reader may see the plan.

    ``parameters`` choose rows of an activity list. Raises Invalid when they choose what there is not.
    """
    with translation.override(LANGUAGE):
        if kind is ReportKind.FOLLOW_UP:
            if plan is None:
                raise ValueError("a follow-up report is of a plan")
            return follow_up.report(reader, plan, on=on, author=author, at=at, for_everyone=for_everyone)
        return activity_list.report(reader, parameters, on=on, author=author, at=at, for_everyone=for_everyone)
