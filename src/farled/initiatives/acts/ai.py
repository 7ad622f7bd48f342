"""The register of uses of AI is kept: a use is registered, changed and moved (S59)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from farled.initiatives import rules
from farled.initiatives.acts.rows import ask_for_checks
from farled.initiatives.models import AiUse, Initiative
from farled.initiatives.states import AiObstacle, AiRisk, AiStatus, DataStatus, Phase
from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import check_says


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What a use of AI is for and what it takes (E46)."""

    title: str
    problem: str
    body: Body | None = None
    initiative: Initiative | None = None
    operation: str = ""
    data_needed: str = ""
    data_status: DataStatus = DataStatus.UNKNOWN
    technology: str = ""
    competence: str = ""
    infrastructure: str = ""
    security: str = ""
    ethics: str = ""
    risk: AiRisk = AiRisk.NOT_ASSESSED
    risk_ground: str = ""
    cost_note: str = ""

    def put_on(self, row: AiUse) -> None:
        """Write it on a row. Raises Invalid or Refused."""
        rules.check_place(row.organisation_id, self.body, self.initiative)
        row.title = cleaned(self.title, field="title")
        check_says(self.problem, field="problem")
        row.problem, row.body, row.initiative = self.problem.strip(), self.body, self.initiative
        row.operation, row.data_needed = self.operation.strip(), self.data_needed.strip()
        row.data_status, row.technology = self.data_status, self.technology.strip()
        row.competence, row.infrastructure = self.competence.strip(), self.infrastructure.strip()
        row.security, row.ethics = self.security.strip(), self.ethics.strip()
        row.risk, row.risk_ground, row.cost_note = self.risk, self.risk_ground.strip(), self.cost_note.strip()
        rules.check_risk(row)
        rules.check_lengths(row)


@transaction.atomic
def register_ai_use(*, content: Use, by: Actor, at: datetime, source: str = "") -> AiUse:
    """Register a use of AI that somebody thought of or has (registrera AI-användning)."""
    rules.check_can_keep(by, by.organisation_id, content.body.pk if content.body else None)
    _check_tie(content.initiative, None, by)
    row = AiUse(organisation_id=by.organisation_id, source=source.strip())
    content.put_on(row)
    row.save(force_insert=True)
    trail.created(row, "initiatives.ai_use.registered", by=by, at=at)
    _ask(row.initiative, by=by, at=at)
    return row


@transaction.atomic
def change_ai_use(*, use: AiUse, version: int, content: Use, by: Actor, at: datetime, why: str = "") -> AiUse:
    """Change what is said of a use of AI (ändra). Raises Stale, Refused, Invalid or Forbidden."""
    row = _held(use, version, by)
    before = row.initiative
    rules.check_can_keep(by, row.organisation_id, content.body.pk if content.body else None)
    _check_tie(content.initiative, before, by)
    with trail.changing(row, "initiatives.ai_use.changed", by=by, at=at, why=why.strip()):
        content.put_on(row)
    if before != row.initiative:
        for each in (before, row.initiative):
            _ask(each, by=by, at=at)
    return row


def _check_tie(initiative: Initiative | None, before: Initiative | None, by: Actor) -> None:
    """An initiative is asked more when AI is used in it, so it is tied by those who may change it."""
    if initiative is not None and initiative != before:
        rules.check_can_edit(by, initiative)


def _ask(initiative: Initiative | None, *, by: Actor, at: datetime) -> None:
    """Let those who are to answer the checks of an initiative be asked those there are now."""
    if initiative is not None and not Phase(initiative.phase).finished and initiative.ready_on is None:
        ask_for_checks(initiative, by=by, at=at, today=local_day(at))


@transaction.atomic
def move_ai_use(
    *,
    use: AiUse,
    version: int,
    status: AiStatus,
    obstacles: Collection[AiObstacle],
    why: str,
    by: Actor,
    at: datetime,
) -> AiUse:
    """Say how far a use of AI has come and what hinders it, for a reason (byt status).

    Nothing is tried before its risk class by the AI act is known. Raises Stale, Refused, Invalid or Forbidden.
    """
    row = _held(use, version, by)
    if status != row.status:
        rules.check_ai_move(row, status)
    rules.check_obstacles_told(status, obstacles, why)
    with trail.changing(row, "initiatives.ai_use.moved", by=by, at=at, why=why.strip()):
        row.status, row.obstacles = status, [str(each) for each in AiObstacle if each in obstacles]
    return row


def _held(use: AiUse, version: int, by: Actor) -> AiUse:
    row = AiUse.objects.select_for_update(of=("self",)).get(pk=use.pk)
    rules.check_can_keep(by, row.organisation_id, row.body_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row
