"""The rules of a selection: mandatory, required, excluded, capacity, shares and minimums, each with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from farled.people.reads import Actor, Body
from farled.portfolio.acts.desk import held_open
from farled.portfolio.models import Application, Desk, DeskRule
from farled.portfolio.reads import desk as reads
from farled.portfolio.rules import desk as rules
from farled.portfolio.states import DeskRuleKind
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleContent:
    """What a rule says: only what its kind uses (``RULE_USES``), and why. ``amount`` in öre, ``share`` per cent."""

    why: str
    one: Application | None = None
    other: Application | None = None
    members: Iterable[Application] = ()
    body: Body | None = None
    resource: str = ""
    year: int | None = None
    lag: int = 0
    count: int | None = None
    amount: int | None = None
    share: int | None = None

    def put_on(self, row: DeskRule) -> None:
        """Write it on a row."""
        row.one, row.other, row.body = self.one, self.other, self.body
        row.members = sorted(each.pk for each in self.members)
        row.resource, row.year, row.lag = self.resource.strip(), self.year, self.lag
        row.count, row.amount, row.share, row.why = self.count, self.amount, self.share, self.why.strip()


@transaction.atomic
def add_rule(*, desk: Desk, kind: DeskRuleKind, content: RuleContent, by: Actor, at: datetime) -> DeskRule:
    """Add a rule that every choice must keep, with its reason (lägg till en regel). Raises Refused or Invalid."""
    row = DeskRule(desk=held_open(desk, by), kind=kind)
    content.put_on(row)
    _check(row)
    row.save(force_insert=True)
    trail.created(row, "portfolio.desk_rule.added", by=by, at=at, why=row.why)
    return row


@transaction.atomic
def change_rule(*, rule: DeskRule, version: int, content: RuleContent, by: Actor, at: datetime) -> DeskRule:
    """Change what a rule says (ändra). Raises Stale, Refused or Invalid."""
    row = _held(rule, version, by)
    with trail.changing(row, "portfolio.desk_rule.changed", by=by, at=at, why=content.why.strip()):
        content.put_on(row)
        _check(row)
    return row


@transaction.atomic
def remove_rule(*, rule: DeskRule, version: int, why: str, by: Actor, at: datetime) -> Desk:
    """Take a rule away, for a reason (ta bort)."""
    row = _held(rule, version, by)
    rules.check_why(why)
    trail.removed(row, "portfolio.desk_rule.removed", by=by, at=at, why=why.strip())
    row.delete()
    return row.desk


def _check(row: DeskRule) -> None:
    known = set(row.desk.candidates.values_list("application_id", flat=True))
    rules.check_rule(row.desk, row, known, reads.rules_of(row.desk))
    rules.check_rule_body(row.desk, row.body)


def _held(rule: DeskRule, version: int, by: Actor) -> DeskRule:
    desk = held_open(rule.desk, by)
    row = DeskRule.objects.select_for_update(of=("self",)).get(pk=rule.pk)
    row.desk = desk
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row
