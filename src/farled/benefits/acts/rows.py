"""What a benefit says, its place in the red thread, its years and the duties it leaves with the line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import product

from django.db.models import prefetch_related_objects

from farled.agenda import acts as agenda
from farled.benefits import reads, rules
from farled.benefits.models import Benefit, YearPoint
from farled.benefits.states import FOLLOWED, OWNED, BenefitState
from farled.cases.states import BetterWhen
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Role
from farled.thread import acts as thread
from farled.thread.reads import nodes_of
from farled.thread.states import NodeKind, Relation
from farled.web.refused import together

OWN, MEASURE = "benefits.own", "benefits.measure"  # kinds of duty about a benefit
JUDGE, DECIDE = "benefits.judge", "benefits.decide"  # and about a deviation
ANSWER_WITHIN = timedelta(days=21)  # how long a body has to accept a benefit, and a deviation to be judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a benefit says of itself (E29). ``price`` in öre a unit, ``cashable`` a share, ``every`` in months.

    ``promised``: what it comes to in each year, counted in its unit.
    """

    title: str
    kind: str
    receiver: str
    body: Body
    unit: str
    promised: Mapping[int, Decimal]
    description: str = ""
    process: str = ""
    direction: BetterWhen = BetterWhen.UP
    baseline: Decimal | None = None
    baseline_on: date | None = None
    price: int | None = None
    cashable: Decimal = Decimal(0)
    method: str = ""
    every: int = 12
    first_measured: date | None = None
    last_measured: date | None = None
    source: str = field(default="")

    def put_on(self, row: Benefit) -> None:
        """Write the content on a row. Raises Invalid for a name that is empty or holds an invisible character."""
        row.title, row.unit = cleaned(self.title, field="title"), cleaned(self.unit, field="unit")
        row.kind, row.receiver, row.body = self.kind, self.receiver, self.body
        row.description, row.process, row.method = self.description.strip(), self.process.strip(), self.method.strip()
        row.direction, row.baseline, row.baseline_on = self.direction, self.baseline, self.baseline_on
        row.price, row.cashable = self.price, self.cashable
        row.every, row.first_measured, row.last_measured = self.every, self.first_measured, self.last_measured

    def check(self, row: Benefit) -> None:
        """Write the content on a row and see that it holds: what is wrong in several places is told at once."""
        together(
            lambda: self.put_on(row),
            lambda: rules.check_body(row.initiative, self.body),
            lambda: rules.check_lengths(row),
            lambda: rules.check_promised(self.promised),
            lambda: rules.check_measured_as(price=self.price, cashable=self.cashable, every=self.every),
            lambda: rules.check_schedule(self.first_measured, self.last_measured),
            lambda: rules.check_baseline(self.baseline, self.baseline_on),
        )


def locked(benefit: Benefit) -> Benefit:
    """The row as it is now, locked until the transaction ends, with its years."""
    rows = Benefit.objects.select_for_update(of=("self",)).select_related(
        "body", "initiative__body", "line__exit__system"
    )
    row = rows.get(pk=benefit.pk)
    prefetch_related_objects([row], "points")
    return row


def write_points(row: Benefit, promised: Mapping[int, Decimal]) -> None:
    """Let a benefit promise this for these years and nothing else; a forecast that was made for a year stays."""
    held = {point.year: point for point in YearPoint.objects.filter(benefit=row)}
    for year, point in held.items():
        if year not in promised:
            point.delete()
        elif point.promised != promised[year]:
            point.promised = promised[year]
            point.save(update_fields=["promised"])
    fresh = [
        YearPoint(benefit=row, year=year, promised=promised[year]) for year in sorted(promised) if year not in held
    ]
    YearPoint.objects.bulk_create(fresh)
    reread(row)


def reread(row: Benefit) -> None:
    """Let a row show its years as they are stored now."""
    row.refresh_from_db(fields=["points"])
    prefetch_related_objects([row], "points")


def place_in_thread(row: Benefit, *, on: date) -> None:
    """A benefit hangs below the initiative that brings it about, once."""
    node = thread.place(kind=NodeKind.BENEFIT, ref=row.pk, organisation_id=row.organisation_id)
    uppers = nodes_of(NodeKind.INITIATIVE, [row.initiative_id])
    thread.tie_only(lower=node, uppers=list(uppers.values()), relation=Relation.CLAIMED_FOR, on=on)


def settle(row: Benefit) -> None:
    """Let the state and the next day of measuring follow from what is owned and measured. Called inside a change."""
    if BenefitState(row.state) not in FOLLOWED:
        row.next_due = None
        return
    row.next_due = reads.next_due(row, reads.measured_years(row))
    row.state = _state(row)


def _state(row: Benefit) -> BenefitState:
    if row.accepted_on is None:
        return BenefitState.PLANNED
    realised = reads.realised_of([row.pk]).get(row.pk, {})
    if not realised:
        return BenefitState.ACCEPTED
    promised = {point.year: point.promised for point in row.points.all() if point.promised > 0}
    last = max(promised, default=0)
    full = last in realised and realised[last] >= promised[last]
    return BenefitState.REALISED if full else BenefitState.MEASURED


# --- Duties -----------------------------------------------------------------------------------------------------------


def ask_for_owner(row: Benefit, *, by: Actor, at: datetime, due: date) -> None:
    """Somebody in the body that takes it home shall accept being its owner."""
    agenda.withdraw_duty(kind=OWN, subject_id=row.pk, by=by, at=at)
    agenda.place_duty(
        kind=OWN, subject_id=row.pk, subject_name=row.title, role=Role.BODY_EDITOR, body=row.body, due=due, by=by, at=at
    )


def ask_for_measuring(row: Benefit, *, by: Actor, at: datetime) -> None:
    """Whoever owns it measures it on its next day; before anybody owns it nobody is asked."""
    wanted = row.next_due if BenefitState(row.state) in OWNED else None
    if wanted is None:
        agenda.withdraw_duty(kind=MEASURE, subject_id=row.pk, by=by, at=at)
        return
    agenda.place_duty(
        kind=MEASURE,
        subject_id=row.pk,
        subject_name=row.title,
        role=Role.BODY_EDITOR,
        body=row.body,
        due=wanted,
        by=by,
        at=at,
    )


def withdraw_all(row: Benefit, *, by: Actor, at: datetime, why: str = "") -> None:
    """What waited need not be done when a benefit is no longer followed, its deviations' part included."""
    deviations = row.deviations.order_by("pk").values_list("pk", flat=True)
    waited = [*product((OWN, MEASURE), [row.pk]), *product((JUDGE, DECIDE), deviations)]
    for kind, pk in waited:
        agenda.withdraw_duty(kind=kind, subject_id=pk, by=by, at=at, why=why[:300])
