"""Who keeps data sets, e-services and the keeping plan, and what must hold of them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.db.models import Field

from farled.matters import reads as matters
from farled.matters.reads import Decision
from farled.people.reads import Actor, Body
from farled.systems.models import DataSet, EService, KeepingRule, System
from farled.systems.states import Harm, Keeping, Met, ServiceCriterion, Sharing
from farled.trail.reads import Governed
from farled.web.refused import Forbidden, Invalid, Refused, together

LONGEST_KEPT = 500  # years; what is kept longer is preserved
OPEN_UP_TO = 1  # the security level that open data may have: nobody is harmed when everybody reads it


def _within(by: Actor, organisation_id: int, *body_ids: int | None) -> bool:
    """Whether somebody keeps the register in the organisation, for one of the bodies or for all."""
    return by.organisation_id == organisation_id and by.reach("systems.edit").covers(*body_ids)


def can_keep_data_set(by: Actor, row: DataSet) -> bool:
    """Whether somebody keeps a data set: its owner, the owner of the system it lies in, or a strategist."""
    return _within(by, row.organisation_id, row.owner_id, row.system.owner_id if row.system else None)


def check_can_keep_data_set(by: Actor, row: DataSet) -> None:
    """A data set is kept by its owner, by the owner of the system it lies in, or by a strategist."""
    if not can_keep_data_set(by, row):
        raise Forbidden("systems.data_set.keep")


def can_keep_eservice(by: Actor, row: EService) -> bool:
    """Whether somebody keeps an e-service: the body whose it is, or a strategist."""
    return _within(by, row.organisation_id, row.owner_id, row.system.owner_id if row.system else None)


def check_can_keep_eservice(by: Actor, row: EService) -> None:
    """An e-service is kept by the body whose it is, or by a strategist."""
    if not can_keep_eservice(by, row):
        raise Forbidden("systems.eservice.keep")


def can_decide_owner(by: Actor, row: EService) -> bool:
    """Whether somebody writes down the director's decision on whose an e-service is: a strategist (R86)."""
    return by.organisation_id == row.organisation_id and by.reach("systems.edit").whole


def check_can_decide_owner(by: Actor, row: EService) -> None:
    """The director's decision on whose an e-service is concerns everybody, so a strategist writes it down."""
    if not can_decide_owner(by, row):
        raise Forbidden("systems.eservice.decide")


def can_keep_rule(by: Actor, row: KeepingRule) -> bool:
    """Whether somebody keeps a rule of the keeping plan: whoever keeps what it is about."""
    if row.data_set is not None:
        return can_keep_data_set(by, row.data_set)
    return row.system is not None and _within(by, row.organisation_id, row.system.owner_id)


def check_can_keep_rule(by: Actor, row: KeepingRule) -> None:
    """A rule of the keeping plan is kept by whoever keeps what it is about."""
    if not can_keep_rule(by, row):
        raise Forbidden("systems.keeping_rule.keep")


def check_of_own(organisation_id: int, **rows: Body | System | DataSet | None) -> None:
    """What a row points at is of its own organisation. The keywords are the fields they stand in."""
    for field, row in rows.items():
        if row is not None and row.organisation_id != organisation_id:
            raise Invalid("systems.elsewhere", field=field, name=str(row))


def check_free(row: Any, *fields: str) -> None:
    """No other row of the organisation has the same in these fields."""
    same = {name: getattr(row, name) for name in fields}
    others = type(row).objects.filter(organisation_id=row.organisation_id, **same).exclude(pk=row.pk)
    if others.exists():
        raise Invalid("systems.taken", field=fields[0], name=same[fields[0]])


def check_information_lengths(row: Governed) -> None:
    """No text is longer than its place in the database."""

    def check(field: "Field[Any, Any]") -> None:
        text, most = getattr(row, field.attname), getattr(field, "max_length", None)
        if most is not None and len(text) > most:
            raise Invalid("web.text.long", field=field.name, length=len(text), most=most)

    checks: list[Callable[[], None]] = [partial(check, field) for field in row._meta.concrete_fields]
    together(*checks)


def check_security(row: DataSet) -> None:
    """The security level is 1-4, or not assessed."""
    if row.security is not None and row.security not in Harm.values:
        raise Invalid("systems.level", field="security")


def check_open_data(row: DataSet) -> None:
    """What harms somebody when it leaks is not open data."""
    if row.sharing == Sharing.OPEN and row.security is not None and row.security > OPEN_UP_TO:
        raise Invalid("systems.data_set.open", field="sharing", level=row.get_security_display())


def check_has_no_rules(row: DataSet) -> None:
    """A data set does not vanish under the keeping plan."""
    count = row.keeping_rules.count()
    if count:
        raise Refused("systems.data_set.kept", name=row.name, count=count)


def check_has_no_system(row: EService) -> None:
    """With a clear link to a business system there is nothing to decide: the owner is the system's (R86)."""
    if row.system is not None:
        raise Refused("systems.eservice.follows", system=row.system.name)


def check_decides(by: Actor, organisation_id: int, decision: Decision) -> None:
    """What is decided rests on a decision here that the actor may read and that does more than recommend."""
    if decision.matter.organisation_id != organisation_id or not matters.decisions(by).filter(pk=decision.pk).exists():
        raise Invalid("systems.decision.elsewhere", field="decision")
    if decision.recommends:
        raise Invalid("systems.decision.recommends", field="decision")


def check_grounds(answers: Mapping[ServiceCriterion, tuple[Met, str]]) -> None:
    """Every answer says what it rests on."""

    def check(criterion: ServiceCriterion, ground: str) -> None:
        if not ground.strip():
            raise Invalid("systems.eservice.ground", field=f"ground_{criterion.value}", question=criterion.label)

    together(*(partial(check, criterion, ground) for criterion, (_met, ground) in answers.items()))


def check_is_of_one(row: KeepingRule) -> None:
    """A rule of the keeping plan is of a system or of a data set."""
    if (row.system is None) == (row.data_set is None):
        raise Invalid("systems.keeping_rule.one", field="data_set")


def check_years(row: KeepingRule) -> None:
    """What is deleted says after how many years; what is kept for ever has none."""
    if row.keeping == Keeping.KEPT and row.years is not None:
        raise Invalid("systems.keeping_rule.for_ever", field="years")
    if row.keeping == Keeping.DELETED and (row.years is None or row.years > LONGEST_KEPT):
        raise Invalid("systems.keeping_rule.years", field="years", most=LONGEST_KEPT)


def check_rule_is_new(row: KeepingRule) -> None:
    """The same of the same thing is told once."""
    same = KeepingRule.objects.filter(system=row.system, data_set=row.data_set, what=row.what)
    if same.exclude(pk=row.pk).exists():
        raise Invalid("systems.keeping_rule.told", field="what", what=row.what)
