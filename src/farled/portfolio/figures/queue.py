"""Whom an application waits for, what comes next and how long it has waited: what the project office works by (S53)."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.portfolio.models import Application
from farled.portfolio.states import ApplicationState, StepKind

Text = str | Promise

NEXT: dict[ApplicationState, Text] = {
    ApplicationState.DRAFT: gettext_lazy("lämna in ansökan"),
    ApplicationState.RECEIVED: gettext_lazy("se om den är komplett"),
    ApplicationState.SUPPLEMENT: gettext_lazy("komplettera ansökan"),
    ApplicationState.REFERRED: gettext_lazy("ta ställning till den andra portföljen"),
    ApplicationState.COMPLETED: gettext_lazy("bereda ansökan"),
    ApplicationState.PREPARED: gettext_lazy("besluta"),
}
OFFICE = frozenset({ApplicationState.RECEIVED, ApplicationState.COMPLETED})
APPLICANT = frozenset({ApplicationState.DRAFT, ApplicationState.SUPPLEMENT, ApplicationState.REFERRED})


@dataclass(frozen=True, slots=True)
class Wait:
    """Who has something to do, what, and since which day."""

    who: Text
    what: Text
    since: date

    def days(self, on: date) -> int:
        """How many days it has waited."""
        return max((on - self.since).days, 0)


def since(row: Application) -> date:
    """The day of its last step, or the day it was begun. The steps are fetched with it where there are many."""
    return max((step.on for step in row.steps.all() if step.kind != StepKind.APPRAISED), default=row.begun_on)


def wait_of(row: Application) -> Wait | None:
    """Whom an application waits for; None when nobody has anything more to do about it."""
    state = ApplicationState(row.state)
    if state not in NEXT:
        return None
    return Wait(who_of(row, state), NEXT[state], since(row))


def waits_without_coach(row: Application) -> bool:
    """Whether the project office has something to do with it, and nobody there has taken it on."""
    return row.state in OFFICE and not row.coach_name


def who_of(row: Application, state: ApplicationState) -> Text:
    """Whom a state waits for: the applicant, the coach or, without one, the project office, or whoever decides."""
    if state in APPLICANT:
        return row.body.name
    if state in OFFICE:
        return row.coach_name or _("projektkontoret")
    return _("den som beslutar")
