"""What holds of contracts."""

from datetime import date

from farled.systems.rules.systems import check_period
from farled.web.refused import Invalid


def check_contract(start: date | None, end: date | None, notice_by: date | None) -> None:
    """A contract ends after it starts, and notice is given before it ends."""
    check_period(start, end, field="end")
    if notice_by is not None and end is not None and notice_by > end:
        raise Invalid("systems.contract.notice", field="notice_by", end=end.isoformat())
