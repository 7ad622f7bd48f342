"""What an initiative says, its place in the red thread, and the duties it leaves with bodies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import prefetch_related_objects

from farled.agenda import acts as agenda
from farled.direction.reads import Objective
from farled.initiatives import reads
from farled.initiatives.models import Aim, Initiative
from farled.initiatives.states import TargetGroup, Track
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Role
from farled.thread import acts as thread
from farled.thread.reads import nodes_of
from farled.thread.states import NodeKind, Relation

OWN, CHECK, END = "initiatives.own", "initiatives.check", "initiatives.end"  # kinds of duty
PART = "initiatives.supplier_part"
DUTIES = (OWN, CHECK, END, PART)
TELL_WITHIN = timedelta(days=14)  # how long the supplier has to tell its part, when a report leaves it out
ANSWER_WITHIN = timedelta(days=21)  # how long a body has to accept being the owner and to answer checks


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an initiative says of itself (E28). ``cost`` is in öre; what the tier does not ask for is left empty."""

    title: str
    purpose: str
    target_group: TargetGroup | None = None
    track: Track = Track.OWN
    effect: str = ""
    effect_due: date | None = None
    start: date | None = None
    end: date | None = None
    cost: int | None = None
    supplier: Body | None = None
    maintenance_object: str = ""
    risks: str = ""

    def put_on(self, row: Initiative) -> None:
        """Write the content on a row. Raises Invalid for a name that is empty or holds an invisible character."""
        row.title = cleaned(self.title, field="title")
        row.purpose = self.purpose.strip()
        row.target_group, row.track = self.target_group or "", self.track
        row.effect, row.effect_due = self.effect.strip(), self.effect_due
        row.start, row.end, row.cost = self.start, self.end, self.cost
        row.supplier = self.supplier
        row.maintenance_object, row.risks = self.maintenance_object.strip(), self.risks.strip()


def locked(initiative: Initiative) -> Initiative:
    """The row as it is now, locked until the transaction ends."""
    rows = Initiative.objects.select_for_update(of=("self",)).select_related("body", "supplier")
    row = rows.get(pk=initiative.pk)
    prefetch_related_objects([row], "aims")
    return row


def write_aims(row: Initiative, objectives: Iterable[Objective], *, on: date) -> None:
    """Let an initiative contribute to these objectives and no others, in its rows and in the red thread."""
    wanted = {objective.pk for objective in objectives}
    now = {each.objective_id: each for each in Aim.objects.filter(initiative=row)}
    for objective_id, each in now.items():
        if objective_id not in wanted:
            each.delete()
    Aim.objects.bulk_create(Aim(initiative=row, objective_id=pk) for pk in sorted(wanted - now.keys()))
    row.refresh_from_db(fields=["aims"])
    prefetch_related_objects([row], "aims")
    node = thread.place(kind=NodeKind.INITIATIVE, ref=row.pk, organisation_id=row.organisation_id)
    uppers = nodes_of(NodeKind.OBJECTIVE, wanted)
    thread.tie_only(lower=node, uppers=[uppers[pk] for pk in sorted(uppers)], relation=Relation.CONTRIBUTES_TO, on=on)


def ask_for_owner(row: Initiative, *, by: Actor, at: datetime, today: date) -> None:
    """Somebody in the body that is the customer shall accept being the owner."""
    agenda.place_duty(
        kind=OWN,
        subject_id=row.pk,
        subject_name=row.title,
        role=Role.BODY_EDITOR,
        body=row.body,
        due=today + ANSWER_WITHIN,
        by=by,
        at=at,
    )


def ask_for_checks(row: Initiative, *, by: Actor, at: datetime, today: date) -> None:
    """Every body that has checks left to answer has one duty about them, and no other body has."""
    owed = reads.bodies_that_owe(row)
    for body in reads.bodies_waited_for(CHECK, row.pk, row.organisation_id):
        if body.pk not in owed:
            agenda.fulfil_duty(kind=CHECK, subject_id=row.pk, body=body, by=by, at=at)
    for body in reads.bodies_by_id(row.organisation_id, owed):
        agenda.place_duty(
            kind=CHECK,
            subject_id=row.pk,
            subject_name=row.title,
            role=Role.BODY_EDITOR,
            body=body,
            due=today + ANSWER_WITHIN,
            by=by,
            at=at,
        )


def ask_about_end(row: Initiative, *, by: Actor, at: datetime) -> None:
    """By its last day an initiative is closed or extended; its customer is told in time."""
    agenda.withdraw_duty(kind=END, subject_id=row.pk, by=by, at=at)
    if row.end is not None and row.ready_on is not None:
        agenda.place_duty(
            kind=END,
            subject_id=row.pk,
            subject_name=row.title,
            role=Role.BODY_EDITOR,
            body=row.body,
            due=row.end,
            by=by,
            at=at,
        )


def ask_for_part(row: Initiative, *, told: bool, by: Actor, at: datetime, today: date) -> None:
    """The supplier tells its part of how it goes (R105): it is asked when a report leaves the part out.

    The day stands until the part is ``told``, however many reports leave it out meanwhile.
    """
    if row.supplier is None:
        return
    if told:
        agenda.fulfil_duty(kind=PART, subject_id=row.pk, by=by, at=at)
    elif row.supplier not in reads.bodies_waited_for(PART, row.pk, row.organisation_id):
        agenda.place_duty(
            kind=PART,
            subject_id=row.pk,
            subject_name=row.title,
            role=Role.BODY_EDITOR,
            body=row.supplier,
            due=today + TELL_WITHIN,
            by=by,
            at=at,
        )


def withdraw_all(row: Initiative, *, by: Actor, at: datetime, why: str) -> None:
    """What waited need not be done when an initiative has ended."""
    for kind in DUTIES:
        agenda.withdraw_duty(kind=kind, subject_id=row.pk, by=by, at=at, why=why)
