"""Money from somebody outside is sought, promised, received or refused (extern finansiering; S61)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from farled.people.acts import cleaned
from farled.people.reads import Actor
from farled.portfolio.acts.steps import locked
from farled.portfolio.models import Application, ExternalMoney
from farled.portfolio.rules import applications as rules
from farled.portfolio.states import ExternalState
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Money from outside: who gives, in which call, öre over all years, how far it has come and when they answer."""

    financier: str
    amount: int
    call: str = ""
    state: ExternalState = ExternalState.SOUGHT
    answer_due: date | None = None
    note: str = ""

    def put_on(self, row: ExternalMoney) -> None:
        """Write it on a row. Raises Invalid."""
        row.financier = cleaned(self.financier, field="financier")
        if self.amount <= 0:
            raise Invalid("portfolio.external.amount", field="amount")
        row.amount, row.call, row.state = self.amount, self.call.strip(), self.state
        row.answer_due, row.note = self.answer_due, self.note.strip()


@transaction.atomic
def add_external_money(
    *, application: Application, content: Outside, by: Actor, at: datetime, is_example: bool = False
) -> ExternalMoney:
    """Tell of money sought from outside for the same work (lägg till externa medel)."""
    one = locked(application)
    rules.check_can_apply(by, one)
    row = ExternalMoney(application=one, is_example=is_example)
    content.put_on(row)
    row.save(force_insert=True)
    trail.created(row, "portfolio.external_money.added", by=by, at=at)
    return row


@transaction.atomic
def change_external_money(
    *, external: ExternalMoney, version: int, content: Outside, by: Actor, at: datetime, why: str = ""
) -> ExternalMoney:
    """Change what is told of money from outside, such as that it has been promised (ändra)."""
    row = ExternalMoney.objects.select_for_update(of=("self",)).select_related("application__body").get(pk=external.pk)
    rules.check_can_apply(by, row.application)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    with trail.changing(row, "portfolio.external_money.changed", by=by, at=at, why=why.strip()):
        content.put_on(row)
    return row
