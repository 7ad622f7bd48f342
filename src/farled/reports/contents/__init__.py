"""What each report says. Composed once, in Swedish, with the reader's own rights; the writers only write it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from farled.consultation.reads import Consultation
from farled.direction.reads import Document as Plan
from farled.direction.reads import DocumentVersion
from farled.methods.periods import end_of_day, local_day
from farled.parameters.reads import KNOWN, used
from farled.parameters.reads import at as value_at
from farled.people.reads import Actor
from farled.planning.figures import Thawed
from farled.planning.reads import REPORT_EVERY
from farled.portfolio.reads import Application
from farled.reports.contents import (
    activity_list,
    changes,
    compilation,
    decision,
    follow_up,
    round_edition,
    statement,
)
from farled.reports.contents import trial as trial_paper
from farled.reports.contents.activity_list import known_parameters, selection
from farled.reports.contents.notes import with_figures
from farled.reports.document import Document
from farled.reports.states import ReportKind
from farled.web.explained import Used

__all__ = [
    "LANGUAGE",
    "compose",
    "compose_changes",
    "compose_compilation",
    "compose_decision",
    "compose_round",
    "compose_statement",
    "known_parameters",
    "parts_of_round",
    "rows_of_round",
    "selection",
    "title_of",
    "title_of_changes",
    "title_of_compilation",
    "title_of_decision",
    "title_of_round",
    "trial",
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
            made = follow_up.report(reader, plan, on=on, author=author, at=at, for_everyone=for_everyone)
        else:
            made = activity_list.report(reader, parameters, on=on, author=author, at=at, for_everyone=for_everyone)
        known_at = end_of_day(on) if on < local_day(at) else None
        asked: dict[str, Any] = {"organisation_id": reader.organisation_id, "on": on, "known_at": known_at}
        return with_figures(made, days=int(value_at(REPORT_EVERY, **asked).value), every=used(REPORT_EVERY, **asked))


def title_of_round(thawed: Thawed, parameters: Mapping[str, str]) -> str:
    """What the report of a frozen round is called."""
    with translation.override(LANGUAGE):
        return round_edition.title_of(thawed.data["round"]["title"], round_edition.part_of(thawed, parameters).name)


def compose_round(thawed: Thawed, parameters: Mapping[str, str], *, checksum: str) -> Document:
    """The report of a frozen round, or of the part that ``parameters`` choose. The caller has checked the round.

    ``checksum`` is that of the frozen data, which the report is known by.
    """
    with translation.override(LANGUAGE):
        days = thawed.every
        then = _("så som det gällde när uppföljningen frystes")
        every = Used(KNOWN[REPORT_EVERY].label, _("%(n)s dagar") % {"n": days}, None, then, "")
        report = round_edition.report(thawed, parameters, checksum=checksum)
        return with_figures(report, days=days, every=every, edition=checksum)


def rows_of_round(thawed: Thawed, parameters: Mapping[str, str]) -> int:
    """How many rows of a frozen round a report of it would be of."""
    return len(round_edition.part_of(thawed, parameters).rows)


def parts_of_round(thawed: Thawed) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a report of a frozen round can be of, besides the whole, for a form to choose from."""
    return round_edition.choices(thawed)


def title_of_compilation(consultation: Consultation) -> str:
    """What the compilation of a consultation is called."""
    with translation.override(LANGUAGE):
        return compilation.title_of(consultation)


def compose_compilation(consultation: Consultation, *, reader: Actor, on: date, author: str, at: datetime) -> Document:
    """A consultation put together. The caller has checked that the reader may see it."""
    with translation.override(LANGUAGE):
        return compilation.report(reader, consultation, on=on, author=author, at=at)


def title_of_changes(since: DocumentVersion, version: DocumentVersion) -> str:
    """What the paper of what changed between two versions is called in the list of reports."""
    with translation.override(LANGUAGE):
        return changes.name_of(since, version)


def compose_changes(
    since: DocumentVersion, version: DocumentVersion, *, whole: bool, reader: Actor, on: date, author: str, at: datetime
) -> Document:
    """What changed between two versions. The caller has checked that the reader may read both."""
    with translation.override(LANGUAGE):
        return changes.report(reader, since, version, whole=whole, on=on, author=author, at=at)


def title_of_decision(row: Application) -> str:
    """What the decision paper of an application is called."""
    with translation.override(LANGUAGE):
        return decision.title_of(row)


def compose_decision(
    row: Application, *, terms: Sequence[str], reader: Actor, on: date, author: str, at: datetime
) -> Document:
    """What whoever decides on an application has to know. The caller has checked that the reader may see it."""
    with translation.override(LANGUAGE):
        return decision.report(reader, row, terms=terms, on=on, author=author, at=at)


def compose_statement(data: Mapping[str, Any], *, checksum: str = "") -> Document:
    """A statement to a board as a document. ``checksum`` is that of its frozen data, for a template to print."""
    with translation.override(LANGUAGE):
        return statement.composed(data, checksum=checksum)


def trial(organisation: str, *, author: str, at: datetime) -> Document:
    """An example with every kind of block, for a Word template to be tried with."""
    with translation.override(LANGUAGE):
        return trial_paper.paper(organisation, author=author, at=at)
