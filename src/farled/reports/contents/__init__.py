"""What each report says. Composed once, in Swedish, with the reader's own rights; the writers only write it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import translation

from farled.direction.reads import Document as Plan
from farled.people.reads import Actor
from farled.planning.figures import Thawed
from farled.reports.contents import activity_list, follow_up, round_edition
from farled.reports.contents.activity_list import known_parameters, selection
from farled.reports.document import Document
from farled.reports.states import ReportKind

__all__ = [
    "LANGUAGE",
    "compose",
    "compose_round",
    "known_parameters",
    "parts_of_round",
    "rows_of_round",
    "selection",
    "title_of",
    "title_of_round",
]

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


def title_of_round(thawed: Thawed, parameters: Mapping[str, str]) -> str:
    """What the report of a frozen round is called."""
    with translation.override(LANGUAGE):
        return round_edition.title_of(thawed.data["round"]["title"], round_edition.part_of(thawed, parameters).name)


def compose_round(thawed: Thawed, parameters: Mapping[str, str]) -> Document:
    """The report of a frozen round, or of the part that ``parameters`` choose. The caller has checked the round."""
    with translation.override(LANGUAGE):
        return round_edition.report(thawed, parameters)


def rows_of_round(thawed: Thawed, parameters: Mapping[str, str]) -> int:
    """How many rows of a frozen round a report of it would be of."""
    return len(round_edition.part_of(thawed, parameters).rows)


def parts_of_round(thawed: Thawed) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a report of a frozen round can be of, besides the whole, for a form to choose from."""
    return round_edition.choices(thawed)
