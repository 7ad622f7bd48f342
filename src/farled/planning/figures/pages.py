"""What a page about one activity, or about what is owed, shows beside the row itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from farled.people.reads import Body
from farled.planning.figures.kinds import own_facts
from farled.planning.figures.states import State, state_of, time_of
from farled.planning.models import Activity, Return, Round
from farled.planning.reads import Known
from farled.planning.states import MOVES, Status
from farled.web import formats
from farled.web.numbers import whole

Fact = tuple[str | Promise, object]


def facts(known: Known) -> list[Fact]:
    """The facts at the side of an activity's page; those without value are left out."""
    return [fact for fact in _facts(known.activity, known) if fact[1] not in (None, "")]


def _facts(row: Activity, known: Known) -> Iterator[Fact]:
    yield row.shape.lead, _links(known.leads) or row.responsible_text or _("Ingen är angiven")
    yield row.shape.contributing, _links(known.contributing)
    yield from own_facts(row)
    if known.leads and row.responsible_text:
        yield _("I planen"), row.responsible_text
    yield _("Tid"), time_of(row)
    if row.first_end is not None:
        yield _("Förlängd från"), formats.day(row.first_end)
    if row.standing:
        yield _("Uppdrag"), _("löpande, utan slut")
    if row.added_on is not None:
        yield _("Tillkom"), formats.day(row.added_on)
    yield _("Status"), Status(row.status).label
    yield _("Prioritet"), row.priority
    yield _("Källa"), row.source


def _links(bodies: Iterable[Body]) -> str:
    return format_html_join(
        ", ", '<a href="{}">{}</a>', ((reverse("people:body", args=[b.pk]), b.name) for b in bodies)
    )


def possible(row: Activity, *, reports: bool, edits: bool, keeps: bool, draft: bool) -> dict[str, bool]:
    """What the actor can do with an activity now, by the name of the act: right and state together."""
    status = Status(row.status)
    going = not status.finished
    return {
        "report": reports and going,
        "edit": edits,
        "lead_on": edits and row.shape.leads_on,
        "train": edits and row.shape.occasions,
        "keep": keeps,
        "finish": edits,
        "prolong": keeps and going and row.end is not None,
        "answer_end": keeps and going and row.proposed_end is not None,
        "drop": keeps and going,
        "remove": draft,
        "reopen": edits and status.finished and Status.ONGOING in MOVES[status],
    }


def draft_key(user_id: int | None, pk: object) -> str:
    """The name under which a half-written report is kept on the reader's own computer; empty without a row."""
    return f"planning-report-{user_id}-{pk}" if whole(str(pk)) else ""


def adding_key(user_id: int | None, document_id: int) -> str:
    """The name under which a half-written activity of a plan is kept on the reader's own computer."""
    return f"planning-add-{user_id}-{document_id}"


@dataclass(frozen=True, slots=True)
class Reportable:
    """An activity one may report on, with its state."""

    activity: Activity
    state: State
    time: str


def reportable(rows: Iterable[Activity], *, on: date) -> list[Reportable]:
    """Activities with their state on a date."""
    return [Reportable(row, state_of(row, on), time_of(row)) for row in rows]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up of a plan: who was asked, who has answered, by when."""

    round: Round
    due: date
    answered: tuple[Return, ...]
    waiting: tuple[Return, ...]

    @property
    def asked_on(self) -> date:
        """The day they were asked."""
        return self.round.opened_on

    @property
    def total(self) -> int:
        """How many were asked."""
        return len(self.answered) + len(self.waiting)


def follow_up(returns: Iterable[Return], *, on: date) -> FollowUp | None:
    """How the latest round had been answered on a day; the returns come latest round first. None without a round."""
    every = [one for one in returns if one.round.opened_on <= on]
    if not every:
        return None
    row = every[0].round
    latest = [one for one in every if one.round_id == row.pk]
    answered = [one for one in latest if one.submitted_on is not None and one.submitted_on <= on]
    return FollowUp(
        round=row,
        due=max(one.due for one in latest),
        answered=tuple(answered),
        waiting=tuple(one for one in latest if one not in answered),
    )
