"""Ordering reports and keeping what they became; Word templates from upload to withdrawal."""

from farled.reports.acts.productions import (
    keep_files,
    order,
    order_again,
    order_changes,
    order_compilation,
    order_decision,
    order_of_round,
    remove,
    tell_export,
)
from farled.reports.acts.templates import (
    add_template,
    add_version,
    change_template,
    check_again,
    keep_findings,
    put_in_use,
    remove_version,
    withdraw,
)

__all__ = [
    "add_template",
    "add_version",
    "change_template",
    "check_again",
    "keep_files",
    "keep_findings",
    "order",
    "order_again",
    "order_changes",
    "order_compilation",
    "order_decision",
    "order_of_round",
    "put_in_use",
    "remove",
    "remove_version",
    "tell_export",
    "withdraw",
]
