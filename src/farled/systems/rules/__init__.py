"""Who may do what in the room, and what must hold. No writes, no clock."""

from farled.systems.rules.contracts import check_contract
from farled.systems.rules.keeping import (
    can_add,
    can_keep,
    can_name_processes,
    check_can_add,
    check_can_keep,
    check_can_name_processes,
    check_name_is_free,
    check_nothing_hangs_on,
    check_own,
    reads_secrets,
)
from farled.systems.rules.systems import (
    can_integrate,
    can_move,
    check_can_end,
    check_can_integrate,
    check_integration,
    check_levels,
    check_move,
    check_period,
    needs_ground,
    runs,
)

__all__ = [
    "can_add",
    "can_integrate",
    "can_keep",
    "can_move",
    "can_name_processes",
    "check_can_add",
    "check_can_end",
    "check_can_integrate",
    "check_can_keep",
    "check_can_name_processes",
    "check_contract",
    "check_integration",
    "check_levels",
    "check_move",
    "check_name_is_free",
    "check_nothing_hangs_on",
    "check_own",
    "check_period",
    "needs_ground",
    "reads_secrets",
    "runs",
]
