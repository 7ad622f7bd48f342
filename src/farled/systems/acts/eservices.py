"""E-services: whose they are, by their system or by decision, and how they meet the criteria for those who use them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import prefetch_related_objects

from farled.matters.reads import Decision
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Organisation
from farled.systems import rules
from farled.systems.acts.opened import opened
from farled.systems.models import EService, ServiceAnswer, System
from farled.systems.states import Met, ServiceCriterion
from farled.trail import acts as trail


@dataclass(frozen=True, slots=True, kw_only=True)
class EServiceContent:
    """What an e-service says. With ``system`` its owner and maintenance object are the system's (R86)."""

    name: str
    description: str = ""
    system: System | None = None
    source: str = ""

    def put_on(self, row: EService) -> None:
        """Write the content on a row. Raises Invalid for a name that is empty or holds an invisible character."""
        row.name = cleaned(self.name)
        row.description, row.system, row.source = self.description.strip(), self.system, self.source.strip()
        if self.system is not None:  # whose it is follows the system; what was decided before stays in history
            row.owner, row.decision = None, None


@transaction.atomic
def register_eservice(*, organisation: Organisation, content: EServiceContent, by: Actor, at: datetime) -> EService:
    """Register an e-service (registrera en e-tjänst). Raises Forbidden, Invalid."""
    row = EService(organisation=organisation)
    _write(row, content, by)
    row.save(force_insert=True)
    trail.created(row, "systems.eservice.registered", by=by, at=at)
    return row


@transaction.atomic
def change_eservice(
    *, eservice: EService, version: int, content: EServiceContent, by: Actor, at: datetime, why: str = ""
) -> EService:
    """Change what an e-service says, or which system it belongs to. Raises Stale, Forbidden, Invalid."""
    row = opened(eservice, version, partial(rules.check_can_keep_eservice, by))
    with trail.changing(row, "systems.eservice.changed", by=by, at=at, why=why.strip()):
        _write(row, content, by)
    return row


@transaction.atomic
def decide_owner(
    *,
    eservice: EService,
    version: int,
    owner: Body,
    decision: Decision,
    by: Actor,
    at: datetime,
    why: str = "",
) -> EService:
    """Write down whose an e-service without a system is, by a decision (R86). Raises Stale, Forbidden, Refused."""
    row = opened(eservice, version, partial(rules.check_can_decide_owner, by))
    rules.check_has_no_system(row)
    rules.check_of_own(row.organisation_id, owner=owner)
    rules.check_decides(by, row.organisation_id, decision)
    with trail.changing(row, "systems.eservice.owner_decided", by=by, at=at, why=why.strip()):
        row.owner, row.decision = owner, decision
    return row


@transaction.atomic
def answer_criteria(
    *,
    eservice: EService,
    version: int,
    answers: Mapping[ServiceCriterion, tuple[Met, str]],
    by: Actor,
    at: datetime,
    why: str = "",
) -> EService:
    """Say how an e-service meets the criteria for those who use it (S120), each with its ground. Raises Stale, Invalid.

    A criterion that is not among ``answers`` is unanswered afterwards: it is never taken to be met.
    """
    row = opened(eservice, version, partial(rules.check_can_keep_eservice, by))
    rules.check_grounds(answers)
    prefetch_related_objects([row], "answers")
    with trail.changing(row, "systems.eservice.assessed", by=by, at=at, why=why.strip()):
        row.answers.all().delete()
        ServiceAnswer.objects.bulk_create(
            ServiceAnswer(eservice=row, criterion=criterion, met=met, ground=ground.strip())
            for criterion, (met, ground) in answers.items()
        )
        row.refresh_from_db(fields=["answers"])
    return row


@transaction.atomic
def remove_eservice(*, eservice: EService, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take away an e-service that is no more; what it said stays in history. Raises Stale."""
    row = opened(eservice, version, partial(rules.check_can_keep_eservice, by))
    trail.removed(row, "systems.eservice.removed", by=by, at=at, why=why.strip())
    row.answers.all().delete()
    row.delete()


def _write(row: EService, content: EServiceContent, by: Actor) -> None:
    """Put the content on a row that the actor may keep, also as it then is."""
    content.put_on(row)
    rules.check_of_own(row.organisation_id, system=row.system)
    rules.check_can_keep_eservice(by, row)
    rules.check_information_lengths(row)
    trail.hold(row.organisation_id)  # of two who register the same name at once, the second is told
    rules.check_free(row, "name")
