"""The room's rules: each check raises Refused, its twin can_… says whether it would."""

# Treatment
from farled.consultation.rules.treatments import (
    can_treat,
    check_can_treat,
    check_may_treat,
    check_seen,
    check_treated,
    may_treat,
)

__all__ = ["can_treat", "check_can_treat", "check_may_treat", "check_seen", "check_treated", "may_treat"]
