"""What a room's rows are called and where they are shown, read together with what other rooms are asked for."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from django.db.models import QuerySet

from farled.web.together import Answer, Asks, asking

Named: TypeAlias = Mapping[int, tuple[str, str]]  # id → title now and address
Faces: TypeAlias = Answer[Named]


@asking
def faces_of(rows: QuerySet[Any, Any], face: Callable[[Any], tuple[str, str]]) -> Asks[Named]:
    """The faces of some rows, each with its ``pk``."""
    yield (rows,)
    return {row.pk: face(row) for row in rows}
