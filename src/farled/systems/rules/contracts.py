"""What holds of contracts."""

from datetime import date

from farled.systems.models import Contract
from farled.systems.rules.systems import check_period
from farled.web.refused import Invalid, Refused


def check_contract(start: date | None, end: date | None, notice_by: date | None) -> None:
    """A contract ends after it starts, and notice is given before it ends."""
    check_period(start, end, field="end")
    if notice_by is not None and end is not None and notice_by > end:
        raise Invalid("systems.contract.notice", field="notice_by", end=end.isoformat())


def has_run_out(contract: Contract, *, today: date) -> bool:
    """Whether a contract no longer holds: its last day has been."""
    return contract.end is not None and contract.end < today


def check_has_run_out(contract: Contract, *, today: date) -> None:
    """A contract that still holds stays in the register."""
    if not has_run_out(contract, today=today):
        raise Refused("systems.contract.runs", name=contract.name)
