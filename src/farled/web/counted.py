"""Counting rows so that it can be asked together with other questions."""

from typing import Any

from django.db.models import Aggregate, QuerySet, Value


def counted(rows: QuerySet[Any, Any], **counts: Aggregate) -> QuerySet[Any, Any]:
    """One row with what ``rows.aggregate`` would give; none where it is known beforehand that there is nothing."""
    whole: QuerySet[Any, Any] = rows.order_by().values(all=Value(1)).annotate(**counts)
    return whole.values_list(*counts, named=True)
